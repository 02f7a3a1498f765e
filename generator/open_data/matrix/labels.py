"""The lines of a matrix that name themes, groups and goals in OHCHR's words; made once for all States of a run, whose lists are the same."""

from collections.abc import Callable
from functools import lru_cache

from generator.content import Content
from generator.ohchr_words import NOT_ON_RECORD, OhchrWords
from generator.open_data.matrix.office_text import plain

_KEPT = 8  # of each list, one for each of the layouts of OHCHR's cycles, with room


class Lines(dict[str, str]):
    """Pieces of text, each made when it is first asked for."""

    def __init__(self, make: Callable[[str], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: str) -> str:
        made = self[key] = self._make(key)
        return made


class MatrixLabels:
    """What lists of a cycle call a theme, and the line of a cell for each theme, group and goal. A word of no list stands as it is."""

    def __init__(self, content: Content, cycle: int) -> None:
        words, themes, groups, goals = OhchrWords(content), content.theme_by_id, content.group_by_id, content.goal_by_number
        labels = Lines(lambda key: words.theme(themes[key], cycle) if key in themes else key or NOT_ON_RECORD)
        self.rank = {theme: rank for rank, theme in enumerate(themes)}
        self.theme = labels
        self.themes = Lines(lambda key: _line(labels[key]))
        self.groups = Lines(lambda key: _line(words.group(groups[key]) if key in groups else key))
        self.goals = Lines(lambda key: _line(words.goal(goals[int(key)]) if key.isdigit() and int(key) in goals else key))  # targets have no label


class _Lists:
    """The lists of a content folder; equal only to themselves, since looking whether they say the same would take longer than what is kept."""

    def __init__(self, content: Content) -> None:
        self.content = Content(themes=content.themes, groups=content.groups, sdgs=content.sdgs)  # nothing of a State, which would be kept with it
        self._same = (id(content.themes), id(content.groups), id(content.sdgs))  # they live as long as this does

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Lists) and self._same == other._same

    def __hash__(self) -> int:
        return hash(self._same)


def labels_of(content: Content, cycle: int) -> MatrixLabels:
    """The labels for a cycle, made once for the lists of this content."""
    return _labels(_Lists(content), cycle)


@lru_cache(maxsize=_KEPT)
def _labels(lists: _Lists, cycle: int) -> MatrixLabels:
    return MatrixLabels(lists.content, cycle)


def _line(label: str) -> str:
    return plain(f"- {label}")
