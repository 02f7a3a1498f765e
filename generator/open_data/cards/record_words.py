"""What is on record of a State's latest review and how far it is assessed, in words for badges and cards: no figure without what it is a part of."""

from dataclasses import dataclass

from generator.days import day
from generator.drafts import drafts_of
from generator.model import Review
from generator.open_data.state_record import StateRecord
from generator.pages.page import counted, ordinal, review_period
from generator.pages.state_dates import session_words
from generator.scorecard import ReviewScorecard, tenths_of_a_percent

NOTHING = "not on record yet"
_OTHERS = 3  # earlier reviews that a card names


@dataclass(frozen=True, slots=True)
class ReviewWords:
    """One review with recommendations on record: its figures and the words for them."""

    review: Review
    scorecard: ReviewScorecard
    drafts: int
    held: str

    @property
    def cycle(self) -> str:
        """The third cycle, without the article."""
        return f"{ordinal(self.review.cycle)} cycle"

    @property
    def assessed(self) -> str:
        """12 of 215 assessed; what stands there where nothing is assessed, or nothing can be."""
        share, some = self.scorecard.coverage, "" if self.scorecard.unlisted is not None else " on record"
        if not share.of:
            return f"all {self.scorecard.all.total:,} not applicable"
        if self.drafts and not share.count:
            return f"drafts on {self.drafts:,} of {share.of:,}{some}, none published"
        return f"{share.count:,} of {share.of:,}{some} assessed"

    @property
    def coverage(self) -> str:
        """The same as a sentence, with the share: Assessed so far: 78.6 % (11 of 14 recommendations)."""
        share, some = self.scorecard.coverage, "" if self.scorecard.unlisted is not None else " on record"
        if share.fraction is None:
            return f"Not applicable: all {counted(self.scorecard.all.total, 'recommendation')}{some}."
        return f"Assessed so far: {tenths_of_a_percent(share.fraction)} % ({share.count:,} of {counted(share.of, 'recommendation')}{some})."

    @property
    def apart(self) -> str:
        """What the share leaves out, and what counts in no figure of the method: drafts that stand alone; empty without any."""
        levels = self.scorecard.all
        outside = levels.total - levels.applicable
        said = [f"{outside:,} not applicable, left out of this."] if outside and levels.applicable else []
        if self.drafts:
            said.append("1 draft, not a finding, counts in no figure." if self.drafts == 1 else f"{self.drafts:,} drafts, not findings, count in no figure.")
        return " ".join(said)

    @property
    def newest(self) -> str:
        """Newest finding as of 30 October 2024."""
        days = [standing.headline.as_of for standing in self.scorecard.standings if standing.headline]
        return f"Newest finding as of {day(max(days))}." if days else "No finding on this review is published yet."


@dataclass(frozen=True, slots=True)
class StateWords:
    """A State's latest review with recommendations on record, None without one, and those before it, newest first."""

    name: str
    latest: ReviewWords | None
    others: tuple[ReviewWords, ...]

    @property
    def sentence(self) -> str:
        """The whole in one sentence."""
        if self.latest is None:
            return f"{self.name} in the Universal Periodic Review: {NOTHING}"
        return f"{self.name} in the Universal Periodic Review, {self.latest.cycle}: {self.latest.assessed}"


def state_words(record: StateRecord) -> StateWords:
    """What is on record of the State."""
    found = [
        ReviewWords(authored.record, scorecard, drafts_of(scorecard.standings).all.total, _held(record, authored.record))
        for authored, scorecard, _ in record.reviews
        if scorecard.all.total
    ][::-1]
    return StateWords(record.state.name, found[0] if found else None, tuple(found[1 : _OTHERS + 1]))


def _held(record: StateRecord, review: Review) -> str:
    when = review_period(record.content, review)
    return f"Reviewed on {when}, session {review.session}" if review.held_on else f"{review.status.label}, {session_words(review, when)}"
