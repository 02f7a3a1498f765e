"""Where the values and keys of a YAML file stand, found when somebody asks: most files are right, and nobody does.

In a text of the simple form (yaml_lines) a place is found by the indentation of lines; in any other by the safe reading (yaml_events).
Both say the same.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import cache, cached_property
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from generator.problem import Place
from generator.yaml_lines import KEY, PIECE, UNSURE, simple_value
from generator.yaml_plain import Key, Path

if TYPE_CHECKING:
    from generator.yaml_events import Walk

_HEAD = re.compile(rf"( *+(?:- )?+)(?:{KEY}( ++|(?=\n)|\Z))?+")
_NO_CONTENT = re.compile(r"(?: *+(?:#[^\n]*+)?+(?:\n|\Z))*+")
_SPACES = re.compile(" *+")


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
    def simple(self) -> bytes | None:
        """The bytes where the text is known to be in the simple form: each value stands in them as it is, but for quotes and backslashes."""
        return self.data if self._is_simple else None

    @property
    def _text(self) -> str:
        return self.data.decode("utf-8-sig", errors="replace")

    @cached_property
    def _walk(self) -> "Walk":
        from generator.yaml_events import walk  # noqa: PLC0415 - as in yaml_document

        return walk(self._text, with_places=True)

    @cached_property
    def _lines(self) -> "_Lines | None":
        text = self._text
        is_simple = simple_value(text) is not UNSURE if self._is_simple is None else self._is_simple
        return _Lines(text) if is_simple else None


class _Block(NamedTuple):
    """The lines of a mapping or list, and how far its entries are indented; the first entry of a mapping may stand behind a dash."""

    start: int
    end: int
    indent: int


class _Entry(NamedTuple):
    """An entry of a block: where its key or dash and its value begin, and the lines that hold what is in it."""

    key: int
    value: int
    below: _Block | None


class _Lines:
    """The places in a text of the simple form, as numbers of characters before them until one is asked for.

    What was found is kept, so that all places of a file cost one look at each level.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
        self.lines: dict[_Block, Mapping[Key, tuple[int, int]]] = {}
        self.entries: dict[tuple[int, int], _Entry] = {}
        self.flows: dict[int, tuple[Mapping[Path, int], Mapping[Path, int]]] = {}
        self.root = _Block(self._next(-1, len(text)), len(text), 0)

    def find(self, path: Path, *, of_key: bool) -> Place | None:
        value = self.root.start
        place = None if of_key else value
        block: _Block | None = self.root
        for depth, key in enumerate(path):
            if block is None:
                place = self._in_flow(value)[of_key].get(path[depth:])
                break
            entry = self._entry(block, key)
            if entry is None:
                return None
            value, block = entry.value, entry.below
            place = value if not of_key else entry.key if isinstance(key, str) else None
        return None if place is None else self._place(place)

    def _place(self, index: int) -> Place:
        line = bisect_right(self.starts, index)
        return Place(line, index - self.starts[line - 1] + 1)

    def _next(self, line_end: int, end: int) -> int:
        """Where the first line behind a line's end begins that is neither empty nor a comment; the end where there is none."""
        found = _NO_CONTENT.match(self.text, line_end + 1, end)
        return found.end() if found else end

    def _entry(self, block: _Block, key: Key) -> _Entry | None:
        if block not in self.lines:
            self.lines[block] = self._found(block)
        lines = self.lines[block].get(key)
        if lines is None:
            return None
        start, end = lines
        found = self.entries.get((start, block.indent))
        if found is None:
            found = self.entries[start, block.indent] = (self._pair if isinstance(key, str) else self._item)(start, end, block.indent)
        return found

    def _found(self, block: _Block) -> dict[Key, tuple[int, int]]:
        """The entries of a block, each with the beginning of its line and of the line of the next one."""
        is_list = self.text.startswith(" " * block.indent + "- ", block.start)
        others = _entry_lines(block.indent, is_list=is_list).finditer(self.text, block.start, block.end)
        lines = pairwise([block.start, *(found.start() + 1 for found in others), block.end])
        return dict(enumerate(lines)) if is_list else {self._head(line[0])[0]: line for line in lines}

    def _item(self, start: int, end: int, indent: int) -> _Entry:
        key, _, _ = self._head(start)
        return _Entry(start + indent, start + indent + 2, _Block(start, end, indent + 2) if key else None)

    def _pair(self, start: int, end: int, indent: int) -> _Entry:
        _, colon, value = self._head(start)
        if self.text[value : value + 1] not in ("", "\n", "#"):
            return _Entry(start + indent, value, None)
        line_end = self.text.find("\n", value)
        below = self._next(line_end, end) if line_end >= 0 else end
        if below == end:  # nothing at all
            return _Entry(start + indent, colon, None)
        deeper = self._indent(below)
        return _Entry(start + indent, below + deeper, _Block(below, end, deeper))

    def _indent(self, start: int) -> int:
        found = _SPACES.match(self.text, start)
        return found.end() - start if found else 0

    def _head(self, start: int) -> tuple[str, int, int]:
        """The key that begins a line, empty where there is none; where its colon ends, and where its value begins."""
        found = _HEAD.match(self.text, start)
        return (found[2] or found[3] or "", found.start(4), found.end()) if found else ("", start, start)

    def _in_flow(self, start: int) -> tuple[Mapping[Path, int], Mapping[Path, int]]:
        """Where values and keys stand in brackets that begin at a place; nothing where none do."""
        if start not in self.flows:
            end = self.text.find("\n", start)
            self.flows[start] = _flow_places(self.text[start : end if end >= 0 else None], start)
        return self.flows[start]


@cache
def _entry_lines(indent: int, *, is_list: bool) -> re.Pattern[str]:
    return re.compile("\n" + " " * indent + ("- " if is_list else "[^ #\n]"))


def _flow_places(text: str, start: int) -> tuple[dict[Path, int], dict[Path, int]]:
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
        values[path] = start + (piece.start(3) if opening else piece.start(4) if plain else piece.start(5))
        if bare_key or quoted_key:
            keys[path] = start + piece.start()
        if opening:
            stack.append((path, [0]))
        del stack[len(stack) - len(closing) :]
    return values, keys
