"""What an import makes of a file: its new text, what changed in it, and what a person must decide."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between the list and the file, as the command prints it."""

    paragraph: str
    message: str


@dataclass(frozen=True, slots=True)
class Updated:
    """The new text of review.yaml and what changed in it; `attention` is what a person must decide."""

    text: str
    changes: tuple[Change, ...] = ()
    attention: tuple[Change, ...] = ()
