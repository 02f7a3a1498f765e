"""The preview follows edits, and a fault in the content ends nothing."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from support import ROOT, TODAY, scorecards

WAIT_SECONDS = 30


@pytest.fixture
def served(golden_project: Path) -> Iterator[tuple[Path, str, Path]]:
    """The golden project being served: its folder, its address, and what the command prints."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    printed = golden_project / "printed.txt"
    with printed.open("w", encoding="utf-8") as file:
        command = [sys.executable, "-u", "-m", "generator", "serve", "--port", str(port), "--today", TODAY]
        process = subprocess.Popen(command, cwd=golden_project, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=file, stderr=file)
        yield golden_project, f"http://127.0.0.1:{port}/", printed
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) is not None


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


def test_edit_shows_in_the_preview_and_a_fault_keeps_the_last_good_page(served: tuple[Path, str, Path]) -> None:
    folder, address, printed = served
    until_page_has(f"{address}states/syl/", "Sylvania")
    until_page_has(f"{address}states/syl/", "Data of 1 June 2025.")
    state = folder / "content/states/SYL/state.yaml"
    good = state.read_text(encoding="utf-8")
    state.write_text(good.replace("name: Sylvania", "name: Sylvania Nova"), encoding="utf-8")
    until_page_has(f"{address}states/syl/", "Sylvania Nova")
    state.write_text(good.replace("regional_group: Asia-Pacific", "regional_group: Moon"), encoding="utf-8")
    end = time.monotonic() + WAIT_SECONDS
    while "The preview keeps the last good pages." not in printed.read_text(encoding="utf-8") and time.monotonic() < end:
        time.sleep(0.1)
    assert 'regional_group is "Moon"' in printed.read_text(encoding="utf-8")
    until_page_has(f"{address}states/syl/", "Sylvania Nova")


def test_serve_of_broken_content_prints_the_problems_and_ends(golden_project: Path) -> None:
    (golden_project / "content/groups.yaml").unlink()
    ran = scorecards(golden_project, "serve", "--today", TODAY)
    assert ran.code == 1
    assert "the file groups.yaml is missing; restore it [missing_file]" in ran.out
