"""One filter for each format that text from YAML or an outside file is written to: any text in, the same text out, no markup born.

Text is hostile until it has passed the filter of the format it enters. Every filter has a property test of that sentence.
"""

import html
import json
import re
from collections.abc import Iterable
from urllib.parse import quote

from generator.markdown_text import Markdown

# Controls and invisible characters that the checks refuse in content; here they become visible instead of passing through.
_CONTROL = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufdd0-\ufdef]|[\x80-\x84\x86-\x9f]|[\ud800-\udfff]|["
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))  # noncharacters, which HTML forbids
    + "]"
)
_LINE_SPACE = re.compile("[ \t\n\x0b\x0c\r\x85\u2028\u2029]+")
_REPLACEMENT = "\ufffd"
_CELL_LENGTH = 32_767

# What a converter of Markdown may take for markup: backslashes where all know them, character references elsewhere.
_MARKDOWN = {c: f"\\{c}" for c in "\\`*_{}[]#"} | {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "~": "&#126;"}
_REFERENCES = str.maketrans(_MARKDOWN)
_IS_MARKUP = re.compile(f"[{re.escape(''.join(_MARKDOWN))}]").search
_AT_LINE_START = re.compile(r"(\d+)([.)])(?= |$)|([-+=:])").match

# Where a code host sees a mention, a reference, a formula, an emoji, an address or a commit, after it has read all escapes.
_CALLS = re.compile(r"(?<=[@#$:])(?=\S)|(?i:(?<=www))(?=\.)|(?i:(?<=gh-))(?=\d)|(?<=[0-9a-fA-F]{6})(?=[0-9a-fA-F])")
_NOTHING_SEEN = "\u200b"

_OPEN_TARGET = re.compile(r"https?://|(?!//)[^:/?#]*([/?#]|$)").match
_IS_PLAIN_TARGET = re.compile(r"(https?://|(?!//)[A-Za-z0-9._~%@!$+,;=-]*([/?#]|\Z))[A-Za-z0-9/:?#@!$+,;=%._~-]*").fullmatch
_IS_PLAIN_HTML = re.compile(r"[A-Za-z0-9,.]+( [A-Za-z0-9,.]+)*").fullmatch
_IS_CODES = re.compile(r"[A-Za-z0-9._,-]+").fullmatch


def one_line(text: str) -> str:
    """Text on one line: white space folded to single spaces, invisible controls made visible."""
    if text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " ":  # most text; what is printable holds no control
        return text
    return _CONTROL.sub(_REPLACEMENT, _LINE_SPACE.sub(" ", text).strip(" "))


def markdown(text: str) -> Markdown:
    """Inline Markdown that shows the text, on a code host as in both converters; also safe at the start of a line."""
    if text.isprintable() and text[:1].isalpha() and not _IS_MARKUP(text) and text[-1] != " " and "  " not in text:
        return Markdown(text)  # most text has nothing to escape or fold
    line = one_line(text)
    if _IS_MARKUP(line):
        line = line.translate(_REFERENCES)
    found = _AT_LINE_START(line)
    return Markdown(f"{found[1] or ''}&#{ord(found[2] or found[3])};{line[found.end() :]}" if found else line)


def comment(text: str) -> Markdown:
    """Inline Markdown for a comment on a code host, which calls people and links numbers, hashes and addresses on its own: none of them is born.

    A zero-width space stands where the host would see one; it is the only thing that such hosts do not look through.
    """
    return Markdown(markdown(_CALLS.sub(_NOTHING_SEEN, one_line(text))).replace("$", "&#36;"))


def raw_html(text: str) -> Markdown:
    """Text inside HTML that stands in Markdown, between tags or in a double-quoted attribute: all but letters, digits and spaces as references."""
    if _IS_PLAIN_HTML(text):
        return Markdown(text)
    return Markdown("".join(c if c.isalnum() or c in " ,." else f"&#{ord(c)};" for c in one_line(text)))


def heading_attribute(words: Iterable[str]) -> Markdown:
    """Codes and slugs as one value in a heading's `{...}`; neither converter knows quotes or spaces there, so nothing else may enter."""
    value = ",".join(words)
    if not _IS_CODES(value):
        raise ValueError(f"not a list of codes: {value!r:.80}")
    return Markdown(value)


def front_matter(text: str) -> str:
    """A value of a page's front matter: a quoted YAML scalar of text escaped for HTML, because the theme prints it as it is."""
    return json.dumps(html.escape(one_line(text), quote=True), ensure_ascii=False)


def spreadsheet(text: str) -> str:
    """The text of a cell, written as text: on one line, at most as long as a cell holds, and never the mark-up of rich text."""
    line = one_line(text)[:_CELL_LENGTH]
    return f" {line}" if line.startswith("<r>") else line


def link_target(url: str) -> Markdown:
    """The target of a Markdown link: nothing that could end the link, begin another or carry a script."""
    if _IS_PLAIN_TARGET(url):
        return Markdown(url)
    if not _OPEN_TARGET(url):
        return Markdown("#")
    return Markdown(quote(url, safe="/:?#@!$&'*+,;=%-._~").replace("&", "&amp;").replace("*", "%2A").replace("'", "&#39;"))


def link(label: str, target: str) -> Markdown:
    """A Markdown link, or only its words where it leads nowhere."""
    return Markdown(f"[{markdown(label)}]({link_target(target)})") if target else markdown(label)


def paragraphs(numbers: str) -> Markdown:
    """Paragraph 5, or paragraphs 5-6."""
    several = any(mark in numbers for mark in ("-", "–", ",", " and "))
    return Markdown(f"paragraph{'s' if several else ''} {markdown(numbers)}")


def terminal(text: str) -> str:
    """One line for a terminal: no control sequences, and nothing a CI runner would take for a command."""
    line = one_line(text)
    return f" {line}" if line.startswith("::") else line


def github_message(text: str) -> str:
    """The message of a workflow command."""
    return one_line(text).replace("%", "%25")


def github_property(text: str) -> str:
    """A property, such as file= or title=, of a workflow command."""
    return github_message(text).replace(":", "%3A").replace(",", "%2C")
