"""Finds where a record of the Universal Human Rights Index belongs: State under Review, cycle, session, paragraph. Nothing is guessed.

A paragraph is the number that begins the text, where it has both of its halves ("131.7", "Recommendation No. 7, para. 131"); a single
number says only half of it, and the report of the Working Group may know the rest (see `uhri_reports`).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.content import Content
from generator.importers.state_names import StateNames
from generator.importers.uhri.fields import Fields
from generator.importers.uhri.iso_codes import ALPHA_3

_WORDS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_REST = r"(?:\s*[(,:–-].*)?"
_CYCLE = re.compile(rf"(?:cycle\s*)?0?([1-9])(?:st|nd|rd|th)?(?:\s*cycle)?{_REST}|(first|second|third|fourth|fifth)(?:\s*cycle)?{_REST}", re.IGNORECASE)
_SESSION = re.compile(rf"(?:session\s*)?0{{0,2}}([1-9]\d?)(?:\s*(?:st|nd|rd|th))?(?:\s*session)?{_REST}", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:R\s+(?=\d))?(\d{1,3}\.\d{1,3}[a-z]?)(?:[.:)]+|(?=\s)|(?=[A-Z]))\s*(?![\d.])")
_BY_NAME = re.compile(
    r"Recommendation\s+No\s*\.?\s*(\d{1,3})\s*,?\s*(?:contained in\s*)?para(?:graph)?\s*\.?\s*(?:No\s*\.?\s*)?(\d{1,3})\s*[:.]\s*"
    r"(?:(\d{1,3})\s*\.\s*)?(?!\d|\()",
    re.IGNORECASE,
)
_HALF = re.compile(r"(?:Recommendations?\s[^:]{0,60}:\s*)?\d{1,3}(?:\([a-z]\))?[.:]\s+", re.IGNORECASE)


class NoPlace(Exception):
    """It cannot be said where a record belongs; `reason` is why, for the summary, the message is for the record."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Place:
    """The review a record belongs to, and its session where the record gives it."""

    state: str
    cycle: int
    session: int | None


class Places:
    """Tells the review of a record from its fields."""

    def __init__(self, content: Content, names: StateNames) -> None:
        self.names = names
        self.states: Mapping[str, object] = content.states
        self.cycle_by_session = {number: session.cycle for number, session in content.session_by_number.items()}

    def place(self, fields: Fields) -> Place:
        """The review of a record; raises NoPlace."""
        state = self._state(fields.countries)
        session = self._session(fields.sessions)
        cycle = self._cycle(fields.cycle)
        by_session = self.cycle_by_session.get(session) if session else None
        if session and by_session is None:
            raise NoPlace("no known session", f"session {session} is on no list")
        if cycle and by_session and cycle != by_session:
            raise NoPlace("session and cycle that differ", f"session {session} is of cycle {by_session}, UprCycle says {cycle}")
        if not (cycle or by_session):
            raise NoPlace("no session", "neither a session nor a cycle is named")
        return Place(state, by_session or cycle or 0, session)

    def _state(self, printed: tuple[str, ...]) -> str:
        if not printed:
            raise NoPlace("no country", "no country is named")
        codes: dict[str, None] = {}
        for name in printed:
            found = state_codes(name, self.names)
            if found is None:
                raise NoPlace("an unknown country", unknown_state(name, self.names))
            codes |= dict.fromkeys(found)
        if len(codes) > 1:
            raise NoPlace("several countries", f"several countries are named, {', '.join(codes)}; a review has one State")
        code = next(iter(codes))
        if code not in self.states:
            raise NoPlace("a country that is not reviewed", f"{code} is no State of this record")
        return code

    @staticmethod
    def _session(printed: tuple[str, ...]) -> int | None:
        found = {text: _SESSION.fullmatch(text) for text in printed}
        if odd := next((text for text, match in found.items() if not match), None):
            raise NoPlace("no known session", f'the session "{odd[:60]}" has no form that is known')
        numbers = sorted({int(match[1]) for match in found.values() if match})
        if len(numbers) > 1:
            raise NoPlace("several sessions", f"several sessions are named, {', '.join(map(str, numbers))}; a review has one")
        return numbers[0] if numbers else None

    @staticmethod
    def _cycle(printed: str) -> int | None:
        if not printed:
            return None
        found = _CYCLE.fullmatch(printed)
        if not found:
            raise NoPlace("no known cycle", f'the cycle "{printed[:60]}" has no form that is known')
        return int(found[1]) if found[1] else _WORDS[found[2].casefold()]


def printed_paragraph(text: str) -> tuple[str | None, str]:
    """The paragraph that begins a text, None where it gives none or half of one, and the words behind the number."""
    if found := _NUMBERED.match(text):
        return found[1], text[found.end() :]
    found = _BY_NAME.match(text)
    if found and found[3] in {None, found[1]}:
        return f"{found[2]}.{found[1]}", text[found.end() :]
    half = _HALF.match(text)
    return None, text[half.end() :].strip() if half else text


def state_codes(printed: str, names: StateNames) -> list[str] | None:
    """The codes of a printed name, or of several with dashes between them; None where one is on no list."""
    name = printed.rstrip("* ")
    if code := names.code(name) or ALPHA_3.get(name):
        return [code]
    pieces = [piece for piece in re.split(r"\s+-\s+", name) if piece]
    codes = [names.code(piece) or ALPHA_3.get(piece) for piece in pieces]
    return [code for code in codes if code] if len(pieces) > 1 and all(codes) else None


def unknown_state(printed: str, names: StateNames) -> str:
    """The complaint about a name that is on no list, with the three nearest."""
    near = names.nearest(printed)
    advice = f"; the nearest on the lists: {', '.join(near)}" if near else ""
    return f'"{printed[:60]}" is the name of no State or observer{advice}'
