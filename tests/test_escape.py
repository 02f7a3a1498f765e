"""Whatever text goes in, the same text comes out of the format, and no markup is born."""

import html
import re
from collections.abc import Callable
from html.parser import HTMLParser
from urllib.parse import quote

import markdown as python_markdown
import pyromark
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator import escape

OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc"]
MARKUP = ["*", "_", "`", "```", "#", "[", "]", "(", ")", "<", ">", "!", "|", "\\", "&", "&amp;", "{#a}", "{", "}", "-", "+", "1.", "2)", "~~", "^", "$$", ":", "\n", "\n\n", "    ", "<b>", "<script>", "</p>", "http://a.b", "[a](b)", "![a](b)", "[a]: b", "=", "---", "***", "@", "%", '"', "'", "::", "\u202e", "\x00", "العربية", "👩‍👩‍👧", "\x02", "\x03", "klzzwxh:0001"]  # fmt: skip
HOSTILE = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(MARKUP) | st.text(max_size=4), max_size=14).map("".join))


class Seen(HTMLParser):
    """Text and tags of a piece of HTML."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(source)
        self.close()

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs


def with_pyromark_html(text: str) -> str:
    return pyromark.html(text, options=OPTIONS)


def with_python_markdown_html(text: str) -> str:
    return str(python_markdown.markdown(text, extensions=EXTENSIONS))


def with_pyromark(text: str) -> Seen:
    return Seen(with_pyromark_html(text))


def with_python_markdown(text: str) -> Seen:
    return Seen(with_python_markdown_html(text))


CONVERTERS = [with_pyromark, with_python_markdown]
PLACES: dict[str, tuple[str, list[str]]] = {
    "a paragraph": ("{}", ["p"]),
    "after words": ("Words {} and more.", ["p"]),
    "a heading": ("### [1.1](#x) {} {{#RUR-3-1.1 .recommendation data-by=FRE,SYL}}", ["h3", "a"]),
    "a list": ("- {}\n- more", ["ul", "li", "li"]),
    "a table": ("| a | b |\n|:--|--:|\n| {} | 1 |", ["table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td"]),
    "a link": ("See [{}](x.md).", ["p", "a"]),
    "strong": ("**Is {}.**", ["p", "strong"]),
    "a span": ('<span class="facts">{}</span>', ["p", "span"]),
    "a div": ('<div class="card" markdown="1">\n\nIs {}\n\n</div>', ["div", "p"]),
}


@pytest.mark.parametrize("convert", CONVERTERS)
@pytest.mark.parametrize("place", PLACES)
@given(text=HOSTILE)
@example("1. one")
@example("a\\")
@example("<!-- ")
@example("| a |")
@example("<https://example.org>")
def test_markdown_shows_the_text_and_nothing_else(place: str, convert: Callable[[str], Seen], text: str) -> None:
    template, tags = PLACES[place]
    shown = escape.one_line(text)
    if not shown:
        return
    seen = convert(template.format(escape.markdown(text)))
    plain = convert(template.format("PLACEHOLDER"))
    assert seen.tags == tags
    assert " ".join(seen.text.split()) == " ".join(plain.text.replace("PLACEHOLDER", shown).split())


CALLED = re.compile(r"@[A-Za-z0-9_]|#\d|\bGH-\d|://|\bwww\.|\b(mailto|xmpp):[^\s\u200b]|:[a-z0-9_+-]+:|\$[^\s\u200b][^$]*\$|\b[0-9a-f]{7,40}\b", re.IGNORECASE)
CALLS = ["@octocat", "@a/b", "#1", "a/b#12", "GH-1", "gh-2", "http://a.b", "https://a.b", "www.a.b", "x@y.z", "mailto:a@b.c", ":tada:", "$x$", "$$", "dc4a2c2", "0123456789abcdef0123456789abcdef01234567", "[^1]", "<!-- -->"]  # fmt: skip


@pytest.mark.parametrize("convert", CONVERTERS)
@pytest.mark.parametrize("place", [place for place in PLACES if place not in ("a heading", "a table")])
@settings(deadline=None)
@given(text=st.lists(st.sampled_from(CALLS + MARKUP) | st.text(max_size=4), max_size=10).map("".join))
@example("@octocat see #1 and https://example.org, :tada: $x$ dc4a2c29aa")
def test_comment_shows_the_text_and_calls_nobody(place: str, convert: Callable[[str], Seen], text: str) -> None:
    template, tags = PLACES[place]
    shown = escape.one_line(text)
    if not shown:
        return
    seen = convert(template.format(escape.comment(text)))
    plain = convert(template.format("PLACEHOLDER"))
    assert seen.tags == tags
    assert " ".join(seen.text.replace("\u200b", "").split()) == " ".join(plain.text.replace("PLACEHOLDER", shown.replace("\u200b", "")).split())
    assert not CALLED.search(seen.text), seen.text


@pytest.mark.parametrize("convert", CONVERTERS)
@given(text=HOSTILE)
def test_raw_html_keeps_the_text_inside_the_attribute(convert: Callable[[str], Seen], text: str) -> None:
    seen = convert(f'Words <span title="{escape.raw_html(text)}">x</span>')
    assert seen.tags == ["p", "span"]
    assert seen.attributes == [("title", escape.one_line(text))]


@pytest.mark.parametrize("convert", CONVERTERS)
@given(text=HOSTILE)
def test_raw_html_shows_the_text_in_a_block_of_html(convert: Callable[[str], Seen], text: str) -> None:
    seen = convert(f"<figure>\n<div>x{escape.raw_html(text)}x</div>\n</figure>")
    assert seen.tags == ["figure", "div"]
    assert " ".join(seen.text.split()) == " ".join(f"x{escape.one_line(text)}x".split())


HIDDEN = re.compile("[\\x00-\\x08\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f\\u202a-\\u202e\\u2066-\\u2069\\ufeff\\ufff9-\\ufffb\\ud800-\\udfff\\ufdd0-\\ufdef]")


def one_line_character_by_character(text: str) -> str:
    words = "".join(" " if c in "\t\n\x0b\x0c\r\x85\u2028\u2029" else c for c in text).split(" ")
    return "".join("\ufffd" if HIDDEN.match(c) or ord(c) & 0xFFFE == 0xFFFE else c for c in " ".join(word for word in words if word))


def markdown_character_by_character(text: str) -> str:
    references = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "~": "&#126;"}
    line = "".join(references.get(c, f"\\{c}" if c in "\\`*_{}[]#" else c) for c in one_line_character_by_character(text))
    return re.sub(r"^(\d+)([.)])(?= |$)|^([-+=:])", lambda found: f"{found[1] or ''}&#{ord(found[2] or found[3])};", line)


def html_character_by_character(text: str) -> str:
    return "".join(c if c.isalnum() or c in " ,." else f"&#{ord(c)};" for c in one_line_character_by_character(text))


def target_character_by_character(url: str) -> str:
    if not re.match(r"https?://|(?!//)[^:/?#]*([/?#]|$)", url):
        return "#"
    return quote(url, safe="/:?#@!$&'*+,;=%-._~").replace("&", "&amp;").replace("*", "%2A").replace("'", "&#39;")


SLOWLY = {
    escape.one_line: one_line_character_by_character,
    escape.markdown: markdown_character_by_character,
    escape.raw_html: html_character_by_character,
    escape.link_target: target_character_by_character,
}
NEAR_PLAIN = st.text(alphabet="aB 19.,-é(#/:&%?*\n\x85\xa0\u200d", max_size=12) | st.sampled_from(
    ["//a", "http://a.b", "http:/a", "https://a.b/?c=d&e#f", "#a", "a.md#b", "1. a", "٣) ", "12.5", "..", " a", "a ", "a  b"]
)


@pytest.mark.parametrize("short", SLOWLY)
@settings(deadline=None)
@given(text=HOSTILE | NEAR_PLAIN)
def test_short_ways_for_plain_text_change_nothing(short: Callable[[str], str], text: str) -> None:
    assert short(text) == SLOWLY[short](text)


def test_nothing_printable_but_a_space_is_folded_or_hidden() -> None:
    printable = "".join(c for c in map(chr, range(0x110000)) if c.isprintable() and c != " ")
    assert one_line_character_by_character(printable) == printable


@given(text=HOSTILE)
def test_front_matter_is_one_yaml_string_that_is_safe_in_html(text: str) -> None:
    value = yaml.safe_load(f"title: {escape.front_matter(text)}\n")["title"]
    assert html.unescape(value) == escape.one_line(text)
    assert not re.search(r"[<>\"']", value)


@pytest.mark.parametrize("convert", CONVERTERS)
@given(text=HOSTILE)
@example("javascript:alert(1)")
@example("//evil.example/")
@example("https://example.org/a_b*c*d?x=1&copy=2#(f)")
@example("data:text/html,x")
def test_link_target_stays_one_link_that_no_script_can_run_from(convert: Callable[[str], Seen], text: str) -> None:
    seen = convert(f"[x]({escape.link_target(text)})")
    assert seen.tags == ["p", "a"]
    assert seen.text.strip() == "x"
    target = dict(seen.attributes)["href"] or ""
    assert re.match(r"https?://|(?!//)[^:]*($|[/?#])", target)


@pytest.mark.parametrize("convert", CONVERTERS)
@given(first=HOSTILE, second=HOSTILE)
@example("https://example.org/it's", "https://example.org/it's")
@example("a'b", "c'")
def test_link_targets_stay_two_where_two_stand_in_one_line(convert: Callable[[str], Seen], first: str, second: str) -> None:
    seen = convert(f"[x]({escape.link_target(first)}) and [y]({escape.link_target(second)})")
    assert seen.tags == ["p", "a", "a"]
    assert seen.text.strip() == "x and y"


@given(text=HOSTILE)
def test_terminal_line_is_one_line_without_control_sequences_or_commands(text: str) -> None:
    line = escape.terminal(text)
    assert not re.search(r"[\x00-\x1f\x7f\x80-\x9f\u202a-\u202e]", line)
    assert not line.startswith("::")


@given(text=HOSTILE)
def test_github_command_cannot_be_ended_or_joined_by_its_text(text: str) -> None:
    assert "\n" not in escape.github_message(text)
    assert not re.search(r"[:,\n\r]", escape.github_property(text))
    decoded = escape.github_property(text).replace("%2C", ",").replace("%3A", ":").replace("%25", "%")
    assert decoded == escape.one_line(text)


def test_heading_attribute_lets_codes_in_and_nothing_else() -> None:
    assert escape.heading_attribute(["FRE", "16.3", "right-to-health"]) == "FRE,16.3,right-to-health"
    for hostile in ("a b", 'a"', "a}", "a{", "", "a=b", "é"):
        with pytest.raises(ValueError, match="not a list of codes"):
            escape.heading_attribute([hostile])
