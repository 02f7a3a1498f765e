"""The page of a theme, a group of persons, a goal or a regional group: its figures over all reviews, then its States by name."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from generator.addresses import HOME, METHODOLOGY, relative, review_page, theme_anchor
from generator.content import Content
from generator.overview import Overviews, ReviewOverview
from generator.pages.figures import Bar, counted_positions, figures, whole_bar
from generator.pages.page import Link, Page, counted, state_link
from generator.pages.subjects import Subject, SubjectKind
from generator.scorecard import Scorecard, Share
from generator.scoring import Counts, scorecard_of, sum_of, total_of


@dataclass(frozen=True, slots=True)
class ReviewCount:
    """A review and how many of its recommendations belong here."""

    link: Link
    count: int


@dataclass(frozen=True, slots=True)
class StateRow:
    """A State with what is on record here, all its reviews together; without a bar there is nothing."""

    link: Link
    total: int
    coverage: Share
    bar: Bar | None
    reviews: tuple[ReviewCount, ...]


def subject_page(content: Content, kind: SubjectKind, subject: Subject, overviews: Overviews) -> Page:
    """The page /themes/right-to-health/, and those of groups, goals and regional groups."""
    together = scorecard_of(sum_of(subject.counts.values()), unlisted=None)
    recorded = {code for code, _ in subject.counts}
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
            "rows": tuple(_rows(content, subject, overviews)),
            "reviews": len(subject.counts),
            "recorded": len(recorded),
            "not_whole": sum(overviews[key].unlisted != 0 for key in subject.counts),
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


def _rows(content: Content, subject: Subject, overviews: Overviews) -> Iterator[StateRow]:
    """Every State by name; no State stands above another for its figures."""
    by_state: dict[str, list[tuple[int, Counts]]] = defaultdict(list)
    for (code, cycle), counts in sorted(subject.counts.items()):
        by_state[code].append((cycle, counts))
    for code in subject.states:
        reviews = by_state[code]
        levels = scorecard_of(sum_of(counts for _, counts in reviews), unlisted=None).all
        yield StateRow(
            link=state_link(content, code, subject.path),
            total=levels.total,
            coverage=levels.coverage,
            bar=whole_bar(content.name_by_code[code], levels) if levels.total else None,
            reviews=tuple(ReviewCount(_review_link(subject, overviews[code, cycle]), total_of(counts)) for cycle, counts in reviews),
        )


def _review_link(subject: Subject, overview: ReviewOverview) -> Link:
    """The review, at the heading of the theme where recommendations stand under it: a recommendation stands under its first theme."""
    code, cycle = overview.key
    target = relative(review_page(code, cycle), subject.path)
    return Link(f"cycle {cycle}", f"{target}#{theme_anchor(subject.theme)}" if subject.theme in overview.headings else target)
