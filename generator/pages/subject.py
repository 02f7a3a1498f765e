"""The page of a theme, a group of persons, a goal or a regional group: its figures over all reviews, then its States by name."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from markupsafe import Markup

from generator import occurrences
from generator.addresses import HOME, METHODOLOGY, relative, theme_anchor
from generator.content import Content, ReviewKey
from generator.overview import Overviews, ReviewOverview
from generator.pages.figures import counted_positions, figures
from generator.pages.page import Link, Page, counted
from generator.pages.state_rows import StateRows
from generator.pages.subjects import REGIONAL, Subject, SubjectKind
from generator.scorecard import Scorecard
from generator.scoring import Counts, scorecard_of, sum_of

_COUNTED: Mapping[str, Callable[[ReviewOverview, Subject], Counts | None]] = {
    occurrences.THEMES: lambda overview, subject: overview.themes.get(subject.word),
    occurrences.GROUPS: lambda overview, subject: overview.groups.get(subject.word),
    occurrences.GOALS: lambda overview, subject: overview.goals.get(subject.word),
    REGIONAL: lambda overview, subject: overview.counts if overview.bare.state in subject.states else None,
}


def subject_page(content: Content, kind: SubjectKind, subject: Subject, overviews: Overviews) -> Page:
    """The page /themes/right-to-health/, and those of groups, goals and regional groups."""
    counts = {key: found for key in sorted(overviews) if (found := _COUNTED[kind.kind](overviews[key], subject))}
    together = scorecard_of(sum_of(counts.values()), unlisted=None)
    return Page(
        path=subject.path,
        title=subject.name,
        description=_description(kind, subject, together),
        template="subject.md.jinja",
        context={
            "kind": kind,
            "subject": subject,
            "scorecard": together,
            "figures": figures(together),
            "rows": tuple(_rows(content, kind, subject, counts, overviews)),
            "reviews": len(counts),
            "recorded": len({code for code, _ in counts}),
            "not_whole": sum(overviews[key].unlisted != 0 for key in counts),
            "states_page": relative(HOME, subject.path),
            "index": relative(kind.path, subject.path),
            "methodology": relative(METHODOLOGY, subject.path),
            "rule": Link("From the treaty record", f"{relative(METHODOLOGY, subject.path)}#treaty-record"),
        },
    )


def _description(kind: SubjectKind, subject: Subject, together: Scorecard) -> str:
    total = together.all.total
    if not total:
        return f"{subject.name} in the Universal Periodic Review: no recommendations on record yet."
    figures_in_words = ", ".join((*counted_positions(together), f"{together.all.assessed:,} assessed"))
    return f"{counted(total, 'recommendation')} of the Universal Periodic Review {kind.which}: {subject.name}. {figures_in_words}."


def _rows(content: Content, kind: SubjectKind, subject: Subject, counts: Mapping[ReviewKey, Counts], overviews: Overviews) -> Iterator[Markup]:
    """Every State by name; no State stands above another for its figures."""
    rows = StateRows(content, subject.path)
    by_state: dict[str, dict[int, Counts]] = defaultdict(dict)
    tails: dict[str, dict[int, str]] = defaultdict(dict)
    heading = f"#{theme_anchor(subject.word)}"
    for (code, cycle), counted_ in counts.items():
        by_state[code][cycle] = counted_
        if kind.kind == occurrences.THEMES and subject.word in overviews[code, cycle].headings:
            tails[code][cycle] = heading  # a recommendation stands under its first theme
    for code in subject.states:
        yield rows.row(code, by_state[code], tails[code])
