"""Adds a person's assessment of one recommendation to its file: nothing is written that the checks would refuse. For a terminal or a form."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from generator.assess import NotAssessed
from generator.assessments_file import append_assessment
from generator.assessments_text import new_file
from generator.checked import read_and_check
from generator.checks.fault import key_and_label
from generator.content import Content
from generator.model import AssessedRecommendation, Assessment, Assessments, Recommendation, Review, Source
from generator.problem import Problem
from generator.shape_faults import nearest
from generator.write import write_if_changed
from generator.yaml_document import parse_yaml
from generator.yaml_values import NotEditable


@dataclass(frozen=True, slots=True)
class Assessed:
    """A recommendation on record with what is known about it: where its assessments are, or will be."""

    record_id: str
    state_name: str
    file: PurePosixPath
    review: Review
    recommendation: Recommendation
    sources: Mapping[str, Source]
    known: AssessedRecommendation

    @property
    def review_day(self) -> date:
        """The last day of the review that is on record: no assessment can be of an earlier one."""
        days = (self.review.held_on, self.review.addendum_on, self.review.adopted_on)
        return max((day for day in days if day), default=date.min)


class NoSuchRecord(Exception):
    """There is no recommendation with this id; the message offers the nearest ones."""


def find_record(content: Content, record_id: str) -> Assessed:
    """The recommendation that a record id names, in capitals or not. Raises NoSuchRecord."""
    state, _, rest = record_id.strip().partition("-")
    key, label = key_and_label(f"{state.upper()}-{rest.lower()}") or (None, "")
    review = content.reviews.get(key) if key else None
    found = next((one for one in review.record.recommendations if one.paragraph == label), None) if review else None
    if key is None or review is None or found is None:
        raise NoSuchRecord(_missing(content, record_id.strip()))
    beside = content.assessments_beside(key) or Assessments()
    return Assessed(
        record_id=review.record.record_id(found.paragraph),
        state_name=content.name_by_code.get(key[0], key[0]),
        file=PurePosixPath("states", key[0], f"cycle-{key[1]}", "assessments.yaml"),
        review=review.record,
        recommendation=found,
        sources=beside.sources,
        known=beside.recommendations.get(found.paragraph, AssessedRecommendation()),
    )


def _missing(content: Content, record_id: str) -> str:
    """Why there is no such recommendation, and which ones are near."""
    ids = [review.record.record_id(one.paragraph) for review in content.reviews.values() for one in review.record.recommendations]
    same_review = [one for one in ids if one.rpartition("-")[0] == record_id.upper().rpartition("-")[0]]
    if key_and_label(record_id.upper()) and "-P" in record_id.upper():
        return f"{record_id} is a pledge, and pledges have no assessments yet; name a recommendation"
    near = nearest(record_id, same_review or ids) or same_review[:3]
    offered = f"did you mean {', '.join(near)}?" if near else "write State, cycle and number, such as SVN-4-140.7"
    return f"there is no recommendation {record_id!r:.60}; {offered}"


@dataclass(frozen=True, slots=True)
class Added:
    """What was written: the file, the line on which the assessment begins, and the warnings that the file has."""

    path: Path
    line: int
    warnings: tuple[Problem, ...]


def add_assessment(folder: Path, record: Assessed, assessment: Assessment, sources: Mapping[str, Source], today: date) -> Added:
    """Writes an assessment and the sources that its file lacks; every other byte of the file stays.

    Raises NotAssessed, with nothing written, where the checks would find an error in the new file or it cannot be added to.
    """
    path = folder / record.file
    text = new_text(folder, record, assessment, sources)
    _, problems = read_and_check(folder, today, {record.file: text.encode("utf-8")})
    here = PurePosixPath(folder.as_posix()) / record.file
    found = tuple(problem for problem in problems if problem.path == here)
    if errors := [problem for problem in found if problem.is_error]:
        raise NotAssessed(problems=errors)
    write_if_changed(path, text.encode("utf-8"))
    return Added(path, _line(text, record.recommendation.paragraph, assessment), found)


def new_text(folder: Path, record: Assessed, assessment: Assessment, sources: Mapping[str, Source]) -> str:
    """The text of the file with the assessment added. Raises NotAssessed."""
    path = folder / record.file
    review = record.review
    try:
        old = path.read_bytes().decode("utf-8") if path.exists() else new_file(record.state_name, review.cycle)
        return append_assessment(old, record.recommendation.paragraph, assessment, sources, [one.paragraph for one in review.recommendations])
    except (NotEditable, UnicodeDecodeError) as fault:
        raise NotAssessed(lines=(f"{path}: {fault}",)) from None


def _line(text: str, paragraph: str, assessment: Assessment) -> int:
    """The line of the newest assessment of its day."""
    document, _ = parse_yaml(text.encode("utf-8"))
    if document is None:
        return 1
    listed = document.value["recommendations"][paragraph]["assessments"]
    index = max(index for index, one in enumerate(listed) if one["as_of"] == assessment.as_of.isoformat())
    return document.place(("recommendations", paragraph, "assessments", index)).line
