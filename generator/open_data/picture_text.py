"""How wide text is in a picture whose fonts nobody knows: no letter narrower than in the fonts that are common, and lines that fit by it."""

from functools import lru_cache

_NARROW, _WIDE = frozenset(" fijlrt.,:;|'!()[]I-"), frozenset("mwMWQO@%&")
_HALF, _MOST, _CAPITAL, _FULL = 0.42, 0.64, 0.76, 1.0  # of the size of the font, as in Verdana and DejaVu Sans, which are wide
_CUT = "…"


@lru_cache(maxsize=4096)  # most lines are words that every picture has
def width(text: str, size: float) -> float:
    """How wide the text is at most, at a size; letters that are not Latin count as squares."""
    return size * sum(map(_of, text))


def _of(character: str) -> float:
    if character in _NARROW:
        return _HALF
    if character in _WIDE or character > "\u024f":
        return _FULL
    return _CAPITAL if character.isupper() else _MOST


def lines(text: str, size: float, room: float, most: int) -> list[str]:
    """The text in lines that fit the room; what does not go into the last one is cut, and shown to be."""
    found: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if width(longer, size) <= room or not line:
            line = longer
            continue
        found.append(line)
        line = word
        if len(found) == most:
            return [*found[:-1], _cut(f"{found[-1]} {word}", size, room)]
    found.append(line)
    return [_cut(one, size, room) for one in found]


def _cut(line: str, size: float, room: float) -> str:
    if len(line) * size * _HALF <= room and width(line, size) <= room:
        return line
    kept = line[: int(room / size / _HALF)]
    while kept and width(kept + _CUT, size) > room:
        kept = kept[:-1]
    return kept.rstrip() + _CUT
