"""The pages that span States: which there are, what each depends on, and how it is made when something of that has changed."""

from collections import Counter
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from generator import occurrences
from generator.addresses import BRIEFING, CALENDAR, CHANGES, COVERAGE, HOME, RECOMMENDING_STATES, Addresses, recommending_page
from generator.content import Content
from generator.occurrences import KINDS, Occurrences
from generator.overview import Overviews
from generator.pages.briefing import briefing_page
from generator.pages.calendar import calendar_page
from generator.pages.changes import changes_page
from generator.pages.coverage import coverage_page
from generator.pages.home import home_page
from generator.pages.page import Page
from generator.pages.recommending import given_page, recommending_index, upcoming
from generator.pages.redirect import redirect_pages
from generator.pages.state import Moment
from generator.pages.subject import subject_page
from generator.pages.subject_index import subject_index
from generator.pages.subjects import REGIONAL, subject_kinds
from generator.pages.written import written_pages
from generator.recommending import given_by, whole_of
from generator.scorecard import Share
from generator.scoring import total_of


@dataclass(frozen=True)
class Across:
    """All that pages across States are made of; of `content` they look at no recommendation, so that its reviews may be bare.

    `named` are the ids of records on record that the corrections name.
    """

    content: Content
    overviews: Overviews
    occur: Occurrences
    addresses: Addresses
    moment: Moment
    named: Container[str]

    @cached_property
    def whole(self) -> Share:
        """Reviews with a complete record, of those that took place."""
        return whole_of(self.overviews)

    def key(self, *depends_on: str) -> tuple[str, ...]:
        """Hashes of what a page depends on beside the lists, the day and the bare facts of all reviews."""
        return tuple(self._key(one) for one in depends_on)

    def _key(self, depends_on: str) -> str:
        kind, _, word = depends_on.partition("/")
        if kind in KINDS:
            return self.occur.words[kind][word].key if word else self.occur.totals[kind]
        return self.occur.counts if kind == "counts" else self.occur.dated


@dataclass(frozen=True, slots=True)
class Planned:
    """A page that is made when it is asked for: where nothing of `key` has changed, it is what it was."""

    path: PurePosixPath
    key: tuple[str, ...]
    make: Callable[[], Page]


def pages_across_states(across: Across) -> Iterator[Planned]:
    """All pages but those of States and their reviews."""
    content, overviews, today = across.content, across.overviews, across.moment.today
    made = across.occur.words[occurrences.MADE]
    yield Planned(HOME, across.key("counts"), lambda: home_page(content, overviews, today))
    yield from _recommending(across)
    yield Planned(BRIEFING, across.key(occurrences.MADE, "counts"), lambda: briefing_page(content, overviews, made))
    yield from _subjects(across)
    yield Planned(CALENDAR, (), lambda: calendar_page(content, today))
    yield Planned(COVERAGE, across.key("counts"), lambda: coverage_page(content, {key: one.scorecard for key, one in overviews.items()}))
    yield Planned(CHANGES, across.key("dated"), lambda: changes_page(content, overviews, across.moment.corrections, across.named))
    for page in (*written_pages(content, across.addresses), *redirect_pages(content, made, across.addresses)):
        yield Planned(page.path, across.key(occurrences.MADE), lambda page=page: page)  # type: ignore[misc]


def _recommending(across: Across) -> Iterator[Planned]:
    content, made = across.content, across.occur.words[occurrences.MADE]
    yield Planned(RECOMMENDING_STATES, across.key(occurrences.MADE), lambda: recommending_index(content, made, across.whole))
    coming = upcoming(content, across.moment.past)

    def page_of(code: str) -> Page:
        given = given_by(code, across.overviews, across.whole)
        if given is None:
            raise KeyError(f"{code} recommended nothing")
        return given_page(content, code, given, across.whole, coming)

    for code in made:
        yield Planned(recommending_page(code), across.key(f"{occurrences.MADE}/{code}"), lambda code=code: page_of(code))  # type: ignore[misc]


def _subjects(across: Across) -> Iterator[Planned]:
    content, overviews = across.content, across.overviews
    totals: Counter[str] = Counter()
    for (code, _), overview in overviews.items():
        totals[code] += total_of(overview.counts)
    kinds = subject_kinds(content, across.occur, totals)
    for kind in kinds:
        is_regional = kind.kind == REGIONAL
        yield Planned(kind.path, across.key("counts" if is_regional else kind.kind), lambda kind=kind: subject_index(kind, kinds))  # type: ignore[misc]
        for subject in (subject for subject in kind.subjects if subject.has_page):
            key = across.key("counts" if is_regional else f"{kind.kind}/{subject.word}")
            yield Planned(subject.path, key, lambda kind=kind, subject=subject: subject_page(content, kind, subject, overviews))  # type: ignore[misc]
