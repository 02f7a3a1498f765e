"""The method, version 1: which figures there are and how each follows from counts. Pure: no text, no files, no clock.

Basis: "recommendations" are numbered items; "State-recommendations" are pairs of an item and a State that made it.
The methodology page states the same rules in words; a change here, or in `scoring`, is a new version of the method.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from generator.claims import Iri
from generator.model import Assessment, Claim, Recommendation
from generator.vocabulary import NOT_ASSESSED, NOT_ASSESSED_LABEL, RULES, AssessmentStatus, Level, Position, Trend

METHOD = "1"
METHODS = frozenset({METHOD})
INDEX_FROM_COVERAGE = Fraction(80, 100)
SOFTWARE = "drafted-from-documents"  # among the assessors of what software drafted

_INDEX_WEIGHT: Mapping[Level, Fraction] = {
    Level.NOT_IMPLEMENTED: Fraction(0),
    Level.IN_PROCESS: Fraction(1, 4),
    Level.PARTIALLY_IMPLEMENTED: Fraction(1, 2),
    Level.FULLY_IMPLEMENTED: Fraction(1),
}


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
        return self.headline is not None and not RULES.isdisjoint(self.headline.assessors)

    @property
    def has_setback(self) -> bool:
        """Whether the headline assessment tells of a regressive action."""
        return self.headline is not None and tells_of_setback(self.headline)

    @property
    def lone_draft(self) -> Assessment | None:
        """The draft of a recommendation without a finding: shown, marked as a draft, and counted in no figure of the method."""
        return self.draft if self.headline is None else None


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
    """All figures of some recommendations: of one review, of what one State recommended, of a theme.

    `unlisted` says how many more recommendations there are that are not on record: 0 for a complete record, None where nobody knows.
    """

    all: Distribution
    by_position: Mapping[Position, Distribution]
    unlisted: int | None
    state_recommendations: int = 0
    setbacks: int = 0
    disagreements: int = 0
    drafts: int = 0
    claims: int = 0
    assessed_by_rule: int = 0
    excluded_by_rule: int = 0

    @property
    def coverage(self) -> Share:
        """Assessed of all applicable recommendations of the review, those that are not on record included."""
        return Share(self.all.assessed, self.all.applicable + (self.unlisted or 0))

    @property
    def by_rule(self) -> Share:
        """Assessed by rule of assessed."""
        return Share(self.assessed_by_rule, self.all.assessed)

    @property
    def not_applicable_by_rule(self) -> Share:
        """Not applicable by rule of not applicable."""
        return Share(self.excluded_by_rule, self.all.counts[Level.NOT_APPLICABLE])

    @property
    def index(self) -> Fraction | None:
        """The implementation index; None for a record that is not complete, whatever its coverage."""
        return self.all.index if self.unlisted == 0 else None

    @property
    def index_bounds(self) -> tuple[Fraction, Fraction] | None:
        """The bounds of the index; None for a record that is not complete."""
        return self.all.index_bounds if self.unlisted == 0 else None


@dataclass(frozen=True, slots=True)
class ReviewScorecard(Scorecard):
    """The figures of one review and where each of its recommendations stands, in the order of its report."""

    standings: tuple[Standing, ...] = ()


def together(distributions: Iterable[Distribution]) -> Distribution:
    """The recommendations of several reviews, counted as one list."""
    added = tuple(distributions)
    return Distribution({level: sum(one.counts[level] for one in added) for level in Level}, sum(one.total for one in added))


def tells_of_setback(assessment: Assessment) -> bool:
    """Whether an assessment tells of a regressive action."""
    return bool(assessment.setbacks) or assessment.trend is Trend.REGRESSION


def is_drafted_by_software(assessment: Assessment) -> bool:
    """Whether an assessment is a draft that software wrote from documents; once a person publishes it, it is that person's."""
    return assessment.status is AssessmentStatus.DRAFT and SOFTWARE in assessment.assessors


def is_by_rule(assessment: Assessment) -> bool:
    """Whether an assessment was drawn from a record by a published rule."""
    return is_rule(assessment.assessors)


def is_rule(assessors: Collection[str]) -> bool:
    """Whether those who assessed are a published rule."""
    return not RULES.isdisjoint(assessors)
