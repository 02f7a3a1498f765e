"""Content read and held against the rules: of a whole folder, or of some files as they are judged among all others."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path, PurePosixPath

from generator.checks import check
from generator.content import Content
from generator.needed import read_needed
from generator.problem import Problem, sorted_problems
from generator.read import read


def read_and_check(folder: Path, today: date, instead: Mapping[PurePosixPath, bytes] | None = None) -> tuple[Content, tuple[Problem, ...]]:
    """The content with every problem of every file, in the order of files and lines; as if the files named in `instead` held those bytes."""
    content, problems = read(folder, instead)
    return content, sorted_problems((*problems, *check(content, today)))


def read_and_check_some(folder: Path, is_wanted: Callable[[PurePosixPath], bool], today: date) -> tuple[Content, tuple[Problem, ...]]:
    """As much content as the wanted files need, with the problems that `read_and_check` has for these files, and no others."""
    content, problems = read_needed(folder, is_wanted)
    found = sorted_problems((*problems, *check(content, today)))
    return content, tuple(problem for problem in found if is_wanted(problem.path.relative_to(folder.as_posix())))
