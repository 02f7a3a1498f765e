"""What each State and observer recommended: /api/v1/recommending-states/nor.json, put together from what the records of every State say of it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from generator.addresses import BRIEFING, Addresses, recommending_api, recommending_page, review_api, review_page, state_api, state_page
from generator.content import Content
from generator.model import Review
from generator.occurrences import MADE
from generator.open_data.api.counted import figures, level_counts, position_counts, share
from generator.open_data.api.encode import api_file_of, json_text
from generator.open_data.api.linked import day_or_none, session_of
from generator.open_data.api.shapes.across import GivenState, RecommendingState
from generator.open_data.data_file import DataFile
from generator.open_data.state_record import StateRecord
from generator.pages.across import Across
from generator.pages.page import alphabetical
from generator.pages.recommending import upcoming
from generator.recommending import given_by
from generator.scorecard import Distribution, ReviewScorecard
from generator.vocabulary import NOT_ASSESSED, Level, Position

Fragments = Mapping[str, str]  # by the code of a recommending State: a list of `GivenReview` as JSON
_LEVELS = (*Level, NOT_ASSESSED)


def given_of(record: StateRecord) -> Fragments:
    """What the records of one State say of each State and observer that recommended something to it."""
    found: dict[str, list[str]] = defaultdict(list)
    for authored, scorecard, _ in record.reviews:
        for code, text in _of_review(authored.record, scorecard, record.addresses):
            found[code].append(text)
    return {code: f"[{','.join(texts)}]" for code, texts in found.items()}


def _of_review(review: Review, scorecard: ReviewScorecard, addresses: Addresses) -> Iterator[tuple[str, str]]:
    """A `GivenReview` as JSON for each code; written directly, because there are 193,140 records in them at full scale.

    Numbers of paragraphs, codes and words have nothing to escape, and an address is escaped once.
    """
    page = json_text(addresses.url(review_page(review.state, review.cycle)))[1:-1]
    api = json_text(addresses.file(review_api(review.state, review.cycle)))[1:-1]
    review_id = f"{review.state}-{review.cycle}"
    records: dict[str, list[str]] = defaultdict(list)
    standings: dict[str, list[tuple[Position, str]]] = defaultdict(list)
    for standing in scorecard.standings:
        asked, level = standing.recommendation, standing.level_key
        label, position = asked.paragraph, asked.position
        record_id = f"{review_id}-{label}"
        text = f'{{"id":"{record_id}","page_url":"{page}#{record_id}","paragraph":"{label}","position":"{position}","level":"{level}"}}'
        stands = position, level
        for code in asked.by:
            records[code].append(text)
            standings[code].append(stands)
    for code, texts in records.items():
        positions, levels = _counted(standings[code])
        said = f'"id":"{review_id}","page_url":"{page}?by={code}","api_url":"{api}","cycle":{review.cycle},"recommendations":{len(texts)}'
        yield code, f'{{{said},"positions":{positions},"levels":{levels},"records":[{",".join(texts)}]}}'


def _counted(standings: list[tuple[Position, str]]) -> tuple[str, str]:
    """How many were answered in which way and stand at which level, as JSON."""
    positions = [position for position, _ in standings]
    levels = [level for _, level in standings]
    by_level = Distribution({level: levels.count(level) for level in Level}, len(levels))
    return json_text(position_counts({position: positions.count(position) for position in Position})), json_text(level_counts(by_level))


def recommending_files(across: Across, given: Mapping[str, Fragments]) -> Iterator[DataFile]:
    """The files of all that recommended something; `given` is what `given_of` says, by the code of the State under Review."""
    coming = upcoming(across.content, across.moment.past)
    for code in across.occur.words[MADE]:
        yield recommending_file(across, given, code, coming)


def recommending_file(across: Across, given: Mapping[str, Fragments], code: str, coming: Mapping[str, Review]) -> DataFile:
    """The file of one of them; `coming` is the scheduled review of each State that has one (`pages.recommending.upcoming`)."""
    head = json_text(_head(across, code))
    return api_file_of(recommending_api(code), f"{head[:-2]}{','.join(_states(across, given, code, coming))}]}}")


def _head(across: Across, code: str) -> RecommendingState:
    """The file without its States, which stand last."""
    content, addresses, made_to = across.content, across.addresses, frozenset(across.occur.words[MADE][code].states)
    made = given_by(code, {key: overview for key, overview in across.overviews.items() if key[0] in made_to}, across.whole)
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


def _states(across: Across, given: Mapping[str, Fragments], code: str, coming: Mapping[str, Review]) -> Iterator[str]:
    """A `GivenState` as JSON for each State, by name."""
    content = across.content
    for to in sorted(across.occur.words[MADE][code].states, key=lambda to: alphabetical(content.name_by_code[to])):
        head = json_text(_state(content, across.addresses, code, to, coming.get(to)))
        yield f"{head[:-3]}{given[to][code]}}}"


def _state(content: Content, addresses: Addresses, code: str, to: str, coming: Review | None) -> GivenState:
    """What stands before the reviews, which stand last."""
    return {
        "code": to,
        "name": content.name_by_code[to],
        "page_url": addresses.url(state_page(to)),
        "api_url": addresses.file(state_api(to)),
        "briefing_url": f"{addresses.url(BRIEFING)}?from={code}&to={to}",
        "next_session": session_of(content, coming) if coming else None,
        "reviews": [],
    }
