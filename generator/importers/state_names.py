"""Finds the code of a State from its name as printed: exact or listed, never fuzzy."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

from generator.content import Content


def folded(name: str) -> str:
    """A name without what printing varies: case, white space, the form of apostrophes and hyphens, a leading article."""
    text = unicodedata.normalize("NFC", name).replace("’", "'").replace("‘", "'").replace("‑", "-").replace("–", "-")
    spaced = re.sub(r"\s*\(\s*", " (", re.sub(r"\s+\)", ")", text))
    return re.sub(r"\s+", " ", spaced).strip(" .;,").casefold().removeprefix("the ")


class StateNames:
    """Codes by every name that content/ lists: short names in six languages, former names, observers."""

    def __init__(self, content: Content) -> None:
        self._code_by_name: dict[str, str] = {}
        self._printed: dict[str, str] = {}
        for code, state in content.states.items():
            record = state.record
            self._add(code, (record.name, *record.names.values(), *record.former_names))
        for code, observer in content.observer_by_code.items():
            self._add(code, (observer.name, *observer.names.values(), *observer.former_names))

    def _add(self, code: str, names: Iterable[str]) -> None:
        for name in names:
            self._code_by_name.setdefault(folded(name), code)
            self._printed.setdefault(folded(name), name)

    def code(self, name: str) -> str | None:
        """The code of the State of that name, or None where no list has it."""
        return self._code_by_name.get(folded(name))

    def codes(self, text: str) -> list[str] | None:
        """The codes of a list such as `Spain, Tunisia and Portugal`, or None where one of the names is on no list."""
        if whole := self.code(text):
            return [whole]
        found: list[str] = []
        for piece in re.split(r"[,;\n]", text):
            if not piece.strip():
                continue
            codes = [code] if (code := self.code(piece)) else [self.code(name) for name in re.split(r"\band\b", piece) if name.strip()]
            if not codes or None in codes:
                return None
            found += [code for code in codes if code]
        return found or None

    def unknown(self, text: str) -> list[str]:
        """The names of a list that stand nowhere, as printed."""
        return [piece.strip() for piece in re.split(r"[,;\n]", text) if piece.strip() and not self.codes(piece)]

    def nearest(self, name: str) -> list[str]:
        """The three most similar names on the lists, for the message about an unknown one."""
        return [self._printed[near] for near in get_close_matches(folded(name), self._code_by_name, n=3, cutoff=0)]
