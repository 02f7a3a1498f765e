"""Writes what is known about one treaty as the text of content/treaty_status/opcat.yaml."""

import json
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.importers.treaty_status.lists import Edition
from generator.importers.treaty_status.merge import Known
from generator.model import StateStatus, StatusSource
from generator.schema_line import schema_line

_HEADER = """\
# How every Member State stands to {name}: facts from the sources below, nothing else.
# bound: since when it is bound; signed: when it signed; a year where no source gives the day; A/B where it was some day from A to B.
# no_action: the newest source says neither. unclear: the sources contradict each other. Withdrawals and reservations are not followed.
# as_of: the day up to which a source surely speaks; where it says only "to August 2022", the first of that month, which cannot claim too much.
# To renew it: scorecards import treaty-status FILE... with the old lists and the new ones (CONTRIBUTING.md). To check: scorecards check
"""


@dataclass(frozen=True, slots=True)
class StatusFile:
    """All that a file of treaty_status/ says; a State stands in one of the three places."""

    treaty: str
    sources: Mapping[str, StatusSource]
    states: Mapping[str, StateStatus]
    no_action: tuple[str, ...]
    unclear: Mapping[str, str]


def source_of(edition: Edition) -> StatusSource:
    """A list as a source in content/."""
    return StatusSource.model_construct(title=edition.title, as_of=edition.as_of, url=edition.url, partial=False)


def state_of(known: Known) -> StateStatus:
    """One State's line: `source` gives its days, `bound_source` the bond where that comes from another list, or also from another."""
    values = [value for value in (known.signed, known.bound) if value]
    bond = (known.bound.disputed_by or known.bound.source) if known.bound else None
    return StateStatus.model_construct(
        signed=known.signed.day if known.signed else None,
        bound=known.bound.day if known.bound else None,
        act=known.act,
        source=values[0].source,
        bound_source=bond if bond != values[0].source else None,
        note=known.note or None,
    )


def status_text(file: StatusFile, name: str) -> str:
    """The file as text: sources by age, States by code, one line each."""
    return "".join((schema_line(f"treaty_status/{file.treaty}.yaml"), _HEADER.format(name=name), f"treaty: {file.treaty}\n", *_sources(file), *_states(file)))


def _sources(file: StatusFile) -> Iterator[str]:
    yield "sources:\n"
    for key, source in sorted(file.sources.items(), key=lambda item: (item[1].as_of, item[0])):
        values = {"title": _quoted(source.title), "as_of": source.as_of, "url": source.url and _quoted(source.url), "partial": source.partial and "true"}
        yield f"  {key}: {_flow(values)}\n"


def _states(file: StatusFile) -> Iterator[str]:
    if file.states:
        yield "states:\n"
    for code, state in sorted(file.states.items()):
        fields = ("signed", "bound", "act", "source", "bound_source")
        yield f"  {code}: {_flow({**{field: getattr(state, field) for field in fields}, 'note': state.note and _quoted(state.note)})}\n"
    if file.no_action:
        yield from _codes("no_action", sorted(file.no_action))
    if file.unclear:
        yield "unclear:\n"
    yield from (f"  {code}: {_quoted(reason)}\n" for code, reason in sorted(file.unclear.items()))


def _codes(name: str, codes: Iterable[str]) -> Iterator[str]:
    """A list of codes in lines that can be read."""
    lines = textwrap.wrap(", ".join(codes), 120)
    yield f"{name}:\n  [{lines[0]}" if len(lines) > 1 else f"{name}: [{lines[0]}"
    yield from (f"\n   {line}" for line in lines[1:])
    yield "]\n"


def _flow(values: Mapping[str, object]) -> str:
    return "{" + ", ".join(f"{key}: {value}" for key, value in values.items() if value) + "}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
