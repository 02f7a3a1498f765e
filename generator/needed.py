"""Which files the rules must see to judge some of them as they would among all others: those, their siblings, and what they link to.

The lists and pages are always read, and so is every State's own file: codes, names and former codes are looked up among all States.
"""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path, PurePosixPath

from generator.checks.fault import key_and_label
from generator.content import Content, ReviewKey
from generator.inputs import files_below
from generator.model import Review
from generator.problem import Problem
from generator.read import read_some

_IN_A_CYCLE = 4  # states, its State, its cycle, the file
_OF_A_STATE = 3  # states, its State, the file


def read_needed(folder: Path, is_wanted: Callable[[PurePosixPath], bool]) -> tuple[Content, tuple[Problem, ...]]:
    """What `read` gives, as far as the problems of the wanted files depend on it: the checks say the same of these as of the whole."""
    files = tuple(files_below(folder))
    wanted = {relative for relative in files if is_wanted(relative)}
    cycles = {relative.parent for relative in wanted if _is_in_a_cycle(relative)}
    beside = {relative for relative in files if relative.parent in cycles or _is_of_a_state(relative)}
    return read_some(folder, wanted | beside, lambda content: _linked(content, wanted, files))


def _is_in_a_cycle(relative: PurePosixPath) -> bool:
    return len(relative.parts) == _IN_A_CYCLE and relative.parts[0] == "states"


def _is_of_a_state(relative: PurePosixPath) -> bool:
    return len(relative.parts) == _OF_A_STATE and relative.parts[0] == "states"


def _linked(content: Content, wanted: Collection[PurePosixPath], files: Collection[PurePosixPath]) -> Iterator[PurePosixPath]:
    """The files of the reviews that wanted ones name, and of States without a file that the status of a treaty names."""
    for key, review in content.reviews.items():
        if _review_file(key) in wanted:
            yield from named_reviews(review.record)
    named_codes = {
        code
        for name, status in content.treaty_status.items()
        if PurePosixPath("treaty_status", f"{name}.yaml") in wanted
        for code in (*status.record.states, *status.record.no_action, *status.record.unclear)
    }
    without_file = named_codes - content.states.keys()
    yield from (relative for relative in files if _is_in_a_cycle(relative) and relative.parts[1] in without_file)


def named_reviews(review: Review) -> Iterator[PurePosixPath]:
    """The files of the reviews that the records of a review name, whether they are there or not."""
    named = [link.to for recommendation in review.recommendations for link in recommendation.links]
    named += [withdrawal.see for withdrawal in review.withdrawn if withdrawal.see]
    yield from (_review_file(found[0]) for name in named if (found := key_and_label(name)))


def _review_file(key: ReviewKey) -> PurePosixPath:
    return PurePosixPath("states", key[0], f"cycle-{key[1]}", "review.yaml")
