"""The folder of Markdown pages and files of open data, made of what was made of every State and of sums over all of them; only what changed is made.

A file in the cache remembers for each file the hash of what it was made from, and its size and time. It is left alone where both are as
they were; whatever does not agree, or cannot be read, leads to the file being made again.
"""

import contextlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path, PurePosixPath

from generator.all_states import AllStates
from generator.cache import CACHE
from generator.content import Authored, Content
from generator.corrections import corrections
from generator.data_jobs import TEMPORARY, DataOrder, jobs_across_states, jobs_of_states, page_of_data
from generator.inputs import hash_of
from generator.job import Files, Job, writing
from generator.kept_overview import NO_DOCUMENT, StateOverview, state_from
from generator.kinds import Surroundings
from generator.occurrences import MADE, Occurrences, occurrences
from generator.pages import Across, Page, moment_of, pages_across_states
from generator.pages.state import GIVEN_PLACE, given_section, with_given
from generator.recommending import given_by
from generator.render import render
from generator.shares import cores, dealt, in_processes
from generator.write import Written, claim, remove_left_over, remove_others, write_if_changed

REMEMBERED = "written.json"  # in the cache
_MANY = 100  # jobs, from which several processes are sooner done than one
_Mark = tuple[str, int, int]  # hash of what a page was made from, its size, its time in nanoseconds


def write_pages(made: AllStates, surroundings: Surroundings, folder: Path, data: DataOrder | None) -> tuple[Written, Written]:
    """Makes the folder hold exactly the pages of what was made and the files of open data that are asked for; how many of the first, of the second."""
    claim(folder)
    if data and data.with_tables:
        remove_left_over(folder.parent, TEMPORARY)
    before = _remembered(folder)
    key = hash_of([made.shared, surroundings.key, data.key if data else "", sorted((code, keys.pages) for code, keys in made.keys.items())])
    if before.key == key and all(_size_and_time(folder / path) == mark[1:] for path, mark in before.marks.items()):
        counted = _Counted({PurePosixPath(path): False for path in before.marks})
        return counted.written(remove_others(folder, {PurePosixPath(path) for path in before.marks}))
    pages = _Pages(made, surroundings, folder, before.marks)
    pages.make(data)
    removed = remove_others(folder, pages.marks)
    _remember(folder, key, pages.marks)
    return pages.counted.written(removed)


@dataclass(frozen=True, slots=True)
class _Counted:
    """The files of the folder, and whether each is another one now."""

    changed: dict[PurePosixPath, bool]

    def written(self, removed: int) -> tuple[Written, Written]:
        """The counts of pages and of files of data."""
        pages = [changed for path, changed in self.changed.items() if path.suffix == ".md"]
        others = [changed for path, changed in self.changed.items() if path.suffix != ".md"]
        return Written(sum(pages), len(pages) - sum(pages), removed), Written(sum(others), len(others) - sum(others), 0)


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


class _Pages:
    """One run: finds what has to be made, makes it, and gathers for each page what is to be remembered of it."""

    def __init__(self, made: AllStates, surroundings: Surroundings, folder: Path, remembered: Mapping[str, _Mark]) -> None:
        self.made, self.surroundings, self.folder, self.remembered = made, surroundings, folder, remembered
        self.paths_by_key: dict[str, list[PurePosixPath]] = defaultdict(list)
        for path, mark in remembered.items():
            self.paths_by_key[mark[0]].append(PurePosixPath(path))
        self.marks: dict[PurePosixPath, _Mark] = {}
        self.counted = _Counted({})
        self.occur: Occurrences = occurrences({code: made.occurrences(code) for code in made.keys})
        self.common = hash_of([made.shared, surroundings.key, self.occur.facts])

    def make(self, data: DataOrder | None) -> None:
        """Makes what has changed, on all cores where that is much."""
        if data:
            self._do_what_changed([*jobs_of_states(self.made, self.occur, data)])
        jobs = [*self._of_states(), *self._across_states()]
        if data:
            jobs += jobs_across_states(self.made, self._across, self.common, data)
        self._do_what_changed(jobs)
        if data:  # the page that says how large its files are
            page = page_of_data(self._across, self.folder, self.marks)
            self._do_what_changed([self._page_job(hash_of([self.common, page]), page.path, lambda: page)])

    def _do_what_changed(self, jobs: Sequence[Job]) -> None:
        jobs = [job for job in jobs if not self._is_as_it_was(job.key)]
        count = cores() if sum(job.weight for job in jobs) > _MANY else 1
        for changed, marks in in_processes(self._do, dealt(jobs, lambda job: job.weight, count)):
            self.counted.changed.update(changed)
            self.marks |= marks

    def _of_states(self) -> Iterator[Job]:
        """The pages of States, with what each recommended to others in its place."""
        for code in sorted(self.made.keys):
            recommended = self.occur.words[MADE].get(code)
            key = hash_of([self.made.keys[code].pages, recommended.key if recommended else "", self.occur.facts])
            yield Job(key, writing(lambda code=code: self._pages_of(code)))  # type: ignore[misc]

    def _across_states(self) -> Iterator[Job]:
        """All other pages."""
        for planned in pages_across_states(self._across):
            yield self._page_job(hash_of([self.common, str(planned.path), planned.key]), planned.path, planned.make)

    def _page_job(self, key: str, path: PurePosixPath, make: Callable[[], Page]) -> Job:
        return Job(key, writing(lambda: [(path, render(make()).encode("utf-8"))]))

    def _is_as_it_was(self, key: str) -> bool:
        """Whether the files of a job are all as they were written; then they are remembered again."""
        marks = {path: self.remembered[str(path)] for path in self.paths_by_key.get(key, ())}
        if not marks or any(_size_and_time(self.folder / path) != mark[1:] for path, mark in marks.items()):
            return False
        self.marks |= marks
        self.counted.changed.update(dict.fromkeys(marks, False))
        return True

    def _do(self, jobs: Sequence[Job]) -> tuple[dict[PurePosixPath, bool], dict[PurePosixPath, _Mark]]:
        """Of the files of the jobs, which were not there as they are, and the marks of all."""
        changed: dict[PurePosixPath, bool] = {}
        marks: dict[PurePosixPath, _Mark] = {}
        for job in jobs:
            for path, is_changed in job.write(self.folder):
                changed[path] = is_changed
                marks[path] = (job.key, *_size_and_time(self.folder / path))
        return changed, marks

    def _pages_of(self, code: str) -> Files:
        for path, text in self.made.pages(code):
            yield path, (with_given(text, self._given(code)) if GIVEN_PLACE in text else text).encode("utf-8")

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
