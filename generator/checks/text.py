"""Text that would mislead a reader or harm a page is refused before it is written anywhere."""

import html
import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from generator.checks.fault import Fault, fault, suspects, texts_in
from generator.content import Authored, Content
from generator.model import Assessments, TreatyStatus
from generator.problem import Place
from generator.shape_faults import field_name

# C0 and C1 controls but for tab and line feed; bidirectional embeddings, overrides and isolates; line separators; BOM; noncharacters.
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
CONTROL = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb{_NONCHARACTERS}]")
# Nearly all others; a class with few ranges is looked through twenty times as fast.
USUAL = re.compile("[\n -~\xa0-\u2027\u2030-\u2065\u2070-\ufdcf\ufdf0-\ufefe\uff00-\ufff8\ufffc\ufffd\U00010000-\U0001fffd]*+")
_TAG = re.compile(r"</?[A-Za-z][^\s>]{0,30}|<[!?]")
_TAG_BEGINS = re.compile(rb"<[/A-Za-z!?]")
_ATTRIBUTES = re.compile(r"\{(?!#[a-z0-9-]+\}[ \t]*$)", re.MULTILINE)
_REJECT = re.compile(r"\breject(s|ed|ing|ions?)?\b", re.IGNORECASE)
_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|«[^»]*»|‘[^’]*’")
_ABOUT_POSITIONS = frozenset({"review.yaml", "assessments.yaml"})
_QUOTING_FIELDS = frozenset({"text", "title"})
_LINK = re.compile(r"\]\(\s*<?([^)\s>]*)|^[ \t]*\[[^\]\n]+\]:[ \t]*(\S+)", re.MULTILINE)


def states_note_and_never_turn_down(content: Content, _: date) -> Iterator[Fault]:
    """States support or note recommendations and cannot reject them; the word stands only inside a quotation.

    In the UPR States support or note; the other word misstates their answer.
    """
    about_positions = (file for file in content.files if file.path.name in _ABOUT_POSITIONS)
    for file in suspects(about_positions, lambda data: b"reject" in data.lower()):
        for path, text, is_key in texts_in(file.document.value):
            field = field_name(path)
            if not is_key and field not in _QUOTING_FIELDS and (found := _REJECT.search(_QUOTED.sub(" ", text))):
                yield fault(file, path, f'{field} has the word "{found[0]}" outside a quotation; write noted, or quote the source')


def url_is_safe(content: Content, _: date) -> Iterator[Fault]:
    """A link begins with http:// or https://, names a host and carries no user name or password.

    A link is clicked by people who trust this site: it must lead where it says, and run nothing.
    """
    files: tuple[Authored[Assessments] | Authored[TreatyStatus], ...] = (*content.assessments.values(), *content.treaty_status.values())
    for file in files:
        for key, source in file.record.sources.items():
            for field in ("url", "archived_url"):
                url = getattr(source, field, None)
                if url and (complaint := _url_complaint(url)):
                    yield fault(file, ("sources", key, field), f'{field} is "{url[:60]}", {complaint}; write an address that begins with https://')


def _url_complaint(url: str) -> str:
    try:
        parts = urlsplit(url)
        host, user = parts.hostname, parts.username or parts.password
    except ValueError:
        return "which is no address"
    if parts.scheme not in ("http", "https") or not host:
        return "which is not a web address"
    if user:
        return "which carries a user name or password"
    return "which has a space or line break in it" if re.search(r"\s", url) else ""


def text_has_no_control_characters(content: Content, _: date) -> Iterator[Fault]:
    """No control characters and no characters that turn the direction of text around: they make text lie.

    Characters that nobody sees can make a line read otherwise than it is written.
    """
    for file in suspects(content.files, lambda data: not USUAL.fullmatch(data.decode())):
        for path, text, is_key in texts_in(file.document.value):
            if found := CONTROL.search(text):
                yield fault(file, path, f"{field_name(path)} has the invisible character U+{ord(found[0]):04X}; delete it", of_key=is_key)


def text_has_no_html(content: Content, _: date) -> Iterator[Fault]:
    """No HTML tags; a lone < is text.

    Tags could change the page, or run in the browsers of readers.
    """
    for file in suspects(content.files, lambda data: _TAG_BEGINS.search(data) is not None):
        for path, text, is_key in texts_in(file.document.value):
            if found := _TAG.search(text):
                yield fault(file, path, f'{field_name(path)} has the HTML tag "{found[0]}"; write plain text, or a space after <', of_key=is_key)


def page_is_plain_markdown(content: Content, _: date) -> Iterator[Fault]:
    """Hand-written pages are Markdown without HTML, pictures and attributes; their links lead to pages of this site or to the web.

    Pages that anybody may edit must not be able to run scripts or to show what is not of this site.
    """
    for page in content.pages.values():
        faults = [(found.start(), f'the HTML tag "{found[0]}"; write Markdown, or a space after <') for found in _TAG.finditer(page.text)]
        faults += [(found.start(), f"the invisible character U+{ord(found[0]):04X}; delete it") for found in CONTROL.finditer(page.text)]
        faults += [(found.start(), "a picture; describe it in words") for found in re.finditer(r"!\[", page.text)]
        faults += [
            (found.start(), "attributes in curly brackets; only the id of a heading, {#like-this}, may stand there")
            for found in _ATTRIBUTES.finditer(page.text)
        ]
        faults += [
            (found.start(), f'a link to "{target[:60]}"; write a page of this site or an address that begins with https://')
            for found in _LINK.finditer(page.text)
            if _leads_elsewhere(target := found[1] or found[2] or "")
        ]
        for start, message in faults:
            place = Place(page.text.count("\n", 0, start) + 1, start - page.text.rfind("\n", 0, start))
            yield Fault(page.path, place, page.name, f"the page has {message}")


def _leads_elsewhere(target: str) -> bool:
    """Whether a link leads neither to a page of this site nor openly to the web; entities are read as a browser reads them."""
    read = re.sub(r"[\x00-\x20]", "", html.unescape(target))
    if read.startswith(("http://", "https://")):
        return False
    return read.startswith(("//", "\\")) or re.match(r"[^/?#]*:", read) is not None
