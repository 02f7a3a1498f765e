"""The method, version 1: everything computed about a review. Pure: records in, figures out; no text, no files, no clock.

Basis: "recommendations" are numbered items; "State-recommendations" are pairs of an item and a State that made it.
The methodology page states the same rules in words; a change here is a new version of the method.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from generator.claims import Iri, disagreement, iri_of
from generator.model import AssessedRecommendation, Assessment, Assessments, Claim, Recommendation, Review
from generator.treaty_record import RULES
from generator.vocabulary import NOT_ASSESSED, NOT_ASSESSED_LABEL, AssessmentStatus, Level, Position, RecordCompleteness, Trend

METHOD = "1"
METHODS = frozenset({METHOD})
INDEX_FROM_COVERAGE = Fraction(80, 100)

_INDEX_WEIGHT: Mapping[Level, Fraction] = {
    Level.NOT_IMPLEMENTED: Fraction(0),
    Level.IN_PROCESS: Fraction(1, 4),
    Level.PARTIALLY_IMPLEMENTED: Fraction(1, 2),
    Level.FULLY_IMPLEMENTED: Fraction(1),
}
_NO_ASSESSMENTS = AssessedRecommendation()


@dataclass(frozen=True, slots=True)
class Share:
    """A count and what it is a part of; there is no share without its denominator."""

    count: int
    of: int

    @property
    def fraction(self) -> Fraction | None:
        """The share as an exact number, None of nothing."""
        return Fraction(self.count, self.of) if self.of else None


def tenths_of_a_percent(fraction: Fraction) -> str:
    """A fraction in per cent as pages print it: 62.5, 33.3, 80, so that 79.6 is not mistaken for 80.

    Halves are rounded up; never 0 for something or 100 for less than everything.
    """
    tenths = int(fraction * 1000 + Fraction(1, 2))
    if 0 < fraction < 1:
        tenths = min(max(tenths, 1), 999)
    return f"{tenths // 10}" if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10}"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one recommendation stands: its headline assessment, the drafts beside it, and what the sources claim."""

    recommendation: Recommendation
    claims: tuple[Claim, ...]
    headline: Assessment | None
    draft: Assessment | None
    history: tuple[Assessment, ...]
    iri: Iri | None
    sources_disagree: bool
    silent: str | None = None

    @property
    def level(self) -> Level | None:
        """The headline level, None where nothing is published."""
        return self.headline.level if self.headline else None

    @property
    def level_key(self) -> str:
        """The level as it stands in hooks and addresses; `not_assessed` where there is none."""
        return self.level.value if self.level else NOT_ASSESSED

    @property
    def level_label(self) -> str:
        """The level in words for readers."""
        return self.level.label if self.level else NOT_ASSESSED_LABEL

    @property
    def is_by_rule(self) -> bool:
        """Whether the headline was drawn from a record by a published rule, and not by a person."""
        return self.headline is not None and is_by_rule(self.headline)

    @property
    def has_setback(self) -> bool:
        """Whether the headline assessment tells of a regressive action."""
        return self.headline is not None and (bool(self.headline.setbacks) or self.headline.trend is Trend.REGRESSION)


@dataclass(frozen=True, slots=True)
class Distribution:
    """How many recommendations stand at each level, and the figures that follow from it."""

    counts: Mapping[Level, int]
    total: int

    @property
    def not_assessed(self) -> int:
        """Recommendations without a published assessment."""
        return self.total - sum(self.counts.values())

    @property
    def applicable(self) -> int:
        """The denominator: all but those that are not applicable."""
        return self.total - self.counts[Level.NOT_APPLICABLE]

    @property
    def assessed(self) -> int:
        """Applicable recommendations with a published assessment, insufficient information included."""
        return self.applicable - self.not_assessed

    @property
    def coverage(self) -> Share:
        """Assessed of applicable, as far as they are listed."""
        return Share(self.assessed, self.applicable)

    @property
    def on_scale(self) -> int:
        """Assessed recommendations whose level is one of the four of the scale, which the index is a mean of."""
        return sum(self.counts[level] for level in _INDEX_WEIGHT)

    @property
    def implementation_rate(self) -> Share:
        """Fully implemented of assessed."""
        return Share(self.counts[Level.FULLY_IMPLEMENTED], self.assessed)

    @property
    def action_rate(self) -> Share:
        """Fully, partially or in process of assessed."""
        acted = (Level.FULLY_IMPLEMENTED, Level.PARTIALLY_IMPLEMENTED, Level.IN_PROCESS)
        return Share(sum(self.counts[level] for level in acted), self.assessed)

    @property
    def index(self) -> Fraction | None:
        """The implementation index over levels on the scale; None below 80 % coverage or where no level is on the scale."""
        coverage = self.coverage.fraction
        if not self.on_scale or coverage is None or coverage < INDEX_FROM_COVERAGE:
            return None
        return self._points / self.on_scale

    @property
    def index_bounds(self) -> tuple[Fraction, Fraction] | None:
        """The index if everything unknown (not assessed, insufficient information) were at 0, and if it were at 1."""
        if not self.applicable:
            return None
        unknown = self.not_assessed + self.counts[Level.INSUFFICIENT_INFORMATION]
        return self._points / self.applicable, (self._points + unknown) / self.applicable

    @property
    def _points(self) -> Fraction:
        return sum((self.counts[level] * weight for level, weight in _INDEX_WEIGHT.items()), Fraction(0))


@dataclass(frozen=True, slots=True)
class Scorecard:
    """All figures of one review, in the order of its report, or of what one State recommended.

    `unlisted` says how many more recommendations there are that are not on record: 0 for a complete record, None where nobody knows.
    """

    standings: tuple[Standing, ...]
    all: Distribution
    unlisted: int | None
    by_position: Mapping[Position, Distribution]
    state_recommendations: int
    setbacks: int
    disagreements: int
    drafts: int
    claims: int

    @property
    def coverage(self) -> Share:
        """Assessed of all applicable recommendations of the review, those that are not on record included."""
        return Share(self.all.assessed, self.all.applicable + (self.unlisted or 0))

    @property
    def by_rule(self) -> Share:
        """Assessed by rule of assessed."""
        return Share(sum(standing.is_by_rule and standing.level is not Level.NOT_APPLICABLE for standing in self.standings), self.all.assessed)

    @property
    def not_applicable_by_rule(self) -> Share:
        """Not applicable by rule of not applicable."""
        not_applicable = [standing.is_by_rule for standing in self.standings if standing.level is Level.NOT_APPLICABLE]
        return Share(sum(not_applicable), len(not_applicable))

    @property
    def index(self) -> Fraction | None:
        """The implementation index; None for a record that is not complete, whatever its coverage."""
        return self.all.index if self.unlisted == 0 else None

    @property
    def index_bounds(self) -> tuple[Fraction, Fraction] | None:
        """The bounds of the index; None for a record that is not complete."""
        return self.all.index_bounds if self.unlisted == 0 else None


def score(review: Review, assessments: Assessments | None) -> Scorecard:
    """The scorecard of a review; without assessments everything is not assessed, and no figure pretends otherwise."""
    assessed = assessments.recommendations if assessments else {}
    sources = assessments or Assessments()
    return tally([_standing(r, assessed.get(r.paragraph, _NO_ASSESSMENTS), sources) for r in review.recommendations], unlisted=_unlisted(review))


def tally(standings: Sequence[Standing], *, unlisted: int | None) -> Scorecard:
    """The figures of any recommendations, whichever reviews they are from; their order is kept.

    Of several reviews together nobody knows what is not on record: with `unlisted` None there is no index.
    """
    return Scorecard(
        standings=tuple(standings),
        all=distribution(standings),
        unlisted=unlisted,
        by_position={position: distribution([s for s in standings if s.recommendation.position is position]) for position in Position},
        state_recommendations=sum(len(standing.recommendation.by) for standing in standings),
        setbacks=sum(standing.has_setback for standing in standings),
        disagreements=sum(standing.sources_disagree for standing in standings),
        drafts=sum(a.status is AssessmentStatus.DRAFT for standing in standings for a in standing.history),
        claims=sum(len(standing.claims) for standing in standings),
    )


def _unlisted(review: Review) -> int | None:
    """How many recommendations the UN documents declare beyond those on record."""
    if review.record is RecordCompleteness.COMPLETE:
        return 0
    return review.declared.recommendations - len(review.recommendations) if review.declared else None


def distribution(standings: Iterable[Standing]) -> Distribution:
    """How many of the recommendations stand at each level."""
    levels = [standing.level for standing in standings]
    counted = Counter(level for level in levels if level is not None)
    return Distribution({level: counted[level] for level in Level}, len(levels))


def together(distributions: Iterable[Distribution]) -> Distribution:
    """The recommendations of several reviews, counted as one list."""
    added = tuple(distributions)
    return Distribution({level: sum(one.counts[level] for one in added) for level in Level}, sum(one.total for one in added))


def _standing(recommendation: Recommendation, assessed: AssessedRecommendation, sources: Assessments) -> Standing:
    headline = headline_of(assessed.assessments)
    return Standing(
        recommendation=recommendation,
        claims=assessed.claims,
        headline=headline,
        draft=_draft_after(assessed.assessments, headline),
        history=assessed.assessments,
        iri=iri_of(assessed.claims, sources),
        sources_disagree=disagreement(assessed.claims) is not None,
        silent=assessed.silent,
    )


def headline_of(assessments: Sequence[Assessment]) -> Assessment | None:
    """The latest published assessment; of two on one day the one appended last."""
    published = [assessment for assessment in assessments if assessment.status is AssessmentStatus.PUBLISHED]
    return max(enumerate(published), key=lambda pair: (pair[1].as_of, pair[0]))[1] if published else None


def _draft_after(assessments: Sequence[Assessment], headline: Assessment | None) -> Assessment | None:
    """The latest draft, unless a published assessment is newer."""
    drafts = [a for a in assessments if a.status is AssessmentStatus.DRAFT and (headline is None or a.as_of >= headline.as_of)]
    return drafts[-1] if drafts else None


def is_by_rule(assessment: Assessment) -> bool:
    """Whether an assessment was drawn from a record by a published rule."""
    return not RULES.isdisjoint(assessment.assessors)
