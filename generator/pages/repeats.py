"""What a State was asked again: the recommendations of a review that repeat an earlier one, on record or by their treaties, ask by ask."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.addresses import relative
from generator.addresses import review_page as review_path
from generator.content import Content, ReviewKey
from generator.escape import heading_attribute, link, markdown
from generator.markdown_text import COMMAS, LINES, NOTHING, Markdown, Printed, frame
from generator.model import Recommendation, Review
from generator.pages.page import ordinal
from generator.repeated import Repetition, Repetitions
from generator.scorecard import ReviewScorecard, Share, Standing
from generator.vocabulary import Level

_SHORT_LIST = 6
_ASK = frame('- {} {} <span class="level level-{}">{}</span>{}{}')
_ON_RECORD, _BY_TREATY = frame(" · before, by a link on record: {}"), frame(" · before, on the same treaties: {}")


@dataclass(frozen=True, slots=True)
class Repeated:
    """The recommendations of one review that repeat earlier ones, of all that are on record; `asks` has a line for each ask."""

    cycle: str
    share: Share
    by_treaty: int
    count: int
    asks: Printed

    @property
    def is_long(self) -> bool:
        """Whether its list would push what follows off a telephone's screen."""
        return self.count > _SHORT_LIST


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
            lines = list(_asks(content, review, again, page))
            yield Repeated(ordinal(review.cycle), Share(len(again), len(standings)), by_treaty, len(lines), Printed(LINES(lines)))


def _asks(content: Content, review: Review, again: Sequence[tuple[Standing, tuple[Repetition, ...]]], page: PurePosixPath) -> Iterator[Markdown]:
    """The recommendations that make an ask again, their level now, and the earlier ones, by how we know.

    One line for all that ask the same about the same treaties and stand at the same level; else one for each recommendation.
    """
    groups: dict[tuple[str, Level | None, tuple[tuple[str, bool], ...]], list[tuple[Standing, tuple[Repetition, ...]]]] = defaultdict(list)
    for standing, found in again:
        follows = all(one.by_treaty for one in found)
        ask = _treaty_ask(content, standing.recommendation) if follows else standing.recommendation.summary or standing.recommendation.text or ""
        groups[ask, standing.level, tuple((one.record_id, one.by_treaty) for one in found)].append((standing, found))
    for (ask, _, _), members in groups.items():
        standing, found = members[0]
        on_record, by_treaty = (COMMAS(_earlier(found, page, by_treaty=by_treaty)) for by_treaty in (False, True))
        yield _ASK(
            COMMAS([_link(review, one.recommendation, page) for one, _ in members]),
            markdown(ask),
            heading_attribute((standing.level_key,)),
            markdown(standing.level_label),
            _ON_RECORD(on_record) if on_record else NOTHING,
            _BY_TREATY(by_treaty) if by_treaty else NOTHING,
        )


def _treaty_ask(content: Content, recommendation: Recommendation) -> str:
    """Become a party: CAT, OPCAT."""
    names = [treaty.short or treaty.name for treaty in content.treaty_by_id.values() if treaty.id in recommendation.treaties]
    return f"{recommendation.treaty_action.label if recommendation.treaty_action else ''}: {', '.join(names)}"


def _link(review: Review, recommendation: Recommendation, page: PurePosixPath, before: str = "") -> Markdown:
    record_id = review.record_id(recommendation.paragraph)
    return link(before + recommendation.paragraph, f"{relative(review_path(review.state, review.cycle), page)}#{record_id}")


def _earlier(found: Sequence[Repetition], page: PurePosixPath, *, by_treaty: bool) -> Iterator[Markdown]:
    """The earlier recommendations; the first of each cycle says which one it is."""
    said = None
    for one in found:
        if one.by_treaty is by_treaty:
            cycle = one.review.cycle
            yield _link(one.review, one.recommendation, page, "" if cycle == said else f"{ordinal(cycle)} cycle, ")
            said = cycle
