"""References and ids of a page are those that html.parser finds, whether patterns read the page or not."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.references import Document, _read_plain, is_plain, read_by_html_parser, read_document, read_generated

FRAME = b'<!doctype html>\n<html lang="en">\n<body>\n%s\n</body>\n</html>\n'


def test_every_page_of_the_golden_site_is_read_as_html_parser_reads_it(golden_site: Path) -> None:
    pages = [path.read_bytes() for path in sorted((golden_site / "site").rglob("*.html"))]
    assert [read_document(page) for page in pages] == [read_by_html_parser(page) for page in pages]
    assert sum(_read_plain(page) is None for page in pages) < 6, "only pages with quotation marks in hand-written text are not in plain form"


@pytest.mark.parametrize(
    ("body", "references", "ids"),
    [
        ('<a href="x/">1</a> <a class="b" href="y/#z" id="i">2</a>', ("x/", "y/#z"), ("i",)),
        ('<a\n   href="x/"\n   id="i">1</a>', ("x/",), ("i",)),
        ('<a href="x/">1</a><a href="x/">2</a><b id="i"></b><b id="i"></b>', ("x/",), ("i", "i")),
        ('<link href="a.css"><img src="b.png" alt=""><script src="c.js"></script><use href="d.svg#e"></use>', ("a.css", "d.svg#e", "b.png", "c.js"), ()),
        ('<a href="?a=1&amp;b=2#&#x27;c&#39;">1</a>', ("?a=1&b=2#'c'",), ()),
        ('<svg viewBox="0 0 1 1"><title>Two</title><path d="M1 1"/></svg>', (), ()),
        ("<script>if (a < b && c > d) { say('</p>'.length) }</script>", (), ()),
        ('<script type="application/ld+json">{"a": "b id=", "c": " href=\\"x\\""}</script>', (), ()),
        ('<a data-href="x" data-id="y" hidden>1</a>', (), ()),
    ],
)
def test_page_gives_its_references_and_ids(body: str, references: tuple[str, ...], ids: tuple[str, ...]) -> None:
    page = FRAME % body.encode()
    assert read_document(page) == read_by_html_parser(page) == Document(references, ids)


ODD = [
    *('<a href="x" href="y">', '<a HREF="x" iD="y" hrEF="z">', "<a href='x' id='y'>", "<a href=x id=y>", '<a href = "x" id\n=\n"y">', '<a/href="x"/id="y"/>'),
    *('<a href="x"id="y">', '<a title=" href=" href="x">', '<a title="a > b < c" id="q">', '<p title="1" < id="x">', '<A href="x">', '<a\thref="x">'),
    *('<a\rhref="x\r\ny">', '<a\xa0href="x">', '<a href="x', "< a id='x'>", '< a id="x">', '</a id="x" href="y">', '<3 id="x">', '<a-b href="x">'),
    *('text id="x" href="y"', 'a "quoted" word', "<!-- <a href='x' id=\"y\"> -->", '<!-- id="x"', '<![CDATA[<a href="x">]]>', '<?php id="x" ?>'),
    *('<script>a = "<a href=\\"x\\">"; b =" id="c""</script>', '<script>"<!-- <script> </script>" id="x"</script>', "<script>a</script >", "<script>a"),
    *('<script src="x"/><a href="y">', '<style>a[id="x"] { }</style>', '<textarea><a href="x"></textarea>', '<title><a href="x"></title>'),
    *('<iframe src="x"><a href="y"></iframe>', '<noscript><a href="x" id="y"></noscript>', '<plaintext><a href="x">', '<xmp><b id="x"></xmp>'),
    *('<a href="&copy=1&notit;&amp">', '<a href="&#128;&#xD800;&lt;" id="&Eacute;">', '<a href="">', "<a href>", '<b id="">', '<use href="#x"/>'),
    *('<a href="x=" id="=">', '<a ="x" id="y">', '<a b=c" id="d>', '<a b="c"d" id="e">', '<svg><linearGradient id="x"/></svg>', '<a href="ü/#Ж">', '\x00<a id="x">'),
]  # fmt: skip


@pytest.mark.parametrize("body", ODD)
def test_odd_page_is_read_as_html_parser_reads_it(body: str) -> None:
    for page in (FRAME % body.encode(), body.encode(), FRAME % f"{body}<a href='z'>z</a>".encode()):
        assert read_document(page) == read_by_html_parser(page)


pieces = st.sampled_from(
    [
        *ODD,
        *"<>\"'=/& \n\t",
        "a",
        "href",
        "id",
        "src",
        ' href="',
        ' id="',
        '="',
        "</",
        "<a ",
        "<b>",
        "</b>",
        "script",
        "<script>",
        "</script>",
        "title",
        "<!--",
        "-->",
    ]
)


@settings(deadline=None)  # a busy machine is no fault
@given(st.lists(st.one_of(pieces, st.text(max_size=3)), max_size=12).map("".join))
def test_any_page_is_read_as_html_parser_reads_it(body: str) -> None:
    page = FRAME % body.encode("utf-8", "replace")
    assert read_document(page) == read_by_html_parser(page)


@pytest.mark.parametrize("which", ["golden_site", "real_site"])
def test_every_generated_page_is_in_plain_form_whatever_its_texts_say(which: str, request: pytest.FixtureRequest) -> None:
    built = request.getfixturevalue(which)
    generated = [path for path in (built / "pages").rglob("*.md") if "\ngenerated: true\n" in path.read_text(encoding="utf-8")]
    assert len(generated) > 20
    for path in generated:
        relative = path.relative_to(built / "pages")
        page = (built / "site" / (relative.parent if path.name == "index.md" else relative.with_suffix("")) / "index.html").read_bytes()
        assert is_plain(page), relative
        assert read_generated(page) == read_by_html_parser(page), relative
