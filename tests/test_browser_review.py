"""The page of a review in a real browser: narrowing its list, sending what is left, landing on a recommendation, printing a briefing."""

import gzip
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from browsing import opened, served, violations
from playwright.sync_api import Browser, Page
from pypdf import PdfReader
from support import TODAY, project, scorecards

pytestmark = pytest.mark.browser
REVIEW = "states/rur/cycle-3/"
SHOWN = "all => all.filter(one => one.checkVisibility()).map(one => one.querySelector('h3').id)"


def shown(page: Page) -> list[str]:
    """The ids of the recommendations that a reader sees, in their order."""
    return list(page.locator(".under-theme article.entry").evaluate_all(SHOWN))


def narrowed(page: Page) -> list[str]:
    """The same, once the address says what is chosen."""
    page.wait_for_timeout(400)
    return shown(page)


@pytest.mark.parametrize(
    "asked",
    ["level=not_implemented", "position=noted", "by=VAT", "theme=education", "goal=16", "mark=setback", "draft=fully_implemented", "words=clean+rivers"],
)
def test_address_of_a_narrowed_list_shows_what_its_hooks_say(asked: str, browser: Browser, golden: str) -> None:
    page = opened(browser, f"{golden}{REVIEW}?{asked}")
    name, _, value = asked.partition("=")
    hook = {"goal": "sdgs", "theme": "themes", "mark": "marks"}.get(name, name)
    entries = page.locator("h3.recommendation").evaluate_all("all => all.map(one => [one.id, {...one.dataset}, one.parentElement.textContent.toLowerCase()])")
    expected = [
        record
        for record, data, text in entries
        if ("clean" in text and "rivers" in text if name == "words" else value in re.split(r"[,.]", data.get(hook, "")) or data.get(hook) == value)
    ]
    assert shown(page) == expected
    assert 0 < len(expected) < len(entries)
    assert page.locator(".filters .shown").inner_text() == f"{len(expected)} of {len(entries)}"
    page.context.close()


def test_choice_enters_the_address_and_the_address_gives_the_same_list_to_another_reader(browser: Browser, golden: str) -> None:
    page = opened(browser, golden + REVIEW)
    everything = shown(page)
    page.locator(".filters [name=position]").select_option("noted")
    page.get_by_label("Words").fill("equality")
    left = narrowed(page)
    assert 0 < len(left) < len(everything)
    assert page.url.endswith("?words=equality&position=noted")
    other = opened(browser, page.url)
    assert shown(other) == left
    other.get_by_role("button", name="Show all").click()
    assert narrowed(other) == everything
    assert other.url == golden + REVIEW
    for one in (page, other):
        one.context.close()


def test_choices_say_how_many_each_would_leave_and_the_list_says_its_levels(browser: Browser, golden: str) -> None:
    page = opened(browser, f"{golden}{REVIEW}?position=noted")
    for option in page.locator(".filters [name=level] option[value]:not([value=''])").all():
        label, count = re.fullmatch(r"(.+) \((\d+)\)", option.text_content() or "").groups()  # type: ignore[union-attr]
        page.locator(".filters [name=level]").select_option(option.get_attribute("value"))
        assert len(narrowed(page)) == int(count), label
    page.locator(".filters [name=level]").select_option("")
    assert page.locator(".narrowed").inner_text() == "2 of 16 recommendations: in process 1, not implemented 1."
    page.get_by_label("Words").fill("no such word anywhere")
    assert page.locator(".narrowed").inner_text() == "No recommendation is left. Take a field back, or show all."
    assert not page.locator(".under-theme h2:visible").count()
    page.context.close()


@pytest.mark.parametrize("asked", ["level=in_process,not_implemented", "by=ZZZ", "level=%3Cimg%20src=x%3E", "theme=education&level=fully_implemented"])
def test_address_that_no_field_could_give_is_taken_at_its_word(asked: str, browser: Browser, golden: str) -> None:
    page = opened(browser, f"{golden}{REVIEW}?{asked}")
    wanted = asked.partition("=")[2].partition("&")[0].split(",")
    levels = page.locator("h3.recommendation").evaluate_all("all => all.filter(one => one.checkVisibility()).map(one => one.dataset.level)")
    assert set(levels) <= {*wanted, "fully_implemented"}
    assert bool(levels) == (asked.startswith(("level=in", "theme")))
    assert page.locator("form img").count() == 0
    page.context.close()


def test_link_to_a_recommendation_opens_it_although_the_address_narrows_it_away(browser: Browser, golden: str) -> None:
    page = opened(browser, f"{golden}{REVIEW}?level=not_implemented#RUR-3-121.1")
    heading = page.locator("[id='RUR-3-121.1']")
    assert heading.is_visible()
    assert page.locator("article.entry:has([id='RUR-3-121.1']) details.more").get_attribute("open") is not None
    top = heading.evaluate("one => one.getBoundingClientRect().top")
    assert page.locator("details.filters").evaluate("one => one.getBoundingClientRect().bottom") <= top + 1 or top >= 0
    page.context.close()


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_link_to_a_recommendation_lands_where_nothing_covers_it(size: str, browser: Browser, real: str) -> None:
    page = opened(browser, real + "states/svn/cycle-4/#SVN-4-140.200", size)
    page.wait_for_timeout(300)
    heading = page.locator("[id='SVN-4-140.200']")
    box = heading.bounding_box()
    assert box
    assert 0 < box["y"] < 500
    covering = page.evaluate("([x, y]) => document.elementFromPoint(x, y).closest('h3')?.id", [box["x"] + 5, box["y"] + 5])
    assert covering == "SVN-4-140.200"
    page.context.close()


def test_question_in_a_folded_list_leads_to_its_recommendation(browser: Browser, golden: str) -> None:
    page = opened(browser, golden + REVIEW, "phone")
    page.get_by_text("open questions, by reason").click()
    page.locator("details.themes a", has_text=re.compile(r"^122\.7$")).click()
    page.wait_for_timeout(200)
    assert page.url.endswith("#RUR-3-122.7")
    assert page.locator("[id='RUR-3-122.7']").is_visible()
    assert page.locator("article.entry:has([id='RUR-3-122.7']) details.more").get_attribute("open") is not None
    page.context.close()


def test_what_nobody_knows_leads_to_the_list_of_it_without_loading_the_page_again(browser: Browser, golden: str) -> None:
    page = opened(browser, golden + REVIEW)
    page.evaluate("window.sameDocument = true")
    page.get_by_role("link", name="3 of 16").first.click()
    assert len(narrowed(page)) == 3
    assert "level=not_assessed" in page.url
    assert page.evaluate("window.sameDocument")
    page.go_back()
    assert len(narrowed(page)) == 16
    page.context.close()


def test_list_is_narrowed_by_keyboard_alone(browser: Browser, golden: str) -> None:
    page = opened(browser, golden + REVIEW, "phone")
    page.locator("details.filters summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("school")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "level"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.type("Fully")
    assert narrowed(page) == ["RUR-3-121.10"]
    for _ in range(8):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.type") == "reset"
    page.keyboard.press("Enter")
    assert len(narrowed(page)) == 16
    page.context.close()


def test_without_scripts_there_is_the_whole_list_and_no_field_that_does_nothing(browser: Browser, golden: str) -> None:
    page = opened(browser, f"{golden}{REVIEW}?level=not_implemented", scripts=False)
    assert page.locator("h3.recommendation:visible").count() == 16
    assert page.locator(".md-content :is(input, select, button):visible").count() == 0
    page.context.close()


def pdf_text(page: Page) -> str:
    """The text of the printed page, in one line."""
    return " ".join(" ".join(part.extract_text() for part in PdfReader(BytesIO(page.pdf(format="A4"))).pages).split())


def test_briefing_of_a_narrowed_list_prints_it_in_full_with_citations_addresses_and_the_day(browser: Browser, golden: str) -> None:
    page = opened(browser, f"{golden}{REVIEW}?mark=setback")
    page.get_by_role("button", name="Briefing view").click()
    page.wait_for_selector(".briefing-head")
    assert page.url.endswith("?mark=setback&view=briefing")
    text = pdf_text(page)
    for words in (
        "Ruritania, third cycle",
        "Briefing: 2 of 16 recommendations (Marked: Setback)",
        "Ratify the treaty on clean rivers.",
        "The funding of the river office was cut by a third.",
        "Findings as of 30 October 2024",
        "1 / ",
    ):
        assert words in text
    squeezed = text.replace(" ", "")
    assert f"{golden}{REVIEW}#RUR-3-121.1" in squeezed
    assert f"{golden}{REVIEW}#RUR-3-121.2" in squeezed
    assert "122.9" not in text.replace("A/HRC", "")
    for gone in ("Narrow the list", "At a glance", "Copy link", "What to ask next"):
        assert gone not in text
    page.get_by_role("button", name="Back to the whole page").click()
    assert page.url.endswith("?mark=setback")
    assert page.locator(".reference").count() == 0
    page.context.close()


def test_briefing_can_be_sent(browser: Browser, golden: str) -> None:
    page = opened(browser, f"{golden}{REVIEW}?by=SYL&view=briefing", "phone", "dark")
    page.wait_for_selector(".briefing-head")
    assert page.locator(".briefing-head").inner_text().startswith("Briefing: ")
    assert "Sylvania" in page.locator(".briefing-head").inner_text()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.context.close()


def test_briefing_of_a_pair_gathers_every_cycle_and_prints_whose_recommendations_these_are(browser: Browser, golden: str) -> None:
    page = opened(browser, golden + "recommending-states/fre/")
    page.locator("tr:has(#rur) a", has_text="briefing to print").first.click()
    page.wait_for_selector(".briefing-head")
    assert page.url == f"{golden}briefing/?from=FRE&to=RUR"
    assert page.locator("h1").inner_text() == "Freedonia (Former Duchy of) to Ruritania"
    hooks = page.locator("h3.recommendation").evaluate_all("all => all.map(one => one.dataset.by)")
    assert len(hooks) == 13
    assert all("FRE" in hook.split(",") for hook in hooks)
    cycles = page.locator(".pair-list h2").all_inner_texts()
    assert cycles == ["Ruritania, fourth cycle", "Ruritania, third cycle"]
    squeezed = pdf_text(page).replace(" ", "")
    assert f"{golden}states/rur/cycle-3/#RUR-3-121.1" in squeezed
    assert "Findingsasof30October2024" in squeezed
    assert "Recommendation121.1toRuritania,thirdcycle" in squeezed
    assert violations(page) == []
    page.context.close()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("", ""),
        ("?from=FRE", "Choose both here."),
        ("?from=XXX&to=RUR", "Choose both here."),
        ("?from=VAT&to=FRE", "Choose both here."),
    ],
)
def test_pair_that_says_nothing_is_answered_in_a_sentence(asked: str, said: str, browser: Browser, golden: str) -> None:
    page = opened(browser, f"{golden}briefing/{asked}")
    page.wait_for_timeout(300)
    assert page.locator(".pair-status").inner_text().endswith(said)
    assert page.locator("form.pair").is_visible()
    assert page.locator("article.entry").count() == 0
    page.context.close()


def test_pair_without_a_recommendation_on_record_says_so_and_claims_no_more(browser: Browser, real: str) -> None:
    page = opened(browser, f"{real}briefing/?from=NOR&to=SVN")
    page.wait_for_function("document.querySelector('.pair-status').textContent.startsWith('No rec')")
    said = "No recommendation of Norway to Slovenia is on record here, which does not mean that none was made."
    assert page.locator(".pair-status").inner_text() == said
    page.context.close()


def test_pair_is_chosen_in_the_form(browser: Browser, golden: str) -> None:
    page = opened(browser, golden + "briefing/")
    page.locator("select[name=from]").select_option("SYL")
    page.locator("select[name=to]").select_option("RUR")
    page.get_by_role("button", name="Show the briefing").click()
    page.wait_for_selector(".briefing-head")
    assert page.url.endswith("?from=SYL&to=RUR")
    page.context.close()


def test_briefing_page_without_scripts_names_the_other_ways(browser: Browser, golden: str) -> None:
    page = opened(browser, golden + "briefing/?from=FRE&to=RUR", scripts=False)
    assert page.locator("form.pair").is_hidden()
    page.get_by_role("link", name="recommending State", exact=True).click()
    assert page.url == golden + "recommending-states/"
    page.context.close()


@pytest.fixture(scope="session")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The golden example as it is on a code host, so that pages have links to its files."""
    folder = project(tmp_path_factory.mktemp("hosted"))
    ran = scorecards(folder, "build", "--today", TODAY, environment={"SCORECARDS_CODE_HOST": "https://code.example/group/project"})
    assert ran.code == 0, ran.out + ran.err
    with served(folder / "build/site") as address:
        yield address


def test_correct_this_opens_the_file_at_the_line_of_the_record_or_of_its_findings(browser: Browser, hosted: str) -> None:
    page = opened(browser, hosted + REVIEW)
    content = Path(__file__).parent / "golden/content/states/RUR/cycle-3"
    for record, file, begins in (
        ("121.1", "assessments.yaml", '  "121.1":'),
        ("122.5", "assessments.yaml", '  "122.5":'),
        ("122.4", "review.yaml", '  - paragraph: "122.4"'),
    ):
        target = page.locator(f"article.entry:has([id='RUR-3-{record}']) .actions").get_by_role("link", name="Correct this").get_attribute("href") or ""
        address, _, line = target.partition("#L")
        assert address == f"https://code.example/group/project/edit/main/content/states/RUR/cycle-3/{file}"
        assert (content / file).read_text(encoding="utf-8").splitlines()[int(line) - 1].startswith(begins), record
    page.context.close()


def test_page_is_whole_at_two_hundred_per_cent_in_high_contrast_and_with_reduced_motion(browser: Browser, golden: str) -> None:
    context = browser.new_context(viewport={"width": 640, "height": 450}, device_scale_factor=2, forced_colors="active", reduced_motion="reduce")
    page = context.new_page()
    for address in (REVIEW, f"{REVIEW}?mark=ask&view=briefing", "briefing/?from=FRE&to=RUR"):
        page.goto(golden + address, wait_until="load")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        ring = page.locator(".entry .level").first.evaluate("one => getComputedStyle(one, '::before').forcedColorAdjust")
        assert ring == "none", "the shape of a level keeps its colour"
        moving = page.evaluate("document.getAnimations().filter(one => one.playState === 'running' && one.effect.getTiming().duration > 1).length")
        assert moving == 0
    context.close()


def test_narrow_screen_shows_the_fields_and_the_briefing_without_scrolling_sideways(browser: Browser, golden: str) -> None:
    page = browser.new_context(viewport={"width": 320, "height": 640}).new_page()
    for address in (f"{REVIEW}?level=not_implemented", f"{REVIEW}?view=briefing", "states/rur/cycle-4/?view=briefing", "briefing/?from=FRE&to=RUR"):
        page.goto(golden + address, wait_until="load")
        page.wait_for_timeout(200)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, address
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_narrowed_list_with_everything_open(scheme: str, browser: Browser, golden: str) -> None:
    page = opened(browser, f"{golden}{REVIEW}?by=FRE", "phone", scheme)
    page.locator("details:visible").evaluate_all("all => all.forEach(one => one.open = true)")
    assert violations(page) == []
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_drafts_of_a_review_are_told_apart_from_findings_without_colours_too(scheme: str, browser: Browser, golden: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, color_scheme="dark" if scheme == "dark" else "light", forced_colors="active")
    page = context.new_page()
    page.goto(golden + REVIEW, wait_until="load")
    box = page.get_by_role("group", name="Drafts, not findings")
    assert "drafted from documents by software, not yet reviewed by a person" in box.inner_text()
    assert box.get_by_role("img", name="1 draft, not a finding: fully implemented 1").count() == 1
    style = "one => [getComputedStyle(one).borderTopStyle, getComputedStyle(one.querySelector('.draft-bar'), '::after').backgroundImage.split('(')[0]]"
    assert box.evaluate(style) == ["dashed", "repeating-linear-gradient"]
    assert page.locator(".entry .draft").first.evaluate("one => getComputedStyle(one).borderTopStyle") == "dashed"
    context.close()


def test_count_of_a_level_of_drafts_leads_to_these_drafts(browser: Browser, golden: str) -> None:
    page = opened(browser, golden + REVIEW)
    page.get_by_role("group", name="Drafts, not findings").get_by_role("link", name="1").click()
    assert narrowed(page) == ["RUR-3-122.5"]
    assert page.url.endswith("?draft=fully_implemented#recommendations")
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_review_of_which_only_drafts_are_known_answers_on_its_first_screen_and_has_no_fault_that_axe_finds(
    size: str, scheme: str, browser: Browser, real: str
) -> None:
    page = opened(browser, f"{real}states/svn/cycle-3/", size, scheme)
    seen = [page.locator(".lead"), page.locator(".drafts .draft-bar"), page.locator("#ask"), page.locator("#ask ~ ul > li").first.locator("a").first]
    height = page.viewport_size["height"] if page.viewport_size else 0
    bottoms = [one.evaluate("one => one.getBoundingClientRect().bottom") for one in seen]
    assert bottoms[-1] <= max(height, 844), bottoms
    assert violations(page) == []
    page.context.close()


def test_printed_review_opens_every_finding(browser: Browser, golden: str) -> None:
    page = opened(browser, golden + REVIEW)
    text = pdf_text(page)
    for words in ("The bill will come in spring.", "Nothing was done.", "Drafted from one document."):
        assert words in text
    page.context.close()


def sent(file: Path) -> int:
    """Bytes as a host sends them: packed, unless they are already."""
    data = file.read_bytes()
    return len(data) if file.suffix == ".woff2" else len(gzip.compress(data, 9))


def test_first_visit_to_the_fullest_review_fits_its_budget(browser: Browser, real: str, real_site: Path) -> None:
    pages = (real_site / "site/states").glob("*/cycle-*/index.html")
    fullest = max(pages, key=lambda page: page.read_text(encoding="utf-8").count('class="recommendation"')).relative_to(real_site / "site").parent
    page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path.lstrip("/")))
    page.goto(f"{real}{fullest.as_posix()}/", wait_until="networkidle")
    html, *others = (real_site / "site" / (path + "index.html" if path.endswith("/") else path) for path in dict.fromkeys(asked))
    assert html.name == "index.html"
    assert sent(html) <= 45_000
    assert 0 < sum(sent(file) for file in others if file.is_file()) <= 100_000
    page.context.close()
