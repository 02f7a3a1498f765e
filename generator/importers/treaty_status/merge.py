"""Brings the lists about one treaty together into what is known of every State, and says where they contradict each other.

The rule: a newer list decides whether a State acted, the oldest list that gives a day decides when. The newest list with days takes the
place of all older ones. A newer list of years only adds to it: where the years agree the day stays; where they differ, or the older list
had nothing yet in that year, the day is known only to lie between two others. What no order of events can explain (bound in an older
list and not in a newer one; bound before an older list that does not say so) leaves the State unclear: nobody guesses.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from generator.content import Content
from generator.days import day, partial_day, span
from generator.importers.treaty_status.lists import Edition, Said, Standing, StatusList
from generator.vocabulary import TreatyAct


@dataclass(frozen=True, slots=True)
class Value:
    """A day as it stands in the file, the list that gives it, and a second one that gives another."""

    day: str
    source: str
    disputed_by: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What the lists together say of one State; `unclear` is why they say nothing that can be used."""

    standing: Standing
    signed: Value | None = None
    bound: Value | None = None
    act: TreatyAct | None = None
    note: str = ""
    unclear: str = ""


@dataclass(frozen=True, slots=True)
class Merged:
    """What is known of every Member State, which list is the newest, and what a person should know about the lists."""

    known: Mapping[str, Known]
    newest: Edition
    remarks: tuple[str, ...]


def merged(lists: Sequence[StatusList], content: Content) -> Merged:
    """All lists about one treaty as one, State by State."""
    ordered = sorted(lists, key=lambda one: one.edition.as_of)
    base = max((index for index, one in enumerate(ordered) if one.has_days), default=0)
    known: dict[str, Known] = {}
    remarks: list[str] = []
    for code in content.states:
        state = _alone(_said(ordered[base], code), ordered[base].edition)
        for older in ordered[:base]:
            state, remark = _before(_alone(_said(older, code), older.edition), older.edition, state, ordered[base].edition)
            remarks += [f"{code}: {remark}"] if remark else []
        for older, newer in zip(ordered[base:], ordered[base + 1 :], strict=False):
            state = _after(state, older.edition, _said(newer, code), newer.edition)
        if state.standing is Standing.SIGNED and not (state.signed or state.unclear):
            state = replace(state, unclear=f"{ordered[base].edition.key} says signed only, and no list gives the day")
        known[code] = state
        remarks += [f"{code}: {state.unclear}; left unclear"] if state.unclear else []
        remarks += [f"{code}: {state.note}; some day between"] if state.note else []
    return Merged(known, ordered[-1].edition, tuple(remarks))


def _said(listed: StatusList, code: str) -> Said:
    """What a list says of a State; one that names only States that acted says of all others that they had not."""
    return listed.said.get(code, Said(Standing.NONE))


def _alone(said: Said, edition: Edition) -> Known:
    """What one list by itself tells."""
    if said.doubt:
        return Known(said.standing, unclear=f"{edition.key} {said.doubt}")
    signed = Value(said.signed, edition.key) if said.signed else None
    return Known(said.standing, signed, Value(said.bound, edition.key) if said.bound else None, said.act)


def _before(older: Known, edition: Edition, newer: Known, newer_edition: Edition) -> tuple[Known, str]:
    """What the newer list, which has days, says; of the older one only the days on which both agree, and how the State became bound."""
    if older.unclear or newer.unclear:
        return newer, ""
    contradiction = _contradiction(older, edition, newer.standing, newer.bound.day if newer.bound else None, newer_edition)
    if older.signed and newer.signed and older.signed.day == newer.signed.day:
        newer = replace(newer, signed=older.signed)
    if older.bound and newer.bound and older.bound.day == newer.bound.day:
        newer = replace(newer, bound=older.bound, act=older.act)
    return newer, f"{contradiction}; the newer list, which has days, counts" if contradiction else ""


def _after(older: Known, edition: Edition, said: Said, newer: Edition) -> Known:
    """What is known after a newer list that gives years only."""
    if older.unclear:
        return older
    if said.doubt:
        return Known(older.standing, unclear=f"{newer.key} {said.doubt}; {_sentence(older, edition)}")
    if contradiction := _contradiction(older, edition, said.standing, said.bound, newer):
        return Known(older.standing, unclear=contradiction)
    if said.standing is Standing.BOUND and said.bound:
        return _bound(older, edition, said.bound, newer)
    if said.standing is Standing.SIGNED and older.standing is Standing.NONE:
        return Known(Standing.SIGNED, signed=Value(f"{edition.as_of + timedelta(days=1)}/{newer.as_of}", newer.key))
    return older


def _bound(older: Known, edition: Edition, year: str, newer: Edition) -> Known:
    """A bond of which the newer list gives the year."""
    if older.bound is None:
        begins, ends = edition.as_of + timedelta(days=1), min(span(year).last, newer.as_of)
        known = year if begins <= span(year).first else f"{begins}/{ends}"
        return replace(older, standing=Standing.BOUND, bound=Value(known, newer.key))
    had = span(older.bound.day)
    if had.first.year <= int(year) <= had.last.year:
        return older
    first, last = (year, older.bound.day) if int(year) < had.first.year else (older.bound.day, year)
    between = f"{first.partition('/')[0]}/{last.rpartition('/')[2]}"
    note = f"{older.bound.source} gives {partial_day(older.bound.day)}, {newer.key} gives {year}"
    return replace(older, bound=Value(between, older.bound.source, disputed_by=newer.key), act=None, note=note)


def _contradiction(older: Known, edition: Edition, standing: Standing, bound: str | None, newer: Edition) -> str:
    """What no order of events can explain, in words; empty where there is nothing of the kind."""
    sentence = _sentence(older, edition)
    if standing < older.standing:
        return f"{sentence}, {newer.key} says {'signed only' if standing is Standing.SIGNED else 'no action'}"
    if bound and older.bound is None and span(bound).last <= edition.as_of:
        return f"{sentence}, {newer.key} says bound since {partial_day(bound)}"
    return ""


def _sentence(known: Known, edition: Edition) -> str:
    """What an older list says, in words."""
    if known.bound:
        return f"{known.bound.source} says bound since {partial_day(known.bound.day)}"
    if known.signed:
        return f"{known.signed.source} says signed on {partial_day(known.signed.day)} and not bound by {day(edition.as_of)}"
    if known.standing is Standing.SIGNED:
        return f"{edition.key} says signed only"
    return f"{edition.key} says no action by {day(edition.as_of)}"
