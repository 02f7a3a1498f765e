"""The badge of a State: a small picture that says how much of its latest review on record is assessed. No ranking, no colour that judges."""

from generator.addresses import BADGE, state_folder
from generator.open_data.cards.level_look import INK, INK_SOFT, NAVY, PAPER
from generator.open_data.cards.picture_text import width
from generator.open_data.cards.record_words import NOTHING, ReviewWords, StateWords
from generator.open_data.data_file import DataFile
from generator.open_data.markup import xml

_SIZE, _HEIGHT, _AROUND = 11, 20, 7
_NTH = {1: "1st", 2: "2nd", 3: "3rd"}


def badge(code: str, words: StateWords) -> DataFile:
    """The badge of a State."""
    name = f"UPR {_nth(words.latest)} cycle" if words.latest else "UPR"
    said = words.latest.assessed if words.latest else NOTHING
    left, right = round(width(name, _SIZE)), round(width(said, _SIZE))
    split = left + 2 * _AROUND
    whole = split + right + 2 * _AROUND
    title = xml(words.sentence)
    description = f"{words.latest.held}. {words.latest.coverage} {words.latest.apart} {words.latest.newest}" if words.latest else words.sentence
    picture = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{whole}" height="{_HEIGHT}" viewBox="0 0 {whole} {_HEIGHT}" role="img" aria-label="{title}">'
        f"<title>{title}</title><desc>{xml(' '.join(description.split()))}</desc>"
        f"<style>.p{{fill:{PAPER[0]};stroke:{INK_SOFT[0]}}}.i{{fill:{INK[0]}}}.n{{fill:{NAVY[0]}}}"
        f"@media (prefers-color-scheme:dark){{.p{{fill:{PAPER[1]};stroke:{INK_SOFT[1]}}}.i{{fill:{INK[1]}}}}}"
        f"text{{font:{_SIZE}px Verdana,'DejaVu Sans',sans-serif}}</style>"
        f'<rect class="p" x=".5" y=".5" width="{whole - 1}" height="{_HEIGHT - 1}" rx="3"/>'
        f'<path class="n" d="M{split} 1H3.5A2.5 2.5 0 0 0 1 3.5V16.5A2.5 2.5 0 0 0 3.5 19H{split}z"/>'
        f'<text x="{_AROUND}" y="14" fill="#fff" textLength="{left}">{name}</text>'
        f'<text class="i" x="{split + _AROUND}" y="14" textLength="{right}">{said}</text></svg>\n'
    )
    return DataFile(state_folder(code) / BADGE, picture.encode())


def _nth(latest: ReviewWords) -> str:
    return _NTH.get(latest.review.cycle, f"{latest.review.cycle}th")
