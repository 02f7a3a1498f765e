"""State by State is the same as all at once: problems, pages, after any edits, with a cache that is whole, damaged, gone or shared."""

import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from support import GOLDEN, REAL_TODAY, ROOT, TODAY, project
from test_broken import BROKEN, target_of
from test_needed import FAULTS_ELSEWHERE

from generator import workers
from generator.addresses import Addresses
from generator.all_states import check_all
from generator.build import build_pages
from generator.cache import Cache
from generator.checked import read_and_check
from generator.corrections import corrections
from generator.pages import plan_pages
from generator.problem import has_errors
from generator.read import read
from generator.render import render

DAY = date.fromisoformat(TODAY)


def assert_same_problems(folder: Path, cache: Path, today: date = DAY) -> None:
    _, all_at_once = read_and_check(folder, today)
    assert check_all(folder, Cache(cache), today) == all_at_once
    assert check_all(folder, Cache(cache), today) == all_at_once, "and again, from the cache"


@pytest.mark.parametrize("case", sorted(path.stem for path in BROKEN.glob("*.yaml")))
def test_broken_file_has_the_same_problems_state_by_state(case: str, tmp_path: Path) -> None:
    shutil.copytree(GOLDEN, tmp_path / "content")
    shutil.copy(BROKEN / f"{case}.yaml", tmp_path / "content" / target_of(case))
    assert_same_problems(tmp_path / "content", tmp_path / "cache")


@pytest.mark.parametrize("spoil", FAULTS_ELSEWHERE, ids=lambda spoil: spoil.__name__)
def test_fault_of_one_file_tells_on_others_state_by_state(spoil: Callable[[Path], None], tmp_path: Path) -> None:
    shutil.copytree(GOLDEN, tmp_path / "content")
    assert_same_problems(tmp_path / "content", tmp_path / "cache")
    spoil(tmp_path / "content")
    assert_same_problems(tmp_path / "content", tmp_path / "cache")


@pytest.mark.parametrize("today", [DAY, date(2029, 1, 1)], ids=str)
def test_day_is_a_part_of_what_problems_depend_on(today: date, tmp_path: Path) -> None:
    assert_same_problems(GOLDEN, tmp_path, today)
    assert_same_problems(GOLDEN, tmp_path, date(2031, 1, 1))


def test_real_content_has_the_same_problems_in_several_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "MUCH", 0)
    monkeypatch.setattr("os.cpu_count", lambda: 3)
    assert_same_problems(ROOT / "content", tmp_path, date.fromisoformat(REAL_TODAY))


def pages_of(folder: Path) -> dict[str, str]:
    """Every page as a clean run in memory makes it, without any cache."""
    content, problems = read(folder / "content")
    assert not has_errors(problems)
    changelog = (folder / "CHANGELOG.md").read_text(encoding="utf-8")
    return {str(page.path): render(page) for page in plan_pages(content, Addresses(), today=DAY, changelog=changelog)}


def built_pages(folder: Path) -> dict[str, str]:
    pages = folder / "build/pages"
    return {path.relative_to(pages).as_posix(): path.read_text(encoding="utf-8") for path in pages.rglob("*") if path.suffix in {".md", ".html"}}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = project(tmp_path)
    monkeypatch.chdir(folder)
    return folder


def build_here() -> bool:
    """Whether pages were built; with errors in the content they are not."""
    return build_pages(Path("content"), Path("build"), today=DAY, addresses=Addresses()).written is not None


def test_pages_of_the_golden_example_are_those_made_all_at_once(here: Path) -> None:
    assert build_here()
    assert built_pages(here) == pages_of(here)
    assert len(corrections((here / "CHANGELOG.md").read_text(encoding="utf-8"))) > 0, "or the page of changes would show less than it can"


def edits(chance: random.Random) -> Iterator[Callable[[], None]]:
    """Edits a contributor might make, one after the other: of levels, words, lists, whole files and folders, some of them taken back."""
    content = Path("content")
    kept: dict[Path, bytes] = {path: path.read_bytes() for path in sorted(content.rglob("*.yaml"))}

    def put(path: Path, old: str, new: str) -> Callable[[], None]:
        def edit() -> None:
            if path.is_file():
                path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")

        return edit

    def restore() -> None:
        path = chance.choice(sorted(kept))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(kept[path])

    def remove(path: Path) -> Callable[[], None]:
        return lambda: path.unlink(missing_ok=True)

    def rename() -> None:
        put(content / "states/SYL/state.yaml", "name: Sylvania", f"name: Sylvania {chance.randint(1, 9)}")()

    review, assessments = content / "states/RUR/cycle-3/review.yaml", content / "states/RUR/cycle-3/assessments.yaml"
    new_review = content / "states/FRE/cycle-4/review.yaml"
    choices: list[Callable[[], None]] = [
        put(assessments, "level: in_process", "level: fully_implemented"),
        put(assessments, "level: fully_implemented", "level: not_implemented"),
        put(assessments, "level: not_implemented", "level: in_process"),
        put(assessments, "status: published", "status: draft"),
        put(assessments, "status: draft", "status: withdrawn"),
        put(review, "by: [FRE", "by: [VAT, FRE"),
        put(review, "by: [VAT, FRE", "by: [FRE"),
        put(review, "summary: ", "summary: Again "),
        put(content / "themes.yaml", "name: ", "name: New "),
        put(content / "states/FRE/state.yaml", "regional_group: ", "former_names: [Other land]\nregional_group: "),
        put(content / "pages/about.md", "# ", "# More "),
        put(Path("CHANGELOG.md"), "### Corrections\n", "### Corrections\n\n- RUR-3-121.1 was mended.\n"),
        remove(assessments),
        remove(new_review),
        remove(content / "states/RUR/cycle-4/review.yaml"),
        rename,
        restore,
        restore,
        restore,
    ]
    while True:
        yield chance.choice(choices)


@pytest.mark.parametrize("seed", range(4))
def test_pages_after_any_edits_are_those_of_a_clean_build(seed: int, here: Path) -> None:
    todo = edits(random.Random(seed))
    built = 0
    for _ in range(14):
        next(todo)()
        _, all_at_once = read_and_check(Path("content"), DAY)
        before = built_pages(here)
        if build_here():
            assert not has_errors(all_at_once)
            assert built_pages(here) == pages_of(here)
            built += 1
        else:
            assert has_errors(all_at_once)
            assert built_pages(here) == before
    assert built > 2, "or the edits did nothing but harm"


def flipped(data: bytes) -> bytes:
    return data[:-1] + bytes([data[-1] ^ 1])


DAMAGES: list[Callable[[bytes], bytes]] = [lambda data: data[:0], lambda data: data[:40], lambda data: data[:-3], flipped, lambda data: b"\xff" * len(data)]


@pytest.mark.parametrize("damage", DAMAGES, ids=["emptied", "cut in the key", "cut", "one bit", "overwritten"])
def test_damaged_cache_is_not_believed(damage: Callable[[bytes], bytes], here: Path) -> None:
    assert build_here()
    kept = [path for path in (here / "build").rglob("*") if path.is_file() and "pages" not in path.relative_to(here / "build").parts[:1]]
    assert len(kept) > 10
    for path in kept:
        path.write_bytes(damage(path.read_bytes()))
    (here / "build/pages/states/rur/cycle-3.md").write_text("not what was written\n", encoding="utf-8")
    assert build_here()
    assert built_pages(here) == pages_of(here)
    assert_same_problems(here / "content", here / "build/.cache")


def test_cache_and_memory_may_go_at_any_time(here: Path) -> None:
    assert build_here()
    for gone in (".cache", ".cache/pages", ".cache/problems", ".cache/written.json", "pages/themes"):
        path = here / "build" / gone
        shutil.rmtree(path) if path.is_dir() else path.unlink()
        assert build_here()
        assert built_pages(here) == pages_of(here)


def test_cache_that_cannot_be_written_only_makes_it_slower(here: Path) -> None:
    (here / "build").mkdir()
    (here / "build/.cache").write_text("a file where the folder would be\n", encoding="utf-8")
    assert build_here()
    assert built_pages(here) == pages_of(here)
    assert_same_problems(here / "content", here / "build/.cache")


def test_page_that_somebody_changed_is_made_again(here: Path) -> None:
    assert build_here()
    for name in ("states/rur/index.md", "themes/index.md"):
        (here / "build/pages" / name).write_text("changed by hand\n", encoding="utf-8")
    (here / "build/pages/stranger.md").write_text("no page of ours\n", encoding="utf-8")
    assert build_here()
    assert built_pages(here) == pages_of(here)


def test_cache_keeps_the_last_few_of_each_state(here: Path) -> None:
    path = here / "content/states/RUR/cycle-3/review.yaml"
    for number in range(8):
        path.write_text(path.read_text(encoding="utf-8").replace("summary: ", f"summary: {number} ", 1), encoding="utf-8")
        assert build_here()
    assert len(list((here / "build/.cache/pages").glob("RUR-*"))) == 3
    assert not list((here / "build/.cache").rglob(".new-*"))


def test_checks_side_by_side_in_one_cache_all_say_the_same(here: Path) -> None:
    command = [sys.executable, "-m", "generator", "check", "--today", TODAY]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}) for _ in range(4)]
    said = {process.communicate()[0] for process in running}
    assert [process.returncode for process in running] == [0] * 4
    assert len(said) == 1
    assert_same_problems(Path("content"), here / "build/.cache")


def test_link_to_a_review_of_another_state_is_one_state_by_state_too(here: Path) -> None:
    path = here / "content/states/RUR/cycle-3/review.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("    position: supported\n", "    position: supported\n    links: [{relation: similar, to: FRE-3-1.1}]\n", 1), encoding="utf-8"
    )
    other = here / "content/states/FRE/cycle-3/review.yaml"
    asked = 'record: partial\nrecord_note: One of many.\nrecommendations:\n  - {paragraph: "1.1", summary: Mend the bridge., by: [SYL], position: supported}\n'
    other.write_text(other.read_text(encoding="utf-8").replace("record: none\n", asked), encoding="utf-8")
    assert build_here()
    assert "](../fre/cycle-3.md#FRE-3-1.1)" in built_pages(here)["states/rur/cycle-3.md"]
    assert built_pages(here) == pages_of(here)
    shutil.rmtree(here / "content/states/FRE/cycle-3")
    assert build_here()
    assert built_pages(here) == pages_of(here)
