"""Reads reports of the UPR Working Group, as text or Word: every numbered recommendation of every block of section II.

Both styles of numbering are read: "131.7" with the paragraph in the number, and the plain "7." of early reports, which becomes
"83.7" under paragraph 83. A block's opening words give the position; words that do not are a remark, and the position is
unclear until a person decides. What cannot be read is named by its paragraph: nothing is guessed.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.content import Content
from generator.importers.asks import read_asks
from generator.importers.listed import ImportedList, ListedRecommendation, ListedSource, RowFault
from generator.importers.state_names import StateNames
from generator.importers.word_file import NotAList, open_word
from generator.vocabulary import MONTHS, Position

MAX_BYTES = 8 * 1024 * 1024
MAX_GAP = 3

_ORDINALS = (
    *("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth"),
    *("fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"),
)
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "thirtieth": 30, "fortieth": 40, "fiftieth": 50}

# Page furniture and notes of the secretariat that stand between the words of a report.
_PAGE_LINE = re.compile(r"(?m)^[ \t]*(A/HRC/\d+/\d+|GE\.\d\S*.*)[ \t]*$")
# A page number stands by itself; a number at the end of a broken line belongs to the words above it.
_PAGE_NUMBER = re.compile(r"(?m)(?<=\n\n)[ \t]*\d{1,3}[ \t]*$|^[ \t]*\d{1,3}[ \t]*(?=\n[ \t]*\n|\n?\Z)")
_PAGE_WORDS = re.compile(r" A/HRC/\d+/\d+ [Pp]age \d+ ")
_UNEDITED = re.compile(r"\*{0,3}\s*(The )?[Cc]onclusions (and|and/or) recommendations (have|will) not be(en)? edited\.?")
_NUMBER_AFTER = re.compile(r"(?<=\))\s*[;.]?\s*(\d{1,2}\b.*)$", re.DOTALL)
_FOOTNOTE = re.compile(r"\d{1,2}\s*([;.]?\s*$|;|(The )?(original )?(recommendations?|wording)\b)", re.IGNORECASE)

_HEADING = re.compile(r"II\. Conclusions (?:and/or|and) recommendations[.*† ]*", re.IGNORECASE)
_END = re.compile(r"\d{1,3}\. All (?:the )?conclusions and/or ?(?:the )?recommendations")
_SYMBOL = re.compile(r"A/HRC/\d{1,2}/\d{1,3}(?![\d/])")
_STATE = re.compile(r"[Tt]he review of (?:the )?(.{3,80}?) was (?:held|conducted)? ?(?:at|on)")
_SESSION = re.compile(r"held its ([a-z-]+) session")
_HELD_ON = re.compile(r"meeting,? ?(?:held )?on (\d{1,2}) (\w+) (\d{4})")

# What the opening words of a block can say about all its items. Two of them together leave the position unclear.
_NOT_SUPPORTED = re.compile(r"(do|does|did) not enjoy.{0,20}support|not enjoy the support|(cannot|could not) (be accepted|support)|(is|are|were) rejected by")
_SUPPORTED = re.compile(r"enjoys?.{0,20}support")
_TAKEN_NOTE_OF = re.compile(r"takes? note of|\bnoted\b")
_PENDING = re.compile(r"(will|would) be examined|will (examine|respond|be included in the outcome)|responses? (of|in due)|would study|appropriate responses")
_CLAIMED = re.compile(
    r"already (been |being )?implemented|in the process of (being )?implement|process of implementation|(have been|currently being) implemented"
)
_ONLY_MADE = re.compile(r"(recommendations|conclusions) were made|recommended that")


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph of section II with the recommendations below it."""

    number: int
    text: str


def read_wg_report(file: Path, content: Content) -> ImportedList:
    """The recommendations of a report with every paragraph that could not be read; raises NotAList where the file is something else."""
    printed = _printed(file)
    text = _flowing(printed)
    section = _section(text)
    names = StateNames(content)
    blocks = list(_blocks(section, names))
    if not blocks:
        raise NotAList("no numbered paragraph begins its conclusions and recommendations")
    state = _first(_STATE, text)
    session = _session_number(_first(_SESSION, text) or "")
    known = content.session_by_number.get(session or 0)
    symbol = _symbol(printed)
    reader = _BlockReader(names, symbol)
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        reader.read(block, following)
    return ImportedList(
        state=(names.code(state) or names.code(re.sub(r"\s*\([A-Z]+\)$| Republic$", "", state))) if state else None,
        cycle=known.cycle if known else None,
        session=session,
        recommendations=tuple(reader.recommendations),
        faults=tuple(reader.faults),
        remarks=tuple(reader.remarks),
        report=symbol,
        held_on=_held_on(text),
    )


def _printed(file: Path) -> str:
    """The text of the file: UTF-8, the MacRoman of old conversions, or the paragraphs of a Word file."""
    if file.suffix.lower() == ".docx":
        return "\n".join(paragraph.text for paragraph in open_word(file).paragraphs)
    with file.open("rb") as opened:
        data = opened.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES or data.startswith((b"%PDF", b"PK")) or data.count(b"\x00") > len(data) // 100:
        raise NotAList("it is not the text of a report; convert it to .txt or .docx first")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("mac_roman")


def _flowing(printed: str) -> str:
    """The report as one line without page furniture."""
    lines = re.sub(r"(?m)^[ \t]+$", "", _PAGE_LINE.sub("", printed.replace("\x0c", "\n\n").replace("\x00", "")))
    text = _PAGE_NUMBER.sub("", lines)
    return _PAGE_WORDS.sub(" ", re.sub(r"\s+", " ", text))


def _section(text: str) -> str:
    """Section II, from its last heading (the first stands in the contents) to the sentence that ends every report."""
    headings = list(_HEADING.finditer(text))
    if not headings:
        raise NotAList("it has no section II, conclusions and recommendations")
    rest = text[headings[-1].end() :]
    end = _END.search(rest)
    return _UNEDITED.sub("", rest[: end.start()] if end else rest).strip(" *†")


def _blocks(section: str, names: StateNames) -> Iterator[_Block]:
    """Paragraphs that follow each other in number and open with words about recommendations."""
    first = re.match(r"\D{0,40}?(\d{1,3})\. ", section)
    start, number = (first.start(1), int(first[1])) if first else (len(section), 0)
    while first:
        following = _opening(section, number + 1, start + 4, names)
        end = following if following is not None else len(section)
        yield _Block(number, section[start:end])
        if following is None:
            return
        start, number = following, number + 1


def _opening(section: str, number: int, after: int, names: StateNames) -> int | None:
    """Where the paragraph of that number opens: after the end of a sentence and its footnote, with words about recommendations.

    A recommendation may bear the same number in a list that counts past it; it ends with its States, an opening does not.
    """
    for found in re.compile(rf"(?<![\d.]){number}\. (?=[A-Z“])").finditer(section, after):
        said = section[found.end() : found.end() + 300]
        about = re.search(r"recommendation|conclusion|voluntary|commitment|Government|State", said)
        before_its_items = re.split(rf"[;:]|\b(?:{number}|{number + 1})\.", said, maxsplit=1)[0]
        is_recommendation = not read_asks(before_its_items, names)[1]
        if about and not is_recommendation and re.search(r"[.;:)]\s*(\d{1,2}\s+)?$", section[: found.start()]):
            return found.start()
    return None


class _BlockReader:
    """Turns blocks into recommendations, faults and remarks; one use, one report."""

    def __init__(self, names: StateNames, symbol: str | None) -> None:
        self.names = names
        self.symbol = symbol
        self.recommendations: list[ListedRecommendation] = []
        self.faults: list[RowFault] = []
        self.remarks: list[RowFault] = []

    def read(self, block: _Block, following: _Block | None) -> None:
        """One block; the block after it may say what the State will answer."""
        opening, items, gaps = _items(block)
        if not items:
            self.remarks.append(RowFault(block.number, f"paragraph {block.number} lists no recommendation: {opening[:100]}"))
            return
        answer = following.text[:400] if following and not _items(following)[1] else ""
        position, claimed = _position(opening) or _position(answer) or (Position.UNCLEAR, False)
        if position is Position.NOT_RECORDED and (later := _position(answer)):
            position, claimed = later
        if position is Position.UNCLEAR:
            self.remarks.append(RowFault(block.number, f"paragraph {block.number} does not say the position: {opening[:160]}"))
        for gap in gaps:
            self.faults.append(RowFault(block.number, f"{block.number}.{gap} cannot be found"))
        for label, said in items:
            self._read_item(block.number, label, said, position, claimed=claimed)

    def _read_item(self, block: int, label: str, said: str, position: Position, *, claimed: bool) -> None:
        after = _NUMBER_AFTER.search(said)
        if after and not _FOOTNOTE.match(after[1]) and read_asks(after[1], self.names)[0]:
            self.faults.append(RowFault(block, f'{label}: behind it stands a number out of order, "{after[1][:60]}"'))
        parts, complaints = read_asks(said[: after.start(1)] if after else said, self.names)
        if complaints:
            self.faults.extend(RowFault(block, f"{label}: {complaint}") for complaint in complaints)
            return
        source = ListedSource(self.symbol, str(block)) if self.symbol else None
        self.recommendations.append(ListedRecommendation(label, parts, position, source, claimed=claimed))


def _items(block: _Block) -> tuple[str, list[tuple[str, str]], list[int]]:
    """The opening words of a block, its items with their labels, and the numbers in between that cannot be found."""
    dotted = re.search(rf"(?<!\d){block.number}\.\s?1(?:\.(?=\s)|(?=\s))", block.text)
    plain = None if dotted else re.compile(r"(?<![\d.])1\.\s+(?=\S)").search(block.text, 4)
    if not dotted and not plain:
        return block.text, [], []
    start = dotted.start() if dotted else plain.start() if plain else 0
    prefix = rf"{block.number}\.\s?" if dotted else ""
    marks, gaps = _marks(block.text, prefix, start, at_most_missing=MAX_GAP if dotted else 0)
    ends = [begin for _, begin, _ in marks[1:]] + [len(block.text)]
    items = [(f"{block.number}.{number}", block.text[begin:end].strip()) for (number, _, begin), end in zip(marks, ends, strict=True)]
    return block.text[:start], items, gaps


def _marks(text: str, prefix: str, start: int, *, at_most_missing: int) -> tuple[list[tuple[int, int, int]], list[int]]:
    """Number, begin and end of every label in counting order, passing over a few that are missing."""
    marks: list[tuple[int, int, int]] = []
    gaps: list[int] = []
    number, position = 1, start
    while True:
        for candidate in range(number, number + at_most_missing + 1):
            found = re.compile(rf"(?<![\d.]){prefix}{candidate}(?:\.(?=\s)|(?=\s))" if prefix else rf"(?<![\d.]){candidate}\.\s+(?=\S)").search(text, position)
            if found:
                gaps += range(number, candidate)
                marks.append((candidate, found.start(), found.end()))
                number, position = candidate + 1, found.end()
                break
        else:
            return marks, gaps


def _position(opening: str) -> tuple[Position, bool] | None:
    """The position that words give to a whole block, and whether the State calls its items implemented; None where they say nothing.

    A claim that something is done is no support, and words that point two ways decide nothing: both are unclear.
    """
    said = opening.lower()
    claimed = _CLAIMED.search(said) is not None
    positions = set()
    if _NOT_SUPPORTED.search(said) or _TAKEN_NOTE_OF.search(said):
        positions.add(Position.NOTED)
    if _SUPPORTED.search(_NOT_SUPPORTED.sub("", said)):
        positions.add(Position.SUPPORTED)
    if _PENDING.search(said):
        positions.add(Position.PENDING)
    if len(positions) > 1 or (claimed and positions != {Position.SUPPORTED}):
        return Position.UNCLEAR, claimed
    if positions:
        return positions.pop(), claimed
    return (Position.NOT_RECORDED, False) if _ONLY_MADE.search(said) else None


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    found = pattern.search(text)
    return found[1] if found else None


def _session_number(words: str) -> int | None:
    """18 for eighteenth, 34 for thirty-fourth."""
    tens, _, units = words.partition("-")
    if words and words in _ORDINALS:
        return _ORDINALS.index(words)
    if tens not in _TENS or units not in _ORDINALS:
        return None
    return _TENS[tens] + _ORDINALS.index(units)


def _symbol(text: str) -> str | None:
    """The report's own symbol, which stands in its page furniture and so more often than any other; None where none is repeated."""
    counted = Counter(_SYMBOL.findall(text)).most_common(1)
    return counted[0][0] if counted and counted[0][1] > 1 else None


def _held_on(text: str) -> date | None:
    found = _HELD_ON.search(text)
    return date(int(found[3]), MONTHS.index(found[2]) + 1, int(found[1])) if found and found[2] in MONTHS else None
