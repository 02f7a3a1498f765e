"""The content before and after, read as far as it differs, checked and compared: what `scorecards diff` reports."""

import tempfile
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath

from generator.checked import read_and_check_some
from generator.compare import compare
from generator.compare.report import Report
from generator.content import Content
from generator.problem import Problem, sorted_problems
from generator.revision import changed_files, commit_of, write_revision


def differences_since(folder: Path, base: str, head: str | None, today: date, site: str) -> Report:
    """What is different between a revision and the content folder, or a second revision. Raises NoRevision where git knows none of that name.

    Only files that differ, and what stands beside or behind them, are read; the working tree and the index are left alone.
    """
    base_commit, head_commit = commit_of(folder, base), commit_of(folder, head) if head else None
    changed = changed_files(folder, base_commit, head_commit)
    before, base_problems = _of_revision(folder, base_commit, changed, today)
    after, head_problems = _of_revision(folder, head_commit, changed, today) if head_commit else _narrowed(folder, folder, changed, today)
    return Report(compare(before, after), _new_warnings(base_problems, head_problems), base_problems, head_problems, site)


def _of_revision(folder: Path, commit: str, changed: Collection[PurePosixPath], today: date) -> tuple[Content, tuple[Problem, ...]]:
    with tempfile.TemporaryDirectory(prefix="scorecards-diff-") as name:
        write_revision(folder, commit, Path(name), {relative.parent for relative in changed})
        return _narrowed(Path(name), folder, changed, today)


def _narrowed(folder: Path, shown: Path, changed: Collection[PurePosixPath], today: date) -> tuple[Content, tuple[Problem, ...]]:
    """The content of the changed files and their siblings, so that both sides hold the same reviews; problems name the folder people know."""
    cycles = {relative.parent for relative in changed}
    content, problems = read_and_check_some(folder, lambda relative: relative in changed or _is_beside(relative, cycles), today)
    renamed = tuple(replace(problem, path=PurePosixPath(shown.as_posix()) / problem.path.relative_to(folder.as_posix())) for problem in problems)
    return _with_reviews_of(content, cycles), renamed


def _is_beside(relative: PurePosixPath, cycles: Collection[PurePosixPath]) -> bool:
    return len(relative.parts) == 4 and relative.parent in cycles


def _with_reviews_of(content: Content, cycles: Collection[PurePosixPath]) -> Content:
    """The content without the reviews that were read only because another one links to them."""
    keys = {key for key in (*content.reviews, *content.assessments) if PurePosixPath("states", key[0], f"cycle-{key[1]}") in cycles}
    reviews = {key: review for key, review in content.reviews.items() if key in keys}
    return replace(content, reviews=reviews, assessments={key: a for key, a in content.assessments.items() if key in keys})


def _new_warnings(before: Sequence[Problem], after: Sequence[Problem]) -> tuple[Problem, ...]:
    """The warnings of a record that it has more of than before; a warning that only counts otherwise is not new."""
    left = Counter(_kind(problem) for problem in before)
    said_before = {problem.message for problem in before}
    new: list[Problem] = []
    for problem in sorted(after, key=lambda problem: problem.message not in said_before):
        if not problem.is_error and left[_kind(problem)] <= 0:
            new.append(problem)
        left[_kind(problem)] -= 1
    return sorted_problems(new)


def _kind(problem: Problem) -> tuple[PurePosixPath, str, str]:
    return problem.path, problem.record, problem.check
