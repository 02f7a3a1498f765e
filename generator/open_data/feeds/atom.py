"""Feeds in the format Atom (RFC 4287): entries in, the bytes of a file out; the same feed, the same bytes.

Ids are names (URN) made from words that stay, so that they do not change with the host. Nothing knows when an assessment was written: an entry
bears the day that the data give, and a feed that of its newest entry, or without one the day of the data.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha1

from generator.open_data.markup import xml
from generator.open_data.stamps import DAY_TIME, LICENCE_ADDRESS, LICENCE_TITLE

MOST = 50  # entries of a feed, which readers fetch again and again
PROJECT = "UPR scorecards"
_NAMES = bytes.fromhex("5b1d9c0e7c1a5d0e9a573f6c2b8e41d7")  # the namespace of all ids: never change it, or readers see everything as new
_CANNOT_NAME = "replace"  # a lone surrogate, which no encoding knows


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that changed: words for its id, its day as 2024-10-30, and what is told of it as HTML."""

    words: str
    title: str
    day: str
    link: str
    content: str
    category: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: words for its id, where it is and which page it belongs to; entries newest first, and how many older ones are left out."""

    words: str
    title: str
    subtitle: str
    address: str
    page: str
    entries: Sequence[Entry]
    left_out: int = 0
    site: str = ""


def urn(words: str) -> str:
    """The id that these words have for good: a name of version 5, made here because there are 40,000 of them at full scale."""
    digest = bytearray(sha1(_NAMES + words.encode("utf-8", _CANNOT_NAME), usedforsecurity=False).digest()[:16])
    digest[6], digest[8] = digest[6] & 0x0F | 0x50, digest[8] & 0x3F | 0x80
    name = digest.hex()
    return f"urn:uuid:{name[:8]}-{name[8:12]}-{name[12:16]}-{name[16:20]}-{name[20:]}"


def feed_file(feed: Feed) -> bytes:
    """The bytes of the feed."""
    updated = _instant(feed.entries[0].day) if feed.entries else DAY_TIME.decode()
    older = f" The newest {len(feed.entries)} of {len(feed.entries) + feed.left_out:,} entries; the page tells of older ones." if feed.left_out else ""
    return "".join(
        (
            '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">\n',
            f"<id>{urn(feed.words)}</id>\n<title>{xml(feed.title)}</title>\n<subtitle>{xml(feed.subtitle + older)}</subtitle>\n",
            f"<updated>{updated}</updated>\n<author><name>{PROJECT}</name>{f'<uri>{xml(feed.site)}/</uri>' if feed.site else ''}</author>\n",
            f'<link rel="self" type="application/atom+xml" href="{xml(feed.address)}"/>\n',
            f'<link rel="alternate" type="text/html" href="{xml(feed.page)}"/>\n<link rel="license" href="{LICENCE_ADDRESS}"/>\n',
            f"<rights>{LICENCE_TITLE} (CC BY 4.0)</rights>\n<generator>{PROJECT}</generator>\n",
            *_entries(feed.entries),
            "</feed>\n",
        )
    ).encode()


def _entries(entries: Iterable[Entry]) -> Iterable[str]:
    return (
        f"<entry>\n<id>{urn(entry.words)}</id>\n<title>{xml(entry.title)}</title>\n<updated>{_instant(entry.day)}</updated>\n"
        f'<link rel="alternate" type="text/html" href="{xml(entry.link)}"/>\n<category term="{xml(entry.category)}"/>\n'
        f'<content type="html">{xml(entry.content)}</content>\n</entry>\n'
        for entry in entries
    )


def _instant(day: str) -> str:
    return f"{day}T00:00:00Z"
