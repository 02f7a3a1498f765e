"""Turns a UN document (text, Word or PDF) into its words on one line, without what belongs to pages and not to the text."""

import re
from pathlib import Path

from generator.importers.files.pdf_file import pdf_text
from generator.importers.files.word_file import NotAList
from generator.importers.files.word_text import PRIVATE, word_text

MAX_BYTES = 8 * 1024 * 1024

# Page furniture: the symbol of the document, the job number with the page number, a page number by itself. Lines are stripped first.
_PAGE_LINE = re.compile(r"(A/HRC/(DEC/|WG\.6/)?\d+/[\w./]+|(\d{1,3}\s+)?GE\.\d\S*.*)")
_PAGE_WORDS = re.compile(r" A/HRC/ ?\d+/\d+(?:/Add\.\d+)? [Pp]age \d+ ")
_PAGE_NUMBER = re.compile(r"\d{1,3}")
# A hyphen at the end of a line belongs to the word, but not in "long- and short-term".
_BROKEN_WORD = re.compile(r"(?<=\w[-–])\n(?=\w)(?!(?:and|or|to)\b)")
_OTHER_SPACES = str.maketrans({"\x0c": "\n", "\x0b": "\n", "\r": "\n", "\xa0": " ", "\u2028": "\n", "\u2029": "\n", "\u2011": "-"})
# What no reader sees: controls, marks that turn the direction of text around, soft hyphens. The record takes none of them.
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]")
_BOMS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))


def printed_text(file: Path) -> str:
    """The text of a file as printed, line by line; raises NotAList where it is no text, Word file or PDF."""
    suffix = file.suffix.lower()
    with file.open("rb") as opened:
        data = opened.read(MAX_BYTES + 1)
    if data.startswith(b"%PDF"):
        return pdf_text(file).translate(PRIVATE)
    if suffix == ".docx":
        return word_text(file)
    if len(data) > MAX_BYTES:
        raise NotAList(f"it has more than {MAX_BYTES // 1024 // 1024} MB of text")
    return _decoded(data).translate(PRIVATE)


def flowing(printed: str) -> str:
    """The words of a document on one line, without page furniture."""
    lines = [line.strip() for line in _UNSEEN.sub("", printed.translate(_OTHER_SPACES)).split("\n")]
    kept = [line for index, line in enumerate(lines) if not _PAGE_LINE.fullmatch(line) and not _is_page_number(lines, index)]
    joined = re.sub(r"\n{2,}", "\n", "\n".join(kept))
    return _PAGE_WORDS.sub(" ", " ".join(_BROKEN_WORD.sub("", joined).split()))


def _is_page_number(lines: list[str], index: int) -> bool:
    """Whether a line is a number that stands by itself; a number at the end of a broken line belongs to the words above it."""
    if not _PAGE_NUMBER.fullmatch(lines[index]):
        return False
    above = lines[index - 1] if index else ""
    below = lines[index + 1] if index + 1 < len(lines) else ""
    return not above or not below or _PAGE_LINE.fullmatch(below) is not None or _PAGE_LINE.fullmatch(above) is not None


def _decoded(data: bytes) -> str:
    """Text in UTF-8, in UTF-16 with its mark, or in the MacRoman or Windows letters of old conversions, by their dashes and quotation marks."""
    encoding = next((encoding for mark, encoding in _BOMS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        if encoding == "utf-16":
            raise NotAList("it is neither UTF-8 nor whole UTF-16") from None
        old = (data.decode("mac_roman"), data.decode("cp1252", errors="replace"))
        text = max(old, key=lambda words: sum(words.count(sign) for sign in "–’“”"))
    if data.startswith(b"PK") or text.count("\x00") > len(text) // 100:
        raise NotAList("it is not the text of a document")
    return text
