"""Splits the text of a recommendation into its asks: `Do this (Spain) (Peru); do that (Mali);` has two.

Brackets at the end of an ask name the States that made it; so do brackets in the middle of one that hold nothing but names of
States, as in `Sign (Spain) and ratify (Mali) the treaty (Spain, Mali);`. Brackets that cannot be a name, such as (ICPPED) or (No. 29),
belong to the text; brackets at an end that could be one and are on no list are a complaint, never a guess.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.importers.listed import ListedPart
from generator.importers.state_names import StateNames

# Words that no State's name holds: brackets with one of them explain a term, such as (the Paris Principles).
_EXPLAINS = re.compile(
    r"\b(Acts?|Agenda|Charter|Commission|Committee|Conventions?|Council|Covenants?|Declaration|Law|Plan|Principles|Programme|Protocols?|Rules)\b"
)


@dataclass(frozen=True, slots=True)
class _Brackets:
    """An outermost pair of round brackets: where it begins, where it ends, what is inside."""

    begin: int
    end: int
    inside: str


def read_asks(said: str, names: StateNames) -> tuple[tuple[ListedPart, ...], tuple[str, ...]]:
    """The asks of a text in their order, and what could not be read; with a complaint the asks are not to be used."""
    parts: list[ListedPart] = []
    complaints: list[str] = []
    start, text, codes = 0, "", list[str]()
    for run in _runs(said):
        ends = _ends_an_ask(said[run[-1].end :])
        doubts: list[str] = []
        found, first = _states_in(run, names, doubts)
        complaints += doubts if ends or found else []
        if not found:
            continue
        text, codes, start = f"{text} {said[start:first]}", [*codes, *found], run[-1].end
        if ends:
            parts.append(ListedPart(clean(text), tuple(dict.fromkeys(codes))))
            text, codes = "", []
    rest = clean(f"{text} {said[start:]}")
    if rest and codes:
        parts.append(ListedPart(rest, tuple(dict.fromkeys(codes))))
    elif (not parts or rest) and not complaints:
        complaints.append(f'no State stands in brackets after "{rest[-60:]}"')
    return tuple(parts), tuple(complaints)


def unknown_names(printed: str, names: StateNames) -> Iterator[str]:
    """A complaint for every name of a list that stands nowhere, with the nearest ones that do."""
    for name in names.unknown(printed):
        near = names.nearest(name)
        advice = f"; the nearest on the lists: {', '.join(near)}" if near else ""
        yield f'"{name}" is the name of no State or observer{advice}'


def clean(text: str) -> str:
    """Text on one line without the marks that end an ask."""
    return re.sub(r" (?=[,;.])", "", re.sub(r"\s+", " ", text)).strip(" ;.,/")


def _states_in(run: list[_Brackets], names: StateNames, complaints: list[str]) -> tuple[list[str], int]:
    """The codes of a run of brackets, and where the first that names a State begins."""
    codes: list[str] = []
    first = run[0].begin
    for brackets in run:
        found = names.codes(brackets.inside)
        if found is not None:
            first = first if codes else brackets.begin
            codes += found
        elif codes or _could_be_a_name(brackets.inside):
            complaints += unknown_names(brackets.inside, names)
    return codes, first


def _could_be_a_name(inside: str) -> bool:
    """Whether brackets might hold a State's name: a capital letter then small ones, no digits, no word that explains."""
    if _EXPLAINS.search(inside):
        return False
    return bool(re.match(r"\s*(the )?[^\W\d_]*[A-ZÀ-Þ][a-zß-ÿ]", inside)) and not re.search(r"\d", inside)


def _brackets(text: str) -> Iterator[_Brackets]:
    depth, begin = 0, 0
    for index, character in enumerate(text):
        if character == "(":
            begin = index if depth == 0 else begin
            depth += 1
        elif character == ")" and depth:
            depth -= 1
            if depth == 0:
                yield _Brackets(begin, index + 1, text[begin + 1 : index])


def _runs(text: str) -> Iterator[list[_Brackets]]:
    """Brackets that follow each other without words between them, all of a run together."""
    run: list[_Brackets] = []
    for brackets in _brackets(text):
        if run and not re.fullmatch(r"[\s,;]*(and)?\s*", text[run[-1].end : brackets.begin]):
            yield run
            run = []
        run.append(brackets)
    if run:
        yield run


def _ends_an_ask(rest: str) -> bool:
    """Whether what follows brackets is nothing, or the mark after which a new ask begins."""
    return re.match(r"[\s;.,]*$|\s*[;./]", rest) is not None
