"""Which pages of a built site differ from those of a revision, and a page that lists them for who reviews a change."""

import contextlib
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from generator.addresses import CARD_FRAME, DATA, Addresses, served
from generator.build import CHANGELOG, build_pages
from generator.cache import CACHE, Cache
from generator.escape import raw_html
from generator.git import git_says
from generator.problem import has_errors
from generator.revision import commit_of, write_revision

LIST = PurePosixPath("changed-pages.html")
_PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Changed pages</title><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"></head>
<body><main><h1>Changed pages</h1>
{body}</main></body>
</html>
"""


@dataclass(frozen=True, slots=True)
class ChangedPages:
    """Pages, by their address from the root of the site, that are new, different or gone."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]


def changed_pages(folder: Path, build_folder: Path, base: str, today: date, addresses: Addresses) -> ChangedPages | None:
    """How the pages that were built differ from those of a revision; None where the content of that has errors and makes no pages."""
    commit = commit_of(folder, base)
    with tempfile.TemporaryDirectory(prefix="scorecards-pages-") as name:
        write_revision(folder, commit, Path(name, "content"), None)
        changelog = git_says(folder, "cat-file", "blob", f"{commit}:{CHANGELOG}")
        if changelog is not None:
            Path(name, CHANGELOG).write_bytes(changelog)
        cache = Cache((build_folder / CACHE).absolute())  # States that did not change need not be made again
        with contextlib.chdir(name):
            built = build_pages(Path("content"), Path("build"), today=today, addresses=addresses, cache=cache)
        if has_errors(built.problems):
            return None
        before = _pages(Path(name, "build", "pages"))
    after = _pages(build_folder / "pages")
    return ChangedPages(
        added=_addresses(path for path in after if path not in before),
        changed=_addresses(path for path in after if path in before and before[path] != after[path]),
        removed=_addresses(path for path in before if path not in after),
    )


def _pages(folder: Path) -> dict[PurePosixPath, bytes]:
    """Pages and redirects; cards show nothing that their State's page does not, and the page about data tells of sizes that any change moves."""
    found = sorted(path for path in folder.rglob("*") if path.suffix in {".md", ".html"} and path.relative_to(folder).parts[-2:] != CARD_FRAME.parts)
    return {page: path.read_bytes() for path in found if (page := PurePosixPath(path.relative_to(folder).as_posix())) != DATA}


def _addresses(pages: Iterable[PurePosixPath]) -> tuple[str, ...]:
    return tuple(served(page) for page in pages)


def write_list(site: Path, pages: ChangedPages | None) -> None:
    """Writes the page that lists them into the site, with links that also work where the site is only a folder; those of pages that are gone lead nowhere."""
    if pages is None:
        body = "<p>The content before this change has errors, so nobody can say which pages changed.</p>\n"
    else:
        sections = (("Changed", pages.changed), ("New", pages.added), ("Gone", pages.removed))
        body = "".join(_section(title, found) for title, found in sections if found) or "<p>No page changed.</p>\n"
    temporary = site / f".{LIST}.new"
    temporary.write_text(_PAGE.format(body=body), encoding="utf-8")
    temporary.replace(site / LIST)


def _section(title: str, pages: tuple[str, ...]) -> str:
    lines = (f'<li><a href="{raw_html(f"{page}index.html")}">/{raw_html(page)}</a></li>\n' for page in pages)
    return f"<h2>{title}: {len(pages):,}</h2>\n<ul>\n{''.join(lines)}</ul>\n"
