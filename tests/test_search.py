"""The search index: what a build puts into it, that it is always the same, and that a build goes on without it."""

import filecmp
import gzip
import json
import re
from pathlib import Path

import pytest
from support import ROOT, TODAY, scorecards

from generator import search
from generator.vocabulary import NOT_ASSESSED, NOT_ASSESSED_LABEL, Level


def fragments(site: Path) -> dict[str, dict[str, object]]:
    """What the index knows of each page, by its address."""
    made = [gzip.decompress(path.read_bytes()) for path in (site / "pagefind/fragment").iterdir()]
    pages = [json.loads(one.removeprefix(b"pagefind_dcd")) for one in made]
    return {page["url"]: page for page in pages}


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_built_site_has_an_index_of_every_page_but_redirects_and_the_missing_page(golden_site: Path) -> None:
    found = set(fragments(golden_site / "site"))
    pages = {"/" + str(path.relative_to(golden_site / "site").parent).strip(".") + "/" for path in (golden_site / "site").rglob("index.html")}
    pages = {page.replace("//", "/") for page in pages}
    redirects = {page for page in pages if "http-equiv" in (golden_site / "site" / page.strip("/") / "index.html").read_text(encoding="utf-8")}
    assert redirects
    assert found == pages - redirects


def test_index_knows_the_state_the_review_and_the_level_of_every_record(golden_site: Path) -> None:
    page = fragments(golden_site / "site")["/states/rur/cycle-3/"]
    assert page["filters"] == {
        "State": ["Ruritania"],
        "review": ["RUR-3"],
        "level": [
            "fully_implemented",
            "partially_implemented",
            "in_process",
            "not_implemented",
            "insufficient_information",
            "not_applicable",
            "not_assessed",
        ],
    }
    html = (golden_site / "site/states/rur/cycle-3/index.html").read_text(encoding="utf-8")
    headings = dict(re.findall(r'<h3 id="RUR-3-([^"]+)" class="recommendation" data-level="([^"]+)"', html))
    groups = [group.split(":") for group in page["meta"]["levels"].rstrip(";").split(";")]  # type: ignore[index]
    assert {number: level for level, numbers in groups for number in numbers.split(",")} == headings


def test_recommendation_is_indexed_on_the_page_of_its_review_alone(golden_site: Path) -> None:
    holding = [address for address, page in fragments(golden_site / "site").items() if "Ratify the treaty on clean rivers." in str(page["content"])]
    assert holding == ["/states/rur/cycle-3/"]


def test_same_content_gives_the_same_words_and_pages_in_the_index(golden_site: Path, golden_project: Path) -> None:
    assert scorecards(golden_project, "build", "--today", TODAY).code == 0
    for part in ("fragment", "index"):
        one, other = golden_site / "site/pagefind" / part, golden_project / "build/site/pagefind" / part
        assert files(one) == files(other)
        assert filecmp.cmpfiles(one, other, files(one), shallow=False)[1:] == ([], [])


def test_index_has_no_file_that_no_reader_asks_for(golden_site: Path) -> None:
    kept = {path.name.split(".")[0].split("_")[0] for path in (golden_site / "site/pagefind").iterdir() if path.is_file()}
    assert kept == {"pagefind", "pagefind-entry", "wasm"}


def missing() -> Path:
    raise FileNotFoundError("no program in the wheel")


def failing(folder: Path) -> Path:
    program = folder / "pagefind"
    program.write_text('#!/bin/sh\nmkdir "$3/pagefind"\necho "out of luck" >&2\nexit 3\n', encoding="utf-8")
    program.chmod(0o755)
    return program


@pytest.mark.parametrize(
    ("how", "why"),
    [
        ("not installed", "Pagefind is not installed, or there is none for this machine"),
        ("without its program", "Pagefind could not be started: its program is missing"),
        ("failing", "Pagefind failed: out of luck"),
    ],
)
def test_build_goes_on_without_pagefind_and_says_so_in_one_line(
    how: str, why: str, golden_project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    executables = {"not installed": None, "without its program": missing, "failing": lambda: failing(tmp_path)}
    monkeypatch.setattr(search, "get_executable", executables[how])
    ran = scorecards(golden_project, "build", "--today", TODAY)
    assert ran.code == 0
    assert [line for line in ran.out.splitlines() if "earch" in line] == [f"Search: none, the site tells its readers so. {why}"]
    assert (golden_project / "build/site/index.html").is_file()
    assert not (golden_project / "build/site/pagefind").exists()


def test_build_with_an_index_says_nothing_of_it(golden_project: Path) -> None:
    assert "Search" not in scorecards(golden_project, "build", "--today", TODAY).out


def test_build_without_search_makes_no_index_and_says_so(golden_project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "get_executable", None)
    ran = scorecards(golden_project, "build", "--no-search", "--today", TODAY)
    assert ran.code == 0
    assert "Search: none, the site tells its readers so. It was left out, as --no-search says\n" in ran.out
    assert not (golden_project / "build/site/pagefind").exists()


def test_levels_of_the_dialog_are_those_of_the_vocabulary() -> None:
    script = (ROOT / "theme/assets/javascripts/search-results.js").read_text(encoding="utf-8")
    written = re.findall(r'^  (\w+): "([^"]+)",$', script.split("LEVELS = {")[1].split("}")[0], re.MULTILINE)
    assert written == [*((level.value, level.label) for level in Level), (NOT_ASSESSED, NOT_ASSESSED_LABEL)]


def test_script_of_every_page_and_its_styles_stay_small() -> None:
    for name, most in (("javascripts/search.js", 1300), ("javascripts/search-results.js", 3200), ("stylesheets/search.css", 1200)):
        assert len(gzip.compress((ROOT / "theme/assets" / name).read_bytes(), mtime=0)) <= most, name


# 215 recommendations alone are 38 kB; a reason for each, with what remains, adds 14, and what 30 voices say about each another 33.
@pytest.mark.parametrize(("drafted", "most"), [(False, 45_000), (True, 100_000)])
def test_heaviest_review_page_stays_below_45_kilobytes_and_with_a_draft_on_everything_below_100(drafted: bool, most: int, real_site: Path) -> None:  # noqa: FBT001  # a parameter
    pages = [path.read_bytes() for path in (real_site / "site/states").rglob("cycle-*/index.html")]
    heaviest = max((page for page in pages if (page.count(b" data-draft=") > page.count(b'class="recommendation"') // 2) == drafted), key=len)
    assert len(gzip.compress(heaviest, mtime=0)) < most
