"""The lists of who signed a treaty and who is bound by it: each State once, days in order, sources named."""

from collections.abc import Iterator
from datetime import date

from generator.checks.fault import Fault, fault
from generator.checks.nearest_words import state_advice, word_advice
from generator.content import Authored, Content
from generator.days import Span, span
from generator.model import StateStatus, TreatyStatus
from generator.shape_faults import nearest


def treaty_status_is_of_a_listed_treaty(content: Content, _: date) -> Iterator[Fault]:
    """A file of treaty_status/ is named after its treaty, which is in treaties.yaml.

    The file is found by its name; the status of another treaty in it would make wrong findings about States.
    """
    for name, status in content.treaty_status.items():
        treaty = status.record.treaty
        if treaty != name:
            yield fault(status, ("treaty",), f'treaty is "{treaty}" in the file {name}.yaml; make them the same')
        elif content.treaties and content.is_whole("treaties.yaml") and treaty not in content.treaty_by_id:
            advice = word_advice(treaty, content.treaty_by_id, otherwise="write an id from content/treaties.yaml")
            yield fault(status, ("treaty",), f'treaty is "{treaty}", which is not in treaties.yaml; {advice}')


def treaty_status_names_every_state_once(content: Content, _: date) -> Iterator[Fault]:
    """In a file of treaty_status/ every Member State stands once: under states, no_action or unclear.

    The rule draws findings from this file; a State that is missing or stands twice gets none or a wrong one.
    """
    without_file = {code for code, _cycle in (*content.reviews, *content.assessments)}  # another check names these
    for name, status in content.treaty_status.items():
        seen: dict[str, str] = {}
        for field, key, code in _places(status.record):
            of_key = isinstance(key, str)
            if code not in content.states:
                if code not in without_file and content.is_whole("states", code, "state.yaml"):
                    advice = state_advice(content, code, otherwise="look the code up in content/states")
                    yield fault(status, (field, key), f'{field} has "{code}", the code of no Member State; {advice}', of_key=of_key)
            elif code in seen:
                yield fault(status, (field, key), f'{field} has "{code}", which stands under {seen[code]} already; keep one', of_key=of_key)
            seen.setdefault(code, field)
        missing = [code for code in content.states if code not in seen]
        if missing and content.is_whole("treaty_status", f"{name}.yaml"):
            shown = ", ".join(missing[:5]) + (f" and {len(missing) - 5} more" if len(missing) > 5 else "")
            yield fault(status, (), f"not in the file: {shown}; add them to states, no_action or unclear")


def _places(record: TreatyStatus) -> Iterator[tuple[str, str | int, str]]:
    """Every State with the place it stands in: the key of a mapping or the index in a list."""
    yield from (("states", code, code) for code in record.states)
    yield from (("no_action", index, code) for index, code in enumerate(record.no_action))
    yield from (("unclear", code, code) for code in record.unclear)


def treaty_source_exists(content: Content, _: date) -> Iterator[Fault]:
    """Every State names a source from the top of its file of treaty_status/, and one of these sources speaks of all States.

    Every finding from the treaty record names its list; without a list of all States nobody can say who did nothing.
    """
    for status in content.treaty_status.values():
        known = status.record.sources
        if all(source.partial for source in known.values()):
            yield fault(status, ("sources",), "no source speaks of all States; add one that is not partial", of_key=True)
        for code, state in status.record.states.items():
            for field in ("source", "bound_source"):
                key = getattr(state, field)
                if key is not None and key not in known:
                    near = nearest(key, known, most=1)
                    advice = f"did you mean {near[0]}?" if near else "add it under sources"
                    yield fault(status, ("states", code, field), f'{field} is "{key}", which is not under sources; {advice}')


def treaty_days_are_in_order(content: Content, today: date) -> Iterator[Fault]:
    """A State signs a treaty or becomes bound by it, in this order, not after the day up to which its source speaks, nor after today.

    A day that the source cannot know was mistyped, and would make a State look bound before or after its time.
    """
    for status in content.treaty_status.values():
        for key, source in status.record.sources.items():
            if source.as_of > today:
                yield fault(status, ("sources", key, "as_of"), f"as_of is {source.as_of}, after today {today}; check the date")
        for code, state in status.record.states.items():
            yield from _state_days(status, code, state)


def _state_days(status: Authored[TreatyStatus], code: str, state: StateStatus) -> Iterator[Fault]:
    path = ("states", code)
    if not (state.signed or state.bound):
        yield fault(status, path, "neither signed nor bound is there; add one, or move the State to no_action", of_key=True)
    if state.act and not state.bound:
        yield fault(status, (*path, "act"), f"act is {state.act} without bound; add the day, or delete the act")
    if state.signed and state.bound and span(state.bound).is_before(span(state.signed)):
        yield fault(status, (*path, "bound"), f"bound is {state.bound}, before signed {state.signed}; check both dates")
    sources = status.record.sources
    for field, key in (("signed", state.source), ("bound", state.bound_source or state.source)):
        said = getattr(state, field)
        if said and key in sources and Span(sources[key].as_of, sources[key].as_of).is_before(span(said)):
            yield fault(status, (*path, field), f"{field} is {said}, after {sources[key].as_of}, the day up to which {key} speaks; check both dates")
