"""Shows how far long work is: a bar on stderr, where that is a terminal."""

import sys
from collections.abc import Iterator, Sequence
from typing import TypeVar

import click

T = TypeVar("T")


def watched(items: Sequence[T], label: str) -> Iterator[T]:
    """The items, one by one, with a bar beside them while they are worked on."""
    with click.progressbar(items, label=label, file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        yield from bar
