"""Writes a spreadsheet in the old form (.xls) from rows of text, numbers and days, so that tests need no file of anybody else."""

import struct
from collections.abc import Sequence
from datetime import date

Cell = str | float | date | None
SECTOR = 512
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def xls(rows: Sequence[Sequence[Cell]]) -> bytes:
    """The bytes of a workbook (BIFF8 in a compound file) with one sheet of these rows; a day is a number with a date's format."""
    sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    sheet += b"".join(_cell(y, x, cell) for y, row in enumerate(rows) for x, cell in enumerate(row) if cell is not None)
    sheet += _record(0x000A)
    head = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    head += b"".join(_record(0x00E0, struct.pack("<HH", 0, form) + bytes(16)) for form in (0, 14))
    name = b"\x05\x00Sheet"
    start = len(head) + 4 + 6 + len(name) + 4
    head += _record(0x0085, struct.pack("<IH", start, 0) + name) + _record(0x000A)
    return _compound((head + sheet).ljust(4096, b"\0"))


def _record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _cell(y: int, x: int, cell: str | float | date) -> bytes:
    if isinstance(cell, str):
        return _record(0x0204, struct.pack("<HHHHB", y, x, 0, len(cell), 1) + cell.encode("utf-16-le"))
    value = (cell - date(1899, 12, 30)).days if isinstance(cell, date) else cell
    return _record(0x0203, struct.pack("<HHHd", y, x, 1 if isinstance(cell, date) else 0, value))


def _compound(stream: bytes) -> bytes:
    """A compound file with the one stream Workbook: header, allocation table, directory, stream."""
    stream += bytes(-len(stream) % SECTOR)
    sectors = len(stream) // SECTOR
    chain = [FAT, END, *range(3, 2 + sectors), END]
    assert len(chain) <= SECTOR // 4, "the test's spreadsheet is too large for one table"
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, END, 0, END, 0, 0) + struct.pack("<I", FREE) * 108
    directory = _entry("Root Entry", 5, child=1, start=END, size=0) + _entry("Workbook", 2, child=FREE, start=2, size=len(stream))
    return header + struct.pack(f"<{len(chain)}I", *chain).ljust(SECTOR, b"\xff") + directory.ljust(SECTOR, b"\0") + stream


def _entry(name: str, kind: int, *, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le").ljust(64, b"\0")
    return text + struct.pack("<HBBIII", 2 * len(name) + 2, kind, 1, FREE, FREE, child) + bytes(36) + struct.pack("<III", start, size, 0)
