"""The whole journey from content to site, stage by stage."""

from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from generator.addresses import Addresses
from generator.all_states import make_all
from generator.cache import CACHE, Cache
from generator.collecting import without_collecting
from generator.data_jobs import DataOrder
from generator.kinds import Surroundings
from generator.pages_folder import write_pages
from generator.problem import Problem, has_errors
from generator.render import keep_templates_in
from generator.site import site_builder
from generator.write import Written, alone_in, refuse_what_is_not_ours

_MANY_STATES = 50
CHANGELOG = Path("CHANGELOG.md")  # beside mkdocs.yml; the page of changes prints its corrections


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did; with errors among the problems it wrote nothing and `written` is None. Redirects are no HTML pages.

    `data` are the files of open data and redirects. `no_search` says why the site has no search index, and is empty where it has one.
    """

    problems: tuple[Problem, ...]
    written: Written | None = None
    data: Written | None = None
    html_pages: int = 0
    no_search: str = ""


def build(folder: Path, build_folder: Path, *, addresses: Addresses, data: DataOrder, search: bool = True) -> Built:
    """Pages, open data and site from the content; nothing is written where the content has an error."""
    surroundings, cache, today = _surroundings(addresses), Cache(build_folder / CACHE), data.today
    keep_templates_in(cache)
    pages, place = build_folder / "pages", build_folder / "site"
    with site_builder(pages, place, today=today, many=_has_many_states(folder)) as builder:
        with without_collecting():
            made = make_all(folder, cache, today, surroundings)
        if has_errors(made.problems):
            return Built(made.problems)
        with alone_in(build_folder):
            refuse_what_is_not_ours(place)
            with without_collecting():
                written, files = write_pages(made, surroundings, pages, data)
            site = builder.build(version=data.version, search=search)
    no_pages = sum(1 for _ in pages.rglob("*.html"))  # redirects and cards
    return Built(made.problems, written, files, site.html_pages - no_pages, site.no_search)


def build_pages(folder: Path, build_folder: Path, *, today: date, addresses: Addresses, data: DataOrder | None = None, cache: Cache | None = None) -> Built:
    """The folder of pages alone, as `serve` needs it, with the open data that is asked for; with the cache of the build folder, or another one."""
    surroundings, cache = _surroundings(addresses, with_data=data is not None), cache or Cache(build_folder / CACHE)
    keep_templates_in(cache)
    with without_collecting():
        made = make_all(folder, cache, today, surroundings)
        if has_errors(made.problems):
            return Built(made.problems)
        return Built(made.problems, *write_pages(made, surroundings, build_folder / "pages", data))


def _has_many_states(folder: Path) -> bool:
    """Whether so many pages will come of it that MkDocs may as well be loaded meanwhile."""
    return sum(1 for _ in islice(folder.glob("states/*/state.yaml"), _MANY_STATES)) == _MANY_STATES


def _surroundings(addresses: Addresses, *, with_data: bool = True) -> Surroundings:
    return Surroundings(addresses, CHANGELOG.read_text(encoding="utf-8") if CHANGELOG.is_file() else "", with_data)
