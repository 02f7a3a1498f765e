"""How levels look in pictures that stand alone: the colours and shapes of the site, which their own pages cannot lend them.

The colours are those of theme/assets/stylesheets/scorecards.css, light and dark; a shape says the same without colour.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.pages.figures import BAR_LENGTH, UNLISTED, Bar
from generator.vocabulary import NOT_ASSESSED, Level


@dataclass(frozen=True, slots=True)
class Look:
    """The colour of a level in a bar and of its sign beside words, each on light and on dark paper."""

    bar: tuple[str, str]
    sign: tuple[str, str]


INK = ("#1d2328", "#e8ecef")
INK_SOFT = ("#4d575f", "#b3bdc4")
LINE = ("#d9dee2", "#3a4349")
PAPER = ("#fff", "#1b2226")
LINK = ("#0b5394", "#8ab8f0")
NAVY = ("#123a5a", "#10283b")
_FULLY, _PARTIALLY = ("#01665e", "#3fb8a8"), ("#35978f", "#6fcdbf")
_NOT, _THIN = ("#8c510a", "#d8a35d"), ("#8a9097", "#8a929a")
LOOKS: Mapping[str, Look] = {
    Level.FULLY_IMPLEMENTED: Look(_FULLY, _FULLY),
    Level.PARTIALLY_IMPLEMENTED: Look(_PARTIALLY, _PARTIALLY),
    Level.IN_PROCESS: Look(("#8fc9bf", "#a9ddd5"), _PARTIALLY),
    Level.NOT_IMPLEMENTED: Look(_NOT, _NOT),
    Level.INSUFFICIENT_INFORMATION: Look(_THIN, _THIN),
    Level.NOT_APPLICABLE: Look(PAPER, _THIN),
    NOT_ASSESSED: Look(("#dfe3e6", "#3a4147"), _THIN),
    UNLISTED: Look(PAPER, _THIN),
}
_RING = '<circle class="ring" r="5"/>'
SIGNS: Mapping[str, str] = {  # around the middle, in a square of 14
    Level.FULLY_IMPLEMENTED: f'{_RING}<circle class="full" r="5"/>',
    Level.PARTIALLY_IMPLEMENTED: f'{_RING}<path class="full" d="M0-5A5 5 0 0 0 0 5z"/>',
    Level.IN_PROCESS: f'{_RING}<path class="full" d="M0 0V-5A5 5 0 0 1 5 0z"/>',
    Level.NOT_IMPLEMENTED: _RING,
    Level.INSUFFICIENT_INFORMATION: f'{_RING}<path class="ring thin" d="M-4.2 1.4L1.4-4.2M-2.8 2.8L2.8-2.8M-1.4 4.2L4.2-1.4"/>',
    Level.NOT_APPLICABLE: '<path class="ring" d="M-5 2H5"/>',
    NOT_ASSESSED: '<circle class="ring thin" r="5" stroke-dasharray="2.2 1.7"/>',
    UNLISTED: '<path class="ring thin" d="M-5-5H5V5H-5z" stroke-dasharray="1 1.5"/>',
}


def style(shade: int, keys: Iterable[str]) -> str:
    """The rules for the bar and signs of these levels: 0 on light paper, 1 on dark."""
    levels = "".join(f".b-{key}{{fill:{look.bar[shade]}}}.s-{key}{{color:{look.sign[shade]}}}" for key in keys for look in (LOOKS[key],))
    return f"{levels}.b,.frame{{stroke:{INK_SOFT[shade]}}}"


SHAPES = ".b,.frame{stroke-width:1}.frame,.ring{fill:none}.ring{stroke:currentColor;stroke-width:2}.thin{stroke-width:1.4}.full{fill:currentColor}"


def bar(drawn: Bar, *, x: float, y: float, width: float, height: float) -> str:
    """The pieces of a bar with a frame around all of it; what is not on record leaves its end empty."""
    scale = width / BAR_LENGTH
    pieces = "".join(
        f'<rect class="b b-{part.key}" x="{x + part.start * scale:.1f}" y="{y:g}" width="{part.width * scale:.1f}" height="{height:g}"/>'
        for part in drawn.parts
    )
    return f'{pieces}<rect class="frame" x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}"/>'
