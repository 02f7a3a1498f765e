"""Nothing that is alive in a hostile artifact is posted; what `scorecards diff` writes is posted as it is."""

import io
import json
import re
import subprocess
import sys
import zipfile
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pyromark
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from support import ROOT, SITE
from test_escape import CALLED, CALLS, MARKUP, Seen

from generator.compare import Differences, Fact
from generator.compare.report import Report, as_markdown
from generator.compare.states import StateDifference

SCRIPT = ROOT / "tools/comment_body.py"
spec = spec_from_file_location("comment_body", SCRIPT)
assert spec
assert spec.loader
comment_body = module_from_spec(spec)
spec.loader.exec_module(comment_body)

BASE = SITE.rstrip("/")
SUMMARY = "https://code.example/group/project/actions/runs/1"
GOOD = f"### What a reader would notice\n\n- **[Ruritania, cycle 3]({BASE}/states/rur/cycle-3/)**: 1 recommendation noted -&gt; supported\n    - 1 recommendation noted -&gt; supported: [RUR-3-122.1]({BASE}/states/rur/cycle-3/#RUR-3-122.1)\n"  # fmt: skip
OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_GFM | pyromark.Options.ENABLE_STRIKETHROUGH | pyromark.Options.ENABLE_FOOTNOTES
HOSTILE = ["@octocat", "fixes #1", "<img src=x>", "![a](https://a.b/c)", "[a](https://evil.example/)", f"[a]({BASE}.evil.example/)", f"[a]({BASE}/x)", "[a][b]", "[b]: https://a.b", "&#64;octocat", "&commat;octocat", "https://a.b", "www.a.b", "a@b.c", "```", "`x`", "\\@octocat", "dc4a2c2", "<!-- x -->", "\n# Big", "\n---", "\n- x", "| a |", "~~x~~", "[ ] x", "\r- @x", "\u202e"]  # fmt: skip


def test_what_the_program_writes_is_posted_as_it_is() -> None:
    assert (
        comment_body.body(GOOD, BASE, SUMMARY) == f"<!-- scorecards diff -->\n{GOOD.rstrip()}\n\n[Summary of the check, with the site to look at]({SUMMARY})\n"
    )


def test_check_that_wrote_nothing_says_so() -> None:
    assert "ended before anything could be compared" in comment_body.body("\n", BASE, SUMMARY)


@settings(deadline=None)
@given(names=st.lists(st.lists(st.sampled_from(CALLS + MARKUP) | st.text(max_size=4), max_size=6).map("".join), max_size=3), is_known=st.booleans())
def test_hostile_names_leave_what_the_program_writes_of_its_form_or_lifeless(names: list[str], *, is_known: bool) -> None:
    states = tuple(StateDifference("RUR", facts=(Fact("name", name, f"{name}x"),)) for name in names)
    written = as_markdown(Report(Differences(states, (), {"RUR": "".join(names)}, (), ()), (), (), (), BASE if is_known else ""))
    assert_lifeless(comment_body.body(written, BASE, SUMMARY))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_not_of_our_form(text: str) -> None:
    if text in ("\n- x", f"[a]({BASE}/x)", "[ ] x", "\\@octocat"):
        assert_lifeless(comment_body.body(f"{GOOD}- {text}\n", BASE, SUMMARY))
    else:
        assert not comment_body.is_of_our_form(f"{GOOD}- {text}\n", BASE)


@settings(deadline=None)
@given(text=st.lists(st.sampled_from([*HOSTILE, *CALLS, *MARKUP, "- ", "\n", "\n- "]) | st.text(max_size=3), max_size=12).map("".join), is_good=st.booleans())
@example(text="```\n@octocat", is_good=True)
@example(text="~~~\n````\n@octocat", is_good=False)
def test_nothing_alive_is_posted(text: str, *, is_good: bool) -> None:
    assert_lifeless(comment_body.body(f"{GOOD}- {text}" if is_good else text, BASE, SUMMARY))


def assert_lifeless(body: str) -> None:
    """Seen as a code host sees it: only our tags, links to the site and the summary only, and nobody called outside of code."""
    html = pyromark.html(body.removeprefix("<!-- scorecards diff -->\n"), options=OPTIONS)
    seen = Seen(html)
    assert set(seen.tags) <= {"p", "h3", "ul", "li", "strong", "a", "pre", "code", "em"}
    for name, value in seen.attributes:
        assert name in ("href", "class")
        assert name == "class" or (value or "").startswith((f"{BASE}/", SUMMARY))
    assert not CALLED.search(Seen(re.sub(r"<pre>.*?</pre>", "", html, flags=re.DOTALL)).text)


def artifact(folder: Path, number: str, markdown: str) -> Path:
    with zipfile.ZipFile(folder / "comment.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("number", number)
        archive.writestr("comment.md", markdown)
        archive.writestr("../../evil", "x")
    return folder / "comment.zip"


def run(folder: Path, archive: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-I", str(SCRIPT), str(archive), str(folder)]
    return subprocess.run(command, env={"SCORECARDS_SITE_URL": SITE, "SUMMARY": SUMMARY}, capture_output=True, text=True, check=False)


def test_script_writes_number_and_body_and_nothing_else(tmp_path: Path) -> None:
    done = run(tmp_path, artifact(tmp_path, "12\n", GOOD))
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["body.json", "comment.zip", "number"]
    assert (tmp_path / "number").read_text() == "12"
    assert json.loads((tmp_path / "body.json").read_text())["body"].startswith("<!-- scorecards diff -->\n### What")


@pytest.mark.parametrize("number", ["", "0", "12/../3", "1 2", "٣", "12345678901234567890", "$(id)", "-1", "1\n2"])
def test_number_that_is_none_posts_nothing(number: str, tmp_path: Path) -> None:
    done = run(tmp_path, artifact(tmp_path, number, GOOD))
    assert done.returncode == 1
    assert "nothing is posted" in done.stderr
    assert not (tmp_path / "body.json").exists()


def test_bomb_is_not_unfolded(tmp_path: Path) -> None:
    done = run(tmp_path, artifact(tmp_path, "1", "x" * 50_000_000))
    assert done.returncode == 0
    assert len((tmp_path / "body.json").read_text()) < 65_536


def test_archive_is_read_from_memory_as_from_a_file() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("number", b"\xff\xfe")
    with zipfile.ZipFile(buffer) as archive:
        assert comment_body.member(archive, "number", 1) == "\ufffd"
