"""Cuts section II of a report into its paragraphs, and each into opening words and numbered items; both styles of numbering.

"131.7" has its paragraph in the number; the plain "7." of early reports becomes "83.7" under paragraph 83. A number that is printed
wrong between its right neighbours is understood and named; a number that is missing is named as a gap.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from generator.importers.working_group.labels import Label, labels

MAX_GAP = 3
MAX_HEADING = 60
MAX_ITEM = 10_000  # characters of a recommendation; the longest of sessions 1 to 20 has 2,774

_INTRODUCES = re.compile(r"\bfollowing recommendations?\b[^:]{0,600}: (?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered recommendation as printed, under its label for the record: 83.7, however the report prints it."""

    label: str
    said: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of section II with the items below it.

    `gaps` are numbers that cannot be found, `misprints` how others are printed; `in_parts` where numbers are printed as "131.7", not as "7.".
    """

    number: int
    opening: str
    items: tuple[Item, ...] = ()
    gaps: tuple[int, ...] = ()
    misprints: tuple[tuple[int, str], ...] = ()
    in_parts: bool = True


@dataclass(frozen=True, slots=True)
class _Mark:
    """A label that may begin an item: its number where it is one of this block, None where it bears another paragraph's."""

    number: int | None
    label: Label
    printed: str


def blocks(section: str, is_ask: Callable[[str], bool]) -> tuple[Block, ...]:
    """The paragraphs of section II in their order; `is_ask` tells a recommendation that bears the next paragraph's number from the paragraph."""
    found = list(labels(section))
    if not found or found[0].part is not None or found[0].begin > MAX_HEADING:
        return ()
    opened = _openings(section, found, is_ask)
    built: list[Block] = []
    owed: dict[int, frozenset[int]] = {}
    begins = [label.begin for label in found]
    for (number, start), (_, end) in zip(opened, [*opened[1:], (0, len(section))], strict=True):
        inside = found[bisect_right(begins, start) : bisect_left(begins, end)]
        block = _block(number, section[start:end], [replace(label, begin=label.begin - start, end=label.end - start) for label in inside], owed)
        owed[number] = frozenset(block.gaps)
        built.append(block if block.items else _with_its_only_ask(block, is_ask))
    elsewhere = {item.label for block in built for item in block.items if not item.label.startswith(f"{block.number}.")}
    return tuple(replace(block, gaps=tuple(gap for gap in block.gaps if f"{block.number}.{gap}" not in elsewhere)) for block in built)


def _with_its_only_ask(block: Block, is_ask: Callable[[str], bool]) -> Block:
    """A paragraph that makes one recommendation without a number, "101. The following recommendation will be examined: Ratify ... (Mali)."."""
    introduces = _INTRODUCES.search(block.opening[:MAX_ITEM])
    if not introduces or len(block.opening) > MAX_ITEM or not is_ask(block.opening[introduces.end() :]):
        return block
    return replace(block, opening=block.opening[: introduces.end()].strip(), items=(Item(str(block.number), block.opening[introduces.end() :].strip()),))


def _openings(section: str, found: Sequence[Label], is_ask: Callable[[str], bool]) -> list[tuple[int, int]]:
    """Number and place of every paragraph: they follow each other, and each begins where a sentence can."""
    number, reached, in_parts = found[0].whole, 0, False
    opened = [(number, found[0].begin)]
    for index, label in enumerate(found[1:], start=1):
        next_item = not in_parts and reached < label.whole <= reached + 1 + MAX_GAP
        if label.part is not None:
            in_parts = in_parts or (label.whole == number and label.starts)
        elif label.dotted and label.starts and label.whole == number + 1 and label.before_capital and not (next_item and is_ask(_words(section, found, index))):
            number, reached, in_parts = label.whole, 0, False
            opened.append((number, label.begin))
        elif next_item and _can_be_plain(label, reached):
            reached = label.whole
    return opened


def _words(section: str, found: Sequence[Label], index: int) -> str:
    """What stands between a label and the next that can begin something, as far as one recommendation can reach."""
    start, end = found[index].end, min(len(section), found[index].end + MAX_ITEM)
    for label in islice(found, index + 1, None):
        if label.begin >= end or (label.starts and (label.dotted or label.part is not None)):
            return section[start : min(end, label.begin)]
    return section[start:end]


def _block(number: int, text: str, found: Sequence[Label], owed: Mapping[int, frozenset[int]]) -> Block:
    """A paragraph cut into its items, by the style of numbering that it uses; `owed` are numbers that earlier paragraphs lack."""
    marks = [mark for label in found if (mark := _mark_of_part(text, number, label))]
    in_parts = any(mark.number is not None for mark in marks)
    marks = marks if in_parts else _plain_marks(text, found)
    accepted, misprints = _in_order(marks)
    if not accepted:
        return Block(number, text.strip())
    moved = [label for label in found if label.part in owed.get(label.whole, ()) and label.starts and label.before_capital]
    places = [(f"{number}.{item}", label) for item, label in accepted.items()] + [(f"{label.whole}.{label.part}", label) for label in moved]
    places.sort(key=lambda place: place[1].begin)
    ends = [label.begin for _, label in places[1:]] + [len(text)]
    items = tuple(Item(name, text[label.end : end].strip()) for (name, label), end in zip(places, ends, strict=True))
    gaps = tuple(missing for missing in range(1, max(accepted)) if missing not in accepted)
    return Block(number, text[: places[0][1].begin].strip(), items, gaps, tuple(misprints), in_parts)


def _mark_of_part(text: str, number: int, label: Label) -> _Mark | None:
    """A label such as 131.7 as the mark of an item; with another paragraph's number only where an item can begin."""
    printed = text[label.begin : label.end].rstrip(".")
    if label.part is None:
        return _Mark(None, label, printed) if label.starts and label.dotted and label.before_capital else None
    if label.whole == number and label.before_capital:
        return _Mark(label.part, label, printed)
    return _Mark(None, label, printed) if label.starts and label.before_capital else None


def _plain_marks(text: str, found: Sequence[Label]) -> list[_Mark]:
    """Labels such as "7." in counting order; a number too far ahead is no item of the list."""
    marks: list[_Mark] = []
    reached = 0
    for label in found:
        if label.part is not None or not _can_be_plain(label, reached):
            continue
        if label.whole == reached + 1:
            marks.append(_Mark(label.whole, label, text[label.begin : label.end]))
            reached = label.whole
        elif label.dotted and label.before_capital and reached:
            ahead = reached < label.whole <= reached + 1 + MAX_GAP
            marks.append(_Mark(label.whole if ahead else None, label, text[label.begin : label.end]))
            reached = label.whole if ahead else reached
    return marks


def _can_be_plain(label: Label, reached: int) -> bool:
    """Whether a number such as "7." can begin an item; before the first one the sentence of the opening may lack its end."""
    if label.starts:
        return label.dotted or label.before_capital
    return reached == 0 and label.whole == 1 and label.dotted and label.before_capital and not label.counts


def _in_order(marks: Sequence[_Mark]) -> tuple[dict[int, Label], list[tuple[int, str]]]:
    """The label of every number, each once; a wrong one stands for the number that is missing where just as many are missing as wrong."""
    accepted: dict[int, Label] = {}
    misprints: list[tuple[int, str]] = []
    wrong: list[_Mark] = []
    before = 0
    for mark in marks:
        if mark.number is None or mark.number in accepted:
            wrong.append(mark)
            continue
        missing = [number for number in range(before + 1, mark.number) if number not in accepted]
        if missing and len(missing) == len(wrong):
            for number, one in zip(missing, wrong, strict=True):
                accepted[number] = one.label
                misprints.append((number, one.printed))
        accepted[mark.number] = mark.label
        before, wrong = mark.number, []
    return accepted, misprints
