"""JSON as the API writes it: UTF-8, without spaces, keys in the order of the shape, one line."""

import json
from collections.abc import Mapping
from pathlib import PurePosixPath

from generator.open_data.data_file import DataFile
from generator.open_data.stamps import META

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)


def json_text(value: object) -> str:
    """The value as JSON; characters below a space are escaped, so that no text can bear a mark or break the line."""
    return _ENCODER.encode(value)


def api_file(path: PurePosixPath, body: Mapping[str, object]) -> DataFile:
    """A file of the API: what the file is made of, then its body."""
    return api_file_of(path, json_text(body))


def api_file_of(path: PurePosixPath, body: str) -> DataFile:
    """The same of a body that is JSON already."""
    return DataFile(path, b'{"meta":' + META + b"," + body[1:].encode() + b"\n")


def plain_file(path: PurePosixPath, body: Mapping[str, object]) -> DataFile:
    """A file that describes the API: the same on every day."""
    return DataFile(path, json_text(body).encode() + b"\n")
