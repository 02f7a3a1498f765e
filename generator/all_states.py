"""The work on every State: only on those that something changed for since it was last done, and on all processors where that is much.

What was made before is kept in a cache under the hash of everything it was made from. This module loads nothing heavy before there is
work to do, so that a check of unchanged content is over at once.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from generator.cache import Cache, code_version
from generator.inputs import frame_files, hash_of, inputs_of, review_files
from generator.kinds import FILES, GIVEN, OCCURRENCES, OVERVIEW, PAGES, PIECES, PROBLEMS, Keys, Surroundings
from generator.packs import parts_of
from generator.problem import Problem, has_errors, kept_problem, problem_from, sorted_problems

if TYPE_CHECKING:
    from generator.frame import Frame


@dataclass(frozen=True)
class AllStates:
    """What was made of a whole content folder; pages only where they were wanted and no problem is an error.

    `shared` is the hash of all that does not belong to one State.
    """

    work: "_Work"
    problems: tuple[Problem, ...]
    shared: str
    keys: Mapping[str, Keys]

    def overview(self, code: str) -> Mapping[str, Any]:
        """The overview of a State, as JSON has it."""
        made: Mapping[str, Any] = json.loads(self.work.get(OVERVIEW, code))
        return made

    def occurrences(self, code: str) -> Mapping[str, Any]:
        """What occurs in the records of a State, as JSON has it."""
        made: Mapping[str, Any] = json.loads(self.work.get(OCCURRENCES, code))
        return made

    def pages(self, code: str) -> Iterator[tuple[PurePosixPath, str]]:
        """The pages of a State, where a place is kept for what it recommended to others."""
        head, _, texts = self.work.get(PAGES, code).partition(b"\n")
        start = 0
        for path, length in json.loads(head):
            yield PurePosixPath(path), texts[start : start + length].decode("utf-8")
            start += length

    def files(self, code: str) -> Iterator[tuple[PurePosixPath, bytes]]:
        """The files of data that are of one State alone, with marks for the version of the data."""
        yield from ((PurePosixPath(path), data) for path, data in parts_of(self.work.get(FILES, code)))

    def given(self, code: str) -> Iterator[tuple[str, bytes]]:
        """What the records of a State say of each recommending State, as JSON; by its code and what it is for: NOR/api."""
        return parts_of(self.work.get(GIVEN, code))

    def pieces(self, name: str) -> Iterator[bytes]:
        """The part of each State in a table's file, in the order of their codes; read when it is asked for."""
        return (self.work.piece(code, name) for code in sorted(self.keys))

    def frame(self) -> "Frame":
        """What all States share."""
        return self.work.frame()


def check_all(folder: Path, cache: Cache, today: date) -> tuple[Problem, ...]:
    """Every problem of the content, in the order of files and lines, as `checked.read_and_check` finds them in memory."""
    return _Work(folder, cache, today, None).run().problems


def make_all(folder: Path, cache: Cache, today: date, surroundings: Surroundings) -> AllStates:
    """Every problem of the content; where none is an error, what pages are made of."""
    return _Work(folder, cache, today, surroundings).run()


class _Work:
    """One run over all States of a folder as it is now."""

    def __init__(self, folder: Path, cache: Cache, today: date, surroundings: Surroundings | None) -> None:
        self.folder, self.cache, self.today, self.surroundings = folder, cache, today, surroundings
        self.inputs = inputs_of(folder)
        self.kept: dict[tuple[str, str], bytes] = {}  # what the cache could not keep, by kind and State
        self._frame: Frame | None = None
        self.known = self._known_of_the_frame()
        self.shared = hash_of(
            [
                code_version(),
                folder.as_posix(),
                today,
                self.known["neighbours"],
                self.known["unread"],
                sorted(self.inputs.shared.items()),
                review_files(self.inputs),
            ]
        )
        self.keys = {code: self._keys(code) for code in self.inputs.by_state}

    def run(self) -> AllStates:
        """Does what is to be done."""
        problems = [problem_from(kept) for kept in self.known["problems"]]
        if has_errors(problems):
            self.surroundings = None  # pages could not be made of lists with errors
        if open_ := [code for code in self.keys if not self._is_done(code)]:
            self._do(open_)
        for code in self.keys:
            problems += [problem_from(kept) for kept in json.loads(self.get(PROBLEMS, code))["problems"]]
        return AllStates(self, sorted_problems(problems), self.shared, self.keys)

    def get(self, kind: str, code: str) -> bytes:
        """What was made of a State; made again where the cache lost it meanwhile."""
        keys = self.keys[code]
        key = keys.problems if kind == PROBLEMS else keys.pages
        found = self.kept.get((kind, code)) or self.cache.get(kind, code, key)
        if found is None:
            self._do([code])
            found = self.kept.get((kind, code)) or self.cache.get(kind, code, key)
        if found is None:
            raise KeyError(f"nothing was made of {code}")
        return found

    def piece(self, code: str, name: str) -> bytes:
        """One of the pieces that were made of a State, without the others; nothing where there is none of this name."""
        key = self.keys[code].pages
        found = self.cache.get_part(PIECES, code, key, name) if (PIECES, code) not in self.kept else None
        return found if found is not None else dict(parts_of(self.get(PIECES, code))).get(name, b"")

    def frame(self) -> "Frame":
        """What all States share, read where it was not read before."""
        from generator.frame import frame_from

        if self._frame is None:
            self._frame = frame_from(
                self.folder, self.inputs, self.today, self.known["neighbours"], self.known["unread"], for_pages=self.surroundings is not None
            )
        return self._frame

    def _known_of_the_frame(self) -> Mapping[str, Any]:
        """The problems of the shared files, and what others need to know of each State: from the cache, or read."""
        key = hash_of([code_version(), self.folder.as_posix(), self.today, *frame_files(self.inputs)])
        if found := self.cache.get("frame", "frame", key):
            known: Mapping[str, Any] = json.loads(found)
            return known
        from generator.frame import frame_of

        self._frame = frame_of(self.folder, self.inputs, self.today)
        problems = [kept_problem(problem) for problem in self._frame.problems]
        data = json.dumps({"problems": problems, "neighbours": self._frame.neighbours, "unread": self._frame.unread}).encode()
        self.cache.put("frame", "frame", key, data)
        made: Mapping[str, Any] = json.loads(data)
        return made

    def _keys(self, code: str) -> Keys:
        problems = hash_of([self.shared, code, sorted(self.inputs.by_state[code].items())])
        return Keys(problems, hash_of([problems, self.surroundings.key if self.surroundings else None]))

    def _is_done(self, code: str) -> bool:
        """Whether the cache has what is wanted of a State, and the files of others that it depends on are as they were."""
        keys = self.keys[code]
        found = self.cache.get(PROBLEMS, code, keys.problems)
        if found is None:
            return False
        known = json.loads(found)
        if any(self._hash(PurePosixPath(name)) != hash_ for name, hash_ in known["looked_at"]):
            return False
        if self.surroundings is None or any(problem_from(kept).is_error for kept in known["problems"]):
            return True
        return all(self.cache.has(kind, code, keys.pages) for kind in self.surroundings.kinds)

    def _hash(self, name: PurePosixPath) -> str:
        """The hash of a file in the folder of a State, empty where it is not there."""
        return self.inputs.by_state.get(name.parts[1], {}).get(name, "")

    def _do(self, codes: Sequence[str]) -> None:
        from generator.workers import Task, work_on

        tasks = [Task(code, self.keys[code], self.inputs.by_state[code], self.inputs.sizes[code]) for code in codes]
        for code, made in work_on(tasks, self.frame(), self.surroundings, self.cache):
            self.kept.update({(kind, code): data for kind, data in made.items()})
