"""What the work on one State needs of everything else: the lists, the hand-written pages, the treaty status, the names of the others.

Of another State only its names, codes and regional group are here: whatever else its files say cannot change what is said about this one.
So a State is looked at again exactly when something it depends on has changed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from generator.checks import check
from generator.content import Authored, Content, ReviewKey
from generator.file_kinds import CYCLE_FILE
from generator.inputs import Inputs, frame_files, is_of_a_state, review_files
from generator.model import Review, State
from generator.problem import Problem, sorted_problems
from generator.read import read_only
from generator.yaml_document import YamlDocument

_OF_A_NEIGHBOUR = ("code", "name", "names", "former_names", "former_codes", "regional_group")


@dataclass(frozen=True)
class Frame:
    """What all States share: in `content` the lists, and of every State its names and codes; `problems` are those of the shared files.

    `reviews` are those of all States that have a file, by their names alone: a link may lead to their pages.
    """

    folder: Path
    today: date
    content: Content
    neighbours: Sequence[Mapping[str, Any]]
    unread: Sequence[str]
    problems: tuple[Problem, ...]
    reviews: Mapping[ReviewKey, Authored[Review]]


def frame_of(folder: Path, inputs: Inputs, today: date) -> Frame:
    """The frame, with the shared files checked."""
    content, problems = read_only(folder, (name for name, _ in frame_files(inputs)))
    neighbours = [_neighbour(folder_name, state) for folder_name, state in content.states.items()]
    unread = sorted(str(name) for name in content.unread if is_of_a_state(name))
    with_names = replace(content, states=dict(_states(neighbours)))
    found = sorted_problems((*problems, *check(with_names, today)))
    shared = tuple(problem for problem in found if not is_of_a_state(problem.path.relative_to(folder.as_posix())))
    return Frame(folder, today, _without_reviews(with_names), neighbours, unread, shared, _reviews(inputs))


def frame_from(folder: Path, inputs: Inputs, today: date, neighbours: Sequence[Mapping[str, Any]], unread: Sequence[str], *, for_pages: bool) -> Frame:
    """The frame, where its problems and the names of States are known from an earlier run: no file of a State is read.

    Who is bound by which treaty is read for pages alone: no rule about a State looks at it.
    """
    content, _ = read_only(folder, (name for name in inputs.shared if for_pages or name.parts[0] != "treaty_status"))
    whole = replace(content, states=dict(_states(neighbours)), unread=content.unread | {PurePosixPath(name) for name in unread})
    return Frame(folder, today, whole, neighbours, unread, (), _reviews(inputs))


def _reviews(inputs: Inputs) -> Mapping[ReviewKey, Authored[Review]]:
    found = ((name, CYCLE_FILE.fullmatch(str(name))) for name in review_files(inputs))
    return {(is_one[1], int(is_one[2])): _named(name, is_one[1], int(is_one[2])) for name, is_one in found if is_one}


def _named(name: PurePosixPath, code: str, cycle: int) -> Authored[Review]:
    known: dict[str, Any] = {"state": code, "cycle": cycle}
    return Authored(name, YamlDocument(None), Review.model_construct(**known))


def _without_reviews(content: Content) -> Content:
    return replace(content, reviews={}, assessments={}, files=())


def _neighbour(folder_name: str, state: Authored[State]) -> Mapping[str, Any]:
    """The names and codes of a State, as JSON has them."""
    record = state.record.model_dump(mode="json", include=set(_OF_A_NEIGHBOUR))
    return {"folder": folder_name, "path": state.path.as_posix(), **record}


def _states(neighbours: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, Authored[State]]]:
    for one in neighbours:
        known: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in one.items() if name in _OF_A_NEIGHBOUR}
        yield one["folder"], Authored(PurePosixPath(one["path"]), YamlDocument(None), State.model_construct(**known))
