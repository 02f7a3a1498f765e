"""What the list of recommendations on the page of a review can be narrowed by: every choice that leaves something, in words."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.content import Content
from generator.escape import heading_attribute, raw_html
from generator.markdown_text import TOGETHER, Markdown, Printed, frame
from generator.overview import goal_of
from generator.pages.marks import Mark
from generator.pages.page import alphabetical
from generator.scorecard import Standing
from generator.vocabulary import NOT_ASSESSED, NOT_ASSESSED_LABEL, Level, Position, Word

_OPTION = frame('<option value="{}">{}</option>')


@dataclass(frozen=True, slots=True)
class Filter:
    """One thing to narrow by, with its choices as HTML. `name` is its key in the address of a filtered list, a contract like that of the page."""

    name: str
    label: str
    options: Printed


def filters(content: Content, standings: Sequence[Standing], marks: Collection[Mark]) -> tuple[Filter, ...]:
    """Every filter in which the recommendations differ or could differ; a filter without a choice is left out. `marks` are those that occur."""
    listed = [standing.recommendation for standing in standings]
    codes = {code for recommendation in listed for code in recommendation.by}
    themes = {theme for recommendation in listed for theme in recommendation.themes}
    groups = {group for recommendation in listed for group in recommendation.groups}
    found = (
        ("level", "Level", _levels({standing.level_key for standing in standings})),
        ("position", "Position", _occurring(Position, {recommendation.position for recommendation in listed})),
        ("by", "From", _by_name({code: content.name_by_code.get(code, code) for code in codes})),
        ("theme", "Theme", _by_name({theme: content.theme_by_id[theme].name for theme in themes})),
        ("group", "Group", _by_name({group: content.group_by_id[group].name for group in groups})),
        ("goal", "Goal", _goals(content, {goal for recommendation in listed for goal in recommendation.sdgs})),
        ("draft", "Draft", _occurring(Level, {standing.lone_draft.level for standing in standings if standing.lone_draft})),
        ("mark", "Marked", _occurring(Mark, marks)),
    )
    joined = ((name, label, TOGETHER(options)) for name, label, options in found)
    return tuple(Filter(name, label, Printed(options)) for name, label, options in joined if options)


@lru_cache(maxsize=4096)  # the same States, themes and groups on every page
def _option(value: str, label: str) -> Markdown:
    return _OPTION(heading_attribute((value,)), raw_html(label))


def _occurring(words: Iterable[Word], found: Collection[str]) -> Iterator[Markdown]:
    """The words that occur, in their own order."""
    return (_option(word.value, word.label) for word in words if word in found)


def _levels(found: Collection[str]) -> Iterator[Markdown]:
    yield from _occurring(Level, found)
    if NOT_ASSESSED in found:
        yield _option(NOT_ASSESSED, NOT_ASSESSED_LABEL)


def _by_name(names: Mapping[str, str]) -> Iterator[Markdown]:
    """States, themes or groups."""
    return (_option(word, names[word]) for word in sorted(names, key=lambda word: (alphabetical(names[word]), word)))


def _goals(content: Content, found: Collection[str]) -> Iterator[Markdown]:
    """Goals by number; a target counts for its goal."""
    numbers = {goal_of(goal) for goal in found}
    return (_option(str(number), f"{number} {content.goal_by_number[number].name}") for number in sorted(numbers))
