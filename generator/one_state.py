"""The work on one State: its files read, held against the rules, counted, and its pages made. Nothing of another State is held meanwhile."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from generator.addresses import Addresses
from generator.checks import check
from generator.content import Content
from generator.corrections import Correction
from generator.frame import Frame
from generator.kept_overview import kept_state
from generator.needed import named_reviews
from generator.open_data.of_state import StateData, data_of_state
from generator.open_data.state_record import StateRecord
from generator.overview import overview_of
from generator.pages import moment_of, pages_of_state
from generator.pages.changes import records_named
from generator.problem import Problem, has_errors, sorted_problems
from generator.read import read_only
from generator.render import render
from generator.scoring import score


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the pages of a State need beside the content."""

    addresses: Addresses
    corrections: tuple[Correction, ...]
    with_data: bool


@dataclass(frozen=True, slots=True)
class StateMade:
    """What was made of a State: its problems, the files of other States that were looked at for them, whether these are there or not.

    Where pages were wanted and there is no error: its overview as JSON has it, its pages, and its part of the open data if that was wanted too.
    """

    problems: tuple[Problem, ...]
    looked_at: tuple[PurePosixPath, ...]
    overview: Mapping[str, object] | None = None
    pages: tuple[tuple[PurePosixPath, str], ...] = ()
    data: StateData | None = None


def make_state(frame: Frame, code: str, files: Iterable[PurePosixPath], wanted: Wanted | None) -> StateMade:
    """All that is made of the State in the folder of this name."""
    own, found = read_only(frame.folder, files, lists=False)
    looked_at = tuple(sorted({name for review in own.reviews.values() for name in named_reviews(review.record)} - set(files)))
    problems = _problems(frame, code, own, found, looked_at)
    if wanted is None or has_errors(problems) or code not in own.states:
        return StateMade(problems, looked_at)
    content = _beside_others(frame.content, own)
    content = replace(content, reviews={**frame.reviews, **own.reviews})  # of others the names, for links to them
    scorecards = {key: score(review.record, content.assessments_beside(key)) for key, review in own.reviews.items()}
    overviews = {key: overview_of(review.record, scorecards[key]) for key, review in sorted(own.reviews.items())}
    moment = moment_of(content, frame.today, wanted.corrections)
    pages = pages_of_state(content, code, scorecards, overviews, wanted.addresses, moment=moment)
    return StateMade(
        problems,
        looked_at,
        kept_state(
            own.states[code],
            [(own.reviews[key], one) for key, one in overviews.items()],
            records_named(wanted.corrections, {key: review.record for key, review in own.reviews.items()}),
        ),
        tuple((page.path, render(page)) for page in pages),
        data_of_state(StateRecord(content, code, scorecards, wanted.addresses, moment), overviews) if wanted.with_data else None,
    )


def _problems(frame: Frame, code: str, own: Content, found: Iterable[Problem], looked_at: Iterable[PurePosixPath]) -> tuple[Problem, ...]:
    """What is wrong in the files of the State, as a check of everything says it."""
    others, _ = read_only(frame.folder, (name for name in looked_at if (frame.folder / name).is_file()), lists=False)
    content = _beside_others(frame.content, own)
    reviews = {**own.reviews, **others.reviews}
    seen = replace(content, reviews=reviews, unread=content.unread | others.unread, treaty_status={}, pages={})  # of all States: checked once
    below = PurePosixPath(frame.folder.as_posix(), "states", code)
    return sorted_problems(problem for problem in (*found, *check(seen, frame.today)) if problem.path.is_relative_to(below))


def _beside_others(shared: Content, own: Content) -> Content:
    """The State's own records among the lists and names that all share."""
    return replace(
        shared,
        states={name: own.states.get(name, state) for name, state in shared.states.items()},
        reviews=own.reviews,
        assessments=own.assessments,
        files=own.files,
        unread=shared.unread | own.unread,
    )
