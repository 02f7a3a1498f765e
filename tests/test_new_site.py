"""A site made with the help of the last one is, byte for byte, the site made from nothing, whatever was changed in between."""

import os
import random
import re
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from built_site import COMMIT, OTHER_COMMIT, Project, assert_same, edit, faulty, files_of
from support import SITE

from generator import new_site, site_pages
from generator.version import DataVersion
from generator.write import MARKER

RECORD = ".cache/site"


def test_build_of_what_was_built_writes_no_page(built: Project) -> None:
    assert built.build() == 0
    assert_same(built.site, built.clean())


def test_edit_of_a_page_writes_that_page_alone(built: Project) -> None:
    edit(built.page("states/syl/index.md"), lambda text: text + "\nMore.\n")
    before = (built.site / "states/rur/index.html").stat()
    assert built.build() == 1
    assert "<p>More.</p>" in (built.site / "states/syl/index.html").read_text(encoding="utf-8")
    assert (built.site / "states/rur/index.html").stat().st_mtime_ns == before.st_mtime_ns
    assert_same(built.site, built.clean())


@pytest.mark.parametrize(
    "version",
    [
        DataVersion(date(2025, 12, 3), OTHER_COMMIT),
        DataVersion(date(2025, 5, 20), COMMIT, is_changed=True),
        DataVersion(date(2024, 2, 29), OTHER_COMMIT, is_changed=True),
    ],
)
def test_other_version_renders_no_page(version: DataVersion, built: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    built.version = version
    with monkeypatch.context() as without:
        without.setattr(site_pages, "render_page", None)
        assert built.build() == len(list(built.pages.rglob("*.md")))
    assert_same(built.site, built.clean())


def test_version_without_a_commit_is_printed_without_one(built: Project) -> None:
    built.version = DataVersion(date(2025, 5, 20))
    built.build()
    assert_same(built.site, built.clean())


def test_words_of_the_version_in_the_text_of_a_page_stay(built: Project) -> None:
    text = f"\nData of 20 May 2025, version {COMMIT[:10]}. 2025-05-20 {COMMIT} with changes that are not committed.\n"
    edit(built.page("states/syl/index.md"), lambda before: before + text)
    built.build()
    built.version = DataVersion(date(2026, 1, 1), OTHER_COMMIT, is_changed=True)
    built.build()
    assert f"<p>{text.strip()}</p>" in (built.site / "states/syl/index.html").read_text(encoding="utf-8")
    assert_same(built.site, built.clean())


def test_no_page_depends_on_the_day_of_the_build(built: Project) -> None:
    before = {name: (built.site / name).read_bytes() for name in files_of(built.site) - {"sitemap.xml", "sitemap.xml.gz"}}
    built.today += timedelta(days=200)
    clean = built.clean()
    assert before == {name: (clean / name).read_bytes() for name in before}


CHANGES: dict[str, Callable[[Project], object]] = {
    "a template": lambda project: edit(project.folder / "theme/main.html", lambda text: text.replace("Code: MIT", "Code: free")),
    "a style sheet": lambda project: edit(project.folder / "theme/assets/stylesheets/scorecards.css", lambda text: text + "p { }\n"),
    "a new file of the theme": lambda project: (project.folder / "theme/assets/new.txt").write_text("new"),
    "the hook": lambda project: edit(project.folder / "theme/hooks/generated_pages.py", lambda text: text.replace("ENABLE_TABLES", "ENABLE_FOOTNOTES")),
    "the configuration": lambda project: edit(project.folder / "mkdocs.yml", lambda text: text.replace("UPR scorecards", "Scorecards")),
    "the address": lambda _: os.environ.update(SCORECARDS_SITE_URL="https://other.example/"),
    "the code host": lambda _: os.environ.pop("SCORECARDS_CODE_HOST"),
    "front matter that the navigation shows": lambda project: edit(project.page("calendar.md"), lambda text: text.replace("---\n", "---\nstatus: new\n", 1)),
    "a file of the site": lambda project: edit(project.site / "states/syl/index.html", lambda text: text + " "),
    "the time of a file": lambda project: os.utime(project.site / "states/syl/index.html", (1, 1)),
    "a file of the site that is gone": lambda project: (project.site / "assets/favicon.svg").unlink(),
    "a further file in the site": lambda project: (project.site / "assets/more.txt").write_text("more"),
    "a link in the site": lambda project: (project.site / "assets/link").symlink_to("favicon.svg"),
    "a site that is gone": lambda project: shutil.rmtree(project.site),
    "no record": lambda project: (project.folder / "build" / RECORD).unlink(),
    "an empty record": lambda project: (project.folder / "build" / RECORD).write_bytes(b""),
    "a damaged record": lambda project: damage(project.folder / "build" / RECORD),
    "a record that is cut short": lambda project: os.truncate(project.folder / "build" / RECORD, 5000),
}


def damage(record: Path) -> None:
    data = bytearray(record.read_bytes())
    data[len(data) // 2] ^= 1
    record.write_bytes(data)


@pytest.mark.parametrize("what", CHANGES)
def test_change_beside_the_pages_makes_every_page_anew(what: str, built: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCORECARDS_SITE_URL", SITE)  # is put back
    CHANGES[what](built)
    assert built.build() > 100
    assert_same(built.site, built.clean())


def test_description_of_a_page_in_the_navigation_concerns_that_page_alone(built: Project) -> None:
    edit(built.page("calendar.md"), lambda text: re.sub("^description: .*", 'description: "Another."', text, flags=re.MULTILINE))
    assert built.build() == 1
    assert_same(built.site, built.clean())


def test_new_state_is_listed_on_the_missing_page_and_in_the_sitemap(built: Project) -> None:
    page = built.page("states/new/index.md")
    page.parent.mkdir()
    page.write_text('---\ntitle: "Aaland"\ndescription: "New."\ngenerated: true\nlist_as: "aaland"\n---\n# Aaland {#state}\n', encoding="utf-8")
    built.build()
    assert "states/new/" in (built.site / "sitemap.xml").read_text(encoding="utf-8")
    assert ">Aaland</a>" in (built.site / "404.html").read_text(encoding="utf-8")
    assert_same(built.site, built.clean())


FAULTS: dict[str, Callable[[Project], object]] = {
    "a page that others lead to is gone": lambda project: project.page("states/rur/cycle-3.md").unlink(),
    "a static page that others lead to is gone": lambda project: edit(
        project.page("states/ruritania/index.html"), lambda text: text.replace("../rur/", "../gone/")
    ),
    "an anchor that others lead to is gone": lambda project: edit(
        project.page("states/rur/cycle-3.md"), lambda text: text.replace("{#RUR-3-121.1 ", "{#RUR-3-121.1-gone ")
    ),
    "a link to a page that is not there": lambda project: edit(project.page("states/syl/index.md"), lambda text: text + "\n[x](../gone.md)\n"),
    "a link of a hand-written page": lambda project: edit(project.page("about.md"), lambda text: text + "\n[x](gone.md) [y](states/syl/index.md#gone)\n"),
    "an id that stands twice": lambda project: edit(project.page("states/syl/index.md"), lambda text: text + "\n## A {#twice}\n\n## B {#twice}\n"),
    "a page that no navigation has": lambda project: project.page("stray.md").write_text("# Stray\n", encoding="utf-8"),
}


@pytest.mark.parametrize("what", FAULTS)
def test_fault_is_told_as_without_the_last_site(what: str, built: Project) -> None:
    before = {name: (built.site / name).stat() for name in files_of(built.site)}
    FAULTS[what](built)
    told = faulty(built.build)
    assert told is not None
    assert told[1]
    assert told == faulty(built.clean)
    assert {name: (built.site / name).stat().st_mtime_ns for name in files_of(built.site)} == {name: state.st_mtime_ns for name, state in before.items()}


@pytest.mark.parametrize("text", ['see href="gone/" and src="x.png"', 'the id="state" stands here', 'see href="../rur/#gone" there'])
def test_text_that_looks_like_a_link_or_an_id_is_none(text: str, built: Project) -> None:
    edit(built.page("states/syl/index.md"), lambda before: f"{before}\nFor this {text}.\n")
    assert built.build() == 1
    assert f"<p>For this {text}.</p>" in (built.site / "states/syl/index.html").read_text(encoding="utf-8")
    assert built.build() == 0
    assert_same(built.site, built.clean())


def test_fault_that_is_mended_leaves_no_trace(built: Project) -> None:
    page = built.page("states/syl/index.md")
    text = page.read_text(encoding="utf-8")
    page.write_text(text + "\n[x](../gone.md)\n", encoding="utf-8")
    assert faulty(built.build)
    page.write_text(text, encoding="utf-8")
    assert built.build() == 0
    assert_same(built.site, built.clean())


def any_page(project: Project, chance: random.Random) -> Path:
    return chance.choice(sorted(project.pages.rglob("*.md")))


def add_text(project: Project, chance: random.Random) -> None:
    anchor = f"new-{chance.randrange(10**6)}"
    edit(any_page(project, chance), lambda text: f"{text}\n### New {{#{anchor}}}\n\n[there](#{anchor})\n" if "generated: true" in text else f"{text}\nMore.\n")


def change_title(project: Project, chance: random.Random) -> None:
    edit(any_page(project, chance), lambda text: re.sub("^title: .*", f'title: "Title {chance.random()}"', text, flags=re.MULTILINE))


def take_a_line(project: Project, chance: random.Random) -> None:
    def shorter(text: str) -> str:
        head, mark, body = text.rpartition("\n---\n")
        lines = body.split("\n")
        del lines[chance.randrange(len(lines))]
        return head + mark + "\n".join(lines)

    edit(any_page(project, chance), shorter)


def copy_page(project: Project, chance: random.Random) -> None:
    page = chance.choice(sorted(project.pages.glob("states/*/*.md")))
    shutil.copy(page, page.with_name(f"copy-{chance.randrange(100)}.md"))


def remove_page(project: Project, chance: random.Random) -> None:
    chance.choice(sorted([*project.pages.glob("states/*/copy-*.md"), *project.pages.glob("states/*/*")])).unlink()


def rename_page(project: Project, chance: random.Random) -> None:
    page = chance.choice(sorted([*project.pages.glob("states/*/copy-*.md"), *project.pages.glob("states/*/*.md")]))
    page.rename(page.with_name(f"moved-{chance.randrange(100)}.md"))


def touch_page(project: Project, chance: random.Random) -> None:
    any_page(project, chance).touch()


def other_day(project: Project, chance: random.Random) -> None:
    project.today += timedelta(days=chance.randrange(40))
    project.version = DataVersion(project.today, chance.choice([COMMIT, OTHER_COMMIT]), chance.random() < 0.5)


STEPS = [add_text, change_title, take_a_line, copy_page, remove_page, rename_page, touch_page, other_day]


@pytest.mark.parametrize("seed", range(3))
def test_any_edits_give_the_site_made_from_nothing_or_the_same_faults(seed: int, built: Project) -> None:
    chance = random.Random(seed)
    backup = built.folder / "backup"
    for _ in range(8):
        shutil.rmtree(backup, ignore_errors=True)
        shutil.copytree(built.pages, backup)
        for _ in range(chance.randrange(1, 4)):
            chance.choice(STEPS)(built, chance)
        told = faulty(built.build)
        assert told == faulty(built.clean)
        if told:
            shutil.rmtree(built.pages)
            shutil.move(backup, built.pages)
        else:
            assert_same(built.site, built.folder / "clean/site")


def index_of(project: Project) -> dict[str, tuple[int, int]]:
    return {path.name: (path.stat().st_mtime_ns, path.stat().st_size) for path in (project.site / "pagefind").rglob("*") if path.is_file()}


def test_index_is_kept_while_no_page_says_anything_else_and_made_again_when_one_does(unbuilt: Project) -> None:
    project = unbuilt
    project.build(search=True)
    first = index_of(project)
    assert first
    project.version = DataVersion(date(2026, 1, 1), OTHER_COMMIT, is_changed=True)
    project.build(search=True)
    assert index_of(project) == first
    edit(project.page("states/syl/index.md"), lambda text: text + "\nMore.\n")
    project.build(search=True)
    assert index_of(project) != first


def test_site_without_an_index_gets_one_as_soon_as_it_is_wanted(built: Project) -> None:
    assert not (built.site / "pagefind").exists()
    built.build(search=True)
    assert index_of(built)
    built.build(search=False)
    assert not (built.site / "pagefind").exists()


def test_damaged_index_is_made_again(unbuilt: Project) -> None:
    project = unbuilt
    project.build(search=True)
    (project.site / "pagefind/pagefind.js").write_text("", encoding="utf-8")
    project.build(search=True)
    assert (project.site / "pagefind/pagefind.js").stat().st_size


def test_files_are_copied_where_the_disk_knows_no_further_names(built: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no further names")

    monkeypatch.setattr(os, "link", refuse)
    assert built.build() == 0
    assert built.build() == 0, "copies keep their times"
    monkeypatch.undo()
    assert (built.site / MARKER).is_file()


def test_site_whose_record_cannot_be_kept_is_made_from_nothing_next_time(built: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError("no space left on the device")

    edit(built.page("states/syl/index.md"), lambda text: text + "\nMore.\n")
    with monkeypatch.context() as disk:
        disk.setattr(new_site, "write_record", full)
        assert built.build() == 1
    assert built.build() > 100
    assert built.build() == 0
