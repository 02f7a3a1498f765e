"""The page of changes: assessments by the day they are dated and by who drew them, what was withdrawn, and corrections of the record."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from generator.addresses import CHANGES, METHODOLOGY, relative
from generator.addresses import review_page as review_path
from generator.content import Content, ReviewKey
from generator.corrections import Correction
from generator.model import Assessment
from generator.pages.page import Link, Page, ordinal, rule_link, states_by_name
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


def changes_page(content: Content, scorecards: Mapping[ReviewKey, Scorecard], listed: Sequence[Correction]) -> Page:
    """The page /changes/; `listed` are the corrections of the changelog."""
    place = {code: index for index, code in enumerate(states_by_name(content))}
    keys = sorted(scorecards, key=lambda key: (place[key[0]], -key[1]))
    dated = dated_assessments(content, scorecards, keys)
    links = {key: Link(f"{content.name_by_code[key[0]]}, {ordinal(key[1])} cycle", relative(review_path(*key), CHANGES)) for key in keys}
    return Page(
        path=CHANGES,
        title="Latest findings and corrections",
        description="Assessments of recommendations by the day they are dated, those that were withdrawn, and corrections of the record.",
        template="changes.md.jinja",
        context={
            "days": days_of_change(dated, links, rule_link(CHANGES)),
            "withdrawn": tuple(_withdrawn(dated)),
            "corrections": tuple(correction_line(content, correction, CHANGES) for correction in listed),
            "methodology": relative(METHODOLOGY, CHANGES),
        },
    )


def dated_assessments(content: Content, scorecards: Mapping[ReviewKey, Scorecard], keys: Iterable[ReviewKey]) -> tuple[Dated, ...]:
    """Every assessment of these reviews, in their order and that of their reports."""
    return tuple(
        Dated(key, content.reviews[key].record.record_id(standing.recommendation.paragraph), assessment)
        for key in keys
        for standing in scorecards[key].standings
        for assessment in standing.history
    )


def days_of_change(dated: Iterable[Dated], links: Mapping[ReviewKey, Link], rule: Link) -> tuple[DayOfChanges, ...]:
    """Newest first; of one day what rules drew stands behind what people did. `links` lead to the reviews, `rule` to how a rule judges."""
    return tuple(_days(dated, links, rule))


def _days(dated: Iterable[Dated], links: Mapping[ReviewKey, Link], rule: Link) -> Iterator[DayOfChanges]:
    by_day: dict[date, list[Dated]] = defaultdict(list)
    for item in dated:
        if item.assessment.status is not AssessmentStatus.WITHDRAWN:
            by_day[item.assessment.as_of].append(item)
    for on in sorted(by_day, reverse=True):
        published = [item for item in by_day[on] if item.assessment.status is AssessmentStatus.PUBLISHED]
        drafts = [item for item in by_day[on] if item.assessment.status is AssessmentStatus.DRAFT]
        yield DayOfChanges(on, tuple(_batches(published, links, rule)), tuple(_batches(drafts, links, rule)))


def _batches(items: Sequence[Dated], links: Mapping[ReviewKey, Link], rule: Link) -> Iterator[Batch]:
    by_assessors: dict[tuple[str, ...], list[Dated]] = defaultdict(list)
    for item in items:
        by_assessors[item.assessment.assessors].append(item)
    for assessors in sorted(by_assessors, key=lambda assessors: (is_by_rule(by_assessors[assessors][0].assessment), assessors)):
        batch = by_assessors[assessors]
        levels = Counter(item.assessment.level for item in batch)
        yield Batch(
            assessors=assessors,
            rule=rule if is_by_rule(batch[0].assessment) else None,
            total=len(batch),
            levels=tuple((level, levels[level]) for level in Level if levels[level]),
            reviews=tuple(ReviewCount(links[key], count) for key, count in Counter(item.key for item in batch).items()),
        )


def _withdrawn(dated: Sequence[Dated]) -> Iterator[tuple[Link, Assessment]]:
    """What was taken back, by the day it had been dated, newest first."""
    taken_back = [item for item in dated if item.assessment.status is AssessmentStatus.WITHDRAWN]
    for item in sorted(taken_back, key=lambda item: item.assessment.as_of, reverse=True):
        yield Link(item.record_id, f"{relative(review_path(*item.key), CHANGES)}#{item.record_id}"), item.assessment


def correction_line(content: Content, correction: Correction, page: PurePosixPath) -> CorrectionLine:
    """The correction with a link to each record it names, withdrawn ones included: they keep their anchor."""
    links = []
    for code, cycle, label in dict.fromkeys(_RECORD_ID.findall(correction.text)):
        review = content.reviews.get((code, int(cycle)))
        if review and (label in review.record.labels or label in review.record.withdrawal_by_label):
            record_id = f"{code}-{cycle}-{label}"
            links.append(Link(record_id, f"{relative(review_path(code, int(cycle)), page)}#{record_id}"))
    return CorrectionLine(correction.version, correction.text, tuple(links))
