"""The version of the data as blanks on every page, filled in when the site is put together, so that a new commit renders no page again.

Pages are rendered with a mark in the place of each word of the version, and where the words came to stand is kept.
"""

import re
import secrets
from collections.abc import Mapping, Sequence

from generator.version import DataVersion

Words = Mapping[str, str]
Place = tuple[int, str]  # the byte of the page where a word begins, and which word it is

_NAMES = ("day", "day_in_words", "commit", "short", "changed_in_words")


class MovedBlanks(Exception):
    """A page does not hold the words of its version where they were put."""


def words_of(version: DataVersion) -> dict[str, str]:
    """What pages print of a version; theme/partials/data_version.html says the same where MkDocs builds without us."""
    words = version.day.isoformat(), f"{version.day.day} {version.day:%B %Y}", version.commit, version.commit[:10]
    return dict(zip(_NAMES, (*words, " with changes that are not committed" if version.is_changed else ""), strict=True))


class Blanks:
    """Marks in the place of words. They are drawn by lot when a site is made, so that no content can hold them."""

    def __init__(self) -> None:
        self._mark = secrets.token_hex(16)
        self._marks = re.compile(f"{self._mark}([0-9])x")

    def in_place_of(self, words: Words) -> dict[str, str]:
        """What the theme is given as config.extra.data_*: a mark for every word. A commit that nobody knows has none and is not printed."""
        return {f"data_{name}": f"{self._mark}{number}x" if name != "commit" or words[name] else "" for number, name in enumerate(_NAMES)}

    def filled(self, page: str, words: Words) -> tuple[bytes, list[Place]]:
        """The page as it is written, with the words in the places of their marks, and these places."""
        made, places = bytearray(), []
        for number, part in enumerate(self._marks.split(page)):
            if number % 2:
                name = _NAMES[int(part)]
                places.append((len(made), name))
                made += words[name].encode()
            else:
                made += part.encode("utf-8", "xmlcharrefreplace")  # as MkDocs writes pages
        return bytes(made), places


def refilled(page: bytes, places: Sequence[Place], before: Words, after: Words) -> tuple[bytes, list[Place]]:
    """The page with the words of another version in the same places; raises MovedBlanks where the words before are not there."""
    made, moved, end = bytearray(), [], 0
    for start, name in places:
        word = before[name].encode()
        if page[start : start + len(word)] != word:
            raise MovedBlanks
        made += page[end:start]
        moved.append((len(made), name))
        made += after[name].encode()
        end = start + len(word)
    return bytes(made + page[end:]), moved
