"""The page /briefing/: what one State recommended to another, in all cycles, put together as one page to print."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.addresses import BRIEFING, HOME, RECOMMENDING_STATES, relative
from generator.content import Content
from generator.overview import Overviews
from generator.pages.page import Page, alphabetical, states_by_name


@dataclass(frozen=True, slots=True)
class Choice:
    """A State or an observer to choose: its word in the address, and its name."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Receiver:
    """A State under review with the cycles whose recommendations are on record, newest first."""

    code: str
    name: str
    cycles: tuple[int, ...]


def briefing_page(content: Content, overviews: Overviews, made: Iterable[str]) -> Page:
    """The page with everybody to choose from; a script gathers the recommendations from the pages of the reviews."""
    return Page(
        path=BRIEFING,
        title="Briefing",
        description="What one State recommended to another in the Universal Periodic Review, in all cycles, as one page to print.",
        template="briefing.md.jinja",
        scripts=("briefing", "pair"),
        is_wide=True,
        context={
            "recommending": tuple(_recommending(content, made)),
            "receivers": tuple(_receivers(content, overviews)),
            "recommending_states": relative(RECOMMENDING_STATES, BRIEFING),
            "states_page": relative(HOME, BRIEFING),
        },
    )


def _recommending(content: Content, made: Iterable[str]) -> Iterator[Choice]:
    names = {code: content.name_by_code[code] for code in made}
    return (Choice(code, names[code]) for code in sorted(names, key=lambda code: alphabetical(names[code])))


def _receivers(content: Content, overviews: Overviews) -> Iterator[Receiver]:
    for code in states_by_name(content):
        cycles = tuple(review.record.cycle for review in reversed(content.reviews_of(code)) if overviews[code, review.record.cycle].counts)
        if cycles:
            yield Receiver(code, content.name_by_code[code], cycles)
