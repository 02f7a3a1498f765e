"""Has MkDocs turn the folder of pages into the site, in a temporary folder that takes the site's place only when whole."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.addresses import SITE_URL_VARIABLE
from generator.shares import can_fork
from generator.site_inputs import digest_of_inputs
from generator.site_order import Order, Place, Site, SiteFault
from generator.site_process import SiteProcess
from generator.version import DataVersion
from generator.write import MARKER, claim, refuse_what_is_not_ours, remove_left_over, swap_in

if TYPE_CHECKING:
    from generator.new_site import SiteMaker

CONFIGURATION = Path("mkdocs.yml")
PAGES_VARIABLE = "SCORECARDS_PAGES"
DAY_VARIABLE, COMMIT_VARIABLE, CHANGED_VARIABLE = "SCORECARDS_DATA_DAY", "SCORECARDS_DATA_COMMIT", "SCORECARDS_DATA_CHANGED"
__all__ = ["CONFIGURATION", "Site", "SiteBuilder", "SiteFault", "build_site", "mkdocs_environment", "site_builder"]
_TEMPORARY = ".scorecards-site-"
_RECORDS = ".cache"  # beside the site
_MANY = 200  # from so many pages on, a process of its own is worth its start


def build_site(pages: Path, site: Path, *, today: date, version: DataVersion, search: bool = True) -> Site:
    """Builds the site from the pages, as SiteBuilder does it."""
    with site_builder(pages, site, today=today) as builder:
        return builder.build(version=version, search=search)


@contextmanager
def site_builder(pages: Path, site: Path, *, today: date, many: bool | None = None) -> Iterator["SiteBuilder"]:
    """Whoever builds the site, from now on: beside the caller, who still makes the pages, where they will be many (as many as now, if not said)."""
    builder = SiteBuilder(pages, site, today, many=many)
    try:
        yield builder
    finally:
        builder.end()


class SiteBuilder:
    """Builds one site as often as it is asked to, in a process of its own where pages are many and the system can fork."""

    def __init__(self, pages: Path, site: Path, today: date, *, many: bool | None) -> None:
        self._place = Place(CONFIGURATION, pages, site, site.parent / _RECORDS / site.name)
        self._today = today
        self._process: SiteProcess | None = None
        self._inputs = ""
        if _has_many(pages) if many is None else many:
            self._start()

    def build(self, *, version: DataVersion, search: bool = True) -> Site:
        """Builds the site, with its search index if wanted; the last good site stays until then. Without an index it goes on.

        What did not change is taken from the last site; the result is the same as without one. Raises SiteFault where mkdocs.yml
        is missing, MkDocs warns or fails, or an internal link or anchor leads nowhere.
        """
        site = self._place.site
        if not CONFIGURATION.is_file():
            raise SiteFault(f"there is no {CONFIGURATION} in {Path.cwd()}; run scorecards in the folder of the project")
        refuse_what_is_not_ours(site)
        self._place.record.parent.mkdir(parents=True, exist_ok=True)
        remove_left_over(site.parent, _TEMPORARY)
        maker = self._maker()
        with tempfile.TemporaryDirectory(prefix=_TEMPORARY, dir=site.parent, ignore_cleanup_errors=True) as temporary:
            claim(Path(temporary))
            new, record = Path(temporary) / "site", Path(temporary) / "record"
            new.mkdir()
            made = self._made(maker, Order(new, record, _root(), self._today, version, search))
            try:
                shutil.copy(Path(temporary) / MARKER, new)
                new.chmod(0o755)
                swap_in(new, site)
            finally:
                maker.write_record()
            with suppress(FileNotFoundError):  # then the next site is made from nothing
                record.replace(self._place.record)
        return made

    def _made(self, maker: "SiteProcess | SiteMaker", order: Order) -> Site:
        try:
            return maker.make(order)
        except SiteFault:
            raise
        except BaseException:
            self.end()  # or it would go on writing into what is removed now
            shutil.rmtree(order.new, ignore_errors=True)
            raise

    def end(self) -> None:
        """Ends the process, if there is one."""
        if self._process:
            self._process.end()
            self._process = None

    def _start(self) -> None:
        if can_fork() and CONFIGURATION.is_file():
            self._process, self._inputs = SiteProcess(self._place, self._today), digest_of_inputs(CONFIGURATION)

    def _maker(self) -> "SiteProcess | SiteMaker":
        """Who makes the site: never a process that loaded a theme or a configuration that has changed since."""
        if self._process and (not self._process.is_there or self._inputs != digest_of_inputs(CONFIGURATION)):
            self.end()
        if not self._process and _has_many(self._place.pages):
            self._start()
        if self._process:
            return self._process
        from generator.new_site import SiteMaker  # noqa: PLC0415  # MkDocs takes half a second to load

        return SiteMaker(self._place)


def _has_many(pages: Path) -> bool:
    return sum(1 for _ in islice(pages.rglob("*.md"), _MANY)) == _MANY


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
