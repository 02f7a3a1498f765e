"""What became of one ask about one treaty: the State's status on record, compared with the day of the review. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from generator.days import Span, span
from generator.model import TreatyStatus
from generator.vocabulary import TreatyAction


class Outcome(Enum):
    """What became of an ask."""

    ALREADY = auto()  # fulfilled before the review: it leaves the question
    MET = auto()  # fulfilled after the review
    SIGNED = auto()  # asked to join; signed after the review and not bound
    NOTHING = auto()  # nothing since the review
    OPEN = auto()  # asked to consider; not bound, and no list tells whether the State considered
    UNDECIDED = auto()  # the days or the sources do not allow a conclusion


@dataclass(frozen=True, slots=True)
class Ask:
    """An action that a recommendation asks for, and the treaty."""

    action: TreatyAction
    treaty: str


@dataclass(frozen=True, slots=True)
class StatusEvidence:
    """A list of treaty status as evidence: its key in the file, what it is, up to which day it speaks, where to look."""

    key: str
    title: str
    as_of: date
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What is on record of one State and one treaty on the day up to which `newest` speaks, with the lists that give the days."""

    newest: StatusEvidence
    signed: str | None = None
    signed_in: tuple[StatusEvidence, ...] = ()
    bound: str | None = None
    bound_in: tuple[StatusEvidence, ...] = ()
    is_unclear: bool = False

    @property
    def as_of(self) -> date:
        """The day up to which all this is known."""
        return self.newest.as_of


@dataclass(frozen=True, slots=True)
class Answer:
    """An ask, the short name of its treaty, what is on record, and what became of it; `act` is the day of what fulfilled it."""

    ask: Ask
    name: str
    known: Known
    outcome: Outcome
    act: str | None = None

    @property
    def is_bond(self) -> bool:
        """Whether what fulfilled the ask is that the State became bound, and not its signature alone."""
        return self.act is not None and self.act == self.known.bound

    @property
    def evidence(self) -> tuple[StatusEvidence, ...]:
        """The lists that this rests on: those that give the day in question, and the newest."""
        rests_on_bond = self.known.bound is not None and (self.act is None or self.is_bond)
        return tuple(dict.fromkeys((*(self.known.bound_in if rests_on_bond else self.known.signed_in), self.known.newest)))

    @property
    def last_day(self) -> date:
        """The last day on which what fulfilled the ask may have happened; without such a thing the earliest day there is."""
        return _by(self.act, self.known.as_of).last if self.act else date.min

    def by(self, day: date) -> Outcome:
        """What had become of the ask by a day: what was done later, or may have been, was not done by then."""
        return Outcome.NOTHING if self.last_day > day else self.outcome


def on_record(status: TreatyStatus, state: str) -> Known | None:
    """What a list of treaty status says of a State; None where it does not name the State."""
    evidence = {key: StatusEvidence(key, source.title, source.as_of, source.url) for key, source in status.sources.items()}
    complete = [evidence[key] for key, source in status.sources.items() if not source.partial]
    newest = max(complete, key=lambda one: one.as_of, default=None)
    if newest is None:
        return None
    if state in status.no_action or state in status.unclear:
        return Known(newest, is_unclear=state in status.unclear)
    found = status.states.get(state)
    if found is None:
        return None
    of_signature, of_bond = evidence[found.source], evidence[found.bound_source or found.source]
    return Known(
        newest=max((newest, of_signature, of_bond), key=lambda one: one.as_of),
        signed=found.signed,
        signed_in=(of_signature,) if found.signed else (),
        bound=found.bound,
        bound_in=((of_signature, of_bond) if found.note else (of_bond,)) if found.bound else (),
    )


def answered(ask: Ask, name: str, known: Known, held: Span) -> Answer:
    """What became of an ask that was made in a review of that day."""
    if known.is_unclear:
        return Answer(ask, name, known, Outcome.UNDECIDED)
    acts = [known.bound, known.signed] if ask.action is TreatyAction.SIGN else [known.bound]
    done = [(act, _by(act, known.as_of)) for act in acts if act]
    outcome, act = _of_done(done, held) if done else _of_signature(ask.action, known, held)
    return Answer(ask, name, known, outcome, act)


def _of_done(done: Sequence[tuple[str, Span]], held: Span) -> tuple[Outcome, str | None]:
    """What became of an ask that is fulfilled: before the review, after it, or nobody can tell."""
    if before := [act for act, day in done if day.is_before(held)]:
        return Outcome.ALREADY, before[0]
    if all(held.is_before(day) for _, day in done):
        return Outcome.MET, min(done, key=lambda one: one[1].last)[0]
    return Outcome.UNDECIDED, None


def _of_signature(action: TreatyAction, known: Known, held: Span) -> tuple[Outcome, str | None]:
    """What became of an ask that is not fulfilled: a signature on the way to it counts, where it came after the review."""
    if action is TreatyAction.CONSIDER:
        return Outcome.OPEN, None
    signed = _by(known.signed, known.as_of) if known.signed else None
    if signed is None or signed.is_before(held):
        return Outcome.NOTHING, None
    return (Outcome.SIGNED, known.signed) if held.is_before(signed) else (Outcome.UNDECIDED, None)


def _by(said: str, as_of: date) -> Span:
    """The days that a value allows, none of them after the day up to which its list speaks."""
    found = span(said)
    return Span(found.first, min(found.last, as_of))
