"""The record in a browser: anchors of what was withdrawn, addresses with a former code, and the State's page with its dates and changes."""

import pytest
from browsing import SIZES, opened, violations
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


def test_link_to_a_withdrawn_record_lands_on_it_and_reads_why(browser: Browser, golden: str) -> None:
    page = opened(browser, f"{golden}states/rur/cycle-3/#RUR-3-121.12", "phone")
    heading = page.locator("h3:target")
    assert "Withdrawn on 2 December 2024" in heading.inner_text()
    box = heading.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < SIZES["phone"][1] / 2
    assert "the report has it once" in page.locator("h3:target + p").inner_text()


@pytest.mark.parametrize(
    ("address", "reached"),
    [
        ("states/rta/", "states/rur/"),
        ("states/rta/#repeats", "states/rur/#repeats"),
        ("states/rta/cycle-3/#RTA-3-121.2", "states/rur/cycle-3/#RUR-3-121.2"),
        ("states/ruritania/#treaties", "states/rur/#treaties"),
    ],
)
def test_former_code_and_name_lead_to_the_state_with_what_stood_behind_the_hash(address: str, reached: str, browser: Browser, golden: str) -> None:
    page = opened(browser, golden + address)
    page.wait_for_url(golden + reached)
    assert "Ruritania" in page.locator("h1").inner_text()


def test_former_code_leads_to_the_state_without_scripts(browser: Browser, golden: str) -> None:
    page = opened(browser, f"{golden}states/rta/cycle-3/", scripts=False)
    page.wait_for_url(f"{golden}states/rur/cycle-3/")
    assert "Ruritania, third cycle" in page.locator("h1").inner_text()


@pytest.mark.parametrize("size", SIZES)
def test_review_with_withdrawn_records_has_no_fault_that_axe_finds(size: str, browser: Browser, golden: str) -> None:
    assert violations(opened(browser, f"{golden}states/rur/cycle-3/", size)) == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("address", ["states/svn/", "states/mdg/", "states/mmr/"])
def test_page_of_a_state_has_no_fault_that_axe_finds(address: str, size: str, browser: Browser, real: str) -> None:
    page = opened(browser, real + address, size)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator("h2#next, h2#changes").count() == 2
