"""Turns the labels of the Universal Human Rights Index into our words: positions, themes, groups of persons, goals and targets.

A label that stands on no list of the content is a complaint with the nearest one, never a guess.
"""

import re
from collections.abc import Iterable, Mapping

from generator.content import Content
from generator.shape_faults import nearest
from generator.vocabulary import Position

MAX_SOUGHT = 300

RESERVATIONS = "Reservations"
"""The theme that stands on a third of all records of the index, nearly always wrongly."""

_SPEAKS_OF_RESERVATIONS = re.compile(r"\breservations?\b", re.IGNORECASE)
_POSITIONS: Mapping[str, frozenset[Position]] = {
    "supported": frozenset({Position.SUPPORTED}),
    "noted": frozenset({Position.NOTED}),
    "supported/noted": frozenset({Position.SUPPORTED, Position.NOTED}),
}
# The targets of each goal (A/RES/70/1): how many have numbers, and which letters those on means of implementation have.
_TARGETS: Mapping[int, tuple[int, str]] = dict(
    enumerate(
        (
            *((5, "ab"), (5, "abc"), (9, "abcd"), (7, "abc"), (6, "abc"), (6, "ab"), (3, "ab"), (10, "ab"), (5, "abc")),
            *((7, "abc"), (7, "abc"), (8, "abc"), (3, "ab"), (7, "abc"), (9, "abc"), (10, "ab"), (19, "")),
        ),
        start=1,
    )
)
TARGETS = frozenset(f"{goal}.{number}" for goal, (most, letters) in _TARGETS.items() for number in (*range(1, most + 1), *letters))
_SDG = re.compile(r"(\d{1,2})(?:\.(\d{1,2}|[a-d]))?\s*(?:[-–:.]\s*(.*))?")


class UhriWords:
    """Our words for the labels of the index, from the lists at the top of the content."""

    def __init__(self, content: Content) -> None:
        self._theme_by_label = {label: theme.id for theme in content.theme_by_id.values() for label in theme.labels.uhri}
        self._group_by_label = {label: group.id for group in content.group_by_id.values() for label in group.labels}
        self._ignored = frozenset(content.groups.record.not_a_group if content.groups else ())
        self._goal_by_label = {label.casefold(): str(goal.number) for goal in content.goal_by_number.values() for label in (*goal.labels, goal.name)}
        self._not_goals = frozenset(content.sdgs.record.not_a_goal if content.sdgs else ())
        self._advice: dict[tuple[str, str], str] = {}

    def position(self, printed: Iterable[str], complaints: list[str]) -> Position:
        """What the State answered; supported and noted together are supported in part, nothing is not recorded."""
        found: set[Position] = set()
        for label in printed:
            positions = _POSITIONS.get(re.sub(r"\s*/\s*", "/", label).casefold())
            if positions is None:
                complaints.append(f'the position "{label[:60]}" is none of Supported, Noted, Supported/Noted')
            found |= positions or set()
        if len(found) > 1:
            return Position.PARTIALLY_SUPPORTED
        return found.pop() if found else Position.NOT_RECORDED

    def themes(self, printed: tuple[str, ...], text: str, complaints: list[str]) -> tuple[tuple[str, ...], bool]:
        """The themes of a record, and whether Reservations was left out because the text speaks of none."""
        mistaken = RESERVATIONS in printed and not _SPEAKS_OF_RESERVATIONS.search(text)
        labels = [label for label in printed if not (mistaken and label == RESERVATIONS)]
        return self._words(labels, self._theme_by_label, "theme", complaints), mistaken

    def groups(self, printed: Iterable[str], complaints: list[str]) -> tuple[str, ...]:
        """The groups of persons of a record, without labels that name nobody in particular."""
        return self._words([label for label in printed if label not in self._ignored], self._group_by_label, "group", complaints)

    def sdgs(self, printed: Iterable[str], complaints: list[str]) -> tuple[str, ...]:
        """The goals and targets of a record in the order of their numbers."""
        found = {self._sdg(label, complaints) for label in printed if label not in self._not_goals}
        return tuple(sorted((sdg for sdg in found if sdg), key=_sdg_order))

    def _sdg(self, label: str, complaints: list[str]) -> str | None:
        """A goal whose name is on the list, or one of the targets; the words behind a target are those of the index."""
        if goal := self._goal_by_label.get(label.casefold()):
            return goal
        numbered = _SDG.fullmatch(label)
        if numbered and numbered[2] and f"{numbered[1]}.{numbered[2]}" in TARGETS:
            return f"{numbered[1]}.{numbered[2]}"
        if numbered and not numbered[2] and self._goal_by_label.get((numbered[3] or "").casefold()) == numbered[1]:
            return numbered[1]
        complaints.append(self._unknown(label, self._goal_by_label, "sdg"))
        return None

    def _words(self, labels: Iterable[str], word_by_label: Mapping[str, str], kind: str, complaints: list[str]) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for label in labels:
            if word := word_by_label.get(label):
                found[word] = None
            else:
                complaints.append(self._unknown(label, word_by_label, kind))
        return tuple(found)

    def _unknown(self, label: str, known: Iterable[str], kind: str) -> str:
        """The complaint about a label that is on no list; similar ones are looked for a few hundred times at most, which is slow."""
        key = (kind, label[:100])
        if key not in self._advice and len(self._advice) < MAX_SOUGHT:
            near = nearest(key[1], known, most=1)
            self._advice[key] = f'; the nearest known is "{near[0]}"' if near else ""
        return f'the label "{label[:100]}" is on no list{self._advice.get(key, "")}; add it to content/{kind}s.yaml'


def _sdg_order(sdg: str) -> tuple[int, int, str]:
    goal, _, target = sdg.partition(".")
    return int(goal), int(target) if target.isdigit() else 99 if target else 0, target
