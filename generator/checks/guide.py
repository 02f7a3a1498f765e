"""The list of checks for CONTRIBUTING.md, made from the checks themselves so that it cannot lie."""

import re
from collections.abc import Iterable

from generator.checks import ADVICE, CHECKS, Check

BEGIN = "<!-- checks: made by tools/guide.py, do not edit by hand -->"
END = "<!-- end of checks -->"


def with_checks(text: str) -> str:
    """A document with the list of checks between its two marks replaced by the present one."""
    made = f"{BEGIN}\n\n{check_list()}\n{END}"
    return re.sub(re.escape(BEGIN) + r".*?" + re.escape(END), lambda _: made, text, count=1, flags=re.DOTALL)


def check_list() -> str:
    """Two tables in Markdown: what must be true, and what an editor is warned of."""
    errors = _table(CHECKS)
    warnings = _table(ADVICE)
    return f"These stop the build:\n\n{errors}\nThese are warnings:\n\n{warnings}"


def _table(checks: Iterable[Check]) -> str:
    rows = "".join(f"| `{check.__name__}` | {_rule(check)} |\n" for check in checks)
    return f"| check | rule |\n|:--|:--|\n{rows}"


def _rule(check: Check) -> str:
    """The first paragraph of the docstring on one line."""
    return " ".join((check.__doc__ or "").split("\n\n", maxsplit=1)[0].split()).replace("|", "\\|").replace("<", "&lt;")
