"""One style for all files: the order of keys of the model, two spaces a level, quotes and brackets as the importers write them.

`formatted` gives the same text for the same layout, loses no comment and changes no value; it says so itself before it returns.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

import yaml
from pydantic import ValidationError

from generator.model import Record
from generator.yaml_document import parse_yaml
from generator.yaml_entries import Block, Entry, Flow, Layout, Scalar, Value
from generator.yaml_layout import layout_of
from generator.yaml_shape import Shape, shape_of_file
from generator.yaml_values import NotEditable

_STEP = 2
_LINE_ENDS = re.compile("\r(?!\n)|[\x85\u2028\u2029]")
_BRACKETS_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./-]*")


def formatted(text: str, model: type[Record]) -> str:
    """The text of a file that was read without a YAML fault, in the one style.

    Line ends stay those of the file, a byte order mark goes. Raises NotEditable, with the line, where something is written in a way that
    cannot be moved safely.
    """
    body = text.removeprefix("\ufeff")
    windows = body.count("\r\n") == body.count("\n") > 0
    body = body.replace("\r\n", "\n")
    if found := _LINE_ENDS.search(body):
        raise NotEditable(f"line {body.count(chr(10), 0, found.start()) + 1}: a line end that no editor shows; delete it, or write it as an escape in quotes")
    new = _styled(body, model)
    if new != body:
        _verify(body, new, model)
    return new.replace("\n", "\r\n") if windows else new


def _styled(body: str, model: type[Record]) -> str:
    writer = _Writer()
    writer.file(layout_of(body), shape_of_file(model))
    return "".join(f"{line}\n" for line in writer.lines)


def _verify(before: str, after: str, model: type[Record]) -> None:
    """Holds the new text against the old one: the same values, the same record, the same comments, and nothing left to format."""
    old, _ = parse_yaml(before.encode("utf-8"))
    new, faults = parse_yaml(after.encode("utf-8"))
    if old is None or new is None or faults or old.value != new.value or _record(old.value, model) not in ("", _record(new.value, model)):
        raise NotEditable("line 1: it cannot be formatted without a change of a value; please report this file")
    if comments_of(before) != comments_of(after):
        raise NotEditable("line 1: it cannot be formatted without the loss of a comment; please report this file")
    if _styled(after, model) != after:
        raise NotEditable("line 1: it would look different each time it is formatted; please report this file")


def _record(value: object, model: type[Record]) -> str:
    """What the model reads, records by name in the order of the file; nothing where it refuses, because quotes may mend that."""
    try:
        return model.model_validate(value).model_dump_json()
    except ValidationError:
        return ""


def comments_of(text: str) -> Counter[str]:
    """The comments of a file without their places, found by where no value stands: not by the layout that is held against it."""
    spans = sorted(_spans(yaml.compose(text, Loader=yaml.CSafeLoader)))
    comments: Counter[str] = Counter()
    done = 0
    for start, end in [*spans, (len(text), len(text))]:
        comments.update(found[0].rstrip() for found in re.finditer(r"(?:(?<=\s)|^)#[^\n]*", text[done:start], re.MULTILINE))
        done = end
    return comments


def _spans(node: yaml.Node | None) -> Iterable[tuple[int, int]]:
    if isinstance(node, yaml.ScalarNode):
        yield int(node.start_mark.index), int(node.end_mark.index)
    elif node is not None:
        for item in node.value:
            for part in item if isinstance(item, tuple) else (item,):
                yield from _spans(part)


def _ordered(entries: list[Entry], shape: Shape) -> list[Entry]:
    """The entries in the order of the model; one that it does not know stays behind the one before it."""
    order = {name: index for index, name in enumerate(shape.fields)}
    ranks: list[int] = []
    for entry in entries:
        ranks.append(order.get(entry.key.value if entry.key else "", ranks[-1] if ranks else -1))
    return [entry for _, _, entry in sorted(zip(ranks, range(len(entries)), entries, strict=True), key=lambda one: one[:2])]


def _scalar_text(scalar: Scalar, shape: Shape) -> str:
    """A scalar on one or more lines, in double quotes where the model or other readers of YAML want them."""
    text = scalar.text
    if "\n" in text or scalar.is_block:
        return text
    if scalar.style == "'" and not re.search(r'["\\\t]', scalar.value):
        return f'"{scalar.value}"'
    wants_quotes = not scalar.style and shape.quoted and shape.quoted.fullmatch(text) and text != "null"
    return f'"{text}"' if wants_quotes else text


def _flow_text(flow: Flow, shape: Shape) -> str:
    """Brackets with one space behind each comma and colon; where they run over several lines, these stay."""
    if flow.verbatim:
        return flow.verbatim
    entries = flow.entries if flow.has_comment or not flow.is_mapping else _ordered(flow.entries, shape)
    pieces = [_flow_gap(flow.gaps[0], "")]
    for index, entry in enumerate(entries):
        pieces += [_flow_entry(entry, shape), _flow_gap(flow.gaps[index + 1], ", " if index + 1 < len(entries) else "")]
    return ("{" if flow.is_mapping else "[") + "".join(pieces) + ("}" if flow.is_mapping else "]")


def _flow_gap(gap: str, usual: str) -> str:
    return re.sub(r"[ \t]+(?=\n)", "", gap) if "\n" in gap else usual


def _flow_entry(entry: Entry, shape: Shape) -> str:
    key = _key_text(entry.key, shape) if entry.key else ""
    below = shape.below(entry.key.value if entry.key else None)
    if entry.value is None:
        return f"{key}{entry.behind_key}"
    value = _flow_text(entry.value, below) if isinstance(entry.value, Flow) else _scalar_text(entry.value, below) if isinstance(entry.value, Scalar) else ""
    return f"{key}: {value}" if entry.key else value


def _key_text(key: Scalar, shape: Shape) -> str:
    return _scalar_text(key, Shape(quoted=shape.quoted_keys))


def _in_one_form(entry: Entry, shape: Shape) -> None:
    """Brackets become lines, or lines brackets, where the model says so and no comment stands in the way."""
    value = entry.value
    if isinstance(value, Flow) and shape.on_lines and value.entries and _is_simple(value) and not entry.above_value and not (entry.behind and entry.behind_key):
        entry.behind_key, entry.behind = entry.behind or entry.behind_key, ""
        entry.value = _on_lines(value, shape)
    elif isinstance(value, Block) and shape.in_brackets and not value.tail and all(_fits_brackets(one) for one in value.entries):
        entry.behind, entry.behind_key = entry.behind_key, ""
        entry.value = Flow(is_mapping=False, entries=[Entry(one.value) for one in value.entries], gaps=[""] * (len(value.entries) + 1))


def _is_simple(value: Value) -> bool:
    """Whether a value in brackets stands on one line, without a comment in it."""
    if isinstance(value, Scalar):
        return "\n" not in value.text
    if not isinstance(value, Flow):
        return value is None
    return not value.verbatim and not any("\n" in gap for gap in value.gaps) and all(_is_simple(entry.value) for entry in value.entries)


def _on_lines(flow: Flow, shape: Shape) -> Block:
    block = Block(flow.is_mapping)
    for entry in flow.entries:
        below = shape.below(entry.key.value if entry.key else None)
        made = Entry(entry.value, entry.key)
        if isinstance(entry.value, Flow) and below.on_lines and entry.value.entries:
            made.value = _on_lines(entry.value, below)
        block.entries.append(made)
    return block


def _fits_brackets(item: Entry) -> bool:
    """Whether an item of a list is a short word, without a comment."""
    value = item.value
    alone = not any(item.lead) and not item.behind and not item.above_value
    return alone and isinstance(value, Scalar) and not value.is_block and "\n" not in value.text and bool(value.style or _BRACKETS_SAFE.fullmatch(value.text))


@dataclass(slots=True)
class _Writer:
    """Writes a layout line by line. `open_end`: the last text keeps the empty lines behind it, so that none may follow."""

    lines: list[str] = field(default_factory=list)
    open_end: bool = False

    def file(self, layout: Layout, shape: Shape) -> None:
        self._comments(layout.header, 0)
        self._mapping(layout.root, shape, 0)
        while self.lines and not self.lines[-1] and not self.open_end:
            self.lines.pop()

    def _line(self, line: str) -> None:
        self.lines.append(line)
        self.open_end = False

    def _comments(self, lines: list[str], column: int) -> None:
        """Comments, and one empty line where there were any."""
        for line in lines:
            if line:
                self._line(" " * column + line)
            elif self.lines and self.lines[-1] and not self.open_end:
                self.lines.append("")

    def _mapping(self, block: Block, shape: Shape, column: int, dash: int | None = None) -> None:
        for index, entry in enumerate(_ordered(block.entries, shape)):
            begin = " " * column
            if index == 0 and dash is not None:
                begin = " " * dash + "-" + " " * (column - dash - 1)
            else:
                self._comments(entry.lead, column)
            name = entry.key.value if entry.key else ""
            key = _key_text(entry.key, shape) if entry.key else ""
            self._entry(entry, shape.below(name), column, f"{begin}{key}:")
        self._comments(block.tail, column)

    def _sequence(self, block: Block, shape: Shape, column: int) -> None:
        below = shape.below(None)
        for entry in block.entries:
            _in_one_form(entry, below) if not entry.behind else None
            self._comments(entry.lead, column)
            if isinstance(entry.value, Block):
                self._comments(_ordered(entry.value.entries, below)[0].lead, column)
                self._mapping(entry.value, below, column + _STEP, dash=column)
            else:
                self._entry(entry, below, column, " " * column + "-")
        self._comments(block.tail, column)

    def _entry(self, entry: Entry, shape: Shape, column: int, begin: str) -> None:
        """What stands behind a key or a dash."""
        if entry.key is not None:
            _in_one_form(entry, shape)
        value, inner = entry.value, column + _STEP
        if isinstance(value, Block):
            self._line(begin + entry.behind_key)
            (self._mapping if value.is_mapping else self._sequence)(value, shape, inner)
        elif value is None:
            self._line(begin + entry.behind)
            self._comments(entry.above_value, inner)
        else:
            if entry.behind_key or entry.above_value or (entry.is_below and isinstance(value, Flow) and "\n" in _flow_text(value, shape)):
                self._line(begin + entry.behind_key)
                self._comments(entry.above_value, inner)
                begin = " " * (inner - 1)
            self._leaf(entry, value, shape, column, begin)

    def _leaf(self, entry: Entry, value: Scalar | Flow, shape: Shape, column: int, begin: str) -> None:
        if isinstance(value, Scalar) and value.is_block:
            given = re.match(r"[|>][-+]?([1-9])", value.text)
            depth = column + (int(given[1]) if given else _STEP)
            self._line(f"{begin} {value.text}")
            self.lines += [" " * depth + line if line else "" for line in value.lines]
            self.open_end = value.keeps_empty_lines
            return
        text = _flow_text(value, shape) if isinstance(value, Flow) else _scalar_text(value, shape)
        first, *others = text.split("\n")
        shift, floor = column - entry.column, column + _STEP
        moved = [" " * max(len(line) - len(line.lstrip(" \t")) + shift, floor) + line.lstrip(" \t") if line.strip(" \t") else "" for line in others]
        self._line(f"{begin} {first}" + ("" if moved else entry.behind))
        for line in moved:
            self._line(line)
        if moved:
            self.lines[-1] += entry.behind
