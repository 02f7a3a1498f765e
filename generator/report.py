"""Words problems for who reads them: a person at a terminal, a code host's annotations, another program."""

import json
from collections.abc import Callable, Mapping, Sequence

from generator.escape import github_message, github_property, terminal
from generator.problem import Problem

_COMMENT_LINE = 600
_COMMENT_LINES = 50


def as_text(problems: Sequence[Problem]) -> str:
    """One line for each problem, `path:line:column: record: what is wrong, what was found; what to do [check]`, then the count."""
    return "".join(f"{_line(problem)}\n" for problem in problems) + f"{count_sentence(problems)}\n"


def as_github(problems: Sequence[Problem]) -> str:
    """Workflow commands that annotate the lines of a pull request, then the count."""
    commands = []
    for problem in problems:
        properties = {
            "file": str(problem.path),
            "line": str(problem.place.line),
            "col": str(problem.place.column),
            "title": f"{problem.record} [{problem.check}]",
        }
        joined = ",".join(f"{name}={github_property(value)}" for name, value in properties.items())
        commands.append(f"::{problem.severity} {joined}::{github_message(problem.message)}\n")
    return "".join(commands) + f"{count_sentence(problems)}\n"


def as_json(problems: Sequence[Problem]) -> str:
    """A JSON list, one object for each problem."""
    items = [
        {
            "path": str(problem.path),
            "line": problem.place.line,
            "column": problem.place.column,
            "record": problem.record,
            "message": problem.message,
            "check": problem.check,
            "severity": str(problem.severity),
        }
        for problem in problems
    ]
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def as_markdown(problems: Sequence[Problem]) -> str:
    """All problems for the summary of a CI run, where annotations are cut after ten."""
    lines = "\n".join(_line(problem).replace("`", "'") for problem in problems)
    fence = f"```text\n{lines}\n```\n" if problems else ""
    return f"### Check of the content\n\n{count_sentence(problems)}\n\n{fence}"


def as_comment(sentence: str, lines: Sequence[str]) -> str:
    """A comment under an issue: a sentence of ours, then lines that may quote what others wrote, in a block where nothing is mark-up or a mention."""
    shown = [terminal(line).replace("`", "'")[:_COMMENT_LINE] for line in lines[:_COMMENT_LINES]]
    more = [f"... and {len(lines) - _COMMENT_LINES} more"] if len(lines) > _COMMENT_LINES else []
    inside = "\n".join((*shown, *more))
    return f"{sentence}\n\n```text\n{inside}\n```\n"


FORMATS: Mapping[str, Callable[[Sequence[Problem]], str]] = {"text": as_text, "github": as_github, "json": as_json}


def count_sentence(problems: Sequence[Problem]) -> str:
    """1 error, 2 warnings."""
    errors = sum(problem.is_error for problem in problems)
    warnings = len(problems) - errors
    return f"{errors} error{'' if errors == 1 else 's'}, {warnings} warning{'' if warnings == 1 else 's'}"


def _line(problem: Problem) -> str:
    kind = "" if problem.is_error else "warning: "
    where = f"{problem.path}:{problem.place.line}:{problem.place.column}"
    return terminal(f"{where}: {problem.record}: {kind}{problem.message} [{problem.check}]")
