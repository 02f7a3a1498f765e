"""The safe reading of YAML: straight from libyaml's events, inside bounds that no file can break out of.

A hostile file is refused while it is read, before anything large exists: depth and number of nodes are bounded; anchors, aliases, tags,
merge keys, second documents and duplicate keys are faults. YAML gives text: every scalar stays a string (`140.10` stays `140.10`, `NO`
stays `NO`), an empty one is None.
"""

from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.problem import Place
from generator.yaml_plain import MAX_DEPTH, MAX_NODES, Key, Path, Plain, YamlFault

_EVENT_LOADER = getattr(yaml, "CLoader", yaml.Loader)
_NOTHING = ("", "~", "null")


@dataclass(slots=True)
class Walk:
    """What a walk through a text found. `places` and `key_places` only where they were asked for, or where a key is given twice.

    `refused`: the fault that ended the walk; nothing of the value is of use then.
    """

    value: Any = None
    places: dict[Path, Place] = field(default_factory=dict)
    key_places: dict[Path, Place] = field(default_factory=dict)
    faults: list[YamlFault] = field(default_factory=list)
    refused: YamlFault | None = None


def walk(text: str, *, with_places: bool = False) -> Walk:
    """The value of a text, and every fault in it."""
    found = Walk()
    tree = _Tree(found, with_places=with_places)
    try:
        tree.read(text)
    except _Refused as refused:
        found.refused = refused.fault
    except yaml.YAMLError as error:
        found.refused = _syntax_fault(error, text)
    except _GivenTwice:  # to name the place of the first one, all places are needed
        return walk(text, with_places=True)
    return found


class _Refused(Exception):
    """Carries the fault that ends the reading of a file."""

    def __init__(self, mark: Any, message: str) -> None:
        super().__init__(message)
        self.fault = YamlFault(_place(mark) if mark else Place(), message)


class _GivenTwice(Exception):
    """A key is given twice, and nobody noted where keys stand."""


def _place(mark: Any) -> Place:
    return Place(mark.line + 1, mark.column + 1)


def _syntax_fault(error: yaml.YAMLError, text: str) -> YamlFault:
    """What libyaml complains of, as one line of ours; tabs and control characters get the way out."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read")
    place = _place(mark) if mark else Place()
    if mark and text.splitlines()[mark.line : mark.line + 1] and text.splitlines()[mark.line][mark.column : mark.column + 1] == "\t":
        return YamlFault(place, "a tab indents this line; use spaces")
    if "control characters" in said or "special characters" in said or "unacceptable character" in said:
        return YamlFault(place, "the file holds control characters that YAML forbids; is it a text file?")
    return YamlFault(place, f"this is not YAML, {said}; look at the quotes, colons and indentation here and on the line above")


@dataclass(slots=True)
class _Open:
    """A mapping or list that is still being filled; `key` is the key whose value comes next, `path` only where places are noted."""

    value: dict[str, Any] | list[Any]
    path: Path
    key: str | None = None


class _Tree:
    """Builds the value from events, without recursion."""

    def __init__(self, found: Walk, *, with_places: bool) -> None:
        self.found = found
        self.with_places = with_places
        self.stack: list[_Open] = []
        self.nodes = 0
        self.documents = 0

    def read(self, text: str) -> None:
        loader = _EVENT_LOADER(text)
        try:
            while (event := loader.get_event()) is not None:
                kind = type(event)
                if kind is yaml.ScalarEvent:
                    self._node(event)
                    self._scalar(event)
                elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                    self._node(event)
                    self._collection(event, {} if kind is yaml.MappingStartEvent else [])
                elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                    self.stack.pop()
                elif kind is yaml.AliasEvent:
                    raise _Refused(event.start_mark, f"an alias, *{event.anchor}; write the value out")
                elif kind is yaml.DocumentStartEvent:
                    self._start_document(event)
                elif kind is yaml.StreamEndEvent:
                    return
        finally:
            loader.dispose()

    def _start_document(self, event: Any) -> None:
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

    def _collection(self, event: Any, value: dict[str, Any] | list[Any]) -> None:
        if len(self.stack) >= MAX_DEPTH:
            raise _Refused(event.start_mark, f"brackets or indentation go deeper than {MAX_DEPTH} levels; check the brackets")
        self.stack.append(_Open(value, self._put(event, value)))

    def _scalar(self, event: Any) -> None:
        text = event.value
        parent = self.stack[-1] if self.stack else None
        if parent is not None and parent.key is None and type(parent.value) is dict:
            self._key(parent, event, text)
        elif event.style:  # libyaml says '' for a plain one, the Python parser None
            self._put(event, text)
        else:
            self._put(event, None if text in _NOTHING else Plain(text))

    def _key(self, parent: _Open, event: Any, key: str) -> None:
        if key == "<<" and not event.style:
            raise _Refused(event.start_mark, "a merge key, <<; write the values out")
        parent.key = key
        if not self.with_places:
            if key in parent.value:
                raise _GivenTwice
            return
        path = (*parent.path, key)
        if key in parent.value:
            first = self.found.key_places[path]
            message = f'the key "{key}" is given twice, first on line {first.line}; keep one'
            self.found.faults.append(YamlFault(_place(event.start_mark), message, "duplicate_key"))
        else:
            self.found.key_places[path] = _place(event.start_mark)

    def _put(self, event: Any, value: Any) -> Path:
        """Hangs the value into its parent and returns its path, an empty one where places are not noted."""
        path: Path = ()
        if self.stack:
            parent = self.stack[-1]
            last: Key
            if isinstance(parent.value, list):
                last = len(parent.value)
                parent.value.append(value)
            elif parent.key is None:
                raise _Refused(event.start_mark, "a list or mapping is used as a key; write a word")
            else:
                last = parent.key
                parent.value.setdefault(last, value)
                parent.key = None
            if self.with_places:
                path = (*parent.path, last)
        else:
            self.found.value = value
        if self.with_places:
            self.found.places.setdefault(path, _place(event.start_mark))
        return path
