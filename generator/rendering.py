"""Has MkDocs render pages one by one, so that they can be shared among processes and only the changed ones need to be rendered.

This is the only module that uses MkDocs from Python, and it calls functions that MkDocs keeps to itself, because MkDocs can
only build all pages at once. MkDocs 1 is pinned and no longer changed, and a test holds every file of the site to what plain
`mkdocs build` makes of the same folder. The events of hooks are kept, but for `build_error`.
"""

import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from jinja2 import TemplateNotFound
from mkdocs.commands.build import _build_extra_template, _build_page, _build_theme_template, _populate_page
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from generator.cache import Cache
from generator.compiled_templates import CompiledTemplates
from generator.site_order import SiteFault

_REFERENCED = re.compile(r'{%-?\s*(?:extends|from|import|include)\s+"([^"]+)"')


def fault_of_mkdocs(lines: list[str]) -> SiteFault:
    """What is raised where MkDocs failed or warned in these words."""
    return SiteFault("MkDocs could not build the site; the last good site was kept", tuple(lines))


class _Taken(BasePlugin):  # type: ignore[type-arg, no-untyped-call]  # it has no configuration
    """Takes every finished page, so that MkDocs writes none."""

    def on_post_page(self, output: str, **_: object) -> str:
        self.output = output
        return ""


@dataclass(frozen=True, slots=True)
class Loaded:
    """MkDocs with its configuration and the theme, which serve for any number of builds until one of their files changes."""

    config: MkDocsConfig
    env: Any
    taken: _Taken
    theme_files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a site is made from in one build: all files, and among them the Markdown pages and what is copied (the theme's too).

    `templates` are the files that the theme makes of all pages; `shown_everywhere` is what any page may show of those in the navigation.
    """

    loaded: Loaded
    files: Files
    nav: Navigation
    pages: tuple[File, ...]
    static_files: tuple[File, ...]
    templates: tuple[str, ...]
    shown_everywhere: str


@contextmanager
def built_on(today: date) -> Iterator[None]:
    """Inside, MkDocs takes this day for that of the build, and prints no banner."""
    noon = int(datetime.combine(today, time(12), UTC).timestamp())
    before = dict(os.environ)
    os.environ.update({"SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", str(noon)), "NO_MKDOCS_2_WARNING": "1"})
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@contextmanager
def listening() -> Iterator[None]:
    """What MkDocs warns of inside, and what it cannot do, is raised as a SiteFault."""
    heard = _Heard(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    try:
        yield
    except SiteFault:
        raise
    except Exception as fault:
        raise fault_of_mkdocs([*heard.lines, f"{type(fault).__name__}: {fault}"]) from fault
    finally:
        logger.removeHandler(heard)
    if heard.lines:
        raise fault_of_mkdocs(heard.lines)


class _Heard(logging.Handler):
    """The warnings and errors of MkDocs, in the form it prints them."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname:<8}-  {record.getMessage()}")


def load(configuration: Path, pages: Path, site: Path, cache: Cache) -> Loaded:
    """MkDocs with the configuration and templates that are compiled once; the folder of pages must be there."""
    config = load_config(config_file=str(configuration), docs_dir=str(pages.resolve()), site_dir=str(site.resolve()))
    config.plugins["scorecards"] = taken = _Taken()
    config.plugins.on_startup(command="build", dirty=False)
    config = config.plugins.on_config(config)
    env = config.theme.get_env()
    env.bytecode_cache = CompiledTemplates(cache)
    theme_files = Files([])
    theme_files.add_files_from_theme(env, config)
    return Loaded(config, env, taken, tuple(theme_files))


def load_templates(loaded: Loaded) -> None:
    """Loads the templates of pages with all that they include, which the first page would otherwise wait for."""
    waiting, seen = ["main.html", *loaded.config.theme.static_templates], set[str]()
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            with suppress(TemplateNotFound):
                loaded.env.get_template(name)
                waiting += _REFERENCED.findall(loaded.env.loader.get_source(loaded.env, name)[0])


def plan(loaded: Loaded, site: Path) -> Plan:
    """The files of a build into a folder that is empty."""
    config = loaded.config
    config.site_dir = str(site.resolve())
    config.plugins.on_pre_build(config=config)
    files = get_files(config)
    for file in loaded.theme_files:
        if files.get_file_from_path(file.src_uri) is None:
            files.append(File(file.src_uri, file.src_dir, config.site_dir, config.use_directory_urls))
    files = config.plugins.on_files(files, config=config)
    set_exclusions(files, config)
    nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
    for page in nav.pages:
        page.read_source(config)  # the navigation of every page may show what stands in their front matter
    config.plugins.on_env(loaded.env, config=config, files=files)
    pages = tuple(files.documentation_pages())
    static_files = tuple(file for file in files if not file.is_documentation_page() and _is_in_the_site(file))
    templates = (*sorted(config.theme.static_templates), *map(str, config.extra_templates))
    return Plan(loaded, files, nav, pages, static_files, templates, repr([_front_matter(page) for page in nav.pages]))


def _is_in_the_site(file: File) -> bool:
    return bool(file.inclusion.is_included())  # type: ignore[no-untyped-call]


def _front_matter(page: Page) -> list[tuple[str, object]]:
    """What stands in the front matter of a page in the navigation, but for its title, which mkdocs.yml gives, and what only the page itself shows."""
    return sorted((name, value) for name, value in page.meta.items() if name not in {"title", "description", "distributions"})


def render_page(planned: Plan, page: Page) -> str:
    """The HTML of a page, which knows its title and front matter from then on; its text is let go of."""
    loaded = planned.loaded
    _populate_page(page, loaded.config, planned.files)
    _build_page(page, loaded.config, planned.pages, planned.nav, loaded.env)
    page.title = page.title  # MkDocs finds it in the text
    page.markdown = page.content = None
    page.toc = []  # type: ignore[assignment]
    return loaded.taken.output


def write_templates(planned: Plan) -> None:
    """Writes 404.html, sitemap.xml and whatever else the theme makes of all pages, of each of which the title and front matter are known."""
    config = planned.loaded.config
    for name in planned.templates:
        if name in config.theme.static_templates:
            _build_theme_template(name, planned.loaded.env, planned.files, config, planned.nav)
        else:
            _build_extra_template(name, planned.files, config, planned.nav)
    config.plugins.on_post_build(config=config)
