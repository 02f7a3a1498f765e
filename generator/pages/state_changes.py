"""What changed lately about one State: its newest assessments by day, and the corrections that name it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.addresses import relative
from generator.addresses import review_page as review_path
from generator.content import Content, ReviewKey
from generator.corrections import Correction
from generator.pages.changes import CorrectionLine, DayOfChanges, correction_line, dated_assessments, days_of_change
from generator.pages.page import Link, ordinal, rule_link
from generator.scorecard import Scorecard

_LAST_DAYS = 5


@dataclass(frozen=True, slots=True)
class Lately:
    """The last days on which something about a State was assessed, how many earlier ones there are, and its corrections."""

    days: tuple[DayOfChanges, ...]
    earlier: int
    corrections: tuple[CorrectionLine, ...]


def changed_lately(content: Content, code: str, scorecards: Mapping[ReviewKey, Scorecard], listed: Sequence[Correction], page: PurePosixPath) -> Lately:
    """The changes of a State for its own page, the newest review first within a day."""
    keys = [(code, authored.record.cycle) for authored in reversed(content.reviews_of(code))]
    links = {key: Link(f"{ordinal(key[1])} cycle".capitalize(), relative(review_path(*key), page)) for key in keys}
    days = days_of_change(dated_assessments(content, scorecards, keys), links, rule_link(page))
    return Lately(
        days=days[:_LAST_DAYS],
        earlier=len(days[_LAST_DAYS:]),
        corrections=tuple(correction_line(content, correction, page) for correction in listed if correction.is_about(code)),
    )
