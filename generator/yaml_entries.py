"""The entries of a YAML file as they stand in it: keys and values in the author's own words, each with the comments that belong to it."""

from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(slots=True)
class Scalar:
    """A value as it stands in the file. Of a block scalar, `text` is its first line and `lines` are the others without their indentation."""

    text: str
    value: str
    style: str
    lines: list[str] = field(default_factory=list)

    @property
    def is_block(self) -> bool:
        """Whether it is written with | or >."""
        return self.style in ("|", ">")

    @property
    def keeps_empty_lines(self) -> bool:
        """Whether the empty lines behind it are a part of it."""
        return self.is_block and "+" in self.text.split("#")[0]


@dataclass(slots=True)
class Flow:
    """A list or mapping in brackets: `gaps` is what stands before, between and behind the entries. `verbatim` where it is taken as it is."""

    is_mapping: bool
    entries: "list[Entry]" = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    verbatim: str = ""

    @property
    def has_comment(self) -> bool:
        """Whether a comment stands between the brackets."""
        return any("#" in gap for gap in self.gaps)


@dataclass(slots=True)
class Block:
    """A list with dashes or a mapping with one key a line; `tail` are the comments at its end."""

    is_mapping: bool
    entries: "list[Entry]" = field(default_factory=list)
    tail: list[str] = field(default_factory=list)


Value: TypeAlias = Scalar | Flow | Block | None


@dataclass(slots=True)
class Entry:
    """A key with its value, or an item of a list without a key. Comments are lines without indentation; an empty one is an empty line.

    `is_below`: the value begins on a line below its key. In brackets, `behind_key` is the colon, which a key without a value may lack.
    """

    value: Value = None
    key: Scalar | None = None
    column: int = 0
    lead: list[str] = field(default_factory=list)
    behind_key: str = ""
    is_below: bool = False
    above_value: list[str] = field(default_factory=list)
    behind: str = ""


@dataclass(slots=True)
class Layout:
    """A file: what stands above its first entry, and its entries."""

    header: list[str]
    root: Block
