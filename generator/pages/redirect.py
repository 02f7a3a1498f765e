"""The tiny files that lead from a State's name in an address to its page; plain HTML, so that MkDocs copies them and no list names them."""

from collections.abc import Iterator

from generator.addresses import Addresses, redirect_page, relative_served, served, state_page
from generator.content import Content
from generator.pages.page import Page
from generator.redirects import code_by_slug


def redirect_pages(content: Content, addresses: Addresses) -> Iterator[Page]:
    """One for every name that means one State only."""
    for slug, code in code_by_slug(content).items():
        path, target = redirect_page(slug), state_page(code)
        way = relative_served(target, path)
        yield Page(
            path=path,
            title=content.name_by_code[code],
            description="",
            template="redirect.html.jinja",
            context={"target": way, "canonical": f"{addresses.site}/{served(target)}" if addresses.site else way},
        )
