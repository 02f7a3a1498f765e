"""What changed lately about one State: its newest assessments by day, and the corrections that name it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from generator.addresses import relative
from generator.addresses import review_page as review_path
from generator.content import Content
from generator.corrections import Correction
from generator.overview import Overviews
from generator.pages.changes import CorrectionLine, DayOfChanges, correction_line, days_of_change, records_named
from generator.pages.page import Link, ordinal, rule_link

_LAST_DAYS = 5


@dataclass(frozen=True, slots=True)
class Lately:
    """The last days on which something about a State was assessed, how many earlier ones there are, and its corrections."""

    days: tuple[DayOfChanges, ...]
    earlier: int
    corrections: tuple[CorrectionLine, ...]


def changed_lately(content: Content, code: str, overviews: Overviews, listed: Sequence[Correction], page: PurePosixPath) -> Lately:
    """The changes of a State for its own page, the newest review first within a day; corrections lead to the records of this State."""
    newest_first = [overviews[code, authored.record.cycle] for authored in reversed(content.reviews_of(code))]
    links = {one.key: Link(f"{ordinal(one.key[1])} cycle".capitalize(), relative(review_path(*one.key), page)) for one in newest_first}
    named = records_named(listed, {(code, authored.record.cycle): authored.record for authored in content.reviews_of(code)})
    days = sorted({dated.as_of for overview in newest_first for dated in overview.dated}, reverse=True)
    last = frozenset(days[:_LAST_DAYS])
    shown = [replace(overview, dated=tuple(dated for dated in overview.dated if dated.as_of in last)) for overview in newest_first]
    return Lately(
        days=days_of_change(shown, links, rule_link(page)),
        earlier=len(days[_LAST_DAYS:]),
        corrections=tuple(correction_line(correction, named, page) for correction in listed if correction.is_about(code)),
    )
