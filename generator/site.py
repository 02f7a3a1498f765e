"""Has MkDocs turn the folder of pages into the site, in a temporary folder that takes the site's place only when whole."""

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from urllib.parse import urlsplit

from generator.addresses import SITE_URL_VARIABLE
from generator.links import broken_links
from generator.search import add_search_index
from generator.version import DataVersion
from generator.write import MARKER, claim, refuse_what_is_not_ours, remove_left_over, swap_in

CONFIGURATION = Path("mkdocs.yml")
PAGES_VARIABLE = "SCORECARDS_PAGES"
DAY_VARIABLE, COMMIT_VARIABLE, CHANGED_VARIABLE = "SCORECARDS_DATA_DAY", "SCORECARDS_DATA_COMMIT", "SCORECARDS_DATA_CHANGED"
_TEMPORARY = ".scorecards-site-"


class SiteFault(Exception):
    """MkDocs failed or a link is broken: faults of the program or of a hand-written page; `details` has a line for each."""

    def __init__(self, message: str, details: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.details = details


@dataclass(frozen=True, slots=True)
class Site:
    """How many HTML pages a built site has, and why it has no search index, empty where it has one."""

    html_pages: int
    no_search: str = ""


def build_site(pages: Path, site: Path, *, today: date, version: DataVersion) -> Site:
    """Builds the site with its search index from the pages; the last good site stays until then. Without an index it goes on.

    Raises SiteFault where mkdocs.yml is missing, MkDocs warns or fails, or an internal link or anchor leads nowhere.
    """
    if not CONFIGURATION.is_file():
        raise SiteFault(f"there is no {CONFIGURATION} in {Path.cwd()}; run scorecards in the folder of the project")
    refuse_what_is_not_ours(site)
    site.parent.mkdir(parents=True, exist_ok=True)
    remove_left_over(site.parent, _TEMPORARY)
    with tempfile.TemporaryDirectory(prefix=_TEMPORARY, dir=site.parent) as temporary:
        claim(Path(temporary))
        new = Path(temporary) / "site"
        _run_mkdocs(new, mkdocs_environment(pages, today, version))
        shutil.copy(Path(temporary) / MARKER, new)
        if broken := broken_links(new, _root()):
            raise SiteFault("the new site has links that lead nowhere; the last good site was kept", tuple(broken))
        html_pages = sum(1 for _ in new.rglob("*.html"))
        no_search = add_search_index(new)
        new.chmod(0o755)
        swap_in(new, site)
    return Site(html_pages, no_search)


def _root() -> str:
    """Where the site stands on its host: / or, for an address such as https://host.example/scorecards, /scorecards/."""
    return urlsplit(os.environ.get(SITE_URL_VARIABLE, "")).path.rstrip("/") + "/"


def mkdocs_environment(pages: Path, today: date, version: DataVersion) -> dict[str, str]:
    """The environment MkDocs runs in: where the pages are, which data they show, no banner, and a build date that does not depend on the clock."""
    noon = int(datetime.combine(today, time(12), UTC).timestamp())
    return {
        "SOURCE_DATE_EPOCH": str(noon),
        **os.environ,
        PAGES_VARIABLE: str(pages.resolve()),
        DAY_VARIABLE: version.day.isoformat(),
        COMMIT_VARIABLE: version.commit,
        CHANGED_VARIABLE: "true" if version.is_changed else "",
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONHASHSEED": "0",
    }


def _run_mkdocs(new: Path, environment: dict[str, str]) -> None:
    """Runs MkDocs and keeps what it says to itself unless it fails; its --quiet would hide warnings from --strict too."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(CONFIGURATION), "--site-dir", str(new.resolve())]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        lines = tuple(line for line in (done.stderr + done.stdout).splitlines() if line.strip() and not line.startswith("INFO"))
        raise SiteFault("MkDocs could not build the site; the last good site was kept", lines)
