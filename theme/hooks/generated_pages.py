"""Converts generated pages with pyromark, a hundred times faster than Python-Markdown; for speed only, never for correctness.

Only pages whose front matter says `generated: true` are touched, through MkDocs' public events. They use the Markdown that
both converters turn into the same document (a test holds them equal). What Python-Markdown's extensions would add is
added here: links between pages, the `markdown` attribute taken out, and the table of contents.
"""

import html
import re
from functools import cache
from typing import Any

import pyromark
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
_MARKDOWN_ATTRIBUTE = re.compile(r' markdown="1"(?=[^<>]*>)')
_PAGE_LINK = re.compile(r'<a href="([^":#?]+\.(?:md|html|json|csv|xlsx|docx|sqlite|parquet|atom|ics|svg))(?=["#?])')
_HEADING = re.compile(r'<h([12]) id="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")

_markdown_of: dict[str, str] = {}


def on_page_markdown(markdown: str, page: Page, config: Any, files: Files) -> str:
    """Keeps a generated page's text away from Python-Markdown, which MkDocs would set up for each page even if it had nothing to convert."""
    if not page.meta.get("generated"):
        return markdown
    _markdown_of[page.file.src_uri] = markdown
    page.render = lambda *_: setattr(page, "content", "")  # type: ignore[method-assign]
    return ""


def on_page_content(content: str, page: Page, config: Any, files: Files) -> str:
    """Gives a generated page the HTML that pyromark makes of its text."""
    markdown = _markdown_of.pop(page.file.src_uri, None)
    if markdown is None:
        return content
    made = pyromark.html(markdown, options=OPTIONS)
    made = _MARKDOWN_ATTRIBUTE.sub("", made)
    link = cache(lambda target: f'<a href="{_address(target, page, files)}')
    made = _PAGE_LINK.sub(lambda found: link(found[1]), made)
    page.toc = get_toc(_contents(made))  # type: ignore[arg-type]  # MkDocs' type for a token is private
    return made


def _address(target: str, page: Page, files: Files) -> str:
    """The address of another page, as MkDocs gives it; a page that is not there stays as written and fails the link check."""
    file = files.src_uris.get(_resolved(page.file.src_uri, html.unescape(target)))
    return html.escape(file.url_relative_to(page.file)) if file else target


def _resolved(source: str, target: str) -> str:
    parts = source.split("/")[:-1]
    for part in target.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def _contents(made: str) -> list[dict[str, Any]]:
    """Headings of the first two levels in the form MkDocs' own table of contents takes."""
    tokens: list[dict[str, Any]] = []
    for level, identifier, inner in _HEADING.findall(made):
        name = _TAG.sub("", inner).strip()
        token = {"level": int(level), "id": html.unescape(identifier), "name": name, "children": []}
        (tokens[-1]["children"] if tokens and level == "2" else tokens).append(token)
    return tokens
