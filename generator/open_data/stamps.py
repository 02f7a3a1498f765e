"""Marks in files of data, in whose places the day and the version of the data are put when a file is written: a new commit makes nothing else anew.

A mark is a word between two NUL characters, which no text of any of these formats holds: JSON writes them as escapes, and XML, iCalendar
and HTML must not have them. So no content can bear a mark.
"""

import json
from datetime import date

from generator.scorecard import METHOD
from generator.version import DataVersion

META = b"\0meta\0"  # in JSON, in the place of its first value: what the file is made of, as `Meta` of the API describes it
DAY = b"\0day\0"  # 2026-11-24
DAY_TIME = b"\0day_time\0"  # 2026-11-24T00:00:00Z, for Atom
DAY_BASIC = b"\0day_basic\0"  # 20261124T000000Z, for iCalendar
VERSION = b"\0version\0"  # 2026-11-24, or 2026-11-24+0123456789 where the commit is known

_JSON = b'{"meta":' + META

API_VERSION = "1.0.0"
LICENCE = "CC-BY-4.0"
LICENCE_TITLE = "Creative Commons Attribution 4.0 International"
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"


def version_words(version: DataVersion) -> str:
    """The version of the data as one word: its day, and ten digits of its commit where git knows one; `.changed` where files differ from it."""
    commit = f"+{version.commit[:10]}" if version.commit else ""
    return f"{version.day.isoformat()}{commit}{'.changed' if version.is_changed else ''}"


def stamped(data: bytes, version: DataVersion, today: date) -> bytes:
    """The bytes with the words of a version in the places of its marks."""
    if data.startswith(_JSON):  # most of all bytes: nothing behind its head can hold a mark
        return b'{"meta":' + json.dumps(meta(version, today), separators=(",", ":")).encode() + data[len(_JSON) :]
    if b"\0" not in data:
        return data
    day = version.day
    for mark, word in (
        (DAY, day.isoformat()),
        (DAY_TIME, f"{day.isoformat()}T00:00:00Z"),
        (DAY_BASIC, f"{day:%Y%m%d}T000000Z"),
        (VERSION, version_words(version)),
    ):
        data = data.replace(mark, word.encode())
    return data


def meta(version: DataVersion, today: date) -> dict[str, object]:
    """What every file of the API says of itself."""
    return {
        "generated_at": f"{today.isoformat()}T00:00:00Z",
        "data_version": version_words(version),
        "data_day": version.day.isoformat(),
        "data_commit": version.commit or None,
        "api_version": API_VERSION,
        "method_version": METHOD,
        "licence": LICENCE,
        "licence_url": LICENCE_ADDRESS,
    }
