"""The page of changes: assessments by the day they are dated and by who drew them, what was withdrawn, and corrections of the record."""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath

from generator.addresses import ALL_CHANGES, API, CHANGES, METHODOLOGY, relative
from generator.addresses import review_page as review_path
from generator.content import Content, ReviewKey
from generator.corrections import Correction
from generator.model import Review
from generator.overview import Dated, Overviews, ReviewOverview, TakenBack
from generator.pages.page import Link, Page, ordinal, rule_link, states_by_name
from generator.scorecard import is_rule
from generator.vocabulary import AssessmentStatus, Level

_SHORT_LIST = 6
_LISTED = 1000  # reviews on one page
_OfReview = tuple[ReviewKey, Dated]
_RECORD_ID = re.compile(r"\b([A-Z]{3})-(\d)-(P?\d+(?:\.\d+)?[a-z]?)\b")


@dataclass(frozen=True, slots=True)
class ReviewCount:
    """How many assessments of a batch stand on the page of one review."""

    link: Link
    count: int


@dataclass(frozen=True, slots=True)
class Batch:
    """The assessments that one rule, or the same persons, dated to one day; `of_reviews` is how many reviews they are on.

    `reviews` lists these, or is empty where the page has listed enough: the pages of the States have it all.
    """

    assessors: tuple[str, ...]
    rule: Link | None
    total: int
    levels: tuple[tuple[Level, int], ...]
    of_reviews: int
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


def changes_page(content: Content, overviews: Overviews, listed: Sequence[Correction], named: Container[str]) -> Page:
    """The page /changes/; `listed` are the corrections of the changelog, `named` the records on record that they name."""
    place = {code: index for index, code in enumerate(states_by_name(content))}
    ordered = [overviews[key] for key in sorted(overviews, key=lambda key: (place[key[0]], -key[1]))]
    links = {one.key: Link(f"{content.name_by_code[one.key[0]]}, {ordinal(one.key[1])} cycle", relative(review_path(*one.key), CHANGES)) for one in ordered}
    return Page(
        path=CHANGES,
        title="Latest findings and corrections",
        description="Assessments of recommendations by the day they are dated, those that were withdrawn, and corrections of the record.",
        template="changes.md.jinja",
        feed=ALL_CHANGES,
        api=API / "changes.json",
        context={
            "days": days_of_change(ordered, links, rule_link(CHANGES)),
            "withdrawn": tuple(_withdrawn(ordered)),
            "corrections": tuple(correction_line(correction, named, CHANGES) for correction in listed),
            "methodology": relative(METHODOLOGY, CHANGES),
            "feed": relative(ALL_CHANGES, CHANGES),
        },
    )


def days_of_change(overviews: Iterable[ReviewOverview], links: Mapping[ReviewKey, Link], rule: Link) -> tuple[DayOfChanges, ...]:
    """Newest first; of one day what rules drew stands behind what people did. `links` lead to the reviews, `rule` to how a rule judges."""
    by_day: dict[date, list[_OfReview]] = defaultdict(list)
    for overview in overviews:
        for dated in overview.dated:
            by_day[dated.as_of].append((overview.key, dated))
    return tuple(_listed_at_most(_LISTED, (_day(on, by_day[on], links, rule) for on in sorted(by_day, reverse=True))))


def _listed_at_most(most: int, days: Iterable[DayOfChanges]) -> Iterator[DayOfChanges]:
    """The days, with as many reviews listed as a telephone can bear; figures are kept of all."""
    left = most

    def shortened(batches: tuple[Batch, ...]) -> Iterator[Batch]:
        nonlocal left
        for batch in batches:
            left -= batch.of_reviews
            yield batch if left >= 0 else replace(batch, reviews=())

    for day in days:
        yield replace(day, published=tuple(shortened(day.published)), drafts=tuple(shortened(day.drafts)))


def _day(on: date, items: Iterable[_OfReview], links: Mapping[ReviewKey, Link], rule: Link) -> DayOfChanges:
    by_status: dict[AssessmentStatus, list[_OfReview]] = defaultdict(list)
    for key, dated in items:
        by_status[dated.status].append((key, dated))
    published, drafts = (tuple(_batches(by_status[status], links, rule)) for status in (AssessmentStatus.PUBLISHED, AssessmentStatus.DRAFT))
    return DayOfChanges(on, published, drafts)


def _batches(items: Iterable[_OfReview], links: Mapping[ReviewKey, Link], rule: Link) -> Iterator[Batch]:
    by_assessors: dict[tuple[str, ...], list[_OfReview]] = defaultdict(list)
    for key, dated in items:
        by_assessors[dated.assessors].append((key, dated))
    for assessors in sorted(by_assessors, key=lambda assessors: (is_rule(assessors), assessors)):
        levels: Counter[Level] = Counter()
        reviews: Counter[ReviewKey] = Counter()
        for key, dated in by_assessors[assessors]:
            levels[dated.level] += dated.count
            reviews[key] += dated.count
        yield Batch(
            assessors=assessors,
            rule=rule if is_rule(assessors) else None,
            total=levels.total(),
            levels=tuple((level, levels[level]) for level in Level if levels[level]),
            of_reviews=len(reviews),
            reviews=tuple(ReviewCount(links[key], count) for key, count in reviews.items()),
        )


def _withdrawn(overviews: Iterable[ReviewOverview]) -> Iterator[tuple[Link, TakenBack]]:
    for record_id, one in taken_back(overviews):
        code, cycle, _ = record_id.split("-", 2)
        yield Link(record_id, f"{relative(review_path(code, int(cycle)), CHANGES)}#{record_id}"), one


def taken_back(overviews: Iterable[ReviewOverview]) -> Iterator[tuple[str, TakenBack]]:
    """What was taken back, with the id of its record, by the day it had been dated, newest first."""
    found = [(overview.key, one) for overview in overviews for one in overview.taken_back]
    for (code, cycle), one in sorted(found, key=lambda pair: pair[1].as_of, reverse=True):
        yield f"{code}-{cycle}-{one.paragraph}", one


def records_named(listed: Iterable[Correction], reviews: Mapping[ReviewKey, Review]) -> frozenset[str]:
    """The ids of the records of these reviews that corrections name, withdrawn ones included: they keep their anchor."""
    found = set()
    for code, cycle, label in {named for correction in listed for named in _RECORD_ID.findall(correction.text)}:
        review = reviews.get((code, int(cycle)))
        if review and (label in review.labels or label in review.withdrawal_by_label):
            found.add(f"{code}-{cycle}-{label}")
    return frozenset(found)


def correction_line(correction: Correction, named: Container[str], page: PurePosixPath) -> CorrectionLine:
    """The correction with a link to each record it names that is `named` as one on record."""
    links = []
    for code, cycle, label in dict.fromkeys(_RECORD_ID.findall(correction.text)):
        if (record_id := f"{code}-{cycle}-{label}") in named:
            links.append(Link(record_id, f"{relative(review_path(code, int(cycle)), page)}#{record_id}"))
    return CorrectionLine(correction.version, correction.text, tuple(links))
