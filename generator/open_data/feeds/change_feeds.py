"""Feeds of changes, of all States and of one: assessments by day and by who drew them, what was withdrawn, and corrections whose day is known.

They follow the page of changes. A correction stands under a version of the changelog: where that bears a day it is an entry of that day, else
it is on the pages alone, because no feed may say a day that nobody knows.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.addresses import ALL_CHANGES, CHANGES, FEED, Addresses, review_page, state_folder, state_page
from generator.content import Content, ReviewKey
from generator.corrections import Correction
from generator.days import day
from generator.open_data.data_file import DataFile
from generator.open_data.feeds import change_words as words
from generator.open_data.feeds.atom import MOST, Entry, Feed, feed_file
from generator.open_data.state_record import StateRecord
from generator.overview import Dated, Overviews, TakenBack, dated_of, taken_back_of
from generator.pages.across import Across
from generator.pages.page import alphabetical, counted, ordinal
from generator.scorecard import is_rule
from generator.vocabulary import AssessmentStatus, Level

_PLACE = {level: place for place, level in enumerate(Level)}
_ORDER = {AssessmentStatus.PUBLISHED: 0, AssessmentStatus.DRAFT: 1, AssessmentStatus.WITHDRAWN: 2}
_SHORT_LIST = 6  # reviews or records named in the feed of all; more are counted, so that an entry stays short
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_Batch = tuple[str, AssessmentStatus, tuple[str, ...]]  # day, status, assessors


@dataclass(frozen=True, slots=True)
class Change:
    """What the same assessors dated to one day on one review; `records` names what was withdrawn."""

    key: ReviewKey
    batch: _Batch
    levels: Sequence[int]
    records: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many assessments."""
        return sum(self.levels)


def changes_of(key: ReviewKey, dated: Iterable[Dated], taken_back: Iterable[TakenBack]) -> list[Change]:
    """The changes of one review."""
    levels: dict[_Batch, list[int]] = {}
    records: dict[_Batch, list[str]] = defaultdict(list)
    for one in dated:
        levels.setdefault((one.as_of.isoformat(), one.status, one.assessors), [0] * len(_PLACE))[_PLACE[one.level]] += one.count
    for withdrawn in taken_back:
        batch = withdrawn.as_of.isoformat(), AssessmentStatus.WITHDRAWN, withdrawn.assessors
        levels.setdefault(batch, [0] * len(_PLACE))[_PLACE[withdrawn.level]] += 1
        records[batch].append(f"{key[0]}-{key[1]}-{withdrawn.paragraph}")
    return [Change(key, batch, counts, tuple(records.get(batch, ()))) for batch, counts in levels.items()]


def state_feed(record: StateRecord, overviews: Overviews | None = None) -> DataFile:
    """The feed of one State: an entry for each review, day, status and assessors. `overviews` of its reviews, where they are made already, spare time."""
    code, addresses = record.code, record.addresses
    found = [change for key, dated, taken_back in _assessed(record, overviews) for change in changes_of(key, dated, taken_back)]
    found.sort(key=lambda change: (-change.key[1], _place(change.batch)))
    found.sort(key=lambda change: change.batch[0], reverse=True)
    name, page = record.state.name, addresses.url(state_page(code))
    corrected = [entry for one in record.moment.corrections if one.is_about(code) and (entry := _correction(one, page, code, name))]
    entries = _newest(corrected, (_of_review(record.content, addresses, change) for change in found[:MOST]))
    path = state_folder(code) / FEED
    feed = Feed(
        words=words.id_words("feeds", "states", code),
        title=f"{name} in the Universal Periodic Review: latest findings",
        subtitle=f"Assessments of recommendations to {name}. {words.SUBTITLE}",
        address=addresses.file(path),
        page=page,
        entries=entries,
        left_out=len(corrected) + len(found) - len(entries),
        site=addresses.site,
    )
    return DataFile(path, feed_file(feed))


def _assessed(record: StateRecord, overviews: Overviews | None) -> Iterator[tuple[ReviewKey, Iterable[Dated], Iterable[TakenBack]]]:
    for authored, scorecard, _ in record.reviews:
        key = record.code, authored.record.cycle
        if overviews is not None:
            yield key, overviews[key].dated, overviews[key].taken_back
        else:
            yield key, dated_of(scorecard.standings), taken_back_of(scorecard.standings)


def feed_of_all(across: Across) -> DataFile:
    """The feed of all States: an entry for each day, status and assessors, with its reviews counted."""
    batches: dict[_Batch, list[Change]] = defaultdict(list)
    for key, overview in across.overviews.items():
        for change in changes_of(key, overview.dated, overview.taken_back):
            batches[change.batch].append(change)
    addresses = across.addresses
    corrected = [entry for one in across.moment.corrections if (entry := _correction(one, addresses.url(CHANGES, "corrections")))]
    ordered = sorted(sorted(batches, key=_place), key=lambda batch: batch[0], reverse=True)
    entries = _newest(corrected, (_of_batch(across.content, addresses, batch, batches[batch]) for batch in ordered[:MOST]))
    feed = Feed(
        words=words.id_words("feeds", "changes"),
        title="Universal Periodic Review: latest findings and corrections",
        subtitle=f"Assessments of recommendations to all States. {words.SUBTITLE}",
        address=addresses.file(ALL_CHANGES),
        page=addresses.url(CHANGES),
        entries=entries,
        left_out=len(corrected) + len(ordered) - len(entries),
        site=addresses.site,
    )
    return DataFile(ALL_CHANGES, feed_file(feed))


def _place(batch: _Batch) -> tuple[int, bool, tuple[str, ...]]:
    """As on the page: of one day findings before drafts, people before rules."""
    return _ORDER[batch[1]], is_rule(batch[2]), batch[2]


def _newest(corrected: Sequence[Entry], entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted((*corrected, *entries), key=lambda entry: entry.day, reverse=True)[:MOST])


def _of_review(content: Content, addresses: Addresses, change: Change) -> Entry:
    (code, cycle), (on, status, assessors) = change.key, change.batch
    page = addresses.url(review_page(code, cycle))
    what, review = words.assessments(change.count, status), f"{ordinal(cycle)} cycle"
    who = words.assessors_words(assessors, is_rule=is_rule(assessors))
    named = change.records[: words.LIST_OF_RECORDS]
    unnamed = len(change.records) - len(named)
    return Entry(
        words=words.id_words("changes", f"{code}-{cycle}", on, status, *assessors),
        title=f"{content.name_by_code[code]}, {review}: {what}",
        day=on,
        link=page,
        content=words.content(
            status,
            f"{what} {who}, as of {day(date.fromisoformat(on))}: {words.by_level(change.levels)}.",
            [(record, f"{page}#{record}", "") for record in named] or [(f"All recommendations of the {review}", page, "")],
            f"{unnamed:,} more." if unnamed else "",
        ),
        category=status,
    )


def _of_batch(content: Content, addresses: Addresses, batch: _Batch, changes: Sequence[Change]) -> Entry:
    on, status, assessors = batch
    levels = [sum(counts) for counts in zip(*(change.levels for change in changes), strict=True)]
    what, where = words.assessments(sum(levels), status), counted(len(changes), "review")
    who = words.assessors_words(assessors, is_rule=is_rule(assessors))
    withdrawn = status is AssessmentStatus.WITHDRAWN
    return Entry(
        words=words.id_words("changes", on, status, *assessors),
        title=f"{what} {who}, in {where}",
        day=on,
        link=addresses.url(CHANGES, "withdrawn" if withdrawn else f"as-of-{on}"),
        content=words.content(
            status,
            f"{what} {who}, as of {day(date.fromisoformat(on))}, in {where}: {words.by_level(levels)}.",
            _reviews(content, addresses, changes) if len(changes) <= _SHORT_LIST else (),
        ),
        category=status,
    )


def _reviews(content: Content, addresses: Addresses, changes: Iterable[Change]) -> Iterator[tuple[str, str, str]]:
    for change in sorted(changes, key=lambda change: (alphabetical(content.name_by_code[change.key[0]]), change.key[0], -change.key[1])):
        code, cycle = change.key
        yield f"{content.name_by_code[code]}, {ordinal(cycle)} cycle", addresses.url(review_page(code, cycle)), f": {change.count:,}"


def _correction(correction: Correction, page: str, code: str = "", name: str = "") -> Entry | None:
    """The correction, where the version it stands under bears a day."""
    found = _DAY.findall(correction.version)
    try:
        on = date.fromisoformat(found[-1]).isoformat() if found else ""
    except ValueError:
        return None
    if not on:
        return None
    return Entry(
        words=words.id_words("corrections", *filter(None, (code,)), correction.version, correction.text),
        title=f"{name}: correction of the record" if code else "Correction of the record",
        day=on,
        link=page,
        content=words.content(AssessmentStatus.PUBLISHED, correction.text),
        category="correction",
    )
