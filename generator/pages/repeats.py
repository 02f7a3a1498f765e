"""What a State was asked again: the recommendations of a review that repeat one of its earlier reviews, counted and linked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.addresses import relative
from generator.addresses import review_page as review_path
from generator.content import ReviewKey
from generator.model import Review
from generator.pages.page import Link, ordinal
from generator.scorecard import Scorecard, Share, Standing
from generator.vocabulary import NOT_ASSESSED, NOT_ASSESSED_LABEL, Relation


@dataclass(frozen=True, slots=True)
class AskedAgain:
    """A recommendation, its level now, and those of earlier reviews that asked the same."""

    link: Link
    summary: str
    level_key: str
    level_label: str
    earlier: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Repeated:
    """The recommendations of one review that repeat earlier ones, of all that are on record."""

    cycle: str
    share: Share
    entries: tuple[AskedAgain, ...]


def repeats(reviews: Sequence[Review], scorecards: Mapping[ReviewKey, Scorecard], page: PurePosixPath) -> tuple[Repeated, ...]:
    """Every review with a repeated recommendation, in the order given; links to other States' reviews are no repetition."""
    return tuple(_repeated(reviews, scorecards, page))


def _repeated(reviews: Sequence[Review], scorecards: Mapping[ReviewKey, Scorecard], page: PurePosixPath) -> Iterator[Repeated]:
    targets = _targets(reviews, page)
    for review in reviews:
        standings = scorecards[review.state, review.cycle].standings
        entries = tuple(_asked_again(review, standing, earlier, page) for standing in standings if (earlier := _earlier(standing, targets)))
        if entries:
            yield Repeated(ordinal(review.cycle), Share(len(entries), len(standings)), entries)


def _targets(reviews: Sequence[Review], page: PurePosixPath) -> Mapping[str, Link]:
    """Every recommendation of the State by its record id."""
    found = {}
    for review in reviews:
        address = relative(review_path(review.state, review.cycle), page)
        for recommendation in review.recommendations:
            record_id = review.record_id(recommendation.paragraph)
            found[record_id] = Link(f"{ordinal(review.cycle)} cycle, {recommendation.paragraph}", f"{address}#{record_id}")
    return found


def _earlier(standing: Standing, targets: Mapping[str, Link]) -> tuple[Link, ...]:
    return tuple(targets[link.to] for link in standing.recommendation.links if link.relation is Relation.REPEATS and link.to in targets)


def _asked_again(review: Review, standing: Standing, earlier: tuple[Link, ...], page: PurePosixPath) -> AskedAgain:
    recommendation = standing.recommendation
    address = relative(review_path(review.state, review.cycle), page)
    return AskedAgain(
        link=Link(recommendation.paragraph, f"{address}#{review.record_id(recommendation.paragraph)}"),
        summary=recommendation.summary or recommendation.text or "",
        level_key=standing.level.value if standing.level else NOT_ASSESSED,
        level_label=standing.level.label if standing.level else NOT_ASSESSED_LABEL,
        earlier=earlier,
    )
