"""Opens Word files that nobody here wrote: bounded before they are unpacked, refused in one sentence where they are something else."""

from pathlib import Path
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from lxml.etree import XMLSyntaxError

from generator.escape import one_line
from generator.importers.files.package_file import NotAList, checked_package

__all__ = ["NotAList", "open_word"]


def open_word(file: Path) -> Any:
    """The Word document; raises NotAList for what is no Word file, and for a package that would do harm (see `package_file`)."""
    try:
        with checked_package(file):
            return docx.Document(str(file))
    except (PackageNotFoundError, XMLSyntaxError, KeyError, ValueError, AttributeError, TypeError, RecursionError, OSError) as error:
        raise NotAList(f"it is not a Word document (.docx): {one_line(str(error))}") from error
