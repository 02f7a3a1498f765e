"""Links that last, in a real browser: links copied, citations in four forms that any text survives, by keyboard and without scripts."""

import json
import random
import re
from datetime import datetime
from pathlib import Path

import pytest
from browsing import SIZES, opened, violations
from playwright.sync_api import Browser, Locator, Page
from support import CODE_HOST, SITE, git

pytestmark = pytest.mark.browser
REVIEW = "states/rur/cycle-3/"
RECORD = "RUR-3-121.1"
PERMALINK = f"{SITE}{REVIEW}#{RECORD}"
TITLE = "Recommendation 121.1 to Ruritania, third cycle: Ratify the treaty on clean rivers"
NOW = datetime.fromisoformat("2026-11-24T12:00:00+00:00")


def read_at(
    browser: Browser, address: str, *, size: str = "desktop", scheme: str = "light", now: datetime = NOW, zone: str = "UTC", leave: bool = True
) -> Page:
    """A page opened at a moment, in a place, with or without leave to write to the clipboard."""
    width, height = SIZES.get(size, (320, 640))
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, timezone_id=zone)  # type: ignore[arg-type]
    if leave:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.clock.set_fixed_time(now)
    page.goto(address, wait_until="load")
    if not leave:
        page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    return page


def entry(page: Page, record: str = RECORD) -> Locator:
    return page.locator(f"article.entry:has([id='{record}'])")


def clipboard(page: Page) -> str:
    text = page.evaluate("navigator.clipboard.readText()")
    assert isinstance(text, str)
    return text


def forms(page: Page) -> dict[str, str]:
    """What the open dialog shows for each of its forms."""
    shown = {}
    for label in page.locator("dialog[open] label").all():
        label.click()
        shown[label.inner_text().strip()] = page.locator("dialog[open] textarea").input_value()
    return shown


def test_copy_link_puts_the_permalink_on_the_clipboard_and_in_the_address_without_moving(browser: Browser, published: str) -> None:
    page = read_at(browser, published + REVIEW + "?by=FRE")
    link = entry(page).get_by_role("link", name="Copy link")
    link.scroll_into_view_if_needed()
    before = link.bounding_box()
    link.click()
    assert entry(page).get_by_text("Copied", exact=True).is_visible()
    assert page.get_by_role("status").filter(has_text="Copied").count() == 1
    assert clipboard(page) == PERMALINK
    assert page.url == f"{published}{REVIEW}?by=FRE#{RECORD}"
    assert link.bounding_box() == before
    entry(page).get_by_text("Copied", exact=True).wait_for(state="detached", timeout=4000)
    page.context.close()


def test_citing_a_recommendation_offers_the_forms_with_its_id_filled_in(browser: Browser, published: str) -> None:
    page = read_at(browser, published + REVIEW)
    entry(page).get_by_role("link", name="Cite").click()
    links = page.locator("dialog[open] a")
    assert [(link.inner_text(), link.get_attribute("href")) for link in links.all()] == [
        ("This level is wrong", f"{CODE_HOST}/issues/new?template=wrong-level.yml&record={RECORD}"),
        ("Here is evidence", f"{CODE_HOST}/issues/new?template=evidence.yml&record={RECORD}"),
        ("Error in the record", f"{CODE_HOST}/issues/new?template=record-error.yml&record={RECORD}"),
    ]
    assert not violations(page)
    page.context.close()


def test_dialog_offers_no_form_where_the_code_host_is_unknown(browser: Browser, golden: str) -> None:
    page = read_at(browser, golden + REVIEW)
    entry(page).get_by_role("link", name="Cite").click()
    assert page.locator("dialog[open]").count() == 1
    assert page.locator("dialog[open] a").count() == 0
    page.context.close()


def test_site_that_does_not_know_its_address_gives_the_one_in_the_browser(browser: Browser, golden: str) -> None:
    page = read_at(browser, f"{golden}{REVIEW}?by=FRE#RUR-3-121.2")
    entry(page).get_by_role("link", name="Copy link").click()
    entry(page).get_by_text("Copied", exact=True).wait_for()
    assert clipboard(page) == f"{golden}{REVIEW}#{RECORD}"
    page.context.close()


def test_link_that_no_script_may_copy_is_shown_ready_to_be_copied(browser: Browser, published: str) -> None:
    page = read_at(browser, published + REVIEW, leave=False)
    entry(page).get_by_role("link", name="Copy link").click()
    dialog = page.get_by_role("dialog", name="Link")
    assert dialog.get_by_role("radio").count() == 0
    assert dialog.get_by_role("button").all_inner_texts() == ["Copy", "Close"]
    assert page.evaluate("getSelection().toString()") == PERMALINK
    page.context.close()


@pytest.mark.parametrize("key", ["Control", "Shift"])
def test_link_with_a_modifier_key_stays_a_link(key: str, browser: Browser, published: str) -> None:
    page = read_at(browser, published + REVIEW)
    with page.context.expect_page() as opening:
        entry(page).get_by_role("link", name="Cite").click(modifiers=[key])  # type: ignore[list-item]
    assert opening.value.url.endswith("#cite")
    assert page.locator(".cite-dialog").count() == 0
    page.context.close()


def test_other_links_of_an_entry_are_left_alone(browser: Browser, published: str) -> None:
    page = read_at(browser, published + REVIEW)
    page.evaluate("document.addEventListener('click', event => { window.prevented = event.defaultPrevented; event.preventDefault(); })")
    entry(page).get_by_role("link", name="A/HRC/99/15").first.click()
    assert page.evaluate("window.prevented") is False
    page.context.close()


def test_recommendation_is_cited_in_four_forms_with_its_link_the_version_and_the_day_of_reading(browser: Browser, published: str, published_site: Path) -> None:
    version = git(published_site.parent, "rev-parse", "HEAD")[:10]
    page = read_at(browser, published + REVIEW)
    entry(page).get_by_role("link", name="Cite").click()
    shown = forms(page)
    assert list(shown) == ["Plain text", "BibTeX", "RIS", "CSL-JSON"]
    assert shown["Plain text"] == f"UPR scorecards. “{TITLE}”. Data of 20 May 2025, version {version}. {PERMALINK} (accessed 24 November 2026)"
    assert shown["BibTeX"] == (
        f"@misc{{{RECORD},\n  author = {{{{UPR scorecards}}}},\n  title = {{{{{TITLE}}}}},\n  year = {{2025}},\n  month = may,\n"
        f"  note = {{Data of 20 May 2025, version {version}}},\n  url = {{{PERMALINK}}},\n  urldate = {{2026-11-24}},\n}}\n"
    )
    assert shown["RIS"].splitlines() == [
        *("TY  - DATA", f"ID  - {RECORD}", "AU  - UPR scorecards", f"TI  - {TITLE}", "PB  - UPR scorecards", "PY  - 2025", "DA  - 2025/05/20"),
        *(f"ET  - {version}", f"UR  - {PERMALINK}", "Y2  - 2026/11/24", "ER  - "),
    ]
    assert json.loads(shown["CSL-JSON"]) == [
        {
            "id": RECORD,
            "type": "dataset",
            "title": TITLE,
            "author": [{"literal": "UPR scorecards"}],
            "publisher": "UPR scorecards",
            "version": version,
            "URL": PERMALINK,
            "issued": {"date-parts": [[2025, 5, 20]]},
            "accessed": {"date-parts": [[2026, 11, 24]]},
        }
    ]
    page.context.close()


def test_page_is_cited_from_its_foot_in_the_same_forms(browser: Browser, published: str) -> None:
    page = read_at(browser, published + "states/rur/")
    section = page.get_by_role("heading", name="Cite this page").locator("..")
    words = section.locator("p").first.inner_text()
    assert words.startswith("UPR scorecards. “Ruritania”. Data of 20 May 2025, version ")
    assert words.endswith(f". {SITE}states/rur/ (accessed 24 November 2026)")
    section.get_by_role("button", name="Copy", exact=True).click()
    section.get_by_text("Copied", exact=True).first.wait_for()
    assert clipboard(page) == words
    section.get_by_role("button", name="BibTeX, RIS, CSL-JSON").click()
    shown = forms(page)
    assert shown["Plain text"] == words
    assert "@misc{upr-scorecards-ruritania,\n" in shown["BibTeX"]
    assert json.loads(shown["CSL-JSON"])[0]["URL"] == f"{SITE}states/rur/"
    page.context.close()


def test_other_scripts_cite_the_record_that_holds_an_element(browser: Browser, published: str) -> None:
    page = read_at(browser, published + REVIEW)
    ask = "id => scorecards.citations.of(id && document.getElementById(id))"
    pledge = page.evaluate(ask, page.locator("h3.pledge").first.get_attribute("id"))
    assert pledge["title"].startswith("Voluntary pledge P1 of Ruritania, third cycle: ")
    assert pledge["address"] == f"{SITE}{REVIEW}#RUR-3-P1"
    whole = {"id": "upr-scorecards-ruritania-third-cycle", "title": "Ruritania, third cycle", "address": SITE + REVIEW}
    for identifier in ("documents", None):
        found = page.evaluate(ask, identifier)
        assert {name: found[name] for name in whole} == whole
    page.context.close()


@pytest.mark.parametrize(("zone", "day"), [("Pacific/Auckland", "25 November 2026"), ("Pacific/Honolulu", "24 November 2026")])
def test_day_of_reading_is_the_reader_s_own(zone: str, day: str, browser: Browser, published: str) -> None:
    page = read_at(browser, published + "about/", zone=zone, now=datetime.fromisoformat("2026-11-24T23:30:00+00:00"))
    assert f"(accessed {day})" in page.locator("#cite p").first.inner_text()
    page.context.close()


@pytest.mark.parametrize(("form", "name"), [("Plain text", "txt"), ("BibTeX", "bib"), ("RIS", "ris"), ("CSL-JSON", "json")])
def test_citation_is_downloaded_as_it_is_shown(form: str, name: str, browser: Browser, published: str) -> None:
    page = read_at(browser, published + REVIEW)
    entry(page).get_by_role("link", name="Cite").click()
    shown = forms(page)[form]
    page.get_by_label(form).check()
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Download").click()
    assert downloading.value.suggested_filename == f"{RECORD}.{name}"
    text = Path(downloading.value.path()).read_bytes().decode()
    assert text.replace("\r\n", "\n") == shown
    assert ("\r\n" in text) is (form == "RIS")
    page.context.close()


def test_dialog_is_used_by_keyboard_alone_and_gives_the_focus_back(browser: Browser, published: str) -> None:
    page = read_at(browser, published + REVIEW)
    link = entry(page).get_by_role("link", name="Cite")
    link.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Citation")
    assert dialog.get_by_label("Plain text").evaluate("radio => radio === document.activeElement")
    page.keyboard.press("ArrowRight")
    assert dialog.get_by_role("textbox").input_value().startswith("@misc{")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    dialog.get_by_text("Copied", exact=True).first.wait_for()
    assert clipboard(page).startswith("@misc{")
    assert dialog.get_by_role("status").inner_text() == "Copied"
    page.keyboard.press("Escape")
    assert dialog.is_hidden()
    assert link.evaluate("link => link === document.activeElement")
    page.keyboard.press("Enter")
    dialog.get_by_role("button", name="Close").press("Enter")
    assert dialog.is_hidden()
    assert link.evaluate("link => link === document.activeElement")
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_in_the_open_dialog(size: str, scheme: str, browser: Browser, published: str) -> None:
    page = read_at(browser, published + REVIEW, size=size, scheme=scheme)
    entry(page).get_by_role("link", name="Cite").click()
    page.locator(".cite-dialog").get_by_role("button", name="Copy").click()
    assert violations(page) == []
    page.context.close()


def test_dialog_and_citation_fit_a_screen_of_320_pixels(browser: Browser, published: str) -> None:
    page = read_at(browser, published + REVIEW, size="narrow")
    entry(page).get_by_role("link", name="Cite").click()
    box = page.locator("dialog[open]").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert box["x"] + box["width"] <= 320
    assert box["y"] + box["height"] <= 640
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.locator(".cite-dialog").evaluate("dialog => dialog.scrollWidth - dialog.clientWidth") <= 0
    page.context.close()


def test_citation_is_there_and_printed_without_scripts(browser: Browser, published: str) -> None:
    page = opened(browser, published + REVIEW, scripts=False)
    page.emulate_media(media="print")
    text = page.locator("#cite").inner_text()
    assert "“Ruritania, third cycle”. Data of 20 May 2025, version " in text
    assert f"{SITE}{REVIEW} (add the day on which you read it)" in text
    assert page.locator("#cite p").is_visible()
    assert "Data of 20 May 2025, version " in page.locator(".site-footer").inner_text()
    page.context.close()


def test_paper_has_the_citation_and_no_buttons(browser: Browser, published: str) -> None:
    page = read_at(browser, published + REVIEW)
    entry(page).get_by_role("link", name="Cite").click()
    page.emulate_media(media="print")
    assert page.locator("#cite p").first.is_visible()
    assert page.locator("#cite button").first.is_hidden()
    assert page.locator(".cite-dialog").is_hidden()
    page.context.close()


def test_site_that_is_opened_as_files_cites_too(browser: Browser, golden_site: Path) -> None:
    file = (golden_site / "site" / REVIEW / "index.html").as_uri()
    errors: list[str] = []
    page = browser.new_context().new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(file)
    entry(page).get_by_role("link", name="Cite").click()
    assert f"{file}#{RECORD}" in page.get_by_role("dialog").get_by_role("textbox").input_value()
    assert errors == []
    page.context.close()


def test_missing_page_runs_the_scripts_without_an_error(browser: Browser, published: str) -> None:
    errors: list[str] = []
    page = browser.new_context().new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(published + "nowhere/")
    assert errors == []
    page.context.close()


SIGNS = [
    *("\\", "{", "}", "{}", "}{", "%", "#", "&", "_", "$", "^", "~", '"', "''", "`", "@misc{x,", ",", "=", "\\textbackslash{}", "\\&", "<b>", "</script>"),
    *(
        "\n",
        "\r\n",
        "\t",
        "\u2028",
        "\x00",
        "\x1b",
        "\nER  - \nTY  - JOUR",
        "TI  - ",
        "Côte d'Ivoire",
        "Türkiye",
        "العربية",
        "斯洛文尼亚",
        "🜁",
        "--",
        "word",
        " ",
    ),
]
TEX = {
    "\\textbackslash{}": "\\",
    "\\textbraceleft{}": "{",
    "\\textbraceright{}": "}",
    "\\textasciicircum{}": "^",
    "\\textasciitilde{}": "~",
    **{f"\\{sign}": sign for sign in "%#&_$"},
}


def one_line(text: str) -> str:
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f]+", " ", text).strip()


def hostile() -> list[dict[str, str]]:
    """Citations whose every text is made of signs that mean something in one of the forms."""
    chance = random.Random(20261124)
    texts = (f"x{''.join(chance.choices(SIGNS, k=chance.randint(1, 9)))}" for _ in range(1200))
    return [
        {"id": next(texts), "title": next(texts), "publisher": next(texts), "version": next(texts), "address": "https://upr.example/#SVN-4-140.7"}
        | {"day": "2026-11-20", "accessed": "2026-11-24"}
        for _ in range(300)
    ]


def written(browser: Browser, form: str) -> list[tuple[dict[str, str], str]]:
    """Hostile citations with what the browser makes of each in a form."""
    page = browser.new_context().new_page()
    page.set_content('<script type="application/ld+json">{}</script>')
    page.add_script_tag(path=Path(__file__).parent.parent / "theme/assets/javascripts/citations.js")
    citations = hostile()
    made = page.evaluate("([form, all]) => all.map(one => scorecards.citations[form](one))", [form, citations])
    page.context.close()
    return list(zip(citations, made, strict=True))


def read_bibtex(text: str) -> tuple[str, dict[str, str]]:
    """The key and the fields of one entry."""
    found = re.match(r"@misc\{([A-Za-z0-9._-]+),\n", text)
    assert found, text
    rest, fields = text[found.end() :], {}
    while field := re.match(r"  (\w+) = ", rest):
        value, rest = _value(rest[field.end() :])
        fields[field[1]] = value
        assert rest.startswith(",\n"), text
        rest = rest[2:]
    assert rest == "}\n", text
    return found[1], fields


def _value(text: str) -> tuple[str, str]:
    """A bare word, or what stands between braces, counted as BibTeX does: a backslash before one changes nothing; and what follows."""
    if not text.startswith("{"):
        word, comma, rest = text.partition(",")
        return word, comma + rest
    depth = 0
    for place, sign in enumerate(text):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth == 0:
            return text[1:place], text[place + 1 :]
    raise AssertionError(f"braces without an end: {text}")


def untex(text: str) -> str:
    """Text as TeX sets it; a sign that means something and stands alone is a fault."""
    pieces = re.split(r"(\\text[a-z]+\{\}|\\[%#&_$])", text)
    assert not [piece for piece in pieces[::2] if re.search(r"[\\{}%#&_$^~]", piece)], text
    return "".join(TEX.get(piece, piece) for piece in pieces)


def test_any_text_survives_bibtex(browser: Browser) -> None:
    for cited, text in written(browser, "bibtex"):
        _, fields = read_bibtex(text)
        assert list(fields) == ["author", "title", "year", "month", "note", "url", "urldate"]
        assert untex(fields["title"][1:-1]) == one_line(cited["title"])
        assert untex(fields["author"][1:-1]) == one_line(cited["publisher"])
        assert untex(fields["note"]) == one_line(f"Data of 20 November 2026, version {cited['version']}")
        assert (fields["year"], fields["month"], fields["url"]) == ("2026", "nov", cited["address"])


def test_any_text_survives_ris(browser: Browser) -> None:
    for cited, text in written(browser, "ris"):
        lines = re.split(r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+", text)
        assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines[:-1]), text
        fields = {line[:2]: line[6:] for line in lines}
        assert list(fields) == ["TY", "ID", "AU", "TI", "PB", "PY", "DA", "ET", "UR", "Y2", "ER", ""]
        wanted = {"ID": "id", "AU": "publisher", "TI": "title", "PB": "publisher", "ET": "version", "UR": "address"}
        assert {tag: fields[tag] for tag in wanted} == {tag: one_line(cited[name]) for tag, name in wanted.items()}


def test_any_text_survives_csl_json(browser: Browser) -> None:
    for cited, text in written(browser, "csl"):
        (item,) = json.loads(text)
        assert item["title"] == one_line(cited["title"])
        assert [item["id"], item["publisher"], item["version"], item["URL"]] == [cited[name] for name in ("id", "publisher", "version", "address")]


def test_any_text_survives_plain_text_on_one_line(browser: Browser) -> None:
    for cited, text in written(browser, "plain"):
        assert text.startswith(f"{one_line(cited['publisher'])}. “{one_line(cited['title'])}”")
        assert text.endswith(f"{cited['address']} (accessed 24 November 2026)")
        assert one_line(text) == text
