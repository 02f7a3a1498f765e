"""Where things are: pages of this site, documents of the UN, files on the code host.

The site's own address and the code host's come from the environment (mkdocs.yml reads the same variables), so that a fork
or a preview needs no edit. Where the code host is unknown, links to it are left out rather than wrong.
"""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from urllib.parse import quote

CODE_HOST_VARIABLE = "SCORECARDS_CODE_HOST"
SITE_URL_VARIABLE = "SCORECARDS_SITE_URL"
UN_DOCUMENTS = "https://docs.un.org/en/"

HOME = PurePosixPath("index.md")
METHODOLOGY = PurePosixPath("methodology.md")
THEMES = PurePosixPath("themes", "index.md")
GROUPS = PurePosixPath("groups", "index.md")
GOALS = PurePosixPath("sdgs", "index.md")
REGIONAL_GROUPS = PurePosixPath("regional-groups", "index.md")
RECOMMENDING_STATES = PurePosixPath("recommending-states", "index.md")
CALENDAR = PurePosixPath("calendar.md")
COVERAGE = PurePosixPath("coverage.md")
CHANGES = PurePosixPath("changes.md")
CONTRIBUTE = PurePosixPath("contribute.md")
BRIEFING = PurePosixPath("briefing.md")

_PAGES = 8192  # paths that are asked for 100,000s of times are made once


@dataclass(frozen=True, slots=True)
class Addresses:
    """The code host's address of this repository, such as https://code.example/group/project, and the site's own; empty where unknown."""

    code_host: str = ""
    site: str = ""

    def edit(self, path: PurePosixPath, line: int = 0) -> str:
        """Where a contributor edits a file of the repository, at a line of it where one is given.

        Empty where the host is unknown or the file is not of the repository.
        """
        inside = not path.is_absolute() and ".." not in path.parts
        at = f"#L{line}" if line else ""
        return f"{self.code_host}/edit/main/{path}{at}" if self.code_host and inside else ""

    def form(self, template: str = "", record: str = "") -> str:
        """Where somebody without git fills in an issue form (.github/ISSUE_TEMPLATE), or chooses one; with the record id in it where given.

        Empty where the host is unknown.
        """
        about = f"&record={quote(record, safe='')}" if record else ""
        chosen = f"?template={quote(template, safe='')}{about}" if template else "/choose"
        return f"{self.code_host}/issues/new{chosen}" if self.code_host else ""

    def url(self, page: PurePosixPath, fragment: str = "") -> str:
        """The address of a page of this site, for those who read it elsewhere; from the root of its host where the site's own is unknown."""
        return f"{self.site}/{served(page)}{'#' if fragment else ''}{fragment}"

    def file(self, path: PurePosixPath) -> str:
        """The same of a file, such as api/v1/index.json."""
        return f"{self.site}/{path}"


def addresses_from(environment: Mapping[str, str]) -> Addresses:
    """The addresses the environment gives; raises ValueError with what to do where one is no web address."""
    for variable in (CODE_HOST_VARIABLE, SITE_URL_VARIABLE):
        given = environment.get(variable, "")
        if given and not re.fullmatch(r"https?://[^\s\"'<>]+", given):
            raise ValueError(f'{variable} is "{given}"; write a web address that begins with https://, or leave it empty')
    return Addresses(environment.get(CODE_HOST_VARIABLE, "").rstrip("/"), environment.get(SITE_URL_VARIABLE, "").rstrip("/"))


@lru_cache(maxsize=_PAGES)
def state_page(code: str) -> PurePosixPath:
    """The page of a State: /states/svn/."""
    return PurePosixPath("states", code.lower(), "index.md")


@lru_cache(maxsize=_PAGES)
def review_page(code: str, cycle: int) -> PurePosixPath:
    """The page of a review: /states/svn/cycle-4/."""
    return PurePosixPath("states", code.lower(), f"cycle-{cycle}.md")


@lru_cache(maxsize=_PAGES)
def subject_page(subjects: PurePosixPath, key: str) -> PurePosixPath:
    """The page of a theme, group, goal or regional group below the index of its kind: /themes/right-to-health/, /sdgs/16/."""
    return subjects.parent / key / "index.md"


def theme_anchor(theme: str) -> str:
    """Where the recommendations under their first theme begin on the page of a review."""
    return f"theme-{theme}"


@lru_cache(maxsize=_PAGES)
def recommending_page(code: str) -> PurePosixPath:
    """The page of what a State or an observer recommended: /recommending-states/nor/, with a section #svn for each State it recommended to."""
    return PurePosixPath("recommending-states", f"{code.lower()}.md")


API = PurePosixPath("api", "v1")
DATA = PurePosixPath("data.md")
DATA_FILES = PurePosixPath("data")
PACKAGE = PurePosixPath("datapackage.json")
FEED, EVENTS = "changes.atom", "reviews.ics"  # in the folder of a State, and of a recommending State
BADGE, CARD, CARD_FRAME = "badge.svg", "card.svg", PurePosixPath("card", "index.html")  # in the folder of a State: two pictures, and a page for a frame
ALL_CHANGES, ALL_REVIEWS = PurePosixPath("feeds", FEED), PurePosixPath("calendar", EVENTS)


def state_folder(code: str) -> PurePosixPath:
    """Where the files of a State stand, beside its page: states/svn/."""
    return PurePosixPath("states", code.lower())


def recommending_folder(code: str) -> PurePosixPath:
    """Where the files of a recommending State stand, below its page: recommending-states/nor/."""
    return PurePosixPath("recommending-states", code.lower())


def state_api(code: str) -> PurePosixPath:
    """A State in the API: api/v1/states/svn.json."""
    return API / "states" / f"{code.lower()}.json"


def review_api(code: str, cycle: int) -> PurePosixPath:
    """A review in the API: api/v1/states/svn/cycle-4.json."""
    return API / "states" / code.lower() / f"cycle-{cycle}.json"


def recommending_api(code: str) -> PurePosixPath:
    """A recommending State in the API: api/v1/recommending-states/nor.json."""
    return API / "recommending-states" / f"{code.lower()}.json"


def matrix_file(code: str, cycle: int, suffix: str) -> PurePosixPath:
    """OHCHR's matrix of a review as docx or xlsx: states/svn/cycle-4/SVN-4-matrix.docx."""
    return state_folder(code) / f"cycle-{cycle}" / f"{code}-{cycle}-matrix.{suffix}"


@lru_cache(maxsize=_PAGES)
def served(page: PurePosixPath) -> str:
    """The address at which a page is served, from the root of the site: states/svn/."""
    folder = page.parent if page.name in ("index.md", "index.html") else page.with_suffix("")
    return "" if folder == PurePosixPath() else f"{folder}/"


def redirect_from(page: PurePosixPath) -> PurePosixPath:
    """The file that answers at the address of a page that is elsewhere: states/slovenia/index.html."""
    return PurePosixPath(served(page), "index.html")


def relative_served(target: PurePosixPath, page: PurePosixPath) -> str:
    """The link from one page to another as a browser follows it, for HTML that no converter of Markdown looks into."""
    return posixpath.relpath("/" + served(target), "/" + served(page)) + "/"


def relative_file(target: PurePosixPath, page: PurePosixPath) -> str:
    """The link from a page to a file that is no page, as a browser follows it."""
    return posixpath.relpath(f"/{target}", "/" + served(page))


def relative(target: PurePosixPath, page: PurePosixPath) -> str:
    """The link from one Markdown page to another, as it also works on a code host."""
    to, start = target.parts, page.parts[:-1]
    shared = 0
    while shared < len(start) and shared < len(to) and to[shared] == start[shared]:
        shared += 1
    return "/".join((*("..",) * (len(start) - shared), *to[shared:]))


def un_document(symbol: str) -> str:
    """The UN's lasting address of a document."""
    return UN_DOCUMENTS + symbol
