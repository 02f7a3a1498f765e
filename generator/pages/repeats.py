"""What a State was asked again: the recommendations of a review that repeat an earlier one, on record or by their treaties, ask by ask."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.addresses import relative
from generator.addresses import review_page as review_path
from generator.content import Content, ReviewKey
from generator.model import Recommendation, Review
from generator.pages.page import Link, ordinal
from generator.repeated import Repetition, Repetitions
from generator.scorecard import ReviewScorecard, Share, Standing
from generator.vocabulary import Level

_SHORT_LIST = 6


@dataclass(frozen=True, slots=True)
class AskedAgain:
    """One ask: the recommendations of a review that make it again, their level now, and the earlier ones, by how we know."""

    links: tuple[Link, ...]
    ask: str
    level_key: str
    level_label: str
    on_record: tuple[Link, ...]
    by_treaty: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Repeated:
    """The recommendations of one review that repeat earlier ones, of all that are on record."""

    cycle: str
    share: Share
    by_treaty: int
    entries: tuple[AskedAgain, ...]

    @property
    def is_long(self) -> bool:
        """Whether its list would push what follows off a telephone's screen."""
        return len(self.entries) > _SHORT_LIST


def repeats(
    content: Content, newest_first: Sequence[Review], scorecards: Mapping[ReviewKey, ReviewScorecard], repetitions: Repetitions, page: PurePosixPath
) -> Iterator[Repeated]:
    """Every review of a State with a repeated recommendation, in the order given; links to other States' reviews are no repetition."""
    earlier = repetitions.earlier
    for review in newest_first:
        standings = scorecards[review.state, review.cycle].standings
        again = [(standing, found) for standing in standings if (found := earlier.get(review.record_id(standing.recommendation.paragraph)))]
        if again:
            by_treaty = sum(all(one.by_treaty for one in found) for _, found in again)
            yield Repeated(ordinal(review.cycle), Share(len(again), len(standings)), by_treaty, tuple(_entries(content, review, again, page)))


def _entries(content: Content, review: Review, again: Sequence[tuple[Standing, tuple[Repetition, ...]]], page: PurePosixPath) -> Iterator[AskedAgain]:
    """One line for all that ask the same about the same treaties and stand at the same level; else one for each recommendation."""
    groups: dict[tuple[str, Level | None, tuple[tuple[str, bool], ...]], list[tuple[Standing, tuple[Repetition, ...]]]] = defaultdict(list)
    for standing, found in again:
        follows = all(one.by_treaty for one in found)
        ask = _treaty_ask(content, standing.recommendation) if follows else standing.recommendation.summary or standing.recommendation.text or ""
        groups[ask, standing.level, tuple((one.record_id, one.by_treaty) for one in found)].append((standing, found))
    for (ask, _, _), members in groups.items():
        standing, found = members[0]
        yield AskedAgain(
            links=tuple(_link(review, one.recommendation, page) for one, _ in members),
            ask=ask,
            level_key=standing.level_key,
            level_label=standing.level_label,
            on_record=tuple(_earlier(found, page, by_treaty=False)),
            by_treaty=tuple(_earlier(found, page, by_treaty=True)),
        )


def _treaty_ask(content: Content, recommendation: Recommendation) -> str:
    """Become a party: CAT, OPCAT."""
    names = [treaty.short or treaty.name for treaty in content.treaty_by_id.values() if treaty.id in recommendation.treaties]
    return f"{recommendation.treaty_action.label if recommendation.treaty_action else ''}: {', '.join(names)}"


def _link(review: Review, recommendation: Recommendation, page: PurePosixPath) -> Link:
    record_id = review.record_id(recommendation.paragraph)
    return Link(recommendation.paragraph, f"{relative(review_path(review.state, review.cycle), page)}#{record_id}")


def _earlier(found: Sequence[Repetition], page: PurePosixPath, *, by_treaty: bool) -> Iterator[Link]:
    """The earlier recommendations; the first of each cycle says which one it is."""
    said = None
    for one in found:
        if one.by_treaty is by_treaty:
            link = _link(one.review, one.recommendation, page)
            yield link if one.review.cycle == said else Link(f"{ordinal(one.review.cycle)} cycle, {link.label}", link.target)
            said = one.review.cycle
