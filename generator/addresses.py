"""Where things are: pages of this site, documents of the UN, files on the code host. The only module that builds addresses.

The site's own address and the code host's come from the environment (mkdocs.yml reads the same variables), so that a fork
or a preview needs no edit. Where the code host is unknown, links to it are left out rather than wrong.
"""

import os
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

CODE_HOST_VARIABLE = "SCORECARDS_CODE_HOST"
SITE_URL_VARIABLE = "SCORECARDS_SITE_URL"
UN_DOCUMENTS = "https://docs.un.org/en/"

HOME = PurePosixPath("index.md")


@dataclass(frozen=True, slots=True)
class Addresses:
    """The code host's address of this repository, such as https://code.example/group/project; empty where unknown."""

    code_host: str = ""

    def edit(self, path: PurePosixPath) -> str:
        """Where a contributor edits a file on the code host; empty where the host is unknown."""
        return f"{self.code_host.rstrip('/')}/edit/main/{path}" if self.code_host else ""


def addresses_from(environment: Mapping[str, str] = os.environ) -> Addresses:
    """The addresses the environment gives; one that is no web address is left out."""
    host = environment.get(CODE_HOST_VARIABLE, "").strip()
    return Addresses(host if host.startswith(("https://", "http://")) else "")


def state_page(code: str) -> PurePosixPath:
    """The page of a State: /states/svn/."""
    return PurePosixPath("states", code.lower(), "index.md")


def review_page(code: str, cycle: int) -> PurePosixPath:
    """The page of a review: /states/svn/cycle-4/."""
    return PurePosixPath("states", code.lower(), f"cycle-{cycle}.md")


def relative(target: PurePosixPath, page: PurePosixPath) -> str:
    """The link from one Markdown page to another, as it also works on a code host."""
    return posixpath.relpath(target.as_posix(), page.parent.as_posix())


def un_document(symbol: str) -> str:
    """The UN's lasting address of a document."""
    return UN_DOCUMENTS + symbol
