"""Reads an addendum to a report of the Working Group (text, Word or PDF): which recommendations the State supports, notes or calls implemented.

Answers are lists of numbers beside words that give a position: "accepts the following recommendations: 140.7, 140.8-10", "Rec. 18 is noted".
Explanations that follow, under a number of their own, answer nothing. What words and lists do not settle is a fault, never a guess.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.content import Content
from generator.importers.addendum.numbers import MAX_NUMBERS, Number, lists_of_numbers
from generator.importers.files.word_file import NotAList
from generator.importers.listed import RowFault
from generator.importers.state_names import StateNames
from generator.importers.working_group.facts import dated, own_symbol
from generator.importers.working_group.labels import Label, labels
from generator.importers.working_group.text import flowing, printed_text
from generator.vocabulary import MONTHS, Position

_STATE = re.compile(r"Universal Periodic Review[\s*†]*(?:- )?((?:(?!Review).){3,80}?)[\s*†]* Addendum", re.IGNORECASE)
_REVIEWED_ON = re.compile(r"\bon (\d{1,2}) ([A-Z][a-z]+) (\d{4})")
_SENTENCE = re.compile(r"(?<!\bRec)(?<!\bNo)(?<!\bNos)(?<!\bpara)[.!?] (?=[A-Z]|\Z)")
_HEADING = re.compile(r"(?:(?<=[.;:] )|\A)((?:[IVX]{1,4}\. |\d\. )?[A-Z][^.;:]{5,200})\Z")
_LINE = "\ue002"  # a private character before a number that begins a line
_LINE_WITH_A_NUMBER = re.compile(r"(?m)^[ \t]*(?=\d{1,3}\.\s)")
_BEHIND = 300  # characters behind a list that can still speak of it

_IN_PART = re.compile(r"\b(?:partial(?:ly)?|partly|in part)\b")
_NOTED = re.compile(
    r"\bnotes?\b|\bnoted\b|\btak(?:es?|en|ing) note\b|\bnon-accepted|\bunsupported|\breject(?:s|ed)?\b"
    r"|\b(?:not|cannot|unable to) (?:be |currently |yet )?(?:enjoy\w*(?: the| its| our)? support|accept\w*|support\w*)"
)
_SUPPORTED = re.compile(r"\baccept(?:s|ed|ance|able)?\b|\bsupport(?:s|ed)?\b|\benjoys?\b")
_CLAIMED = re.compile(
    r"\balready\b[^.;]{0,40}\bimplemented|\bin (?:the )?process of|\bthe in process of|\b(?:have|has) (?:already )?been implemented|\bbeing implemented"
)
_ABOUT_THEM = re.compile(r"\b(?:they|these|the above|those)\b")
_ONLY_NAMES_THEM = re.compile(r"\W*(?:the )?(?:following )?(?:recommendations?)?(?: nos?\.?)?\W*", re.IGNORECASE)
# Words that answer right behind a number: "Rec. 18: accepted", "140.3 and 140.4 do not enjoy the support of".
_ANSWERS_BEHIND = re.compile(
    r"[\s:)–-]*(?:is|are|was|were|has|have been|enjoys?|do(?:es)? not|cannot|accepted|supported|noted|not|partial|partly|already)\b", re.IGNORECASE
)

_TOTALS = {
    "recommendations": (r"\b(?:received|contains?|receipt of|total of) (?:a total of )?(\d{1,3}) recommendations",),
    "supported": (
        r"\b(?:accept|support)(?:s|ed)? (\d{1,3})(?: recommendations)?\b",
        r"\b(\d{1,3})(?: recommendations)? (?:are |were |have been )?(?:now |immediately )?(?:supported|accepted)\b",
    ),
    "noted": (r"\b(?:takes? note of|notes?|noted) (\d{1,3})(?: recommendations)?\b", r"\b(\d{1,3})(?: recommendations)? (?:are |were |have been )?noted\b"),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """The State's answer to one recommendation, as the addendum prints its number, and the paragraph that gives it."""

    number: Number
    position: Position
    claimed: bool
    paragraph: int | None


@dataclass(frozen=True, slots=True)
class Addendum:
    """What an addendum says: of itself, of the totals, and of each recommendation."""

    symbol: str
    on: date | None
    state: str | None
    reviewed_on: tuple[date, ...]
    totals: dict[str, tuple[int, ...]]
    answers: tuple[Answer, ...]
    faults: tuple[RowFault, ...] = ()

    @property
    def report(self) -> str:
        """The symbol of the report that it adds to."""
        return self.symbol.partition("/Add.")[0]


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A numbered paragraph with the heading above it."""

    number: int | None
    heading: str
    text: str


def read_addendum(file: Path, content: Content) -> Addendum:
    """The answers of an addendum with all that is not clear; raises NotAList where the file is something else."""
    printed = printed_text(file)
    marked = flowing(_LINE_WITH_A_NUMBER.sub(_LINE, printed))
    text = marked.replace(_LINE, "")
    symbol, doubt = own_symbol(printed, addendum=True)
    if symbol is None:
        raise NotAList(doubt or "no symbol of an addendum, such as A/HRC/43/15/Add.1, stands on its first page")
    answers: list[Answer] = []
    faults: list[RowFault] = []
    for paragraph in _paragraphs(marked):
        for number, said in _answers(paragraph):
            position = said[0]
            if len(answers) + len(faults) > MAX_NUMBERS:
                raise NotAList(f"it answers more than {MAX_NUMBERS:,} recommendations")
            if position is None:
                faults.append(RowFault(paragraph.number or 0, f"the words about {number.printed} point two ways; decide by hand"))
            else:
                answers.append(Answer(number, position, said[1], paragraph.number))
    if not answers and not faults:
        raise NotAList("no list of recommendations with a position stands in it")
    state = _STATE.search(text[:2000])
    names = StateNames(content)
    return Addendum(symbol, dated(text), names.code(state[1]) if state else None, tuple(_days(text)), _totals(text), tuple(answers), tuple(faults))


def _paragraphs(text: str) -> Iterator[_Paragraph]:
    """The paragraphs, whose numbers count from 1 at the beginning of lines, or anywhere where no line begins so; the whole text where none does."""
    found = [label for label in labels(text) if label.part is None and label.dotted and text[label.end : label.end + 2].strip()]
    counted = _counted([label for label in found if text[label.begin - 1 : label.begin] == _LINE]) or _counted(
        [label for label in found if label.before_capital]
    )
    if not counted:
        yield _Paragraph(None, "", text.replace(_LINE, ""))
    for label, following in zip(counted, [*counted, None][1:], strict=True):
        heading = _HEADING.search(text[max(0, label.begin - 250) : label.begin].replace(_LINE, "").rstrip())
        end = following.begin if following else len(text)
        yield _Paragraph(label.whole, heading[1] if heading else "", text[label.end : end].replace(_LINE, ""))


def _counted(found: list[Label]) -> list[Label]:
    """The labels that count 1, 2, 3."""
    counted: list[Label] = []
    for label in found:
        if label.whole == len(counted) + 1:
            counted.append(label)
    return counted


def _answers(paragraph: _Paragraph) -> Iterator[tuple[Number, tuple[Position | None, bool]]]:
    """Every number of a list that answers, with position and claim; the position None where words point two ways."""
    for begin, end, numbers in lists_of_numbers(paragraph.text):
        before = _SENTENCE.split(paragraph.text[max(0, begin - _BEHIND) : begin])[-1]
        behind = paragraph.text[end : end + _BEHIND]
        said = _said(before, behind, paragraph.heading if _ONLY_NAMES_THEM.fullmatch(paragraph.text[:begin]) else "", paragraph.heading)
        if said:
            yield from ((number, said) for number in numbers)


def _said(before: str, behind: str, instead: str, heading: str) -> tuple[Position | None, bool] | None:
    """Position and claim by the words before a list, or right behind it, or a heading `instead`; None where they are no answer."""
    sentence, *following = _SENTENCE.split(behind)
    for words in (before, sentence if _ANSWERS_BEHIND.match(sentence) else "", instead):
        positions = _positions(words)
        if positions:
            then = following[0] if following and _ABOUT_THEM.search(following[0]) else ""
            claimed = any(_CLAIMED.search(part.lower()) for part in (words, heading, then))
            return (positions.pop() if len(positions) == 1 else None), claimed
    return None


def _positions(words: str) -> set[Position]:
    """The positions that words give; "not accepted" is no acceptance, and "in part" makes one of both."""
    said = words.lower()
    rest = _NOTED.sub("", said)
    found = {Position.NOTED} if rest != said else set()
    if _SUPPORTED.search(rest):
        found.add(Position.PARTIALLY_SUPPORTED if _IN_PART.search(rest) else Position.SUPPORTED)
    return found


def _totals(text: str) -> dict[str, tuple[int, ...]]:
    """The totals that the text declares: of all recommendations, and of those supported and noted, each as often as it gives one."""
    return {field: tuple(dict.fromkeys(int(found) for pattern in patterns for found in re.findall(pattern, text))) for field, patterns in _TOTALS.items()}


def _days(text: str) -> Iterator[date]:
    """The days that the first paragraphs name, of which one is the day of the review."""
    for found in _REVIEWED_ON.finditer(text[:4000]):
        if found[2] in MONTHS:
            try:
                yield date(int(found[3]), MONTHS.index(found[2]) + 1, int(found[1]))
            except ValueError:
                continue
