"""Text that would mislead a reader or harm a page is refused before it is written anywhere."""

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from generator.checks.fault import Fault, fault, texts_in
from generator.content import Content
from generator.problem import Place
from generator.shape_faults import field_name

# C0 and C1 controls but for tab and line feed; bidirectional embeddings, overrides and isolates; line separators; BOM.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]")
_TAG = re.compile(r"</?[A-Za-z][^\s>]{0,30}|<[!?]")
_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
_REJECT = re.compile(r"\breject(s|ed|ing|ions?)?\b", re.IGNORECASE)
_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|«[^»]*»|‘[^’]*’")
_ABOUT_POSITIONS = frozenset({"review.yaml", "assessments.yaml"})
_QUOTING_FIELDS = frozenset({"text", "title"})
_LINK = re.compile(r"\]\(\s*<?([^)\s>]*)|^\s*\[[^\]]+\]:\s*(\S+)", re.MULTILINE)


def states_note_and_never_turn_down(content: Content, _: date) -> Iterator[Fault]:
    """States support or note recommendations and cannot reject them; the word stands only inside a quotation."""
    for file in content.files:
        if file.path.name not in _ABOUT_POSITIONS:
            continue
        for path, text, is_key in texts_in(file.document.value):
            field = field_name(path)
            if not is_key and field not in _QUOTING_FIELDS and (found := _REJECT.search(_QUOTED.sub("", text))):
                yield fault(file, path, f'{field} has the word "{found[0]}" outside a quotation; write noted, or quote the source')


def url_is_safe(content: Content, _: date) -> Iterator[Fault]:
    """A link begins with http:// or https://, names a host and carries no user name or password."""
    for assessments in content.assessments.values():
        for key, source in assessments.record.sources.items():
            for field in ("url", "archived_url"):
                url = getattr(source, field)
                if url and (complaint := _url_complaint(url)):
                    yield fault(assessments, ("sources", key, field), f'{field} is "{url[:60]}", {complaint}; write an address that begins with https://')


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
    """No control characters and no characters that turn the direction of text around: they make text lie."""
    for file in content.files:
        for path, text, is_key in texts_in(file.document.value):
            if found := _CONTROL.search(text):
                yield fault(file, path, f"{field_name(path)} has the invisible character U+{ord(found[0]):04X}; delete it", of_key=is_key)


def text_has_no_html(content: Content, _: date) -> Iterator[Fault]:
    """No HTML tags; a lone < is text."""
    for file in content.files:
        for path, text, is_key in texts_in(file.document.value):
            if found := _TAG.search(text):
                yield fault(file, path, f'{field_name(path)} has the HTML tag "{found[0]}"; write plain text, or a space after <', of_key=is_key)


def page_has_no_html(content: Content, _: date) -> Iterator[Fault]:
    """Hand-written pages are Markdown without HTML; their links lead to pages of this site or to the web."""
    for page in content.pages.values():
        bare = _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), page.text)
        faults = [(found.start(), f'the HTML tag "{found[0]}"; write Markdown') for found in _TAG.finditer(bare)]
        faults += [(found.start(), f"the invisible character U+{ord(found[0]):04X}; delete it") for found in _CONTROL.finditer(bare)]
        faults += [
            (found.start(), f'a link to "{target[:60]}"; write a page of this site or an address that begins with https://')
            for found in _LINK.finditer(bare)
            if (target := found[1] or found[2] or "") and re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", target) and not target.startswith(("http://", "https://"))
        ]
        for start, message in faults:
            place = Place(bare.count("\n", 0, start) + 1, start - bare.rfind("\n", 0, start))
            yield Fault(page.path, place, page.name, f"the page has {message}")
