"""The list of checks for CONTRIBUTING.md and their pages in CHECKS.md, made from the checks and from tested files so that they cannot lie."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.checks import ADVICE, CHECKS, Check

BEGIN = "<!-- checks: made by tools/guide.py, do not edit by hand -->"
END = "<!-- end of checks -->"
DOCUMENT = "CHECKS.md"
_FOLDERS = ("broken", "advised")


@dataclass(frozen=True, slots=True)
class Example:
    """What breaks a check and what mends it: text of a tested file, text of a page, or the names of files. `said` are the lines of the check."""

    file: str
    language: str
    wrong: str
    right: str
    said: tuple[str, ...]


def with_checks(text: str) -> str:
    """A document with the list of checks between its two marks replaced by the present one."""
    made = f"{BEGIN}\n\n{check_list()}\n{END}"
    return re.sub(re.escape(BEGIN) + r".*?" + re.escape(END), lambda _: made, text, count=1, flags=re.DOTALL)


def check_list() -> str:
    """Two tables in Markdown: what must be true, and what an editor is warned of."""
    errors = _table(CHECKS)
    warnings = _table(ADVICE)
    intro = f"Why each exists, with a wrong and a right example: [{DOCUMENT}]({DOCUMENT}).\n\n"
    return f"{intro}These stop the build:\n\n{errors}\nThese are warnings:\n\n{warnings}"


def checks_document(tests: Path) -> str:
    """CHECKS.md: for each check its rule, why it exists, a wrong and a right example from the folder of the tests."""
    examples = examples_in(tests)
    made = "Made by `tools/guide.py` from the checks and from files that tests hold against them; do not edit it by hand."
    intro = (
        f"# The checks\n\n{made}\nThe name of a check stands in brackets at the end of a problem. How to write the files: [CONTRIBUTING.md](CONTRIBUTING.md).\n"
    )
    errors = "\n".join(_section(check, examples[check.__name__]) for check in CHECKS)
    warnings = "\n".join(_section(check, examples[check.__name__]) for check in ADVICE)
    return f"{intro}\n## These stop the build\n\n{errors}\n## These are warnings\n\n{warnings}"


def examples_in(tests: Path) -> Mapping[str, Example]:
    """The example of each check, from mended.yaml and the files it names."""
    mended = yaml.safe_load((tests / "mended.yaml").read_text(encoding="utf-8"))
    return {check: _example(tests, check, entry) for check, entry in mended.items()}


def _example(tests: Path, check: str, entry: Mapping[str, Any]) -> Example:
    wrong, right = str(entry["wrong"]), str(entry["right"])
    if "file" not in entry:
        return Example("", "text" if entry.get("words") else "markdown", wrong, right, ())
    path = next(path for folder in _FOLDERS if (path := tests / folder / f"{entry['file']}.yaml").is_file())
    text = path.read_text(encoding="utf-8")
    start = text.rfind("\n", 0, text.index(wrong)) + 1
    end = text.find("\n", text.index(wrong) + len(wrong.rstrip("\n")))
    lines = path.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    mended = text.replace(wrong, right)
    rest = len(text) - end
    return Example(path.name, "yaml", text[start:end], mended[start : len(mended) - rest], tuple(line for line in lines if line.endswith(f"[{check}]")))


def _section(check: Check, example: Example) -> str:
    said = "".join(f"{line}\n" for line in example.said)
    message = f"\n```text\n{said}```\n" if said else ""
    wrong, right = (f"```{example.language}\n{_visible(text)}\n```\n" for text in (example.wrong, example.right))
    rule, why = (_escaped(paragraph) for paragraph in _paragraphs(check)[:2])
    return f"### `{check.__name__}`\n\n{rule}\n\nWhy: {why}\n\nWrong:\n\n{wrong}{message}\nRight:\n\n{right}"


def _visible(text: str) -> str:
    """Characters that nobody sees would do in the document what the check keeps out of the files."""
    return "".join(c if c == "\n" or c.isprintable() else f"<U+{ord(c):04X}>" for c in text)


def _table(checks: Iterable[Check]) -> str:
    rows = "".join(f"| [`{check.__name__}`]({DOCUMENT}#{check.__name__}) | {_escaped(_paragraphs(check)[0])} |\n" for check in checks)
    return f"| check | rule |\n|:--|:--|\n{rows}"


def _paragraphs(check: Check) -> tuple[str, ...]:
    """The paragraphs of the docstring, each on one line: the rule, then why it exists."""
    return tuple(_lines(check.__doc__ or ""))


def _lines(text: str) -> Iterator[str]:
    return (" ".join(paragraph.split()) for paragraph in text.split("\n\n"))


def _escaped(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")
