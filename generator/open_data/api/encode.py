"""JSON as the API writes it: UTF-8, without spaces, keys in the order of the shape, one line.

Most of it is made of objects that mypy holds to their shapes. Records are written as text, key by key, which takes half as long; there
are 112,000 of them, and tests hold them to the same shapes.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from json.encoder import encode_basestring
from pathlib import PurePosixPath

from generator.open_data.data_file import DataFile
from generator.open_data.stamps import META

TRUTH = ("false", "true")
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)
_SHARED = 8192  # lists of words that are kept as JSON: they repeat from one record to the next


def json_text(value: object) -> str:
    """The value as JSON; characters below a space are escaped, so that no text can bear a mark or break the line."""
    return _ENCODER.encode(value)


def text_or_null(text: str | None) -> str:
    """A text as JSON, escaped in the same way."""
    return "null" if text is None else encode_basestring(text)


@lru_cache(maxsize=_SHARED)
def words_text(words: tuple[str, ...]) -> str:
    """A list of words as JSON."""
    return json_text(words)


def inside_quotes(text: str) -> str:
    """A text as it stands between the quotes of a longer one."""
    return encode_basestring(text)[1:-1]


def api_file(path: PurePosixPath, body: Mapping[str, object]) -> DataFile:
    """A file of the API: what the file is made of, then its body."""
    return api_file_of(path, json_text(body))


def api_file_of(path: PurePosixPath, body: str) -> DataFile:
    """The same of a body that is JSON already."""
    return DataFile(path, b'{"meta":' + META + b"," + body[1:].encode() + b"\n")


def plain_file(path: PurePosixPath, body: Mapping[str, object]) -> DataFile:
    """A file that describes the API: the same on every day."""
    return DataFile(path, json_text(body).encode() + b"\n")
