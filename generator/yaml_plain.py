"""What both ways of reading YAML share: text without quotes, paths, faults, and how much a file may hold."""

from dataclasses import dataclass

from generator.problem import Place

MAX_DEPTH = 12
MAX_NODES = 400_000

Key = str | int
Path = tuple[Key, ...]


class Plain(str):
    """Text that stood in the file without quotes; another reader of YAML might take it for a number or a date."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class YamlFault:
    """What is wrong with the file as YAML; `check` is `yaml` or `duplicate_key`."""

    place: Place
    message: str
    check: str = "yaml"
