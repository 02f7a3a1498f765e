"""Where the data of a page is: the same as files for programs, feeds to follow, and what others may show on pages of their own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.addresses import (
    BADGE,
    CARD,
    CARD_FRAME,
    DATA,
    EVENTS,
    FEED,
    Addresses,
    matrix_file,
    recommending_api,
    recommending_folder,
    recommending_page,
    relative,
    review_api,
    review_page,
    state_api,
    state_folder,
    state_page,
)
from generator.model import State
from generator.open_data.cards.embed_code import badge_code, card_code, frame_code
from generator.pages.page import Link


@dataclass(frozen=True, slots=True)
class DataLine:
    """Links of one kind, with what they are for."""

    label: str
    links: tuple[Link, ...]


def data_of_state(code: str) -> tuple[DataLine, ...]:
    """What there is of a State."""
    page, folder = state_page(code), state_folder(code)
    return (
        _data(page, [("This State as JSON", state_api(code))]),
        _follow(page, folder),
        _line(page, "Show on your own page", [("Card", folder / CARD_FRAME), ("Card as a picture", folder / CARD), ("Badge", folder / BADGE)]),
    )


@dataclass(frozen=True, slots=True)
class EmbedCode:
    """The HTML to paste into another page, and what it shows there."""

    label: str
    html: str


def codes_of_state(state: State, addresses: Addresses) -> tuple[EmbedCode, ...]:
    """What shows a State elsewhere; nothing where the address of the site is not known."""
    made = (("Card in a frame", frame_code), ("Card as a picture", card_code), ("Badge", badge_code))
    return tuple(EmbedCode(label, code) for label, make in made if (code := make(addresses, state)))


def data_of_review(code: str, cycle: int, *, has_matrix: bool) -> tuple[DataLine, ...]:
    """What there is of a review; a matrix only where recommendations are on record."""
    page = review_page(code, cycle)
    matrix = [("Word", matrix_file(code, cycle, "docx")), ("Excel", matrix_file(code, cycle, "xlsx"))]
    lines = _data(page, [("This review as JSON", review_api(code, cycle))]), _line(page, "OHCHR's matrix, filled in with this record", matrix)
    return lines if has_matrix else lines[:1]


def data_of_recommending(code: str) -> tuple[DataLine, ...]:
    """What there is of a State or an observer that recommended something."""
    page = recommending_page(code)
    return _data(page, [("These recommendations as JSON", recommending_api(code))]), _follow(page, recommending_folder(code))


def _data(page: PurePosixPath, files: Sequence[tuple[str, PurePosixPath]]) -> DataLine:
    return _line(page, "Data", [*files, ("All data", DATA)])


def _follow(page: PurePosixPath, folder: PurePosixPath) -> DataLine:
    return _line(page, "Follow", [("Changes (feed)", folder / FEED), ("Reviews and deadlines (calendar)", folder / EVENTS)])


def _line(page: PurePosixPath, label: str, files: Iterable[tuple[str, PurePosixPath]]) -> DataLine:
    return DataLine(label, tuple(Link(words, relative(path, page)) for words, path in files))
