"""Which events the calendars hold: reviews, adoptions, mid-term reports, sessions of the Working Group. Facts on record alone, with their doubts.

A review whose day is not known stands on the days of its session, one of whose session only the year is known nowhere. Nothing depends on
today: what has passed stays, so that a calendar that somebody follows does not forget.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import PurePosixPath

from generator.addresses import ALL_REVIEWS, CALENDAR, EVENTS, Addresses, recommending_folder, review_page, state_folder, state_page
from generator.content import Content
from generator.days import day
from generator.model import FollowUp, Review, Session, State
from generator.occurrences import MADE
from generator.open_data.data_file import DataFile
from generator.open_data.feeds.calendar_file import Event, EventText, calendar_file, event_text, more, text
from generator.open_data.state_record import StateRecord
from generator.overview import Made
from generator.pages.across import Across
from generator.pages.figures import counted_positions
from generator.pages.page import alphabetical, counted, ordinal, period
from generator.pages.state_dates import midterm_to_come
from generator.scorecard import Scorecard
from generator.scoring import levels_of
from generator.vocabulary import NOT_ASSESSED_LABEL, FollowUpKind, Level, ReviewStatus

_OURS = "@upr-scorecards"  # behind every name of an event; it stays, wherever the site is
CONFIRMED, TENTATIVE, CANCELLED = "CONFIRMED", "TENTATIVE", "CANCELLED"
_TENTATIVE_WORDS = "Tentative means that no document that we hold confirms it."
_DAY_LENGTH = len("2025-01-28")
_LABELS = (*(level.label.lower() for level in Level), NOT_ASSESSED_LABEL.lower())


@dataclass(frozen=True, slots=True)
class ReviewEvent:
    """A review as calendars of recommending States have it: its cycle in words, what was recommended in it, and its event, None without days."""

    cycle: str
    made: Mapping[str, Made]
    text: EventText | None


ReviewEvents = Mapping[str, Sequence[ReviewEvent]]


def state_calendar(record: StateRecord) -> DataFile:
    """The calendar of one State: its reviews, adoptions and mid-term reports."""
    code, content, addresses = record.code, record.content, record.addresses
    events = [event for authored, scorecard, _ in record.reviews for event in _events_of(content, record.state, authored.record, scorecard, addresses)]
    events += _midterm_reports(record.state, addresses)
    path = state_folder(code) / EVENTS
    name = record.state.name
    description = f"Reviews of {name} in the Universal Periodic Review, adoptions and mid-term reports, as far as they are on record. {_TENTATIVE_WORDS}"
    return _file(path, f"Universal Periodic Review of {name}", description, map(event_text, events), addresses)


def calendar_of_all(across: Across) -> DataFile:
    """The calendar of all States, with the sessions of the Working Group."""
    content, addresses = across.content, across.addresses
    events = list(_sessions(content, addresses))
    for (code, _), overview in sorted(across.overviews.items()):
        events += _events_of(content, content.states[code].record, overview.bare, overview.scorecard, addresses)
    for code in sorted(content.states):
        events += _midterm_reports(content.states[code].record, addresses)
    description = f"Sessions of the Working Group, reviews, adoptions and mid-term reports, as far as they are on record. {_TENTATIVE_WORDS}"
    return _file(ALL_REVIEWS, "Universal Periodic Review: all States", description, map(event_text, events), addresses)


def review_events(across: Across) -> ReviewEvents:
    """The reviews of each State, oldest first, made once for the calendars of all recommending States; of figures their events tell nothing."""
    found: dict[str, list[ReviewEvent]] = defaultdict(list)
    for (code, cycle), overview in sorted(across.overviews.items()):
        session = across.content.session_by_number.get(overview.bare.session)
        event = next(_review(across.content, overview.bare, _held(overview.bare, session), across.addresses), None)
        found[code].append(ReviewEvent(ordinal(cycle), overview.made, event_text(event) if event else None))
    return found


def recommending_calendar(across: Across, code: str, events: ReviewEvents) -> DataFile:
    """The calendar of a recommending State: the reviews in which it recommended something on record, and all later ones of these States.

    Each tells what it recommended then, or else the last time, and how far that is assessed. `events` are those of `review_events`.
    """
    name = across.content.name_by_code[code]
    path = recommending_folder(code) / EVENTS
    title = f"Universal Periodic Review: States to which {name} made recommendations"
    description = f"Reviews of States to which {name} made recommendations on record. {_TENTATIVE_WORDS}"
    address = across.addresses.file(path) if across.addresses.site else ""
    return DataFile(path, calendar_file(title, description, _told(across, code, events), address=address))


def _told(across: Across, code: str, events: ReviewEvents) -> Iterator[str]:
    """The events, each with what the State recommended in that review, or else in the last one before it."""
    by_name = f"By {text(across.content.name_by_code[code])} in the"
    for state in across.occur.words[MADE][code].states:
        told = ""
        for event in events[state]:
            if made := event.made.get(code):
                told = more(f"{by_name} {event.cycle} cycle: {_made_words(tuple(levels_of(made.counts)))}")
            if told and event.text:
                yield f"{event.text.head}{told}{event.text.tail}"


@lru_cache(maxsize=8192)  # most States recommended little to one State, and their counts are soon the same as another's
def _made_words(levels: tuple[int, ...]) -> str:
    """3 recommendations, fully implemented 1, not assessed yet 2: with commas as a calendar writes them."""
    found = "".join(f"\\, {label} {count:,}" for label, count in zip(_LABELS, levels, strict=True) if count)
    return f"{counted(sum(levels), 'recommendation')}{found}."


def _file(path: PurePosixPath, name: str, description: str, events: Iterable[EventText], addresses: Addresses) -> DataFile:
    """Of events with one name the first: a name is given to one event in a calendar."""
    once: dict[str, EventText] = {}
    for event in events:
        once.setdefault(event.uid, event)
    texts = (f"{event.head}{event.tail}" for event in once.values())
    return DataFile(path, calendar_file(name, description, texts, address=addresses.file(path) if addresses.site else ""))


def _events_of(content: Content, state: State, review: Review, scorecard: Scorecard, addresses: Addresses) -> Iterator[Event]:
    """What is on record about one review: its days, its adoption, and around when a mid-term report may be given."""
    session = content.session_by_number.get(review.session)
    yield from _review(content, review, (*_held(review, session), *_recorded(review, scorecard)), addresses)
    name, cycle = content.name_by_code[review.state], f"{ordinal(review.cycle)} cycle"
    url, uid = addresses.url(review_page(review.state, review.cycle)), f"{review.state}-{review.cycle}"
    if review.adopted_on:
        decision = f" Decision: {review.documents.decision}." if review.documents.decision else ""
        summary = f"Adoption of the outcome of the review of {name}, {cycle}"
        description = f"The Human Rights Council adopted the outcome of the review.{decision}"
        yield Event(f"{uid}-adoption{_OURS}", review.adopted_on, review.adopted_on, summary, description, url, "UPR adoption", CONFIRMED)
    due = midterm_to_come(state, review, date.min)  # whenever it is or was due: what has passed stays
    if due and review.adopted_on:
        summary = f"Mid-term report of {name} around this day, {cycle} (tentative)"
        description = f"Two years after the adoption on {day(review.adopted_on)}, if the State chooses to give one; no State has to."
        yield Event(f"{uid}-midterm-due{_OURS}", due, due, summary, description, url, "UPR mid-term report", TENTATIVE)


def _review(content: Content, review: Review, told: Iterable[str], addresses: Addresses) -> Iterator[Event]:
    """The review on its day, else on the days of its session as far as they are known; `told` are lines of its description."""
    session = content.session_by_number.get(review.session)
    first = review.held_on or (session.starts_on if session else None)
    if first is None:
        return
    last = review.held_on or (session.ends_on if session else None) or first
    doubts = [review.status.label.lower()] if review.status in (ReviewStatus.POSTPONED, ReviewStatus.NOT_HELD) else []
    status = CANCELLED if review.status is ReviewStatus.NOT_HELD else CONFIRMED
    if status is CONFIRMED and (review.held_on is None or review.status is ReviewStatus.POSTPONED):
        doubts.append("tentative")
        status = TENTATIVE
    marks = f" ({', '.join(doubts)})" if doubts else ""
    yield Event(
        uid=f"{review.state}-{review.cycle}-review{_OURS}",
        first=first,
        last=max(first, last),
        summary=f"Review of {content.name_by_code[review.state]}, {ordinal(review.cycle)} cycle{marks}",
        description="\n".join(told),
        url=addresses.url(review_page(review.state, review.cycle)),
        category="UPR review",
        status=status,
    )


def _held(review: Review, session: Session | None) -> Iterator[str]:
    """When the review is or was, as far as it is on record."""
    cycle = f"{ordinal(review.cycle)} cycle".capitalize()
    yield f"{cycle}, session {review.session} of the Working Group. Status on record: {review.status.label.lower()}."
    if review.held_on is None and session:
        when = period(session.starts_on, session.ends_on, session.year)
        confirmed = " No document that we hold confirms it." if review.tentative or session.tentative else ""
        yield f"The day of the review is not on record; its session: {when}.{confirmed} Source of the days: {session.source}"
    if review.note:
        yield f"{review.note}{f' ({review.source})' if review.source else ''}"


def _recorded(review: Review, scorecard: Scorecard) -> Iterator[str]:
    """What is on record of the recommendations, and how far they are assessed."""
    levels = scorecard.all
    if not levels.total:
        yield "No recommendations on record yet."
        return
    some = "" if scorecard.unlisted == 0 else " on record, not all"
    outside = f", {levels.total - levels.applicable:,} not applicable" if levels.total > levels.applicable else ""
    assessed = f"{levels.assessed:,} of {levels.applicable:,} assessed{outside}"
    yield f"{counted(levels.total, 'recommendation')}{some}: {', '.join(counted_positions(scorecard))}; {assessed}."
    documents = [symbol for symbol in (review.documents.working_group_report, review.documents.addendum) if symbol]
    if documents:
        yield f"Documents: {', '.join(documents)}"


def _sessions(content: Content, addresses: Addresses) -> Iterator[Event]:
    """The sessions of the Working Group whose days are known, with the States under review in them by name."""
    states: dict[int, list[str]] = defaultdict(list)
    for authored in content.reviews.values():
        states[authored.record.session].append(content.name_by_code[authored.record.state])
    for number, session in sorted(content.session_by_number.items()):
        if session.starts_on is None:
            continue
        end = "" if session.ends_on else "\nIts last day is not on record."
        confirmed = "\nNo document that we hold confirms its days." if session.tentative else ""
        yield Event(
            uid=f"session-{number}{_OURS}",
            first=session.starts_on,
            last=session.ends_on or session.starts_on,
            summary=f"Session {number} of the UPR Working Group, {ordinal(session.cycle)} cycle{' (tentative)' if session.tentative else ''}",
            description=f"{_names(states[number])}{end}{confirmed}\nSource of the days: {session.source}",
            url=addresses.url(CALENDAR, f"session-{number}"),
            category="UPR session",
            status=TENTATIVE if session.tentative else CONFIRMED,
        )


def _names(names: Iterable[str]) -> str:
    by_name = sorted(names, key=alphabetical)
    return f"{counted(len(by_name), 'State')} under review on record: {'; '.join(by_name)}" if by_name else "No State under review on record."


def _midterm_reports(state: State, addresses: Addresses) -> Iterator[Event]:
    """The mid-term reports of which a source gives the day; of most it gives only a month or a year."""
    for fact in state.follow_up:
        if fact.kind is FollowUpKind.MIDTERM_REPORT and fact.date and len(fact.date) == _DAY_LENGTH:
            yield _midterm_report(state, fact, date.fromisoformat(fact.date), addresses)


def _midterm_report(state: State, fact: FollowUp, on: date, addresses: Addresses) -> Event:
    cycle = f", {ordinal(fact.cycle)} cycle" if fact.cycle else ""
    of_review = f"{state.code}-{fact.cycle}" if fact.cycle else state.code
    paragraph = f", paragraph {fact.source.paragraph}" if fact.source.paragraph else ""
    source = f"Source: {fact.source.symbol or fact.source.title or ''}{paragraph}"
    return Event(
        uid=f"{of_review}-midterm-report-{on.isoformat()}{_OURS}",
        first=on,
        last=on,
        summary=f"Mid-term report of {state.name}{cycle}",
        description=f"{fact.note}\n{source}" if fact.note else source,
        url=addresses.url(state_page(state.code), "follow-up"),
        category="UPR mid-term report",
        status=CONFIRMED,
    )
