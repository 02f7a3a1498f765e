"""States given out to processes: each is worked on alone, and what was made of it goes into the cache, so that nothing holds all of it."""

import gc
import json
import multiprocessing
import os
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.cache import Cache
from generator.collecting import without_collecting
from generator.corrections import corrections
from generator.frame import Frame
from generator.inputs import hash_of_file
from generator.kinds import FILES, GIVEN, OCCURRENCES, OVERVIEW, PAGES, PIECES, PROBLEMS, Keys, Surroundings
from generator.occurrences import occurrences_in
from generator.one_state import StateMade, Wanted, make_state
from generator.packs import packed
from generator.problem import kept_problem

MUCH = 3_000_000  # bytes of YAML from which several processes are sooner done than one

Made = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Task:
    """A State, the hashes that say what is made of it is still right, and its files as they were when these were taken."""

    code: str
    keys: Keys
    files: Mapping[PurePosixPath, str]
    size: int


@dataclass(frozen=True)
class Bench:
    """What every task needs."""

    frame: Frame
    wanted: Wanted | None
    cache: Cache


def work_on(tasks: Sequence[Task], frame: Frame, surroundings: Surroundings | None, cache: Cache) -> Iterator[tuple[str, Made]]:
    """Works on every State and gives, for each, what the cache could not keep; in any order."""
    wanted = Wanted(surroundings.addresses, corrections(surroundings.changelog), with_data=surroundings.with_data) if surroundings else None
    bench = Bench(frame, wanted, cache)
    processes = min(os.cpu_count() or 1, len(tasks))
    if processes == 1 or sum(task.size for task in tasks) < MUCH:
        with without_collecting():
            yield from (_made(bench, task) for task in tasks)
        return
    longest_first = sorted(tasks, key=lambda task: -task.size)
    with ProcessPoolExecutor(processes, mp_context=_context(), initializer=_take_place, initargs=(bench,)) as pool:
        yield from pool.map(_made_here, longest_first)


def _context() -> multiprocessing.context.BaseContext:
    """Forked processes share what is loaded already; from a process with threads, and where there is no fork, new ones are started."""
    can_fork = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if can_fork else "spawn")


_bench: Bench | None = None


def _take_place(bench: Bench) -> None:
    global _bench  # noqa: PLW0603  # one for each process, set once
    _bench = bench
    gc.disable()


def _made_here(task: Task) -> tuple[str, Made]:
    assert _bench is not None  # noqa: S101
    return _made(_bench, task)


def _made(bench: Bench, task: Task) -> tuple[str, Made]:
    made = make_state(bench.frame, task.code, task.files, bench.wanted)
    results = dict(_results(bench.frame.folder, made))
    is_as_it_was = all(hash_of_file(bench.frame.folder / name) == hash_ for name, hash_ in task.files.items())
    return task.code, {kind: data for kind, data in results.items() if not (is_as_it_was and _keep(bench.cache, task, kind, data))}


def _keep(cache: Cache, task: Task, kind: str, data: bytes) -> bool:
    return cache.put(kind, task.code, task.keys.problems if kind == PROBLEMS else task.keys.pages, data)


def _results(folder: Path, made: StateMade) -> Iterator[tuple[str, bytes]]:
    looked_at = [(name.as_posix(), hash_of_file(folder / name)) for name in made.looked_at]
    yield PROBLEMS, json.dumps({"problems": [kept_problem(problem) for problem in made.problems], "looked_at": looked_at}).encode()
    if made.overview is not None:
        yield OCCURRENCES, json.dumps(occurrences_in(made.overview)).encode()
        yield OVERVIEW, json.dumps(made.overview, ensure_ascii=False).encode()
        texts = [text.encode("utf-8") for _, text in made.pages]
        head = [(path.as_posix(), len(text)) for (path, _), text in zip(made.pages, texts, strict=True)]
        yield PAGES, json.dumps(head).encode() + b"\n" + b"".join(texts)
    if made.data is not None:
        yield FILES, packed({file.path.as_posix(): file.data for file in made.data.files})
        yield GIVEN, packed(made.data.given)
        yield PIECES, packed(made.data.pieces)
