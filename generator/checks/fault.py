"""A fault as a check yields it (the runner adds the name of the rule), and the walks that several checks take."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from generator.content import Authored, Content, ReviewKey, SourceFile
from generator.model import Recommendation, Review
from generator.problem import Place
from generator.read import record_name
from generator.yaml_document import Path

_RECORD_ID = re.compile(r"([A-Z]{3})-([1-9][0-9]*)-(.+)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault, in the words the person who edits the file will read."""

    path: PurePosixPath
    place: Place
    record: str
    message: str


def fault(file: SourceFile, inside: Path, message: str, *, of_key: bool = False) -> Fault:
    """A fault at a path inside a file; `message` reads "what is wrong, what was found; what to do"."""
    place = file.document.place(inside, of_key=of_key)
    return Fault(file.path, place, record_name(file.path, file.document.value, inside), message)


def recommendations(content: Content) -> Iterator[tuple[Authored[Review], Path, Recommendation]]:
    """Every recommendation with its file and its path in it."""
    for review in content.reviews.values():
        for index, recommendation in enumerate(review.record.recommendations):
            yield review, ("recommendations", index), recommendation


def key_and_label(record_id: str) -> tuple[ReviewKey, str] | None:
    """The review that a record id names, and the paragraph or pledge in it; None where it is no record id."""
    found = _RECORD_ID.fullmatch(record_id)
    return ((found[1], int(found[2])), found[3]) if found else None


def is_review_whole(content: Content, key: ReviewKey) -> bool:
    """Whether the file of a review was read without a fault of shape."""
    return content.is_whole("states", key[0], f"cycle-{key[1]}", "review.yaml")


def suspects(files: Iterable[SourceFile], may_hold: Callable[[bytes], bool]) -> Iterator[SourceFile]:
    """The files that a rule about text must look into value by value: those whose bytes may hold what it looks for, and those whose bytes cannot say it.

    Quotes and backslashes are written in more than one way, so that `may_hold` must not go by them.
    """
    return (file for file in files if (data := file.document.where.simple) is None or may_hold(data))


def texts_in(value: Any, path: Path = ()) -> Iterator[tuple[Path, str, bool]]:
    """Every key and every text below a value, with its path; True for a key. As deep as the reader lets a file be."""
    if isinstance(value, str):
        yield path, value, False
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield (*path, key), key, True
            yield from texts_in(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from texts_in(inner, (*path, index))
