"""The folder of Markdown pages, made of what was made of every State and of sums over all of them; only what changed is made and written.

A file in the cache remembers for each page the hash of what it was made from, and its size and time. A page is left alone where
both are as they were; whatever does not agree, or cannot be read, leads to the page being made again.
"""

import contextlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path, PurePosixPath

from generator.all_states import AllStates
from generator.cache import CACHE
from generator.content import Authored, Content
from generator.corrections import corrections
from generator.inputs import hash_of
from generator.kept_overview import NO_DOCUMENT, StateOverview, state_from
from generator.kinds import Surroundings
from generator.occurrences import MADE, Occurrences, occurrences
from generator.pages import Across, moment_of, pages_across_states
from generator.pages.state import GIVEN_PLACE, given_section, with_given
from generator.recommending import given_by
from generator.render import render
from generator.shares import cores, dealt, in_processes
from generator.write import Written, claim, remove_others, write_if_changed

REMEMBERED = "written.json"  # in the cache
_MANY = 100  # jobs, from which several processes are sooner done than one
_Mark = tuple[str, int, int]  # hash of what a page was made from, its size, its time in nanoseconds


def write_pages(made: AllStates, surroundings: Surroundings, folder: Path) -> Written:
    """Makes the folder hold exactly the pages of what was made."""
    claim(folder)
    before = _remembered(folder)
    key = hash_of([made.shared, surroundings, sorted((code, keys.pages) for code, keys in made.keys.items())])
    if before.key == key and all(_size_and_time(folder / path) == mark[1:] for path, mark in before.marks.items()):
        return Written(0, len(before.marks), remove_others(folder, {PurePosixPath(path) for path in before.marks}))
    pages = _Pages(made, surroundings, folder, before.marks)
    pages.make()
    removed = remove_others(folder, pages.marks)
    _remember(folder, key, pages.marks)
    return Written(pages.changed, len(pages.marks) - pages.changed, removed)


@dataclass(frozen=True, slots=True)
class _Before:
    """What is remembered: the hash of everything the folder was made from, and the mark of each page by its path."""

    key: str
    marks: Mapping[str, _Mark]


def _memory(folder: Path) -> Path:
    return folder.parent / CACHE / REMEMBERED


def _remembered(folder: Path) -> _Before:
    """What is remembered of the pages; nothing where that is not there or damaged."""
    with contextlib.suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
        found = json.loads(_memory(folder).read_bytes())
        return _Before(str(found["key"]), {str(path): (str(key), int(size), int(time)) for path, (key, size, time) in found["pages"].items()})
    return _Before("", {})


def _remember(folder: Path, key: str, marks: Mapping[PurePosixPath, _Mark]) -> None:
    with contextlib.suppress(OSError):  # a next run has more to do
        write_if_changed(_memory(folder), json.dumps({"key": key, "pages": {str(path): mark for path, mark in marks.items()}}).encode())


@dataclass(frozen=True, slots=True)
class _Job:
    """Pages to be made: their key, and what makes them with their paths."""

    key: str
    make: Callable[[], Iterable[tuple[PurePosixPath, str]]]


class _Pages:
    """One run: finds what has to be made, makes it, and gathers for each page what is to be remembered of it."""

    def __init__(self, made: AllStates, surroundings: Surroundings, folder: Path, remembered: Mapping[str, _Mark]) -> None:
        self.made, self.surroundings, self.folder, self.remembered = made, surroundings, folder, remembered
        self.marks: dict[PurePosixPath, _Mark] = {}
        self.changed = 0
        self.occur: Occurrences = occurrences({code: made.occurrences(code) for code in made.keys})
        self.common = hash_of([made.shared, surroundings, self.occur.facts])

    def make(self) -> None:
        """Makes what has changed, on all cores where that is much."""
        jobs = [*self._of_states(), *self._across_states()]
        count = cores() if len(jobs) > _MANY else 1
        for changed, marks in in_processes(self._do, dealt(jobs, lambda _: 1, count)):
            self.changed += changed
            self.marks |= marks

    def _of_states(self) -> Iterator[_Job]:
        """The pages of States, with what each recommended to others in its place."""
        for code in sorted(self.made.keys):
            recommended = self.occur.words[MADE].get(code)
            key = hash_of([self.made.keys[code].pages, recommended.key if recommended else "", self.occur.facts])
            if not self._are_as_they_were(self.made.page_paths(code), key):
                yield _Job(key, lambda code=code: self._pages_of(code))  # type: ignore[misc]

    def _across_states(self) -> Iterator[_Job]:
        """All other pages."""
        for planned in pages_across_states(self._across):
            key = hash_of([self.common, planned.key])
            if not self._are_as_they_were([planned.path], key):
                yield _Job(key, lambda planned=planned: [(planned.path, render(planned.make()))])  # type: ignore[misc]

    def _are_as_they_were(self, paths: Sequence[PurePosixPath], key: str) -> bool:
        marks = {path: mark for path in paths if (mark := self.remembered.get(str(path)))}
        if len(marks) < len(paths) or any(mark[0] != key or _size_and_time(self.folder / path) != mark[1:] for path, mark in marks.items()):
            return False
        self.marks |= marks
        return True

    def _do(self, jobs: Sequence[_Job]) -> tuple[int, dict[PurePosixPath, _Mark]]:
        """How many pages of the jobs were not there as they are, and the marks of all of them."""
        marks: dict[PurePosixPath, _Mark] = {}
        changed = 0
        for job in jobs:
            for path, text in job.make():
                changed += write_if_changed(self.folder / path, text.encode("utf-8"))
                marks[path] = (job.key, *_size_and_time(self.folder / path))
        return changed, marks

    def _pages_of(self, code: str) -> Iterator[tuple[PurePosixPath, str]]:
        for path, text in self.made.pages(code):
            yield path, with_given(text, self._given(code)) if GIVEN_PLACE in text else text

    def _given(self, code: str) -> str:
        given = given_by(code, self._across.overviews, self._across.whole)
        return render(given_section(self._across.content, code, given)) if given else ""

    @cached_property
    def _across(self) -> Across:
        """What pages across States are made of."""
        states = {code: state_from(self.made.overview(code)) for code in sorted(self.made.keys)}
        frame = self.made.frame()
        content = _bare(frame.content, states)
        return Across(
            content=content,
            overviews={key: overview for state in states.values() for key, overview in state.reviews.items()},
            occur=self.occur,
            addresses=self.surroundings.addresses,
            moment=moment_of(content, frame.today, corrections(self.surroundings.changelog)),
            named={record_id for state in states.values() for record_id in state.named},
        )


def _size_and_time(file: Path) -> tuple[int, int]:
    """As they are, or (-1, -1) of what is not there or no file of its own."""
    try:
        found = file.lstat()
    except OSError:
        return -1, -1
    return found.st_size, found.st_mtime_ns


def _bare(shared: Content, states: Mapping[str, StateOverview]) -> Content:
    """The content without recommendations: all that pages across States look at."""
    return replace(
        shared,
        states={code: one.state for code, one in states.items()},
        reviews={key: Authored(one.review_files[key], NO_DOCUMENT, overview.bare) for one in states.values() for key, overview in one.reviews.items()},
    )
