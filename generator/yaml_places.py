"""Where the values and keys of a YAML file stand, found when somebody asks: most files are right, and nobody does.

In a text of the simple form (yaml_lines) a place is found by the indentation of lines; in any other by the safe reading (yaml_events).
Both say the same.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from generator.problem import Place
from generator.yaml_events import Key, Path, Walk, walk
from generator.yaml_lines import KEY, PIECE, UNSURE, simple_value

_HEAD = re.compile(rf"( *+(?:- )?+)(?:{KEY}( ++|$))?+")


class Places:
    """The places of one file, by its bytes. `is_simple`: whether the text is in the simple form, where that is known."""

    def __init__(self, data: bytes = b"", *, is_simple: bool | None = None) -> None:
        self.data = data
        self._is_simple = is_simple

    def find(self, path: Path, *, of_key: bool = False) -> Place | None:
        """The place of the value at a path, or of its key; None where there is none."""
        if self._lines:
            return self._lines.find(path, of_key=of_key)
        return (self.keys if of_key else self.values).get(path)

    @property
    def values(self) -> Mapping[Path, Place]:
        """The place of every value by its path."""
        return self._walk.places

    @property
    def keys(self) -> Mapping[Path, Place]:
        """The place of every key by the path of its value."""
        return self._walk.key_places

    @property
    def _text(self) -> str:
        return self.data.decode("utf-8-sig", errors="replace")

    @cached_property
    def _walk(self) -> Walk:
        return walk(self._text, with_places=True)

    @cached_property
    def _lines(self) -> "_Lines | None":
        text = self._text
        is_simple = simple_value(text) is not UNSURE if self._is_simple is None else self._is_simple
        return _Lines(text) if is_simple else None


@dataclass(frozen=True, slots=True)
class _Block:
    """The lines of a mapping or list, and how far its entries are indented; the first entry of a mapping may stand behind a dash."""

    start: int
    end: int
    indent: int


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of a block: the column of its key or dash, where its value begins, and the lines below it that are its own."""

    line: int
    column: int
    value: tuple[int, int]
    below: _Block | None


class _Lines:
    """The places in a text of the simple form. What was found is kept, so that all places of a file cost one look at each line and level."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.entries: dict[_Block, Mapping[Key, _Entry]] = {}
        self.flows: dict[tuple[int, int], tuple[Mapping[Path, int], Mapping[Path, int]]] = {}
        first = self._next(0, len(self.lines))
        self.root = _Block(first, len(self.lines), 0)

    def find(self, path: Path, *, of_key: bool) -> Place | None:
        value = (self.root.start, 0)
        place = None if of_key else value
        block: _Block | None = self.root
        for depth, key in enumerate(path):
            if block is None:
                return self._find_in_flow(value, path[depth:], of_key=of_key)
            entry = self._entries(block).get(key)
            if entry is None:
                return None
            value, block = entry.value, entry.below
            place = value if not of_key else (entry.line, entry.column) if isinstance(key, str) else None
        return Place(place[0] + 1, place[1] + 1) if place else None

    def _next(self, start: int, end: int) -> int:
        """The next line that is neither empty nor a comment; the end where there is none."""
        return next((number for number in range(start, end) if self.lines[number].lstrip(" ")[:1] not in ("", "#")), end)

    def _entries(self, block: _Block) -> Mapping[Key, _Entry]:
        if block not in self.entries:
            self.entries[block] = self._found(block)
        return self.entries[block]

    def _found(self, block: _Block) -> dict[Key, _Entry]:
        """The entries of a block, each with the lines up to the next one."""
        pad, lines = " " * block.indent, self.lines
        if lines[block.start].startswith(f"{pad}- "):
            starts = [number for number in range(block.start, block.end) if lines[number].startswith(f"{pad}- ")]
            return {index: self._item(start, end, block.indent) for index, (start, end) in enumerate(pairwise([*starts, block.end]))}
        others = range(block.start + 1, block.end)
        starts = [block.start, *(n for n in others if lines[n].startswith(pad) and lines[n][block.indent : block.indent + 1] not in ("", " ", "#"))]
        return dict(self._pair(start, end, block.indent) for start, end in pairwise([*starts, block.end]))

    def _item(self, line: int, end: int, indent: int) -> _Entry:
        key, _, _ = _head(self.lines[line])
        return _Entry(line, indent, (line, indent + 2), _Block(line, end, indent + 2) if key else None)

    def _pair(self, line: int, end: int, indent: int) -> tuple[str, _Entry]:
        key, colon, behind = _head(self.lines[line])
        if self.lines[line][behind : behind + 1] not in ("", "#"):
            return key, _Entry(line, indent, (line, behind), None)
        below = self._next(line + 1, end)
        if below == end:  # nothing at all
            return key, _Entry(line, indent, (line, colon), None)
        deeper = len(self.lines[below]) - len(self.lines[below].lstrip(" "))
        return key, _Entry(line, indent, (below, deeper), _Block(below, end, deeper))

    def _find_in_flow(self, start: tuple[int, int], path: Path, *, of_key: bool) -> Place | None:
        line, column = start
        if start not in self.flows:
            self.flows[start] = _flow_columns(self.lines[line][column:])
        found = self.flows[start][of_key].get(path)
        return None if found is None else Place(line + 1, column + found + 1)


def _head(line: str) -> tuple[str, int, int]:
    """The key that begins a line, empty where there is none; where its colon ends, and where the value begins."""
    found = _HEAD.match(line)
    return (found[2] or found[3] or "", found.start(4), found.end()) if found else ("", 0, 0)


def _flow_columns(text: str) -> tuple[dict[Path, int], dict[Path, int]]:
    """Where values and keys stand in brackets that begin a text; nothing where it does not begin with a bracket."""
    values: dict[Path, int] = {}
    keys: dict[Path, int] = {}
    stack: list[tuple[Path, list[int]]] = []
    for piece in PIECE.finditer(text) if text.startswith(("[", "{")) else ():
        bare_key, quoted_key, opening, plain, quoted, closing, _, _ = piece.groups("")
        if not (opening or plain or quoted):
            break
        path: Path = ()
        if stack:
            outer, count = stack[-1]
            path = (*outer, bare_key or quoted_key or count[0])
            count[0] += 1
        values[path] = piece.start(3) if opening else piece.start(4) if plain else piece.start(5)
        if bare_key or quoted_key:
            keys[path] = piece.start()
        if opening:
            stack.append((path, [0]))
        del stack[len(stack) - len(closing) :]
    return values, keys
