"""The page of one review: its headline figures and every recommendation, grouped by theme."""

from collections import defaultdict
from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.addresses import GOALS, GROUPS, HOME, METHODOLOGY, THEMES, Addresses, relative, state_page, subject_page, theme_anchor
from generator.addresses import review_page as review_path
from generator.content import Authored, Content
from generator.days import partial_day
from generator.model import Assessment, Assessments, Recommendation, Review, Source
from generator.pages.figures import counted_positions, figures
from generator.pages.page import Link, Page, citation_link, counted, document_link, is_tentative, ordinal, recommending_link, review_period, rule_link
from generator.pages.search_facts import facts_of_review
from generator.pages.subjects import goal_of
from generator.scorecard import Scorecard, Standing, is_by_rule
from generator.vocabulary import NOT_ASSESSED, NOT_ASSESSED_LABEL, Level, ReviewStatus, Sensitivity

_NO_THEME = ("no-theme", Link("Without a theme"), "")


@dataclass(frozen=True, slots=True)
class Voice:
    """A source speaking: in words, with its paragraphs, and for a claim what it says."""

    source: Link
    kind: str
    paragraphs: str | None
    level: Level | None = None
    says: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """An assessment and the sources it rests on."""

    assessment: Assessment
    evidence: tuple[Voice, ...]
    is_headline: bool
    by_rule: Link | None


@dataclass(frozen=True, slots=True)
class PartLine:
    """One ask of a composite recommendation."""

    summary: str
    by: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """Another recommendation and how this one is related to it."""

    relation: str
    link: Link


@dataclass(frozen=True, slots=True)
class Entry:
    """One recommendation on the page, all its words resolved."""

    record_id: str
    recommendation: Recommendation
    standing: Standing
    level_key: str
    level_label: str
    by_rule: Link | None
    by: tuple[Link, ...]
    parts: tuple[PartLine, ...]
    also: tuple[Link, ...]
    groups: tuple[Link, ...]
    goals: tuple[Link, ...]
    treaties: tuple[str, ...]
    report: Link | None
    position_source: Link | None
    related: tuple[Related, ...]
    findings: tuple[Finding, ...]
    claims: tuple[Voice, ...]

    @property
    def summary(self) -> str:
        """What is asked: our own words, or the official text where there are none yet."""
        return self.recommendation.summary or self.recommendation.text or ""


@dataclass(frozen=True, slots=True)
class ThemeSection:
    """The recommendations that stand under one theme."""

    anchor: str
    theme: Link
    cluster: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class CycleTab:
    """One cycle of the same State, on record or not."""

    label: str
    target: str
    is_here: bool


def review_page(content: Content, authored: Authored[Review], scorecard: Scorecard, addresses: Addresses, *, recommending: Container[str]) -> Page:
    """The page /states/svn/cycle-4/; `recommending` are the codes that have a page of what they recommended."""
    review = authored.record
    name = content.name_by_code[review.state]
    path = review_path(review.state, review.cycle)
    entries = [_entry(content, review, standing, path, recommending) for standing in scorecard.standings]
    positions = tuple(counted_positions(scorecard))
    asked_by = {code for recommendation in review.recommendations for code in recommendation.by}
    return Page(
        path=path,
        title=f"{name}, {ordinal(review.cycle)} cycle",
        description=_description(name, review, scorecard, positions),
        template="review.md.jinja",
        search=facts_of_review(name, review, scorecard),
        context={
            "review": review,
            "name": name,
            "scorecard": scorecard,
            "figures": figures(scorecard),
            "state_page": relative(state_page(review.state), path),
            "states_page": relative(HOME, path),
            "methodology": relative(METHODOLOGY, path),
            "rule": rule_link(path),
            "contribute": relative(PurePosixPath("contribute.md"), path),
            "cycle_name": ordinal(review.cycle),
            "when": review_period(content, review),
            "is_tentative": is_tentative(content, review),
            "has_taken_place": review.status in (ReviewStatus.HELD, ReviewStatus.ADOPTED),
            "positions": positions,
            "tabs": tuple(_tabs(content, review)),
            "documents": tuple(_documents(review)),
            "sections": tuple(_sections(content, entries, path)),
            "recommending_states": sum(code in content.states for code in asked_by),
            "observers": sum(code in content.observer_by_code for code in asked_by),
            "report": document_link(review.documents.working_group_report),
            "addendum": document_link(review.documents.addendum),
            "as_of": max((s.headline.as_of for s in scorecard.standings if s.headline), default=None),
            "edit_record": addresses.edit(authored.path),
            "edit_assessments": addresses.edit(authored.path.with_name("assessments.yaml")) if content.assessments_beside((review.state, review.cycle)) else "",
        },
    )


def _description(name: str, review: Review, scorecard: Scorecard, positions: tuple[str, ...]) -> str:
    """What a search engine or a link preview says of the page."""
    if not scorecard.all.total:
        return f"The {ordinal(review.cycle)} review of {name} in the Universal Periodic Review: no recommendations on record yet."
    figures_in_words = ", ".join((*positions, f"{scorecard.all.assessed} assessed"))
    asked = counted(scorecard.all.total, "recommendation")
    return f"{asked} to {name} in the {ordinal(review.cycle)} cycle of the Universal Periodic Review: {figures_in_words}."


def _tabs(content: Content, review: Review) -> Iterator[CycleTab]:
    for other in content.reviews_of(review.state):
        cycle = other.record.cycle
        yield CycleTab(f"{ordinal(cycle)} cycle".capitalize(), f"cycle-{cycle}.md", cycle == review.cycle)


def _documents(review: Review) -> Iterator[tuple[str, Link]]:
    """The documents of the record in the order they appear."""
    names = {
        "national_report": "National report",
        "compilation": "UN compilation",
        "stakeholder_summary": "Stakeholder summary",
        "working_group_report": "Report of the Working Group",
        "addendum": "Addendum with the State's answers",
        "decision": "Decision of the Human Rights Council",
    }
    for field, label in names.items():
        if link := document_link(getattr(review.documents, field)):
            yield label, link


def _sections(content: Content, entries: list[Entry], page: PurePosixPath) -> Iterator[ThemeSection]:
    """Entries under their first theme, in the order of themes.yaml; inside a theme in the order of the report."""
    by_theme: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_theme[entry.recommendation.themes[0] if entry.recommendation.themes else ""].append(entry)
    clusters = {cluster.id: cluster.name for cluster in content.themes.record.clusters} if content.themes else {}
    for theme_id, theme in content.theme_by_id.items():
        if theme_id in by_theme:
            yield ThemeSection(theme_anchor(theme_id), _subject(theme.name, THEMES, theme_id, page), clusters[theme.cluster], tuple(by_theme[theme_id]))
    if "" in by_theme:
        yield ThemeSection(*_NO_THEME, tuple(by_theme[""]))


def _entry(content: Content, review: Review, standing: Standing, page: PurePosixPath, recommending: Container[str]) -> Entry:
    recommendation = standing.recommendation
    sources = content.assessments_beside((review.state, review.cycle)) or Assessments()

    def states(codes: tuple[str, ...]) -> tuple[Link, ...]:
        return tuple(recommending_link(content, code, page, to=review.state, with_page=recommending) for code in codes)

    return Entry(
        record_id=review.record_id(recommendation.paragraph),
        recommendation=recommendation,
        standing=standing,
        level_key=standing.level.value if standing.level else NOT_ASSESSED,
        level_label=standing.level.label if standing.level else NOT_ASSESSED_LABEL,
        by_rule=rule_link(page) if standing.is_by_rule else None,
        by=states(recommendation.by),
        parts=tuple(PartLine(part.summary or part.text or "", states(part.by)) for part in recommendation.parts),
        also=tuple(_subject(content.theme_by_id[theme].name, THEMES, theme, page) for theme in recommendation.themes[1:]),
        groups=tuple(_subject(content.group_by_id[group].name, GROUPS, group, page) for group in recommendation.groups),
        goals=tuple(_subject(goal, GOALS, str(goal_of(goal)), page) for goal in recommendation.sdgs),
        treaties=tuple(content.treaty_by_id[treaty].name for treaty in recommendation.treaties),
        report=document_link(review.documents.working_group_report),
        position_source=citation_link(recommendation.position_source),
        related=tuple(_related(content, recommendation, page)),
        findings=tuple(_findings(standing, sources, page)),
        claims=tuple(_voice(sources, claim.source, claim.paragraphs, claim.level, claim.says) for claim in standing.claims),
    )


def _subject(name: str, subjects: PurePosixPath, key: str, page: PurePosixPath) -> Link:
    """A theme, group or goal by its name; it has a page, since a recommendation is on record."""
    return Link(name, relative(subject_page(subjects, key), page))


def _findings(standing: Standing, sources: Assessments, page: PurePosixPath) -> Iterator[Finding]:
    """The headline first, then a newer draft, then the history, newest first."""
    first = [assessment for assessment in (standing.headline, standing.draft) if assessment]
    rest = [assessment for assessment in reversed(standing.history) if not any(assessment is shown for shown in first)]
    for assessment in (*first, *rest):
        evidence = tuple(_voice(sources, item.source, item.paragraphs) for item in assessment.evidence)
        yield Finding(assessment, evidence, assessment is standing.headline, rule_link(page) if is_by_rule(assessment) else None)


def _voice(sources: Assessments, key: str, paragraphs: str | None, level: Level | None = None, says: str = "") -> Voice:
    source = sources.sources[key]
    return Voice(_source_link(source), source.type.label, paragraphs, level, says)


def _source_link(source: Source) -> Link:
    """A source in words: never named or linked where people may be at risk."""
    if source.sensitivity is Sensitivity.ANONYMISED:
        return Link("a source known to the editors")
    said = source.title or source.publisher or source.symbol or source.type.label
    dated = f"{said}, {partial_day(source.date)}" if source.date else said
    document = document_link(source.symbol)
    return Link(dated, source.url or (document.target if document else ""))


def _related(content: Content, recommendation: Recommendation, page: PurePosixPath) -> Iterator[Related]:
    for link in recommendation.links:
        code, _, rest = link.to.partition("-")
        cycle, _, paragraph = rest.partition("-")
        key = (code, int(cycle)) if cycle.isdigit() else None
        if key in content.reviews and key is not None:
            target = f"{relative(review_path(*key), page)}#{link.to}"
            yield Related(link.relation.label, Link(f"{content.name_by_code[code]}, cycle {cycle}, {paragraph}", target))
        else:
            yield Related(link.relation.label, Link(link.to))
