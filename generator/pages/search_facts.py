"""What a search knows of a page beside its words: the State under review, and of a review the level of each record."""

from dataclasses import dataclass

from generator.model import Review
from generator.scorecard import ReviewScorecard
from generator.vocabulary import NOT_ASSESSED, Level


@dataclass(frozen=True, slots=True)
class SearchFacts:
    """By what a search narrows a page: the State's name, the review (SVN-4), and the paragraphs of each level that occurs."""

    state: str
    review: str = ""
    levels: tuple[tuple[str, tuple[str, ...]], ...] = ()


def facts_of_review(name: str, review: Review, scorecard: ReviewScorecard) -> SearchFacts:
    """The facts of the page of a review; levels in the order of the vocabulary, those not assessed last."""
    found = [(standing.level_key, standing.recommendation.paragraph) for standing in scorecard.standings]
    levels = ((key, tuple(paragraph for level, paragraph in found if level == key)) for key in (*Level, NOT_ASSESSED))
    return SearchFacts(name, f"{review.state}-{review.cycle}", tuple((str(key), paragraphs) for key, paragraphs in levels if paragraphs))
