"""Turns a page into Markdown: Jinja templates that look like the page, and nothing printed that no filter has escaped."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from generator import escape
from generator.cache import Cache
from generator.compiled_templates import CompiledTemplates
from generator.days import day
from generator.markdown_text import COMMAS, SEMICOLONS, Printed
from generator.pages.page import BODY_PLACE, Link, Page, counted
from generator.scorecard import Share, tenths_of_a_percent


class Unescaped(TypeError):
    """A template printed text that passed no filter: a fault of the template, never of the content."""


_PRINTABLE = (Markup, int)


def render(page: Page) -> str:
    """The page as Markdown with front matter; ends with one line feed and holds no trailing spaces."""
    text = _environment().get_template(page.template).render(page=page, **page.context)
    tidy = "\n".join(map(str.rstrip, text.strip().split("\n")))
    while "\n\n\n" in tidy:
        tidy = tidy.replace("\n\n\n", "\n\n")
    before, _, after = tidy.partition(BODY_PLACE)
    return f"{before}{page.body}{after}\n"


@cache
def _environment() -> Environment:
    """Templates with the filters; text that no filter has escaped raises instead of being printed."""
    environment = Environment(
        loader=PackageLoader("generator"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        comment_start_string="{%#",  # Jinja's own would swallow the {#id} of headings
        comment_end_string="#%}",
        finalize=_escaped,
        auto_reload=False,  # or it would ask the disk for the age of six templates at every page
    )
    environment.filters |= {
        "md": lambda text: Markup(escape.markdown(str(text))),
        "html": lambda text: Markup(escape.raw_html(str(text))),
        "front": lambda text: Markup(escape.front_matter(str(text))),
        "url": lambda text: Markup(escape.link_target(str(text))),
        "numbers": lambda numbers: Markup(",".join(str(int(number)) for number in numbers)),
        "number": lambda number: Markup(f"{number:,}"),
        "day": lambda value: Markup(day(value)),
        "link": _link,
        "paragraphs": lambda numbers: Markup(escape.paragraphs(numbers)),
        "links": lambda links: Markup(COMMAS(escape.link(link.label, link.target) for link in links)),
        "commas": lambda words: Markup(COMMAS(escape.markdown(str(word)) for word in words)),
        "words": lambda words: Markup(SEMICOLONS(escape.markdown(str(word)) for word in words)),
        "code": lambda word: Markup(escape.heading_attribute([str(word)])),
        "codes": lambda codes: Markup(escape.heading_attribute(codes)),
        "share": _share,
        "decimal": lambda fraction: Markup(f"{float(fraction):.2f}"),
        "counted": lambda number, singular, plural="": Markup(counted(number, singular, plural)),
        "trusted_markdown": Markup,
    }
    return environment


def keep_templates_in(cache: Cache) -> None:
    """Compiled templates come from this cache from now on."""
    _environment().bytecode_cache = CompiledTemplates(cache)


def _escaped(value: Any) -> Any:
    if isinstance(value, _PRINTABLE):
        return value
    if isinstance(value, Printed):
        return Markup(value.markdown)
    raise Unescaped(f"{type(value).__name__} printed without a filter: {value!r:.80}")


def _link(link: Link) -> Markup:
    """A Markdown link, or only its words where it leads nowhere."""
    return Markup(escape.link(link.label, link.target))


def _share(share: Share, of_what: str) -> Markup:
    """44.7 % (96 of 215 recommendations assessed): never without its denominator."""
    words = of_what.replace("recommendations", "recommendation") if share.of == 1 else of_what
    counts = f"{share.count:,} of {share.of:,} {words}"
    return Markup(f"{tenths_of_a_percent(share.fraction)} % ({counts})") if share.fraction is not None else Markup(counts)
