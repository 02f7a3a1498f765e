"""Takes a YAML file apart into its entries, each with the comments that belong to it, by the places of its values; the words stay the author's.

A comment above an entry belongs to it, one beside a value to that value; one at the end of a block belongs to the innermost block that is not
indented deeper than the comment. What cannot be told apart for sure raises NotEditable with its line.
"""

import re
from dataclasses import dataclass

import yaml

from generator.yaml_entries import Block, Entry, Flow, Layout, Scalar, Value
from generator.yaml_values import NotEditable

_COLON = re.compile(r"[ \t]*:")
_FLOW_COLON = re.compile(r"[ \t]*:[ \t]*")


def layout_of(text: str) -> Layout:
    """The layout of a file that was read without a fault and whose lines end with a line feed. Raises NotEditable."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    if not isinstance(root, yaml.MappingNode) or root.flow_style or not root.value:
        raise NotEditable("line 1: the file is not a mapping with one key a line; write it so")
    return _Taking(text).file(root)


def _is_nothing(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.start_mark.index == node.end_mark.index


class _Odd(Exception):
    """Brackets are written in a way that is taken as it is."""


@dataclass(slots=True)
class _Taking:
    """Goes through the text once, from one token to the next."""

    text: str
    at: int = 0

    def file(self, root: yaml.MappingNode) -> Layout:
        above = self._directives(int(root.start_mark.index))
        _, lines = self._comments(int(root.start_mark.index))
        cut = len(lines) if "" not in lines else len(lines) - lines[::-1].index("")
        block = self._mapping(root, lines[cut:], -1)
        block.tail += self._taken(-1)
        if self.text[self.at :].strip():
            raise self._odd("what stands here is no comment and no key")
        return Layout([*above, *lines[:cut]], block)

    def _directives(self, start: int) -> list[str]:
        """The lines up to `---`, where the file has one."""
        found = list(re.finditer(r"^---[ \t]*(#.*)?$", self.text[:start], re.MULTILINE))
        if not found:
            return []
        self.at = found[-1].end()
        return [line.rstrip() for line in self.text[: self.at].split("\n")]

    def _odd(self, what: str) -> NotEditable:
        line = self.text.count("\n", 0, self._next()) + 1
        return NotEditable(f"line {line}: {what}; write one key a line, and a dash before each item")

    def _next(self) -> int:
        """Where the next thing stands that is no space and no comment."""
        at = self.at
        while found := re.compile(r"[ \t\n]*(#[^\n]*)?").match(self.text, at):
            at = found.end()
            if not found[1]:
                break
        return at

    def _column(self, at: int) -> int:
        return at - (self.text.rfind("\n", 0, at) + 1)

    def _own_lines(self) -> list[tuple[int, str, int]]:
        """The lines of comments and the empty lines up to the next token: indentation, words, where each ends. Moves nothing."""
        until, at, found = self._next(), self.at, []
        if at and self.text[at - 1] != "\n":
            at = self.text.find("\n", at, until) + 1 or until
        while at < until and (end := self.text.find("\n", at, until)) != -1:
            found.append((at, end))
            at = end + 1
        if at < until and until == len(self.text) and self.text[at:until].strip():
            found.append((at, until))
        lines = [(self.text[start:end], end) for start, end in found]
        return [(len(line) - len(line.lstrip(" \t")), line.strip(" \t"), end) for line, end in lines]

    def _comments(self, until: int) -> tuple[str, list[str]]:
        """The comment beside the last token and the lines of comments below it; the next token must stand at `until`."""
        if self._next() != until:
            raise self._odd("this is written in a way that cannot be moved")
        beside = self._beside()
        lines = [words for _, words, _ in self._own_lines()]
        self.at = until
        return beside, lines

    def _beside(self) -> str:
        """The comment on the rest of the line, with the space before it."""
        if self.at == 0 or self.text[self.at - 1] == "\n":
            return ""
        end = self.text.find("\n", self.at)
        rest = self.text[self.at : end if end >= 0 else len(self.text)]
        if not rest.strip(" \t").startswith("#"):
            return ""
        gap = rest[: rest.index("#")]
        self.at += len(rest)
        return (gap if gap and "\t" not in gap else "  ") + rest[rest.index("#") :].rstrip(" \t")

    def _taken(self, deeper_than: int) -> list[str]:
        """The next lines of comments, as long as they are indented deeper."""
        lines = self._own_lines()
        stop = next((index for index, (column, words, _) in enumerate(lines) if words and column <= deeper_than), len(lines))
        while stop and not lines[stop - 1][1]:
            stop -= 1
        if stop:
            self.at = lines[stop - 1][2]
        return [words for _, words, _ in lines[:stop]]

    def _tail(self, column: int, parent: int) -> list[str]:
        """The comments at the end of a block: those that are indented as deep as its entries, or deeper."""
        until = self._next()
        following = self._column(until) if until < len(self.text) else -1
        return self._taken(column - 1) if column > parent and column > following else []

    def _mapping(self, node: yaml.MappingNode, lead: list[str], parent: int) -> Block:
        column = self._column(int(node.value[0][0].start_mark.index))
        block = Block(is_mapping=True)
        for index, (key, value) in enumerate(node.value):
            if index:
                _, lead = self._comments(int(key.start_mark.index))
            self.at = int(key.end_mark.index)
            colon = _COLON.match(self.text, self.at)
            if not colon or "\n" in self.text[int(key.start_mark.index) : self.at]:
                raise self._odd("a key without a colon behind it")
            self.at = colon.end()
            entry = Entry(key=self._scalar(key, column), column=column, lead=lead)
            self.at = colon.end()
            self._value(entry, value)
            block.entries.append(entry)
        block.tail = self._tail(column, parent)
        return block

    def _sequence(self, node: yaml.SequenceNode, lead: list[str], parent: int) -> Block:
        column = self._column(int(node.start_mark.index))
        block = Block(is_mapping=False)
        for index, item in enumerate(node.value):
            if index:
                _, lead = self._comments(self._next())
            if self.text[self.at : self.at + 1] != "-":
                raise self._odd("an item without a dash before it")
            self.at += 1
            entry = Entry(column=column, lead=lead)
            self._item(entry, item)
            block.entries.append(entry)
        block.tail = self._tail(column, parent)
        return block

    def _item(self, entry: Entry, item: yaml.Node) -> None:
        """What stands behind a dash; comments between the two go above the dash."""
        if _is_nothing(item):
            entry.behind, entry.above_value = self._beside(), self._taken(entry.column)
            return
        if isinstance(item, yaml.SequenceNode) and not item.flow_style:
            raise self._odd("a list stands directly in a list")
        beside, lines = self._comments(int(item.start_mark.index))
        entry.lead = [*entry.lead, *([beside.strip()] if beside else []), *(line for line in lines if line)]
        if isinstance(item, yaml.MappingNode) and not item.flow_style:
            entry.value = self._mapping(item, [], entry.column)
        else:
            self._leaf(entry, item)

    def _value(self, entry: Entry, node: yaml.Node) -> None:
        """What stands behind a key."""
        if _is_nothing(node):
            entry.behind, entry.above_value = self._beside(), self._taken(entry.column)
            return
        entry.is_below = "\n" in self.text[self.at : int(node.start_mark.index)]
        entry.behind_key, lines = self._comments(int(node.start_mark.index))
        if isinstance(node, yaml.MappingNode) and not node.flow_style:
            entry.value = self._mapping(node, lines, entry.column)
        elif isinstance(node, yaml.SequenceNode) and not node.flow_style:
            entry.value = self._sequence(node, lines, entry.column)
        else:
            entry.above_value = lines if any(lines) else []
            self._leaf(entry, node)

    def _leaf(self, entry: Entry, node: yaml.Node) -> None:
        """A scalar or brackets, and the comment beside it."""
        entry.value = self._scalar(node, entry.column) if isinstance(node, yaml.ScalarNode) else self._flow(node)
        if not (isinstance(entry.value, Scalar) and entry.value.is_block):
            entry.behind = self._beside()

    def _scalar(self, node: yaml.ScalarNode, column: int) -> Scalar:
        start, end = int(node.start_mark.index), int(node.end_mark.index)
        self.at = end
        style = node.style or ""
        if style not in ("|", ">"):
            return Scalar(self.text[start:end], node.value, style)
        return self._block_scalar(start, end, node, column)

    def _block_scalar(self, start: int, end: int, node: yaml.ScalarNode, column: int) -> Scalar:
        """A text written with | or >: its lines without their indentation, without the empty lines behind that are no part of it."""
        first, _, rest = self.text[start:end].partition("\n")
        scalar = Scalar(first.rstrip(" \t"), node.value, node.style)
        lines = rest.removesuffix("\n").split("\n") if rest else []
        given = re.match(r"[|>][-+]?([1-9])", first)
        depth = column + int(given[1]) if given else next((len(line) - len(line.lstrip(" ")) for line in lines if line.strip(" ")), 0)
        scalar.lines = [line[depth:] for line in lines]
        if end == len(self.text) and not self.text.endswith("\n"):
            marks = first.split("#")[0].rstrip()
            scalar.text = scalar.text.replace(marks, marks.replace("+", "") + "-", 1) if "-" not in marks else scalar.text
        elif not scalar.keeps_empty_lines:
            while scalar.lines and not scalar.lines[-1]:
                scalar.lines.pop()
            self.at = start + len(first) + sum(len(line) + 1 for line in lines[: len(scalar.lines)])
        return scalar

    def _flow(self, node: yaml.Node) -> Flow:
        """Brackets with what stands in them, or verbatim where they are written in an unusual way."""
        start, end = int(node.start_mark.index), int(node.end_mark.index)
        flow = Flow(isinstance(node, yaml.MappingNode))
        try:
            self._take_flow(flow, node, start, end)
        except _Odd:
            flow = Flow(flow.is_mapping, verbatim=self.text[start:end])
        self.at = end
        return flow

    def _take_flow(self, flow: Flow, node: yaml.Node, start: int, end: int) -> None:
        if self.text[start] != ("{" if flow.is_mapping else "["):
            raise _Odd
        self.at = start + 1
        for item in node.value:
            key, value = item if isinstance(item, tuple) else (None, item)
            first = key or value
            self._gap(flow, int(first.start_mark.index))
            entry = Entry(key=self._scalar(key, 0) if key else None)
            if key and (colon := _FLOW_COLON.match(self.text, self.at)):
                self.at = colon.end()
                entry.behind_key = ": "
            elif key and not _is_nothing(value):
                raise _Odd
            if not _is_nothing(value):
                entry.value = self._flow_value(value)
            flow.entries.append(entry)
        self._gap(flow, end - 1, is_last=True)

    def _flow_value(self, value: yaml.Node) -> Value:
        if int(value.start_mark.index) != self.at:
            raise _Odd
        taken = self._scalar(value, 0) if isinstance(value, yaml.ScalarNode) else self._flow(value)
        if isinstance(taken, Flow) and taken.verbatim:
            raise _Odd
        return taken

    def _gap(self, flow: Flow, until: int, *, is_last: bool = False) -> None:
        gap = self.text[self.at : until]
        bare = re.sub(r"#[^\n]*", "", gap).strip()
        if bare not in ({"", ","} if is_last else {"," if flow.entries else ""}):
            raise _Odd
        flow.gaps.append(gap)
        self.at = until
