"""The home page: what this is, how much of it there is, and the world: every State as a tile of one size and as a line of a table."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.addresses import (
    BRIEFING,
    CALENDAR,
    CHANGES,
    COVERAGE,
    HOME,
    RECOMMENDING_STATES,
    REGIONAL_GROUPS,
    relative,
    relative_served,
    state_page,
    subject_page,
)
from generator.content import Content
from generator.overview import Overviews
from generator.pages.figures import Bar, bar_of
from generator.pages.home_news import newest_findings, sessions_ahead
from generator.pages.page import Link, Page, counted, states_by_name
from generator.scorecard import Distribution
from generator.scoring import Counts, add, scorecard_of, sum_of
from generator.vocabulary import NOT_ASSESSED, NOT_ASSESSED_LABEL, Level, RegionalGroup, Word

NO_RECORD = "no record"
_SHOWN: tuple[tuple[str, str], ...] = (*((level.value, level.label) for level in Level), (NOT_ASSESSED, NOT_ASSESSED_LABEL))


@dataclass(frozen=True, slots=True)
class StateTile:
    """A State in the world view: the levels of its recommendations on record as a bar, and how many of them are assessed.

    `mark` are the same figures in the space of a tile, `said` in words; without a record there is no bar.
    """

    code: str
    name: str
    address: str
    bar: Bar | None
    mark: str
    said: str
    title: str


@dataclass(frozen=True, slots=True)
class StateLine:
    """A State in the table: recommendations on record, assessed, then those at each level; in words where nothing is on record."""

    link: Link
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupSection:
    """The States of one regional group by name."""

    anchor: str
    link: Link
    tiles: tuple[StateTile, ...]
    lines: tuple[StateLine, ...]


def home_page(content: Content, overviews: Overviews, today: date) -> Page:
    """The page / as it stands on a day."""
    levels = _levels_by_state(overviews)
    all_ = scorecard_of(sum_of(overview.counts for overview in overviews.values()), unlisted=None).all
    return Page(
        path=HOME,
        title="Open scorecards of the Universal Periodic Review",
        description="Which recommendations each State received in the Universal Periodic Review, what it answered, "
        "and how far each was carried out, with the evidence.",
        template="home.md.jinja",
        scripts=("find-state",),
        context={
            "states": len(content.states),
            "reviews": sum(bool(overview.counts) for overview in overviews.values()),
            "recommendations": all_.total,
            "assessed": all_.assessed,
            "sessions": sessions_ahead(content, today),
            "newest": newest_findings(overviews),
            "briefing": relative(BRIEFING, HOME),
            "recommending_states": relative(RECOMMENDING_STATES, HOME),
            "calendar": relative(CALENDAR, HOME),
            "coverage": relative(COVERAGE, HOME),
            "changes": relative(CHANGES, HOME),
            "without_record": sum(code not in levels for code in content.states),
            "legend": _SHOWN,
            "columns": tuple((level.value, level.label) for level in Level),
            "groups": tuple(_groups(content, levels)),
        },
    )


def _levels_by_state(overviews: Overviews) -> Mapping[str, Distribution]:
    """All reviews of a State together; a State without a recommendation on record is not among them."""
    found: dict[str, Counts] = defaultdict(dict)
    for (code, _cycle), overview in overviews.items():
        if overview.counts:
            add(found[code], overview.counts)
    return {code: scorecard_of(counts, unlisted=None).all for code, counts in found.items()}


def _groups(content: Content, levels: Mapping[str, Distribution]) -> Iterator[GroupSection]:
    members: dict[Word, list[str]] = defaultdict(list)
    for code in states_by_name(content):
        members[content.states[code].record.regional_group].append(code)
    for group in RegionalGroup:
        tiles = tuple(_tile(code, content.name_by_code[code], levels.get(code)) for code in members[group])
        lines = tuple(_line(code, content.name_by_code[code], levels.get(code)) for code in members[group])
        yield GroupSection(group.slug, Link(group.label, relative(subject_page(REGIONAL_GROUPS, group.slug), HOME)), tiles, lines)


def _tile(code: str, name: str, levels: Distribution | None) -> StateTile:
    address = relative_served(state_page(code), HOME)
    if levels is None:
        return StateTile(code, name, address, None, NO_RECORD, NO_RECORD, f"{name}: {NO_RECORD}")
    bar = bar_of(name, levels)
    assessed = levels.coverage
    said = f"{assessed.count:,} of {assessed.of:,} assessed"
    return StateTile(code, name, address, bar, f"{assessed.count}/{assessed.of}", said, f"{name}: {counted(levels.total, 'recommendation')}, {bar.sentence}")


def _line(code: str, name: str, levels: Distribution | None) -> StateLine:
    link = Link(name, relative(state_page(code), HOME))
    if levels is None:
        return StateLine(link, (NO_RECORD, *("–" for _ in range(1 + len(Level)))))
    return StateLine(link, tuple(f"{count:,}" for count in (levels.total, levels.assessed, *(levels.counts[level] for level in Level))))
