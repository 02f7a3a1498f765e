"""Feeds and calendars as files: of each State, of each recommending State and of all."""

from collections.abc import Iterator, Mapping
from functools import cache

from generator.addresses import ALL_CHANGES, ALL_REVIEWS, EVENTS, FEED, recommending_folder
from generator.inputs import hash_of
from generator.occurrences import MADE
from generator.open_data.data_file import DataFile, PlannedFile
from generator.open_data.feeds.change_feeds import feed_of_all, state_feed
from generator.open_data.feeds.given_changes import given_changes, recommending_feed
from generator.open_data.feeds.review_events import calendar_of_all, recommending_calendar, review_events, state_calendar
from generator.open_data.state_record import StateRecord
from generator.overview import Overviews
from generator.pages.across import Across


def state_files(record: StateRecord, overviews: Overviews | None = None) -> Iterator[DataFile]:
    """The feed and calendar of a State; `overviews` of its reviews, where they are made already, spare time and change nothing."""
    yield state_feed(record, overviews)
    yield state_calendar(record)


def following_files(across: Across, given: Mapping[str, Mapping[str, str]]) -> Iterator[PlannedFile]:
    """The feeds and calendars of all States together, and of each recommending State and observer.

    `given` has what `given_changes` made of each State under Review, by its code.
    """
    yield PlannedFile(ALL_CHANGES, across.key("dated"), lambda: feed_of_all(across))
    yield PlannedFile(ALL_REVIEWS, across.key("counts"), lambda: calendar_of_all(across))
    events = cache(lambda: review_events(across))
    for code in across.occur.words[MADE]:
        folder, made = recommending_folder(code), across.key(f"{MADE}/{code}")
        said = hash_of([(state, fragments.get(code)) for state, fragments in given.items()])
        yield PlannedFile(folder / FEED, (*made, said), lambda code=code: recommending_feed(across, given, code))  # type: ignore[misc]
        yield PlannedFile(folder / EVENTS, made, lambda code=code: recommending_calendar(across, code, events()))  # type: ignore[misc]


__all__ = ["following_files", "given_changes", "state_files"]
