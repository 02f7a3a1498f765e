"""Looks through ZIP packages (.docx, .xlsx) that nobody here wrote before any parser does, and refuses in one sentence what would do harm.

Nothing is written to disk and nothing is expanded: sizes are compared first, then every part is read through once in pieces.
A part of a package is XML in UTF-8 or UTF-16 (ECMA-376, part 2, 8.1.1) and has no use for a document type or for entities.
"""

import re
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from generator.escape import one_line

MAX_UNPACKED_BYTES = 200 * 1024 * 1024
MAX_PARTS = 5_000
MAX_DIRECTORY_BYTES = 1024 * 1024
MAX_RATIO = 200
SMALL_PART_BYTES = 1024 * 1024
PIECE_BYTES = 256 * 1024

_HEAD_BYTES = 4096
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_TAIL_BYTES = 66_000
_ENCRYPTED = 0x1
# In UTF-8 and, with its zero bytes, in UTF-16 of either order.
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)|<\0!\0(?:D\0O\0C\0T\0Y\0P\0E|E\0N\0T\0I\0T\0Y)")
_LONGEST_DECLARATION = 18
# The first bytes of XML in UCS-4 and EBCDIC, with and without a byte order mark; tested before UTF-16, whose mark begins one of them.
_FOREIGN = (b"\x00\x00\xfe\xff", b"\xff\xfe\x00\x00", b"\x00\x00\x00<", b"<\x00\x00\x00", b"\x00\x00<\x00", b"\x00<\x00\x00", b"\x4c\x6f\xa7\x94")
_XML_DECLARATION = re.compile(r"<\?xml\s(?P<said>[^>]*)>")
_ENCODING = re.compile(r"encoding\s*=\s*[\"']([^\"']*)[\"']")
_READABLE = frozenset({"utf-8", "utf8", "us-ascii", "ascii", "utf-16", "utf-16le", "utf-16be"})


class NotAList(Exception):
    """The file is none that the importer reads; the message says why."""


@contextmanager
def checked_package(file: Path, *, most_bytes: int = MAX_UNPACKED_BYTES) -> Iterator[zipfile.ZipFile]:
    """The opened package, of which every part can be read and parsed within bounds; raises NotAList for any other file."""
    try:
        with file.open("rb") as opened:
            _check_directory(opened)
            package = zipfile.ZipFile(opened)
            _check_parts(package.infolist(), most_bytes)
            for part in package.infolist():
                _check_content(package, part)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, struct.error, OSError) as error:
        raise NotAList(f"it is no sound package: {one_line(str(error)) or type(error).__name__}") from None
    with zipfile.ZipFile(file) as package:
        yield package


def _check_directory(opened: BinaryIO) -> None:
    """Bounds the list of parts, which the library reads into memory at once, by the size that the end of the file gives for it."""
    opened.seek(max(0, opened.seek(0, 2) - _TAIL_BYTES))
    tail = opened.read(_TAIL_BYTES)
    end = tail.rfind(b"PK\x05\x06")
    if end < 0:
        raise NotAList("it is no sound package: its end is missing")
    (length,) = struct.unpack_from("<L", tail, end + 12)
    if tail[max(0, end - 20) : end].startswith(b"PK\x06\x07"):  # a package of the large form gives the size a second time, before
        (length,) = struct.unpack_from("<Q", tail, end - 36)
    if length > MAX_DIRECTORY_BYTES:
        raise NotAList("its list of parts is too long")
    opened.seek(0)


def _check_parts(parts: list[zipfile.ZipInfo], most_bytes: int) -> None:
    """What the list of parts says of itself: number, sizes, names, methods."""
    if len(parts) > MAX_PARTS:
        raise NotAList(f"it has {len(parts):,} parts, more than {MAX_PARTS:,}")
    if sum(part.file_size for part in parts) > most_bytes:
        raise NotAList(f"it unpacks to more than {most_bytes // (1024 * 1024):,} MB")
    for part in parts:
        if part.file_size > SMALL_PART_BYTES and part.file_size > MAX_RATIO * part.compress_size:
            raise NotAList(f'the part "{part.filename[:60]}" unpacks to more than {MAX_RATIO} times its size')
        if part.compress_type not in _METHODS or part.flag_bits & _ENCRYPTED:
            raise NotAList(f'the part "{part.filename[:60]}" is encrypted or packed in an unusual way')
        if not _stays_inside(part.orig_filename):
            raise NotAList(f'the part "{part.filename[:60]}" leads out of the package')
    name, times = Counter(part.filename.casefold() for part in parts).most_common(1)[0] if parts else ("", 0)
    if times > 1:
        raise NotAList(f'the part "{name[:60]}" stands in it {times} times')


def _stays_inside(name: str) -> bool:
    """Whether the name of a part is a plain path below the package."""
    return bool(name) and not re.search(r"^[/\\]|^[A-Za-z]:|\\|\0", name) and ".." not in PurePosixPath(name).parts


def _check_content(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Reads a part through, so that a damaged one is found, and refuses declarations and encodings that a package has no use for."""
    with package.open(part) as opened:
        piece = opened.read(PIECE_BYTES)
        if not _is_readable(piece[:_HEAD_BYTES]):
            raise NotAList(f'the part "{part.filename[:60]}" is XML in another encoding than UTF-8 or UTF-16')
        kept = b""
        while piece:
            if _DECLARATION.search(kept + piece):
                raise NotAList(f'the part "{part.filename[:60]}" declares a document type or entities')
            kept = piece[-_LONGEST_DECLARATION:]
            piece = opened.read(PIECE_BYTES)


def _is_readable(head: bytes) -> bool:
    """Whether the beginning of a part is no XML at all, or XML whose encoding leaves the declarations above recognisable."""
    if head.startswith(_FOREIGN):
        return False
    text = head.replace(b"\0", b"").decode("latin-1").removeprefix("ÿþ").removeprefix("þÿ").removeprefix("ï»¿")
    if not text.startswith("<?xml"):
        return True
    declared = _XML_DECLARATION.match(text)
    encoding = _ENCODING.search(declared["said"]) if declared else None
    return declared is not None and (encoding is None or encoding[1].casefold() in _READABLE)
