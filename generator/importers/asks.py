"""Splits the text of a recommendation into its asks: `Do this (Spain) (Peru); do that (Mali);` has two.

Brackets that hold nothing but names of States name those that made the ask, wherever they stand in it. Brackets that cannot be a name,
such as (ICPPED) or (No. 29), belong to the text; brackets that could be one and are on no list are a complaint, never a guess.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.importers.listed import ListedPart
from generator.importers.state_names import StateNames

MAX_BRACKETS = 200  # in a recommendation; the fullest of sessions 1 to 20 has 19
MAX_COMPLAINTS = 5

# Words that no State's name holds: brackets with one of them explain a term, such as (the Paris Principles).
_EXPLAINS = re.compile(
    r"\b(Acts?|Agenda|Charter|Commission|Committee|Conventions?|Council|Covenants?|Declaration|Law|Plan|Principles|Programme|Protocols?|Pueblo|Rules|Shura)\b"
)
_MOST_WORDS = 9  # of a State's name; brackets with more words and no comma are a sentence
_FEWEST_WORDS = 3  # of an ask that goes on behind its States with another one: "Sign (Mali) and ratify (Spain) the treaty" is one ask
_FOLLOWS = re.compile(r"[\s,;]*(?:and)?\s*")
_ENUMERATES = re.compile(r"[a-z]|[ivx]{1,4}|\d{1,2}")  # "(b) do that" begins another ask
_AFTER_ALL = re.compile(r"[\s;:.,)”\"*†|]*\Z")
_ENDS = re.compile(r"\s*(?:[;.:/|]|\d{1,2}\s*[;.])")
_GOES_ON_WITH_ANOTHER = re.compile(r"\s*(?:,|and\b|or\b|to\b|“?[A-Z][a-z])")
_ANOTHER_SENTENCE = re.compile(r"[.;:] ?[A-Z]")


@dataclass(frozen=True, slots=True)
class _Brackets:
    """A pair of round brackets: where it begins, where it ends, what is inside, and the States where it holds nothing else."""

    begin: int
    end: int
    inside: str
    codes: tuple[str, ...]


def read_asks(said: str, names: StateNames) -> tuple[tuple[ListedPart, ...], tuple[str, ...]]:
    """The asks of a text in their order, and what could not be read; with a complaint the asks are not to be used."""
    if said.count("(") > MAX_BRACKETS:
        return (), (f'more than {MAX_BRACKETS} brackets stand in "{clean(said[:60])}"',)
    parts: list[ListedPart] = []
    complaints: list[str] = []
    start, codes = 0, list[str]()
    for run in _runs(said, names):
        if len(complaints) >= MAX_COMPLAINTS:
            break
        hard = bool(_AFTER_ALL.match(said, run[-1].end) or _ENDS.match(said, run[-1].end))
        codes += _states_in(run, names, complaints, hard=hard)
        if codes and (hard or _another_follows(said, start, run)):
            parts.append(ListedPart(clean(said[start : _first_state(run)]), tuple(dict.fromkeys(codes))))
            start, codes = run[-1].end, []
    rest = said[start:]
    if codes and not _ANOTHER_SENTENCE.search(rest):  # the last States stand in the middle of their ask: "Sign (Mali) and ratify (Spain) the treaty"
        parts.append(ListedPart(clean(rest), tuple(dict.fromkeys(codes))))
    elif (not parts or not _AFTER_ALL.match(rest)) and not complaints:
        complaints.append(f'no State stands in brackets after "{clean(rest)[-60:]}"')
    return tuple(parts), tuple(complaints)


def unknown_names(printed: str, names: StateNames) -> Iterator[str]:
    """A complaint for every name of a list that stands nowhere, with the nearest ones that do."""
    for name in names.unknown(printed):
        near = names.nearest(name)
        advice = f"; the nearest on the lists: {', '.join(near)}" if near else ""
        yield f'"{name}" is the name of no State or observer{advice}'


def clean(text: str) -> str:
    """Text on one line without the marks that end an ask."""
    return re.sub(r"\s+", " ", text).strip(" ;.,/|")


def _another_follows(said: str, start: int, run: list[_Brackets]) -> bool:
    """Whether a whole ask stands before these brackets and another one after them, though no mark ends it."""
    return _GOES_ON_WITH_ANOTHER.match(said, run[-1].end) is not None and len(said[start : _first_state(run)].split()) >= _FEWEST_WORDS


def _first_state(run: list[_Brackets]) -> int:
    """Where the first brackets of a run that name States begin; the run's end where none does."""
    return next((brackets.begin for brackets in run if brackets.codes), run[-1].end)


def _states_in(run: list[_Brackets], names: StateNames, complaints: list[str], *, hard: bool) -> list[str]:
    """The codes of a run of brackets; a complaint for what could be a name at the hard end of an ask, or is nearly one anywhere."""
    codes: list[str] = []
    for brackets in run:
        if brackets.codes:
            codes += brackets.codes
        elif codes or (_could_be_a_name(brackets.inside) and (hard or names.resembles(brackets.inside))):
            complaints += unknown_names(brackets.inside, names)
    return codes


def _could_be_a_name(inside: str) -> bool:
    """Whether brackets might hold a State's name: a capital letter then small ones, no digits, no word that explains, no sentence."""
    if _EXPLAINS.search(inside) or ("," not in inside and len(inside.split()) > _MOST_WORDS):
        return False
    return bool(re.match(r"\s*(the )?[^\W\d_]*[A-ZÀ-Þ][a-zß-ÿ]", inside)) and not re.search(r"\d", inside)


def _runs(text: str, names: StateNames) -> Iterator[list[_Brackets]]:
    """Brackets that follow each other with nothing or a mere comma between them."""
    run: list[_Brackets] = []
    for brackets in _brackets(text, names):
        if run and (_ENUMERATES.fullmatch(brackets.inside) or not _FOLLOWS.fullmatch(text, run[-1].end, brackets.begin)):
            yield run
            run = []
        run.append(brackets)
    if run:
        yield run


def _brackets(text: str, names: StateNames) -> Iterator[_Brackets]:
    """The outermost brackets in their order; an opening one that is never closed holds States up to the next sign, or is only a sign."""
    pairs, unclosed = _paired(text)
    found = [_Brackets(begin, end, inside := text[begin + 1 : end - 1], tuple(_codes(inside, names))) for begin, end in pairs]
    for begin in unclosed:
        inner = next((one for one in found if one.begin > begin), None)
        if inner and (codes := _codes(text[begin + 1 : inner.end], names)):  # "(Iran (Islamic Republic of)" lacks its last bracket
            found[found.index(inner)] = _Brackets(begin, inner.end, text[begin + 1 : inner.end], tuple(codes))
        else:
            stop = re.compile(r"[(;.]|\Z").search(text, begin + 1)
            end = stop.start() if stop else len(text)
            codes = _codes(text[begin + 1 : end], names)
            found += [_Brackets(begin, end, text[begin + 1 : end], tuple(codes))] if codes else []
    yield from sorted(found, key=lambda one: one.begin)


def _codes(inside: str, names: StateNames) -> list[str]:
    """The States of brackets that hold nothing else; the mark of a footnote may stand behind a name."""
    return names.codes(re.sub(r"(?<=[^\W\d_]) ?\d{1,2}(?=\s*(?:[,;]|$))", "", inside)) or []


def _paired(text: str) -> tuple[list[tuple[int, int]], list[int]]:
    """Begin and end of the outermost pairs of brackets, and the opening ones that no other closes."""
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for index, character in enumerate(text):
        if character == "(":
            opened.append(index)
        elif character == ")" and opened:
            begin = opened.pop()
            while pairs and pairs[-1][0] > begin:
                pairs.pop()
            pairs.append((begin, index + 1))
    return pairs, opened
