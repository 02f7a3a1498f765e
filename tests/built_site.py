"""What tests of building share: a project in which the site of the golden example is built again and again."""

import filecmp
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from support import TODAY

from generator.site import SiteFault, build_site
from generator.version import DataVersion

COMMIT = "0123456701" + "a" * 30
OTHER_COMMIT = "fedcba9876" + "b" * 30


@dataclass
class Project:
    """A folder with the pages of the golden example, in which the site is built again and again."""

    folder: Path
    today: date = field(default_factory=lambda: date.fromisoformat(TODAY))
    version: DataVersion = field(default_factory=lambda: DataVersion(date(2025, 5, 20), COMMIT))

    @property
    def pages(self) -> Path:
        return self.folder / "build/pages"

    @property
    def site(self) -> Path:
        return self.folder / "build/site"

    def build(self, *, search: bool = False) -> int:
        """Builds the site and returns how many files were written anew."""
        return build_site(self.pages, self.site, today=self.today, version=self.version, search=search).written

    def clean(self) -> Path:
        """The same site made from nothing."""
        place = self.folder / "clean"
        shutil.rmtree(place, ignore_errors=True)
        build_site(self.pages, place / "site", today=self.today, version=self.version, search=False)
        return place / "site"

    def page(self, name: str) -> Path:
        return self.pages / name


def files_of(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def assert_same(site: Path, other: Path) -> None:
    names = files_of(site)
    assert names == files_of(other)
    assert filecmp.cmpfiles(site, other, names, shallow=False)[1:] == ([], [])


def edit(path: Path, change: Callable[[str], str]) -> None:
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def faulty(build: Callable[[], object]) -> tuple[str, tuple[str, ...]] | None:
    """What a build says against the pages."""
    try:
        build()
    except SiteFault as fault:
        return str(fault), fault.details
    return None
