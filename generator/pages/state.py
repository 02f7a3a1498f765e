"""The page of a State: what is next, its reviews side by side, what was asked again, follow-up, treaties, what changed lately."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import PurePosixPath

from generator.addresses import (
    CALENDAR,
    CHANGES,
    CONTRIBUTE,
    COVERAGE,
    FEED,
    HOME,
    METHODOLOGY,
    REGIONAL_GROUPS,
    Addresses,
    recommending_page,
    relative,
    state_api,
    state_folder,
    subject_page,
)
from generator.addresses import review_page as review_path
from generator.addresses import state_page as state_path
from generator.content import Authored, Content, ReviewKey
from generator.corrections import Correction
from generator.days import partial_day
from generator.model import FollowUp, Review, State
from generator.overview import Overviews
from generator.pages.data_links import codes_of_state, data_of_state
from generator.pages.figures import Bar, LevelRow, bar_of, counted_positions, occurring
from generator.pages.page import Link, Page, alphabetical, citation_link, counted, is_tentative, ordinal, review_period
from generator.pages.repeats import repeats
from generator.pages.search_facts import SearchFacts
from generator.pages.state_changes import changed_lately
from generator.pages.state_dates import after_the_last_review, next_review, session_words
from generator.pages.treaty_table import treaty_table
from generator.recommending import Given
from generator.repeated import Repetitions
from generator.scorecard import ReviewScorecard, Scorecard

LANGUAGES: Mapping[str, str] = {"ar": "Arabic", "zh": "Chinese", "fr": "French", "ru": "Russian", "es": "Spanish"}


@dataclass(frozen=True, slots=True)
class CycleCard:
    """One cycle of a State: its session, and its record in figures or the lack of one."""

    cycle: int
    ordinal: str
    held: str
    is_tentative: bool
    note: str
    source: str
    on_record: str
    page: str
    scorecard: Scorecard
    positions: tuple[str, ...]
    bar: Bar | None
    levels: tuple[LevelRow, ...]


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


class Later(Enum):
    """What is not known while the pages of a State are made one State at a time."""

    GIVEN = "what it recommended to others"


GIVEN_LATER = Later.GIVEN
GIVEN_PLACE = "<!-- given -->"  # in the template; no escaped text can hold it


@dataclass(frozen=True, slots=True)
class Moment:
    """What the pages of all States share: the day, the sessions that are over on it, and the corrections of the changelog."""

    today: date
    past: Container[int]
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """What was reckoned of the reviews of a State: their scorecards and overviews, and what it was asked again."""

    scorecards: Mapping[ReviewKey, ReviewScorecard]
    overviews: Overviews
    repetitions: Repetitions


def state_page(content: Content, authored: Authored[State], scored: Scored, addresses: Addresses, *, given: Given | Later | None, moment: Moment) -> Page:
    """The page /states/svn/; `given` is what the State recommended to others, None where nothing is on record."""
    state = authored.record
    path = state_path(state.code)
    reviews = tuple(review.record for review in reversed(content.reviews_of(state.code)))
    cards = tuple(_card(content, review, scored.scorecards[state.code, review.cycle]) for review in reviews)
    recorded = [card for card in cards if card.scorecard.all.total]
    total = sum(card.scorecard.all.total for card in recorded)
    on_record = f"{counted(total, 'recommendation')} from {counted(len(recorded), 'review')} on record" if recorded else "no recommendations on record yet"
    return Page(
        path=path,
        title=state.name,
        description=f"{state.name} in the Universal Periodic Review: {on_record}.",
        template="state.md.jinja",
        list_as=alphabetical(state.name),
        search=SearchFacts(state.name),
        feed=state_folder(state.code) / FEED,
        api=state_api(state.code),
        context={
            "state": state,
            "cards": cards,
            "recorded": len(recorded),
            "has_tentative": any(card.is_tentative for card in cards),
            "next_review": next_review(content, reviews, moment.past),
            "next_dates": after_the_last_review(content, state, reviews, moment.today),
            "lately": changed_lately(content, state.code, scored.overviews, moment.corrections, path),
            "repeats": tuple(repeats(content, reviews, scored.scorecards, scored.repetitions, path)),
            "treaties": treaty_table(content, state.code),
            "names": tuple(NameLine(LANGUAGES[code], code, state.names[code]) for code in LANGUAGES if code in state.names),
            "follow_up": tuple(_follow_up(fact) for fact in state.follow_up),
            **_given(given),
            **_links(state, path),
            "data": data_of_state(state.code),
            "codes": codes_of_state(state, addresses),
            "edit": addresses.edit(authored.path),
        },
    )


def _given(given: Given | Later | None) -> Mapping[str, object]:
    if given is GIVEN_LATER or not isinstance(given, Given):
        return {"later": given is GIVEN_LATER, "given": None, "given_positions": ()}
    return {"later": False, "given": given, "given_positions": tuple(counted_positions(given.scorecard))}


def given_section(content: Content, code: str, given: Given) -> Page:
    """The section of the page of a State on what it recommended to others, for the place that is kept for it; it has no page of its own."""
    state, path = content.states[code].record, state_path(code)
    return Page(path, state.name, "", "given.md.jinja", {"state": state, "given_page": relative(recommending_page(code), path), **_given(given)})


def with_given(text: str, section: str) -> str:
    """The text of a page of a State with the section in the place that was kept for it; without a section the place is gone."""
    return text.replace(GIVEN_PLACE, section.strip()) if section else text.replace(f"{GIVEN_PLACE}\n\n", "")


def _links(state: State, path: PurePosixPath) -> Mapping[str, object]:
    """Where the page leads."""
    return {
        "given_page": relative(recommending_page(state.code), path),
        "calendar": relative(CALENDAR, path),
        "changes": relative(CHANGES, path),
        "coverage": relative(COVERAGE, path),
        "states_page": relative(HOME, path),
        "regional_group": Link(state.regional_group.label, relative(subject_page(REGIONAL_GROUPS, state.regional_group.slug), path)),
        "methodology": relative(METHODOLOGY, path),
        "contribute": relative(CONTRIBUTE, path),
    }


def _card(content: Content, review: Review, scorecard: Scorecard) -> CycleCard:
    when = review_period(content, review)
    return CycleCard(
        cycle=review.cycle,
        ordinal=ordinal(review.cycle),
        held=f"Reviewed on {when}, session {review.session}" if review.held_on else f"{review.status.label}, {session_words(review, when)}",
        is_tentative=is_tentative(content, review),
        note=review.note or "",
        source=review.source or "",
        on_record=_on_record(scorecard),
        page=relative(review_path(review.state, review.cycle), state_path(review.state)),
        scorecard=scorecard,
        positions=tuple(counted_positions(scorecard)),
        bar=bar_of("All", scorecard.all, scorecard.unlisted or 0) if scorecard.all.total else None,
        levels=occurring(scorecard.all, scorecard.unlisted or 0),
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
