"""One recommendation on the page of its review: all its words resolved, its sources linked, and where it is corrected."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.addresses import CONTRIBUTE, GOALS, GROUPS, THEMES, Addresses, relative, subject_page
from generator.addresses import review_page as review_path
from generator.content import Authored, Content
from generator.days import partial_day
from generator.model import Assessment, Assessments, Pledge, Recommendation, Review, Source
from generator.overview import goal_of
from generator.pages.marks import Mark, marks_of
from generator.pages.page import Link, citation_link, counted, document_link, recommending_link, rule_link
from generator.scorecard import Standing, is_by_rule
from generator.vocabulary import Level, Sensitivity


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
    """One recommendation on the page. `opened` says what unfolds under it, empty where nothing does; `marks` are what the list is narrowed by."""

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
    opened: str
    marks: tuple[Mark, ...]
    correct: Link

    @property
    def summary(self) -> str:
        """What is asked: our own words, or the official text where there are none yet."""
        return self.recommendation.summary or self.recommendation.text or ""


@dataclass(frozen=True, slots=True)
class PledgeEntry:
    """One voluntary pledge on the page."""

    record_id: str
    pledge: Pledge
    source: Link
    correct: Link

    @property
    def made(self) -> str:
        """On 28 January 2025, in 2023, or between two days, as far as a source gives it."""
        when = self.pledge.made_on
        return partial_day(when) if "/" in when else f"{'on' if len(when) > len('2025-01') else 'in'} {partial_day(when)}"


@dataclass(frozen=True, slots=True)
class EntryMaker:
    """What the entries of one page have in common."""

    content: Content
    authored: Authored[Review]
    addresses: Addresses

    @property
    def review(self) -> Review:
        """The review whose page it is."""
        return self.authored.record

    @property
    def page(self) -> PurePosixPath:
        """The page the links start from."""
        return review_path(self.review.state, self.review.cycle)

    def entry(self, number: int, standing: Standing, *, is_question: bool) -> Entry:
        """The entry of the recommendation that stands at `number`, from 0, in the record."""
        content, review, page, recommendation = self.content, self.review, self.page, standing.recommendation
        findings = tuple(self._findings(standing))
        claims = tuple(self._voice(claim.source, claim.paragraphs, claim.level, claim.says) for claim in standing.claims)
        related = tuple(_related(content, recommendation, page))
        return Entry(
            record_id=review.record_id(recommendation.paragraph),
            recommendation=recommendation,
            standing=standing,
            level_key=standing.level_key,
            level_label=standing.level_label,
            by_rule=rule_link(page) if standing.is_by_rule else None,
            by=self._states(recommendation.by),
            parts=tuple(PartLine(part.summary or part.text or "", self._states(part.by)) for part in recommendation.parts),
            also=tuple(subject_link(content.theme_by_id[theme].name, THEMES, theme, page) for theme in recommendation.themes[1:]),
            groups=tuple(subject_link(content.group_by_id[group].name, GROUPS, group, page) for group in recommendation.groups),
            goals=tuple(subject_link(goal, GOALS, str(goal_of(goal)), page) for goal in recommendation.sdgs),
            treaties=tuple(content.treaty_by_id[treaty].name for treaty in recommendation.treaties),
            report=document_link(review.documents.working_group_report),
            position_source=citation_link(recommendation.position_source),
            related=related,
            findings=findings,
            claims=claims,
            opened=_opened(len(findings), len(claims), len(recommendation.position_history), len(related), is_silent=standing.silent is not None),
            marks=tuple(marks_of(standing, is_question=is_question)),
            correct=self._correct(number, recommendation.paragraph, is_assessed=bool(findings)),
        )

    def pledge(self, number: int, pledge: Pledge) -> PledgeEntry:
        """The entry of the pledge that stands at `number`, from 0, in the record."""
        line = self.authored.document.place(("pledges", number)).line
        correct = self._to_correct(self.authored.path, line)
        return PledgeEntry(self.review.record_id(pledge.id), pledge, citation_link(pledge.source) or Link(""), correct)

    def _states(self, codes: tuple[str, ...]) -> tuple[Link, ...]:
        return tuple(recommending_link(self.content, code, self.page, to=self.review.state) for code in codes)

    def _correct(self, number: int, paragraph: str, *, is_assessed: bool) -> Link:
        """The line to correct on the code host: the findings where there are any, else the record; how to contribute where the host is unknown."""
        assessments = self.content.assessments.get((self.review.state, self.review.cycle))
        if is_assessed and assessments:
            path, line = assessments.path, assessments.document.place(("recommendations", paragraph), of_key=True).line
        else:
            path, line = self.authored.path, self.authored.document.place(("recommendations", number)).line
        return self._to_correct(path, line)

    def _to_correct(self, path: PurePosixPath, line: int) -> Link:
        return Link("Correct this", self.addresses.edit(path, line) or relative(CONTRIBUTE, self.page))

    def _findings(self, standing: Standing) -> Iterator[Finding]:
        """The headline first, then a newer draft, then the history, newest first."""
        first = [assessment for assessment in (standing.headline, standing.draft) if assessment]
        rest = [assessment for assessment in reversed(standing.history) if not any(assessment is shown for shown in first)]
        for assessment in (*first, *rest):
            evidence = tuple(self._voice(item.source, item.paragraphs) for item in assessment.evidence)
            yield Finding(assessment, evidence, assessment is standing.headline, rule_link(self.page) if is_by_rule(assessment) else None)

    def _voice(self, key: str, paragraphs: str | None, level: Level | None = None, says: str = "") -> Voice:
        sources = self.content.assessments_beside((self.review.state, self.review.cycle)) or Assessments()
        source = sources.sources[key]
        return Voice(_source_link(source), source.type.label, paragraphs, level, says)


def subject_link(name: str, subjects: PurePosixPath, key: str, page: PurePosixPath) -> Link:
    """A theme, group or goal by its name; it has a page, since a recommendation is on record."""
    return Link(name, relative(subject_page(subjects, key), page))


def _opened(findings: int, claims: int, changes: int, related: int, *, is_silent: bool) -> str:
    """1 finding, 3 claims: what a reader finds on opening a recommendation."""
    several = ((findings, "finding", ""), (claims, "claim", ""), (changes, "earlier answer", ""), (related, "related recommendation", ""))
    return ", ".join(["why sources are silent"] * is_silent + [counted(number, word, plural) for number, word, plural in several if number])


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
