"""Differences as sentences: what a maintainer reads before looking at the files. Text of the record stands in them unescaped."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import PurePosixPath

from generator.addresses import review_page, served, state_page
from generator.compare.assessed import AssessedDifference, Figure
from generator.compare.facts import Fact
from generator.compare.record import RecordDifference
from generator.compare.review import Differences, ReviewDifference
from generator.compare.states import StateDifference
from generator.scorecard import Share, tenths_of_a_percent
from generator.vocabulary import NOT_ASSESSED_LABEL, Level

_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Sentence:
    """One thing that is different, with the records it is about; `is_loud` where it may not happen."""

    text: str
    records: tuple[str, ...] = ()
    is_loud: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """What is different about one page of the site: its title, its address on the site or none, and the sentences."""

    title: str
    address: str
    sentences: tuple[Sentence, ...]


def sections(differences: Differences) -> tuple[Section, ...]:
    """All differences: States with their reviews by name, then lists and pages."""
    by_code = {state.code: state for state in differences.states}
    reviews: dict[str, list[ReviewDifference]] = {}
    for review in differences.reviews:
        reviews.setdefault(review.key[0], []).append(review)
    found: list[Section] = []
    for code in sorted(by_code.keys() | reviews.keys(), key=lambda code: (differences.names.get(code, code), code)):
        name = differences.names.get(code, code)
        if code in by_code:
            found.append(Section(name, served(state_page(code)), tuple(_state(by_code[code]))))
        found += [Section(f"{name}, cycle {r.key[1]}", served(review_page(*r.key)), tuple(_review(r))) for r in reviews.get(code, ())]
    if differences.lists:
        found.append(Section("Lists of words", "", tuple(_lists(differences.lists))))
    found += [Section(f"Page {name}", served(PurePosixPath(f"{name}.md")), (Sentence("its text"),)) for name in differences.pages]
    return tuple(found)


def _lists(facts: Sequence[Fact]) -> Iterator[Sentence]:
    """themes: rivers added; what happened to several words of a list is said together."""
    said: dict[tuple[str, str], list[str]] = {}
    for fact in facts:
        what = "added" if not fact.before else "deleted" if not fact.after else "changed"
        said.setdefault((fact.name, what), []).append(fact.after or fact.before)
    yield from (Sentence(f"{name}: {_cut(', '.join(words))} {what}") for (name, what), words in said.items())


def _state(state: StateDifference) -> Iterator[Sentence]:
    if state.is_new:
        yield Sentence("a new State")
    if state.is_gone:
        yield Sentence("the State's file was deleted", is_loud=True)
    yield from (Sentence(_fact(fact)) for fact in state.facts)


def _review(review: ReviewDifference) -> Iterator[Sentence]:
    if review.is_gone:
        yield Sentence("the review was deleted", is_loud=True)
    if review.is_new:
        yield Sentence("a new review")
    yield from _record(review.record)
    yield from _assessed(review.assessed)
    yield from (Sentence(_fact(fact)) for fact in review.facts)
    if review.unread:
        yield Sentence(f"less is compared, because of faults in {' and '.join(review.unread)}; scorecards check lists them")


def _record(record: RecordDifference) -> Iterator[Sentence]:
    if record.vanished:
        advice = "a published record is never deleted, name it under withdrawn in review.yaml"
        yield Sentence(f"{_counted(record.vanished, 'record')} VANISHED; {advice}", record.vanished, is_loud=True)
    for record_id, withdrawal in record.withdrawn:
        see = f" (see {withdrawal.see})" if withdrawal.see else ""
        yield Sentence(f"1 record withdrawn: {_cut(withdrawal.reason)}{see}", (record_id,))
    if record.added:
        yield Sentence(f"{_counted(record.added, 'record')} added", record.added)
    for way in record.positions:
        yield Sentence(f"{_counted(way.records, 'recommendation')} {_lower(way.before.label)} -> {_lower(way.after.label)}", way.records)
    for field, records in record.fields:
        yield Sentence(f"{field.replace('_', ' ')} of {_counted(records, 'record')}", records)


def _assessed(assessed: AssessedDifference) -> Iterator[Sentence]:
    if assessed.rewritten:
        advice = "a published assessment stays as it is, append a newer one"
        yield Sentence(f"{_counted(assessed.rewritten, 'recommendation')} with an assessment REWRITTEN; {advice}", assessed.rewritten, is_loud=True)
    for way in assessed.levels:
        yield Sentence(f"{_counted(way.records, 'recommendation')} {_level(way.before)} -> {_level(way.after)}", way.records)
    for records, said in (
        (assessed.reassessed, "assessed again at the same level"),
        (assessed.setbacks, "with a setback now"),
        (assessed.no_setbacks, "without the setback of before"),
        (assessed.drafts, "with a new draft"),
        (assessed.claims, "with a new claim"),
    ):
        if records:
            yield Sentence(f"{_counted(records, 'recommendation')} {said}", records)
    yield from (Sentence(said) for figure in assessed.figures if (said := _figure(figure)))


def _figure(figure: Figure) -> str:
    """Coverage 41 -> 44 %; nothing where both are printed alike."""
    before, after = figure_in_words(figure.before), figure_in_words(figure.after)
    if before == after:
        return ""
    unit = " %" if isinstance(figure.after, Share) and figure.after.of else ""
    return f"{figure.name} {before or 'none'} -> {after or 'none'}{unit}"


def figure_in_words(value: Share | Fraction | None) -> str:
    """41 of a share in per cent, 0.41 of an index; nothing where there is none."""
    if isinstance(value, Share):
        return tenths_of_a_percent(value.fraction) if value.fraction is not None else ""
    return f"{float(value):.2f}" if value is not None else ""


def _level(level: Level | None) -> str:
    return _lower(level.label if level else NOT_ASSESSED_LABEL)


def _fact(fact: Fact) -> str:
    """Held on 3 May 2024 -> 4 May 2024; what is long is cut."""
    if not fact.before:
        return f"{fact.name}: {_cut(fact.after)}"
    return f"{fact.name}: {_cut(fact.before)} -> {_cut(fact.after) or 'nothing'}"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]


def _counted(records: Sequence[str], singular: str) -> str:
    return f"{len(records):,} {singular}" + ("" if len(records) == 1 else "s")
