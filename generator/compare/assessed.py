"""What happened to the assessments of one review, and to the figures that follow from them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from generator.compare.record import Moved, moved
from generator.model import Assessment, Assessments, Review
from generator.scorecard import Scorecard, Share, Standing
from generator.scoring import score
from generator.vocabulary import AssessmentStatus, Level


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the scorecard that is another one now; None where it has none."""

    name: str
    before: Share | Fraction | None
    after: Share | Fraction | None


@dataclass(frozen=True, slots=True)
class AssessedDifference:
    """Recommendations that stand otherwise, by record id. A level of None is not assessed.

    `rewritten` had a published assessment that was edited or deleted instead of followed by another: that may not happen.
    `reassessed` have a new published assessment at the same level; `setbacks` tell of one now, `no_setbacks` no longer.
    """

    rewritten: tuple[str, ...] = ()
    levels: tuple[Moved[Level | None], ...] = ()
    reassessed: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    setbacks: tuple[str, ...] = ()
    no_setbacks: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()


def assessed_difference(before: Review, first: Assessments | None, after: Review, second: Assessments | None) -> AssessedDifference:
    """The difference between the standings of a review that both sides hold."""
    old, new = score(before, first), score(after, second)
    by_label = {standing.recommendation.paragraph: standing for standing in old.standings}
    pairs = [(by_label[s.recommendation.paragraph], s) for s in new.standings if s.recommendation.paragraph in by_label]

    def where(is_so: Callable[[Standing, Standing], bool]) -> tuple[str, ...]:
        return tuple(after.record_id(now.recommendation.paragraph) for was, now in pairs if is_so(was, now))

    return AssessedDifference(
        rewritten=where(lambda was, now: not _goes_on(was.history, now.history)),
        levels=moved(after, {now.recommendation.paragraph: (was.level, now.level) for was, now in pairs}),
        reassessed=where(lambda was, now: was.level is now.level and _published(now) > _published(was)),
        drafts=where(lambda was, now: _drafts(now) > _drafts(was)),
        claims=where(lambda was, now: any(claim not in was.claims for claim in now.claims)),
        setbacks=where(lambda was, now: now.has_setback and not was.has_setback),
        no_setbacks=where(lambda was, now: was.has_setback and not now.has_setback),
        figures=tuple(figures_between(old, new)),
    )


def figures_between(old: Scorecard | None, new: Scorecard) -> Iterator[Figure]:
    """The figures that differ; those of a review that was not there before stand beside None."""
    for name, figure in _FIGURES.items():
        before, after = figure(old) if old else None, figure(new)
        if before != after:
            yield Figure(name, before, after)


_FIGURES: dict[str, Callable[[Scorecard], Share | Fraction | None]] = {
    "coverage": lambda scorecard: scorecard.coverage,
    "implementation rate": lambda scorecard: scorecard.all.implementation_rate,
    "action rate": lambda scorecard: scorecard.all.action_rate,
    "implementation index": lambda scorecard: scorecard.index,
}


def _goes_on(was: tuple[Assessment, ...], now: tuple[Assessment, ...]) -> bool:
    """Whether every published assessment is still there as it was, but for being withdrawn or answered by the State."""
    kept = [_without_what_may_change(assessment) for assessment in now if assessment.status is not AssessmentStatus.DRAFT]
    return all(_without_what_may_change(assessment) in kept for assessment in was if assessment.status is AssessmentStatus.PUBLISHED)


def _without_what_may_change(assessment: Assessment) -> Assessment:
    return assessment.model_copy(update={"status": AssessmentStatus.PUBLISHED, "state_reply": None})


def _published(standing: Standing) -> int:
    return sum(assessment.status is AssessmentStatus.PUBLISHED for assessment in standing.history)


def _drafts(standing: Standing) -> int:
    return sum(assessment.status is AssessmentStatus.DRAFT for assessment in standing.history)
