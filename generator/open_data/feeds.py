"""Files to follow and to show elsewhere: feeds, calendars, badges and cards, of each State, of each recommending State and of all."""

from collections.abc import Iterator, Mapping

from generator.open_data.badge import badge
from generator.open_data.card import card_page, card_picture
from generator.open_data.change_feeds import feed_of_all, state_feed
from generator.open_data.data_file import DataFile
from generator.open_data.given_changes import given_changes, recommending_feed
from generator.open_data.record_words import state_words
from generator.open_data.review_events import ReviewEvents, calendar_of_all, recommending_calendar, review_events, state_calendar
from generator.open_data.state_record import StateRecord
from generator.pages.across import Across


def state_files(record: StateRecord) -> Iterator[DataFile]:
    """The feed, calendar, badge and cards of a State."""
    yield state_feed(record)
    yield state_calendar(record)
    words = state_words(record)
    yield badge(record.code, words)
    yield card_picture(record.code, words)
    yield card_page(record.code, words)


def recommending_files(across: Across, given: Mapping[str, Mapping[str, str]], code: str, events: ReviewEvents) -> Iterator[DataFile]:
    """The feed and calendar of a recommending State or observer.

    `given` has what `given_changes` made of each State under Review, by its code; `events` are those of `review_events`, made once for all.
    """
    yield recommending_feed(across, given, code)
    yield recommending_calendar(across, code, events)


def across_files(across: Across) -> Iterator[DataFile]:
    """The feed and calendar of all States."""
    yield feed_of_all(across)
    yield calendar_of_all(across)


__all__ = ["across_files", "given_changes", "recommending_files", "review_events", "state_files"]
