"""The fast and the safe reading of YAML held against each other, and texts that are nearly what the fast one takes; the same seed gives the same text."""

import random
from collections.abc import Iterator
from typing import Any

from generator.yaml_document import Places
from generator.yaml_events import Walk, walk
from generator.yaml_lines import UNSURE, simple_value

PIECES = (
    *("\n", " ", "  ", ":", ": ", " :", "- ", "-", "#", " #", " # c", "\n# c\n", "\n#\n", '"', "'", "''", "\\", '\\"', "\\\\", "\\n", "[", "]", "{"),
    *("}", ",", ", ", "[]", "{}", "[a, b]", "{a: b}", "{a: [b], c: {d: e}}", '["a", "b"]', "[[a]]", "[{a: b}, {c: d}]", "? ", "?", "&a ", "*a"),
    *("!t ", "|", ">", "%", "@", "`", "~", "null", "<<", "<<: ", "---", "\n---\n", "\n...\n", "=", "a", "b", "0", "é", "😀", "\t", "\r", "\r\n"),
    *("\ufeff", "\x85", "\xa0", "\u2028", "\u3000", "\x00", "\x7f", "\n\n", "\n ", "\n  ", "\n    ", "\n  - ", "\n    - ", "\n- ", "key: "),
    *("\nkey: ", "\nkey:\n", "  - key: value\n", "a: ", '"a": ', "'a': ", "\ud7ff", "\ufffd", "\uffff", "y" * 1_100, "y z " * 300),
)


def differences(text: str) -> Iterator[str]:
    """What the two readings do not agree on, and the two ways of the safe one; nothing where both are the same or the fast one is not sure."""
    safe = walk(text, with_places=True)
    without = walk(text)
    if (without.refused, without.faults) != (safe.refused, safe.faults) or (not safe.refused and not is_same(without.value, safe.value)):
        yield "the safe reading says something else without places"
    fast = simple_value(text)
    if fast is UNSURE:
        return
    if safe.refused or safe.faults:
        yield "the fast reading takes what the safe one finds a fault in"
    elif not is_same(fast, safe.value):
        yield "the value is another one"
    else:
        yield from _other_places(Places(text.encode(), is_simple=True), safe)


def _other_places(found: Places, safe: Walk) -> Iterator[str]:
    for path in {*safe.places, *safe.key_places}:
        for missing in ("nowhere", 99):
            if (*path, missing) not in safe.places and (found.find((*path, missing)) or found.find((*path, missing), of_key=True)):
                yield "there is a place for what is not there"
        if found.find(path) != safe.places.get(path):
            yield "the place of a value is another one"
        if found.find(path, of_key=True) != safe.key_places.get(path):
            yield "the place of a key is another one"


def is_same(one: Any, other: Any) -> bool:
    """Whether two values are equal, down to the types of text and the order of keys."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return list(one) == list(other) and all(type(key) is str and is_same(value, other[key]) for key, value in one.items())
    if isinstance(one, list):
        return len(one) == len(other) and all(is_same(*pair) for pair in zip(one, other, strict=True))
    return bool(one == other)


def changed(chance: random.Random, text: str) -> str:
    """A text with a few characters, lines or indentations more, fewer or others."""
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 5))):
        text = _changed_once(chance, text)
    return text


def _changed_once(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    at, to = sorted((chance.randint(0, len(text)), chance.randint(0, len(text))))
    line = chance.randrange(len(lines))
    match chance.randrange(10):
        case 0:
            return text[:at] + text[at + chance.randint(1, 3) :]
        case 1 | 2 | 3:
            return text[:at] + chance.choice(PIECES) + text[at:]
        case 4:
            return text[:at] + chance.choice(PIECES) + text[at + chance.randint(1, 3) :]
        case 5:
            return text[:at] + text[to:] if to - at < 40 else text[:at]
        case 6:
            lines[line] = " " * chance.randint(0, 8) + lines[line].lstrip(" ")
        case 7:
            lines[line] = chance.choice((" ", "  ", "- ")) + lines[line] if chance.random() < 0.5 else lines[line][chance.randint(1, 2) :]
        case 8:
            lines.insert(chance.randint(0, len(lines)), chance.choice(lines))
        case _:
            other = chance.randrange(len(lines))
            lines[line], lines[other] = lines[other], lines[line]
    return "\n".join(lines)


def of_pieces(chance: random.Random) -> str:
    """Marks of YAML in any order, behind a key or a dash, in brackets or not."""
    before, behind = chance.choice(
        (("", ""), ("a: ", ""), ("a:\n  - ", ""), ("a: [", "]"), ("a: [b, ", "]"), ("a: {", "}"), ("a: {b: ", "}"), ("a: [{b: c}, ", "]"))
    )
    return f"{before}{''.join(chance.choices(PIECES, k=chance.randint(1, 8)))}{behind}\n"


def part_of(chance: random.Random, text: str) -> str:
    """Some lines of a text, as they are or moved to the left."""
    lines = text.split("\n")
    start = chance.randrange(len(lines))
    some = lines[start : start + chance.randint(1, 14)]
    least = min((len(line) - len(line.lstrip(" ")) for line in some if line.strip(" ")), default=0)
    moved = "\n".join(line[least:] for line in some) if chance.random() < 0.7 else "\n".join(some)
    if moved.startswith("- ") and chance.random() < 0.8:
        moved = "list:\n  " + moved.replace("\n", "\n  ")
    return moved + "\n" * (chance.random() < 0.8)
