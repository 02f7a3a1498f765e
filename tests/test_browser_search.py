"""Search in a real browser: opened by a key, landing on recommendations, narrowed by State and level, light, accessible."""

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import SIZES, Quiet, opened, violations
from playwright.sync_api import Browser, Page, Request, expect
from support import TODAY, project, scorecards

pytestmark = pytest.mark.browser
LIMIT = 350 * 1024


def searched(page: Page, words: str, state: str = "", level: str = "") -> Page:
    """The dialog opened with the key, filled in, and its results there."""
    page.keyboard.press("/")
    status = page.locator("dialog [role=status]")
    expect(status).to_contain_text("Type words")
    if state:
        page.get_by_role("combobox", name="State").select_option(state)
    if level:
        page.get_by_role("combobox", name="Level").select_option(label=level)
    page.get_by_role("textbox", name="Search").fill(words)
    expect(status).to_contain_text("page" if words not in {"", "xyzzy"} else "")
    return page


def titles(page: Page) -> list[str]:
    return page.locator("dialog ol > li > a").all_inner_texts()


def test_slash_opens_the_dialog_with_the_field_focused(browser: Browser, golden: str) -> None:
    page = opened(browser, golden)
    expect(page.locator("dialog")).to_be_hidden()
    for key in ("/", "s", "f"):
        page.keyboard.press(key)
        expect(page.get_by_role("textbox", name="Search")).to_be_focused()
        assert page.get_by_role("textbox", name="Search").input_value() == ""
        page.keyboard.press("Escape")
        expect(page.locator("dialog")).to_be_hidden()
    page.context.close()


@pytest.mark.parametrize("key", ["Control+f", "Meta+s", "Alt+s", "x"])
def test_other_keys_are_left_to_the_browser(key: str, browser: Browser, golden: str) -> None:
    page = opened(browser, golden)
    page.keyboard.press(key)
    expect(page.locator("dialog")).to_be_hidden()
    page.context.close()


def test_key_typed_into_a_field_is_a_letter(browser: Browser, golden: str) -> None:
    page = opened(browser, golden)
    field = page.get_by_label("Find a State")
    field.focus()
    page.keyboard.type("s/f")
    assert field.input_value() == "s/f"
    expect(page.locator("dialog")).to_be_hidden()
    page.context.close()


def test_escape_closes_and_focus_returns_to_the_button(browser: Browser, golden: str) -> None:
    page = opened(browser, golden)
    button = page.get_by_role("button", name="Search")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Search")).to_be_focused()
    page.keyboard.type("rivers")
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
    expect(button).to_be_focused()
    page.context.close()


def test_enter_lands_on_the_recommendation_with_its_heading_in_view(browser: Browser, real: str) -> None:
    page = searched(opened(browser, real), "ratify covenant economic social", state="Slovenia")
    page.keyboard.press("Enter")
    page.wait_for_url("**/states/svn/cycle-*/#SVN-*")
    target = page.locator(":target")
    assert target.evaluate("e => e.localName") == "h3"
    page.wait_for_timeout(300)
    top = target.evaluate("e => e.getBoundingClientRect().top")
    assert page.evaluate("document.querySelector('.md-header').getBoundingClientRect().bottom") <= top < 900
    page.context.close()


@pytest.mark.parametrize("words", ["SVN-4-140.7", "svn-4-140.7", "140.7"])
def test_number_of_a_recommendation_leads_to_it(words: str, browser: Browser, real: str) -> None:
    page = searched(opened(browser, real), words)
    first = page.locator("dialog ol ul a").first
    assert first.inner_text().startswith("140.7 Ratify the Optional Protocol")
    first.click()
    page.wait_for_url("**/states/svn/cycle-4/#SVN-4-140.7")
    expect(page.locator("dialog")).to_be_hidden()
    page.context.close()


def test_result_on_the_page_that_is_open_closes_the_dialog_and_moves_there(browser: Browser, golden: str) -> None:
    page = searched(opened(browser, golden + "states/rur/cycle-3/"), "RUR-3-122.4")
    page.keyboard.press("Enter")
    page.wait_for_url("**/states/rur/cycle-3/#RUR-3-122.4")
    expect(page.locator("dialog")).to_be_hidden()
    page.context.close()


def test_state_filter_leaves_pages_of_that_state(browser: Browser, real: str) -> None:
    page = searched(opened(browser, real), "death penalty")
    assert len(titles(page)) > 3
    page.get_by_role("combobox", name="State").select_option("Mongolia")
    expect(page.locator("dialog ol > li")).to_have_count(1)
    assert titles(page) == ["Mongolia, first cycle"]
    page.context.close()


def test_level_filter_leaves_recommendations_of_that_level(browser: Browser, real: str) -> None:
    page = searched(opened(browser, real), "death penalty", level="Fully implemented")
    levels = page.locator("dialog .level")
    assert levels.count() > 5
    assert set(levels.all_inner_texts()) == {"Fully implemented"}
    assert page.locator("dialog .level.level-fully_implemented").count() == levels.count()
    assert page.locator("dialog ol > li:not(:has(.level))").count() == 0
    page.context.close()


def test_level_of_a_result_is_the_level_on_its_page(browser: Browser, real: str) -> None:
    page = searched(opened(browser, real), "Mongolia death penalty", state="Mongolia")
    shown = page.locator("dialog ol ul li").evaluate_all("all => all.map(e => [e.querySelector('a').hash.slice(1), e.querySelector('.level').className])")
    page.goto(real + "states/mng/cycle-1/")
    assert shown
    for record, level in shown:
        assert level == "level level-" + page.locator(f"[id='{record}']").evaluate("e => e.dataset.level")
    page.context.close()


def test_state_and_level_without_words_list_all_its_recommendations_of_that_level(browser: Browser, golden: str) -> None:
    page = opened(browser, golden)
    searched(page, "", state="Ruritania", level="Fully implemented")
    expect(page.locator("dialog ol ul li").first).to_be_visible()
    links = page.locator("dialog ol > li").filter(has_text="third cycle").locator("ul a").evaluate_all("all => all.map(link => link.hash.slice(1))")
    page.goto(golden + "states/rur/cycle-3/")
    assert sorted(links) == sorted(page.locator("[data-level=fully_implemented]").evaluate_all("all => all.map(e => e.id)"))
    page.context.close()


def test_name_of_a_state_finds_its_page_first_in_any_language(browser: Browser, real: str) -> None:
    page = opened(browser, real)
    for words in ("Slovenia", "Slovénie", "Словения"):
        page.keyboard.press("/")
        page.get_by_role("textbox", name="Search").fill(words)
        expect(page.locator("dialog ol > li > a").first).to_have_text("Slovenia")
        page.keyboard.press("Escape")
        expect(page.locator("dialog")).to_be_hidden()
    page.context.close()


def test_arrow_keys_walk_through_the_results_and_back_to_the_field(browser: Browser, golden: str) -> None:
    page = searched(opened(browser, golden), "rivers")
    page.keyboard.press("ArrowDown")
    expect(page.locator("dialog ol a").nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("dialog ol a").nth(1)).to_be_focused()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("textbox", name="Search")).to_be_focused()
    page.context.close()


def test_more_pages_go_on_where_the_first_ended(browser: Browser, real: str) -> None:
    page = searched(opened(browser, real), "torture")
    first = titles(page)
    page.get_by_role("button", name="More pages").click()
    expect(page.locator("dialog ol > li > a").nth(len(first))).to_be_focused()
    assert titles(page)[: len(first)] == first
    assert len(set(titles(page))) == len(titles(page))
    page.context.close()


def test_nothing_found_is_said(browser: Browser, golden: str) -> None:
    page = searched(opened(browser, golden), "xyzzy")
    expect(page.locator("dialog [role=status]")).to_have_text("Nothing found for “xyzzy”.")
    assert titles(page) == []
    page.context.close()


def test_hostile_text_is_text_in_the_results(browser: Browser, golden: str) -> None:
    page = searched(opened(browser, golden), "RUR-4-140.2")
    text = page.locator("dialog ol ul a").first.inner_text()
    assert "![image](x.png)" in text
    assert "<b> a < b > c" in text
    assert page.locator("dialog ol").evaluate("e => [...new Set([...e.querySelectorAll('*')].map(one => one.localName))].sort().join()") == "a,b,li,p,span,ul"
    page.context.close()


@pytest.mark.parametrize("words", ["torture", "death penalty", "Slovenia", "human rights"])
def test_first_query_stays_below_350_kilobytes_and_asks_nobody_else(words: str, browser: Browser, real: str) -> None:
    page = opened(browser, real)
    asked: dict[str, Request] = {}
    page.on("requestfinished", lambda request: asked.update({request.url: request}))
    searched(page, words)
    page.wait_for_load_state("networkidle")
    fetched = {url: request.sizes()["responseBodySize"] for url, request in asked.items()}
    assert [url for url in fetched if not url.startswith(real)] == []
    assert 0 < sum(fetched.values()) <= LIMIT, fetched
    page.context.close()


def test_page_loads_nothing_of_the_index_before_the_dialog_is_opened(browser: Browser, golden: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(golden + "states/rur/", wait_until="networkidle")
    assert [url for url in asked if "pagefind" in url or "search-results" in url] == []
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_in_the_open_dialog(size: str, scheme: str, browser: Browser, real: str) -> None:
    page = searched(opened(browser, real + "states/svn/", size, scheme), "torture")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.context.close()


def test_dialog_fits_a_screen_of_320_pixels(browser: Browser, real: str) -> None:
    page = browser.new_context(viewport={"width": 320, "height": 640}).new_page()
    page.goto(real)
    searched(page, "protocol", state="United Kingdom of Great Britain and Northern Ireland")
    for selector in ("html", "dialog", "dialog > div"):
        assert page.locator(selector).evaluate("e => e.scrollWidth - e.clientWidth") <= 0, selector
    page.context.close()


def test_found_words_can_be_read_in_forced_colours(browser: Browser, golden: str) -> None:
    page = browser.new_context(forced_colors="active").new_page()
    page.goto(golden)
    searched(page, "rivers")
    color, around = page.locator("dialog ol a b").first.evaluate("e => [getComputedStyle(e).color, getComputedStyle(e.parentElement).color]")
    assert color == around
    page.context.close()


def test_without_scripts_there_is_no_button(browser: Browser, golden: str) -> None:
    page = opened(browser, golden, scripts=False)
    assert page.locator(".search-open, dialog").count() == 0
    page.context.close()


@pytest.fixture
def below_a_path(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A site made for https://host.example/scorecards/ and served there: its folder and its address."""
    ran = scorecards(project(tmp_path / "made"), "build", "--today", TODAY, environment={"SCORECARDS_SITE_URL": "https://host.example/scorecards/"})
    assert ran.code == 0, ran.out + ran.err
    site = tmp_path / "served/scorecards"
    site.parent.mkdir()
    (tmp_path / "made/build/site").rename(site)
    (site.parent / "404.html").symlink_to(site / "404.html")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site.parent)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield site, f"http://127.0.0.1:{server.server_port}/scorecards/"
    server.shutdown()
    server.server_close()


def test_site_below_a_path_is_searched_there_and_from_its_missing_page(below_a_path: tuple[Path, str], browser: Browser) -> None:
    _, address = below_a_path
    for start in ("states/rur/", "nothing/at/all/"):
        page = searched(opened(browser, address + start), "RUR-3-122.4")
        page.keyboard.press("Enter")
        page.wait_for_url(address + "states/rur/cycle-3/#RUR-3-122.4")
        page.context.close()


def test_missing_index_is_a_sentence_with_a_way_on(below_a_path: tuple[Path, str], browser: Browser) -> None:
    site, address = below_a_path
    (site / "pagefind").rename(site.parent / "gone")
    page = opened(browser, address + "states/rur/")
    page.keyboard.press("/")
    expect(page.locator("dialog [role=status]")).to_contain_text("Search is not available")
    assert page.locator("dialog [role=status] a").evaluate("link => link.href") == address
    page.context.close()


def test_file_that_is_opened_says_that_search_needs_a_server(golden_site: Path, browser: Browser) -> None:
    page = opened(browser, (golden_site / "site/states/rur/index.html").as_uri())
    page.keyboard.press("/")
    expect(page.locator("dialog [role=status]")).to_contain_text("run make serve")
    page.context.close()
