"""The headline of a review in the form a page shows it: a table of levels under positions, and the bar above it."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.scorecard import Distribution, Scorecard
from generator.vocabulary import NOT_ASSESSED, NOT_ASSESSED_LABEL, Level, Position

BAR_LENGTH = 1000


@dataclass(frozen=True, slots=True)
class LevelRow:
    """One line of the table of levels; `key` is the word its colour and shape go by."""

    key: str
    label: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BarPart:
    """One piece of the bar, from 0 to 1000."""

    key: str
    start: int
    width: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Rows of counts under columns of positions; the last column is all recommendations."""

    columns: tuple[str, ...]
    rows: tuple[LevelRow, ...]
    totals: tuple[int, ...]
    bar: tuple[BarPart, ...]
    sentence: str


def figures(scorecard: Scorecard) -> Figures:
    """The table and bar of a scorecard; positions and levels that nobody has are left out, supported and noted never."""
    positions = [p for p in Position if scorecard.by_position[p].total or p in (Position.SUPPORTED, Position.NOTED)]
    distributions = [*(scorecard.by_position[position] for position in positions), scorecard.all]
    rows = tuple(_rows(distributions, scorecard.all))
    return Figures(
        columns=(*(position.label for position in positions), "All"),
        rows=rows,
        totals=tuple(distribution.total for distribution in distributions),
        bar=tuple(_bar(rows, scorecard.all.total)),
        sentence=", ".join(f"{row.label.lower()} {row.counts[-1]}" for row in rows),
    )


def _rows(distributions: list[Distribution], all_: Distribution) -> Iterator[LevelRow]:
    """A row for every level once anything is assessed; before that only for what is not assessed."""
    for level in Level:
        on_the_scale = level is not Level.NOT_APPLICABLE and all_.assessed
        if on_the_scale or all_.counts[level]:
            yield LevelRow(level.value, level.label, tuple(distribution.counts[level] for distribution in distributions))
    yield LevelRow(NOT_ASSESSED, NOT_ASSESSED_LABEL, tuple(distribution.not_assessed for distribution in distributions))


def _bar(rows: tuple[LevelRow, ...], total: int) -> Iterator[BarPart]:
    """Pieces that together fill the bar exactly: each begins where the one before it ends."""
    before = 0
    for row in rows:
        start, end = before * BAR_LENGTH // total if total else 0, (before + row.counts[-1]) * BAR_LENGTH // total if total else 0
        before += row.counts[-1]
        if end > start:
            yield BarPart(row.key, start, end - start)
