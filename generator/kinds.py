"""What is made of a State and kept, and the hashes it is kept under."""

from dataclasses import dataclass

from generator.addresses import Addresses

PROBLEMS, OVERVIEW, OCCURRENCES, PAGES = "problems", "overview", "occurrences", "pages"
FILES, GIVEN, PIECES = "files", "given", "pieces"  # of open data: a State's own files, what it says of recommending States, its part of every table
OF_PAGES = (OVERVIEW, OCCURRENCES, PAGES)
OF_DATA = (FILES, GIVEN, PIECES)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What pages depend on beside the content: the addresses that the environment gives, and the text of the changelog.

    `with_data` says whether the files of open data are made too; the pages are the same.
    """

    addresses: Addresses
    changelog: str
    with_data: bool = True

    @property
    def kinds(self) -> tuple[str, ...]:
        """What is to be made of a State, beside its problems."""
        return (*OF_PAGES, *OF_DATA) if self.with_data else OF_PAGES

    @property
    def key(self) -> tuple[Addresses, str]:
        """What all that is made depends on."""
        return self.addresses, self.changelog


@dataclass(frozen=True, slots=True)
class Keys:
    """The hashes under which what was made of one State is kept: of what its problems depend on, and of what its pages do."""

    problems: str
    pages: str
