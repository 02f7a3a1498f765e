"""Finds what looks like the number of a paragraph or of an item in the flowing text of a report: "68. ", "131.7 ", "131.7. ", "73 Take"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# A space may stand in "131. 7", but "(Sudan)8. 100." is a footnote's mark and another number.
_NUMBER = re.compile(r"(?<![\w./–-])(\d{1,3})(?:\.(?:(?<!\)\d\.)(?<!\)\d\d\.) )?(\d{1,3})(?!\d))?(\.?)(?= |[A-Z“\"(\[|])")
_BEGINNING = re.compile(r" ?[^\W\d_a-zß-ÿ]|\s?[“\"(\[|]")
_COUNTED = re.compile(
    r"\b(?:notes?|nos?\.?|numbers?|paragraphs?|articles?|recommendations?|sections?|chapters?|tables?|annex|optional protocol) \Z", re.IGNORECASE
)
_SENTENCE_ENDS = ';.:)”"’*†\ue001'
# A footnote's own number, and what it nearly always says.
NOTE = re.compile(
    r"(?<![\w./–-])(\d{1,2}) (?=(?:The (?:original )?recommendations?|Recommendations?)\b[^.;()]{0,60}\b(?:read|made|stated|understood)\b"
    r"|The original wording\b)"
)


@dataclass(frozen=True, slots=True)
class Label:
    """A number in the text: 131 and 7 of "131.7", 68 alone of "68."; what stands around it says what it can be.

    `starts` where a sentence or an item can begin, `counts` where the word before it makes it a reference, as in "NOTE 1."
    """

    whole: int
    part: int | None
    begin: int
    end: int
    dotted: bool
    starts: bool
    before_capital: bool
    counts: bool


def labels(text: str) -> Iterator[Label]:
    """All numbers that could be labels, in the order of the text."""
    notes = {found.start() for found in NOTE.finditer(text)}
    for found in _NUMBER.finditer(text):
        if found.start() not in notes:
            yield Label(
                whole=int(found[1]),
                part=int(found[2]) if found[2] else None,
                begin=found.start(),
                end=found.end(),
                dotted=bool(found[3]),
                starts=_starts(text, found.start()),
                before_capital=_BEGINNING.match(text, found.end()) is not None,
                counts=_COUNTED.search(text, max(0, found.start() - 20), found.start()) is not None,
            )


def _starts(text: str, index: int) -> bool:
    """Whether a sentence or an item ends right before: a footnote's mark may stand between."""
    before = text[max(0, index - 8) : index].rstrip()
    return not before or before[-1] in _SENTENCE_ENDS or re.search(r"[;.)”]\s?\d{1,2}[;.]?$|\)\s?,$", before) is not None
