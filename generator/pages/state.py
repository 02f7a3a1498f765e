"""The page of a State: its reviews, cycle by cycle, on record or not, and the facts about its follow-up."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.addresses import CALENDAR, CONTRIBUTE, COVERAGE, HOME, Addresses, relative
from generator.addresses import review_page as review_path
from generator.addresses import state_page as state_path
from generator.content import Authored, Content, ReviewKey
from generator.days import partial_day
from generator.model import FollowUp, State
from generator.pages.figures import counted_positions
from generator.pages.page import Link, Page, alphabetical, citation_link, counted, is_tentative, ordinal, review_period
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
    scorecard: Scorecard
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
    recorded = [line for line in cycles if line.scorecard.all.total]
    total = sum(line.scorecard.all.total for line in recorded)
    on_record = f"{counted(total, 'recommendation')} from {counted(len(recorded), 'review')} on record" if recorded else "no recommendations on record yet"
    return Page(
        path=path,
        title=state.name,
        description=f"{state.name} in the Universal Periodic Review: {on_record}.",
        template="state.md.jinja",
        list_as=alphabetical(state.name),
        context={
            "state": state,
            "cycles": cycles,
            "recorded": tuple(recorded),
            "names": tuple(NameLine(LANGUAGES[code], code, state.names[code]) for code in LANGUAGES if code in state.names),
            "follow_up": tuple(_follow_up(fact) for fact in state.follow_up),
            "calendar": relative(CALENDAR, path),
            "coverage": relative(COVERAGE, path),
            "states_page": relative(HOME, path),
            "contribute": relative(CONTRIBUTE, path),
            "edit": addresses.edit(authored.path),
        },
    )


def _cycles(content: Content, state: State, scorecards: Mapping[ReviewKey, Scorecard]) -> Iterator[CycleLine]:
    """Newest first: what is nearest to today is what a reader came for."""
    for authored in reversed(tuple(content.reviews_of(state.code))):
        review = authored.record
        scorecard = scorecards[state.code, review.cycle]
        when = review_period(content, review)
        yield CycleLine(
            cycle=review.cycle,
            ordinal=ordinal(review.cycle),
            session=review.session,
            when=when,
            is_tentative=is_tentative(content, review),
            note=review.note or "",
            source=review.source or "",
            held=f"Reviewed on {when}, session {review.session}" if review.held_on else f"{review.status.label}, session {review.session}",
            on_record=_on_record(scorecard),
            page=relative(review_path(state.code, review.cycle), state_path(state.code)),
            scorecard=scorecard,
            positions=tuple(counted_positions(scorecard)),
        )


def _on_record(scorecard: Scorecard) -> str:
    """254 recommendations, or 4 of 20 where the record is not complete."""
    listed = scorecard.all.total
    if not listed:
        return ""
    if scorecard.unlisted:
        return f"{listed:,} of {counted(listed + scorecard.unlisted, 'recommendation')}"
    return counted(listed, "recommendation") + ("" if scorecard.unlisted == 0 else ", not all")


def _follow_up(fact: FollowUp) -> FollowUpLine:
    source = citation_link(fact.source) or Link("")
    parts = [f"{ordinal(fact.cycle)} cycle" if fact.cycle else "", partial_day(fact.date) if fact.date else "", fact.note or ""]
    return FollowUpLine(fact.kind.label, ", ".join(part for part in parts if part), source, fact.source.paragraph or "")
