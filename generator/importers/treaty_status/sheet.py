"""Reads OHCHR's spreadsheet (.xls) about one treaty: exact days, all States, and the day of its last update."""

import io
import re
from collections.abc import Iterator, Sequence
from datetime import date

import xlrd

from generator.content import Content
from generator.importers.state_names import StateNames, folded
from generator.importers.treaty_status.lists import Edition, ListForm, NotAStatusList, NotUsed, Said, Standing, StatusList, StatusRow, gathered
from generator.importers.treaty_status.tables import MAX_COLUMNS, MAX_ROWS

SIGNATURE = b"\xd0\xcf\x11\xe0"
_TITLE = re.compile(r"(.+?)\s*\[Last Updated: (\d{2})/(\d{2})/(\d{4})\b[^\]]*\]", re.ASCII)


def read_sheet(stem: str, data: bytes, content: Content, names: StateNames) -> StatusList | NotUsed:
    """What the first sheet says of every State; raises NotAStatusList where it is something else."""
    sheet = _first_sheet(data)
    found = _TITLE.fullmatch(str(sheet.cell_value(0, 0)).strip())
    if not found:
        raise NotAStatusList("its first cell does not name a treaty and the day of its last update")
    try:
        as_of = date(int(found[4]), int(found[3]), int(found[2]))
    except ValueError:
        raise NotAStatusList(f"its last update is {found[2]}/{found[3]}/{found[4]}, which is no day") from None
    treaty = next((treaty.id for treaty in content.treaty_by_id.values() if folded(treaty.name) == folded(found[1])), None)
    if treaty is None:
        return NotUsed(stem, titles={stem: found[1]})
    edition = Edition(f"ohchr-{treaty}-{as_of.year}", "Office of the UN High Commissioner for Human Rights, status of ratification", as_of)
    form = ListForm(f"{stem}.xls", treaty, edition, has_days=True, names_every_state=True)
    return gathered(form, _rows(sheet, as_of), content, names)


def _first_sheet(data: bytes) -> xlrd.sheet.Sheet:
    try:
        sheet = xlrd.open_workbook(file_contents=data, logfile=io.StringIO()).sheet_by_index(0)
    except Exception as fault:  # noqa: BLE001 - on a damaged file xlrd raises whatever it stumbled over
        raise NotAStatusList(f"it is a damaged or unusual spreadsheet ({type(fault).__name__})") from None
    if not 2 < sheet.nrows <= MAX_ROWS or sheet.ncols > MAX_COLUMNS:
        raise NotAStatusList(f"its first sheet has {sheet.nrows:,} rows and {sheet.ncols:,} columns")
    return sheet


def _rows(sheet: xlrd.sheet.Sheet, as_of: date) -> Iterator[StatusRow]:
    """The rows below the second one, up to the first without a name: notes follow there."""
    header = [folded(str(sheet.cell_value(1, column))) for column in range(sheet.ncols)]
    named, signature, bond = (_column(header, title) for title in ("country", "date of signature", "date of ratification"))
    for row in range(2, sheet.nrows):
        name = " ".join(str(sheet.cell_value(row, named)).split())
        if not name:
            return
        faults: list[str] = []
        signed, bound = (_day(sheet, row, column, as_of, faults) for column in (signature, bond))
        standing = Standing.BOUND if bound else Standing.SIGNED if signed else Standing.NONE
        yield StatusRow(row + 1, name, Said(standing, signed, bound), tuple(faults))


def _column(header: Sequence[str], title: str) -> int:
    found = [column for column, name in enumerate(header) if name.startswith(title)]
    if len(found) != 1:
        raise NotAStatusList(f'its second row has {len(found)} columns that begin with "{title}"')
    return found[0]


def _day(sheet: xlrd.sheet.Sheet, row: int, column: int, as_of: date, faults: list[str]) -> str | None:
    """The day of a cell; what is neither empty nor a date up to the last update is a fault."""
    kind, value = sheet.cell_type(row, column), sheet.cell_value(row, column)
    if kind in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK) or (kind == xlrd.XL_CELL_TEXT and not value.strip()):
        return None
    try:
        day: date | None = xlrd.xldate_as_datetime(value, sheet.book.datemode).date() if kind == xlrd.XL_CELL_DATE else None
    except (ValueError, OverflowError, xlrd.xldate.XLDateError):
        day = None
    if day is None:
        faults.append(f'"{value}" is no date; mend the file')
    elif day > as_of:
        faults.append(f"{day} is after the last update of the list, {as_of}; mend the file")
    return day.isoformat() if day else None
