"""A process of its own makes the same site, tells the same faults, and never outlives or misleads the one that asked for it."""

import fcntl
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from built_site import Project, assert_same, edit, faulty

from generator import site
from generator.shares import can_fork, dealt, in_processes
from generator.site import SiteFault, site_builder
from generator.site_order import Order, Place, Site
from generator.site_process import SiteProcess, work
from generator.write import alone_in

pytestmark = pytest.mark.skipif(not can_fork(), reason="there is no fork on this system, so that one process does all")


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Few pages are many; no process is left behind."""
    monkeypatch.setattr(site, "_MANY", 1)
    yield
    assert not multiprocessing.active_children()


def builds(project: Project) -> "site.SiteBuilder":
    return site.SiteBuilder(project.pages, project.site, project.today, many=None)


@pytest.mark.usefixtures("many")
def test_process_makes_the_same_site_as_often_as_it_is_asked(unbuilt: Project) -> None:
    with site_builder(unbuilt.pages, unbuilt.site, today=unbuilt.today) as builder:
        for number in range(3):
            edit(unbuilt.page("states/syl/index.md"), lambda text: f"{text}\nEdit {number}.\n")  # noqa: B023  # used at once
            written = builder.build(version=unbuilt.version, search=False).written
            assert written == 1 if number else written > 100
    assert_same(unbuilt.site, unbuilt.clean())


@pytest.mark.usefixtures("many")
def test_process_tells_the_same_faults_and_goes_on(built: Project) -> None:
    page = built.page("states/rur/cycle-3.md")
    text = page.read_bytes()
    with site_builder(built.pages, built.site, today=built.today) as builder:
        page.unlink()
        told = faulty(lambda: builder.build(version=built.version, search=False))
        assert told == faulty(built.clean)
        assert told
        page.write_bytes(text)
        assert builder.build(version=built.version, search=False).written == 0


@pytest.mark.usefixtures("many")
def test_process_that_is_not_asked_for_anything_ends(built: Project) -> None:
    with site_builder(built.pages, built.site, today=built.today):
        assert multiprocessing.active_children()


@pytest.mark.usefixtures("many")
def test_theme_that_changes_after_the_start_is_the_one_that_is_used(built: Project) -> None:
    with site_builder(built.pages, built.site, today=built.today) as builder:
        for words in ("Code: free", "Code: open"):
            edit(built.folder / "theme/main.html", lambda text: text.replace("Code: MIT", "Code: free").replace("Code: free", words))  # noqa: B023  # used at once
            edit(built.folder / "theme/hooks/generated_pages.py", lambda text: text.replace("return made", f'return made + "{words}!"'))  # noqa: B023
            builder.build(version=built.version, search=False)
            shown = (built.site / "states/syl/index.html").read_text(encoding="utf-8")
            assert words in shown
            assert f"{words}!" in shown


@pytest.mark.usefixtures("many")
def test_process_that_was_killed_is_replaced(built: Project) -> None:
    with site_builder(built.pages, built.site, today=built.today) as builder:
        for process in multiprocessing.active_children():
            os.kill(process.pid or 0, signal.SIGKILL)
            process.join()
        assert builder.build(version=built.version, search=False).written == 0


@pytest.mark.usefixtures("many")
def test_process_that_is_killed_at_its_work_is_a_fault(built: Project, tmp_path: Path) -> None:
    process = SiteProcess(Place(site.CONFIGURATION, built.pages, built.site, tmp_path / "record"), built.today)
    os.kill(multiprocessing.active_children()[0].pid or 0, signal.SIGKILL)
    with pytest.raises(SiteFault, match="was ended from outside"):
        process.make(Order(tmp_path, tmp_path, "/", built.today, built.version, search=False))
    process.end()


@pytest.mark.usefixtures("many")
def test_pages_that_became_many_are_built_in_a_process(built: Project) -> None:
    builder = site.SiteBuilder(built.pages, built.site, built.today, many=False)
    assert not multiprocessing.active_children()
    builder.build(version=built.version, search=False)
    assert multiprocessing.active_children()
    builder.end()


@pytest.mark.usefixtures("many")
def test_interrupt_ends_the_process_and_leaves_the_last_site(built: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> Site:
        raise KeyboardInterrupt

    monkeypatch.setattr("generator.site_process.SiteProcess.make", interrupted)
    with pytest.raises(KeyboardInterrupt):
        built.build()
    assert sorted(path.name for path in (built.folder / "build").iterdir()) == [".cache", "pages", "site"]


@pytest.mark.usefixtures("many")
def test_process_that_lives_on_does_not_keep_the_build_folder_to_itself(built: Project) -> None:
    builder = site.SiteBuilder(built.pages, built.site, built.today, many=False)
    with alone_in(built.folder / "build"):
        builder.build(version=built.version, search=False)
    with (built.folder / "build/.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    builder.end()


@pytest.mark.usefixtures("many")
def test_site_that_cannot_be_put_in_its_place_is_told_and_the_next_one_can(built: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError("the disk is read-only")

    with site_builder(built.pages, built.site, today=built.today) as builder:
        with monkeypatch.context() as disk:
            disk.setattr(site, "swap_in", refuse)
            with pytest.raises(OSError, match="read-only"):
                builder.build(version=built.version, search=False)
        assert builder.build(version=built.version, search=False).written == 0


def test_order_is_made_and_answered_until_the_other_side_ends(built: Project, tmp_path: Path) -> None:
    ours, theirs = multiprocessing.Pipe()
    place = Place(site.CONFIGURATION, built.pages, built.site, built.folder / "build/.cache/site")
    working = threading.Thread(target=work, args=(place, built.today, theirs))
    working.start()
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        ours.send(Order(tmp_path / name, tmp_path / f"{name}.record", "/scorecards/", built.today, built.version, search=False))
        assert ours.recv().written == 0
        assert ours.recv() is None
    built.page("about.md").unlink()
    ours.send(Order(tmp_path / "none", tmp_path / "record", "/", built.today, built.version, search=False))
    assert isinstance(ours.recv(), Exception)
    ours.close()
    working.join(10)
    assert not working.is_alive()


def test_shares_hold_every_item_once_and_weigh_about_the_same() -> None:
    shares = dealt(range(100), lambda item: item, 3)
    assert sorted(item for share in shares for item in share) == list(range(100))
    assert max(map(sum, shares)) - min(map(sum, shares)) < 100


def test_results_of_all_processes_come_in_the_order_of_their_shares() -> None:
    assert in_processes(sum, [[1, 2], [3], [4, 5]]) == [3, 3, 9]
    assert in_processes(lambda _: os.getpid(), [[1], [2]])[0] == os.getpid()


def test_what_a_process_raises_is_raised_where_the_work_was_dealt_out() -> None:
    def fails(share: list[int]) -> None:
        if share == [2]:
            raise SiteFault("no", ("line",))

    with pytest.raises(SiteFault, match="no") as raised:
        in_processes(fails, [[1], [2]])
    assert raised.value.details == ("line",)


def test_process_that_dies_is_a_fault() -> None:
    with pytest.raises(MemoryError, match="ended from outside"):
        in_processes(lambda share: os._exit(1) if share == [2] else None, [[1], [2]])


def test_day_of_the_build_is_no_matter_of_the_environment_afterwards(built: Project) -> None:
    before = dict(os.environ)
    built.today = date(2026, 1, 1)
    built.build()
    assert dict(os.environ) == before
