"""Texts of new files and entries: what is known stands there, what is not is a comment that says what to write. No placeholder is a fact."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.assessments_file import append_assessment
from generator.assessments_text import new_file
from generator.model import Assessment, Session
from generator.schema_line import schema_line
from generator.scorecard import METHOD
from generator.vocabulary import AssessmentStatus, Level, RegionalGroup, ReviewStatus
from generator.yaml_values import NotEditable, newline_of

_RULES = "The rules, with an example of every field: CONTRIBUTING.md. To check: scorecards check"


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The text of a file and the line on which the person goes on writing."""

    text: str
    line: int


def state_skeleton(code: str, name: str, group: RegionalGroup | None) -> Skeleton:
    """A state.yaml; it passes the checks where name and regional group are given."""
    groups = " | ".join(RegionalGroup)
    lines = [
        f"# {name or code}: what the site says about the State itself. {_RULES}",
        "# Where the names and the group come from: write it here.",
        f"code: {code}",
        f"name: {name}" if name else "# name: the UN short name in English",
        "# names: {fr: , es: , ru: , zh: , ar: }   the UN short names in the other official languages",
        "# former_names: []   other names, as printed in documents; the importers use them",
        f"regional_group: {group}" if group else f"# regional_group: one of {groups}",
        "# follow_up: facts such as a mid-term report, each with its source",
    ]
    return _skeleton(schema_line("states/SVN/state.yaml"), lines)


def review_skeleton(name: str, code: str, cycle: int, session: Session | None, sessions: Sequence[Session], today: date) -> Skeleton:
    """A review.yaml without recommendations; it passes the checks where the session is given and is still to come."""
    numbers = [one.number for one in sessions if one.cycle == cycle]
    one_of = f", one of {min(numbers)} to {max(numbers)}" if numbers else ", once it is in sessions.yaml"
    to_come = session is not None and _is_to_come(session, today)
    status = f"status: {ReviewStatus.SCHEDULED}" if to_come else f"# status: one of {' | '.join(ReviewStatus)}"
    lines = [
        f"# The official record of {name}, cycle {cycle}. Session: write here where it comes from.",
        f"# {_RULES}",
        f"state: {code}",
        f"cycle: {cycle}",
        f"session: {session.number}" if session else f"# session: the session of the Working Group{one_of}",
        "tentative: true   # delete this line when a source confirms session and date",
        status,
        "# held_on: the day of the review, when it has taken place",
        "# documents: symbols of the report, its addendum and the decision, when they are out",
        "record: none      # until the recommendations are listed: scorecards import reads them from the report",
    ]
    return _skeleton(schema_line("states/SVN/cycle-4/review.yaml"), lines)


def _is_to_come(session: Session, today: date) -> bool:
    return session.starts_on > today if session.starts_on else session.year > today.year


def _skeleton(for_editors: str, lines: Sequence[str]) -> Skeleton:
    """The lines as a text; the first comment that says what to write is where to go on."""
    first = next((index for index, line in enumerate(lines) if line.startswith("# ") and ": " in line and index > 1), len(lines) - 1)
    return Skeleton(for_editors + "".join(f"{line}\n" for line in lines), first + 2)


def assessment_skeleton(text: str | None, state_name: str, cycle: int, paragraph: str, order: Sequence[str], today: date) -> Skeleton:
    """An assessments.yaml with the lines of a new assessment as comments in their place, so that it passes the checks until they are filled in.

    Every other byte stays. Raises NotEditable where the assessments stand in brackets.
    """
    if text is None:
        return _first_assessment(new_file(state_name, cycle), paragraph, today)
    stand_in = Assessment.model_validate(
        {"as_of": today.isoformat(), "level": "in_process", "status": "draft", "assessors": ("x",), "method": METHOD},
    )
    new = append_assessment(text, paragraph, stand_in, {}, order)
    start, end = _inserted(text, new)
    lines = new[start:end].split(newline_of(text))
    index = next((number for number, line in enumerate(lines) if line.lstrip(" ").startswith("- as_of:")), None)
    if index is None:
        raise NotEditable("the assessments stand in brackets; run scorecards format, which writes one key a line")
    column = min(len(line) - len(line.lstrip(" ")) for line in lines if line.strip())
    indent = len(lines[index]) - len(lines[index].lstrip(" ")) - column
    written = [*(line[column:] for line in lines[:index] if line.strip()), *(" " * indent + line for line in _assessment_lines(today))]
    commented = [*_how_to(), *written]
    piece = newline_of(text).join(f"{' ' * column}# {line}" for line in commented)
    before = newline_of(text) if not lines[0] else ""
    after = newline_of(text) if not lines[-1] else ""
    skeleton = new[:start] + before + piece + after + new[end:]
    level = next(number for number, line in enumerate(commented) if line.strip().startswith("level:"))
    return Skeleton(skeleton, skeleton[: start + len(before)].count("\n") + level + 1)


def _inserted(old: str, new: str) -> tuple[int, int]:
    """The piece that is new, moved up to the start of its line where the same characters stand around it."""
    size = len(new) - len(old)
    start = next((index for index, character in enumerate(old) if new[index] != character), len(old))
    while start and new[start - 1] != "\n" and new[start - 1] == new[start + size - 1]:
        start -= 1
    if new[:start] + new[start + size :] != old:
        raise NotEditable("empty brackets stand in the place of the assessments; delete them with their key")
    return start, start + size


def _how_to() -> tuple[str, ...]:
    return ('Take "# " away from the start of the lines below and fill them in. More fields: CONTRIBUTING.md',)


def _assessment_lines(today: date) -> tuple[str, ...]:
    """The fields of an assessment: what is known, and what to write."""
    return (
        f"- as_of: {today}",
        f"  level:              # {' | '.join(Level)}",
        f"  status: {AssessmentStatus.DRAFT}       # published, when the evidence has been read and is not the State's word alone",
        "  reason:             # what was done, and what it changed",
        '  evidence: [{source: , paragraphs: ""}]   # a key from the sources at the top',
        "  assessors: []       # your handle",
        f'  method: "{METHOD}"',
    )


def _first_assessment(header: str, paragraph: str, today: date) -> Skeleton:
    """The text of a file in which nobody has assessed anything."""
    lines = [
        "sources: {}           # take the brackets away when you write the first source below",
        '#  ombudsman: {type: nhri, publisher: , title: , date: , url: ""}',
        "recommendations: {}   # take the brackets away, and the # from the lines below; fill them in. More fields: CONTRIBUTING.md",
        f'#  "{paragraph}":',
        "#    assessments:",
        *(f"#      {line}" for line in _assessment_lines(today)),
    ]
    level = next(index for index, line in enumerate(lines) if line.lstrip("# ").startswith("level:"))
    return Skeleton(header + "".join(f"{line}\n" for line in lines), header.count("\n") + level + 1)
