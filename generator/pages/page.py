"""What all pages share: the page itself, links, and the words for cycles and days."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import PurePosixPath

from generator.addresses import METHODOLOGY, relative, state_page, un_document
from generator.content import Content
from generator.days import day
from generator.markdown_text import NOTHING, Markdown
from generator.model import Citation, Review
from generator.pages.search_facts import SearchFacts
from generator.vocabulary import MONTHS

BODY_PLACE = "<!-- body -->"  # no escaped text can hold it
ORDINALS = ("zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


@dataclass(frozen=True, slots=True)
class Link:
    """Words and where they lead; without a target they are only words."""

    label: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site: where it stands, what its head says, which template makes it, and of what.

    `list_as` is what lists of States sort the page by; only pages of States have it. `scripts` are those of theme/assets/javascripts
    that this kind of page uses beside those of every page; everything is there without them. `is_wide` leaves no room for a list of
    headings beside the text. `feed` and `api` are the same as a feed of changes and as JSON, `distributions` files of what the page is
    about, each with its media type and size. `search` is what a search narrows by; pages of States and of their reviews have it. `body` is
    put in the place that the template keeps for it (BODY_PLACE), and is tidy already: no line of it ends in white space, no blank lines
    follow another.
    """

    path: PurePosixPath
    title: str
    description: str
    template: str
    context: Mapping[str, object] = field(default_factory=dict)
    list_as: str = ""
    scripts: tuple[str, ...] = ()
    is_wide: bool = False
    search: SearchFacts | None = None
    feed: PurePosixPath | None = None
    api: PurePosixPath | None = None
    distributions: tuple[tuple[PurePosixPath, str, int], ...] = ()
    body: Markdown = NOTHING


@lru_cache(maxsize=4096)  # 193 names are put in order again for every theme and every State
def alphabetical(name: str) -> str:
    """Where a reader looks for a name: Côte d'Ivoire among the names in Co, not behind Cz."""
    return "".join(letter for letter in unicodedata.normalize("NFD", name) if not unicodedata.combining(letter)).casefold()


def states_by_name(content: Content) -> list[str]:
    """The codes of all States, in the order of their names."""
    return sorted(content.states, key=lambda code: alphabetical(content.states[code].record.name))


def ordinal(number: int) -> str:
    """first, second, third ... for cycles."""
    return ORDINALS[number] if number < len(ORDINALS) else f"{number}th"


def period(start: date | None, end: date | None, year: int) -> str:
    """20 to 31 January 2025, or as much of it as is known."""
    if start is None:
        return str(year)
    if end is None:
        return f"from {day(start)}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {day(end)}"
    return f"{start.day} {MONTHS[start.month - 1]} to {day(end)}" if start.year == end.year else f"{day(start)} to {day(end)}"


def review_period(content: Content, review: Review) -> str:
    """The day of a review, else the days of its session as far as they are known."""
    if review.held_on:
        return day(review.held_on)
    session = content.session_by_number.get(review.session)
    return period(session.starts_on, session.ends_on, session.year) if session else ""


def is_tentative(content: Content, review: Review) -> bool:
    """Whether no source that we hold confirms the session of a review or its dates."""
    session = content.session_by_number.get(review.session)
    return review.held_on is None and (review.tentative or bool(session and session.tentative))


def counted(number: int, singular: str, plural: str = "") -> str:
    """1 recommendation, 2 recommendations."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def document_link(symbol: str | None) -> Link | None:
    """A UN document by its symbol."""
    return Link(symbol, un_document(symbol)) if symbol else None


def citation_link(citation: Citation | None) -> Link | None:
    """A source as its symbol with the document behind it, or as its title."""
    if citation is None:
        return None
    return document_link(citation.symbol) or Link(citation.title or "")


def state_link(content: Content, code: str, page: PurePosixPath) -> Link:
    """A State by its name, linked where it has a page; observers have none."""
    target = relative(state_page(code), page) if code in content.states else ""
    return Link(content.name_by_code.get(code, code), target)


def rule_link(page: PurePosixPath) -> Link:
    """The badge of a finding that no person drew, and the way to its rule."""
    return Link("From the treaty record", f"{relative(METHODOLOGY, page)}#treaty-record")
