"""The page of changes: assessments by the day they are dated and by who drew them, what was withdrawn, and corrections of the record."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.addresses import CHANGES, METHODOLOGY, relative
from generator.addresses import review_page as review_path
from generator.content import Content, ReviewKey
from generator.corrections import Correction, corrections
from generator.model import Assessment
from generator.pages.page import Link, Page, ordinal, states_by_name
from generator.scorecard import Scorecard, is_by_rule
from generator.vocabulary import AssessmentStatus, Level

_SHORT_LIST = 6
_RECORD_ID = re.compile(r"\b([A-Z]{3})-(\d)-(P?\d+(?:\.\d+)?[a-z]?)\b")


@dataclass(frozen=True, slots=True)
class Dated:
    """One assessment with its place."""

    key: ReviewKey
    record_id: str
    assessment: Assessment


@dataclass(frozen=True, slots=True)
class ReviewCount:
    """How many assessments of a batch stand on the page of one review."""

    link: Link
    count: int


@dataclass(frozen=True, slots=True)
class Batch:
    """The assessments that one rule, or the same persons, dated to one day."""

    assessors: tuple[str, ...]
    rule: Link | None
    total: int
    levels: tuple[tuple[Level, int], ...]
    reviews: tuple[ReviewCount, ...]

    @property
    def is_long(self) -> bool:
        """Whether its list of reviews would push the next batch off a telephone's screen."""
        return len(self.reviews) > _SHORT_LIST


@dataclass(frozen=True, slots=True)
class DayOfChanges:
    """All published assessments and drafts of one day."""

    on: date
    published: tuple[Batch, ...]
    drafts: tuple[Batch, ...]


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """A correction and the records it names."""

    version: str
    text: str
    records: tuple[Link, ...]


def changes_page(content: Content, scorecards: Mapping[ReviewKey, Scorecard], changelog: str) -> Page:
    """The page /changes/."""
    dated = tuple(_dated(content, scorecards))
    return Page(
        path=CHANGES,
        title="Latest findings and corrections",
        description="Assessments of recommendations by the day they are dated, those that were withdrawn, and corrections of the record.",
        template="changes.md.jinja",
        context={
            "days": tuple(_days(content, dated)),
            "withdrawn": tuple(_withdrawn(dated)),
            "corrections": tuple(_correction(content, correction) for correction in corrections(changelog)),
            "methodology": relative(METHODOLOGY, CHANGES),
        },
    )


def _dated(content: Content, scorecards: Mapping[ReviewKey, Scorecard]) -> Iterator[Dated]:
    """Every assessment, State by State in the order of names, a State's newest review first."""
    place = {code: index for index, code in enumerate(states_by_name(content))}
    for key in sorted(scorecards, key=lambda key: (place[key[0]], -key[1])):
        review = content.reviews[key].record
        for standing in scorecards[key].standings:
            for assessment in standing.history:
                yield Dated(key, review.record_id(standing.recommendation.paragraph), assessment)


def _days(content: Content, dated: Sequence[Dated]) -> Iterator[DayOfChanges]:
    """Newest first; of one day what rules drew stands behind what people did."""
    by_day: dict[date, list[Dated]] = defaultdict(list)
    for item in dated:
        if item.assessment.status is not AssessmentStatus.WITHDRAWN:
            by_day[item.assessment.as_of].append(item)
    for on in sorted(by_day, reverse=True):
        published = [item for item in by_day[on] if item.assessment.status is AssessmentStatus.PUBLISHED]
        drafts = [item for item in by_day[on] if item.assessment.status is AssessmentStatus.DRAFT]
        yield DayOfChanges(on, tuple(_batches(content, published)), tuple(_batches(content, drafts)))


def _batches(content: Content, items: Sequence[Dated]) -> Iterator[Batch]:
    by_assessors: dict[tuple[str, ...], list[Dated]] = defaultdict(list)
    for item in items:
        by_assessors[item.assessment.assessors].append(item)
    for assessors in sorted(by_assessors, key=lambda assessors: (is_by_rule(by_assessors[assessors][0].assessment), assessors)):
        batch = by_assessors[assessors]
        levels = Counter(item.assessment.level for item in batch)
        yield Batch(
            assessors=assessors,
            rule=_rule_link() if is_by_rule(batch[0].assessment) else None,
            total=len(batch),
            levels=tuple((level, levels[level]) for level in Level if levels[level]),
            reviews=tuple(ReviewCount(_review_link(content, key), count) for key, count in Counter(item.key for item in batch).items()),
        )


def _withdrawn(dated: Sequence[Dated]) -> Iterator[tuple[Link, Assessment]]:
    """What was taken back, by the day it had been dated, newest first."""
    taken_back = [item for item in dated if item.assessment.status is AssessmentStatus.WITHDRAWN]
    for item in sorted(taken_back, key=lambda item: item.assessment.as_of, reverse=True):
        yield Link(item.record_id, f"{relative(review_path(*item.key), CHANGES)}#{item.record_id}"), item.assessment


def _correction(content: Content, correction: Correction) -> CorrectionLine:
    """The correction with a link to each record it names, withdrawn ones included: they keep their anchor."""
    links = []
    for code, cycle, label in dict.fromkeys(_RECORD_ID.findall(correction.text)):
        review = content.reviews.get((code, int(cycle)))
        if review and (label in review.record.labels or label in review.record.withdrawal_by_label):
            record_id = f"{code}-{cycle}-{label}"
            links.append(Link(record_id, f"{relative(review_path(code, int(cycle)), CHANGES)}#{record_id}"))
    return CorrectionLine(correction.version, correction.text, tuple(links))


def _review_link(content: Content, key: ReviewKey) -> Link:
    return Link(f"{content.name_by_code[key[0]]}, {ordinal(key[1])} cycle", relative(review_path(*key), CHANGES))


def _rule_link() -> Link:
    return Link("From the treaty record", f"{relative(METHODOLOGY, CHANGES)}#treaty-record")
