"""Markdown put together from pieces that a filter of `escape` made or that stand in the program: the types refuse any other text.

A template raises when it prints text that no filter has escaped. What is written hundreds of thousands of times is written without a
template, for speed, and has the same guarantee from mypy: only `Markdown` goes into a frame or a joint, and an f-string or a sum of it
is plain text again. `tests/test_markdown_text.py` holds that nothing but the filters turns text into `Markdown`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, NewType, Protocol, TypeVar, cast

Markdown = NewType("Markdown", str)
Key = TypeVar("Key")

NOTHING = Markdown("")


class Frame(Protocol):
    """Markdown with gaps that only Markdown fits in: in their order where they are few, else by name."""

    def __call__(self, *gaps: Markdown, **named: Markdown) -> Markdown:
        """The frame with its gaps filled."""


class Joint(Protocol):
    """What stands between pieces of Markdown."""

    def __call__(self, pieces: Iterable[Markdown], /) -> Markdown:
        """The pieces as one."""


def frame(text: str) -> Frame:
    """A frame as the program writes it: `[{}]({})`, or `[{label}]({target})`; braces that are meant as such are doubled."""
    return cast("Frame", text.format)


class Ending(Protocol):
    """What makes a line of a piece of Markdown."""

    def __call__(self, line: Markdown, /) -> Markdown:
        """The piece without white space at its end."""


def joint(between: str) -> Joint:
    """A joint as the program writes it."""
    return cast("Joint", between.join)


@dataclass(frozen=True, slots=True)
class Printed:
    """Markdown for a template, which prints it as it is; it prints no other text without a filter."""

    markdown: Markdown


class Pieces(dict[Key, Markdown], Generic[Key]):
    """Pieces of Markdown that many records have in common, each made when it is first asked for."""

    def __init__(self, make: Callable[[Key], Markdown]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: Key) -> Markdown:
        """Makes a piece and keeps it."""
        made = self[key] = self._make(key)
        return made


ended = cast("Ending", str.rstrip)
WORDS, COMMAS, SEMICOLONS, DOTS = joint(" "), joint(", "), joint("; "), joint(" · ")
LINES, BLOCKS = joint("\n"), joint("\n\n")
TOGETHER = joint("")
