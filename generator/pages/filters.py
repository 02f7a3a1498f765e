"""What the list of recommendations on the page of a review can be narrowed by: every choice that leaves something, in words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.content import Content
from generator.model import Group, Theme
from generator.overview import goal_of
from generator.pages.entry import Entry
from generator.pages.marks import Mark
from generator.pages.page import alphabetical
from generator.vocabulary import NOT_ASSESSED, NOT_ASSESSED_LABEL, Level, Position


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter: its word in the address and in the hooks, and its label."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Filter:
    """One thing to narrow by. `name` is its key in the address of a filtered list, a contract like that of the page."""

    name: str
    label: str
    choices: tuple[Choice, ...]


def filters(content: Content, entries: Iterable[Entry]) -> tuple[Filter, ...]:
    """Every filter in which the recommendations differ or could differ; a filter without a choice is left out."""
    listed = tuple(entries)
    found = (
        Filter("level", "Level", tuple(_levels(listed))),
        Filter("position", "Position", tuple(_occurring(((p.value, p.label) for p in Position), {e.recommendation.position.value for e in listed}))),
        Filter("by", "From", tuple(_recommending(content, listed))),
        Filter("theme", "Theme", _named(content.theme_by_id, (theme for e in listed for theme in e.recommendation.themes))),
        Filter("group", "Group", _named(content.group_by_id, (group for e in listed for group in e.recommendation.groups))),
        Filter("goal", "Goal", tuple(_goals(content, listed))),
        Filter("mark", "Marked", tuple(_occurring(((mark.value, mark.label) for mark in Mark), {mark for e in listed for mark in e.marks}))),
    )
    return tuple(one for one in found if one.choices)


def _occurring(words: Iterable[tuple[str, str]], found: set[str]) -> Iterator[Choice]:
    """The words that occur, in their own order."""
    return (Choice(value, label) for value, label in words if value in found)


def _levels(entries: tuple[Entry, ...]) -> Iterator[Choice]:
    words = [*((level.value, level.label) for level in Level), (NOT_ASSESSED, NOT_ASSESSED_LABEL)]
    return _occurring(words, {entry.level_key for entry in entries})


def _recommending(content: Content, entries: tuple[Entry, ...]) -> Iterator[Choice]:
    names = {code: content.name_by_code.get(code, code) for entry in entries for code in entry.recommendation.by}
    return (Choice(code, names[code]) for code in sorted(names, key=lambda code: alphabetical(names[code])))


def _named(names: Mapping[str, Theme] | Mapping[str, Group], found: Iterable[str]) -> tuple[Choice, ...]:
    """Themes or groups by name."""
    choices = (Choice(slug, names[slug].name) for slug in set(found))
    return tuple(sorted(choices, key=lambda choice: alphabetical(choice.label)))


def _goals(content: Content, entries: tuple[Entry, ...]) -> Iterator[Choice]:
    """Goals by number; a target counts for its goal."""
    numbers = {goal_of(goal) for entry in entries for goal in entry.recommendation.sdgs}
    return (Choice(str(number), f"{number} {content.goal_by_number[number].name}") for number in sorted(numbers))
