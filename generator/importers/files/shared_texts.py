"""Holds the texts that the cells of a spreadsheet refer to by number: in a temporary file, because they may be larger than memory."""

import re
import tempfile
import zipfile
from array import array
from typing import Any

from generator.importers.files.outside_records import Progress
from generator.importers.files.package_file import NotAList
from generator.importers.files.xlsx_parts import MAX_TEXT, read_part

MAX_TEXTS = 10_000_000

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_KEPT_LENGTH = 120
_KEPT_TEXTS = 5_000


def unescaped(text: str) -> str:
    """Text with the characters that a spreadsheet writes as _x000D_ and the like; half a character becomes a sign for it."""
    return re.sub("[\ud800-\udfff]", "\ufffd", _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)) if "_x" in text else text


class SharedTexts:
    """The shared texts of one workbook by number; labels, which come again and again, stay in memory."""

    def __init__(self) -> None:
        self._file: Any = tempfile.TemporaryFile()  # noqa: SIM115 - closed below
        self._ends = array("Q", [0])
        self._kept: dict[int, str] = {}
        self._pieces: list[str] = []
        self._length = 0
        self._inside = False
        self._reading = False

    def close(self) -> None:
        """Gives the temporary file back."""
        self._file.close()

    def read(self, package: zipfile.ZipFile, part: str, progress: Progress) -> None:
        """Takes in all texts of the part: pieces of formatted text put together, the signs that say how to pronounce it left out."""
        for _ in read_part(package, part, self._start, self._end, self._text, progress):
            pass

    def get(self, number: int) -> str | None:
        """The text of that number, None where there is none."""
        if not 0 <= number < len(self._ends) - 1:
            return None
        if number in self._kept:
            return self._kept[number]
        begin, end = self._ends[number], self._ends[number + 1]
        self._file.seek(begin)
        text = str(self._file.read(end - begin), "utf-8")
        if len(text) < _KEPT_LENGTH and len(self._kept) < _KEPT_TEXTS:
            self._kept[number] = text
        return text

    def _start(self, name: str, _: dict[str, str]) -> None:
        if name == "si":
            self._pieces, self._length = [], 0
        self._reading = self._reading or name == "rPh"
        self._inside = name == "t" and not self._reading

    def _text(self, text: str) -> None:
        if self._inside:
            self._pieces.append(text)
            self._length += len(text)
            if self._length > MAX_TEXT:
                raise NotAList(f"a cell holds more than {MAX_TEXT:,} characters")

    def _end(self, name: str) -> None:
        self._inside = False
        self._reading = self._reading and name != "rPh"
        if name == "si":
            data = unescaped("".join(self._pieces)).encode("utf-8", "replace")
            self._file.write(data)
            self._ends.append(self._ends[-1] + len(data))
            if len(self._ends) > MAX_TEXTS:
                raise NotAList(f"it has more than {MAX_TEXTS:,} texts")
