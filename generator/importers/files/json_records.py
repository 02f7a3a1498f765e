"""Streams the records of a JSON export of any size: one array of objects, read event by event and bounded all the while.

Nothing of the file is held but the record being read. What could grow without bound (a text, a list, keys, depth) is refused.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import ijson

from generator.importers.files.outside_records import Odd, OutsideRecord, Progress, Value
from generator.importers.files.package_file import NotAList

MAX_DEPTH = 50
MAX_KEYS = 200
MAX_ITEMS = 1_000
MAX_TEXT_BYTES = 1024 * 1024
PIECE_BYTES = 256 * 1024

# A quotation mark that no backslash precedes begins or ends a text: every piece of a sound export has one.
_EDGE_OF_TEXT = re.compile(rb'[^\\]"')
_COMPLAINT = re.compile(r"(?:lexical|parse) error: [^\\\n]*")
_OTHER_ENCODINGS = (b"\xff\xfe", b"\xfe\xff", b"\x00", b"[\x00")
_KINDS = {"number": "a number", "boolean": "true or false", "start_map": "an object", "start_array": "a list"}

Events = Iterator[tuple[str, Any]]


def read_json_records(file: Path, wanted: frozenset[str], progress: Progress) -> Iterator[OutsideRecord]:
    """Every record of the array with its values of the wanted keys; raises NotAList, also late, where the file is no sound array."""
    with file.open("rb") as opened:
        events = ijson.basic_parse(_Pieces(opened, progress), buf_size=PIECE_BYTES, use_float=True)
        number = 0
        try:
            _expect_an_array(events)
            for number, record in enumerate(_records(events, wanted), start=1):
                yield OutsideRecord(number, *record)
        except (ijson.JSONError, UnicodeError) as error:
            found = _COMPLAINT.search(str(error))
            said = "parse error: it is no text in UTF-8" if isinstance(error, UnicodeError) or not found else found[0]
            raise NotAList(f"it is no sound JSON after {number:,} records: {said.rstrip('.')}") from None


class _Pieces:
    """The bytes of a file as the parser asks for them, without a byte order mark; refuses another encoding and a text without end."""

    def __init__(self, opened: BinaryIO, progress: Progress) -> None:
        self.opened = opened
        self.progress = progress
        self.without_edge = 0
        self.begun = False

    def read(self, size: int) -> bytes:
        """The next piece of at most `size` bytes; empty at the end."""
        piece = self.opened.read(size)
        self.progress(len(piece))
        if size and not self.begun:
            piece = self._first(piece)
        self.without_edge = 0 if _EDGE_OF_TEXT.search(piece) else self.without_edge + len(piece)
        if self.without_edge > MAX_TEXT_BYTES:
            raise NotAList(f"it holds a value of more than {MAX_TEXT_BYTES:,} bytes")
        return piece

    def _first(self, piece: bytes) -> bytes:
        self.begun = True
        piece = piece.removeprefix(b"\xef\xbb\xbf")
        if piece.startswith(_OTHER_ENCODINGS):
            raise NotAList("it is not in UTF-8; save it as UTF-8")
        return piece


def _expect_an_array(events: Events) -> None:
    event, _ = next(events)
    if event != "start_array":
        kind = _KINDS.get(event, "a single value")
        raise NotAList(f"it begins with {kind}, not with an array of records, [...]")


def _records(events: Events, wanted: frozenset[str]) -> Iterator[tuple[dict[str, Value], str | None]]:
    """The members of the array; one that is no object has no values, and a word for what it is."""
    for event, value in events:
        if event == "start_map":
            yield _values(events, wanted)
        elif event == "start_array":
            _skip(events, 2)
            yield {}, _KINDS[event]
        elif event != "end_array":
            yield {}, _kind(event, value)


def _values(events: Events, wanted: frozenset[str]) -> tuple[dict[str, Value], str | None]:
    """The wanted values of an object whose beginning was read, up to its end."""
    values: dict[str, Value] = {}
    twice: str | None = None
    for keys, (event, key) in enumerate(events):
        if event == "end_map":
            break
        if keys >= MAX_KEYS:
            raise NotAList(f"a record has more than {MAX_KEYS} keys")
        value = _value(events)
        if key in values:
            twice = twice or key
        if key in wanted:
            values[key] = value
    return (values, None) if twice is None else ({}, f'an object with the key "{twice}" twice')


def _value(events: Events) -> Value:
    event, value = next(events)
    if event == "string":
        return str(value)
    if event == "start_array":
        return _list(events)
    if event == "start_map":
        _skip(events, 3)
    return None if event == "null" else _odd(event, value)


def _list(events: Events) -> Value:
    """The items of a list; more than any record has are counted and not kept."""
    items: list[str | Odd] = []
    dropped = length = 0
    for event, value in events:
        if event == "end_array":
            break
        if event in {"start_map", "start_array"}:
            _skip(events, 4)
        length += len(value) if event == "string" else 0
        if len(items) >= MAX_ITEMS or length > MAX_TEXT_BYTES:
            dropped += 1
        elif event != "null":
            items.append(value if event == "string" else _odd(event, value))
    return Odd(f"a list of {len(items) + dropped:,} items") if dropped else tuple(items)


def _skip(events: Events, depth: int) -> None:
    """Reads on to the end of a value whose beginning was read at that depth."""
    open_ = 1
    while open_:
        event, _ = next(events)
        open_ += (event in {"start_map", "start_array"}) - (event in {"end_map", "end_array"})
        if depth + open_ > MAX_DEPTH:
            raise NotAList(f"its values lie more than {MAX_DEPTH} deep in each other")


def _odd(event: str, value: object) -> Odd:
    return Odd(_kind(event, value), str(value) if event == "number" else None)


def _kind(event: str, value: object) -> str:
    return "text" if event == "string" else "nothing" if value is None and event == "null" else _KINDS[event]
