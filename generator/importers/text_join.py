"""Joins texts that bear no number to the numbered recommendations of a report: the same words first, then words so near that no other item comes close.

The recommending States decide between items of one wording, and let a text count that is only a piece of an item (one of its
asks, or an ask that shares its last words). A text whose States stand elsewhere needs nearly the same words. What is left
in doubt is not joined; it is named with the nearest paragraph.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from rapidfuzz import fuzz, process
from rapidfuzz.distance import LCSseq

from generator.importers.listed import ListedRecommendation

# Out of 100, measured on the rows of sessions 1 to 20 (benchmarks/upr_info.py): right and wrong pairs meet between 60 and 80.
_NEAR, _MARGIN = 80, 8
_FAIRLY_NEAR, _WIDE_MARGIN = 72, 20  # where the State's ask has no row of its own words
_NEAR_ALL_THE_SAME = 92
_SAME_PART = 70
_A_PIECE = 90
_DISORDER = 10
_RARE = 4.0  # the weight of a word that no item has
_SHORT = 30  # letters
_TELLING = re.compile(r"\b(?:[A-Z]{3,}|\d{2,})\b")


@dataclass(frozen=True, slots=True)
class Query:
    """A text to be found, with the codes of the States that are said to have made it; none where nobody says."""

    text: str
    states: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """Where a text stands: the paragraph and the part of it (from 0, None where several share it); or no paragraph, and the reason."""

    paragraph: str | None
    part: int | None = None
    similarity: int = 100
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Whole:
    """All words of a numbered item, and all its States; `telling` are the abbreviations and numbers in it."""

    by: frozenset[str]
    words: tuple[str, ...]
    letters: str
    telling: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Ask:
    """One part of a numbered item, ready to be compared."""

    paragraph: str
    part: int
    by: frozenset[str]
    letters: str
    whole: _Whole


@dataclass(frozen=True, slots=True)
class _Text:
    """A query, ready to be compared."""

    states: frozenset[str]
    words: tuple[str, ...]
    letters: str
    telling: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """How near an item is: as a whole, and the nearest of its asks."""

    similarity: int
    alike: int
    ask: _Ask
    is_its_own: bool


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text without what printing varies: case, accents, apostrophes, punctuation."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    kept = "".join(character for character in plain if not unicodedata.combining(character) and character not in "'’‘")
    return tuple(re.findall(r"[^\W_]+", kept))


class TextJoin:
    """The numbered items of one report, ready to be found by their text."""

    def __init__(self, recommendations: Iterable[ListedRecommendation]) -> None:
        self._asks = tuple(_asks(recommendations))
        self._letters = [ask.letters for ask in self._asks]
        self._weights = _weights(self._asks)
        self._by_letters: dict[str, list[_Ask]] = defaultdict(list)
        self._by_state: dict[str, list[_Ask]] = defaultdict(list)
        for ask in self._asks:
            self._by_letters[ask.letters].append(ask)
            for state in ask.whole.by:
                self._by_state[state].append(ask)

    def join(self, queries: Sequence[Query]) -> tuple[Match, ...]:
        """A match for every query, in their order. Where a State made one ask twice, its first row is the first of the report."""
        texts = [_text(query) for query in queries]
        taken: set[tuple[str, str, int]] = set()
        same = [self._same(text, taken) for text in texts]
        return tuple(match or self._other(text, taken) for text, match in zip(texts, same, strict=True))

    def _same(self, text: _Text, taken: set[tuple[str, str, int]]) -> Match | None:
        """The ask of the same words and of one of the States; noted in `taken`."""
        own = [ask for ask in self._by_letters.get(text.letters, ()) if ask.by & text.states]
        if not own:
            return None
        ask = next((ask for ask in own if any((state, ask.paragraph, ask.part) not in taken for state in ask.by & text.states)), own[0])
        taken.update((state, ask.paragraph, ask.part) for state in ask.by & text.states)
        return Match(ask.paragraph, ask.part)

    def _other(self, text: _Text, taken: set[tuple[str, str, int]]) -> Match:
        """A match in other words, or of other States, or none."""
        if not text.letters:
            return Match(None, similarity=0, reason="the row has no text")
        near = self._near(text, taken)
        if near and near.paragraph:
            return near
        same = self._by_letters.get(text.letters, [])
        if len({ask.paragraph for ask in same}) == 1:
            return Match(same[0].paragraph, same[0].part)
        return near or self._nearest(text)

    def _near(self, text: _Text, taken: set[tuple[str, str, int]]) -> Match | None:
        """The item of these States that says nearly the same; no paragraph where two of theirs do, None where none does."""
        candidates: dict[str, _Candidate] = {}
        for ask in dict.fromkeys(ask for state in sorted(text.states) for ask in self._by_state.get(state, ())):
            found = _candidate(text, ask, self._weights)
            if ask.paragraph not in candidates or _rank(found) > _rank(candidates[ask.paragraph]):
                candidates[ask.paragraph] = found
        ranked = sorted(candidates.values(), key=_rank, reverse=True)
        if not ranked:
            return None
        best, rival = ranked[0], ranked[1] if len(ranked) > 1 else None
        margin = best.similarity - rival.similarity if rival else 100
        is_free = not any((state, best.ask.paragraph, best.ask.part) in taken for state in text.states)
        if best.similarity < _NEAR and not (best.similarity >= _FAIRLY_NEAR and margin >= _WIDE_MARGIN and is_free):
            return None
        if rival and margin < _MARGIN and not (best.alike >= _NEAR and best.alike - rival.alike >= _MARGIN):
            doubt = f"{best.ask.paragraph} ({best.similarity} %) and {rival.ask.paragraph} ({rival.similarity} %) are too near each other"
            return Match(None, similarity=best.similarity, reason=doubt)
        return Match(best.ask.paragraph, best.ask.part if best.is_its_own and best.alike >= _SAME_PART else None, best.similarity)

    def _nearest(self, text: _Text) -> Match:
        """The item of whatever States that says all but the same, or the reason why none does."""
        found = process.extract(text.letters, self._letters, scorer=fuzz.ratio, limit=8)
        if not found:
            return Match(None, similarity=0, reason="the report has no recommendation that can be read")
        ask, similarity = self._asks[found[0][2]], round(found[0][1])
        rival = next((round(score) for _, score, index in found[1:] if self._asks[index].paragraph != ask.paragraph), 0)
        if similarity >= _NEAR_ALL_THE_SAME and similarity - rival >= _MARGIN and len(text.letters) >= _SHORT and not _conflict(text, ask):
            return Match(ask.paragraph, ask.part, similarity)
        whose = ", of other States" if text.states and not ask.whole.by & text.states else ""
        whose += ", which names another treaty" if _conflict(text, ask) else ""
        return Match(None, similarity=similarity, reason=f"nothing is near enough; the nearest is {ask.paragraph} ({similarity} %{whose})")


def _asks(recommendations: Iterable[ListedRecommendation]) -> Iterator[_Ask]:
    for recommendation in recommendations:
        by_part = [words_of(part.text) for part in recommendation.parts]
        words = tuple(word for part in by_part for word in part)
        telling = frozenset(found.casefold() for part in recommendation.parts for found in _TELLING.findall(part.text))
        whole = _Whole(frozenset(recommendation.by), words, "".join(words), telling)
        for number, (part, own) in enumerate(zip(recommendation.parts, by_part, strict=True)):
            yield _Ask(recommendation.paragraph, number, frozenset(part.by), "".join(own), whole)


def _text(query: Query) -> _Text:
    words = words_of(query.text)
    return _Text(frozenset(query.states), words, "".join(words), frozenset(found.casefold() for found in _TELLING.findall(query.text)))


def _weights(asks: Iterable[_Ask]) -> Mapping[str, float]:
    """How much each word tells about the item it stands in: less, the more items have it."""
    items = {ask.paragraph: set(ask.whole.words) for ask in asks}
    counted = Counter(word for words in items.values() for word in words)
    return {word: min(_RARE, log(1 + len(items) / count)) for word, count in counted.items()}


def _candidate(text: _Text, ask: _Ask, weights: Mapping[str, float]) -> _Candidate:
    alike = round(fuzz.ratio(text.letters, ask.letters))
    similarity = 0 if _conflict(text, ask) else max(alike, _contained(text, ask.whole, weights))
    return _Candidate(similarity, alike, ask, bool(ask.by & text.states))


def _rank(candidate: _Candidate) -> tuple[int, bool, int, int]:
    """Items by their nearness; asks of one item by whether these States made them, then by their own words, then in their order."""
    return candidate.similarity, candidate.is_its_own, candidate.alike, -candidate.ask.part


def _conflict(text: _Text, ask: _Ask) -> bool:
    """Whether a text names other treaties or numbers than an item does: CAT is not CRC, however alike the rest is."""
    pairs = [(one, other) for one in text.telling for other in ask.whole.telling]
    return bool(pairs) and not any(_same_name(*pair) for pair in pairs)


def _same_name(one: str, other: str) -> bool:
    """Whether abbreviations or numbers are one, printed in two ways: OPCAT and CAT, CPD and CRPD, 2012 and 2012 with the mark of a footnote."""
    short, long = sorted((one, other), key=len)
    if short.isdigit() or long.isdigit():
        return long.startswith(short) and short.isdigit() and long.isdigit()
    letters = iter(long)
    return long.endswith(short) or (short[0] == long[0] and short[-1] == long[-1] and all(letter in letters for letter in short))


def _contained(text: _Text, whole: _Whole, weights: Mapping[str, float]) -> int:
    """How much of a text stands in an item, in its order: as a piece of it, or word by word, where a rare word counts more than a common one."""
    if not text.words or len(text.letters) > len(whole.letters):
        return 0
    piece = fuzz.partial_ratio(text.letters, whole.letters) if len(text.letters) >= _SHORT else 0
    if piece >= _A_PIECE:
        return round(piece)
    total = sum(weights.get(word, _RARE) for word in text.words)
    blocks = LCSseq.opcodes(text.words, whole.words)
    in_order = sum(weights.get(word, _RARE) for block in blocks if block.tag == "equal" for word in text.words[block.src_start : block.src_end])
    in_any_order = sum(weights.get(word, _RARE) for word in (Counter(text.words) & Counter(whole.words)).elements())
    return round(max(100 * in_order / total, 100 * in_any_order / total - _DISORDER))
