"""Opens PDF files that nobody here wrote and gives their text page by page: bounded before it is unpacked, refused in one sentence."""

import logging
from pathlib import Path

from pypdf import PdfReader, apply_configuration
from pypdf.errors import PyPdfError

from generator.importers.files.word_file import NotAList

MAX_BYTES = 20 * 1024 * 1024
MAX_PAGES = 200
MAX_STREAM = 4 * 1024 * 1024
MAX_STEPS = 200_000
MAX_TEXT = 4 * 1024 * 1024

# What the library may raise on a file that is no sound PDF: it promises no list of its own.
_BROKEN = (PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, AssertionError, RecursionError, OverflowError, OSError)


def pdf_text(file: Path) -> str:
    """The text of a PDF, pages apart by a form feed; raises NotAList for what is broken, locked, a picture of text, or too large."""
    if file.stat().st_size > MAX_BYTES:
        raise NotAList(f"it has more than {MAX_BYTES // 1024 // 1024} MB")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it notices about a file is no line for the person who gave it
    try:
        with apply_configuration(
            zlib_maximum_output_length=MAX_STREAM,
            lzw_maximum_output_length=MAX_STREAM,
            run_length_maximum_output_length=MAX_STREAM,
            array_based_stream_maximum_output_length=MAX_STREAM,
            stream_parsing_work_maximum_count=MAX_STEPS,
        ):
            pages = _pages(file)
    except NotAList:
        raise
    except _BROKEN as error:
        raise NotAList(f"it is a PDF that cannot be read: {_one_line(error)}") from error
    if not any(page.strip() for page in pages):
        raise NotAList("it is a PDF without text, such as a scan")
    return "\n\f\n".join(pages)


def _pages(file: Path) -> list[str]:
    """The text of every page, as long as there are not too many of them and they do not hold too much."""
    pages: list[str] = []
    left = MAX_TEXT
    with file.open("rb") as opened:
        reader = PdfReader(opened)
        if reader.is_encrypted:
            raise NotAList("it is a PDF with a password")
        for number, page in enumerate(reader.pages, start=1):
            if number > MAX_PAGES:
                raise NotAList(f"it has more than {MAX_PAGES} pages")
            pages.append(page.extract_text())
            left -= len(pages[-1])
            if left < 0:
                raise NotAList(f"it holds more than {MAX_TEXT // 1024 // 1024} MB of text")
    return pages


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
