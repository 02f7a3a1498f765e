"""The page of a State: its cycles side by side, what is next, what was asked again, its treaties."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from site_reader import Document, Element
from support import ROOT, scorecards
from test_world import levels_of, loaded, named

from generator.addresses import Addresses
from generator.pages import plan_pages
from generator.read import read
from generator.render import render


def page(site: Path, code: str) -> Document:
    return Document((site / f"site/states/{code.lower()}/index.html").read_text(encoding="utf-8"))


def cards(site: Path, code: str) -> list[Element]:
    return [element for element in page(site, code).elements if element.attributes.get("class") == "card"]


def words(element: Element) -> str:
    return " ".join(element.text.split())


def markdown(folder: Path, code: str, today: str = "2025-01-01", changelog: str = "") -> str:
    content, problems = read(folder / "content")
    assert not problems
    return next(
        render(page)
        for page in plan_pages(content, Addresses(), today=date.fromisoformat(today), changelog=changelog)
        if page.path.as_posix() == f"states/{code.lower()}/index.md"
    )


def scheduled(folder: Path, code: str, cycle: int, *lines: str) -> None:
    path = folder / f"content/states/{code}/cycle-{cycle}/review.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join((f"state: {code}", f"cycle: {cycle}", "session: 48", "record: none", *lines, "")), encoding="utf-8")


def test_cycles_stand_side_by_side_newest_first_and_lead_to_their_reviews(golden_site: Path) -> None:
    found = cards(golden_site, "RUR")
    assert [named(card, "h3")[0].attributes["id"] for card in found] == ["cycle-4", "cycle-3"]
    assert [named(card, "a")[0].attributes["href"] for card in found] == ["cycle-4/", "cycle-3/"]


def test_card_of_a_cycle_answers_who_said_what_and_how_far_it_got(golden_site: Path) -> None:
    text = words(cards(golden_site, "RUR")[1])
    for said in (
        "Reviewed on 12 November 2019, session 34",
        "16 recommendations: 13 supported, 2 noted, 1 supported in part",
        "Insufficient information 3",
        "Assessed so far: 78.6 % (11 of 14 recommendations).",
        "From the treaty record: 6 of 11 assessed.",
    ):
        assert said in text


def test_card_of_a_partial_record_leaves_the_end_of_its_bar_empty(golden_site: Path) -> None:
    card = cards(golden_site, "RUR")[0]
    assert [(part.attributes["class"], part.attributes["width"]) for part in named(card, "rect")] == [("level-not_assessed", "200")]
    assert named(card, "svg")[0].attributes["aria-label"] == "Not assessed yet 4, not on record here 16"
    assert "4 of 20 recommendations" in words(card)


@pytest.mark.parametrize("code", ["SVN", "AGO", "CHL", "MLI"])
def test_levels_on_the_cards_are_those_of_the_files(code: str, real_site: Path) -> None:
    for card in cards(real_site, code):
        cycle = named(card, "h3")[0].attributes["id"]
        levels = levels_of(ROOT / f"content/states/{code}/{cycle}/review.yaml")
        shown = {named(row, "level")[0].attributes["class"].split("level-")[1]: int(named(row, "b")[0].text.replace(",", "")) for row in named(card, "li")}
        missing = shown.pop("unlisted", 0)
        assert shown == {level: levels.count(level) for level in set(levels)}, (code, cycle)
        declared = loaded(ROOT / f"content/states/{code}/{cycle}/review.yaml").get("declared", {}).get("recommendations")
        assert not levels or missing == (declared or len(levels)) - len(levels), (code, cycle)


def test_next_review_is_the_one_after_the_last_that_took_place(golden_project: Path) -> None:
    scheduled(golden_project, "FRE", 4, "status: scheduled")
    assert "**Next review on record:** fourth cycle, session 48, 20 January to 3 February 2025 ·" in markdown(golden_project, "FRE")


def test_next_review_that_no_source_confirms_is_tentative(golden_project: Path) -> None:
    scheduled(golden_project, "FRE", 4, "status: scheduled", "tentative: true")
    assert "**Next review on record:** fourth cycle, session 48, 20 January to 3 February 2025 (tentative) ·" in markdown(golden_project, "FRE")


def test_postponed_review_is_next_and_says_that_it_was_moved(golden_project: Path) -> None:
    scheduled(golden_project, "FRE", 4, "status: postponed")
    assert "fourth cycle, session 48, 20 January to 3 February 2025, postponed ·" in markdown(golden_project, "FRE")


@pytest.mark.parametrize(("code", "lines"), [("FRE", ("status: not_held",)), ("FRE", ("status: held",))])
def test_review_that_is_over_is_not_next(code: str, lines: tuple[str, ...], golden_project: Path) -> None:
    scheduled(golden_project, code, 4, *lines)
    assert "**Next review:** no session is on record yet ·" in markdown(golden_project, code)


def test_repeated_recommendations_are_counted_and_link_to_what_they_repeat(golden_site: Path) -> None:
    document = page(golden_site, "RUR")
    assert "In the fourth cycle, 25 % (1 of 4 recommendations on record) repeat one of an earlier review" in words(document.open[0])
    targets = {element.attributes.get("href") for element in document.elements}
    assert {"cycle-4/#RUR-4-140.1", "cycle-3/#RUR-3-121.1"} <= targets


def test_link_that_is_no_repetition_is_not_counted_as_one(golden_project: Path) -> None:
    review = golden_project / "content/states/RUR/cycle-4/review.yaml"
    review.write_text(review.read_text(encoding="utf-8").replace("relation: repeats", "relation: similar"), encoding="utf-8")
    text = markdown(golden_project, "RUR")
    assert "repeat one of an earlier review" not in text
    assert "No recommendation on record repeats one of an earlier review, as far as the links on record and the treaties tell." in text


def asked_for_treaties(folder: Path, *entries: tuple[str, str, str]) -> None:
    """Adds recommendations of the fourth cycle that ask the same about one treaty: paragraph, action, treaty."""
    path = folder / "content/states/RUR/cycle-4/review.yaml"
    item = '  - {{paragraph: "{}", summary: Ask., by: [FRE], position: noted, treaty_action: {}, treaties: [{}]}}\n'
    path.write_text(path.read_text(encoding="utf-8") + "".join(item.format(*entry) for entry in entries), encoding="utf-8")


def test_same_ask_about_the_same_treaty_is_one_line_that_says_how_we_know(golden_project: Path) -> None:
    asked_for_treaties(golden_project, ("141.1", "join", "hill-treaty"), ("141.2", "join", "hill-treaty"), ("141.3", "sign", "hill-treaty"))
    text = markdown(golden_project, "RUR")
    assert "(3 of 7 recommendations on record) repeat one of an earlier review, 2 of them because they ask the same about the same treaties:" in text
    line = next(line for line in text.splitlines() if "RUR-4-141.1" in line)
    assert line == (
        "- [141.1](cycle-4.md#RUR-4-141.1), [141.2](cycle-4.md#RUR-4-141.2) Become a party: TOH"
        ' <span class="level level-not_assessed">Not assessed yet</span> · before, on the same treaties: [third cycle, 122.9](cycle-3.md#RUR-3-122.9)'
    )
    assert "before, by a link on record: [third cycle, 121.1](cycle-3.md#RUR-3-121.1)" in text


DATES = {
    "held lately": ("2025-06-01", ("status: held", "held_on: 2025-01-28"), "**Adoption of the outcome:** third cycle, some months after the review"),
    "held long ago": ("2026-06-01", ("status: held", "held_on: 2025-01-28"), None),
    "adopted lately": ("2026-06-01", ("status: adopted", "held_on: 2025-01-28", "adopted_on: 2025-07-02"), "around 2 July 2027"),
    "on the day itself": ("2027-07-02", ("status: adopted", "held_on: 2025-01-28", "adopted_on: 2025-07-02"), "around 2 July 2027"),
    "a day later": ("2027-07-03", ("status: adopted", "held_on: 2025-01-28", "adopted_on: 2025-07-02"), None),
    "adopted on 29 February": ("2025-06-01", ("status: adopted", "adopted_on: 2024-02-29"), "around 28 February 2026"),
}


@pytest.mark.parametrize("case", DATES)
def test_next_after_the_last_review_is_only_what_has_not_passed(case: str, golden_project: Path) -> None:
    today, lines, expected = DATES[case]
    shutil.rmtree(golden_project / "content/states/FRE/cycle-4")
    scheduled(golden_project, "FRE", 3, *lines)
    found = [line for line in markdown(golden_project, "FRE", today).splitlines() if "Adoption of the outcome" in line or "Mid-term report:**" in line]
    assert len(found) == (expected is not None)
    assert expected is None or expected in found[0]


def test_mid_term_report_that_was_given_is_not_due(golden_project: Path) -> None:
    assert "around 12 March 2022" not in markdown(golden_project, "RUR", "2021-06-01")
    state = golden_project / "content/states/RUR/state.yaml"
    state.write_text(state.read_text(encoding="utf-8").replace("kind: midterm_report, cycle: 3", "kind: midterm_report, cycle: 2"), encoding="utf-8")
    shutil.rmtree(golden_project / "content/states/RUR/cycle-4")
    assert "around 12 March 2022" in markdown(golden_project, "RUR", "2021-06-01")


def test_what_changed_lately_is_the_newest_days_of_this_state_with_its_corrections(golden_project: Path) -> None:
    log = "## Unreleased\n### Corrections\n- RUR-3-121.1: mended.\n- FRE-3-1.1: mended.\n- RURAL-3 is no State.\n"
    text = markdown(golden_project, "RUR", changelog=log)
    lately = text[text.index("## What changed lately") : text.index("## Names")]
    assert [line for line in lately.splitlines() if line.startswith("###")] == [
        "### As of 30 October 2024 {#as-of-2024-10-30}",
        "### As of 1 May 2024 {#as-of-2024-05-01}",
        "### As of 1 February 2024 {#as-of-2024-02-01}",
        "### As of 1 October 2023 {#as-of-2023-10-01}",
    ]
    assert [line for line in lately.splitlines() if line.startswith("- Correction")] == [
        "- Correction: RUR-3-121.1: mended. ([RUR-3-121.1](cycle-3.md#RUR-3-121.1)) · Unreleased"
    ]
    assert "[Changes about all States](../../changes.md)" in lately


def test_only_the_last_five_days_of_change_are_shown_and_the_others_counted(golden_project: Path) -> None:
    path = golden_project / "content/states/RUR/cycle-3/assessments.yaml"
    entry = "      - {{as_of: 2025-01-0{}, level: not_implemented, status: published, evidence: [{{source: ombudsman}}], assessors: [a], method: '1'}}\n"
    more = '  "122.4":\n    assessments:\n' + "".join(entry.format(day) for day in (1, 2, 3))
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    text = markdown(golden_project, "RUR")
    assert text.count("### As of") == 5
    assert "What was found on 2 earlier days stands on the pages of the reviews." in text


def test_state_about_which_nothing_changed_says_so_in_a_line(golden_project: Path) -> None:
    assert "Nothing about this State has been assessed or corrected here yet." in markdown(golden_project, "SYL")


def treaties(site: Path, code: str) -> dict[str, list[str]]:
    table = next(element for element in page(site, code).elements if element.attributes.get("class") == "treaty-record")
    rows = [(named(row, "b")[0].text, [words(cell) for cell in named(row, "td")]) for row in named(table, "tr") if named(row, "td")]
    return dict(rows)


def test_treaty_record_gives_what_was_signed_and_bound_with_its_source(golden_site: Path) -> None:
    assert treaties(golden_site, "FRE")["TCR"] == ["4 May 2001", "7 June 2003 by ratification", "Collection of Treaties, chapter VII, 1"]
    assert treaties(golden_site, "RUR")["TOB"] == [
        "3 February 2014",
        "2022, act not on record",
        "Collection of Treaties, chapter VII, 2; Status of treaties by State",
    ]


def test_treaty_record_says_up_to_which_day_nothing_happened(golden_site: Path) -> None:
    assert treaties(golden_site, "RUR")["TOH"] == ["no action by 1 May 2024", "Status of treaties by State"]
    assert treaties(golden_site, "RUR")["TCR"][:2] == ["3 May 2021", "not by 1 February 2024"]
    assert "The lists speak up to 1 May 2024, TCR to 1 February 2024" in words(page(golden_site, "RUR").open[0])


def test_treaty_record_says_where_sources_contradict_each_other(golden_site: Path) -> None:
    said, sources = treaties(golden_site, "SYL")["TOB"]
    assert said == "unclear: “Collection of Treaties, chapter VII, 2” says bound since 4 May 2006, “Status of treaties by State” says no action"
    assert sources == "Collection of Treaties, chapter VII, 2; Status of treaties by State"


def test_every_state_stands_in_the_real_treaty_record_as_in_the_files(real_site: Path) -> None:
    statuses = [loaded(path) for path in sorted((ROOT / "content/treaty_status").glob("*.yaml"))]
    for code in ("SVN", "MDA", "USA"):
        bound = sum("bound" in status["states"].get(code, {}) for status in statuses)
        signed = sum(code in status["states"] and "bound" not in status["states"][code] for status in statuses)
        nothing = sum(code in status.get("no_action", []) for status in statuses)
        unclear = sum(code in status.get("unclear", {}) for status in statuses)
        assert bound + signed + nothing + unclear == len(statuses) == len(treaties(real_site, code))
        counts = (("bound", bound), ("signed only", signed), ("no action", nothing), ("unclear", unclear))
        counted = ", ".join(f"{said} {count}" for said, count in counts if count)
        assert f"Of {len(statuses)} instruments: {counted}." in words(page(real_site, code).open[0])


def test_calendar_names_mid_term_reports_that_are_due_and_no_longer_once_they_are_given_or_the_day_has_passed(golden_project: Path) -> None:
    review = golden_project / "content/states/RUR/cycle-4/review.yaml"
    review.write_text(review.read_text(encoding="utf-8").replace("status: held", "status: adopted\nadopted_on: 2025-05-20"), encoding="utf-8")

    def due(today: str) -> list[tuple[str, str]]:
        assert scorecards(golden_project, "build", "--today", today).code == 0
        return re.findall(r"^- Around (.+?): \[(.+?)\]", (golden_project / "build/pages/calendar.md").read_text(encoding="utf-8"), re.MULTILINE)

    assert due("2025-06-01") == [("20 May 2027", "Ruritania, fourth cycle")]
    assert due("2027-05-21") == []
    state = golden_project / "content/states/RUR/state.yaml"
    state.write_text(state.read_text(encoding="utf-8").replace("kind: midterm_report, cycle: 3", "kind: midterm_report, cycle: 4"), encoding="utf-8")
    assert due("2025-06-01") == []
