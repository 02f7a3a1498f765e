"""What sources claim about one recommendation, weighed: UPR Info's index and disagreement. A claim is never a finding. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations

from generator.model import Assessments, Claim
from generator.vocabulary import Level

IRI_FROM_SOURCE_TYPES = 2
DISAGREEMENT_FROM_STEPS = 2

_STEP: Mapping[Level, int] = {
    Level.NOT_IMPLEMENTED: 0,
    Level.IN_PROCESS: 1,
    Level.PARTIALLY_IMPLEMENTED: 2,
    Level.FULLY_IMPLEMENTED: 3,
}
# UPR Info's index knows not, partially and fully; action that has begun is partial there. In halves.
_IRI_HALVES: Mapping[Level, int] = {
    Level.NOT_IMPLEMENTED: 0,
    Level.IN_PROCESS: 1,
    Level.PARTIALLY_IMPLEMENTED: 1,
    Level.FULLY_IMPLEMENTED: 2,
}


@dataclass(frozen=True, slots=True)
class Iri:
    """UPR Info's index for one recommendation: the mean of what sources claim, with the number of claims."""

    value: Fraction
    claims: int


def iri_of(claims: Sequence[Claim], sources: Assessments) -> Iri | None:
    """UPR Info's index; None where fewer than two different types of source claim a level on the scale."""
    on_scale = [(sources.sources[claim.source].type, _IRI_HALVES[claim.level]) for claim in claims if claim.level and claim.level in _IRI_HALVES]
    if len({source_type for source_type, _ in on_scale}) < IRI_FROM_SOURCE_TYPES:
        return None
    return Iri(Fraction(sum(halves for _, halves in on_scale), 2 * len(on_scale)), len(on_scale))


def disagreement(claims: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """The two claims of different sources whose levels lie furthest apart, the higher first; None below two steps."""
    on_scale = [claim for claim in claims if claim.level in _STEP]
    if len(on_scale) < 2:
        return None
    pairs = [(one, other) for one, other in permutations(on_scale, 2) if one.source != other.source]
    widest = max(pairs, key=lambda pair: _distance(*pair), default=None)
    return widest if widest and _distance(*widest) >= DISAGREEMENT_FROM_STEPS else None


def _distance(one: Claim, other: Claim) -> int:
    """How many steps the level of one claim lies above that of another."""
    return _STEP[one.level] - _STEP[other.level] if one.level and other.level else 0
