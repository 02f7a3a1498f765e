"""Scorecards as the figures of the API."""

from collections.abc import Mapping

from generator.drafts import Drafts
from generator.open_data.api.shapes.figures import ByPosition, Distribution, DraftFigures, Figures, Index, IndexBounds, LevelCounts, PositionCounts, Share
from generator.scorecard import Distribution as Counted
from generator.scorecard import Scorecard
from generator.scorecard import Share as CountedShare
from generator.vocabulary import Level, Position


def figures(scorecard: Scorecard) -> Figures:
    """All figures of a scorecard."""
    return {
        "recommendations": scorecard.all.total,
        "state_recommendations": scorecard.state_recommendations,
        "unlisted": scorecard.unlisted,
        "coverage": share(scorecard.coverage),
        "all": distribution(scorecard.all),
        "by_position": _by_position(scorecard.by_position),
        "index": _index(scorecard),
        "index_bounds": _index_bounds(scorecard),
        "assessed_by_rule": share(scorecard.by_rule),
        "not_applicable_by_rule": share(scorecard.not_applicable_by_rule),
        "setbacks": scorecard.setbacks,
        "disagreements": scorecard.disagreements,
        "drafts": scorecard.drafts,
        "claims": scorecard.claims,
    }


def share(counted: CountedShare) -> Share:
    """A count with its denominator."""
    return {"count": counted.count, "of": counted.of}


def distribution(counted: Counted) -> Distribution:
    """Recommendations by their level, and what follows from it."""
    return {
        "total": counted.total,
        "applicable": counted.applicable,
        "assessed": counted.assessed,
        "levels": level_counts(counted),
        "coverage": share(counted.coverage),
        "implementation_rate": share(counted.implementation_rate),
        "action_rate": share(counted.action_rate),
    }


def level_counts(counted: Counted) -> LevelCounts:
    """How many stand at each level, and how many have none."""
    counts = counted.counts
    return {
        "fully_implemented": counts[Level.FULLY_IMPLEMENTED],
        "partially_implemented": counts[Level.PARTIALLY_IMPLEMENTED],
        "in_process": counts[Level.IN_PROCESS],
        "not_implemented": counts[Level.NOT_IMPLEMENTED],
        "insufficient_information": counts[Level.INSUFFICIENT_INFORMATION],
        "not_applicable": counts[Level.NOT_APPLICABLE],
        "not_assessed": counted.not_assessed,
    }


def position_counts(by_position: Mapping[Position, int]) -> PositionCounts:
    """How many were answered in which way."""
    return {
        "supported": by_position[Position.SUPPORTED],
        "noted": by_position[Position.NOTED],
        "partially_supported": by_position[Position.PARTIALLY_SUPPORTED],
        "pending": by_position[Position.PENDING],
        "unclear": by_position[Position.UNCLEAR],
        "not_recorded": by_position[Position.NOT_RECORDED],
    }


def draft_figures(drafts: Drafts) -> DraftFigures:
    """What drafts say where nothing is published."""
    return {
        "total": drafts.all.total,
        "by_software": drafts.by_software,
        "levels": level_counts(drafts.all),
        "supported": level_counts(drafts.by_position[Position.SUPPORTED]),
        "noted": level_counts(drafts.by_position[Position.NOTED]),
    }


def _by_position(by_position: Mapping[Position, Counted]) -> ByPosition:
    return {
        "supported": distribution(by_position[Position.SUPPORTED]),
        "noted": distribution(by_position[Position.NOTED]),
        "partially_supported": distribution(by_position[Position.PARTIALLY_SUPPORTED]),
        "pending": distribution(by_position[Position.PENDING]),
        "unclear": distribution(by_position[Position.UNCLEAR]),
        "not_recorded": distribution(by_position[Position.NOT_RECORDED]),
    }


def _index(scorecard: Scorecard) -> Index | None:
    index = scorecard.index
    return None if index is None else {"value": float(index), "of": scorecard.all.on_scale}


def _index_bounds(scorecard: Scorecard) -> IndexBounds | None:
    bounds = scorecard.index_bounds
    return None if bounds is None else {"low": float(bounds[0]), "high": float(bounds[1]), "of": scorecard.all.applicable}
