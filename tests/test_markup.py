"""Text in XML and HTML comes out as it went in, and what they cannot hold as U+FFFD."""

import re
import xml.etree.ElementTree as ET

import feedparser
from hypothesis import example, given
from hypothesis import strategies as st
from test_escape import HOSTILE, Seen

from generator.open_data import markup
from generator.open_data.feeds.atom import Entry, Feed, feed_file

ANY = st.one_of(HOSTILE, st.text(st.characters(exclude_categories=()), max_size=40))
LONG = '=cmd()\n"x" \u202e\x00👩‍👩‍👧]]>\r\n\t' * 500


def held_by_xml(text: str) -> str:
    return re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)


@given(ANY)
@example(LONG)
@example("]]>&amp;<![CDATA[\r\x0b\ud800\uffff")
def test_any_text_survives_xml_as_text_and_as_attribute(text: str) -> None:
    element = ET.fromstring(f'<a b="{markup.xml(text)}">{markup.xml(text)}</a>')
    assert (element.text or "", element.get("b")) == (held_by_xml(text), held_by_xml(text))
    assert not list(element)


@given(ANY)
@example(LONG)
@example('" onload="x\'><script>\r\x80\ufdd0')
def test_any_text_survives_html_as_text_and_as_attribute(text: str) -> None:
    seen = Seen(f'<p title="{markup.html(text)}">{markup.html(text)}</p>')
    assert seen.tags == ["p"]
    assert seen.attributes == [("title", seen.text)]
    assert len(seen.text) == len(text.replace("\r\n", "\n"))
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    assert all(out in (given_, "\ufffd") for out, given_ in zip(seen.text, lines, strict=True))
    assert all(out == given_ for out, given_ in zip(seen.text, lines, strict=True) if given_.isprintable() or given_ in "\n\t")


def test_no_text_bears_a_mark() -> None:
    assert markup.xml("\0day\0") == markup.html("\0day\0") == "\ufffdday\ufffd"


@given(ANY)
@example("&lt;b&gt; <b>x</b> &amp;")
def test_two_readers_of_a_feed_read_the_same_title(text: str) -> None:
    entry = Entry("a", text, "2024-10-30", "https://a.example/", f"<p>{markup.html(text)}</p>", "published")
    data = feed_file(Feed("f", text, "s", "https://a.example/f", "https://a.example/", [entry]))
    atom = "{http://www.w3.org/2005/Atom}"
    assert (ET.fromstring(data).findtext(f"{atom}entry/{atom}title") or "") == held_by_xml(text)
    read = feedparser.parse(data)
    assert read.bozo is False
    if not re.search("[\x80-\x9f]", text):  # feedparser takes these controls for letters of Windows
        assert " ".join(read.entries[0].title.split()) == " ".join(held_by_xml(text).split())
