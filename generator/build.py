"""The whole journey from content to site, stage by stage."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from generator.addresses import Addresses
from generator.checked import read_and_check
from generator.content import Content
from generator.pages import plan_pages
from generator.problem import Problem, has_errors
from generator.redirects import redirects
from generator.render import render
from generator.site import build_site
from generator.version import DataVersion
from generator.write import Written, alone_in, refuse_what_is_not_ours, write_tree

CHANGELOG = Path("CHANGELOG.md")  # beside mkdocs.yml; the page of changes prints its corrections


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did; with errors among the problems it wrote nothing and `written` is None. Redirects are no HTML pages.

    `no_search` says why the site has no search index, and is empty where it has one.
    """

    problems: tuple[Problem, ...]
    written: Written | None = None
    html_pages: int = 0
    no_search: str = ""


def build(folder: Path, build_folder: Path, *, today: date, addresses: Addresses, version: DataVersion, search: bool = True) -> Built:
    """Pages and site from the content; nothing is written where the content has an error."""
    content, problems = read_and_check(folder, today)
    if has_errors(problems):
        return Built(problems)
    with alone_in(build_folder):
        refuse_what_is_not_ours(build_folder / "site")
        written = write_tree(build_folder / "pages", _files(content, addresses, today))
        site = build_site(build_folder / "pages", build_folder / "site", today=today, version=version, search=search)
    return Built(problems, written, site.html_pages - len(redirects(content)), site.no_search)


def build_pages(folder: Path, build_folder: Path, *, today: date, addresses: Addresses) -> Built:
    """The Markdown pages alone, as `serve` needs them."""
    content, problems = read_and_check(folder, today)
    if has_errors(problems):
        return Built(problems)
    return Built(problems, write_tree(build_folder / "pages", _files(content, addresses, today)))


def _files(content: Content, addresses: Addresses, today: date) -> Iterator[tuple[PurePosixPath, str]]:
    """Every page as a file, made one at a time."""
    changelog = CHANGELOG.read_text(encoding="utf-8") if CHANGELOG.is_file() else ""
    for page in plan_pages(content, addresses, today=today, changelog=changelog):
        yield page.path, render(page)
