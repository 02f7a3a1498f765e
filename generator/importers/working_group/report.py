"""Reads reports of the UPR Working Group, as text, Word or PDF: every numbered recommendation of every block of section II, and pledges.

Both styles of numbering are read: "131.7" with the paragraph in the number, and the plain "7." of early reports, which becomes
"83.7" under paragraph 83. Words around a block give the position; words that do not are a remark, and the position is unclear until a
person decides. What cannot be read is named by its paragraph: nothing is guessed.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from generator.content import Content
from generator.importers.asks import read_asks
from generator.importers.files.word_file import NotAList
from generator.importers.listed import ImportedList, ListedPart, ListedRecommendation, RowFault
from generator.importers.state_names import StateNames
from generator.importers.working_group.blocks import MAX_ITEM, Block, Item, blocks
from generator.importers.working_group.dialogue import read_dialogue
from generator.importers.working_group.facts import held_on, own_symbol, session_of_report, state_of_report
from generator.importers.working_group.notes import Note, NoteReader
from generator.importers.working_group.pledges import pledges_in, source_of
from generator.importers.working_group.positions import Decided, decide, names_by_place, only_comments
from generator.importers.working_group.sections import Sections, sections
from generator.importers.working_group.text import flowing, printed_text
from generator.vocabulary import Position

MAX_ASKS = 50

_UNDECIDED = frozenset({Position.UNCLEAR, Position.NOT_RECORDED})
_NO_STATE = re.compile(r"\((?:None|NA|N/A)\)\W*\Z")
_REPLY = re.compile(r"(?<=\)): (?=[A-Z])")
_CLOSING = re.compile(r"(?<=\))[.;]? (?=[A-Z])")
_STRAY_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3})?)\.? (?=[^\W\d_a-zß-ÿ])")
_BY_PLACE = "The report names some recommendations only by their place in its summary of the dialogue; those that could not be found there are missing."


def read_wg_report(file: Path, content: Content) -> ImportedList:
    """The recommendations and pledges of a report with all that could not be read; raises NotAList where the file is something else."""
    printed = printed_text(file)
    text = flowing(printed)
    parts = sections(text)
    reader = _Reader(StateNames(content), parts)
    if not reader.blocks:
        raise NotAList("no numbered paragraph begins its conclusions and recommendations")
    symbol, doubt = own_symbol(printed)
    session = session_of_report(text)
    known = content.session_by_number.get(session or 0)
    recommendations = tuple(reader.recommendations(symbol))
    named, unread = _named_by_place(reader, parts, symbol, {recommendation.paragraph for recommendation in recommendations})
    pledges, passed_over = pledges_in(parts.commitments, reader.blocks, symbol)
    doubts = [RowFault(0, doubt)] if doubt else []
    return ImportedList(
        state=state_of_report(text, reader.names),
        cycle=known.cycle if known else None,
        session=session,
        recommendations=(*recommendations, *named),
        faults=tuple(reader.faults),
        remarks=(*doubts, *reader.remarks, *unread, *passed_over),
        pledges=pledges,
        report=symbol,
        held_on=held_on(text),
        note=_BY_PLACE if unread else None,
    )


def _named_by_place(
    reader: "_Reader", parts: Sections, symbol: str | None, listed: Collection[str]
) -> tuple[tuple[ListedRecommendation, ...], tuple[RowFault, ...]]:
    """The recommendations that have no number but their place before section II, and which of them could not be found there."""
    naming = [block.number for block in reader.blocks if names_by_place(block, reader.blocks[0].number)]
    if not naming:
        return (), ()
    named, unread = read_dialogue(parts.before, parts.conclusions, reader.names, symbol)
    if not named and not unread:
        unread = (RowFault(naming[0], f"paragraph {naming[0]} names recommendations by their place, and none of them could be found there"),)
    return tuple(recommendation for recommendation in named if recommendation.paragraph not in listed), unread


class _Reader:
    """Turns the blocks of one report into recommendations, faults and remarks; one use, one report."""

    def __init__(self, names: StateNames, parts: Sections) -> None:
        self.names = names
        self.faults: list[RowFault] = []
        self.remarks: list[RowFault] = []
        self._notes = NoteReader(parts.conclusions)
        self._marked: dict[int, str] = {}
        self._said_in_notes: list[tuple[str, Note]] = []
        self._closings: list[str] = []
        if not parts.ends:
            self.faults.append(RowFault(0, "the report breaks off: neither its closing paragraph nor an annex stands behind section II"))
        self.blocks = tuple(self._cleared(block) for block in blocks(parts.conclusions, self._is_ask))
        if parts.announced and self.blocks and not _is_announced(self.blocks, parts.announced):
            first, last = parts.announced
            self.remarks.append(
                RowFault(0, f"the contents give section II the paragraphs {first} to {last}, it has {self.blocks[0].number} to {self.blocks[-1].number}")
            )

    def recommendations(self, symbol: str | None) -> Iterator[ListedRecommendation]:
        """Every item that can be read, with its position; the others become faults."""
        decided = decide(self.blocks, self._closings)
        for block in self.blocks:
            self._report_block(block, decided)
            for item in block.items:
                parts = self._parts(block, item)
                if parts:
                    found = decided[item.label]
                    yield ListedRecommendation(item.label, parts, found.position, source_of(symbol, str(found.paragraph)), claimed=found.claimed)
        for label, note in self._said_in_notes:
            about = self._marked.get(note.number or 0, label)
            self.remarks.append(RowFault(_block_of(about), f"{about}: a footnote says: {note.said[:200]}"))

    def _is_ask(self, said: str) -> bool:
        return len(said) <= MAX_ITEM and not read_asks(said, self.names)[1]

    def _cleared(self, block: Block) -> Block:
        """The block without footnotes, replies and the closing words behind its last item, which are kept for later."""
        items = [self._without_notes(item) for item in block.items]
        closing = ""
        if items:
            items[-1], closing = self._without_closing(items[-1])
        if only_comments(block):
            items = [self._without_reply(block, item) for item in items]
            if items and not any(self._names_a_state(item) for item in items):
                items, closing = [], ""
        self._closings.append(closing)
        return replace(block, items=tuple(items), gaps=block.gaps if items else ())

    def _without_notes(self, item: Item) -> Item:
        if len(item.said) > MAX_ITEM:
            return item
        cleared = self._notes.without_notes(item.said)
        self._said_in_notes += [(item.label, note) for note in cleared.notes]
        for mark in cleared.marks:
            self._marked[mark] = item.label
        return replace(item, said=cleared.said)

    def _without_closing(self, item: Item) -> tuple[Item, str]:
        """The last item of a block and the words behind its States, which speak of the whole block."""
        whole = len(item.said) > MAX_ITEM or self._is_ask(item.said)
        for end in () if whole else islice(_CLOSING.finditer(item.said), MAX_ASKS):
            rest = item.said[end.end() :]
            if self._is_ask(item.said[: end.start()]) and not self._names_a_state(replace(item, said=rest)):
                self.remarks.append(RowFault(_block_of(item.label), f"behind {item.label} stands: {rest[:160]}"))
                return replace(item, said=item.said[: end.start()]), rest
        return item, ""

    def _without_reply(self, block: Block, item: Item) -> Item:
        """An item without the State's reply, which follows a colon behind the recommending States."""
        reply = _REPLY.search(item.said)
        if not reply or not self._is_ask(item.said[: reply.start()]):
            return item
        self.remarks.append(RowFault(block.number, f"{item.label}: the State replies: {item.said[reply.end() :][:160]}"))
        return replace(item, said=item.said[: reply.start()])

    def _names_a_state(self, item: Item) -> bool:
        return any(self.names.codes(inside) for inside in re.findall(r"\(([^()]*)\)", item.said))

    def _report_block(self, block: Block, decided: dict[str, Decided]) -> None:
        """What a person should know of a block as a whole."""
        if not block.items:
            self.remarks.append(RowFault(block.number, f"paragraph {block.number} lists no recommendation: {block.opening[:100]}"))
            return
        if any(decided[item.label].position in _UNDECIDED for item in block.items):
            self.remarks.append(RowFault(block.number, f"paragraph {block.number} does not say the position: {block.opening[:160]}"))
        self.faults += [RowFault(block.number, f"{block.number}.{gap} cannot be found") for gap in block.gaps]
        self.remarks += [RowFault(block.number, f"{block.number}.{number} is printed {printed}") for number, printed in block.misprints]

    def _parts(self, block: Block, item: Item) -> tuple[ListedPart, ...]:
        """The asks of an item; none, and a fault, where it cannot be read or where the text of a missing number may stand in it."""
        if len(item.said) > MAX_ITEM:
            self.faults.append(RowFault(block.number, f"{item.label}: it has more than {MAX_ITEM:,} characters, as no recommendation has"))
            return ()
        parts, complaints = read_asks(item.said, self.names)
        if _NO_STATE.search(item.said):
            complaints = ("the report names no recommending State",)
        number = int(item.label.rpartition(".")[2])
        if number + 1 in block.gaps and len(parts) > 1:
            complaints = (*complaints, f"the words of {block.number}.{number + 1} may stand in it")
        parts, strays = _without_numbers(parts)
        for printed in strays:
            if block.in_parts and "." not in printed:
                self.remarks.append(RowFault(block.number, f'{item.label}: the number "{printed}" in it counts nothing'))
            else:
                complaints = (*complaints, f'behind it stands a number out of order, "{printed}"')
        self.faults += [RowFault(block.number, f"{item.label}: {complaint}") for complaint in complaints]
        return () if complaints else parts


def _without_numbers(parts: Sequence[ListedPart]) -> tuple[tuple[ListedPart, ...], list[str]]:
    """The asks without numbers that stand before all but the first, and these numbers: they are no part of what is asked."""
    strays: list[str] = []
    kept: list[ListedPart] = []
    for index, part in enumerate(parts):
        stray = _STRAY_NUMBER.match(part.text) if index else None
        strays += [stray[1]] if stray else []
        kept.append(replace(part, text=part.text[stray.end() :]) if stray else part)
    return tuple(kept), strays


def _is_announced(found: Sequence[Block], announced: tuple[int, int]) -> bool:
    """Whether the table of contents gives the same paragraphs; the last one of the section, which closes every report, is cut off here."""
    return announced[0] == found[0].number and announced[1] in {found[-1].number, found[-1].number + 1}


def _block_of(label: str) -> int:
    return int(label.partition(".")[0])
