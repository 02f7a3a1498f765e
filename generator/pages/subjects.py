"""Which themes, groups of persons, goals and regional groups there are, and the recommendations on record under each of them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.addresses import GOALS, GROUPS, REGIONAL_GROUPS, THEMES, subject_page
from generator.content import Content, ReviewKey
from generator.overview import Overviews, ReviewOverview
from generator.pages.page import alphabetical
from generator.scoring import Counts
from generator.vocabulary import RegionalGroup

CountsByReview = Mapping[ReviewKey, Counts]


@dataclass(frozen=True, slots=True)
class Subject:
    """A theme, group, goal or regional group: its name, its page, the States that stand on it by name, and what is on record.

    `theme` is the slug of a theme, under which the page of a review may have a heading; `members` says that its States are all that
    belong to it, whatever is on record.
    """

    name: str
    path: PurePosixPath
    section: str
    states: tuple[str, ...]
    counts: CountsByReview
    theme: str = ""
    members: bool = False

    @property
    def has_page(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.counts) or self.members


@dataclass(frozen=True, slots=True)
class SubjectKind:
    """All subjects of one kind in the order of their index, with the words of its pages."""

    title: str
    path: PurePosixPath
    lead: str
    which: str
    sections: tuple[str, ...]
    subjects: tuple[Subject, ...]


def subject_kinds(content: Content, overviews: Overviews) -> tuple[SubjectKind, ...]:
    """The four kinds."""
    return (_themes(content, overviews), _groups(content, overviews), _goals(content, overviews), _regional_groups(content, overviews))


def _themes(content: Content, overviews: Overviews) -> SubjectKind:
    """By cluster in the order of themes.yaml, inside a cluster by name."""
    filed = _filed(overviews, lambda overview: overview.themes)
    clusters = {cluster.id: cluster.name for cluster in content.themes.record.clusters} if content.themes else {}
    themes = sorted(content.theme_by_id.values(), key=lambda theme: alphabetical(theme.name))
    return SubjectKind(
        title="Themes",
        path=THEMES,
        lead="What States were asked to do, theme by theme. A recommendation on several themes stands under each of them.",
        which="on this theme",
        sections=tuple(clusters.values()),
        subjects=tuple(_subject(content, THEMES, t.id, t.name, filed, section=clusters[t.cluster], theme=t.id) for t in themes),
    )


def _groups(content: Content, overviews: Overviews) -> SubjectKind:
    filed = _filed(overviews, lambda overview: overview.groups)
    groups = sorted(content.group_by_id.values(), key=lambda group: alphabetical(group.name))
    return SubjectKind(
        title="Groups of persons",
        path=GROUPS,
        lead="Whose rights the recommendations are about. A recommendation about several groups stands under each of them.",
        which="about this group of persons",
        sections=("",),
        subjects=tuple(_subject(content, GROUPS, group.id, group.name, filed) for group in groups),
    )


def _goals(content: Content, overviews: Overviews) -> SubjectKind:
    filed = _filed(overviews, lambda overview: overview.goals)
    goals = sorted(content.goal_by_number.values(), key=lambda goal: goal.number)
    return SubjectKind(
        title="Sustainable Development Goals",
        path=GOALS,
        lead="Which goals the recommendations serve. A recommendation that serves several goals stands under each of them, one about a target under its goal.",
        which="under this goal",
        sections=("",),
        subjects=tuple(_subject(content, GOALS, str(goal.number), f"Goal {goal.number}: {goal.name}", filed) for goal in goals),
    )


def _regional_groups(content: Content, overviews: Overviews) -> SubjectKind:
    """All Member States of each, whatever is on record about them."""
    return SubjectKind(
        title="Regional groups",
        path=REGIONAL_GROUPS,
        lead="The regional groups of the United Nations, as used for elections, each with all its Member States.",
        which="to States of this group",
        sections=("",),
        subjects=tuple(_regional_group(content, group, overviews) for group in RegionalGroup),
    )


def _regional_group(content: Content, group: RegionalGroup, overviews: Overviews) -> Subject:
    members = {code for code, state in content.states.items() if state.record.regional_group is group}
    return Subject(
        name=group.label,
        path=subject_page(REGIONAL_GROUPS, group.slug),
        section="",
        states=_by_name(content, members),
        counts={key: overview.counts for key, overview in overviews.items() if key[0] in members and overview.counts},
        members=True,
    )


def _subject(content: Content, kind: PurePosixPath, key: str, name: str, filed: Mapping[str, CountsByReview], *, section: str = "", theme: str = "") -> Subject:
    counts = filed.get(key, {})
    return Subject(name, subject_page(kind, key), section, _by_name(content, {code for code, _ in counts}), counts, theme)


def _by_name(content: Content, codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(codes, key=lambda code: alphabetical(content.name_by_code[code])))


def _filed(overviews: Overviews, words: Callable[[ReviewOverview], Mapping[str, Counts]]) -> Mapping[str, CountsByReview]:
    """For each word the reviews that hold recommendations with it, and the counts of these."""
    filed: dict[str, dict[ReviewKey, Counts]] = defaultdict(dict)
    for key in sorted(overviews):
        for word, counts in words(overviews[key]).items():
            filed[word][key] = counts
    return filed
