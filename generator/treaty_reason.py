"""Words what became of the asks of a recommendation: plain, with the names of treaties and days as the lists give them, never long."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.days import day, partial_day, span
from generator.treaty_answer import Answer, Outcome
from generator.vocabulary import TreatyAction

MAX_WORDS = 60

Words = Callable[[Sequence[Answer]], str]


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What bears on a finding beside the answers: asks that no list decides, and a day after which not all is known."""

    has_rest: bool = False
    unlisted: tuple[str, ...] = ()
    known_to: date | None = None


def reason_of(answers: Sequence[Answer], circumstances: Circumstances) -> str:
    """The reason of a finding in at most 60 words: with days, else with years, else with names only, else with numbers."""
    for words in (_with_days, _with_years, _with_names, _counted):
        said = " ".join((*_sentences(answers, words), *_beside(circumstances, words is _counted)))
        if len(said.split()) <= MAX_WORDS:
            return said
    return _summary(answers, circumstances)


def remaining_of(answers: Sequence[Answer]) -> tuple[str, ...]:
    """What is left to do, ask by ask."""
    unmet = [answer for answer in answers if answer.outcome in (Outcome.SIGNED, Outcome.NOTHING)]
    said = (f"{'Sign' if answer.ask.action is TreatyAction.SIGN else 'Become bound by'} {_with_article(answer.name)}." for answer in unmet)
    return tuple(dict.fromkeys(said))


def _with_article(name: str) -> str:
    """The Rome Statute, but OPCAT."""
    return f"the {name}" if " " in name else name


def _sentences(answers: Sequence[Answer], words: Words) -> Iterator[str]:
    """One sentence for all answers of a kind, in the order in which things happened."""
    grouped: dict[tuple[int, date, str], list[Answer]] = {}
    for answer in answers:
        rank, start = _sentence(answer)
        grouped.setdefault((rank, answer.known.as_of if day(answer.known.as_of) in start else date.min, start), []).append(answer)
    for key in sorted(grouped):
        yield f"{key[-1]}: {words(grouped[key])}."


def _sentence(answer: Answer) -> tuple[int, str]:
    """Where in the reason an answer stands, and how its sentence begins."""
    by = f"by {day(answer.known.as_of)}"
    match answer.outcome:
        case Outcome.ALREADY:
            return (0, "Already a party before the review") if answer.is_bond else (1, "Already signed before the review")
        case Outcome.MET:
            return (2, "Joined after the review") if answer.is_bond else (3, "Signed after the review, as asked")
        case Outcome.SIGNED:
            return 4, f"Signed after the review, not bound {by}"
        case Outcome.NOTHING:
            return (5, f"Signed before the review, not bound {by}") if answer.known.signed else (6, f"Neither signed nor bound {by}")
        case Outcome.OPEN:
            return 7, f"Not bound {by}, and no list tells whether the State considered it"
        case _:
            return (
                (9, "The lists contradict each other") if answer.known.is_unclear else (8, "The days do not tell whether this came before or after the review")
            )


def _beside(circumstances: Circumstances, counted: bool) -> Iterator[str]:  # noqa: FBT001 - a word of this module's own
    if circumstances.known_to:
        yield f"All of it together is known only to {day(circumstances.known_to)}."
    if circumstances.unlisted:
        names = f"{len(circumstances.unlisted)} treaties" if counted and len(circumstances.unlisted) > 1 else ", ".join(circumstances.unlisted)
        yield f"Not decided, because no list reaches the outcome of the review: {names}."
    if circumstances.has_rest:
        yield "No treaty record decides the rest of what was asked."


def _with_days(answers: Sequence[Answer]) -> str:
    return _listed(f"{answer.name} ({said})" if (said := _act(answer)) else answer.name for answer in answers)


def _act(answer: Answer) -> str:
    """Bound since 30 January 2013, signed on 3 May 2012, signed between two days: as the list gives it."""
    value = answer.act or answer.known.bound or answer.known.signed
    if value is None:
        return ""
    preposition = "" if "/" in value else "since " if value == answer.known.bound else "on " if len(value) == len("2015-03-14") else "in "
    return f"{'bound' if value == answer.known.bound else 'signed'} {preposition}{partial_day(value)}"


def _with_years(answers: Sequence[Answer]) -> str:
    return _listed(f"{answer.name} ({said})" if (said := _year(answer)) else answer.name for answer in answers)


def _year(answer: Answer) -> str:
    value = answer.act or answer.known.bound or answer.known.signed
    if value is None:
        return ""
    days = span(value)
    return str(days.first.year) if days.first.year == days.last.year else f"{days.first.year} to {days.last.year}"


def _with_names(answers: Sequence[Answer]) -> str:
    return _listed(answer.name for answer in answers)


def _counted(answers: Sequence[Answer]) -> str:
    names = {answer.name for answer in answers}
    return f"{len(names)} treaties" if len(names) > 1 else answers[0].name


def _listed(words: Iterable[str]) -> str:
    """Words with commas between them, each once: a treaty that some States ask to sign and others to ratify has one status."""
    return ", ".join(dict.fromkeys(words))


def _summary(answers: Sequence[Answer], circumstances: Circumstances) -> str:
    """Numbers only, for recommendations that ask for very many things."""
    counts = {outcome: sum(answer.outcome is outcome for answer in answers) for outcome in Outcome}
    done, signed, nothing = counts[Outcome.MET], counts[Outcome.SIGNED], counts[Outcome.NOTHING]
    said = (
        f"Of {len(answers)} asks about treaties, {counts[Outcome.ALREADY]} were fulfilled before the review and {done} since; "
        f"{signed} signed only, {nothing} not acted on, {counts[Outcome.OPEN] + counts[Outcome.UNDECIDED]} undecided."
    )
    return said + (" No treaty record decides the rest." if circumstances.has_rest or circumstances.unlisted else "")
