"""What is asked of those who make a site, and what they answer."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.version import DataVersion


class SiteFault(Exception):
    """MkDocs failed or a link is broken: faults of the program or of a hand-written page; `details` has a line for each."""

    def __init__(self, message: str, details: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.details = details


@dataclass(frozen=True, slots=True)
class Place:
    """Where a site is made, once or again and again: from which pages, and the present site with the record of what it was made from."""

    configuration: Path
    pages: Path
    site: Path
    record: Path


@dataclass(frozen=True, slots=True)
class Order:
    """One site to be made in the empty folder `new`, with its `record`. `root` is where it stands on its host."""

    new: Path
    record: Path
    root: str
    today: date
    version: DataVersion
    search: bool


@dataclass(frozen=True, slots=True)
class Site:
    """How many HTML pages a built site has, and why it has no search index, empty where it has one.

    `written` are its files that were made anew, beside those that are made of all pages by every build.
    """

    html_pages: int
    written: int
    no_search: str = ""
