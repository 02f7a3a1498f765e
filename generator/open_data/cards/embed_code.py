"""The HTML that a person pastes into another site to show a State's badge or card; empty where the site's own address is not known.

What is pasted stays as it is while the picture changes, so that its text names no figure.
"""

from pathlib import PurePosixPath

from generator.addresses import BADGE, CARD, CARD_FRAME, Addresses, state_folder, state_page
from generator.model import State
from generator.open_data.markup import html

_FRAME_HEIGHT = 480  # for a card with all levels at 320 pixels; what is longer can be scrolled


def badge_code(addresses: Addresses, state: State) -> str:
    """The badge as a picture that leads to the State's page."""
    return _picture(addresses, state, state_folder(state.code) / BADGE, "how much is assessed")


def card_code(addresses: Addresses, state: State) -> str:
    """The card as a picture that leads to the State's page."""
    return _picture(addresses, state, state_folder(state.code) / CARD, "how far recommendations are carried out and assessed")


def frame_code(addresses: Addresses, state: State) -> str:
    """The card as a page in a frame, which may only open its links in the whole window."""
    if not addresses.site:
        return ""
    address = addresses.url(state_folder(state.code) / CARD_FRAME)
    return (
        f'<iframe src="{html(address)}" title="{html(state.name)} in the Universal Periodic Review" width="100%" height="{_FRAME_HEIGHT}" '
        'style="border:0;max-width:600px" loading="lazy" sandbox="allow-top-navigation-by-user-activation"></iframe>'
    )


def _picture(addresses: Addresses, state: State, path: PurePosixPath, what: str) -> str:
    if not addresses.site:
        return ""
    alt = f"{state.name} in the Universal Periodic Review: {what}"
    return f'<a href="{html(addresses.url(state_page(state.code)))}"><img src="{html(addresses.file(path))}" alt="{html(alt)}"></a>'
