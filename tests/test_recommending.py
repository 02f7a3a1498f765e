"""What each State recommended: gathered once, counted, in its own words, and on pages that say who is reviewed next."""

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
import yaml
from site_reader import Document, Element
from support import GOLDEN, ROOT, project

from generator.addresses import Addresses
from generator.content import Content
from generator.kept_overview import kept, overview_from
from generator.overview import ReviewOverview, overview_of
from generator.pages import plan_pages
from generator.read import read
from generator.recommending import Given, given_by, whole_of
from generator.render import render
from generator.scorecard import Share
from generator.scoring import score, total_of

LIGHT = 45_000


def page(site: Path, address: str) -> Document:
    return Document((site / "site" / address / "index.html").read_text(encoding="utf-8"))


def article(document: Document) -> str:
    return next(element for element in document.elements if element.tag == "article").text


def rendered(folder: Path) -> dict[str, str]:
    """Every Markdown page of a folder of content, by its path."""
    content, problems = read(folder / "content")
    assert [str(problem) for problem in problems] == []
    return {str(page.path): render(page) for page in plan_pages(content, Addresses(), today=date(2025, 6, 1), changelog="")}


def add_review(folder: Path, code: str, cycle: int, **review: object) -> None:
    path = folder / f"content/states/{code}/cycle-{cycle}/review.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump({"state": code, "cycle": cycle, "record": "none", **review}, sort_keys=False), encoding="utf-8")


def asks(*by: str, paragraph: str = "9.1") -> list[dict[str, object]]:
    return [{"paragraph": paragraph, "summary": "Mend the bridge.", "by": list(by), "position": "supported"}]


def add_state(folder: Path, code: str, name: str) -> None:
    path = folder / f"content/states/{code}/state.yaml"
    path.parent.mkdir()
    path.write_text(f"code: {code}\nname: {name}\nregional_group: African\n", encoding="utf-8")


def add_sessions(folder: Path, *lines: str) -> None:
    with (folder / "content/sessions.yaml").open("a", encoding="utf-8") as file:
        file.writelines(f"  - {line}\n" for line in lines)


def overviews(content: Content, *keys: tuple[str, int]) -> dict[tuple[str, int], ReviewOverview]:
    reviews = {key: content.reviews[key].record for key in keys or content.reviews}
    return {key: overview_of(review, score(review, content.assessments_beside(key))) for key, review in reviews.items()}


def made_by(of_reviews: dict[tuple[str, int], ReviewOverview]) -> dict[str, Given]:
    """What everybody recommended who recommended anything."""
    whole = whole_of(of_reviews)
    codes = dict.fromkeys(code for overview in of_reviews.values() for code in overview.made)
    return {code: given for code in codes if (given := given_by(code, of_reviews, whole))}


def test_every_recommendation_stands_under_each_of_its_states_and_no_other() -> None:
    content, _ = read(GOLDEN)
    made = made_by(overviews(content))
    by_hand = Counter((code, key) for key, review in content.reviews.items() for asked in review.record.recommendations for code in asked.by)
    assert {(code, key): total_of(counts) for code, given in made.items() for key, counts in given.by_review.items()} == by_hand
    assert {code: given.scorecard.all.total for code, given in made.items()} == {"FRE": 13, "SYL": 9, "VAT": 2}
    assert whole_of(overviews(content)) == Share(1, 3)
    assert {given.scorecard.unlisted for given in made.values()} == {None}


def test_where_every_record_is_complete_nothing_is_said_to_be_missing() -> None:
    content, _ = read(GOLDEN)
    assert whole_of(overviews(content, ("RUR", 3))) == Share(1, 1)
    assert {given.scorecard.unlisted for given in made_by(overviews(content, ("RUR", 3))).values()} == {0}


def test_overview_that_was_kept_as_json_is_the_same_again() -> None:
    content, _ = read(GOLDEN)
    for key, overview in overviews(content).items():
        again = overview_from(json.loads(json.dumps(kept(overview, content.reviews[key]))))
        assert {field.name: whole(getattr(again, field.name)) for field in fields(again)} == {
            field.name: whole(getattr(overview, field.name)) for field in fields(overview)
        }


def whole(value: object) -> object:
    return dict(value) if isinstance(value, Mapping) else value


def row_of(document: Document, anchor: str) -> Element:
    """The row of a State under review: the one that holds its anchor."""
    names = {element.text for element in document.elements if element.attributes.get("id") == anchor}
    return next(element for element in document.elements if element.tag == "tr" and any(element.text.startswith(name) for name in names))


def test_row_of_a_state_under_review_has_its_code_as_anchor_and_leads_to_what_was_asked_in_each_cycle(golden_site: Path) -> None:
    document = page(golden_site, "recommending-states/syl")
    assert document.with_id("rur").text == "Ruritania"
    links = {element.text: element.attributes["href"] for element in document.elements if element.tag == "a" and element.text.startswith("cycle ")}
    assert links == {"cycle 4": "../../states/rur/cycle-4/?by=SYL", "cycle 3": "../../states/rur/cycle-3/?by=SYL"}
    assert list(links) == ["cycle 4", "cycle 3"], "newest cycle first"
    row = " ".join(row_of(document, "rur").text.split())
    assert row == "Ruritania cycle 4 (3) · cycle 3 (6) · briefing to print95 of 9"


def test_names_on_a_review_page_lead_to_what_that_state_recommended_to_this_one(golden_site: Path) -> None:
    document = page(golden_site, "states/rur/cycle-3")
    targets = {element.attributes.get("href", "") for element in document.elements if element.text in {"Sylvania", "Holy See"}}
    assert targets == {"", "../../../recommending-states/syl/#rur", "../../../recommending-states/vat/#rur"}, "and choices that lead nowhere"


def test_state_that_recommended_nothing_has_no_page_and_nothing_leads_to_one(golden_site: Path) -> None:
    assert not (golden_site / "site/recommending-states/rur").exists()
    assert "As recommending State" not in article(page(golden_site, "states/rur"))
    assert "Ruritania" not in article(page(golden_site, "recommending-states"))
    for path in (golden_site / "pages").rglob("*.md"):
        assert "recommending-states/rur" not in path.read_text(encoding="utf-8"), path


def test_page_of_a_state_tells_what_it_recommended_with_its_coverage(golden_site: Path) -> None:
    text = article(page(golden_site, "states/syl"))
    assert "9 recommendations to 1 State on record: 6 supported, 1 noted, 1 unclear, 1 not recorded. Assessed so far: 55.6 % (5 of 9 recommendations)." in text
    hrefs = {element.attributes.get("href", "") for element in page(golden_site, "states/syl").elements}
    assert "../../recommending-states/syl/" in hrefs


def test_finding_from_the_treaty_record_draft_and_not_applicable_are_told_apart_in_the_figures(golden_site: Path) -> None:
    text = article(page(golden_site, "recommending-states/fre"))
    assert "From the treaty record, by rule and not by a person: 42.9 % (3 of 7 assessed recommendations); 1 of 2 not applicable." in text
    assert "Coverage: 63.6 % (7 of 11 recommendations assessed). Not applicable and left out: 2." in text
    assert "The record is complete for 1 of the 3 reviews that took place" in text


def test_observer_has_a_page_and_no_link_to_a_page_of_a_state(golden_site: Path) -> None:
    document = page(golden_site, "recommending-states/vat")
    assert document.with_id("recommending").text == "Holy See as recommending observer"
    assert not any("states/vat/" in element.attributes.get("href", "").replace("recommending-states", "") for element in document.elements)
    assert "Holy See (observer) · 2 to 1 State" in article(page(golden_site, "recommending-states"))


@pytest.fixture
def before_a_session(tmp_path: Path) -> dict[str, str]:
    """Freedonia recommended to three States that are scheduled, to one whose review was postponed, and not to a fifth that is scheduled too."""
    folder = project(tmp_path)
    for code, name in (("ALT", "Älteria"), ("BAR", "Barland"), ("ZUB", "Zubrovia")):
        add_state(folder, code, name)
    add_sessions(
        folder,
        "{number: 60, cycle: 5, year: 2028, starts_on: 2028-10-30, ends_on: 2028-11-10, source: invented}",
        "{number: 61, cycle: 5, year: 2029, tentative: true, source: invented}",
    )
    for code in ("ALT", "ZUB", "BAR"):
        add_review(folder, code, 3, session=33, status="adopted", record="partial", recommendations=asks("FRE"))
        add_review(folder, code, 4, session=48, status="held", record="partial", recommendations=asks("FRE", "SYL"))
    add_review(folder, "BAR", 5, session=60, status="scheduled")
    add_review(folder, "ALT", 5, session=60, status="scheduled")
    add_review(folder, "RUR", 5, session=61, status="scheduled")
    add_review(folder, "RUR", 6, session=60, status="postponed")
    add_review(folder, "ZUB", 5, session=61, status="postponed")
    add_review(folder, "SYL", 5, session=60, status="scheduled")
    return rendered(folder)


def test_states_that_are_reviewed_next_come_soonest_first_then_by_name(before_a_session: dict[str, str]) -> None:
    coming = before_a_session["recommending-states/fre.md"].split("## Coming up {#coming-up}")[1].split("## States under review")[0]
    assert [line for line in coming.splitlines() if line.startswith(("**", "- "))] == [
        "**Session 60, 30 October to 10 November 2028**",
        "- [Älteria](#alt): 0 of 2 recommendations assessed",
        "- [Barland](#bar): 0 of 2 recommendations assessed",
        "**Session 61, 2029** (tentative)",
        "- [Ruritania](#rur): 7 of 11 recommendations assessed, 2 not applicable",
    ]
    assert "3 of 4 States have a review that is scheduled on record" in coming
    assert "Tentative: no UN document that we hold confirms the session or its dates." in coming


def test_first_lines_tell_what_comes_up_soonest(before_a_session: dict[str, str]) -> None:
    head = before_a_session["recommending-states/fre.md"].split("## At a glance")[0]
    assert "**[Coming up](#coming-up): 3 States**, first in session 60, 30 October to 10 November 2028." in head


def test_row_says_when_its_state_is_reviewed_next(before_a_session: dict[str, str]) -> None:
    rows = dict(re.findall(r'^\| <span id="(\w{3})" (.*)$', before_a_session["recommending-states/fre.md"], re.MULTILINE))
    assert list(rows) == ["alt", "bar", "rur", "zub"], "by name, and Ä among A"
    assert "· next review: session 60, 30 October to 10 November 2028</span> | 2 | 0&nbsp;of&nbsp;2 |" in rows["bar"]
    assert "· next review: session 61, 2029 (tentative)</span>" in rows["rur"]
    assert "[briefing to print](../briefing.md?from=FRE&amp;to=RUR)" in rows["rur"]
    assert "next review" not in rows["zub"]


def test_state_whose_recommendations_concern_nobody_scheduled_says_so(golden_site: Path) -> None:
    text = article(page(golden_site, "recommending-states/vat"))
    assert "No review of this State is scheduled on record." in text
    assert text.count("Coming up") == 1, "no line at the top promises more"


def test_newest_cycle_stands_first_in_a_row(before_a_session: dict[str, str]) -> None:
    row = before_a_session["recommending-states/fre.md"].split('id="zub"')[1].split("\n")[0]
    assert re.findall(r"\[([^\]]+)\]", row) == ["Zubrovia", "cycle 4", "cycle 3", "briefing to print"]


def test_content_without_recommendations_has_a_list_that_says_so_and_no_pages(tmp_path: Path) -> None:
    folder = project(tmp_path)
    for path in [*(folder / "content/states").glob("*/*/review.yaml"), *(folder / "content/states").glob("*/*/assessments.yaml")]:
        path.unlink()
    pages = rendered(folder)
    assert [path for path in pages if path.startswith("recommending-states/")] == ["recommending-states/index.md"]
    assert "No recommendation is on record yet." in pages["recommending-states/index.md"]
    assert "As recommending State" not in pages["states/fre/index.md"]


@pytest.fixture(scope="module")
def recommended() -> dict[str, set[str]]:
    """Record ids by recommending State, read from the real files without the generator."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in (ROOT / "content/states").glob("*/*/review.yaml"):
        review = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
        for recommendation in review.get("recommendations", []):
            for code in recommendation["by"]:
                found[code].add(f"{review['state']}-{review['cycle']}-{recommendation['paragraph']}")
    return found


def test_real_pages_list_exactly_what_the_record_holds_and_count_it(real_site: Path, recommended: dict[str, set[str]]) -> None:
    index = {element.attributes["href"]: element.text for element in page(real_site, "recommending-states").elements if element.tag == "a"}
    lines = [element.text for element in page(real_site, "recommending-states").elements if element.tag == "li"]
    listed = {
        path.parent.name for path in (real_site / "site/recommending-states").glob("*/index.html") if "http-equiv=" not in path.read_text(encoding="utf-8")
    }
    assert listed == {code.lower() for code in recommended}
    for code, ids in recommended.items():
        html = (real_site / f"site/recommending-states/{code.lower()}/index.html").read_text(encoding="utf-8")
        document = Document(html)
        asked = Counter(record_id.rsplit("-", 1)[0] for record_id in ids)
        ways = re.findall(r'<a href="../../states/(\w{3})/cycle-(\d)/\?by=(\w{3})">[^<]*</a> \(([\d,]+)\)', html)
        assert {f"{state.upper()}-{cycle}": int(count.replace(",", "")) for state, cycle, by, count in ways if by == code} == asked, code
        assert len(ways) == len(asked)
        states = {record_id[:3].lower() for record_id in ids}
        assert states <= {element.attributes.get("id") for element in document.elements}, code
        counts = f"{len(ids):,} to {len(states)} State{'s' if len(states) != 1 else ''}"
        assert any(line.startswith(index[f"{code.lower()}/"]) and line.endswith(f" · {counts}") for line in lines), code


def test_real_page_of_a_state_with_hundreds_of_recommendations_stays_light(real_site: Path, recommended: dict[str, set[str]]) -> None:
    fullest = max(recommended, key=lambda code: len(recommended[code]))
    assert len(recommended[fullest]) > 200
    html = (real_site / f"site/recommending-states/{fullest.lower()}/index.html").read_bytes()
    assert len(gzip.compress(html)) <= LIGHT
