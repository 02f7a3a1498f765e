"""The headline of a review in the form a page shows it: a table of levels under positions, and a bar for each position."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.drafts import Drafts
from generator.scorecard import Distribution, Scorecard, together
from generator.vocabulary import NOT_ASSESSED, NOT_ASSESSED_LABEL, Level, Position

BAR_LENGTH = 1000
UNLISTED = "unlisted"
_ALWAYS = (Position.SUPPORTED, Position.NOTED)


@dataclass(frozen=True, slots=True)
class LevelRow:
    """One line of the table of levels; `key` is the word its colour and shape go by."""

    key: str
    label: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BarPart:
    """One piece of a bar, in thousandths of all recommendations."""

    key: str
    start: int
    width: int


@dataclass(frozen=True, slots=True)
class Bar:
    """The levels of the recommendations with one position; all bars of a page have the same scale."""

    label: str
    total: int
    parts: tuple[BarPart, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Rows of counts under columns of positions; the last column is all. `scale` are the rows of assessed and applicable ones that occur."""

    columns: tuple[str, ...]
    rows: tuple[LevelRow, ...]
    totals: tuple[int, ...]
    bars: tuple[Bar, ...]
    scale: tuple[LevelRow, ...]
    not_applicable: int


@dataclass(frozen=True, slots=True)
class DraftFigures:
    """The drafts of a review that stand where no finding is published: a table and a bar of their own, and who wrote them."""

    columns: tuple[str, ...]
    rows: tuple[LevelRow, ...]
    bar: Bar
    total: int
    drafted_by: str


def figures(scorecard: Scorecard) -> Figures:
    """The table and bar of a scorecard; positions and levels that nobody has are left out, supported and noted never."""
    columns = dict(_columns(scorecard.by_position, scorecard.all))
    positions = [position for position in Position if scorecard.by_position[position].total or position in _ALWAYS]
    rows = tuple(_rows(list(columns.values()), scorecard.all))
    return Figures(
        columns=tuple(columns),
        rows=rows,
        totals=tuple(distribution.total for distribution in columns.values()),
        bars=tuple(
            _bar(position.label, scorecard.by_position[position], scorecard.all.total) for position in positions if scorecard.by_position[position].total
        ),
        scale=tuple(row for row in rows if row.counts[-1] and row.key not in (NOT_ASSESSED, Level.NOT_APPLICABLE)),
        not_applicable=scorecard.all.counts[Level.NOT_APPLICABLE],
    )


def draft_figures(drafts: Drafts) -> DraftFigures | None:
    """The table and bar of the drafts that stand alone, None without one; their parts are of the drafts, never of all recommendations."""
    if not drafts.all.total:
        return None
    columns = dict(_columns(drafts.by_position, drafts.all))
    rows = tuple(LevelRow(level.value, level.label, tuple(one.counts[level] for one in columns.values())) for level in Level if drafts.all.counts[level])
    return DraftFigures(
        columns=tuple(columns),
        rows=rows,
        bar=_bar("1 draft, not a finding" if drafts.all.total == 1 else f"{drafts.all.total} drafts, not findings", drafts.all, drafts.all.total),
        total=drafts.all.total,
        drafted_by=_drafted_by(drafts),
    )


def _drafted_by(drafts: Drafts) -> str:
    if not drafts.by_people:
        return "drafted from documents by software, not yet reviewed by a person"
    if not drafts.by_software:
        return "written by people, not yet reviewed by another person"
    return f"{drafts.by_software:,} drafted from documents by software and {drafts.by_people:,} written by people, not yet reviewed by another person"


def bar_of(label: str, levels: Distribution, unlisted: int = 0) -> Bar:
    """One bar for all these recommendations, as long as any other; those that are not on record leave its end empty."""
    rows = occurring(levels, unlisted)
    parts = _parts([(row.key, row.counts[0]) for row in rows if row.key != UNLISTED], levels.total + unlisted)
    return Bar(label, levels.total, tuple(parts), _sentence(rows))


def occurring(levels: Distribution, unlisted: int = 0) -> tuple[LevelRow, ...]:
    """The levels that occur, what is not assessed, and what is known to be missing from the record."""
    missing = (LevelRow(UNLISTED, "Not on record here", (unlisted,)),) if unlisted else ()
    return (*(row for row in _rows([levels], levels) if row.counts[0]), *missing)


def _columns(by_position: Mapping[Position, Distribution], all_: Distribution) -> Iterator[tuple[str, Distribution]]:
    """Supported, noted, all; between them any other answer, or all others together, so that a telephone can show the table."""
    yield from ((position.label, by_position[position]) for position in _ALWAYS)
    others = [position for position in Position if position not in _ALWAYS and by_position[position].total]
    if others:
        yield others[0].label if len(others) == 1 else "Other answers", together(by_position[position] for position in others)
    yield "All", all_


def _rows(distributions: list[Distribution], all_: Distribution) -> Iterator[LevelRow]:
    """A row for every level once anything is assessed; before that only for what is not assessed."""
    for level in Level:
        on_the_scale = level is not Level.NOT_APPLICABLE and all_.assessed
        if on_the_scale or all_.counts[level]:
            yield LevelRow(level.value, level.label, tuple(distribution.counts[level] for distribution in distributions))
    yield LevelRow(NOT_ASSESSED, NOT_ASSESSED_LABEL, tuple(distribution.not_assessed for distribution in distributions))


def _bar(label: str, levels: Distribution, of: int) -> Bar:
    rows = occurring(levels)
    return Bar(label, levels.total, tuple(_parts([(row.key, row.counts[0]) for row in rows], of)), _sentence(rows))


def _sentence(rows: Iterable[LevelRow]) -> str:
    return ", ".join(f"{row.label.lower()} {row.counts[0]}" for row in rows)


def _parts(counts: list[tuple[str, int]], of: int) -> Iterator[BarPart]:
    """Pieces without a gap: each begins where the one before it ends."""
    before = 0
    for key, count in counts:
        start, end = before * BAR_LENGTH // of, (before + count) * BAR_LENGTH // of
        before += count
        if end > start:
            yield BarPart(key, start, end - start)


def counted_positions(scorecard: Scorecard) -> Iterator[str]:
    """217 supported, 37 noted: the answers that occur."""
    for position, levels in scorecard.by_position.items():
        if levels.total:
            yield f"{levels.total:,} {position.label.lower()}"
