"""Opens Word files that nobody here wrote: bounded before they are unpacked, refused in one sentence where they are something else."""

import zipfile
from pathlib import Path
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from lxml.etree import XMLSyntaxError

MAX_UNPACKED_BYTES = 200 * 1024 * 1024


class NotAList(Exception):
    """The file is none that the importer reads; the message says why."""


def open_word(file: Path) -> Any:
    """The Word document; raises NotAList for what is no Word file and what would unpack to more than 200 MB."""
    try:
        with zipfile.ZipFile(file) as package:
            if sum(part.file_size for part in package.infolist()) > MAX_UNPACKED_BYTES:
                raise NotAList("it unpacks to more than 200 MB")
        return docx.Document(str(file))
    except (zipfile.BadZipFile, PackageNotFoundError, XMLSyntaxError, KeyError, ValueError, OSError) as error:
        raise NotAList(f"it is not a Word document (.docx): {error}") from error
