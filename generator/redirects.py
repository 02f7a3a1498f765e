"""Which addresses lead to pages of a State: names and former codes in the place of its code, such as /states/slovenia/. Pure."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.addresses import recommending_page, redirect_from, review_page, state_page
from generator.content import Content


@dataclass(frozen=True, slots=True)
class Redirect:
    """A file at an address that leads to a page of a State; `former` is the code that stood in its record ids too, empty for a name."""

    file: PurePosixPath
    target: PurePosixPath
    code: str
    former: str = ""


def redirects(content: Content, recommending: Container[str]) -> tuple[Redirect, ...]:
    """Every redirect: names to the page of a State, former codes also to its reviews and, of the `recommending`, to what it recommended."""
    return tuple(_redirects(content, recommending))


def _redirects(content: Content, recommending: Container[str]) -> Iterator[Redirect]:
    former = {other: code for code, state in content.states.items() for other in state.record.former_codes}
    for made, code in code_by_slug(content).items():
        if made.upper() not in former:
            yield Redirect(redirect_from(state_page(made)), state_page(code), code)
            continue
        other = made.upper()
        yield Redirect(redirect_from(state_page(other)), state_page(code), code, other)
        for review in content.reviews_of(code):
            cycle = review.record.cycle
            yield Redirect(redirect_from(review_page(other, cycle)), review_page(code, cycle), code, other)
        if code in recommending:
            yield Redirect(redirect_from(recommending_page(other)), recommending_page(code), code, other)


def slug(name: str) -> str:
    """A name as an address: ASCII letters and digits in kebab-case; Côte d'Ivoire becomes cote-divoire."""
    plain = unicodedata.normalize("NFKD", re.sub("['’ʼ]", "", name))
    return "-".join(re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode().lower()))


def code_by_slug(content: Content) -> Mapping[str, str]:
    """The State behind each name and former code; one of several States, or one that is a State's own address, leads nowhere."""
    named = _codes_by_slug(content)
    return {name: min(codes) for name, codes in sorted(named.items()) if len(codes) == 1 and name.upper() not in content.states}


def colliding_slugs(content: Content) -> Mapping[str, tuple[str, ...]]:
    """The names and former codes that could mean several States, with the codes of these."""
    named = _codes_by_slug(content)
    meant = {name: codes | ({name.upper()} & set(content.states)) for name, codes in named.items()}
    return {name: tuple(sorted(codes)) for name, codes in sorted(meant.items()) if len(codes) > 1}


def _codes_by_slug(content: Content) -> Mapping[str, set[str]]:
    """Names without a letter of the alphabet have no slug and are left out."""
    named: dict[str, set[str]] = defaultdict(set)
    for code, state in content.states.items():
        for name in (state.record.name, *state.record.former_names, *state.record.former_codes):
            if made := slug(name):
                named[made].add(code)
    return named
