"""The badge and cards of a State as files."""

from collections.abc import Iterator

from generator.open_data.cards.badge import badge
from generator.open_data.cards.card import card_page, card_picture
from generator.open_data.cards.record_words import state_words
from generator.open_data.data_file import DataFile
from generator.open_data.state_record import StateRecord


def card_files(record: StateRecord) -> Iterator[DataFile]:
    """The badge, the card as a picture, and the card as a page for a frame."""
    words = state_words(record)
    yield badge(record.code, words)
    yield card_picture(record.code, words)
    yield card_page(record.code, words)
