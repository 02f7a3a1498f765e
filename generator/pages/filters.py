"""What the list of recommendations on the page of a review can be narrowed by: every choice that leaves something, in words."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.content import Content
from generator.escape import heading_attribute, raw_html
from generator.markdown_text import TOGETHER, Markdown, Printed, frame
from generator.model import Group, Theme
from generator.overview import goal_of
from generator.pages.marks import Mark
from generator.pages.page import alphabetical
from generator.scorecard import Standing
from generator.vocabulary import NOT_ASSESSED, NOT_ASSESSED_LABEL, Level, Position, Word

_OPTION = frame('<option value="{}">{}</option>')


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter: its word in the address and in the hooks, and its label."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Filter:
    """One thing to narrow by, with its choices as HTML. `name` is its key in the address of a filtered list, a contract like that of the page."""

    name: str
    label: str
    options: Printed


def filters(content: Content, standings: Sequence[Standing], marks: Collection[Mark]) -> tuple[Filter, ...]:
    """Every filter in which the recommendations differ or could differ; a filter without a choice is left out. `marks` are those that occur."""
    listed = [standing.recommendation for standing in standings]
    found = (
        ("level", "Level", _levels({standing.level_key for standing in standings})),
        ("position", "Position", _occurring(Position, {recommendation.position for recommendation in listed})),
        ("by", "From", _recommending(content, {code for recommendation in listed for code in recommendation.by})),
        ("theme", "Theme", _named(content.theme_by_id, {theme for recommendation in listed for theme in recommendation.themes})),
        ("group", "Group", _named(content.group_by_id, {group for recommendation in listed for group in recommendation.groups})),
        ("goal", "Goal", _goals(content, {goal for recommendation in listed for goal in recommendation.sdgs})),
        ("draft", "Draft", _occurring(Level, {standing.lone_draft.level for standing in standings if standing.lone_draft})),
        ("mark", "Marked", _occurring(Mark, marks)),
    )
    options = ((name, label, TOGETHER([_option(choice.value, choice.label) for choice in choices])) for name, label, choices in found)
    return tuple(Filter(name, label, Printed(choices)) for name, label, choices in options if choices)


@lru_cache(maxsize=4096)  # the same States, themes and groups on every page
def _option(value: str, label: str) -> Markdown:
    return _OPTION(heading_attribute((value,)), raw_html(label))


def _occurring(words: Iterable[Word], found: Collection[str]) -> Iterator[Choice]:
    """The words that occur, in their own order."""
    return (Choice(word.value, word.label) for word in words if word in found)


def _levels(found: Collection[str]) -> Iterator[Choice]:
    yield from _occurring(Level, found)
    if NOT_ASSESSED in found:
        yield Choice(NOT_ASSESSED, NOT_ASSESSED_LABEL)


def _recommending(content: Content, found: Collection[str]) -> Iterator[Choice]:
    names = {code: content.name_by_code.get(code, code) for code in sorted(found)}
    return (Choice(code, names[code]) for code in sorted(names, key=lambda code: alphabetical(names[code])))


def _named(names: Mapping[str, Theme] | Mapping[str, Group], found: Collection[str]) -> Iterator[Choice]:
    """Themes or groups by name."""
    return (Choice(slug, names[slug].name) for slug in sorted(sorted(found), key=lambda slug: alphabetical(names[slug].name)))


def _goals(content: Content, found: Collection[str]) -> Iterator[Choice]:
    """Goals by number; a target counts for its goal."""
    numbers = {goal_of(goal) for goal in found}
    return (Choice(str(number), f"{number} {content.goal_by_number[number].name}") for number in sorted(numbers))
