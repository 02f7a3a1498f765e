"""The words of OHCHR's lists and matrices, both ways: what a printed label means to us, and which label we print.

A label is read as the lists in content/*.yaml give it. Where none of them has it, our own name is read too, and our id, so that whatever
a matrix of ours prints is read back as what it was. What we print is always something that reads back.
"""

import re
from collections.abc import Iterable, Mapping

from generator.content import Content
from generator.model import Goal, Group, Theme
from generator.vocabulary import Position

POSITION_WORDS: Mapping[Position, str] = {
    Position.SUPPORTED: "Supported",
    Position.PARTIALLY_SUPPORTED: "Supported/Noted",
    Position.NOTED: "Noted",
    Position.PENDING: Position.PENDING.label,  # OHCHR has no word for the last three: its lists are made after the answer
    Position.UNCLEAR: Position.UNCLEAR.label,
    Position.NOT_RECORDED: Position.NOT_RECORDED.label,
}
NOT_ON_RECORD = "not on record"  # in the place of a theme or of the source of a position

CYCLE_OF_THE_INDEX = 4  # since when lists use the labels of the human rights index, and have a column of goals

_TARGET = re.compile(r"(1[0-7]|[1-9])\.([0-9]{1,2}|[a-d])")


def label(printed: str) -> str:
    """A label without its dash and with single spaces."""
    if printed.isprintable() and "  " not in printed:  # most labels
        return printed.strip().removeprefix("- ").strip()
    return re.sub(r"\s+", " ", printed).strip().removeprefix("- ").strip()


def position_of(printed: str) -> Position | None:
    """The position that a list prints, whatever its spaces and letters; None for other words."""
    return _POSITION_BY_WORDS.get(_squeezed(printed))


def _squeezed(printed: str) -> str:
    return re.sub(r"\s+", "", printed).casefold()


_POSITION_BY_WORDS = {_squeezed(words): position for position, words in POSITION_WORDS.items()}


class OhchrWords:
    """Themes, groups and goals by what OHCHR's lists print, and what we print for them."""

    def __init__(self, content: Content) -> None:
        themes, groups, goals = content.theme_by_id.values(), content.group_by_id.values(), content.goal_by_number.values()
        self._goals = {label(text): str(goal.number) for goal in goals for text in goal.labels}
        self._by_section = {
            "theme": _with_names({label(text): theme.id for theme in themes for text in (*theme.labels.uhri, *theme.labels.ohchr)}, themes),
            "group": _with_names({label(text): group.id for group in groups for text in group.labels}, groups),
            "sdg": {label(goal.name): str(goal.number) for goal in goals},  # read in its own section alone: a theme may bear the name of a goal
        }
        ignored = (*(content.groups.record.not_a_group if content.groups else ()), *(content.sdgs.record.not_a_goal if content.sdgs else ()))
        self.ignored = frozenset(label(text) for text in (*ignored, NOT_ON_RECORD))

    @property
    def known(self) -> Iterable[str]:
        """Every label of a theme or group."""
        return [*self._by_section["theme"], *self._by_section["group"]]

    def read(self, section: str, printed: str) -> tuple[str, str | None]:
        """The kind (theme, group, sdg) and our word of a label in a section; lists of cycle 3 print goals among the themes."""
        if printed in self._goals:
            return "sdg", self._goals[printed]
        if section == "sdg" and _TARGET.fullmatch(printed):
            return section, printed
        return section, self._by_section[section].get(printed)

    def theme(self, theme: Theme, cycle: int) -> str:
        """What OHCHR calls a theme in a cycle: since cycle 4 as in its index, before as in its lists, but without the codes of two systems there."""
        of_lists, of_index = theme.labels.ohchr, theme.labels.uhri
        if cycle < CYCLE_OF_THE_INDEX:
            without_code = [text for text in of_lists if not _begins_with_a_code(text)]
            return self._printed("theme", theme.id, (*without_code, *of_index, *of_lists, theme.name))
        return self._printed("theme", theme.id, (*of_index, *of_lists, theme.name))

    def group(self, group: Group) -> str:
        """What OHCHR's lists call a group of persons."""
        return self._printed("group", group.id, (*group.labels, group.name))

    def goal(self, goal: Goal) -> str:
        """What OHCHR's lists call a goal."""
        return self._printed("sdg", str(goal.number), (*goal.labels, goal.name))

    def _printed(self, section: str, key: str, candidates: Iterable[str]) -> str:
        """The first of the labels that is read back as what it stands for; the id where none is."""
        for candidate in candidates:
            text = label(candidate)
            if text not in self.ignored and self.read(section, text) == (section, key):
                return text
        return key


def _begins_with_a_code(text: str) -> bool:
    """Whether a label begins with OHCHR's code, such as A12 or 2.1."""
    return text[:2].strip("ABCDEFGHS").rstrip(".")[:1].isdigit()


def _with_names(by_label: dict[str, str], words: Iterable[Theme | Group]) -> dict[str, str]:
    """The labels of the lists, and beside them our names and ids where no list says otherwise."""
    named = {label(text): word.id for word in words for text in (word.id, word.name)}
    return named | by_label
