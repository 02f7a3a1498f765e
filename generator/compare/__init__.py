"""What differs between two states of the content, as a reader would notice it. Pure: two contents in, the differences out.

Where a file has faults of shape, on either side, nothing is concluded from what is missing in it: `unread` says so.
"""

from generator.compare.assessed import AssessedDifference, assessed_difference
from generator.compare.facts import Fact
from generator.compare.lists import list_differences, page_differences
from generator.compare.record import Moved, RecordDifference
from generator.compare.review import Differences, ReviewDifference, review_difference
from generator.compare.states import StateDifference, state_differences
from generator.content import Content

__all__ = ["AssessedDifference", "Differences", "Fact", "Moved", "RecordDifference", "ReviewDifference", "StateDifference", "assessed_difference", "compare"]


def compare(base: Content, head: Content) -> Differences:
    """What a reader of `head` would notice who knew `base`."""
    keys = sorted(base.reviews.keys() | head.reviews.keys() | base.assessments.keys() | head.assessments.keys())
    reviews = (review_difference(base, head, key) for key in keys)
    return Differences(
        states=state_differences(base, head),
        reviews=tuple(review for review in reviews if review != ReviewDifference(review.key)),
        names={**base.name_by_code, **head.name_by_code},
        lists=tuple(list_differences(base, head)),
        pages=tuple(page_differences(base, head)),
    )
