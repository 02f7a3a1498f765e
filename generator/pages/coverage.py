"""The page of what is not known: which reviews have a record, what of it is assessed, and which States lack either."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from generator.addresses import CALENDAR, CONTRIBUTE, COVERAGE, METHODOLOGY, relative, relative_served, state_page
from generator.addresses import review_page as review_path
from generator.content import Content, ReviewKey
from generator.coverage import Coverage, coverage, is_missing, is_unassessed
from generator.model import Review
from generator.pages.page import Link, Page, states_by_name
from generator.scorecard import Scorecard
from generator.vocabulary import RecordCompleteness, RegionalGroup

_ROWS: Mapping[str, Callable[[Coverage], int]] = {
    "Reviews": lambda figures: figures.reviews,
    "with a complete record": lambda figures: figures.complete,
    "with a part of the record": lambda figures: figures.partial,
    "without a record": lambda figures: figures.without_record,
    "not known to have taken place": lambda figures: figures.unconfirmed,
    "Recommendations on record": lambda figures: figures.recommendations,
    "not applicable": lambda figures: figures.not_applicable,
    "assessed from the treaty record": lambda figures: figures.by_rule,
    "assessed by people": lambda figures: figures.by_people,
    "not assessed yet": lambda figures: figures.not_assessed,
}
_TOTALS = frozenset({"Reviews", "Recommendations on record"})


@dataclass(frozen=True, slots=True)
class Row:
    """One figure cycle by cycle and in all; the rows after a total add up to it."""

    label: str
    is_total: bool
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class GroupCount:
    """What one regional group lacks: its States by name, each with its cycles."""

    anchor: str
    name: str
    reviews: int
    states: tuple[tuple[Link, tuple[Link, ...]], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """How whole the record of one review is: the word, and the key its mark goes by."""

    key: str
    word: str
    target: str


@dataclass(frozen=True, slots=True)
class StateRow:
    """One State in the table: a cell for each cycle."""

    name: str
    target: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class GroupTable:
    """The table of one regional group."""

    anchor: str
    name: str
    rows: tuple[StateRow, ...]


def coverage_page(content: Content, scorecards: Mapping[ReviewKey, Scorecard]) -> Page:
    """The page /coverage/."""
    pairs = {key: (review.record, scorecards[key]) for key, review in content.reviews.items()}
    cycles = sorted({cycle for _, cycle in pairs})
    by_cycle = [coverage(pair for key, pair in pairs.items() if key[1] == cycle) for cycle in cycles]
    everything = coverage(pairs.values())
    return Page(
        path=COVERAGE,
        title="What we don't know",
        description="How many reviews of the Universal Periodic Review have a record here, how many recommendations are assessed, and what is missing.",
        template="coverage.md.jinja",
        context={
            "cycles": cycles,
            "rows": tuple(Row(label, label in _TOTALS, tuple(count(figures) for figures in (*by_cycle, everything))) for label, count in _ROWS.items()),
            "all": everything,
            "missing": tuple(_lacking(content, {key for key, (review, _) in pairs.items() if is_missing(review)})),
            "unassessed": tuple(_lacking(content, {key for key, (_, scorecard) in pairs.items() if is_unassessed(scorecard)})),
            "unassessed_reviews": sum(is_unassessed(scorecard) for scorecard in scorecards.values()),
            "recorded_reviews": sum(scorecard.all.total > 0 for scorecard in scorecards.values()),
            "tables": tuple(_tables(content, cycles)),
            "methodology": relative(METHODOLOGY, COVERAGE),
            "contribute": relative(CONTRIBUTE, COVERAGE),
            "calendar": relative(CALENDAR, COVERAGE),
        },
    )


def _members(content: Content) -> Iterator[tuple[RegionalGroup, list[str]]]:
    by_name = states_by_name(content)
    for group in RegionalGroup:
        if members := [code for code in by_name if content.states[code].record.regional_group is group]:
            yield group, members


def _lacking(content: Content, keys: set[ReviewKey]) -> Iterator[GroupCount]:
    cycles_by_code: dict[str, list[int]] = {}
    for code, cycle in sorted(keys):
        cycles_by_code.setdefault(code, []).append(cycle)
    for group, members in _members(content):
        lacking = [code for code in members if code in cycles_by_code]
        states = tuple((_state_link(content, code), tuple(_cycle_link(code, cycle) for cycle in cycles_by_code[code])) for code in lacking)
        if states:
            yield GroupCount(group.slug, group.label, sum(len(cycles) for _, cycles in states), states)


def _state_link(content: Content, code: str) -> Link:
    return Link(content.name_by_code[code], relative(state_page(code), COVERAGE))


def _cycle_link(code: str, cycle: int) -> Link:
    return Link(f"cycle {cycle}", relative(review_path(code, cycle), COVERAGE))


def _tables(content: Content, cycles: list[int]) -> Iterator[GroupTable]:
    for group, members in _members(content):
        rows = tuple(
            StateRow(content.name_by_code[code], relative_served(state_page(code), COVERAGE), tuple(_cell(content, code, cycle) for cycle in cycles))
            for code in members
        )
        yield GroupTable(group.slug, group.label, rows)


def _cell(content: Content, code: str, cycle: int) -> Cell:
    review = content.reviews.get((code, cycle))
    if review is None:
        return Cell("no-review", "no review", "")
    key, word = _record_word(review.record)
    return Cell(key, word, relative_served(review_path(code, cycle), COVERAGE))


def _record_word(review: Review) -> tuple[str, str]:
    if review.record is RecordCompleteness.NONE:
        return ("none", "none") if is_missing(review) else ("open", "open")
    return review.record.value, "part" if review.record is RecordCompleteness.PARTIAL else "whole"
