"""The golden example: invented content in, the expected pages out, byte by byte."""

import os
import re
import shutil
from pathlib import Path

from support import GOLDEN, TODAY, project, scorecards

EXPECTED = GOLDEN.parent / "expected"
HINT = "look at the difference; if it is wanted, accept it with: make bless"


# Sizes, and formats that are compressed, differ with the versions of the libraries that write them.
_SIZES = re.compile(r'(?<=<span class="facts">)[\d.]+ (?:bytes|kB|MB)(?=</span>)|(?<=, size: )\d+')
_PACKED = frozenset({".docx", ".xlsx", ".sqlite", ".parquet"})


def pages(folder: Path) -> dict[str, str]:
    """The Markdown pages; sizes of files on the page about data are none of what they say."""
    found = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.md"))}
    return found | {name: _SIZES.sub("N", found[name]) for name in ("data.md",) if name in found}


def data(folder: Path) -> dict[str, bytes]:
    """The files of open data that are text."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix not in {".md", *_PACKED} and not path.name.startswith("."))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_golden_content_gives_the_expected_pages(golden_site: Path) -> None:
    made = golden_site / "pages"
    if os.environ.get("BLESS"):
        shutil.rmtree(EXPECTED, ignore_errors=True)
        shutil.copytree(made, EXPECTED, ignore=shutil.ignore_patterns(".*", *(f"*{suffix}" for suffix in _PACKED)))
    expected, found = pages(EXPECTED), pages(made)
    assert sorted(found) == sorted(expected), HINT
    for name, text in expected.items():
        assert found[name] == text, f"{name}: {HINT}"


def test_golden_content_gives_the_expected_data(golden_site: Path) -> None:
    expected, found = data(EXPECTED), data(golden_site / "pages")
    assert sorted(found) == sorted(expected), HINT
    for name, text in expected.items():
        assert found[name] == text, f"{name}: {HINT}; who builds on these files must find the change in CHANGELOG.md under API"


def test_only_what_is_coming_up_depends_on_the_day_a_page_is_made(golden_site: Path, tmp_path: Path) -> None:
    folder = project(tmp_path)
    assert scorecards(folder, "build", "--today", "2031-12-31").code == 0
    then, now = pages(folder / "build/pages"), pages(golden_site / "pages")
    assert "We know of no session after 31 December 2031." in then.pop("calendar.md")
    assert "as it stands on 1 June 2025" in now.pop("calendar.md")
    assert "no source that we hold says that it took place" in then.pop("states/fre/index.md")
    assert "no source that we hold says that it took place" not in now.pop("states/fre/index.md")
    assert "**Adoption of the outcome:** fourth cycle" in now.pop("states/rur/index.md")
    assert "Adoption of the outcome" not in then.pop("states/rur/index.md")
    assert "no session is on record after this day" in then.pop("index.md")
    assert "[Session 48](calendar.md#session-48)" not in now["index.md"]
    assert "**Coming up:** [Session 50]" in now.pop("index.md")
    for name in [name for name in now if name.startswith("states/fre/cycle-")]:
        assert "next review: fourth cycle" in then[name]
        assert then.pop(name) == now.pop(name).replace(" (tentative)</span>", " (tentative); no source that we hold says that it took place</span>")
    assert then == now


def test_order_in_which_the_disk_lists_files_changes_nothing(golden_site: Path, tmp_path: Path) -> None:
    folder = project(tmp_path)
    shutil.rmtree(folder / "content")
    for path in sorted(GOLDEN.rglob("*"), reverse=True):
        if path.is_file():
            target = folder / "content" / path.relative_to(GOLDEN)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
    assert scorecards(folder, "build", "--today", TODAY).code == 0
    assert pages(folder / "build/pages") == pages(golden_site / "pages")
