"""Pages of themes, groups of persons, goals and regional groups: their figures are counted again from the YAML, without the program."""

import gzip
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from site_reader import Document, Element
from support import GOLDEN, ROOT, TODAY, project, scorecards

LEVELS = {
    "fully_implemented": "Fully implemented",
    "partially_implemented": "Partially implemented",
    "in_process": "In process",
    "not_implemented": "Not implemented",
    "insufficient_information": "Insufficient information",
    "not_applicable": "Not applicable",
    "": "Not assessed yet",
}
GOLDEN_SUBJECTS = [
    *("themes/treaty-ratification", "themes/environment", "themes/education"),
    *("groups/children", "groups/older-persons", "sdgs/6", "sdgs/16", "regional-groups/eastern-european"),
]
REAL_SUBJECTS = ["themes/treaty-ratification", "themes/migrants", "groups/children", "sdgs/10", "regional-groups/african"]


@dataclass(frozen=True)
class Counted:
    """One recommendation as the files have it, and what a page must count it under."""

    state: str
    cycle: int
    position: str
    level: str
    by_rule: bool
    recommending: int
    subjects: frozenset[str]


def loaded(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader) if path.exists() else {}


def counted(content: Path) -> list[Counted]:
    """Every recommendation under the folder, read with nothing but a YAML parser."""
    return [one for review in sorted(content.glob("states/*/cycle-*/review.yaml")) for one in counted_in(review)]


def counted_in(path: Path) -> Iterator[Counted]:
    review, assessed = loaded(path), loaded(path.with_name("assessments.yaml")).get("recommendations", {})
    region = loaded(path.parent.parent / "state.yaml")["regional_group"].lower().replace(" ", "-")
    for recommendation in review.get("recommendations", []):
        written = assessed.get(recommendation["paragraph"], {}).get("assessments", [])
        published = sorted((one for one in written if one["status"] == "published"), key=lambda one: one["as_of"])
        latest: dict[str, Any] = published[-1] if published else {"level": "", "assessors": []}
        yield Counted(
            state=review["state"],
            cycle=int(review["cycle"]),
            position=recommendation["position"],
            level=latest["level"],
            by_rule="treaty-record-1" in latest["assessors"],
            recommending=len(recommendation["by"]),
            subjects=frozenset(
                [
                    *(f"themes/{theme}" for theme in recommendation.get("themes", [])),
                    *(f"groups/{group}" for group in recommendation.get("groups", [])),
                    *(f"sdgs/{goal.split('.')[0]}" for goal in recommendation.get("sdgs", [])),
                    f"regional-groups/{region}",
                ]
            ),
        )


@pytest.fixture(scope="module")
def golden_counted() -> list[Counted]:
    return counted(GOLDEN)


@pytest.fixture(scope="module")
def real_counted() -> list[Counted]:
    return counted(ROOT / "content")


def page(build: Path, address: str) -> Document:
    return Document((build / "site" / address / "index.html").read_text(encoding="utf-8"))


def all_inside(element: Element, tag: str) -> list[Element]:
    return [found for part in element.inside for found in ([part] if part.tag == tag else all_inside(part, tag))]


def tables(document: Document) -> list[list[list[Element]]]:
    """Every table as rows of cells, without its head."""
    return [[cells for row in all_inside(table, "tr") if (cells := all_inside(row, "td"))] for table in document.elements if table.tag == "table"]


def words(element: Element) -> str:
    return " ".join(element.text.split())


def number(text: str) -> int:
    return int(text.replace(",", ""))


def article(document: Document) -> str:
    return words(next(element for element in document.elements if element.tag == "article"))


def assert_figures(build: Path, subject: str, everything: list[Counted]) -> None:
    """The table of levels, the coverage, the share of the treaty record and the basis."""
    here = [one for one in everything if subject in one.subjects]
    document = page(build, subject)
    found = {words(row[0]): [number(words(cell)) for cell in row[1:]] for row in tables(document)[0]}
    for level, label in LEVELS.items():
        of_level = [one for one in here if one.level == level]
        supported, noted, *_, together = found.get(label, [0, 0, 0])
        assert (supported, noted, together) == (*(sum(o.position == p for o in of_level) for p in ("supported", "noted")), len(of_level)), label
    assert found["All recommendations"][-1] == len(here)
    applicable = [one for one in here if one.level != "not_applicable"]
    assessed = [one for one in applicable if one.level]
    text = article(document)
    assert f"({len(assessed):,} of {len(applicable):,} recommendation" in text
    by_rule = sum(one.by_rule for one in assessed)
    assert (f"({by_rule:,} of {len(assessed):,} assessed recommendation" in text) is bool(by_rule)
    assert f"counted once for each recommending State, {sum(one.recommending for one in here):,}." in text


def assert_states(build: Path, subject: str, everything: list[Counted], names: dict[str, str]) -> None:
    """Every State with its total, what is assessed and its reviews."""
    here = [one for one in everything if subject in one.subjects]
    rows = {row[0].inside[0].text: row for row in tables(page(build, subject))[1]}
    with_record = {name: row for name, row in rows.items() if "none on record" not in row[0].text}
    assert {names[one.state] for one in here} == set(with_record)
    for code in {one.state for one in here}:
        of_state = [one for one in here if one.state == code]
        applicable = [one for one in of_state if one.level != "not_applicable"]
        first, total, assessed, bar = with_record[names[code]]
        assert number(words(total)) == len(of_state)
        assert words(assessed) == (f"{sum(bool(o.level) for o in applicable):,} of {len(applicable):,}" if applicable else "none applicable")
        reviews = re.findall(r"cycle (\d) \(([\d,]+)\)", first.text)
        assert {int(cycle): number(count) for cycle, count in reviews} == Counter(one.cycle for one in of_state)
        label = all_inside(bar, "svg")[0].attributes["aria-label"]
        assert sorted(re.findall(r"(?:: |, )([^,]+?) (\d+)", label.removeprefix(names[code]))) == sorted(
            (LEVELS[level].lower(), str(count)) for level, count in Counter(one.level for one in of_state).items()
        )


def names_under(content: Path) -> dict[str, str]:
    return {path.parent.name: loaded(path)["name"] for path in content.glob("states/*/state.yaml")}


@pytest.mark.parametrize("subject", GOLDEN_SUBJECTS)
def test_figures_are_those_of_the_files(subject: str, golden_site: Path, golden_counted: list[Counted]) -> None:
    assert_figures(golden_site, subject, golden_counted)


@pytest.mark.parametrize("subject", REAL_SUBJECTS)
def test_figures_of_the_real_are_those_of_the_files(subject: str, real_site: Path, real_counted: list[Counted]) -> None:
    assert_figures(real_site, subject, real_counted)


@pytest.mark.parametrize("subject", GOLDEN_SUBJECTS)
def test_states_and_their_counts_are_those_of_the_files(subject: str, golden_site: Path, golden_counted: list[Counted]) -> None:
    assert_states(golden_site, subject, golden_counted, names_under(GOLDEN))


@pytest.mark.parametrize("subject", REAL_SUBJECTS)
def test_states_of_the_real_and_their_counts_are_those_of_the_files(subject: str, real_site: Path, real_counted: list[Counted]) -> None:
    assert_states(real_site, subject, real_counted, names_under(ROOT / "content"))


@pytest.mark.parametrize("kind", ["themes", "groups", "sdgs", "regional-groups"])
def test_index_lists_every_subject_with_the_counts_of_the_files(kind: str, real_site: Path, real_counted: list[Counted]) -> None:
    lines = [e for e in page(real_site, kind).elements if e.tag == "li" and any(span.attributes.get("class") == "on-record" for span in all_inside(e, "span"))]
    listed = {link.attributes["href"].strip("/"): words(line) for line in lines for link in all_inside(line, "a")}
    totals = Counter(subject.split("/")[1] for one in real_counted for subject in one.subjects if subject.startswith(f"{kind}/"))
    assert set(listed) == set(totals), "pages exist for what is on record and for nothing else"
    assert {path.name for path in (real_site / "site" / kind).iterdir() if path.is_dir()} == set(totals)
    for slug, total in totals.items():
        states = {one.state for one in real_counted if f"{kind}/{slug}" in one.subjects}
        assert f" {total:,} recommendation" in listed[slug]
        assert kind == "regional-groups" or listed[slug].endswith(f", {len(states)} State" + "s" * (len(states) != 1))


@pytest.mark.parametrize(("kind", "name", "slug"), [("themes", "Archives", "archives"), ("groups", "Ferrymen", "ferrymen"), ("sdgs", "Life below water", "14")])
def test_subject_without_a_record_stands_in_the_index_without_a_link_or_a_page(kind: str, name: str, slug: str, golden_site: Path) -> None:
    line = next(element for element in page(golden_site, kind).elements if element.tag == "li" and name in element.text)
    assert words(line).endswith(f"{name} none on record")
    assert not all_inside(line, "a")
    assert not (golden_site / "site" / kind / slug).exists()


def test_themes_stand_under_their_cluster(golden_site: Path) -> None:
    text = article(page(golden_site, "themes"))
    assert re.search(r"Framework Treaties 9 .* Rights Archives none on record Education 4 .* Rivers, lakes & the \*sea\* 6 ", text)


@pytest.mark.parametrize("subject", REAL_SUBJECTS)
def test_states_stand_by_name_whatever_their_figures(subject: str, real_site: Path) -> None:
    rows = tables(page(real_site, subject))[1]
    names = [row[0].inside[0].text for row in rows]
    plain = [name.replace("ô", "o").replace("ü", "u").replace("é", "e").replace("ã", "a").replace("í", "i").casefold() for name in names]
    assert plain == sorted(plain)


@pytest.mark.parametrize("subject", [*GOLDEN_SUBJECTS, "regional-groups/asia-pacific", "regional-groups/african"])
def test_page_gives_no_index_and_no_rank(subject: str, golden_site: Path) -> None:
    text = article(page(golden_site, subject)).lower()
    assert not re.search(r"\bindex\b|\brank|\bbest\b|\bworst\b|\bscore\b", text)


def test_regional_group_names_all_members_and_says_of_whom_nothing_is_on_record(golden_site: Path) -> None:
    document = page(golden_site, "regional-groups/asia-pacific")
    assert [[words(cell) for cell in row] for row in tables(document)[0]] == [["Sylvania none on record", "0", "–", "–"]]
    assert "it does not mean that none were made" in article(document)
    assert "No State of this group is listed." in article(page(golden_site, "regional-groups/african"))


def test_every_member_state_stands_on_the_page_of_its_regional_group(real_site: Path) -> None:
    listed: Counter[str] = Counter()
    for path in (real_site / "site/regional-groups").glob("*/index.html"):
        listed.update(row[0].inside[0].text for row in tables(Document(path.read_text(encoding="utf-8")))[1])
    assert listed == Counter(names_under(ROOT / "content").values())
    assert len(listed) == 193


def test_pages_lead_to_their_subjects(golden_site: Path) -> None:
    def links_of(address: str) -> dict[str, str]:
        return {words(e): e.attributes["href"] for e in page(golden_site, address).elements if e.tag == "a" and "href" in e.attributes}

    review = links_of("states/rur/cycle-3")
    assert review["Treaties"] == "../../../themes/treaty-ratification/"
    assert review["Rivers, lakes & the *sea*"] == "../../../themes/environment/"
    assert review["Children"] == "../../../groups/children/"
    assert (review["6"], review["16.3"]) == ("../../../sdgs/6/", "../../../sdgs/16/")
    assert links_of("states/rur")["Eastern European States"] == "../../regional-groups/eastern-european/"
    assert links_of("")["Asia-Pacific States"] == "regional-groups/asia-pacific/"
    assert {links_of("")[kind] for kind in ("theme", "group of persons", "Sustainable Development Goal", "regional group")} == {
        *("themes/", "groups/", "sdgs/", "regional-groups/")
    }


@pytest.fixture
def refiled(tmp_path: Path) -> Callable[[str, str], Path]:
    """Builds the golden example with one passage of a review changed."""

    def build(old: str, new: str) -> Path:
        folder = project(tmp_path)
        review = folder / "content/states/RUR/cycle-3/review.yaml"
        text = review.read_text(encoding="utf-8")
        assert old in text
        review.write_text(text.replace(old, new, 1), encoding="utf-8")
        assert scorecards(folder, "build", "--today", TODAY).code == 0
        return folder / "build"

    return build


def review_links(build: Path, address: str) -> list[str]:
    (row,) = tables(page(build, address))[1]
    return [link.attributes["href"] for link in all_inside(all_inside(row[0], "span")[0], "a")]


def test_review_is_linked_at_the_theme_where_that_comes_first_and_at_its_top_where_it_comes_second(refiled: Callable[[str, str], Path]) -> None:
    build = refiled("themes: [education]", "themes: [education, archives]")
    assert review_links(build, "themes/archives") == ["../../states/rur/cycle-3/"]
    assert review_links(build, "themes/education") == ["../../states/rur/cycle-3/#theme-education", "../../states/rur/cycle-4/#theme-education"]
    assert review_links(build, "groups/children") == ["../../states/rur/cycle-3/"]


def test_recommendation_under_a_goal_and_its_target_counts_once(refiled: Callable[[str, str], Path]) -> None:
    build = refiled('sdgs: [6, "16.3"]', 'sdgs: [16, "16.3", "16.10"]')
    assert "1 recommendation under this goal is on record" in article(page(build, "sdgs/16"))
    assert not (build / "site/sdgs/6").exists()


def test_page_of_the_fullest_theme_lists_states_and_stays_light(real_site: Path, real_counted: list[Counted]) -> None:
    fullest, count = Counter(subject for one in real_counted for subject in one.subjects if subject.startswith("themes/")).most_common(1)[0]
    assert count > 2000
    made = (real_site / "site" / fullest / "index.html").read_bytes()
    assert len(gzip.compress(made)) < 25_000
    assert b"data-level" not in made
