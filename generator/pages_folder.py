"""The folder of Markdown pages, made of what was made of every State and of sums over all of them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from generator.all_states import AllStates
from generator.content import Authored, Content
from generator.corrections import corrections
from generator.kinds import Surroundings
from generator.overview import NO_DOCUMENT, StateOverview, state_from
from generator.pages import moment_of, pages_across_states
from generator.pages.state import given_section, with_given
from generator.recommending import RecommendationsMade, recommendations_made
from generator.render import render
from generator.write import Written, write_tree


def write_pages(made: AllStates, surroundings: Surroundings, folder: Path) -> Written:
    """Makes the folder hold exactly the pages of what was made; writes only those that differ."""
    return write_tree(folder, _pages(made, surroundings))


def _pages(made: AllStates, surroundings: Surroundings) -> Iterator[tuple[PurePosixPath, str]]:
    """Every page as a file, made one at a time."""
    states = {code: state_from(made.overview(code)) for code in sorted(made.keys)}
    overviews = {key: overview for state in states.values() for key, overview in state.reviews.items()}
    frame = made.frame()
    content = _bare(frame.content, states)
    recommended = recommendations_made(overviews)
    for code in states:
        for path, text in made.pages(code):
            yield path, with_given(text, _given(content, code, recommended))
    moment = moment_of(content, frame.today, corrections(surroundings.changelog))
    named = {record_id for state in states.values() for record_id in state.named}
    for page in pages_across_states(content, overviews, surroundings.addresses, moment=moment, made=recommended, named=named):
        yield page.path, render(page)


def _given(content: Content, code: str, recommended: RecommendationsMade) -> str:
    given = recommended.by_code.get(code)
    return render(given_section(content, code, given)) if given else ""


def _bare(shared: Content, states: Mapping[str, StateOverview]) -> Content:
    """The content without recommendations: all that pages across States look at."""
    return replace(
        shared,
        states={code: one.state for code, one in states.items()},
        reviews={key: Authored(one.review_files[key], NO_DOCUMENT, overview.bare) for one in states.values() for key, overview in one.reviews.items()},
    )
