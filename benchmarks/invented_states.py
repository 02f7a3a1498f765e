"""Invented States: their codes, names and files, and how they stand to treaties.

Codes are from the ranges that ISO 3166 leaves to its users for good, so that no invented finding can be read as one about a real State.
"""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from invented_words import names, quoted, title, written

from generator.schema_line import schema_line

_GROUPS = ("African", "Asia-Pacific", "Eastern European", "Latin American and Caribbean", "Western European and Others")
_SHARES = (54, 54, 23, 33, 29)  # of 193 States
LIST_AS_OF = date(2026, 3, 1)
LIST_KEY = "treaty-status-2026"


@dataclass(frozen=True, slots=True)
class InventedState:
    """An invented State; names in the order of SCRIPTS."""

    code: str
    names: tuple[str, ...]
    group: str


def invented_states(count: int) -> list[InventedState]:
    """The first States of the list, each with a code and a name of its own."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    codes = [f"{first}{second}{third}" for third in letters for first, second in (*(("Q", m) for m in letters[12:]), *(("X", x) for x in letters))]
    codes.remove("XKX")  # used for Kosovo
    groups = [group for group, share in zip(_GROUPS, _SHARES, strict=True) for _ in range(share)]
    return [InventedState(codes[(index * 101) % len(codes)], names(index * 37), groups[index * 89 % len(groups)]) for index in range(count)]


def state_file(state: InventedState, chance: random.Random) -> str:
    """The text of its state.yaml."""
    latin, cyrillic, greek, arabic, chinese, devanagari = state.names
    lines = [
        f"code: {state.code}",
        f"name: {latin}",
        "names:",
        f"  fr: {latin}",
        f"  es: {latin}",
        f"  ru: {cyrillic}",
        f"  zh: {chinese}",
        f"  ar: {arabic}",
        "former_names:",
        f"  - {greek}",
        f"  - {devanagari}",
        f"regional_group: {state.group}",
    ]
    facts = []
    if chance.random() < 0.5:
        source = f'{{symbol: A/HRC/WG.6/40/{state.code}/1, paragraph: "{chance.randint(1, 9)}"}}'
        facts.append(f"  - {{kind: midterm_report, cycle: 2, date: 2016-{chance.randint(1, 12):02}, source: {source}}}")
    if chance.random() < 0.6:
        facts.append(f"  - {{kind: nhri, note: {written(title(chance, 'latin'))}, source: {{symbol: A/HRC/49/{chance.randint(1, 99)}}}}}")
    return schema_line(f"states/{state.code}/state.yaml") + "\n".join([*lines, *(["follow_up:", *facts] if facts else [])]) + "\n"


def treaty_status_file(treaty: str, states: list[InventedState], chance: random.Random) -> str:
    """The text of a file in treaty_status/ that names every State once."""
    bound, idle, unclear = [], [], []
    for state in sorted(states, key=lambda state: state.code):
        draw = chance.random()
        signed = date(1980, 1, 1) + timedelta(days=chance.randrange(13000))
        if draw < 0.6:
            joined = signed + timedelta(days=chance.randrange(3000))
            bound.append(f"  {state.code}: {{signed: {signed}, bound: {joined}, act: ratification, source: {LIST_KEY}}}")
        elif draw < 0.75:
            bound.append(f"  {state.code}: {{bound: {signed.year + chance.randrange(9)}, source: {LIST_KEY}}}")
        elif draw < 0.8:
            bound.append(f"  {state.code}: {{signed: {signed}, source: {LIST_KEY}}}")
        elif draw < 0.81:
            unclear.append(f"  {state.code}: {quoted('one list says no action, the other bound since 2001')}")
        else:
            idle.append(state.code)
    lines = [f"treaty: {treaty}", "sources:", f"  {LIST_KEY}: {{title: Status of invented treaties by State, as_of: {LIST_AS_OF}}}"]
    lines += ["states:", *bound] if bound else []
    lines += [f"no_action: [{', '.join(idle)}]"] if idle else []
    lines += ["unclear:", *unclear] if unclear else []
    return schema_line(f"treaty_status/{treaty}.yaml") + "\n".join(lines) + "\n"
