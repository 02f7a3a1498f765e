"""The home page's tiles and table: every State once, with figures counted again from the files."""

import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from site_reader import Document, Element
from support import GOLDEN, ROOT

LEVELS = ("fully_implemented", "partially_implemented", "in_process", "not_implemented", "insufficient_information", "not_applicable")
LABELS = ["Fully implemented", "Partially implemented", "In process", "Not implemented", "Insufficient information", "Not applicable"]


@cache
def loaded(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def levels_of(review: Path) -> list[str]:
    """The level of each recommendation of a review, by the method page's words: its latest published assessment, of one day the last."""
    if "\nrecommendations:" not in review.read_text(encoding="utf-8"):
        return []
    assessments = review.with_name("assessments.yaml")
    assessed = loaded(assessments).get("recommendations", {}) if assessments.exists() else {}
    found = []
    for recommendation in loaded(review).get("recommendations", []):
        published = [one for one in assessed.get(recommendation["paragraph"], {}).get("assessments", []) if one["status"] == "published"]
        latest = max((one["as_of"] for one in published), default=None)
        found.append([one["level"] for one in published if one["as_of"] == latest][-1] if published else "not_assessed")
    return found


def counts_of(content: Path, code: str) -> Counter[str]:
    return Counter(level for review in (content / "states" / code).glob("*/review.yaml") for level in levels_of(review))


def home(site: Path) -> Document:
    return Document((site / "site/index.html").read_text(encoding="utf-8"))


def named(element: Element, name: str) -> list[Element]:
    """All elements in one that have a class or are a tag of that name."""
    inside = [found for part in element.inside for found in named(part, name)]
    return [*([element] if element.tag == name or name in element.attributes.get("class", "").split() else []), *inside]


def tiles(site: Path) -> dict[str, Element]:
    found = [tile for row in home(site).elements if row.attributes.get("class") == "tiles" for tile in named(row, "li")]
    return {named(tile, "b")[0].text: tile for tile in found}


def lines(site: Path) -> dict[str, list[str]]:
    tables = [element for element in home(site).elements if element.attributes.get("class") == "state-table"]
    rows = [[cell.text.strip() for cell in named(row, "td")] for table in tables for row in named(table, "tr") if named(row, "td")]
    return {row[0]: row[1:] for row in rows}


def states_of(content: Path) -> dict[str, Any]:
    return {path.parent.name: loaded(path) for path in sorted((content / "states").glob("*/state.yaml"))}


@pytest.mark.parametrize("which", ["golden", "real"])
def test_tile_and_line_of_every_state_say_what_its_files_hold(which: str, request: pytest.FixtureRequest) -> None:
    site, content = request.getfixturevalue(f"{which}_site"), GOLDEN if which == "golden" else ROOT / "content"
    shown, table, states = tiles(site), lines(site), states_of(content)
    assert sorted(shown) == sorted(states)
    assert sorted(table) == sorted(state["name"] for state in states.values())
    for code, state in states.items():
        counts = counts_of(content, code)
        total, mark = sum(counts.values()), named(shown[code], "mark")[0].text
        if not total:
            assert (mark, table[state["name"]]) == ("no record", ["no record", *"–––––––"]), code
            continue
        applicable = total - counts["not_applicable"]
        assessed = applicable - counts["not_assessed"]
        assert mark == f"{assessed}/{applicable}", code
        assert table[state["name"]] == [f"{number:,}" for number in (total, assessed, *(counts[level] for level in LEVELS))], code


def test_bar_of_a_tile_is_as_long_at_each_level_as_its_share(golden_site: Path) -> None:
    bar = {part.attributes["class"].removeprefix("level-"): int(part.attributes["width"]) for part in named(tiles(golden_site)["RUR"], "rect")}
    counts = counts_of(GOLDEN, "RUR")
    total = sum(counts.values())
    assert bar.keys() == counts.keys()
    assert all(abs(width - 1000 * counts[level] / total) <= 1 for level, width in bar.items())
    assert sum(bar.values()) == 1000


def test_tile_names_its_state_in_full_and_leads_to_its_page(real_site: Path) -> None:
    states = states_of(ROOT / "content")
    for code, tile in tiles(real_site).items():
        link = named(tile, "a")[0]
        assert named(link, "name")[0].text == states[code]["name"]
        assert link.attributes["title"].startswith(f"{states[code]['name']}: ")
        assert link.attributes["href"] == f"states/{code.lower()}/"
        assert (real_site / "site" / link.attributes["href"] / "index.html").is_file()


def test_tile_says_the_levels_in_words_too(golden_site: Path) -> None:
    assert named(tiles(golden_site)["RUR"], "a")[0].attributes["title"] == (
        "Ruritania: 20 recommendations, fully implemented 2, partially implemented 2, in process 2, not implemented 2, "
        "insufficient information 3, not applicable 2, not assessed yet 7"
    )
    assert "Ruritania, 11 of 18 assessed" in tiles(golden_site)["RUR"].text


def test_state_without_a_record_is_a_tile_without_a_bar(golden_site: Path) -> None:
    tile = tiles(golden_site)["FRE"]
    assert tile.attributes["class"] == "empty"
    assert not named(tile, "svg")
    assert named(tile, "a")[0].attributes["title"] == "Freedonia (Former Duchy of): no record"


def test_states_stand_in_their_group_by_name_and_not_by_any_figure(real_site: Path) -> None:
    states = states_of(ROOT / "content")
    groups = [[named(tile, "b")[0].text for tile in named(row, "li")] for row in home(real_site).elements if row.attributes.get("class") == "tiles"]
    assert [len({states[code]["regional_group"] for code in group}) for group in groups] == [1] * 5
    for group in groups:
        names = ["".join(c for c in unicodedata.normalize("NFD", states[code]["name"]) if not unicodedata.combining(c)).casefold() for code in group]
        assert names == sorted(names)


def test_table_has_a_column_for_every_level(golden_site: Path) -> None:
    table = next(element for element in home(golden_site).elements if element.attributes.get("class") == "state-table")
    assert [heading.text.strip() for heading in named(table, "th")] == ["State", "On record", "Assessed", *LABELS]
