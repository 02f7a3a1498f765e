"""Text into XML and HTML, between tags or in a double-quoted attribute: one filter for each, any text in, the same text out, no markup born.

What a format cannot hold becomes U+FFFD: controls and lone surrogates in XML; in HTML also the controls and noncharacters that it forbids, and line
ends become those of Unix, as every reader of HTML makes them. Both filters leave no NUL, so that no text bears a mark (`stamps`).
"""

import re

_REPLACEMENT = "\ufffd"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_HTML = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]|["
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)


def xml(text: str) -> str:
    """Text in XML; white space as references, because readers would turn it into spaces in an attribute."""
    return _referenced(text if text.isprintable() else _NOT_XML.sub(_REPLACEMENT, text))


def html(text: str) -> str:
    """Text in HTML."""
    return _referenced(text if text.isprintable() else _NOT_HTML.sub(_REPLACEMENT, text.replace("\r\n", "\n").replace("\r", "\n")))


def _referenced(text: str) -> str:
    """One replacement after the other is several times as fast as a table; what is printable has no white space but the space."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return text if text.isprintable() else text.replace("\t", "&#9;").replace("\n", "&#10;").replace("\r", "&#13;")
