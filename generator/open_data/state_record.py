"""All that is on record about one State, as its files of data are made of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.addresses import Addresses
from generator.content import Authored, Content, ReviewKey
from generator.model import Assessments, Review, State
from generator.pages.state import Moment
from generator.scorecard import ReviewScorecard


@dataclass(frozen=True)
class StateRecord:
    """A State with its reviews, scored. Of other States `content` has the names, and of their reviews only that they are there."""

    content: Content
    code: str
    scorecards: Mapping[ReviewKey, ReviewScorecard]
    addresses: Addresses
    moment: Moment

    @property
    def state(self) -> State:
        """The State itself."""
        return self.content.states[self.code].record

    @property
    def reviews(self) -> Iterator[tuple[Authored[Review], ReviewScorecard, Assessments | None]]:
        """Each review with its scorecard, which holds where each recommendation stands, and its assessments; oldest first."""
        for authored in self.content.reviews_of(self.code):
            key = self.code, authored.record.cycle
            yield authored, self.scorecards[key], self.content.assessments_beside(key)
