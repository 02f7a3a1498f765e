"""What is wrong in the content, as a value: where, in which record, what was found and what to do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Any


class Severity(StrEnum):
    """An error stops the build; a warning is printed and the build goes on."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Place:
    """A position in a file: line and column, both counted from 1, columns in characters."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault. `message` reads "what is wrong, what was found; what to do"; `check` is the id of the rule."""

    path: PurePosixPath
    place: Place
    record: str
    message: str
    check: str
    severity: Severity = Severity.ERROR

    @property
    def is_error(self) -> bool:
        """Whether the build must stop."""
        return self.severity is Severity.ERROR


def kept_problem(problem: Problem) -> list[str | int]:
    """A problem as JSON has it."""
    place = problem.place
    return [str(problem.path), place.line, place.column, problem.record, problem.message, problem.check, problem.severity]


def problem_from(kept: Sequence[Any]) -> Problem:
    """The problem that `kept_problem` made JSON of."""
    path, line, column, record, message, check, severity = kept
    return Problem(PurePosixPath(path), Place(line, column), record, message, check, Severity(severity))


def sorted_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once, in the order of files, lines and columns."""
    once = dict.fromkeys(problems)
    return tuple(sorted(once, key=lambda p: (str(p.path), p.place.line, p.place.column, p.check, p.message)))


def has_errors(problems: Sequence[Problem]) -> bool:
    """Whether at least one of the problems must stop the build."""
    return any(problem.is_error for problem in problems)
