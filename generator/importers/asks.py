"""Splits the text of a recommendation into its asks: `Do this (Spain) (Peru); Do that (Mali);` has two.

Brackets at the end of an ask name the States that made it. Brackets that cannot be a name, such as (ICPPED) or (No. 29),
belong to the text; brackets that could be one and are on no list are a complaint, never a guess.
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
    start = 0
    for run in _runs_at_the_end_of_an_ask(said, names):
        codes, first = _states_in(run, names, complaints)
        if codes:
            parts.append(ListedPart(clean(said[start:first]), tuple(dict.fromkeys(codes))))
            start = run[-1].end
    if (not parts or clean(said[start:])) and not complaints:
        complaints.append(f'no State stands in brackets after "{clean(said[start:])[-60:]}"')
    return tuple(parts), tuple(complaints)


def unknown_names(printed: str, names: StateNames) -> Iterator[str]:
    """A complaint for every name of a list that stands nowhere, with the nearest ones that do."""
    for name in names.unknown(printed):
        near = names.nearest(name)
        advice = f"; the nearest on the lists: {', '.join(near)}" if near else ""
        yield f'"{name}" is the name of no State or observer{advice}'


def clean(text: str) -> str:
    """Text on one line without the marks that end an ask."""
    return re.sub(r"\s+", " ", text).strip(" ;.,/")


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


def _runs_at_the_end_of_an_ask(text: str, names: StateNames) -> Iterator[list[_Brackets]]:
    """Brackets that follow each other, where the text ends, a new sentence begins after them, or the last of them names States only."""
    run: list[_Brackets] = []
    for brackets in _brackets(text):
        if run and not re.fullmatch(r"[\s,;]*(and)?\s*", text[run[-1].end : brackets.begin]):
            if names.codes(run[-1].inside):
                yield run
            run = []
        run.append(brackets)
        rest = text[brackets.end :]
        if re.fullmatch(r"[\s;.,]*", rest) or re.match(r"\s*[;.]\s*[A-Z\d]", rest):
            yield run
            run = []
    if run and names.codes(run[-1].inside):
        yield run
