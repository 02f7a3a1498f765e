"""Reads the recommendations that an early report names only by their place in its summary of the dialogue, such as "27 (b)".

Reports of 2008 and 2009 list what the State supports under numbers, and say of the rest: "The recommendations noted in the
report in paragraphs 27 (b), (c) and 31 did not enjoy the support of ...". Such a recommendation stands under the paragraph it was made in,
"27b"; its State is the one that speaks there. A place that holds no recommendation, or whose speaker is on no list, is a fault.
"""

import re
from collections.abc import Iterator
from itertools import zip_longest

from generator.importers.asks import clean
from generator.importers.listed import ListedPart, ListedRecommendation, RowFault
from generator.importers.state_names import StateNames
from generator.importers.working_group.pledges import source_of
from generator.vocabulary import Position

_NAMED_BY_PLACE = re.compile(r"[Rr]ecommendations?\b[^.;:]{0,150}?\b(?:noted|contained|reflected|included)\b[^.;]{0,120}?\bparagraphs?:?\s*(?=\d)")
_ONE_OF_THEM = re.compile(r"(?:One|another) recommendation\s*$", re.IGNORECASE)
_ROMAN = r"\(i\)(?=\s*(?:,|and)?\s*\(ii\))|\([ivx]{2,4}\)"
_PLACE = re.compile(
    rf"\s*(?:(?P<number>\d{{1,3}})(?![\d./])|{_ROMAN}|\((?P<letters>[a-z](?:,\s*[a-z])*)\)|(?P<last>\(?last sentence\)?)|[,;:]|and\b|paragraphs?:?)"
)
_NOT_SUPPORTED = re.compile(r"not enjoy[^.]{0,20}support|cannot accept|takes note of")
_EXAMINED = re.compile(r"will be examined")
_SENTENCE_END = re.compile(r"(?<=[\w)”])(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bNo)\.\s+(?=[A-Z“])")
_LETTER = re.compile(r"(?:\(|(?<=[\s;,]))([a-z])\)[:\s]*")
_SPEAKS = re.compile(r" (?:also |further )?(?:recommended|asked|enquired|inquired|requested|noted|remained|expressed|welcomed|stated) ")
_LONGEST_NAME = 8
_NEAR_THE_BEGINNING = 200
_LAST_SENTENCE = "$"
_MAX_MISSING = 3


def read_dialogue(body: str, section: str, names: StateNames, symbol: str | None) -> tuple[tuple[ListedRecommendation, ...], tuple[RowFault, ...]]:
    """The recommendations that section II names by their place in the body of the report, and what could not be found there.

    Both are the words of the report on one line without page furniture: what stands before section II, and section II.
    """
    paragraphs = _paragraphs(body)
    found: dict[str, ListedRecommendation] = {}
    faults: dict[str, RowFault] = {}
    for number, text in _naming_paragraphs(section, names):
        position = _position(text)
        source = source_of(symbol, str(number))
        for place, letters in _places(text, at_most=max(paragraphs, default=0)):
            asks = _asks_at(paragraphs.get(place, ""), letters, names)
            lost = "".join(letter for letter in letters.strip(_LAST_SENTENCE) if letter not in asks)
            if lost or not asks:
                faults.setdefault(_label(place, lost), RowFault(number, f"the recommendation of {_label(place, lost)} cannot be read there"))
            for letter, ask in asks.items():
                found.setdefault(f"{place}{letter}", ListedRecommendation(f"{place}{letter}", (ask,), position, source))
    return tuple(found.values()), tuple(faults.values())


def _naming_paragraphs(section: str, names: StateNames) -> Iterator[tuple[int, str]]:
    """The paragraphs of section II that name recommendations by their place, with their numbers.

    A recommendation may speak of paragraphs too; it ends with its States. A paragraph that opens a list may also say where the listed ones were made.
    """
    openings = list(re.compile(r"(?:^|(?<=[.;:)”] ))(\d{1,3})\. (?=[A-Z])").finditer(section))
    first = int(openings[0][1]) if openings else 0
    for opening, following in zip_longest(openings, openings[1:]):
        said = section[opening.end() : following.start() if following else len(section)]
        named = _NAMED_BY_PLACE.search(said)
        is_item = any(names.codes(inside) for inside in re.findall(r"\(([^()]*)\)\s*(?:[;.]|$)", said))
        opens_a_list = (following and following[1] == "1") or re.search(rf"\b{opening[1]}\.\s?1\b", said)
        if named and named.start() < _NEAR_THE_BEGINNING and not is_item and not opens_a_list and int(opening[1]) >= first:
            yield int(opening[1]), said


def _position(text: str) -> Position:
    noted, examined = _NOT_SUPPORTED.search(text), _EXAMINED.search(text)
    if noted and not examined:
        return Position.NOTED
    return Position.PENDING if examined and not noted else Position.UNCLEAR


def _label(place: int, letters: str) -> str:
    return f"paragraph {place}" + "".join(f" ({letter})" for letter in letters)


def _places(text: str, *, at_most: int) -> Iterator[tuple[int, str]]:
    """Paragraphs with their letters as a block lists them: `27 (b), (c), 31` is 27 with bc, and 31 whole.

    "One recommendation noted in paragraph 15" says in words which one it is; words decide nothing here.
    """
    for named in _NAMED_BY_PLACE.finditer(text):
        before = re.match(r".*?recommendations?", text[max(0, named.start() - 12) : named.end()], re.DOTALL)
        if before and _ONE_OF_THEM.search(before[0]):
            continue
        number, letters, index = 0, "", named.end()
        while token := _PLACE.match(text, index):
            index = token.end()
            if token["number"]:
                if 0 < number <= at_most:
                    yield number, letters
                number, letters = int(token["number"]), ""
            elif token["letters"]:
                letters += "".join(re.findall(r"[a-z]", token["letters"]))
            elif token["last"]:
                letters = _LAST_SENTENCE
        if 0 < number <= at_most:
            yield number, letters


def _paragraphs(body: str) -> dict[int, str]:
    """The numbered paragraphs of the body, each to where the next begins; one whose number cannot be found stays in the one before."""
    marks: list[tuple[int, int, int]] = []
    number, index = 1, 0
    while True:
        for candidate in range(number, number + _MAX_MISSING + 1):
            if mark := re.compile(rf"(?:(?<=\s)|^){candidate}\.\s+(?=[A-Z“])").search(body, index):
                marks.append((candidate, *mark.span()))
                number, index = candidate + 1, mark.end()
                break
        else:
            break
    ends = [*(start for _, start, _ in marks), len(body)][1:]
    return {number: body[begin:end].strip() for (number, _, begin), end in zip(marks, ends, strict=True)}


def _asks_at(said: str, letters: str, names: StateNames) -> dict[str, ListedPart]:
    """The asks of a paragraph by letter, made by the State that speaks there; none where nobody does."""
    speaker = _speaker(said, names)
    return {letter: ListedPart(ask, (speaker,)) for letter, ask in _asks(said, letters).items()} if speaker else {}


def _speaker(said: str, names: StateNames) -> str | None:
    """The State whose name opens a paragraph, or the first one that stands before what it did: `While noting this, Sweden recommended`."""
    words = said.split()[:_LONGEST_NAME]
    opening = (" ".join(words[:count]) for count in range(len(words), 0, -1))
    if code := next((code for span in opening if (code := names.code(span))), None):
        return code
    for verb in _SPEAKS.finditer(said):
        before = said[: verb.start()].split()[-_LONGEST_NAME:]
        spans = (" ".join(before[start:]) for start in range(len(before)))
        if code := next((code for span in spans if (code := names.code(span))), None):
            return code
    return None


def _asks(said: str, letters: str) -> dict[str, str]:
    """The asks of a paragraph by letter: those of the named ones that are there, all where none is named.

    Without letters the sentences that recommend are the ask; where one letter is named and there is one such sentence, that is it.
    """
    lettered = _lettered(said)
    if letters == _LAST_SENTENCE:
        return {"": clean(_SENTENCE_END.split(said)[-1])} if said else {}
    if letters and lettered:
        return {letter: lettered[letter] for letter in letters if lettered.get(letter)}
    sentences = [clean(sentence) for sentence in _SENTENCE_END.split(said) if "recommend" in sentence]
    if lettered or not sentences:
        return lettered
    if letters:
        return {"a": sentences[0]} if letters == "a" and len(sentences) == 1 else {}
    return {"": "; ".join(sentences)}


def _lettered(said: str) -> dict[str, str]:
    """What stands behind each letter of a paragraph, to the end of its sentence; letters follow each other, one may be missing."""
    marks: list[tuple[str, int, int]] = []
    for found in _LETTER.finditer(said):
        if 0 < ord(found[1]) - (ord(marks[-1][0]) if marks else ord("a") - 1) <= 2:
            marks.append((found[1], found.start(), found.end()))
    ends = [*(begin for _, begin, _ in marks), len(said)][1:]
    return {letter: _one_ask(said[begin:end]) for (letter, _, begin), end in zip(marks, ends, strict=True)}


def _one_ask(said: str) -> str:
    """An ask without what leads to the next one."""
    return clean(re.sub(r"[;,]?\s*\band\s*$", "", _SENTENCE_END.split(said)[0].strip()))
