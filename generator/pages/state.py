"""The page of a State: its reviews, cycle by cycle, on record or not, and the facts about its follow-up."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.addresses import HOME, Addresses, relative
from generator.addresses import review_page as review_path
from generator.addresses import state_page as state_path
from generator.content import Authored, Content, ReviewKey
from generator.model import FollowUp, State, StateSession
from generator.pages.figures import counted_positions
from generator.pages.page import Link, Page, counted, day, document_link, ordinal, partial_day, period
from generator.scorecard import Scorecard

LANGUAGES: Mapping[str, str] = {"ar": "Arabic", "zh": "Chinese", "fr": "French", "ru": "Russian", "es": "Spanish"}


@dataclass(frozen=True, slots=True)
class CycleLine:
    """One cycle of a State: its session, and its record or the lack of one."""

    cycle: int
    ordinal: str
    session: int
    when: str
    is_tentative: bool
    note: str
    source: str
    held: str
    on_record: str
    page: str
    scorecard: Scorecard | None
    positions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    """A fact about follow-up with its source."""

    label: str
    detail: str
    source: Link
    paragraph: str


@dataclass(frozen=True, slots=True)
class NameLine:
    """The State's name in one language."""

    language: str
    code: str
    name: str


def state_page(content: Content, authored: Authored[State], scorecards: Mapping[ReviewKey, Scorecard], addresses: Addresses) -> Page:
    """The page /states/svn/."""
    state = authored.record
    path = state_path(state.code)
    cycles = tuple(_cycles(content, state, scorecards))
    recorded = [line for line in cycles if line.scorecard and line.scorecard.all.total]
    total = sum(line.scorecard.all.total for line in recorded if line.scorecard)
    on_record = f"{counted(total, 'recommendation')} from {counted(len(recorded), 'review')} on record" if recorded else "no recommendations on record yet"
    return Page(
        path=path,
        title=state.name,
        description=f"{state.name} in the Universal Periodic Review: {on_record}.",
        template="state.md.jinja",
        context={
            "state": state,
            "cycles": cycles,
            "recorded": tuple(recorded),
            "names": tuple(NameLine(LANGUAGES[code], code, state.names[code]) for code in LANGUAGES if code in state.names),
            "follow_up": tuple(_follow_up(fact) for fact in state.follow_up),
            "states_page": relative(HOME, path),
            "contribute": relative(PurePosixPath("contribute.md"), path),
            "edit": addresses.edit(authored.path),
        },
    )


def _cycles(content: Content, state: State, scorecards: Mapping[ReviewKey, Scorecard]) -> Iterator[CycleLine]:
    """Newest first: what is nearest to today is what a reader came for."""
    listed = {entry.cycle: entry for entry in state.sessions}
    for review in content.reviews_of(state.code):
        listed.setdefault(review.record.cycle, StateSession.model_construct(cycle=review.record.cycle, session=review.record.session))
    for _, entry in sorted(listed.items(), reverse=True):
        authored = content.reviews.get((state.code, entry.cycle))
        scorecard = scorecards.get((state.code, entry.cycle))
        session = content.session_by_number.get(entry.session)
        held_on = authored.record.held_on if authored else None
        when = day(held_on) if held_on else period(session.starts_on, session.ends_on, session.year) if session else ""
        status = authored.record.status.label if authored else ""
        yield CycleLine(
            cycle=entry.cycle,
            ordinal=ordinal(entry.cycle),
            session=entry.session,
            when=when,
            is_tentative=(entry.tentative or bool(session and session.tentative)) and not (authored and authored.record.held_on),
            note=entry.note or "",
            source=entry.source or "",
            held=f"Reviewed on {when}, session {entry.session}" if authored and authored.record.held_on else f"{status}, session {entry.session}",
            on_record=_on_record(scorecard) if scorecard else "",
            page=relative(review_path(state.code, entry.cycle), state_path(state.code)) if authored else "",
            scorecard=scorecard,
            positions=tuple(counted_positions(scorecard)) if scorecard else (),
        )


def _on_record(scorecard: Scorecard) -> str:
    """254 recommendations, or 4 of 20 where the record is not complete."""
    listed = scorecard.all.total
    if scorecard.unlisted:
        return f"{listed:,} of {counted(listed + scorecard.unlisted, 'recommendation')}"
    return counted(listed, "recommendation") + ("" if scorecard.unlisted == 0 else ", not all")


def _follow_up(fact: FollowUp) -> FollowUpLine:
    source = document_link(fact.source.symbol) or Link(fact.source.symbol)
    parts = [f"{ordinal(fact.cycle)} cycle" if fact.cycle else "", partial_day(fact.date) if fact.date else "", fact.note or ""]
    return FollowUpLine(fact.kind.label, ", ".join(part for part in parts if part), source, fact.source.paragraph or "")
