"""Many parts kept as one: of a pack a reader takes the part it wants, and never trusts one that is damaged."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO

_DIGITS = 32


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The parts in one: a line that says where each begins, how long it is and what its hash is, then all of them."""
    places, start = {}, 0
    for name, data in parts.items():
        places[name] = (start, len(data), _digest(data))
        start += len(data)
    return b"".join((json.dumps(places).encode(), b"\n", *parts.values()))


def parts_of(pack: bytes) -> Iterator[tuple[str, bytes]]:
    """The parts of a pack that is whole, in their order."""
    head, _, data = pack.partition(b"\n")
    for name, (start, length, _) in json.loads(head).items():
        yield name, data[start : start + length]


def part_of(file: BinaryIO, name: str) -> bytes | None:
    """One part of the pack that begins where the file stands; None where there is none of this name, or not whole. Nothing else is read."""
    try:
        places = json.loads(file.readline())
        start, length, digest = places[name]
        file.seek(start, 1)
        data = file.read(length)
    except (ValueError, KeyError, TypeError):
        return None
    return data if _digest(data) == digest else None


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:_DIGITS]
