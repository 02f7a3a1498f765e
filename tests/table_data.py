"""What tests of the tables share: the pieces of a content folder, all files made of them, and rows of hostile text."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from support import GOLDEN, ROOT, SITE

from generator.addresses import Addresses
from generator.checked import read_and_check
from generator.content import Content
from generator.open_data.state_record import StateRecord
from generator.open_data.tables.all_tables import TABLE_BY_NAME
from generator.open_data.tables.files import write_table_files
from generator.open_data.tables.pieces import PIECES, Pieces, pieces_of, pieces_of_table
from generator.open_data.tables.table import Row
from generator.pages import moment_of
from generator.scorecard import ReviewScorecard
from generator.scoring import score
from generator.version import DataVersion

VERSION = DataVersion(date(2025, 5, 20), "0123456789abcdef" * 2 + "01234567")
WRITTEN_ON = date(2025, 6, 1)
ADDRESSES = Addresses("", SITE.rstrip("/"))

HOSTILE = (
    "plain",
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    "＋1",
    "－1",
    "＠a",
    "'",
    "'=1",
    "''''@a",
    "'plain",
    '"',
    '""quoted"", twice',
    "a, b; c",
    ";=1;",
    "first\nsecond",
    "first\r\nsecond\rthird",
    "a\x00b",
    "\x01\x1f\x7f\x85\u2028",
    "\ufffe\uffff",
    "right \u202eto left\u202c",
    "العربية, 中文, русский, 👩\u200d👩\u200d👧",
    "_x0041_",
    "_x005F_x0041_",
    "a_x000D_b_x000A_",
    "<b>&amp;</b>",
    "<c><v></v></c>",
    " spaces around ",
    "two  spaces",
    "tab\tinside",
    "%s %d {0}",
    "true",
    "0042",
    "1e5",
    "NULL",
    "\\N",
    "ends with \\",
    "x" * 10_000,
)


@dataclass(frozen=True)
class Made:
    """A content folder with its scorecards, and the root of a site with its tables."""

    content: Content
    records: tuple[StateRecord, ...]
    root: Path

    @property
    def scorecards(self) -> Iterator[tuple[str, ReviewScorecard]]:
        """Each review by its id."""
        for record in self.records:
            for (code, cycle), scorecard in record.scorecards.items():
                yield f"{code}-{cycle}", scorecard


def golden_tables(folder: Path) -> Made:
    """The golden example with its tables in a folder."""
    return _made(GOLDEN, date(2025, 6, 1), folder)


def real_tables(folder: Path) -> Made:
    """The real content with its tables in a folder."""
    return _made(ROOT / "content", date(2026, 11, 21), folder)


def _made(content_folder: Path, today: date, folder: Path) -> Made:
    content, _ = read_and_check(content_folder, today)
    records = tuple(state_records(content, today))
    write(folder, [pieces_of(record) for record in records])
    return Made(content, records, folder)


def state_records(content: Content, today: date) -> Iterator[StateRecord]:
    moment = moment_of(content, today, ())
    for code in sorted(content.states):
        keys = [key for key in sorted(content.reviews) if key[0] == code]
        scorecards = {key: score(content.reviews[key].record, content.assessments_beside(key)) for key in keys}
        yield StateRecord(content, code, scorecards, ADDRESSES, moment)


def in_order(kept: Iterable[Mapping[str, bytes]]) -> Pieces:
    """The pieces of some States as a cache gives them."""
    of_all = list(kept)
    return lambda name: iter([pieces[name] for pieces in of_all])


def write(folder: Path, kept: Iterable[Mapping[str, bytes]]) -> list[str]:
    return [str(path) for path in write_table_files(folder, in_order(kept), VERSION, WRITTEN_ON)]


def hostile_rows(texts: Iterable[str] = HOSTILE) -> list[Row]:
    """Rows of the table `withdrawn`, whose reason is free text."""
    return [(f"RUR-3-{number}", "RUR-3", "RUR", "2024-02-29", text, None, "https://upr.example/#x") for number, text in enumerate(texts, start=1)]


def pieces_with(rows: Mapping[str, list[Row]]) -> Mapping[str, bytes]:
    """The pieces of a State that has these rows and no others."""
    found: dict[str, bytes] = {}
    for table in TABLE_BY_NAME.values():
        found |= pieces_of_table(table, rows.get(table.name, []))
    assert set(found) == set(PIECES)
    return found


def hostile_tables(folder: Path) -> Path:
    """The files of a table of hostile text, in two pieces."""
    rows = hostile_rows()
    write(folder, [pieces_with({"withdrawn": rows[:7]}), pieces_with({"withdrawn": rows[7:]})])
    return folder
