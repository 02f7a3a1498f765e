"""The built site: addresses that are contracts, both converters, same bytes, nothing lost, hostile titles, links."""

import contextlib
import filecmp
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from site_reader import Document, Element, shape
from support import CODE_HOST, GOLDEN, ROOT, SITE, TODAY, git, project, scorecards, scorecards_process

from generator import site_pages
from generator.links import broken_links
from generator.pages.calendar import calendar_page
from generator.read import read
from generator.render import render
from generator.site import build_site, mkdocs_environment
from generator.version import DataVersion
from generator.write import MARKER


def page(site: Path, address: str) -> Document:
    return Document((site / "site" / address / "index.html").read_text(encoding="utf-8"))


REDIRECTS = {"ruritania": "rur", "kingdom-of-ruritania": "rur", "freedonia": "fre", "freedonia-former-duchy-of": "fre", "sylvania": "syl", "rta": "rur"}


def content_of(document: Document) -> Element:
    return next(element for element in document.elements if element.tag == "article")


def test_every_recommendation_is_an_element_with_its_record_id_and_hooks(golden_site: Path) -> None:
    document = page(golden_site, "states/rur/cycle-3")
    found = {e.attributes["id"]: e.attributes for e in document.elements if "data-level" in e.attributes}
    assert list(found) == [
        *("RUR-3-121.1", "RUR-3-121.2"),
        *(f"RUR-3-122.{number}" for number in range(6, 13)),
        *("RUR-3-122.1", "RUR-3-122.2", "RUR-3-122.3", "RUR-3-122.4"),
        *("RUR-3-121.10", "RUR-3-121.11"),
        "RUR-3-122.5",
    ]
    first = found["RUR-3-121.1"]
    assert first["data-level"] == "partially_implemented"
    assert first["data-position"] == "supported"
    assert first["data-by"] == "FRE,SYL"
    assert first["data-themes"] == "treaty-ratification,environment"
    assert first["data-sdgs"] == "6,16.3"
    assert found["RUR-3-121.10"]["data-groups"] == "children,older-persons"
    assert found["RUR-3-122.5"]["data-level"] == "not_assessed"
    hooks = {"data-level", "data-position", "data-by", "data-themes", "data-groups", "data-sdgs"}
    assert all(hooks <= set(attributes) for attributes in found.values())
    assert found["RUR-3-122.5"]["data-themes"] == ""


def test_finding_from_the_treaty_record_carries_its_badge_in_the_list_and_in_the_text(golden_site: Path) -> None:
    document = page(golden_site, "states/rur/cycle-3")
    badges = [element for element in document.elements if element.tag == "a" and element.text == "From the treaty record"]
    assert {link.attributes["href"] for link in badges} == {"../../../methodology/#treaty-record"}
    assert len(badges) == 7 + 7 + 1, "each in the list and in its text, and once at a glance"
    text = content_of(document).text
    first = text.split("122.8 Join the treaty on clean rivers before the next review.")[1].split("122.9 Join")[0]
    assert first.index("In process From the treaty record") < first.index("From the treaty record by the rule treaty-record-1, not by a person; method 1")
    assert "Assessed by" not in first
    assert "From the treaty record, by rule and not by a person: 54.5 % (6 of 11 assessed recommendations); 1 of 2 not applicable." in text
    assert page(golden_site, "methodology").with_id("treaty-record").text == "From the treaty record"


def test_finding_of_a_person_carries_no_badge(golden_site: Path) -> None:
    text = content_of(page(golden_site, "states/rur/cycle-3")).text
    one = text.split("121.1 Ratify the treaty on clean rivers.")[2].split("121.2 Join")[0]
    assert "Assessed by first-editor; second-editor; method 1" in one
    assert "treaty record" not in one


def test_hostile_text_is_shown_as_it_was_written(golden_site: Path) -> None:
    document = page(golden_site, "states/rur/cycle-4")
    written = r"1. Stars *one* **two** _three_, ticks `four` ``five``, braces {#six .seven} and a backslash \ at the end" + " \\"
    assert document.with_id("RUR-4-140.1").text == f"140.1 {written}"
    assert document.with_id("RUR-4-140.2").text.startswith("140.2 [link](https://example.org) ![image](x.png) &amp; &lt;b&gt; a < b > c | d")


def test_disclaimer_stands_on_every_page(golden_site: Path) -> None:
    redirects = {path for name in REDIRECTS for path in (golden_site / "site/states" / name).rglob("*.html")}
    cards = set((golden_site / "site").glob("states/*/card/index.html"))
    for path in set((golden_site / "site").rglob("*.html")) - redirects - cards:
        text = " ".join(path.read_text(encoding="utf-8").split())
        assert "Recommendations reflect the position of the submitting States" in text, path
        assert "nor by the United Nations" in text, path


def test_state_without_a_record_says_so_and_shows_its_sessions(golden_site: Path) -> None:
    text = content_of(page(golden_site, "states/fre")).text
    assert "No recommendations to this State are on record here yet." in text
    assert "not on record yet" in text
    assert "2019 (tentative)" in text


def test_next_session_stands_first_and_leads_to_its_reviews(golden_site: Path) -> None:
    document = page(golden_site, "calendar")
    sessions = [element.attributes["id"] for element in document.elements if element.attributes.get("id", "").startswith("session-")]
    assert sessions == ["session-50", "session-51", "session-48", "session-34", "session-33"]
    text = content_of(document).text
    assert "Session 50: from 3 November 2025" in text
    assert "days tentative · States tentative · 1 State" in text
    assert "../states/fre/cycle-4/" in {element.attributes.get("href") for element in document.elements}


@pytest.mark.parametrize(
    ("today", "heading", "says"),
    [
        ("2025-06-01", "next", "from 3 November 2025"),
        ("2025-11-03", "begun", "that its reviews took place, no source that we hold confirms"),
        ("2026-12-31", "past-cycle-4", "that its reviews took place, no source that we hold confirms"),
    ],
)
def test_place_of_a_session_in_the_calendar_follows_the_day_of_the_build(today: str, heading: str, says: str) -> None:
    content, _ = read(GOLDEN)
    text = render(calendar_page(content, date.fromisoformat(today)))
    section = text.split(f"{{#{heading}}}")[1].split("\n## ")[0]
    assert "### Session 50" in section
    assert says in text.split("### Session 50")[1].split("###")[0]


def test_table_of_records_has_headers_words_and_links(golden_site: Path) -> None:
    document = page(golden_site, "coverage")
    headers = [(element.attributes["scope"], element.text) for element in document.elements if element.tag == "th" and "scope" in element.attributes]
    assert ("row", "Ruritania") in headers
    assert ("col", "Cycle 4") in headers
    cells = [
        element.text for element in document.elements if element.tag == "td" and any("record" in part.attributes.get("class", "") for part in element.inside)
    ]
    assert cells == ["no review", "no review", "whole", "part", "none", "open"]


def test_correction_names_the_recommendation_on_record_and_no_other(golden_site: Path) -> None:
    document = page(golden_site, "changes")
    assert "RUR-3-999.9 is on no record. (RUR-3-121.1) · Unreleased" in content_of(document).text
    linked = {element.attributes.get("href", "") for element in document.elements}
    assert "../states/rur/cycle-3/#RUR-3-121.1" in linked
    assert not any("999" in target for target in linked)


def test_name_or_former_code_in_an_address_leads_to_the_state(golden_site: Path) -> None:
    for name, code in REDIRECTS.items():
        document = page(golden_site, f"states/{name}")
        canonical = next(element for element in document.elements if element.attributes.get("rel") == "canonical")
        refresh = next(element for element in document.elements if element.attributes.get("http-equiv") == "refresh")
        assert canonical.attributes["href"] == f"../{code}/"
        assert refresh.attributes["content"] == f"0; url=../{code}/"
    folders = {path.name for path in (golden_site / "site/states").iterdir()}
    assert folders == {*REDIRECTS, "fre", "rur", "syl"}


def test_missing_page_lists_the_states_by_name(golden_site: Path) -> None:
    document = Document((golden_site / "site/404.html").read_text(encoding="utf-8"))
    listed = [(element.text, element.attributes["href"]) for element in document.with_id("states-by-name").inside for element in links(element)]
    assert listed == [("Freedonia (Former Duchy of)", "/states/fre/"), ("Ruritania", "/states/rur/"), ("Sylvania", "/states/syl/")]


def links(element: Element) -> list[Element]:
    return [element] if element.tag == "a" else [link for part in element.inside for link in links(part)]


def test_state_without_a_known_session_says_that(golden_site: Path) -> None:
    assert "No session of a review is known to us." in content_of(page(golden_site, "states/syl")).text


def test_same_folder_without_the_hook_gives_the_same_documents(golden_site: Path, tmp_path: Path) -> None:
    plain = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("hooks: [theme/hooks/generated_pages.py]", "hooks: []")
    assert "hooks: []" in plain
    (tmp_path / "mkdocs.yml").write_text(plain, encoding="utf-8")
    (tmp_path / "theme").symlink_to(ROOT / "theme")
    environment = mkdocs_environment(golden_site / "pages", date.fromisoformat(TODAY), DataVersion(date.fromisoformat(TODAY)))
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    with_hook = {path.relative_to(golden_site / "site"): path for path in (golden_site / "site").rglob("*.html")}
    without = {path.relative_to(tmp_path / "site"): path for path in (tmp_path / "site").rglob("*.html")}
    assert sorted(with_hook) == sorted(without)
    for name, path in with_hook.items():
        first, second = Document(path.read_text(encoding="utf-8")), Document(without[name].read_text(encoding="utf-8"))
        assert shape(first.open[0]) == shape(second.open[0]), name


@pytest.mark.parametrize("example", ["golden", "published"])
def test_plain_mkdocs_makes_the_same_files_byte_for_byte(example: str, golden_site: Path, published_site: Path, tmp_path: Path) -> None:
    published = example == "published"
    build = published_site if published else golden_site
    day, commit = (date(2025, 5, 20), git(build.parent, "rev-parse", "HEAD")) if published else (date.fromisoformat(TODAY), "")
    addresses = {"SCORECARDS_SITE_URL": SITE, "SCORECARDS_CODE_HOST": CODE_HOST} if published else {}
    environment = {**mkdocs_environment(build / "pages", date.fromisoformat(TODAY), DataVersion(day, commit)), **addresses}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")]
    done = subprocess.run(command, cwd=build.parent, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    ours = {name for name in files_of(build / "site") if not name.startswith("pagefind/")} - {MARKER}
    assert ours == files_of(tmp_path / "site")
    assert not any(filecmp.cmpfiles(build / "site", tmp_path / "site", ours, shallow=False)[1:])


def test_pages_rendered_by_several_processes_are_the_same(golden_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(golden_site.parent)
    monkeypatch.setattr(site_pages, "cores", lambda: 3)
    monkeypatch.setattr(site_pages, "_WORTH_A_PROCESS", 1)
    today = date.fromisoformat(TODAY)
    build_site(golden_site / "pages", tmp_path / "site", today=today, version=DataVersion(today))
    assert same(golden_site / "site", tmp_path / "site")


def files_of(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def without_filters_of_search(site: Path) -> list[Path]:
    """Every file but those of the search index that Pagefind writes in no fixed order."""
    names = sorted(path.relative_to(site) for path in site.rglob("*") if path.is_file())
    return [name for name in names if not re.fullmatch(r"pagefind/(filter/.*|.*\.pf_meta|pagefind-entry\.json)", str(name))]


def same(first: Path, second: Path) -> bool:
    names = without_filters_of_search(first)
    if names != without_filters_of_search(second):
        return False
    return not any(filecmp.cmpfiles(first, second, [str(name) for name in names], shallow=False)[1:])


def test_same_content_gives_the_same_bytes(golden_site: Path, tmp_path: Path) -> None:
    folder = project(tmp_path)
    ran = scorecards_process(folder, "build", "--today", TODAY, environment={"TZ": "Pacific/Apia", "PYTHONHASHSEED": "7", "LC_ALL": "C"})
    assert ran.code == 0, ran.err
    assert same(golden_site / "site", folder / "build/site")


def test_second_build_rewrites_no_page(golden_project: Path) -> None:
    first, second = (scorecards(golden_project, "build", "--today", TODAY).out for _ in range(2))
    pages, data = (int(found) for found in re.findall(r"^(?:Pages|Data): (\d+) (?:files )?written, 0 as they were", first, re.MULTILINE))
    assert pages == len(list((golden_project / "build/pages").rglob("*.md")))
    assert data == sum(path.is_file() for path in (golden_project / "build/pages").rglob("*[!.].*")) - pages
    assert f"Pages: 0 written, {pages} as they were, 0 files removed\nData: 0 files written, {data} as they were\n" in second


def test_page_of_a_removed_review_goes(golden_project: Path) -> None:
    scorecards(golden_project, "build", "--today", TODAY)
    shutil.rmtree(golden_project / "content/states/RUR/cycle-4")
    ran = scorecards(golden_project, "build", "--today", TODAY)
    assert "5 files removed" in ran.out  # with the redirect from the former code, the API's file and the two matrices
    assert not (golden_project / "build/site/states/rur/cycle-4").exists()
    assert not (golden_project / "build/pages/states/rur/cycle-4.md").exists()


def test_fault_in_the_content_leaves_the_last_good_site(golden_project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    scorecards(golden_project, "build", "--today", TODAY)
    before = tmp_path_factory.mktemp("before") / "build"
    shutil.copytree(golden_project / "build", before)
    review = golden_project / "content/states/RUR/cycle-3/review.yaml"
    review.write_text(review.read_text(encoding="utf-8").replace("position: noted", "position: rejected"), encoding="utf-8")
    ran = scorecards(golden_project, "build", "--today", TODAY)
    assert ran.code == 1
    assert ran.out.endswith("Nothing was written; the last good site stays as it was.\n")
    assert all(same(before / part, golden_project / "build" / part) for part in ("pages", "site"))


def rename_sylvania(folder: Path) -> None:
    state = folder / "content/states/SYL/state.yaml"
    state.write_text(state.read_text(encoding="utf-8").replace("name: Sylvania", "name: New Sylvania"), encoding="utf-8")


@pytest.fixture(scope="module")
def renamed_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as a build that is not killed makes it after the edit."""
    folder = project(tmp_path_factory.mktemp("renamed"))
    rename_sylvania(folder)
    assert scorecards(folder, "build", "--today", TODAY).code == 0
    return folder / "build/site"


@pytest.mark.parametrize("seconds", [0.05, 0.3, 0.6, 0.9, 1.1, 1.3, 1.5, 1.7, 2.0])
def test_build_killed_at_any_moment_leaves_a_whole_site(seconds: float, golden_project: Path, golden_site: Path, renamed_site: Path) -> None:
    shutil.copytree(golden_site, golden_project / "build")
    rename_sylvania(golden_project)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "generator", "build", "--today", TODAY]
    process = subprocess.Popen(command, cwd=golden_project, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    time.sleep(seconds)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    site = golden_project / "build/site"
    assert same(golden_site / "site", site) or same(renamed_site, site)
    assert scorecards(golden_project, "build", "--today", TODAY).code == 0
    assert same(renamed_site, site)
    assert sorted(path.name for path in site.parent.iterdir()) == [".cache", ".lock", "pages", "site"]


def test_mkdocs_failure_keeps_the_last_good_site_and_says_why(golden_project: Path, golden_site: Path) -> None:
    shutil.copytree(golden_site, golden_project / "build")
    (golden_project / "content/pages/about.md").write_text("# About\n\n[gone](nowhere.md)\n", encoding="utf-8")
    ran = scorecards(golden_project, "build", "--today", TODAY)
    assert ran.code == 1
    assert "MkDocs could not build the site; the last good site was kept" in ran.err
    assert "nowhere.md" in ran.err
    assert same(golden_site / "site", golden_project / "build/site")


def test_link_to_a_missing_anchor_of_a_generated_page_is_found(golden_project: Path, golden_site: Path) -> None:
    shutil.copytree(golden_site, golden_project / "build")
    review = golden_project / "content/pages/about.md"
    review.write_text("# About {#about}\n\n[gone](states/rur/cycle-3.md#RUR-3-999.9)\n", encoding="utf-8")
    ran = scorecards(golden_project, "build", "--today", TODAY)
    assert ran.code == 1
    assert "RUR-3-999.9" in ran.err


def test_broken_links_are_each_named(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "index.html").write_text(
        '<p id="x"><a href="a/#y">1</a><a href="b/">2</a><img src="/c.png"><a href="https://x.org">3</a><b id="x"></b>', encoding="utf-8"
    )
    (tmp_path / "a/index.html").write_text('<a href="../#x">4</a><a href="#__skip">5</a>', encoding="utf-8")
    assert broken_links(tmp_path) == [
        'index.html: the id "x" stands twice',
        'index.html: a link to "a/#y", whose anchor does not exist',
        'index.html: a link to "b/", which does not exist',
        'index.html: a link to "/c.png", which does not exist',
    ]


def test_links_from_the_root_are_followed_below_the_site_s_folder(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<a href="/sub/index.html">1</a><a href="/sub/">2</a><a href="/sub/gone/">3</a>', encoding="utf-8")
    assert broken_links(tmp_path, "/sub/") == ['index.html: a link to "/sub/gone/", which does not exist']


def test_folder_with_files_of_others_is_refused(golden_project: Path) -> None:
    (golden_project / "build/pages").mkdir(parents=True)
    (golden_project / "build/pages/thesis.md").write_text("mine", encoding="utf-8")
    ran = scorecards(golden_project, "build", "--today", TODAY)
    assert ran.code == 2
    assert "holds files that scorecards did not make" in ran.err
    assert (golden_project / "build/pages/thesis.md").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["site/thesis.txt", ".site-backup/x", "site"])
def test_files_of_others_in_the_build_folder_survive(name: str, golden_project: Path) -> None:
    path = golden_project / "build" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("mine", encoding="utf-8")
    scorecards(golden_project, "build", "--today", TODAY)
    assert path.read_text(encoding="utf-8") == "mine"


def test_link_in_the_place_of_the_site_is_left_alone(golden_project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (golden_project / "build").mkdir()
    (golden_project / "build/site").symlink_to(elsewhere)
    ran = scorecards(golden_project, "build", "--today", TODAY)
    assert ran.code == 2
    assert "is no folder" in ran.err
    assert (golden_project / "build/site").is_symlink()


def test_two_builds_at_once_both_end_well(golden_project: Path, golden_site: Path) -> None:
    command = [sys.executable, "-m", "generator", "build", "--today", TODAY]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    processes = []
    for _ in range(3):
        processes.append(subprocess.Popen(command, cwd=golden_project, env=environment, stdout=subprocess.DEVNULL))
        time.sleep(0.7)
    assert [process.wait() for process in processes] == [0, 0, 0]
    assert same(golden_site / "site", golden_project / "build/site")


@pytest.mark.parametrize("place", ["content/states", "content", "/dev/null"])
def test_build_folder_in_an_impossible_place_is_wrong_use(place: str, golden_project: Path) -> None:
    ran = scorecards(golden_project, "--build", place, "build", "--today", TODAY)
    assert ran.code == 2
    assert "give another folder with --build" in ran.err


def test_title_that_tries_to_be_html_stays_text(golden_project: Path) -> None:
    (golden_project / "content/pages/about.md").write_text("# `\"> & 'x'\n\nText.\n", encoding="utf-8")
    assert scorecards(golden_project, "build", "--today", TODAY).code == 0
    document = page(golden_project / "build", "about")
    title = next(element for element in document.elements if element.tag == "title")
    assert title.text.startswith("`\"> & 'x'")


def test_code_host_from_the_environment_gives_edit_links_and_its_absence_none(golden_project: Path, golden_site: Path) -> None:
    environment = {"SCORECARDS_CODE_HOST": "https://code.example/group/project", "SCORECARDS_SITE_URL": "https://upr.example/"}
    ran = scorecards_process(golden_project, "build", "--today", TODAY, environment=environment)
    assert ran.code == 0, ran.err
    document = page(golden_project / "build", "states/rur/cycle-3")
    targets = {element.attributes.get("href", "") for element in document.elements}
    assert "https://code.example/group/project/edit/main/content/states/RUR/cycle-3/review.yaml" in targets
    assert "https://code.example/group/project/issues/new/choose" in targets
    assert "https://upr.example/states/rur/cycle-3/" in targets
    redirect = page(golden_project / "build", "states/ruritania")
    assert "https://upr.example/states/rur/" in {element.attributes.get("href", "") for element in redirect.elements}
    sitemap = (golden_project / "build/site/sitemap.xml").read_text(encoding="utf-8")
    assert "https://upr.example/states/rur/<" in sitemap
    assert "ruritania" not in sitemap
    without = (golden_site / "site/states/rur/cycle-3/index.html").read_text(encoding="utf-8")
    assert "Edit the record" not in without
    assert "Report an error" not in without


@pytest.mark.parametrize("address", ["https://upr.example/sub/folder/", "https://upr.example/sub/folder"])
def test_site_below_a_folder_of_its_host_is_built_and_its_missing_page_links_there(address: str, golden_project: Path) -> None:
    ran = scorecards_process(golden_project, "build", "--today", TODAY, environment={"SCORECARDS_SITE_URL": address})
    assert ran.code == 0, ran.err
    missing = Document((golden_project / "build/site/404.html").read_text(encoding="utf-8"))
    assert "/sub/folder/states/rur/" in {element.attributes.get("href", "") for element in missing.elements}
    redirect = page(golden_project / "build", "states/ruritania")
    assert "https://upr.example/sub/folder/states/rur/" in {element.attributes.get("href", "") for element in redirect.elements}


def test_nothing_in_the_site_asks_another_host(golden_site: Path) -> None:
    for path in (golden_site / "site").rglob("*"):
        if path.suffix == ".html":
            document = Document(path.read_text(encoding="utf-8"))
            for element in document.elements:
                loaded = element.attributes.get("src", "") or (element.attributes.get("href", "") if element.tag == "link" else "")
                assert not re.match(r"(https?:)?//", loaded), (path, loaded)
        elif path.suffix == ".css" and "material" not in path.name:
            assert not re.search(r"url\(\s*[\"']?(https?:)?//", path.read_text(encoding="utf-8")), path
