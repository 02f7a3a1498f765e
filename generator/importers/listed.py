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
class ListedSource:
    """Where a list found something: a UN document by its symbol, or the title of a source that has none."""

    symbol: str | None = None
    paragraph: str | None = None
    title: str | None = None

    @property
    def value(self) -> dict[str, str]:
        """The source in the form it takes in YAML."""
        named = {"symbol": self.symbol, "title": self.title, "paragraph": self.paragraph}
        return {key: value for key, value in named.items() if value}


@dataclass(frozen=True, slots=True)
class ListedRecommendation:
    """A numbered recommendation with every word already turned into ours; `parts` has one entry where all States ask the same."""

    paragraph: str
    parts: tuple[ListedPart, ...]
    position: Position
    position_source: ListedSource | None = None
    themes: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    sdgs: tuple[str, ...] = ()
    claimed: bool = False
    action_category: int | None = None

    @property
    def by(self) -> tuple[str, ...]:
        """All recommending States in the order of the list, each once."""
        return tuple(dict.fromkeys(code for part in self.parts for code in part.by))


@dataclass(frozen=True, slots=True)
class ListedPledge:
    """A voluntary pledge as an outside list prints it; the file gives it its id."""

    text: str
    source: ListedSource
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RowFault:
    """A row of a list, or a paragraph of a report, that cannot be read, or read only with a doubt that a person should know.

    `rows` is how many rows of the list the message stands for.
    """

    row: int
    message: str
    rows: int = 1


@dataclass(frozen=True, slots=True)
class ImportedList:
    """What an outside file says of one review: its recommendations and pledges, its faults, its remarks.

    With `faults` nothing is written unless a person says so. `unmatched` are rows that add to a record and found none to add to:
    they are listed and stop nothing. `rows` is how many rows of the file the list was made from, where that is another number.
    A `secondary` list repeats what UN documents say: it fills what a file lacks; what the file says stays, and differences are
    reported. `note` says why a record made from this list alone is partial.
    """

    state: str | None
    cycle: int | None
    session: int | None
    recommendations: tuple[ListedRecommendation, ...]
    faults: tuple[RowFault, ...] = ()
    remarks: tuple[RowFault, ...] = ()
    unmatched: tuple[RowFault, ...] = ()
    pledges: tuple[ListedPledge, ...] = ()
    report: str | None = None
    held_on: date | None = None
    rows: int | None = None
    secondary: bool = False
    note: str | None = None
