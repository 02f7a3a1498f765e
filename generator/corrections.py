"""Turns the text of the changelog into the corrections it lists."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

HEADING = "Corrections"
_NOTHING = "none yet."


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction as the changelog words it, and the version it stands under."""

    version: str
    text: str

    def is_about(self, code: str) -> bool:
        """Whether it names a record or a review of a State by its id: SVN-4-140.7, SVN-4."""
        return re.search(rf"\b{code}-\d", self.text) is not None


def corrections(changelog: str) -> tuple[Correction, ...]:
    """Every item under a heading Corrections, in the order of the file; what wraps over lines is one line."""
    return tuple(found for found in _items(changelog) if found.text.lower() != _NOTHING)


def _items(changelog: str) -> Iterator[Correction]:
    version = section = ""
    item: list[str] = []
    for line in [*changelog.splitlines(), "- "]:
        heading = re.match(r"(##|###) +(.*\S)", line)
        starts = line.startswith("- ") or heading
        if starts and item:
            yield Correction(version, " ".join(item).replace("`", ""))
            item = []
        if heading:
            version, section = (heading[2], "") if heading[1] == "##" else (version, heading[2])
        elif section == HEADING and (line.startswith("- ") or (item and line.strip())):
            item = [*item, line.removeprefix("- ").strip()]
