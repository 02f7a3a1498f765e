"""The home page: what this is, how much of it there is, and the way to every State."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.addresses import CALENDAR, CHANGES, COVERAGE, HOME, relative, state_page
from generator.content import Content, ReviewKey
from generator.pages.page import Link, Page, anchor_of_group, counted, states_by_name
from generator.scorecard import Scorecard
from generator.vocabulary import RegionalGroup


@dataclass(frozen=True, slots=True)
class StateLine:
    """A State in a list, with what is on record about it."""

    link: Link
    record: str


@dataclass(frozen=True, slots=True)
class GroupSection:
    """The States of one regional group by name."""

    anchor: str
    name: str
    states: tuple[StateLine, ...]


def home_page(content: Content, scorecards: Mapping[ReviewKey, Scorecard]) -> Page:
    """The page /."""
    recommendations = sum(scorecard.all.total for scorecard in scorecards.values())
    assessed = sum(scorecard.all.assessed for scorecard in scorecards.values())
    lines = {code: _line(content, code, scorecards) for code in content.states}
    return Page(
        path=HOME,
        title="Open scorecards of the Universal Periodic Review",
        description="Which recommendations each State received in the Universal Periodic Review, what it answered, "
        "and how far each was carried out, with the evidence.",
        template="home.md.jinja",
        context={
            "states": len(content.states),
            "reviews": sum(scorecard.all.total > 0 for scorecard in scorecards.values()),
            "recommendations": recommendations,
            "assessed": assessed,
            "calendar": relative(CALENDAR, HOME),
            "coverage": relative(COVERAGE, HOME),
            "changes": relative(CHANGES, HOME),
            "groups": tuple(_group(content, group, lines) for group in RegionalGroup),
        },
    )


def _line(content: Content, code: str, scorecards: Mapping[ReviewKey, Scorecard]) -> StateLine:
    reviews = [scorecard for key, scorecard in scorecards.items() if key[0] == code and scorecard.all.total]
    total = sum(scorecard.all.total for scorecard in reviews)
    record = f"{counted(len(reviews), 'review')}, {counted(total, 'recommendation')}" if reviews else ""
    return StateLine(Link(content.states[code].record.name, relative(state_page(code), HOME)), record)


def _group(content: Content, group: RegionalGroup, lines: Mapping[str, StateLine]) -> GroupSection:
    members = tuple(lines[code] for code in states_by_name(content) if content.states[code].record.regional_group is group)
    return GroupSection(anchor_of_group(group), group.label, members)
