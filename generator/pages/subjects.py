"""Which themes, groups of persons, goals and regional groups there are, and the recommendations on record under each of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator import occurrences
from generator.addresses import GOALS, GROUPS, REGIONAL_GROUPS, THEMES, subject_page
from generator.content import Content
from generator.occurrences import Occurrence, Occurrences
from generator.pages.page import alphabetical
from generator.vocabulary import RegionalGroup

REGIONAL = "regional groups"


@dataclass(frozen=True, slots=True)
class Subject:
    """A theme, group, goal or regional group: its name, its page, the States that stand on it by name, how much is on record.

    `word` is what its recommendations bear; `members` says that its States are all that belong to it, whatever is on record.
    """

    word: str
    name: str
    path: PurePosixPath
    section: str
    states: tuple[str, ...]
    total: int
    members: bool = False

    @property
    def has_page(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.total) or self.members


@dataclass(frozen=True, slots=True)
class SubjectKind:
    """All subjects of one kind in the order of their index, with the words of its pages; `kind` as `occurrences` and overviews name it."""

    kind: str
    title: str
    path: PurePosixPath
    lead: str
    which: str
    sections: tuple[str, ...]
    subjects: tuple[Subject, ...]


def subject_kinds(content: Content, occur: Occurrences, totals: Mapping[str, int]) -> tuple[SubjectKind, ...]:
    """The four kinds; `totals` says how many recommendations to each State are on record."""
    return (_themes(content, occur), _groups(content, occur), _goals(content, occur), _regional_groups(content, totals))


def _themes(content: Content, occur: Occurrences) -> SubjectKind:
    """By cluster in the order of themes.yaml, inside a cluster by name."""
    found = occur.words[occurrences.THEMES]
    clusters = {cluster.id: cluster.name for cluster in content.themes.record.clusters} if content.themes else {}
    themes = sorted(content.theme_by_id.values(), key=lambda theme: alphabetical(theme.name))
    return SubjectKind(
        kind=occurrences.THEMES,
        title="Themes",
        path=THEMES,
        lead="What States were asked to do, theme by theme. A recommendation on several themes stands under each of them.",
        which="on this theme",
        sections=tuple(clusters.values()),
        subjects=tuple(_subject(content, THEMES, t.id, t.name, found, section=clusters[t.cluster]) for t in themes),
    )


def _groups(content: Content, occur: Occurrences) -> SubjectKind:
    found = occur.words[occurrences.GROUPS]
    groups = sorted(content.group_by_id.values(), key=lambda group: alphabetical(group.name))
    return SubjectKind(
        kind=occurrences.GROUPS,
        title="Groups of persons",
        path=GROUPS,
        lead="Whose rights the recommendations are about. A recommendation about several groups stands under each of them.",
        which="about this group of persons",
        sections=("",),
        subjects=tuple(_subject(content, GROUPS, group.id, group.name, found) for group in groups),
    )


def _goals(content: Content, occur: Occurrences) -> SubjectKind:
    found = occur.words[occurrences.GOALS]
    goals = sorted(content.goal_by_number.values(), key=lambda goal: goal.number)
    return SubjectKind(
        kind=occurrences.GOALS,
        title="Sustainable Development Goals",
        path=GOALS,
        lead="Which goals the recommendations serve. A recommendation that serves several goals stands under each of them, one about a target under its goal.",
        which="under this goal",
        sections=("",),
        subjects=tuple(_subject(content, GOALS, str(goal.number), f"Goal {goal.number}: {goal.name}", found) for goal in goals),
    )


def _regional_groups(content: Content, totals: Mapping[str, int]) -> SubjectKind:
    """All Member States of each, whatever is on record about them."""
    return SubjectKind(
        kind=REGIONAL,
        title="Regional groups",
        path=REGIONAL_GROUPS,
        lead="The regional groups of the United Nations, as used for elections, each with all its Member States.",
        which="to States of this group",
        sections=("",),
        subjects=tuple(_regional_group(content, group, totals) for group in RegionalGroup),
    )


def _regional_group(content: Content, group: RegionalGroup, totals: Mapping[str, int]) -> Subject:
    members = {code for code, state in content.states.items() if state.record.regional_group is group}
    states = _by_name(content, members)
    return Subject(group.slug, group.label, subject_page(REGIONAL_GROUPS, group.slug), "", states, sum(totals.get(code, 0) for code in members), members=True)


def _subject(content: Content, kind: PurePosixPath, key: str, name: str, found: Mapping[str, Occurrence], *, section: str = "") -> Subject:
    one = found.get(key)
    states, total = (_by_name(content, one.states), one.total) if one else ((), 0)
    return Subject(key, name, subject_page(kind, key), section, states, total)


def _by_name(content: Content, codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(codes, key=lambda code: alphabetical(content.name_by_code[code])))
