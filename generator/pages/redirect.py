"""The tiny files that lead from a name or a former code in an address to a State's pages; plain HTML, which MkDocs copies and no list names."""

from collections.abc import Container, Iterator

from generator.addresses import Addresses, relative_served, served
from generator.content import Content
from generator.pages.page import Page
from generator.redirects import redirects


def redirect_pages(content: Content, made: Container[str], addresses: Addresses) -> Iterator[Page]:
    """One for every name and former code that means one State only, and for each page that a former code once led to."""
    for redirect in redirects(content, made):
        way = relative_served(redirect.target, redirect.file)
        yield Page(
            path=redirect.file,
            title=content.name_by_code[redirect.code],
            description="",
            template="redirect.html.jinja",
            context={"redirect": redirect, "target": way, "canonical": f"{addresses.site}/{served(redirect.target)}" if addresses.site else way},
        )
