"""What is different about the States themselves: their names and codes, their follow-up, how they stand to treaties."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.compare.facts import Fact, facts_between, in_words
from generator.content import Content
from generator.days import partial_day
from generator.model import TreatyStatus

_FACTS = ("code", "name", "names", "former_names", "former_codes", "regional_group")


@dataclass(frozen=True, slots=True)
class StateDifference:
    """What is different about one State, apart from its reviews."""

    code: str
    is_new: bool = False
    is_gone: bool = False
    facts: tuple[Fact, ...] = ()


def state_differences(base: Content, head: Content) -> tuple[StateDifference, ...]:
    """The States about which something is different, by code; of a file with faults of shape nothing is said."""
    treaties = _treaty_facts(base, head)
    found = (_difference(base, head, code, tuple(treaties.get(code, ()))) for code in sorted(base.states.keys() | head.states.keys() | treaties.keys()))
    return tuple(difference for difference in found if difference != StateDifference(difference.code))


def _difference(base: Content, head: Content, code: str, treaties: tuple[Fact, ...]) -> StateDifference:
    if not all(side.is_whole("states", code, "state.yaml") for side in (base, head)):
        return StateDifference(code, facts=treaties)
    before, after = (side.states[code].record if code in side.states else None for side in (base, head))
    if not (before and after):
        return StateDifference(code, is_new=after is not None, is_gone=before is not None, facts=treaties)
    came = [Fact("follow-up", "", in_words(fact)) for fact in after.follow_up if fact not in before.follow_up]
    went = [Fact("follow-up", in_words(fact), "") for fact in before.follow_up if fact not in after.follow_up]
    return StateDifference(code, facts=(*facts_between(before, after, _FACTS), *went, *came, *treaties))


def _treaty_facts(base: Content, head: Content) -> dict[str, list[Fact]]:
    """By State, the treaties to which it stands otherwise, of lists that both sides hold whole."""
    found: dict[str, list[Fact]] = {}
    for treaty in sorted(base.treaty_status.keys() & head.treaty_status.keys()):
        if not all(side.is_whole("treaty_status", f"{treaty}.yaml") for side in (base, head)):
            continue
        first, second = (dict(_statuses(side.treaty_status[treaty].record)) for side in (base, head))
        for code in first.keys() | second.keys():
            if first.get(code) != second.get(code):
                found.setdefault(code, []).append(Fact(f"treaty {treaty}", first.get(code, ""), second.get(code, "")))
    return found


def _statuses(record: TreatyStatus) -> Iterator[tuple[str, str]]:
    """How each State stands to the treaty, in words."""
    yield from ((code, "neither signed nor bound") for code in record.no_action)
    yield from ((code, "unclear") for code in record.unclear)
    for code, status in record.states.items():
        said = (f"{name} {partial_day(value)}" for name, value in (("signed", status.signed), ("bound", status.bound)) if value)
        yield code, ", ".join(said)
