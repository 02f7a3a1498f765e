"""What an importer hands over: recommendations as an outside list prints them, and the rows it could not read."""

from dataclasses import dataclass
from datetime import date

from generator.vocabulary import Position


@dataclass(frozen=True, slots=True)
class ListedPart:
    """One ask with the States that made it."""

    text: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListedRecommendation:
    """A numbered recommendation with every word already turned into ours; `parts` has one entry where all States ask the same."""

    paragraph: str
    parts: tuple[ListedPart, ...]
    position: Position
    position_source: tuple[str, str | None] | None
    themes: tuple[str, ...]
    groups: tuple[str, ...]
    sdgs: tuple[str, ...]
    claimed: bool = False

    @property
    def by(self) -> tuple[str, ...]:
        """All recommending States in the order of the list, each once."""
        return tuple(dict.fromkeys(code for part in self.parts for code in part.by))


@dataclass(frozen=True, slots=True)
class RowFault:
    """A row of a list, or a paragraph of a report, that cannot be read, or read only with a doubt that a person should know."""

    row: int
    message: str


@dataclass(frozen=True, slots=True)
class ImportedList:
    """One outside list: what it says it is, its recommendations, its faults (nothing is written) and its remarks."""

    state: str | None
    cycle: int | None
    session: int | None
    recommendations: tuple[ListedRecommendation, ...]
    faults: tuple[RowFault, ...] = ()
    remarks: tuple[RowFault, ...] = ()
    report: str | None = None
    held_on: date | None = None
