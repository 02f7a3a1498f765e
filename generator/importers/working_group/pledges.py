"""Reads what a State promises in its report: the paragraphs under "Voluntary pledges and commitments", and each item of their lists."""

import re
from collections.abc import Iterator, Sequence

from generator.importers.asks import clean
from generator.importers.listed import ListedPledge, ListedSource, RowFault
from generator.importers.working_group.blocks import Block
from generator.importers.working_group.labels import Label, labels

REPORT_WITHOUT_SYMBOL = "Report of the Working Group"

# Sentences that only point at promises made elsewhere, or lead up to a list of them.
_POINTS_ELSEWHERE = re.compile(
    r"^(?:further )?reference is (?:also )?made to (?!the commitments made by \S+(?: \S+)? to [a-z]+ an? )"
    r"|\b(?:are|is|were) (?:included|set out) in (?:the|an|its)\b|\bready to present\b",
    re.IGNORECASE,
)
_LEADS_UP = re.compile(r":\s*$")
_SENTENCE_ENDS = re.compile(r"(?<=[a-z)\d])\. (?=[A-Z])")
_IN_SECTION_II = re.compile(r"\bvoluntary (?:pledges|commitments)(?: and commitments)?\s*:", re.IGNORECASE)
_LETTERED = re.compile(r"(?<![\w(])\(([a-z]{1,2})\) ?(?=\S)")
_NUMBERED = re.compile(r"(?:(?<=[:;.]) |\A)(\d{1,2})\. (?=[A-Z])")
_BULLET = re.compile(r"[•●▪·] ?")


def source_of(symbol: str | None, paragraph: str) -> ListedSource:
    """A paragraph of the report, by its symbol or, where that is not known, by the title that all such reports have."""
    return ListedSource(symbol, paragraph) if symbol else ListedSource(title=REPORT_WITHOUT_SYMBOL, paragraph=paragraph)


def pledges_in(commitments: str, blocks: Sequence[Block], symbol: str | None) -> tuple[tuple[ListedPledge, ...], tuple[RowFault, ...]]:
    """The pledges of section III and of paragraphs of section II that list some, and what was passed over with its reason."""
    pledges: list[ListedPledge] = []
    remarks: list[RowFault] = []
    paragraphs = [*((block.number, block.opening) for block in blocks if not block.items and _IN_SECTION_II.search(block.opening)), *_paragraphs(commitments)]
    for number, text in paragraphs:
        said = clean(re.sub(rf"^{number}\. ?", "", text))
        items = list(_items(said))
        if not items and (all(_POINTS_ELSEWHERE.search(sentence) for sentence in _SENTENCE_ENDS.split(said)) or _LEADS_UP.search(text.rstrip())):
            remarks.append(RowFault(number, f"paragraph {number} names no pledge of its own: {said[:100]}"))
            continue
        pledges += [ListedPledge(words, source_of(symbol, f"{number}{place}")) for place, words in items or [("", said)]]
    return tuple(pledges), tuple(remarks)


def _paragraphs(section: str) -> Iterator[tuple[int, str]]:
    """The numbered paragraphs of section III, which follow each other."""
    opened: list[Label] = []
    for label in labels(section):
        if label.part is None and label.dotted and label.starts and label.before_capital and (not opened or label.whole == opened[-1].whole + 1):
            opened.append(label)
    for label, following in zip(opened, [*opened, None][1:], strict=True):
        yield label.whole, section[label.begin : following.begin if following else len(section)].strip()


def _items(said: str) -> Iterator[tuple[str, str]]:
    """The items of a list: where each stands, " (a)" or ".1", nothing for bullets, and its words."""
    for pattern, place in ((_LETTERED, " ({})"), (_NUMBERED, ".{}"), (_BULLET, "")):
        marks = _counted(list(pattern.finditer(said)))
        if len(marks) > 1:
            ends = [*(mark.start() for mark in marks), len(said)][1:]
            for mark, end in zip(marks, ends, strict=True):
                words = re.sub(r"[;,]? (?:and)$", "", clean(said[mark.end() : end]))
                if words:
                    yield (place.format(mark[1]) if place else ""), words
            return


def _counted(marks: list[re.Match[str]]) -> list[re.Match[str]]:
    """The marks that count from the first on: a, b, c; a letter or number out of turn belongs to the words."""
    if not marks or marks[0].re is _BULLET:
        return marks
    counted: list[re.Match[str]] = []
    for mark in marks:
        wanted = str(len(counted) + 1) if mark.re is _NUMBERED else _letter(len(counted))
        if mark[1] == wanted:
            counted.append(mark)
    return counted


def _letter(index: int) -> str:
    """Letters from a to z, then aa, bb and on, as reports count."""
    return chr(ord("a") + index % 26) * (index // 26 + 1)
