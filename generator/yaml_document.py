"""Turns the bytes of one YAML file into plain values with their places, inside bounds that no file can break out of.

The tree is built straight from libyaml's events, so that a hostile file is refused while it is read, before anything large
exists: size, depth and number of nodes are bounded; anchors, aliases, tags, merge keys, second documents and duplicate keys
are faults. YAML gives text: every scalar stays a string (`140.10` stays `140.10`, `NO` stays `NO`), an empty one is None.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.problem import Place

MAX_BYTES = 4 * 1024 * 1024
MAX_DEPTH = 12
MAX_NODES = 400_000

Key = str | int
Path = tuple[Key, ...]

_EVENT_LOADER = getattr(yaml, "CLoader", yaml.Loader)


NUMBER_LIKE = re.compile(r"[-+]?[0-9_]*\.?[0-9_]+")


class Plain(str):
    """Text that stood in the file without quotes; another reader of YAML might take it for a number or a date."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class YamlFault:
    """What is wrong with the file as YAML; `check` is `yaml` or `duplicate_key`."""

    place: Place
    message: str
    check: str = "yaml"


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """The value of a file (mappings, lists, text, None) and where each value and each key stands.

    `kept` says, for a list at the top from which items were taken out, which item of the file each one left is.
    """

    value: Any
    places: Mapping[Path, Place] = field(default_factory=dict)
    key_places: Mapping[Path, Place] = field(default_factory=dict)
    kept: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def place(self, path: Path, *, of_key: bool = False) -> Place:
        """The place of the value at `path`, or of its nearest parent that is in the file."""
        places = self.key_places if of_key else self.places
        if len(path) > 1 and isinstance(path[1], int) and (kept := self.kept.get(str(path[0]))):
            path = (path[0], kept[path[1]], *path[2:])
        for length in range(len(path), -1, -1):
            if found := places.get(path[:length]) or self.places.get(path[:length]):
                return found
        return Place()


class _Refused(Exception):
    """Carries the fault that ends the reading of a file."""

    def __init__(self, mark: Any, message: str) -> None:
        super().__init__(message)
        self.fault = YamlFault(Place(mark.line + 1, mark.column + 1) if mark else Place(), message)


def parse_yaml(data: bytes) -> tuple[YamlDocument | None, tuple[YamlFault, ...]]:
    """The document, and every fault found in it; None instead of a document where the file cannot be read at all."""
    if len(data) > MAX_BYTES:
        return None, (YamlFault(Place(), f"the file is larger than {MAX_BYTES:,} bytes; is it the right file?"),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, (YamlFault(Place(line), f"the file is not text in UTF-8, byte {error.start + 1:,} is {data[error.start]:#04x}; save it as UTF-8"),)
    tree = _Tree()
    try:
        tree.read(text)
    except _Refused as refused:
        return None, (*tree.faults, refused.fault)
    except yaml.YAMLError as error:
        return None, (*tree.faults, _syntax_fault(error, text))
    return YamlDocument(tree.root, tree.places, tree.key_places), tuple(tree.faults)


def _syntax_fault(error: yaml.YAMLError, text: str) -> YamlFault:
    """What libyaml complains of, as one line of ours; tabs and control characters get the way out."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read")
    place = Place(mark.line + 1, mark.column + 1) if mark else Place()
    if mark and text.splitlines()[mark.line : mark.line + 1] and text.splitlines()[mark.line][mark.column : mark.column + 1] == "\t":
        return YamlFault(place, "a tab indents this line; use spaces")
    if "control characters" in said or "special characters" in said or "unacceptable character" in said:
        return YamlFault(place, "the file holds control characters that YAML forbids; is it a text file?")
    return YamlFault(place, f"this is not YAML, {said}; look at the quotes, colons and indentation here and on the line above")


@dataclass(slots=True)
class _Open:
    """A mapping or list that is still being filled; `key` is the key whose value comes next."""

    value: dict[str, Any] | list[Any]
    path: Path
    key: str | None = None


@dataclass(slots=True)
class _Tree:
    """Builds the value from events, without recursion."""

    root: Any = None
    places: dict[Path, Place] = field(default_factory=dict)
    key_places: dict[Path, Place] = field(default_factory=dict)
    faults: list[YamlFault] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    nodes: int = 0
    documents: int = 0

    def read(self, text: str) -> None:
        for event in yaml.parse(text, Loader=_EVENT_LOADER):
            if isinstance(event, yaml.DocumentStartEvent):
                self._start_document(event)
            elif isinstance(event, yaml.AliasEvent):
                raise _Refused(event.start_mark, f"an alias, *{event.anchor}; write the value out")
            elif isinstance(event, yaml.NodeEvent):
                self._node(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self.stack.pop()

    def _start_document(self, event: yaml.DocumentStartEvent) -> None:
        self.documents += 1
        if self.documents > 1:
            raise _Refused(event.start_mark, "a second document in the file; keep one and delete the line '---'")

    def _node(self, event: Any) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise _Refused(event.start_mark, f"the file has more than {MAX_NODES:,} values; split it")
        if event.anchor:
            raise _Refused(event.start_mark, f"an anchor, &{event.anchor}; write the value out wherever it is needed")
        if event.tag is not None:
            raise _Refused(event.start_mark, f"a tag, {event.tag}; delete it, the model knows the type")
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
            return
        if len(self.stack) >= MAX_DEPTH:
            raise _Refused(event.start_mark, f"brackets or indentation go deeper than {MAX_DEPTH} levels; check the brackets")
        value: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        self.stack.append(_Open(value, self._put(event, value)))

    def _scalar(self, event: Any) -> None:
        parent = self.stack[-1] if self.stack else None
        if parent is not None and isinstance(parent.value, dict) and parent.key is None:
            self._key(parent, event)
            return
        plain = not event.style  # libyaml says '', the Python parser None
        self._put(event, None if plain and event.value in ("", "~", "null") else Plain(event.value) if plain else event.value)

    def _key(self, parent: _Open, event: Any) -> None:
        key = event.value
        if key == "<<" and not event.style:
            raise _Refused(event.start_mark, "a merge key, <<; write the values out")
        path = (*parent.path, key)
        if key in parent.value:
            first = self.key_places[path]
            place = Place(event.start_mark.line + 1, event.start_mark.column + 1)
            self.faults.append(YamlFault(place, f'the key "{key}" is given twice, first on line {first.line}; keep one', "duplicate_key"))
        else:
            self.key_places[path] = Place(event.start_mark.line + 1, event.start_mark.column + 1)
        parent.key = key

    def _put(self, event: Any, value: Any) -> Path:
        """Hangs the value into its parent and returns its path."""
        path: Path = ()
        if self.stack:
            parent = self.stack[-1]
            if isinstance(parent.value, list):
                path = (*parent.path, len(parent.value))
                parent.value.append(value)
            elif parent.key is None:
                raise _Refused(event.start_mark, "a list or mapping is used as a key; write a word")
            else:
                path = (*parent.path, parent.key)
                parent.value.setdefault(parent.key, value)
                parent.key = None
        else:
            self.root = value
        self.places.setdefault(path, Place(event.start_mark.line + 1, event.start_mark.column + 1))
        return path
