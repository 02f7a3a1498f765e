"""Reads positions from the words around recommendations: what opens or closes a block, and what later paragraphs say about its items.

A block's opening words give the position of all its items. Paragraphs behind it may add to that: "recommendations Nos. 26 and 40 above are
already implemented" is a claim about these, "these recommendations will be examined" an answer for all. Words that point two ways, and a
claim without a word about support, decide nothing: the position is unclear until a person decides.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.importers.working_group.blocks import Block
from generator.vocabulary import Position

_NOT_SUPPORTED = re.compile(
    r"\b(?:do|does|did|could|can) ?not (?:currently )?enjoy(?:ed)?\b.{0,20}support|\bnot enjoy the support|\bcannot enjoy"
    r"|\b(?:cannot|could not|did not|does not) (?:be (?:accepted|supported)|support|accept)\b|\b(?:is|are|were) rejected by|\brejects? (?:the )?recommendation"
)
_SUPPORTED = re.compile(r"\benjoy(?:s|ed)?\b.{0,20}\bsupport")
_TAKEN_NOTE_OF = re.compile(
    r"\btakes? note of|\bnotes the following|\bnoted\b(?! in (?:the |this )?(?:present )?(?:report )?(?:in |at )?(?:the )?(?:following )?paragraphs?)"
)
_PENDING = re.compile(
    r"\b(?:will|would) be (?:further )?(?:examined|considered)|\b(?:will|would) (?:further )?(?:examine|study|respond|consider)\b"
    r"|\bwill be included in the outcome"
    r"|\bresponses? (?:of|in due|to)\b|\bappropriate responses|\bprovided? (?:its |a |clear )?responses?|\bresponse[^.]{0,120}\bwill be provided"
)
_CLAIMED = re.compile(
    r"already (?:been |being )?implemented|in the process of (?:being )?implement|process of implementation|(?:have been|currently being|being) implemented"
)
_ONLY_MADE = re.compile(r"(?:recommendations|conclusions) were (?:made|put forward)|\brecommended that|presented recommendations")
_COMMENTS = re.compile(r"\boffer(?:s|ed)? (?:the following )?comments?\b|\bprovided comments\b")

# A paragraph that begins so explains and answers nothing, and what is said of a part is not said of the whole.
_EXPLAINS = re.compile(r"\d+\. ?\(?(?:With regards? to|Regarding|Concerning|In relation to|Comment on)\b|\bparts? of (?:the )?recommendation", re.IGNORECASE)
_ABOUT_ALL = re.compile(
    r"\b(?:these|the above|all) recommendations?\b|\brecommendations? (?:listed |mentioned )?(?:above|formulated)\b|\bthe following recommendations",
    re.IGNORECASE,
)
_IN_THE_BODY = re.compile(r"\b(?:noted|contained|reflected|included)\b[^.;]{0,80}\bparagraphs?:? ?\d")
_IN_A_LIST = re.compile(r"\bparagraph (\d{1,3}), No\. (\d{1,3})")
_NAMED = re.compile(r"\brecommendations?\b[^.;]{0,60}?(\bNos?\.? ?|\bparagraphs? |\bnumbers? | )(?=\d)", re.IGNORECASE)
_NUMBERS = re.compile(r"(?:(\d{1,3})\. ?)?(\d{1,3})(?:\.? ?(?:-|–|to|through) ?(?:\d{1,3}\. ?)?(\d{1,3}))?(?!\d)\.?")
_BETWEEN_NUMBERS = re.compile(r"[\s,;]*(?:(?:and|as well as)\b)?\s*")
_SOME_OF_THEM = re.compile(r"\b(?:out )?of which\b")
_MOST_NUMBERS = 400
_MOST_WORDS = 20_000  # characters of a paragraph; more say nothing about recommendations


@dataclass(frozen=True, slots=True)
class Answer:
    """What words say of recommendations: the position, None where they give none, and whether the State calls them implemented."""

    position: Position | None
    claimed: bool = False


@dataclass(frozen=True, slots=True)
class Decided:
    """The position of one item, whether its implementation is claimed, and the paragraph that says so."""

    position: Position
    claimed: bool
    paragraph: int


def answer(words: str) -> Answer:
    """What words about recommendations say; words that point two ways give the position unclear."""
    said = words[:_MOST_WORDS].lower()
    claimed = _CLAIMED.search(said) is not None
    positions = set()
    if _NOT_SUPPORTED.search(said) or _TAKEN_NOTE_OF.search(said):
        positions.add(Position.NOTED)
    if _SUPPORTED.search(_NOT_SUPPORTED.sub("", said)):
        positions.add(Position.SUPPORTED)
    if _PENDING.search(said):
        positions.add(Position.PENDING)
    if len(positions) > 1:
        return Answer(Position.UNCLEAR, claimed)
    if positions:
        return Answer(positions.pop(), claimed)
    return Answer(Position.NOT_RECORDED if _ONLY_MADE.search(said) else None, claimed)


def only_comments(block: Block) -> bool:
    """Whether a paragraph's opening words announce comments of the State."""
    return _COMMENTS.search(block.opening) is not None


def names_by_place(block: Block, first: int) -> bool:
    """Whether a paragraph speaks of recommendations that have no number but their place before section II, which begins with paragraph `first`."""
    named = _IN_THE_BODY.search(block.opening)
    number = re.match(r"\d{1,3}(?![.\d])", block.opening[named.end() - 1 :]) if named else None
    return number is not None and int(number[0]) < first and not block.items


def decide(blocks: Sequence[Block], closings: Sequence[str]) -> dict[str, Decided]:
    """The position of every item by its label; `closings` are the words behind the last item of each block, empty where there are none."""
    decided: dict[str, Decided] = {}
    listed: dict[int, Block] = {}
    for block, closing in zip(blocks, closings, strict=True):
        if block.items:
            listed[block.number] = block
            decided |= _opened(block, listed)
        for words in (closing, "" if block.items else block.opening):
            if words and listed:
                decided |= _followed(block.number, words, listed, decided)
    return decided


def _opened(block: Block, listed: Mapping[int, Block]) -> dict[str, Decided]:
    """The position that the opening words give to all items of a block, and the claim that they make for all or for some."""
    said = answer(block.opening)
    some = _SOME_OF_THEM.search(block.opening)
    labels = {item.label for item in block.items}
    claimed = (_named(block.opening[some.end() :], listed, labels) if some else labels) if said.claimed else set()
    return {item.label: Decided(said.position or Position.UNCLEAR, item.label in claimed, block.number) for item in block.items}


def _followed(paragraph: int, words: str, listed: Mapping[int, Block], decided: Mapping[str, Decided]) -> dict[str, Decided]:
    """What words behind a block say of its items, or of the items that they name."""
    said = answer(words)
    if (said.position is None and not said.claimed) or _EXPLAINS.search(words):
        return {}
    if named := _named(words, listed, decided.keys()):
        return {label: _revised(decided[label], said, paragraph, named=True) for label in named}
    if not _ABOUT_ALL.search(words) or _IN_THE_BODY.search(words):
        return {}
    last = listed[max(listed)]
    return {item.label: _revised(decided[item.label], said, paragraph, named=False) for item in last.items}


def _revised(before: Decided, said: Answer, paragraph: int, *, named: bool) -> Decided:
    """A position in the light of later words: they decide what was open, and of named items also what was not; a claim is added to any."""
    open_before = before.position in {Position.NOT_RECORDED, Position.UNCLEAR}
    if said.position and said.position is not before.position and (open_before or named):
        return Decided(said.position, said.claimed or before.claimed, paragraph)
    return Decided(before.position, said.claimed or before.claimed, before.paragraph)


def _named(words: str, listed: Mapping[int, Block], known: Collection[str]) -> set[str]:
    """The labels of the items that words name: "Nos. 85-119", "76.22, 76.32 and 76.47", "paragraph 103, No. 7", or whole "paragraphs 84 and 85"."""
    words = words[:_MOST_WORDS]
    if one := _IN_A_LIST.search(words):
        return {label for label in (f"{one[1]}.{one[2]}",) if label in known}
    labels: set[str] = set()
    for found in _NAMED.finditer(words):
        whole = found[1].lower().startswith("paragraph")
        for block, first, end in _ranges(words, found.end()):
            if block is None and whole:
                labels |= {item.label for number in range(first, end + 1) if number in listed for item in listed[number].items}
            else:
                labels |= {f"{block or max(listed)}.{number}" for number in range(first, end + 1)}
    return {label for label in labels if label in known}


def _ranges(words: str, index: int) -> Iterator[tuple[int | None, int, int]]:
    """The numbers of a list from a place on: paragraph, where it is given, first and last."""
    while number := _NUMBERS.match(words, index):
        first, last = int(number[2]), int(number[3] or number[2])
        yield int(number[1]) if number[1] else None, first, min(last, first + _MOST_NUMBERS)
        between = _BETWEEN_NUMBERS.match(words, number.end())
        index = between.end() if between else number.end()
