"""The cards of a State: a picture, and a page to be shown in a frame, with how far its latest review on record is assessed.

Both bring their own colours, ask no host and run no script. The page says its figures as a list; the picture holds them as its text.
"""

from collections.abc import Sequence

from generator.addresses import CARD, CARD_FRAME, state_folder
from generator.open_data.cards.level_look import INK, INK_SOFT, LINE, LINK, PAPER, SHAPES, SIGNS, bar, style
from generator.open_data.cards.picture_text import lines
from generator.open_data.cards.record_words import NOTHING, ReviewWords, StateWords
from generator.open_data.data_file import DataFile
from generator.open_data.markup import html, xml
from generator.open_data.stamps import DAY
from generator.pages.figures import LevelRow, bar_of, occurring

_WIDTH, _EDGE = 480, 18
_ROOM = _WIDTH - 2 * _EDGE
_BY = "UPR scorecards, independent of the UN, CC BY 4.0"
_DATA = f"Data of {DAY.decode()}."


def card_picture(code: str, words: StateWords) -> DataFile:
    """The card as a picture."""
    drawn, height = _drawn(words)
    title = xml(words.sentence)
    keys = _keys(words)
    rules = (
        f"{SHAPES}{style(0, keys)}.t{{fill:{INK[0]}}}.q{{fill:{INK_SOFT[0]}}}.p{{fill:{PAPER[0]};stroke:{LINE[0]}}}"
        f"@media (prefers-color-scheme:dark){{{style(1, keys)}.t{{fill:{INK[1]}}}.q{{fill:{INK_SOFT[1]}}}.p{{fill:{PAPER[1]};stroke:{LINE[1]}}}}}"
        "text{font-family:Verdana,'DejaVu Sans',sans-serif;font-size:12px;unicode-bidi:isolate}"
        ".h{font-size:19px;font-weight:700}.m{font-size:11px}.w{font-weight:700}"
    )
    picture = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}" viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{title}">'
        f"<title>{title}</title><desc>{xml(_figures_words(words))}</desc><style>{rules}</style>"
        f'<rect class="p" x=".5" y=".5" width="{_WIDTH - 1}" height="{height - 1}" rx="8"/>{drawn}</svg>\n'
    )
    return DataFile(state_folder(code) / CARD, picture.encode())


def _figures_words(words: StateWords) -> str:
    """What the picture shows, in words."""
    if words.latest is None:
        return f"Recommendations are {NOTHING}."
    levels = ", ".join(f"{row.label.lower()} {row.counts[0]:,}" for row in _rows(words.latest))
    return " ".join(filter(None, (f"{levels}.", words.latest.coverage, words.latest.apart, words.latest.newest)))


def _rows(latest: ReviewWords) -> tuple[LevelRow, ...]:
    return occurring(latest.scorecard.all, latest.scorecard.unlisted or 0)


def _keys(words: StateWords) -> list[str]:
    return [row.key for row in _rows(words.latest)] if words.latest else []


def _drawn(words: StateWords) -> tuple[str, int]:
    """The parts of the picture from its top down, and how high it is."""
    y, drawn = 22, []

    def put(text: str, kind: str, size: float, step: int, most: int = 2) -> None:
        nonlocal y
        for line in lines(text, size, _ROOM, most):
            y += step
            drawn.append(f'<text class="{kind}" x="{_EDGE}" y="{y}">{xml(line)}</text>')

    y -= 6
    put(words.name, "t h", 21, 23)
    latest = words.latest
    put(f"Universal Periodic Review, {latest.cycle}" if latest else "Universal Periodic Review", "q", 12, 20)
    if latest is None:
        put(f"Recommendations are {NOTHING}.", "t", 12, 26)
    else:
        put(latest.held, "q", 12, 16)
        y += 14
        drawn.append(bar(bar_of("All", latest.scorecard.all, latest.scorecard.unlisted or 0), x=_EDGE, y=y, width=_ROOM, height=22))
        legend, y = _legend(_rows(latest), y + 44)
        drawn.append(legend)
        put(latest.coverage, "t w", 13, 10)
        for sentence in filter(None, (latest.apart, *(f"{one.cycle.capitalize()}: {one.assessed}." for one in words.others), latest.newest)):
            put(sentence, "q m", 11, 16)
    y += 20
    drawn.append(f'<text class="q m" x="{_EDGE}" y="{y}">{_DATA} {_BY}</text>')
    return "".join(drawn), y + 14


def _legend(rows: tuple[LevelRow, ...], y: int) -> tuple[str, int]:
    """The levels with their signs, two beside each other, and where the next line begins."""
    drawn = []
    for place, row in enumerate(rows):
        x, line = _EDGE + place % 2 * (_ROOM / 2), y + place // 2 * 20
        drawn.append(
            f'<g class="s-{row.key}" transform="translate({x + 6:g} {line - 4})">{SIGNS[row.key]}</g>'
            f'<text class="t" x="{x + 18:g}" y="{line}">{row.label} <tspan class="w">{row.counts[0]:,}</tspan></text>'
        )
    return "".join(drawn), y + (len(rows) + 1) // 2 * 20


_PAGE_RULES = (
    f"{SHAPES}*{{box-sizing:border-box}}body{{margin:0;font:15px/1.45 system-ui,'Noto Sans',sans-serif;background:{PAPER[0]};color:{INK[0]}}}"
    "main{padding:12px 14px}h1{font-size:1.25em;line-height:1.2;margin:0;overflow-wrap:anywhere}p{margin:.35em 0}ul{list-style:none;margin:.4em 0;padding:0}"
    ".levels{display:grid;grid-template-columns:repeat(auto-fit,minmax(210px,1fr));gap:1px 12px}"
    "li svg{width:14px;height:14px;vertical-align:-2px;margin-inline-end:6px}.bar{display:block;width:100%;height:22px;margin:.6em 0 .5em}"
    "b{font-variant-numeric:tabular-nums}.soft{font-size:.87em}a:focus-visible{outline:3px solid;outline-offset:1px}"
    ".b,.frame{vector-effect:non-scaling-stroke}svg{forced-color-adjust:none;print-color-adjust:exact}"
)


def _page_colours(shade: int, keys: Sequence[str]) -> str:
    return f"{style(shade, keys)}a{{color:{LINK[shade]}}}.t{{color:{INK[shade]}}}.soft{{color:{INK_SOFT[shade]}}}"


def card_page(code: str, words: StateWords) -> DataFile:
    """The card as a page for a frame: it fits any width from 280 pixels on, and its links open the site in the whole window."""
    keys = _keys(words)
    dark = f"@media (prefers-color-scheme:dark){{body{{background:{PAPER[1]};color:{INK[1]}}}{_page_colours(1, keys)}}}"
    page = (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="robots" content="noindex">\n'
        f'<meta name="color-scheme" content="light dark">\n<title>{html(words.name)}: UPR scorecard</title>\n'
        f"<style>{_PAGE_RULES}{_page_colours(0, keys)}{dark}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{_link('../', words.name)}</h1>\n{_page_body(words)}"
        f'<p class="soft">{_DATA} {_link("../", "All about this State")}, {_BY}.</p>\n</main>\n</body>\n</html>\n'
    )
    return DataFile(state_folder(code) / CARD_FRAME, page.encode())


def _page_body(words: StateWords) -> str:
    latest = words.latest
    if latest is None:
        return f'<p class="soft">Universal Periodic Review</p>\n<p>Recommendations are {NOTHING}.</p>\n'
    levels = "\n".join(
        f'<li class="s-{row.key}"><svg viewBox="-7 -7 14 14" aria-hidden="true">{SIGNS[row.key]}</svg>'
        f'<span class="t">{row.label} <b>{row.counts[0]:,}</b></span></li>'
        for row in _rows(latest)
    )
    drawn = bar(bar_of("All", latest.scorecard.all, latest.scorecard.unlisted or 0), x=0, y=0, width=1000, height=28)
    apart = f'<p class="soft">{latest.apart}</p>\n' if latest.apart else ""
    others = "\n".join(f"<li>{_link(_review(one), one.cycle.capitalize())}: {one.assessed}</li>" for one in words.others)
    before = f'<ul class="soft">\n{others}\n</ul>\n' if others else ""
    return (
        f'<p class="soft">Universal Periodic Review, {_link(_review(latest), latest.cycle)}. {html(latest.held)}.</p>\n'
        f'<svg class="bar" viewBox="0 0 1000 28" preserveAspectRatio="none" aria-hidden="true">{drawn}</svg>\n<ul class="levels">\n{levels}\n</ul>\n'
        f"<p><b>{latest.coverage}</b></p>\n{apart}{before}"
        f'<p class="soft">{latest.newest}</p>\n'
    )


def _review(words: ReviewWords) -> str:
    return f"../cycle-{words.review.cycle}/"


def _link(target: str, label: str) -> str:
    return f'<a href="{html(target)}" target="_top" rel="noopener">{html(label)}</a>'
