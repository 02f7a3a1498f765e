"""The preview follows edits, and a fault in the content ends nothing."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from support import ROOT, SITE, TODAY, scorecards

WAIT_SECONDS = 30


@contextmanager
def serving(folder: Path, end: signal.Signals = signal.SIGTERM) -> Iterator[tuple[str, Path]]:
    """A project being served: its address, and what the command prints. It ends with exit code 0."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    printed = folder / "printed.txt"
    with printed.open("w", encoding="utf-8") as file:
        command = [sys.executable, "-u", "-m", "generator", "serve", "--port", str(port), "--today", TODAY]
        process = subprocess.Popen(command, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=file, stderr=file)
        try:
            yield f"http://127.0.0.1:{port}/", printed
        finally:
            process.send_signal(end)
            assert process.wait(10) == 0


@pytest.fixture
def served(golden_project: Path) -> Iterator[tuple[Path, str, Path]]:
    """The golden project being served: its folder, its address, and what the command prints."""
    with serving(golden_project) as (address, printed):
        yield golden_project, address, printed


def until_page_has(address: str, text: str) -> None:
    end = time.monotonic() + WAIT_SECONDS
    seen = ""
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                seen = answer.read().decode()
        except OSError:
            seen = ""
        if text in seen:
            return
        time.sleep(0.1)
    pytest.fail(f"{address} never had {text!r}; last seen: {seen[:200]!r}")


def until_printed(printed: Path, text: str) -> None:
    end = time.monotonic() + WAIT_SECONDS
    while text not in printed.read_text(encoding="utf-8") and time.monotonic() < end:
        time.sleep(0.1)
    assert text in printed.read_text(encoding="utf-8")


def test_edit_shows_in_the_preview_and_a_fault_keeps_the_last_good_page(served: tuple[Path, str, Path]) -> None:
    folder, address, printed = served
    until_page_has(f"{address}states/syl/", "Sylvania")
    until_page_has(f"{address}states/syl/", "Data of 1 June 2025.")
    state = folder / "content/states/SYL/state.yaml"
    good = state.read_text(encoding="utf-8")
    state.write_text(good.replace("name: Sylvania", "name: Sylvania Nova"), encoding="utf-8")
    until_page_has(f"{address}states/syl/", "Sylvania Nova")
    state.write_text(good.replace("regional_group: Asia-Pacific", "regional_group: Moon"), encoding="utf-8")
    until_printed(printed, "The preview keeps the last good pages.")
    assert 'regional_group is "Moon"' in printed.read_text(encoding="utf-8")
    until_page_has(f"{address}states/syl/", "Sylvania Nova")


def test_serve_of_broken_content_prints_the_problems_and_ends(golden_project: Path) -> None:
    (golden_project / "content/groups.yaml").unlink()
    ran = scorecards(golden_project, "serve", "--today", TODAY)
    assert ran.code == 1
    assert "the file groups.yaml is missing; restore it [missing_file]" in ran.out


def test_link_that_leads_nowhere_is_told_and_the_next_edit_goes_on(served: tuple[Path, str, Path]) -> None:
    folder, address, printed = served
    until_page_has(f"{address}about/", "<h1")
    about = folder / "content/pages/about.md"
    good = about.read_text(encoding="utf-8")
    about.write_text(good + "\n[gone](nowhere.md)\n", encoding="utf-8")
    until_printed(printed, "The preview keeps the last good pages.")
    assert "nowhere.md" in printed.read_text(encoding="utf-8")
    about.write_text(good + "\nMended.\n", encoding="utf-8")
    until_page_has(f"{address}about/", "<p>Mended.</p>")


def test_edit_of_the_theme_shows_in_the_preview(served: tuple[Path, str, Path]) -> None:
    folder, address, _ = served
    until_page_has(f"{address}about/", "Code: MIT")
    (folder / "theme").unlink()
    shutil.copytree(ROOT / "theme", folder / "theme")
    (folder / "mkdocs.yml").unlink()
    main = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(main.replace("site_name: UPR scorecards", "site_name: Scorecards of the UPR"), encoding="utf-8")
    until_page_has(f"{address}about/", "Scorecards of the UPR")


def test_preview_leaves_the_built_site_alone_and_is_at_no_address(golden_project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCORECARDS_SITE_URL", SITE)
    assert scorecards(golden_project, "build", "--no-search", "--today", TODAY).code == 0
    before = {path: path.stat().st_mtime_ns for path in (golden_project / "build/site").rglob("*")}
    with serving(golden_project) as (address, _):
        until_page_has(f"{address}states/syl/", "Sylvania")
    assert {path: path.stat().st_mtime_ns for path in (golden_project / "build/site").rglob("*")} == before
    assert SITE not in (golden_project / "build/preview/states/syl/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_serve_that_is_ended_ends_well(sent: signal.Signals, golden_project: Path) -> None:
    with serving(golden_project, sent) as (address, printed):
        until_page_has(f"{address}states/syl/", "Sylvania")
    assert "Traceback" not in printed.read_text(encoding="utf-8")


def test_serve_at_a_port_that_is_taken_says_so(golden_project: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ran = scorecards(golden_project, "serve", "--port", str(port), "--today", TODAY)
    assert ran.code == 1
    assert f"The preview cannot be at port {port}: " in ran.out
    assert ran.out.endswith("; give another one with --port\n")


def test_serve_of_a_site_with_a_fault_prints_it_and_ends(golden_project: Path) -> None:
    about = golden_project / "content/pages/about.md"
    about.write_text("# About\n\n[gone](nowhere.md)\n", encoding="utf-8")
    ran = scorecards(golden_project, "serve", "--today", TODAY)
    assert ran.code == 1
    assert "nowhere.md" in ran.out
