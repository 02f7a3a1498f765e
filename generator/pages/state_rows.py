"""The tables of States on pages that span them: one row for each State with what is on record, cycle by cycle, and a bar of levels.

There are 67,000 such rows at full scale, so that a function writes them instead of a template. It joins only what a filter has made.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import PurePosixPath

from markupsafe import Markup

from generator import escape
from generator.addresses import review_page, state_page
from generator.content import Content
from generator.pages.figures import BAR_LENGTH
from generator.scoring import Counts, levels_of, sum_of, total_of
from generator.vocabulary import NOT_ASSESSED, NOT_ASSESSED_LABEL, Level

_SAID: Sequence[tuple[str, str]] = (*((level.value, level.label.lower()) for level in Level), (NOT_ASSESSED, NOT_ASSESSED_LABEL.lower()))
_NOT_APPLICABLE = tuple(Level).index(Level.NOT_APPLICABLE)
_BAR = '<svg class="levels" viewBox="0 0 1000 28" preserveAspectRatio="none" role="img" aria-label="'
_NO_MORE = Markup()
_NOTHING = Markup('<span class="on-record">none on record</span> | 0 | – | – |')


@lru_cache(maxsize=4096)
def _as_html(name: str) -> str:
    return escape.raw_html(name)


@lru_cache(maxsize=4096)
def _as_markdown(name: str) -> str:
    return escape.markdown(name)


class StateRows:
    """Writes rows for one page; `tail` of a link is what follows the address of a review, such as ?by=NOR."""

    def __init__(self, content: Content, page: PurePosixPath) -> None:
        self.content = content
        self.to_root = "../" * (len(page.parts) - 1)

    def row(self, code: str, by_cycle: Mapping[int, Counts], tails: Mapping[int, str], *, anchor: bool = False, after: Markup = _NO_MORE) -> Markup:
        """One row; `after` stands behind the links to the cycles."""
        name = self.content.name_by_code[code]
        state = f"[{_as_markdown(name)}]({self._link(state_page(code))})"
        if anchor:
            state = f'<span id="{escape.heading_attribute([code.lower()])}" class="to">{state}</span>'
        if not by_cycle:
            return Markup(f"| {state} ") + _NOTHING
        links = [f"[cycle {cycle}]({self._link(review_page(code, cycle))}{tails.get(cycle, '')}) ({total_of(counts):,})" for cycle, counts in by_cycle.items()]
        levels = levels_of(sum_of(by_cycle.values()))
        total, outside = sum(levels), levels[_NOT_APPLICABLE]
        applicable = total - outside
        assessed = f"{applicable - levels[-1]:,}&nbsp;of&nbsp;{applicable:,}" if applicable else "none applicable"
        cycles = " · ".join([*links, after] if after else links)
        return Markup(f'| {state} <span class="by-cycle">{cycles}</span> | {total:,} | {assessed} | {_bar(name, levels)} |')

    def _link(self, target: PurePosixPath) -> str:
        return self.to_root + target.as_posix()


def _bar(name: str, levels: Sequence[int]) -> str:
    """The bar as the macro `small_bar` writes it, of levels and last what is not assessed."""
    total = sum(levels)
    parts = [(key, label, count) for (key, label), count in zip(_SAID, levels, strict=True) if count]
    rects, before = [], 0
    for key, _, count in parts:
        start, end = before * BAR_LENGTH // total, (before + count) * BAR_LENGTH // total
        before += count
        if end > start:
            rects.append(f'<rect class="level-{key}" x="{start}" y="0" width="{end - start}" height="28"/>')
    return f'{_BAR}{_as_html(name)}&#58; {", ".join(f"{label} {count}" for _, label, count in parts)}">{"".join(rects)}</svg>'
