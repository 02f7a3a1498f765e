"""Derives assessments by rule and writes them beside the records: what is committed and reviewed, never made while building."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.assessments_file import Addition, with_assessments
from generator.assessments_text import new_file
from generator.checked import read_and_check
from generator.content import Authored, Content, ReviewKey
from generator.model import Assessment, Assessments, Evidence, Review, Source
from generator.problem import Problem, has_errors
from generator.scorecard import METHOD, is_by_rule
from generator.treaty_answer import StatusEvidence
from generator.treaty_record import Finding, TreatyRecord, finding
from generator.vocabulary import AssessmentStatus, Level, SourceType
from generator.write import write_if_changed
from generator.yaml_values import NotEditable


class NotAssessed(Exception):
    """Nothing was written: the content has errors, or a file cannot be added to; `lines` say where."""

    def __init__(self, problems: Sequence[Problem] = (), lines: Sequence[str] = ()) -> None:
        super().__init__("nothing was written")
        self.problems = tuple(problems)
        self.lines = tuple(lines)


@dataclass(frozen=True, slots=True)
class _Derived:
    """What the rule finds about the recommendations of one review, and what is to be written of it."""

    rule: str
    review: Authored[Review]
    found: tuple[Finding, ...]
    added: tuple[tuple[str, Finding], ...]
    remarks: tuple[str, ...]

    @property
    def name(self) -> str:
        """RUR-3."""
        return f"{self.review.record.state}-{self.review.record.cycle}"


def assess_by_rule(folder: Path, rule: str, states: Sequence[str], today: date) -> tuple[str, ...]:
    """Writes what a rule (treaty-record-1) finds about the reviews of these States, or of all, and returns the lines to print.

    A recommendation that a person has published an assessment of is left alone. Nothing is written where the newest finding of the
    rule says the same already. Raises NotAssessed, with nothing written, where the content has errors or a file cannot be added to.
    """
    content, problems = read_and_check(folder, today)
    if has_errors(problems):
        raise NotAssessed(problems=[problem for problem in problems if problem.is_error])
    record = TreatyRecord(
        statuses={treaty: status.record for treaty, status in content.treaty_status.items()},
        names={treaty.id: treaty.short or treaty.name for treaty in content.treaty_by_id.values()},
        sessions=content.session_by_number,
    )
    chosen = [key for key in sorted(content.reviews) if not states or key[0] in states]
    derived = [_derived(content, key, rule, record) for key in chosen]
    texts, faults = _texts(folder, content, [one for one in derived if one.added])
    if faults:
        raise NotAssessed(lines=faults)
    for path, text in texts.items():
        write_if_changed(path, text.encode("utf-8"))
    return tuple(_lines(rule, derived))


def _derived(content: Content, key: ReviewKey, rule: str, record: TreatyRecord) -> _Derived:
    """The findings about one review, each held against the assessments beside it."""
    review = content.reviews[key]
    assessed = (content.assessments_beside(key) or Assessments()).recommendations
    found: list[Finding] = []
    added: list[tuple[str, Finding]] = []
    remarks: list[str] = []
    for recommendation in review.record.recommendations:
        paragraph = recommendation.paragraph
        history = assessed[paragraph].assessments if paragraph in assessed else ()
        made = finding(record, review.record, recommendation)
        found += [made] if made else []
        if remark := _remark(rule, review.record.record_id(paragraph), made, history):
            remarks.append(remark)
        elif made and not _says_the_same(rule, made, history):
            added.append((paragraph, made))
    return _Derived(rule, review, tuple(found), tuple(added), tuple(remarks))


def _newest_by(rule: str, history: Sequence[Assessment]) -> Assessment | None:
    return next((assessment for assessment in reversed(history) if rule in assessment.assessors), None)


def _says_the_same(rule: str, made: Finding, history: Sequence[Assessment]) -> bool:
    newest = _newest_by(rule, history)
    return newest is not None and (newest.level, newest.as_of, newest.reason) == (made.level, made.as_of, made.reason)


def _remark(rule: str, record_id: str, made: Finding | None, history: Sequence[Assessment]) -> str:
    """Why a finding is not written, where a person should know; empty where it may be."""
    newest = _newest_by(rule, history)
    if made is None:
        is_shown = newest is not None and newest.status is AssessmentStatus.PUBLISHED
        return f"to decide: {record_id}: the rule finds nothing here any more; withdraw its earlier finding where it no longer fits" if is_shown else ""
    if any(one.status is AssessmentStatus.PUBLISHED and not is_by_rule(one) for one in history):
        return f"left alone: {record_id}: a person published an assessment, which goes before"
    if newest is not None and newest.as_of > made.as_of:
        return f"to decide: {record_id}: the rule's earlier finding is of {newest.as_of}, later than {made.as_of}, up to which the lists speak now"
    return ""


def _texts(folder: Path, content: Content, derived: Sequence[_Derived]) -> tuple[dict[Path, str], list[str]]:
    """The new text of every file, and what stands in the way."""
    texts: dict[Path, str] = {}
    faults: list[str] = []
    for one in derived:
        review = one.review.record
        path = folder / "states" / review.state / f"cycle-{review.cycle}" / "assessments.yaml"
        old = path.read_bytes().decode("utf-8") if path.exists() else new_file(content.name_by_code[review.state], review.cycle)
        known = content.assessments_beside((review.state, review.cycle)) or Assessments()
        sources, keys = _sources(known.sources, [evidence for _, made in one.added for evidence in made.evidence])
        additions = [Addition(paragraph, _assessment(one.rule, made, keys)) for paragraph, made in one.added]
        try:
            texts[path] = with_assessments(old, sources, additions, [recommendation.paragraph for recommendation in review.recommendations])
        except NotEditable as fault:
            faults.append(f"{path}: {fault}")
    return texts, faults


def _sources(known: Mapping[str, Source], evidence: Sequence[StatusEvidence]) -> tuple[dict[str, Source], dict[StatusEvidence, str]]:
    """The sources that a file still lacks, and the key of every piece of evidence in it; a key that means something else is not used."""
    new: dict[str, Source] = {}
    keys: dict[StatusEvidence, str] = {}
    for one in dict.fromkeys(evidence):
        source = Source(type=SourceType.TREATY_DEPOSITARY, title=one.title, date=one.as_of.isoformat(), url=one.url)
        key, number = one.key, 1
        while (other := known.get(key) or new.get(key)) is not None and other != source:
            number += 1
            key = f"{one.key}-{number}"
        keys[one] = key
        if key not in known:
            new[key] = source
    return new, keys


def _assessment(rule: str, made: Finding, keys: Mapping[StatusEvidence, str]) -> Assessment:
    """A finding as an assessment; it needs no reader before it is published, because the lists decide it."""
    values = {"as_of": made.as_of.isoformat(), "level": str(made.level), "status": str(AssessmentStatus.PUBLISHED), "reason": made.reason}
    evidence = tuple(Evidence(source=keys[one]) for one in made.evidence)
    return Assessment.model_validate({**values, "remaining_actions": made.remaining, "evidence": evidence, "assessors": (rule,), "method": METHOD})


def _lines(rule: str, derived: Sequence[_Derived]) -> Iterator[str]:
    """What was added, State by State, what was left alone, and the findings by level."""
    for one in derived:
        if one.added:
            yield f"{one.name}: {len(one.added)} added: {_by_level([made for _, made in one.added])}"
        yield from one.remarks
    found = [made for one in derived for made in one.found]
    added = sum(len(one.added) for one in derived)
    states = {one.review.record.state for one in derived if one.found}
    yield f"{rule}: {len(found):,} findings about {len(states)} States: {_by_level(found) or 'none'}"
    yield f"{added:,} added, {sum(len(one.remarks) for one in derived):,} to look at (see above), the others as they were"


def _by_level(found: Sequence[Finding]) -> str:
    counts = Counter(made.level for made in found)
    return ", ".join(f"{counts[level]:,} {level.label.lower()}" for level in Level if counts[level])
