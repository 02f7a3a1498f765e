"""The pages of recommending States: what each recommended, to whom, what became of it, and which of those States are reviewed next."""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from generator import escape
from generator.addresses import BRIEFING, FEED, HOME, METHODOLOGY, RECOMMENDING_STATES, recommending_api, recommending_folder, recommending_page, relative
from generator.content import Content
from generator.model import Review
from generator.occurrences import Occurrence
from generator.pages.data_links import data_of_recommending
from generator.pages.figures import counted_positions, figures
from generator.pages.page import Link, Page, alphabetical, counted, is_tentative, review_period, rule_link, state_link
from generator.pages.state_rows import StateRows
from generator.recommending import Given
from generator.scorecard import Share
from generator.scoring import Counts, scorecard_of, sum_of
from generator.vocabulary import ReviewStatus


@dataclass(frozen=True, slots=True)
class ComingSession:
    """The States of one session that the page has a section for, by name; `is_tentative` where no source confirms it."""

    session: int
    when: str
    is_tentative: bool
    states: tuple[tuple[Link, str], ...]


@dataclass(frozen=True, slots=True)
class RecommendingLine:
    """A recommending State in the list of all."""

    link: Link
    counts: str
    is_observer: bool


def recommending_index(content: Content, made: Mapping[str, Occurrence], whole: Share) -> Page:
    """The page /recommending-states/: every State and observer that recommended something on record, by name."""
    by_name = sorted(made, key=lambda code: alphabetical(content.name_by_code[code]))
    lines = tuple(_line(content, code, made[code]) for code in by_name)
    return Page(
        path=RECOMMENDING_STATES,
        title="Recommending States",
        description="What each State recommended to others in the Universal Periodic Review, and what became of it.",
        template="recommending_states.md.jinja",
        context={
            "lines": lines,
            "states": sum(not line.is_observer for line in lines),
            "observers": sum(line.is_observer for line in lines),
            "whole": whole,
            "states_page": relative(HOME, RECOMMENDING_STATES),
        },
    )


def _line(content: Content, code: str, made: Occurrence) -> RecommendingLine:
    link = Link(content.name_by_code[code], relative(recommending_page(code), RECOMMENDING_STATES))
    return RecommendingLine(link, f"{made.total:,} to {counted(len(made.states), 'State')}", code in content.observer_by_code)


def given_page(content: Content, code: str, given: Given, whole: Share, upcoming: Mapping[str, Review]) -> Page:
    """The page /recommending-states/nor/; `upcoming` has the review of each State that is coming up."""
    name = content.name_by_code[code]
    path = recommending_page(code)
    by_state: dict[str, dict[int, Counts]] = defaultdict(dict)
    for (state, cycle), counts in sorted(given.by_review.items(), reverse=True):
        by_state[state][cycle] = counts
    codes = sorted(by_state, key=lambda state: alphabetical(content.name_by_code[state]))
    total = counted(given.scorecard.all.total, "recommendation")
    coming = tuple(_coming(content, {state: by_state[state] for state in codes}, upcoming))
    rows = StateRows(content, path)
    return Page(
        path=path,
        title=f"{name} as recommending {'observer' if code in content.observer_by_code else 'State'}",
        description=f"{total} by {name} to {counted(given.to_states, 'State')} in the Universal Periodic Review: "
        f"{', '.join((*counted_positions(given.scorecard), f'{given.scorecard.all.assessed:,} assessed'))}.",
        template="recommending.md.jinja",
        feed=recommending_folder(code) / FEED,
        api=recommending_api(code),
        context={
            "name": name,
            "state": state_link(content, code, path),
            "given": given,
            "scorecard": given.scorecard,
            "positions": tuple(counted_positions(given.scorecard)),
            "figures": figures(given.scorecard),
            "whole": whole,
            "rule": rule_link(path),
            "coming": coming,
            "coming_states": sum(len(session.states) for session in coming),
            "any_is_tentative": any(session.is_tentative for session in coming),
            "rows": tuple(_row(content, rows, code, state, by_state[state], upcoming.get(state)) for state in codes),
            "states_page": relative(HOME, path),
            "all_page": relative(RECOMMENDING_STATES, path),
            "methodology": relative(METHODOLOGY, path),
            "data": data_of_recommending(code),
        },
    )


def upcoming(content: Content, past: Container[int]) -> Mapping[str, Review]:
    """The scheduled review of each State that has one whose session is not over; of several the one of the earliest session."""
    scheduled = [authored.record for authored in content.reviews.values() if authored.record.status is ReviewStatus.SCHEDULED]
    coming = [review for review in scheduled if review.session not in past]
    return {review.state: review for review in sorted(coming, key=lambda review: review.session, reverse=True)}


def _coming(content: Content, by_state: Mapping[str, Mapping[int, Counts]], upcoming: Mapping[str, Review]) -> Iterator[ComingSession]:
    """Soonest session first; the days that a source confirms apart from those that none does."""
    reviews = [upcoming[state] for state in by_state if state in upcoming]
    for (session, tentative, when), together in groupby(sorted(reviews, key=lambda r: _place(content, r)), key=lambda r: _place(content, r)):
        states = tuple((Link(content.name_by_code[r.state], f"#{r.state.lower()}"), _counts(by_state[r.state])) for r in together)
        yield ComingSession(session, when, tentative, states)


def _place(content: Content, review: Review) -> tuple[int, bool, str]:
    return review.session, is_tentative(content, review), review_period(content, review)


def _counts(by_cycle: Mapping[int, Counts]) -> str:
    """3 of 11 recommendations assessed, 1 not applicable."""
    levels = scorecard_of(sum_of(by_cycle.values()), unlisted=None).all
    outside = levels.total - levels.applicable
    if not levels.applicable:
        return f"{counted(outside, 'recommendation')}, not applicable"
    assessed = f"{levels.assessed:,} of {counted(levels.applicable, 'recommendation')} assessed"
    return f"{assessed}, {outside:,} not applicable" if outside else assessed


def _row(content: Content, rows: StateRows, code: str, state: str, by_cycle: Mapping[int, Counts], upcoming: Review | None) -> Markup:
    """A cycle leads to what this State recommended in it, the briefing to that of all cycles."""
    page = recommending_page(code)
    after = f"[briefing to print]({escape.link_target(f'{relative(BRIEFING, page)}?from={code}&to={state}')})"
    if upcoming:
        when = ", ".join(filter(None, (f"session {upcoming.session}", review_period(content, upcoming))))
        after += f" · next review: {escape.markdown(when)}{' (tentative)' if is_tentative(content, upcoming) else ''}"
    return rows.row(state, by_cycle, dict.fromkeys(by_cycle, escape.link_target(f"?by={code}")), anchor=True, after=Markup(after))
