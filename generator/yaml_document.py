"""Turns the bytes of one YAML file into plain values: line by line where the file is in the simple form, by the safe reading else.

Both give the same value (benchmarks/yaml_loaders.py holds them against each other); only the safe one finds faults. Where values stand in the
file is found when somebody asks.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.problem import Place
from generator.yaml_lines import UNSURE, simple_value
from generator.yaml_places import Places
from generator.yaml_plain import MAX_DEPTH, MAX_NODES, Path, Plain, YamlFault

__all__ = ["MAX_BYTES", "MAX_DEPTH", "MAX_NODES", "NUMBER_LIKE", "Path", "Places", "Plain", "YamlDocument", "YamlFault", "parse_yaml"]

MAX_BYTES = 4 * 1024 * 1024
NUMBER_LIKE = re.compile(r"[-+]?[0-9_]*\.?[0-9_]+")


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """The value of a file (mappings, lists, text, None), and where each value and each key stands.

    A value that was kept elsewhere becomes a document with the places of the file's bytes: `YamlDocument(value, Places(data))`.
    `kept` says, for a list at the top from which items were taken out, which item of the file each one left is.
    """

    value: Any
    where: Places = field(default_factory=Places)
    kept: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    @property
    def places(self) -> Mapping[Path, Place]:
        """The place of every value of the file, by its path in it."""
        return self.where.values

    def place(self, path: Path, *, of_key: bool = False) -> Place:
        """The place of the value at `path`, or of its nearest parent that is in the file."""
        if len(path) > 1 and isinstance(path[1], int) and (kept := self.kept.get(str(path[0]))):
            path = (path[0], kept[path[1]], *path[2:])
        for length in range(len(path), -1, -1):
            if found := (self.where.find(path[:length], of_key=True) if of_key else None) or self.where.find(path[:length]):
                return found
        return Place()


def parse_yaml(data: bytes) -> tuple[YamlDocument | None, tuple[YamlFault, ...]]:
    """The document, and every fault found in it; None instead of a document where the file cannot be read at all."""
    if len(data) > MAX_BYTES:
        return None, (YamlFault(Place(), f"the file is larger than {MAX_BYTES:,} bytes; is it the right file?"),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, (YamlFault(Place(line), f"the file is not text in UTF-8, byte {error.start + 1:,} is {data[error.start]:#04x}; save it as UTF-8"),)
    value = simple_value(text)
    if value is not UNSURE:
        return YamlDocument(value, Places(data, is_simple=True)), ()
    from generator.yaml_events import walk  # noqa: PLC0415 - most files are never read this way, and `check` must start fast

    found = walk(text)
    if found.refused:
        return None, (*found.faults, found.refused)
    return YamlDocument(found.value, Places(data, is_simple=False)), tuple(found.faults)
