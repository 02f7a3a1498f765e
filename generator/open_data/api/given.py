"""What each State and observer recommended: /api/v1/recommending-states/nor.json, put together from what the records of every State say of it."""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from itertools import product
from string import ascii_letters

from generator.addresses import BRIEFING, Addresses, recommending_api, recommending_page, review_api, review_page, state_api, state_page
from generator.content import ReviewKey
from generator.inputs import hash_of
from generator.model import Review
from generator.occurrences import MADE
from generator.open_data.api.counted import figures, share
from generator.open_data.api.encode import api_file_of, inside_quotes, json_text
from generator.open_data.api.linked import day_or_none, session_of
from generator.open_data.api.shapes.across import GivenState, RecommendingState
from generator.open_data.data_file import DataFile
from generator.open_data.state_record import StateRecord
from generator.pages.across import Across
from generator.pages.page import alphabetical
from generator.pages.recommending import upcoming
from generator.recommending import given_by
from generator.vocabulary import NOT_ASSESSED, Level, Position

Fragments = Mapping[str, str]  # by the code of a recommending State: 4:140.7a 140.8c;3:121.4a, where the last letter is one of `_STANDS`

_LEVELS = (*Level, NOT_ASSESSED)
_STANDS = dict(zip(product(Position, _LEVELS), ascii_letters, strict=False))  # 42 of 52
_SAID = {letter: f'"position":"{position}","level":"{level}"' for (position, level), letter in _STANDS.items()}
_OF_POSITION = [[_STANDS[position, level] for level in _LEVELS] for position in Position]
_OF_LEVEL = [[_STANDS[position, level] for position in Position] for level in _LEVELS]
_POSITION_COUNTS, _LEVEL_COUNTS = (f"{{{','.join([f'{json_text(word)}:%d' for word in words])}}}" for words in (Position, _LEVELS))
_COUNTS = f'"positions":{_POSITION_COUNTS},"levels":{_LEVEL_COUNTS}'
_NO_REVIEWS = '"","reviews":[]}'
_SHARED = 65536  # counts that are kept in common: most States make few recommendations to another in one review


def given_of(record: StateRecord) -> Fragments:
    """What the records of one State say of each State and observer that recommended something to it, as briefly as it can be kept."""
    found: dict[str, list[str]] = defaultdict(list)
    for authored, scorecard, _ in record.reviews:
        words: dict[str, list[str]] = defaultdict(list)
        for standing in scorecard.standings:
            asked = standing.recommendation
            word = asked.paragraph + _STANDS[asked.position, standing.level_key]
            for code in asked.by:
                words[code].append(word)
        for code, of_review in words.items():
            found[code].append(f"{authored.record.cycle}:{' '.join(of_review)}")
    return {code: ";".join(reviews) for code, reviews in found.items()}


@lru_cache(maxsize=_SHARED)
def _counts(letters: str) -> str:
    """How many were answered in which way and stand at which level, as JSON."""
    sums = (sum(map(letters.count, same)) for same in (*_OF_POSITION, *_OF_LEVEL))
    return _COUNTS % tuple(sums)


class RecommendingFiles:
    """The files of all that recommended something; `given` is what `given_of` says, by the code of the State under Review."""

    def __init__(self, across: Across, given: Mapping[str, Fragments]) -> None:
        self._across, self._given = across, given
        content = across.content
        coming = upcoming(content, across.moment.past)
        by_name = sorted(content.states, key=lambda code: alphabetical(content.name_by_code[code]))
        self._place = {code: place for place, code in enumerate(by_name)}
        self._beginnings = {code: json_text(self._state(code, coming.get(code)))[: -len(_NO_REVIEWS)] for code in by_name}
        self._overviews = {code: {(code, one.record.cycle): across.overviews[code, one.record.cycle] for one in content.reviews_of(code)} for code in by_name}
        self._places = {key: _places(key, across.addresses) for key in across.overviews}
        self._briefing = inside_quotes(across.addresses.url(BRIEFING))

    def key(self, code: str) -> tuple[str, ...]:
        """Hashes of what the file of one of them depends on beside the lists, the day and the bare facts of all reviews."""
        said = [self._given[state][code] for state in self._across.occur.words[MADE][code].states]
        return *self._across.key(f"{MADE}/{code}"), hash_of(said)

    def file(self, code: str) -> DataFile:
        """The file of one of them; raises KeyError for who recommended nothing."""
        head = json_text(self._head(code))
        to = sorted(self._across.occur.words[MADE][code].states, key=self._place.__getitem__)
        return api_file_of(recommending_api(code), f"{head[:-2]}{','.join([self._to(code, state) for state in to])}]}}")

    def _to(self, code: str, state: str) -> str:
        """What it recommended to one State, as a `GivenState` in JSON."""
        return f'{self._beginnings[state]}"{self._briefing}?from={code}&to={state}","reviews":[{self._reviews(code, state)}]}}'

    def _reviews(self, code: str, state: str) -> str:
        """Review by review, each as a `GivenReview` in JSON; written as text, because there are 193,140 records in them at full scale.

        Numbers of paragraphs, codes and words have nothing to escape, and an address is escaped once.
        """
        texts = []
        for of_review in self._given[state][code].split(";"):
            cycle, _, said = of_review.partition(":")
            words = said.split(" ")
            page, api = self._places[state, int(cycle)]
            review_id = f"{state}-{cycle}"
            at = f'","page_url":"{page}#{review_id}-'
            records = ",".join([f'{{"id":"{review_id}-{label}{at}{label}","paragraph":"{label}",{_SAID[word[-1]]}}}' for word in words if (label := word[:-1])])
            letters = "".join(sorted([word[-1] for word in words]))
            beginning = f'"id":"{review_id}","page_url":"{page}?by={code}","api_url":"{api}","cycle":{cycle},"recommendations":{len(words)}'
            texts.append(f'{{{beginning},{_counts(letters)},"records":[{records}]}}')
        return ",".join(texts)

    def _head(self, code: str) -> RecommendingState:
        """The file without its States, which stand last."""
        across, content, addresses = self._across, self._across.content, self._across.addresses
        states = across.occur.words[MADE][code].states
        made = given_by(code, {key: overview for state in states for key, overview in self._overviews[state].items()}, across.whole)
        if made is None:
            raise KeyError(f"{code} recommended nothing")
        return {
            "code": code,
            "name": content.name_by_code[code],
            "is_observer": code not in content.states,
            "page_url": addresses.url(recommending_page(code)),
            "state_api_url": addresses.file(state_api(code)) if code in content.states else None,
            "reviews_complete": share(across.whole),
            "figures": figures(made.scorecard),
            "newest_finding": day_or_none(made.as_of),
            "states": [],
        }

    def _state(self, code: str, coming: Review | None) -> GivenState:
        """What is the same whoever recommended; what is not stands last."""
        content, addresses = self._across.content, self._across.addresses
        return {
            "code": code,
            "name": content.name_by_code[code],
            "page_url": addresses.url(state_page(code)),
            "api_url": addresses.file(state_api(code)),
            "next_session": session_of(content, coming) if coming else None,
            "briefing_url": "",
            "reviews": [],
        }


def _places(key: ReviewKey, addresses: Addresses) -> tuple[str, str]:
    """The page of a review and its file, as they stand between quotes."""
    return inside_quotes(addresses.url(review_page(*key))), inside_quotes(addresses.file(review_api(*key)))
