"""Feeds for recommending States and observers: what was found about the recommendations that each of them made, by review and day.

Each State's records are looked at where its pages are made, and give a fragment for every State that recommended something to it. A feed is
put together from the fragments about one recommending State.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache

from generator.addresses import FEED, recommending_folder, recommending_page, review_page
from generator.days import day
from generator.open_data.data_file import DataFile
from generator.open_data.feeds import change_words as words
from generator.open_data.feeds.atom import MOST, Entry, Feed, feed_file
from generator.open_data.state_record import StateRecord
from generator.pages.across import Across
from generator.pages.page import alphabetical, counted, ordinal
from generator.scorecard import Standing, is_rule
from generator.vocabulary import AssessmentStatus, Level

_LEVELS = tuple(Level)
_PLACE = {level: place for place, level in enumerate(_LEVELS)}
_ORDER = {status: place for place, status in enumerate((AssessmentStatus.PUBLISHED, AssessmentStatus.DRAFT, AssessmentStatus.WITHDRAWN))}
_WHAT = {
    AssessmentStatus.PUBLISHED.value: "Findings",
    AssessmentStatus.DRAFT.value: "Drafts, not findings,",
    AssessmentStatus.WITHDRAWN.value: "Withdrawn findings",
}
_Same = tuple[date, AssessmentStatus]
_DAY_LENGTH = len("2025-01-28")
_BY_RULE = len(_LEVELS)  # behind the levels
_RECOMMENDATIONS = _BY_RULE + 1


def given_changes(record: StateRecord) -> Mapping[str, str]:
    """For each State that made recommendations to this one: day, cycle, status and counts, the newest first.

    The counts are of assessments at each level, of those that a rule drew, and of recommendations. They stand in one text for each State, because
    there are 200,000 of them at full scale: 2024-10-30 3 published 0,1,0,0,0,0,1,1;2024-05-01 ...
    """
    by_day: list[tuple[tuple[int, int, int], str, Mapping[str, list[int]]]] = []
    for authored, scorecard, _ in record.reviews:
        cycle = authored.record.cycle
        for (as_of, status), by_code in _counts(scorecard.standings).items():
            by_day.append(((-as_of.toordinal(), -cycle, _ORDER[status]), f"{as_of.isoformat()} {cycle} {status.value} ", by_code))
    rows: dict[str, list[str]] = defaultdict(list)
    for _, head, by_code in sorted(by_day, key=lambda found: found[0]):
        for code, counts in by_code.items():
            rows[code].append(head + _numbers(tuple(counts)))
    return {code: ";".join(rows[code][:MOST]) for code in sorted(rows)}


@lru_cache(maxsize=8192)  # most States recommended little to one State, and their counts are soon the same as another's
def _numbers(counts: tuple[int, ...]) -> str:
    return ",".join(map(str, counts))


def _counts(standings: Iterable[Standing]) -> Mapping[_Same, Mapping[str, list[int]]]:
    """The counts of each day and status under each recommending State."""
    found: dict[_Same, dict[str, list[int]]] = defaultdict(dict)
    for standing in standings:
        for same, places in _places(standing).items():
            by_code = found[same]
            for code in standing.recommendation.by:
                counts = by_code.get(code)
                if counts is None:
                    counts = by_code[code] = [0] * (_RECOMMENDATIONS + 1)
                for place in places:
                    counts[place] += 1
    return found


def _places(standing: Standing) -> Mapping[_Same, list[int]]:
    """Where the assessments of one recommendation count, under each day and status."""
    found: dict[_Same, list[int]] = {}
    for assessment in standing.history:
        places = found.setdefault((assessment.as_of, assessment.status), [_RECOMMENDATIONS])
        places.append(_PLACE[assessment.level])
        if is_rule(assessment.assessors):
            places.append(_BY_RULE)
    return found


def recommending_feed(across: Across, given: Mapping[str, Mapping[str, str]], code: str) -> DataFile:
    """The feed of a State or observer; `given` has the fragments that `given_changes` made of each State under Review, by its code."""
    content, addresses = across.content, across.addresses
    name = content.name_by_code[code]
    by_name = sorted(given, key=lambda state: (alphabetical(content.name_by_code[state]), state))
    rows = [(state, row) for state in by_name if code in given[state] for row in given[state][code].split(";")]
    rows.sort(key=lambda found: found[1][:_DAY_LENGTH], reverse=True)
    path = recommending_folder(code) / FEED
    feed = Feed(
        words=words.id_words("feeds", "recommending-states", code),
        title=f"Recommendations by {name} in the Universal Periodic Review: latest findings",
        subtitle=f"Assessments of recommendations that {name} made to others. {words.SUBTITLE}",
        address=addresses.file(path),
        page=addresses.url(recommending_page(code)),
        entries=tuple(_entries(across, code, rows[:MOST])),
        left_out=len(rows[MOST:]),
        site=addresses.site,
    )
    return DataFile(path, feed_file(feed))


def _entries(across: Across, code: str, rows: Iterable[tuple[str, str]]) -> Iterator[Entry]:
    names = across.content.name_by_code
    for state, row in rows:
        on, cycle, status, numbers = row.split(" ")
        counts = list(map(int, numbers.split(",")))
        link = f"{across.addresses.url(review_page(state, int(cycle)))}?by={code}"
        recommendations = counted(counts[_RECOMMENDATIONS], "recommendation")
        by_rule = f" {counts[_BY_RULE]:,} of {sum(counts[:_BY_RULE]):,} by rule from the treaty record, not by a person." if counts[_BY_RULE] else ""
        yield Entry(
            words=words.id_words("changes", code, f"{state}-{cycle}", on, status),
            title=f"{_WHAT[status]} on {recommendations} that {names[code]} made to {names[state]} (cycle {cycle})",
            day=on,
            link=link,
            content=words.content(
                status,
                f"As of {day(date.fromisoformat(on))}: {words.by_level(counts[:_BY_RULE])}.{by_rule}",
                [(f"Recommendations by {names[code]} to {names[state]}, {ordinal(int(cycle))} cycle", link, "")],
            ),
            category=status,
        )
