"""Has MkDocs turn the folder of pages into the site, in a temporary folder that takes the site's place only when whole."""

import os
import shutil
import tempfile
from datetime import UTC, date, datetime, time
from pathlib import Path
from urllib.parse import urlsplit

from generator.addresses import SITE_URL_VARIABLE
from generator.site_order import Order, Site, SiteFault
from generator.version import DataVersion
from generator.write import MARKER, claim, refuse_what_is_not_ours, remove_left_over, swap_in

CONFIGURATION = Path("mkdocs.yml")
PAGES_VARIABLE = "SCORECARDS_PAGES"
DAY_VARIABLE, COMMIT_VARIABLE, CHANGED_VARIABLE = "SCORECARDS_DATA_DAY", "SCORECARDS_DATA_COMMIT", "SCORECARDS_DATA_CHANGED"
__all__ = ["CONFIGURATION", "Site", "SiteFault", "build_site", "mkdocs_environment"]
_TEMPORARY = ".scorecards-site-"
_RECORD = Path(".cache/site")


def build_site(pages: Path, site: Path, *, today: date, version: DataVersion, search: bool = True) -> Site:
    """Builds the site with its search index from the pages; the last good site stays until then. Without an index it goes on.

    What did not change is taken from the last site; the result is the same as without one. Raises SiteFault where mkdocs.yml is
    missing, MkDocs warns or fails, or an internal link or anchor leads nowhere.
    """
    if not CONFIGURATION.is_file():
        raise SiteFault(f"there is no {CONFIGURATION} in {Path.cwd()}; run scorecards in the folder of the project")
    refuse_what_is_not_ours(site)
    record = site.parent / _RECORD
    record.parent.mkdir(parents=True, exist_ok=True)
    remove_left_over(site.parent, _TEMPORARY)
    from generator.new_site import make_site  # noqa: PLC0415  # MkDocs takes half a second to load

    with tempfile.TemporaryDirectory(prefix=_TEMPORARY, dir=site.parent, ignore_cleanup_errors=True) as temporary:
        claim(Path(temporary))
        new, new_record = Path(temporary) / "site", Path(temporary) / "record"
        new.mkdir()
        made = make_site(Order(CONFIGURATION, pages, site, record, new, new_record, _root(), today, version, search))
        shutil.copy(Path(temporary) / MARKER, new)
        swap_in(new, site)
        new_record.replace(record)
    return made


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
