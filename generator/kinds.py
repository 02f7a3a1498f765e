"""What is made of a State and kept, and the hashes it is kept under."""

from dataclasses import dataclass

from generator.addresses import Addresses

PROBLEMS, OVERVIEW, OCCURRENCES, PAGES = "problems", "overview", "occurrences", "pages"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What pages depend on beside the content: the addresses that the environment gives, and the text of the changelog."""

    addresses: Addresses
    changelog: str


@dataclass(frozen=True, slots=True)
class Keys:
    """The hashes under which what was made of one State is kept: of what its problems depend on, and of what its pages do."""

    problems: str
    pages: str
