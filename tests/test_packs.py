"""A pack gives back what was put in, part by part, and nothing that was damaged."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cache import Cache
from generator.packs import packed, part_of, parts_of

PARTS = st.dictionaries(st.text(min_size=1), st.binary(max_size=200), max_size=6)
KEY = "0" * 64


@given(PARTS)
def test_pack_gives_every_part_back(parts: dict[str, bytes]) -> None:
    pack = packed(parts)
    assert dict(parts_of(pack)) == parts
    for name, data in parts.items():
        assert part_of(io.BytesIO(pack), name) == data
    assert part_of(io.BytesIO(pack), "".join(parts) + "?") is None


@given(PARTS.filter(lambda parts: any(parts.values())), st.data())
def test_damaged_part_is_none(parts: dict[str, bytes], data: st.DataObject) -> None:
    pack = bytearray(packed(parts))
    name = data.draw(st.sampled_from([name for name, part in parts.items() if part]))
    end = bytes(pack).index(b"\n") + 1
    start = end + sum(len(part) for _, part in list(parts.items())[: list(parts).index(name)])
    at = data.draw(st.integers(start, start + len(parts[name]) - 1))
    pack[at] ^= 1
    assert part_of(io.BytesIO(bytes(pack)), name) is None


def test_cache_gives_one_part_of_what_it_keeps_for_exactly_this_key(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    assert cache.put("pieces", "RUR", KEY, packed({"rows/reviews": b"one\n", "csv/reviews": b"two\n"}))
    assert cache.get_part("pieces", "RUR", KEY, "csv/reviews") == b"two\n"
    assert cache.get_part("pieces", "RUR", KEY, "csv/claims") is None
    assert cache.get_part("pieces", "RUR", "0" * 16 + "1" * 48, "csv/reviews") is None, "of a key that begins alike"
    assert cache.get_part("pieces", "FRE", KEY, "csv/reviews") is None


@pytest.mark.parametrize("pack", [b"", b"\n", b"[]\n", b'{"a": 1}\nx', b'{"a": [0, 1]}\nx', b"\xff\n"], ids=repr)
def test_what_is_no_pack_has_no_parts(pack: bytes) -> None:
    assert part_of(io.BytesIO(pack), "a") is None
