"""Reads lists of treaty status that are tables with commas, in two forms.

The UN Treaty Collection's tables give exact days and only the States that acted; a table of all States gives the year of the bond
only. Neither says up to which day it speaks: `Editions` does.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.content import Content
from generator.days import span
from generator.importers.state_names import StateNames
from generator.importers.treaty_status.lists import Edition, ListForm, NotAStatusList, NotUsed, Said, Standing, StatusList, StatusRow, gathered
from generator.vocabulary import TreatyAct

MAX_COLUMNS = 50
MAX_ROWS = 2000

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY = re.compile(r"(\d{1,2}) ([A-Z][a-z]{2}) (\d{4})(?: (a|d|A|AA))?", re.ASCII)
_ACTS = {None: TreatyAct.RATIFICATION, "a": TreatyAct.ACCESSION, "d": TreatyAct.SUCCESSION, "A": TreatyAct.ACCEPTANCE, "AA": TreatyAct.APPROVAL}
_YEAR = "year ratification or accession"
_STANDING = {"state party": Standing.BOUND, "signatory state": Standing.SIGNED, "no action": Standing.NONE}
_FLAG = {Standing.BOUND: "state party", Standing.SIGNED: "signatory", Standing.NONE: "no action"}
_YEAR_COLUMNS = frozenset({"member", "status", _YEAR, *_FLAG.values()})
_INDEX_COLUMNS = frozenset({"chapter_no", "treaty_no", "treaty_name"})
_LEFT = re.compile(r"denounc|withdr", re.IGNORECASE)

Row = tuple[int, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Editions:
    """Up to which days the lists speak that do not say it themselves."""

    days: date = date(2015, 3, 14)
    years: date = date(2022, 8, 1)  # "to August 2022": the first of the month cannot claim too much


def read_table(stem: str, data: bytes, content: Content, names: StateNames, editions: Editions) -> StatusList | NotUsed:
    """What a table says of every Member State it speaks of; raises NotAStatusList where it is something else."""
    header, rows = _table(data)
    if set(header) >= _INDEX_COLUMNS:
        titles = {f"{cells['chapter_no']}-{cells['treaty_no'].replace('.', '-')}": cells["treaty_name"] for _, cells in rows}
        return NotUsed(stem, is_index=True, titles=titles)
    has_years, has_days = set(header) >= _YEAR_COLUMNS, "participant" in header
    if not (has_years or has_days):
        raise NotAStatusList(f"its columns are {', '.join(header)[:100]}")
    treaty = next((treaty.id for treaty in content.treaty_by_id.values() if stem in treaty.listed_as), None)
    if treaty is None:
        return NotUsed(stem)
    if has_days:
        form = ListForm(f"{stem}.csv", treaty, collection(stem, editions.days), has_days=True, names_every_state=False)
        return gathered(form, _day_rows(header, rows, editions.days), content, names)
    edition = Edition(f"treaty-status-{editions.years.year}", "Status of human rights treaties by State, years only", editions.years)
    form = ListForm(f"{stem}.csv", treaty, edition, has_days=False, names_every_state=True)
    return gathered(form, (_year_row(*row, editions.years) for row in rows), content, names)


def _table(data: bytes) -> tuple[list[str], list[Row]]:
    """The header and the rows by column, each with its number; cells without needless spaces."""
    try:
        lines = [row for row in enumerate(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True), 1) if any(map(str.strip, row[1]))]
    except UnicodeDecodeError:
        raise NotAStatusList("it is not text in UTF-8") from None
    except csv.Error as fault:
        raise NotAStatusList(f"it is no table with commas ({fault})") from None
    if not lines or len(lines) > MAX_ROWS or len(lines[0][1]) > MAX_COLUMNS:
        raise NotAStatusList(f"it has {len(lines):,} rows and {len(lines[0][1]) if lines else 0:,} columns")
    header = [" ".join(cell.split()).casefold() for cell in lines[0][1]]
    if len(set(header)) < len(header):
        raise NotAStatusList("two of its columns have the same name")
    for number, row in lines[1:]:
        if len(row) != len(header):
            raise NotAStatusList(f"row {number} has {len(row):,} cells under {len(header)} columns")
    return header, [(number, {name: " ".join(cell.split()) for name, cell in zip(header, row, strict=True)}) for number, row in lines[1:]]


def collection(stem: str, as_of: date) -> Edition:
    """The table of the UN Treaty Collection that the file 4-9-b holds: chapter IV, 9 (b)."""
    found = re.fullmatch(r"([1-9]\d?)-(\d{1,2})(?:-([a-z]))?", stem, re.ASCII)
    if not found:
        return Edition(f"untc-{stem}-{as_of.year}", f"United Nations Treaty Collection, {stem}", as_of)
    chapter = _roman(int(found[1]))
    number = "-".join(part for part in (chapter, found[2], found[3]) if part)
    place = f"chapter {chapter}, {found[2]}" + (f" ({found[3]})" if found[3] else "")
    url = f"https://treaties.un.org/pages/ViewDetails.aspx?src=TREATY&mtdsg_no={number}&chapter={found[1]}&lang=en"
    return Edition(f"untc-{number.lower()}-{as_of.year}", f"United Nations Treaty Collection, {place}", as_of, url)


def _roman(number: int) -> str:
    text = ""
    for value, sign in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        text += sign * (number // value)
        number %= value
    return text


def _day_rows(header: Sequence[str], rows: Sequence[Row], as_of: date) -> Iterator[StatusRow]:
    """Rows of the UN Treaty Collection: `24 Jan 1983 a` is the day of an accession."""
    signature = [name for name in header if name.startswith("signature")]
    bond = [name for name in header if name not in ("participant", *signature)]
    if len(signature) != 1 or len(bond) != 1:
        raise NotAStatusList(f"its columns are {', '.join(header)[:100]}; it needs participant, signature and one more")
    for number, cells in rows:
        faults: list[str] = []
        signed, _ = _day(cells[signature[0]], as_of, faults)
        bound, act = _day(cells[bond[0]], as_of, faults)
        if not (signed or bound or faults):
            faults.append("the row gives no day; mend the file")
        standing = Standing.BOUND if bound else Standing.SIGNED if signed else Standing.NONE
        yield StatusRow(number, cells["participant"], Said(standing, signed, bound, act), tuple(faults))


def _day(text: str, as_of: date, faults: list[str]) -> tuple[str | None, TreatyAct | None]:
    """The day and the act of a cell; one that cannot be read, or lies after the day up to which the list speaks, is a fault."""
    if not text:
        return None, None
    found = _DAY.fullmatch(text)
    try:
        day = date(int(found[3]), _MONTHS.index(found[2]) + 1, int(found[1])) if found else None
    except ValueError:  # no such month, or no such day in it
        day = None
    if not found or day is None:
        faults.append(f'"{text}" is no day such as 24 Jan 1983, with a, d, A or AA behind it; mend the file')
        return None, None
    if day > as_of:
        faults.append(f"{text} is after {as_of}; if the list is newer, say up to which day it speaks with --days-as-of")
    return day.isoformat(), _ACTS[found[4]]


def _year_row(number: int, cells: Mapping[str, str], as_of: date) -> StatusRow:
    """A row of the table of years: its word decides; a word that the year or the row's own note contradicts is in doubt."""
    word, year, name = cells["status"].casefold(), cells[_YEAR], cells["member"]
    standing = _STANDING.get(word)
    if standing is None or (year and not re.fullmatch(r"(19|20)\d\d", year, re.ASCII)):
        fault = f'status is "{word}" and the year "{year}"; write state party, signatory state or no action, and a year or nothing'
        return StatusRow(number, name, Said(Standing.NONE), (fault,))
    if year and span(year).first > as_of:
        fault = f"{year} is after {as_of}; if the list is newer, say up to which day it speaks with --years-as-of"
        return StatusRow(number, name, Said(Standing.NONE), (fault,))
    flags = [flag for flag in _FLAG.values() if cells[flag] == "1"]
    marked = " and ".join(flags) or "nothing"
    if (standing is Standing.BOUND) != bool(year) or (flags and _FLAG[standing] not in flags):
        doubt = f"says {word}, with {f'the year {year}' if year else 'no year'} and {marked} marked"
    else:
        doubt = (
            f"says {word} since {year} and notes that the State left the treaty" if standing is Standing.BOUND and _LEFT.search(cells.get("note", "")) else ""
        )
    remark = f"has {marked} marked; its word, {word}, decides" if not doubt and flags != [_FLAG[standing]] else ""
    return StatusRow(number, name, Said(standing, bound=year or None, doubt=doubt), remark=remark)
