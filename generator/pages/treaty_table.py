"""How one State stands to every treaty whose lists we hold, in words for a table: signed, bound, how, and who says so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.content import Authored, Content
from generator.days import day, partial_day
from generator.model import StateStatus, Treaty, TreatyStatus
from generator.pages.page import Link
from generator.treaty_answer import Known, StatusEvidence, on_record

NOTHING = "none on record"


@dataclass(frozen=True, slots=True)
class TreatyLine:
    """One treaty: either `said` for the whole line, where there is no action or the sources contradict each other, or the cells."""

    short: str
    name: str
    signed: str
    bound: str
    said: str
    sources: tuple[Link, ...]
    note: str


@dataclass(frozen=True, slots=True)
class TreatyTable:
    """All treaties in the order of treaties.yaml, how many of them the State is bound by, and up to which day the lists speak.

    `known_to` is the day of most lists, `otherwise` the other days with their treaties.
    """

    lines: tuple[TreatyLine, ...]
    counts: tuple[tuple[str, int], ...]
    known_to: str
    otherwise: tuple[str, ...]


def treaty_table(content: Content, code: str) -> TreatyTable | None:
    """The treaty record of a State; None where no list names it."""
    found = [(treaty, status.record, known) for treaty, status in _lists(content) if (known := on_record(status.record, code))]
    if not found:
        return None
    days: dict[date, list[str]] = {}
    for treaty, _status, known in found:
        days.setdefault(known.as_of, []).append(treaty.short or treaty.name)
    most = max(days, key=lambda one: (len(days[one]), one))
    return TreatyTable(
        lines=tuple(_line(treaty, status, known, code) for treaty, status, known in found),
        counts=tuple(_counts([known for _, _, known in found])),
        known_to=day(most),
        otherwise=tuple(f"{', '.join(days[other])} to {day(other)}" for other in sorted(days) if other != most),
    )


def _lists(content: Content) -> Iterator[tuple[Treaty, Authored[TreatyStatus]]]:
    """Treaties with their lists of status."""
    for treaty in content.treaty_by_id.values():
        if treaty.id in content.treaty_status:
            yield treaty, content.treaty_status[treaty.id]


def _counts(known: list[Known]) -> Iterator[tuple[str, int]]:
    """Bound by 17, signed only 1, no action 1: what occurs, each treaty once."""
    bound = sum(one.bound is not None for one in known)
    signed = sum(one.bound is None and one.signed is not None for one in known)
    unclear = sum(one.is_unclear for one in known)
    for words, count in (("bound", bound), ("signed only", signed), ("no action", len(known) - bound - signed - unclear), ("unclear", unclear)):
        if count:
            yield words, count


def _line(treaty: Treaty, status: TreatyStatus, known: Known, code: str) -> TreatyLine:
    short, name = treaty.short or treaty.name, treaty.name if treaty.short else ""
    state = status.states.get(code)
    if state is None and known.is_unclear:
        said = status.unclear[code]
        named = tuple(Link(source.title, source.url or "") for key, source in status.sources.items() if key in said)
        return TreatyLine(short, name, "", "", f"unclear: {in_words(status, said)}", named, "")
    if state is None:
        return TreatyLine(short, name, "", "", f"no action by {day(known.as_of)}", (_link(known.newest),), "")
    rests_on = (*known.signed_in, *known.bound_in, *(() if known.bound else (known.newest,)))
    return TreatyLine(
        short=short,
        name=name,
        signed=partial_day(state.signed) if state.signed else NOTHING,
        bound=_bound(state) or f"not by {day(known.as_of)}",
        said="",
        sources=tuple(_link(evidence) for evidence in dict.fromkeys(rests_on)),
        note=in_words(status, state.note) if state.note else "",
    )


def _bound(state: StateStatus) -> str:
    """23 January 2007 by accession; nothing where the State is not bound."""
    if not state.bound:
        return ""
    return f"{partial_day(state.bound)} by {state.act.label.lower()}" if state.act else f"{partial_day(state.bound)}, act not on record"


def _link(evidence: StatusEvidence) -> Link:
    return Link(evidence.title, evidence.url or "")


def in_words(status: TreatyStatus, said: str) -> str:
    """A sentence about sources with their titles in place of their keys."""
    keys = sorted(status.sources, key=len, reverse=True)
    return re.sub("|".join(map(re.escape, keys)), lambda found: f"“{status.sources[found[0]].title}”", said)
