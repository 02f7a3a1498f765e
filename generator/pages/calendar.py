"""The page of dates: sessions coming up and past with the States under review, adoptions and mid-term reports."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.addresses import ALL_REVIEWS, API, CALENDAR, COVERAGE, relative
from generator.addresses import review_page as review_path
from generator.content import Content
from generator.coverage import TAKEN_PLACE
from generator.days import partial_day
from generator.model import Review, Session
from generator.pages.page import Link, Page, citation_link, document_link, ordinal, period, states_by_name
from generator.pages.state_dates import midterm_to_come
from generator.timetable import Phase, phases
from generator.vocabulary import FollowUpKind, ReviewStatus

_OUT_OF_THE_ORDINARY = (ReviewStatus.POSTPONED, ReviewStatus.NOT_HELD)


@dataclass(frozen=True, slots=True)
class StateLine:
    """A State under review in a session; `mark` says what is not as usual."""

    link: Link
    mark: str
    note: str


@dataclass(frozen=True, slots=True)
class SessionSection:
    """One session with its States by name."""

    number: int
    cycle: str
    when: str
    is_tentative: bool
    states_are_tentative: bool
    is_unconfirmed: bool
    source: str
    states: tuple[StateLine, ...]


@dataclass(frozen=True, slots=True)
class CycleSection:
    """The past sessions of one cycle, newest first."""

    cycle: int
    ordinal: str
    sessions: tuple[SessionSection, ...]


@dataclass(frozen=True, slots=True)
class AdoptionLine:
    """The day on which the Human Rights Council adopted the outcome of a review."""

    on: date
    review: Link
    decision: Link | None


@dataclass(frozen=True, slots=True)
class MidtermLine:
    """A mid-term report that a source tells of."""

    review: Link
    when: str
    source: Link
    paragraph: str


@dataclass(frozen=True, slots=True)
class DueLine:
    """A mid-term report that a State may give around a day."""

    around: date
    review: Link


def calendar_page(content: Content, today: date) -> Page:
    """The page /calendar/ as it stands on a day."""
    by_session = _reviews_by_session(content)
    phase_by_number = phases(tuple(content.session_by_number.values()), today)
    sections = {number: _section(content, session, by_session[number], phase_by_number[number]) for number, session in content.session_by_number.items()}
    coming = [sections[number] for number in sorted(sections) if phase_by_number[number] is Phase.COMING]
    adopted = tuple(_adoptions(content))
    return Page(
        path=CALENDAR,
        title="Calendar",
        description="Which States are reviewed next in the Universal Periodic Review, and which were when; adoptions and mid-term reports that are known.",
        template="calendar.md.jinja",
        api=API / "calendar.json",
        context={
            "today": today,
            "under_way": tuple(sections[number] for number in sorted(sections) if phase_by_number[number] is Phase.UNDER_WAY),
            "next": coming[0] if coming else None,
            "later": tuple(coming[1:]),
            "begun": tuple(sections[number] for number in sorted(sections) if phase_by_number[number] is Phase.BEGUN),
            "past": tuple(_past(content, sections, phase_by_number)),
            "adopted": adopted,
            "taken_place": sum(review.record.status in TAKEN_PLACE for review in content.reviews.values()),
            "midterms_due": tuple(_midterms_due(content, today)),
            "midterms": tuple(_midterms(content)),
            "coverage": relative(COVERAGE, CALENDAR),
            "events": relative(ALL_REVIEWS, CALENDAR),
        },
    )


def _reviews_by_session(content: Content) -> Mapping[int, Sequence[Review]]:
    """The reviews of each session, by the names of the States."""
    place = {code: index for index, code in enumerate(states_by_name(content))}
    by_session: dict[int, list[Review]] = defaultdict(list)
    for authored in sorted(content.reviews.values(), key=lambda authored: place[authored.record.state]):
        by_session[authored.record.session].append(authored.record)
    return by_session


def _section(content: Content, session: Session, reviews: Sequence[Review], phase: Phase) -> SessionSection:
    all_tentative = bool(reviews) and all(review.tentative for review in reviews)
    return SessionSection(
        number=session.number,
        cycle=ordinal(session.cycle),
        when=period(session.starts_on, session.ends_on, session.year),
        is_tentative=session.tentative,
        states_are_tentative=all_tentative,
        is_unconfirmed=phase in (Phase.PAST, Phase.BEGUN) and any(review.status is ReviewStatus.SCHEDULED for review in reviews),
        source=session.source,
        states=tuple(StateLine(_review_link(content, review), _mark(review, all_tentative=all_tentative), review.note or "") for review in reviews),
    )


def _mark(review: Review, *, all_tentative: bool) -> str:
    marks = [review.status.label.lower()] if review.status in _OUT_OF_THE_ORDINARY else []
    return ", ".join([*marks, "tentative"] if review.tentative and not all_tentative else marks)


def _review_link(content: Content, review: Review, *, with_cycle: bool = False) -> Link:
    name = content.name_by_code[review.state]
    label = f"{name}, {ordinal(review.cycle)} cycle" if with_cycle else name
    return Link(label, relative(review_path(review.state, review.cycle), CALENDAR))


def _past(content: Content, sections: Mapping[int, SessionSection], phase_by_number: Mapping[int, Phase]) -> Iterator[CycleSection]:
    by_cycle: dict[int, list[SessionSection]] = defaultdict(list)
    for number in sorted(sections, reverse=True):
        if phase_by_number[number] is Phase.PAST:
            by_cycle[content.session_by_number[number].cycle].append(sections[number])
    for cycle in sorted(by_cycle, reverse=True):
        yield CycleSection(cycle, ordinal(cycle), tuple(by_cycle[cycle]))


def _adoptions(content: Content) -> Iterator[AdoptionLine]:
    """Newest first; those of one day by the names of the States."""
    place = {code: index for index, code in enumerate(states_by_name(content))}
    known = [authored.record for authored in content.reviews.values() if authored.record.adopted_on]
    for review in sorted(known, key=lambda review: (-(review.adopted_on or date.min).toordinal(), place[review.state])):
        if review.adopted_on:
            yield AdoptionLine(review.adopted_on, _review_link(content, review, with_cycle=True), document_link(review.documents.decision))


def _midterms_due(content: Content, today: date) -> Iterator[DueLine]:
    """Soonest first."""
    due = ((midterm_to_come(content.states[code].record, review.record, today), review.record) for (code, _), review in content.reviews.items())
    dated = [(around, review) for around, review in due if around]
    for around, review in sorted(dated, key=lambda pair: (pair[0], pair[1].state)):
        yield DueLine(around, _review_link(content, review, with_cycle=True))


def _midterms(content: Content) -> Iterator[MidtermLine]:
    """By the names of the States, and of one State the newest first."""
    for code in states_by_name(content):
        facts = [fact for fact in content.states[code].record.follow_up if fact.kind is FollowUpKind.MIDTERM_REPORT]
        for fact in sorted(facts, key=lambda fact: (fact.cycle or 0, fact.date or ""), reverse=True):
            review = content.reviews.get((code, fact.cycle)) if fact.cycle else None
            words = f"{content.name_by_code[code]}, {ordinal(fact.cycle)} cycle" if fact.cycle else content.name_by_code[code]
            link = _review_link(content, review.record, with_cycle=True) if review else Link(words)
            yield MidtermLine(link, partial_day(fact.date) if fact.date else "", citation_link(fact.source) or Link(""), fact.source.paragraph or "")
