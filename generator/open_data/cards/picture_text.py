"""How wide text is in a picture whose fonts nobody knows: by the wide ones of those that are common, and lines that fit by it."""

from functools import lru_cache

_WIDTHS = ((0.36, " ijl.,:;|'!I"), (0.44, "frt()[]-/"), (0.56, "ckszvxy"), (0.98, "mwMWQO@%&"))  # of the size, as in Verdana and DejaVu Sans
_WIDTH = {character: width for width, characters in _WIDTHS for character in characters}
_THINNEST, _MOST, _CAPITAL, _FULL = 0.36, 0.63, 0.73, 1.0
_SLACK = 0.95  # of the room, because another font may be wider still
_CUT = "…"


@lru_cache(maxsize=4096)  # most lines are words that every picture has
def width(text: str, size: float) -> float:
    """How wide the text is, at a size; letters that are not Latin count as squares."""
    return size * sum(map(_of, text))


def _of(character: str) -> float:
    found = _WIDTH.get(character)
    if found:
        return found
    if character > "\u024f":
        return _FULL
    return _CAPITAL if character.isupper() else _MOST


def lines(text: str, size: float, room: float, most: int) -> list[str]:
    """The text in lines that fit the room; what does not go into the last one is cut, and shown to be."""
    found: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and width(longer, size) > room * _SLACK:
            found.append(line)
            longer = word
            if len(found) == most:
                return [*found[:-1], _cut(f"{found[-1]} {word}", size, room * _SLACK)]
        line = longer
    return [_cut(one, size, room * _SLACK) for one in (*found, line)]


def _cut(line: str, size: float, room: float) -> str:
    kept = line[: int(room / size / _THINNEST) + 1]
    if kept == line and width(line, size) <= room:
        return line
    while kept and width(kept + _CUT, size) > room:
        kept = kept[:-1]
    return kept.rstrip() + _CUT
