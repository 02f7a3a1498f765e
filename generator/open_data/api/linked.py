"""What records of the API name beside themselves: States, documents, sessions, days, and where they are found."""

from datetime import date
from functools import lru_cache

from generator.addresses import Addresses, review_api, review_page, state_api, state_page, un_document
from generator.content import Content
from generator.model import Citation, Review
from generator.open_data.api.encode import json_text
from generator.open_data.api.shapes import values as shapes
from generator.open_data.api.shapes.across import ReviewLink

_SHARED = 4096  # citations that are kept in common for all files: they repeat from one recommendation to the next


def day_or_none(day: date | None) -> str | None:
    """A day as JSON has it."""
    return day.isoformat() if day else None


def linked_state(content: Content, code: str, addresses: Addresses) -> shapes.LinkedState:
    """A Member State with its page and its file."""
    return {
        "code": code,
        "name": content.name_by_code.get(code, code),
        "page_url": addresses.url(state_page(code)),
        "api_url": addresses.file(state_api(code)),
    }


def review_link(content: Content, code: str, cycle: int, addresses: Addresses) -> ReviewLink:
    """A review with its page and its file."""
    return {
        "id": f"{code}-{cycle}",
        "state": code,
        "name": content.name_by_code.get(code, code),
        "cycle": cycle,
        "page_url": addresses.url(review_page(code, cycle)),
        "api_url": addresses.file(review_api(code, cycle)),
    }


def record_link(record_id: str, addresses: Addresses) -> shapes.RecordLink:
    """A record by its id, on the page of its review."""
    code, cycle, _label = record_id.split("-", 2)
    return {"id": record_id, "page_url": addresses.url(review_page(code, int(cycle)), record_id)}


def session_days(content: Content, number: int) -> shapes.SessionDays:
    """A session with as much of its days as is known."""
    session = content.session_by_number.get(number)
    return {
        "number": number,
        "year": session.year if session else None,
        "starts_on": day_or_none(session.starts_on) if session else None,
        "ends_on": day_or_none(session.ends_on) if session else None,
        "is_tentative": session.tentative if session else True,
    }


def session_of(content: Content, review: Review) -> shapes.SessionDays:
    """The session of a review."""
    return session_days(content, review.session)


def document(symbol: str | None) -> shapes.Document | None:
    """A UN document by its symbol."""
    return {"symbol": symbol, "url": un_document(symbol)} if symbol else None


def cited(citation: Citation) -> shapes.Citation:
    """A document with the paragraph in it."""
    return _cited(citation.symbol, citation.title, citation.paragraph)


def cited_text(citation: Citation | None) -> str:
    """The same as JSON."""
    return _cited_text(citation.symbol, citation.title, citation.paragraph) if citation else "null"


@lru_cache(maxsize=_SHARED)
def _cited_text(symbol: str | None, title: str | None, paragraph: str | None) -> str:
    return json_text(_cited(symbol, title, paragraph))


def _cited(symbol: str | None, title: str | None, paragraph: str | None) -> shapes.Citation:
    return {"symbol": symbol, "title": title, "paragraph": paragraph, "url": un_document(symbol) if symbol else None}
