"""Every broken file gives exactly its expected lines, exit code 1, and nothing is written."""

import os
import shutil
from pathlib import Path

import pytest
import yaml
from support import GOLDEN, TODAY, scorecards

from generator import checks

BROKEN = Path(__file__).parent / "broken"
ADVISED = Path(__file__).parent / "advised"
TARGETS = {
    "review": "states/RUR/cycle-3/review.yaml",
    "assessments": "states/RUR/cycle-3/assessments.yaml",
    "state": "states/RUR/state.yaml",
    "treaty_status": "treaty_status/river-treaty.yaml",
}
PLAIN_REVIEW = """\
state: RUR
cycle: 3
session: 34
status: adopted
held_on: 2019-11-12
record: complete
recommendations:
  - {paragraph: "121.1", summary: Ratify the treaty on clean rivers., by: [FRE], position: supported}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The golden content with one plain review and no assessments, so that every line comes from the broken file."""
    shutil.copytree(GOLDEN, tmp_path / "content")
    shutil.rmtree(tmp_path / "content/states/RUR/cycle-4")
    (tmp_path / "content/states/RUR/cycle-3/assessments.yaml").unlink()
    (tmp_path / "content/states/RUR/cycle-3/review.yaml").write_text(PLAIN_REVIEW, encoding="utf-8")
    return tmp_path


def test_the_base_of_these_tests_is_without_a_problem(folder: Path) -> None:
    assert scorecards(folder, "check", "--today", TODAY).out == "0 errors, 0 warnings\n"


def target_of(name: str) -> str:
    kind = name.split("--", maxsplit=1)[0]
    return TARGETS.get(kind, f"{kind}.yaml")


@pytest.mark.parametrize("case", sorted(path.stem for path in BROKEN.glob("*.yaml")))
def test_broken_file_gives_exactly_its_expected_lines(case: str, folder: Path) -> None:
    shutil.copy(BROKEN / f"{case}.yaml", folder / "content" / target_of(case))
    ran = scorecards(folder, "build", "--today", TODAY)
    expected = BROKEN / f"{case}.txt"
    if os.environ.get("BLESS"):
        expected.write_text(ran.out, encoding="utf-8")
    assert ran.out == expected.read_text(encoding="utf-8")
    assert (ran.code, ran.err) == (1, "")
    assert {path.name for path in (folder / "build").iterdir()} == {".cache"}, "nothing was written but what a next run need not do again"


@pytest.mark.parametrize("case", sorted(path.stem for path in ADVISED.glob("*.yaml")))
def test_advised_file_gives_exactly_its_expected_lines(case: str, folder: Path) -> None:
    shutil.copy(ADVISED / f"{case}.yaml", folder / "content" / target_of(case))
    ran = scorecards(folder, "check", "--today", TODAY)
    expected = ADVISED / f"{case}.txt"
    if os.environ.get("BLESS"):
        expected.write_text(ran.out, encoding="utf-8")
    assert ran.out == expected.read_text(encoding="utf-8")
    assert ran.code == 0


MENDED = yaml.safe_load((BROKEN.parent / "mended.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("check", [check.__name__ for check in (*checks.CHECKS, *checks.ADVICE)])
def test_what_mends_a_file_silences_the_check(check: str, folder: Path) -> None:
    entry = MENDED[check]
    if entry.get("words"):
        return
    if "page" in entry:
        path, text = folder / f"content/pages/{entry['page']}.md", f"# About\n\n{entry['wrong']}\n"
    else:
        path = folder / "content" / target_of(entry["file"])
        text = next(f.read_text(encoding="utf-8") for kind in (BROKEN, ADVISED) if (f := kind / f"{entry['file']}.yaml").is_file())
    assert text.count(entry["wrong"]) == 1
    path.write_text(text, encoding="utf-8")
    assert f"[{check}]" in scorecards(folder, "check", "--today", TODAY).out
    path.write_text(text.replace(entry["wrong"], entry["right"]), encoding="utf-8")
    assert f"[{check}]" not in scorecards(folder, "check", "--today", TODAY).out


def test_there_are_at_least_forty_broken_files() -> None:
    assert len(list(BROKEN.glob("*.yaml"))) >= 40


GENERATED = {
    "100,000 brackets": (
        b"[" * 100_000,
        ":1:13: RUR-3: brackets or indentation go deeper than 12 levels; check the brackets [yaml]",
    ),
    "50 MB": (
        b"# padding\n" * 5_000_000,
        ":1:1: RUR-3: the file is larger than 4,194,304 bytes; is it the right file? [yaml]",
    ),
    "binary": (
        bytes(range(256)) * 4,
        ":2:1: RUR-3: the file is not text in UTF-8, byte 129 is 0x80; save it as UTF-8 [yaml]",
    ),
    "NUL bytes": (
        b"state: RUR\x00\x00\n",
        ":1:1: RUR-3: the file holds control characters that YAML forbids; is it a text file? [yaml]",
    ),
    "UTF-16": (
        "state: RUR\n".encode("utf-16"),
        ":1:1: RUR-3: the file is not text in UTF-8, byte 1 is 0xff; save it as UTF-8 [yaml]",
    ),
    "500,000 values": (
        b"a: [" + b"1," * 500_000 + b"]",
        ":1:799999: RUR-3: the file has more than 400,000 values; split it [yaml]",
    ),
}


@pytest.mark.parametrize("case", GENERATED)
def test_file_made_to_break_the_reader_gives_one_line(case: str, folder: Path) -> None:
    data, line = GENERATED[case]
    (folder / "content" / TARGETS["review"]).write_bytes(data)
    ran = scorecards(folder, "check", "--today", TODAY)
    assert ran.out == f"content/{TARGETS['review']}{line}\n1 error, 0 warnings\n"
    assert (ran.code, ran.err) == (1, "")


def test_files_without_a_place_and_links_are_named(folder: Path) -> None:
    (folder / "content/states/RUR/cycle-3/reviev.yaml").write_text("a: 1\n", encoding="utf-8")
    (folder / "content/states/SYL/cycle-3").mkdir()
    (folder / "content/states/SYL/cycle-3/review.yaml").symlink_to("/etc/hostname")
    (folder / "content/groups.yaml").unlink()
    ran = scorecards(folder, "check", "--today", TODAY)
    assert ran.out.splitlines() == [
        "content/groups.yaml:1:1: groups: the file groups.yaml is missing; restore it [missing_file]",
        'content/states/RUR/cycle-3/reviev.yaml:1:1: RUR-3: the file "reviev.yaml" has no place here; did you mean review.yaml? [file_name]',
        "content/states/SYL/cycle-3/review.yaml:1:1: SYL-3: a link to another file; put the file itself here [file_name]",
        "3 errors, 0 warnings",
    ]


ADVICE = {
    "summary of more than 30 words": (
        PLAIN_REVIEW.replace("Ratify the treaty on clean rivers.", "Do " + "much " * 30 + "more."),
        "8:35: RUR-3-121.1: warning: summary has 32 words; say it in 30 [summary_is_short]",
    ),
    "ask to continue that is marked one-off": (
        PLAIN_REVIEW.replace("Ratify the", "Keep the").replace("supported}", "supported, kind: one_off}"),
        "8:107: RUR-3-121.1: warning: kind is one_off for an ask to continue something; write continuing [continuing_ask_is_marked]",
    ),
    "adopted review that nobody assessed": (
        PLAIN_REVIEW.replace("record:", "adopted_on: 2020-03-12\nrecord:"),
        "6:13: RUR-3: warning: 1 of 1 recommendations have no assessment 62 months after adoption; assessments are welcome [adopted_review_is_assessed]",
    ),
}


@pytest.mark.parametrize("case", ADVICE)
def test_advice_is_a_warning_and_stops_nothing(case: str, folder: Path) -> None:
    text, line = ADVICE[case]
    (folder / "content" / TARGETS["review"]).write_text(text, encoding="utf-8")
    ran = scorecards(folder, "check", "--today", TODAY)
    assert ran.out == f"content/{TARGETS['review']}:{line}\n0 errors, 1 warning\n"
    assert ran.code == 0


def test_finding_on_the_word_of_the_state_alone_is_a_warning(folder: Path) -> None:
    text = (BROKEN / "assessments--only-the-state.yaml").read_text(encoding="utf-8")
    marked = text.replace("        evidence:", "        state_source_only: true\n        evidence:")
    (folder / "content" / TARGETS["assessments"]).write_text(marked, encoding="utf-8")
    ran = scorecards(folder, "check", "--today", TODAY)
    assert "warning: evidence names only the State itself; look for another source [assessment_rests_on_more_than_the_state]" in ran.out
    assert ran.code == 0


def test_old_list_of_treaty_status_is_named_once_and_not_with_every_finding_that_rests_on_it(tmp_path: Path) -> None:
    shutil.copytree(GOLDEN, tmp_path / "content")
    lines = scorecards(tmp_path, "check", "--today", "2026-12-01").out.splitlines()
    advice = "the newest list of all States is {} months old; import newer data [treaty_status_is_recent]"
    assert [line for line in lines if "treaty_status_is_recent" in line] == [
        f"content/treaty_status/bridge-treaty.yaml:6:67: bridge-treaty treaty-status-2024: warning: {advice.format(31)}",
        f"content/treaty_status/hill-treaty.yaml:5:67: hill-treaty treaty-status-2024: warning: {advice.format(31)}",
        f"content/treaty_status/lake-treaty.yaml:5:67: lake-treaty treaty-status-2024: warning: {advice.format(31)}",
        f"content/treaty_status/river-treaty.yaml:5:77: river-treaty untc-vii-1-2024: warning: {advice.format(34)}",
    ]
    assert not [line for line in lines if "assessment_is_recent" in line]
    later = scorecards(tmp_path, "check", "--today", "2027-06-01").out
    assert "RUR-3-121.1: warning: the latest assessment is 31 months old; look for newer evidence [assessment_is_recent]" in later
    assert "RUR-3-122.8: warning" not in later


TAG = "write Markdown, or a space after < [page_is_plain_markdown]"
ATTRIBUTES = "the page has attributes in curly brackets; only the id of a heading, {#like-this}, may stand there [page_is_plain_markdown]"
WEB = "write a page of this site or an address that begins with https:// [page_is_plain_markdown]"
PAGES = {
    "html": ("<script>alert(1)", f'3:1: about: the page has the HTML tag "<script"; {TAG}'),
    "html between escaped backticks": ("\\`<b>\\`", f'3:3: about: the page has the HTML tag "<b"; {TAG}'),
    "a script in a link": ("A [link](javascript:alert(1)).", f'3:8: about: the page has a link to "javascript:alert(1"; {WEB}'),
    "a script spelt with entities": ("A [link](java&#115;cript:alert).", f'3:8: about: the page has a link to "java&#115;cript:alert"; {WEB}'),
    "a link that borrows the protocol": ("A [link](//evil.example/).", f'3:8: about: the page has a link to "//evil.example/"; {WEB}'),
    "a script in a reference": ("[a]: javascript:alert(1)", f'3:1: about: the page has a link to "javascript:alert(1)"; {WEB}'),
    "a picture": ("![x](https://evil.example/t.png)", "3:1: about: the page has a picture; describe it in words [page_is_plain_markdown]"),
    "attributes of a link": ('[a](index.md){: onclick="alert(1)" }', f"3:14: about: {ATTRIBUTES}"),
    "attributes of a heading": ("## Head {#hh onmouseover=alert(3) }", f"3:9: about: {ATTRIBUTES}"),
    "bidi": ("A\u202eb", "3:2: about: the page has the invisible character U+202E; delete it [page_is_plain_markdown]"),
}


@pytest.mark.parametrize("case", PAGES)
def test_hand_written_page_may_not_carry(case: str, folder: Path) -> None:
    text, line = PAGES[case]
    (folder / "content/pages/about.md").write_text(f"# T\n\n{text}\n", encoding="utf-8")
    ran = scorecards(folder, "check", "--today", TODAY)
    assert ran.out.splitlines()[0] == f"content/pages/about.md:{line}"
    assert ran.code == 1


def test_state_without_its_file_is_named_by_every_file_beside_it(folder: Path) -> None:
    (folder / "content/states/RUR/state.yaml").unlink()
    ran = scorecards(folder, "check", "--today", TODAY)
    assert ran.out.splitlines() == [
        "content/states/RUR/cycle-3/review.yaml:1:1: RUR-3: there is no state.yaml in the folder RUR; restore it, or move this file [review_stands_beside_its_state]",
        "1 error, 0 warnings",
    ]


@pytest.mark.parametrize("name", ["cycle-03", "cycle-0", "cycle-٣", "Cycle-4", "cycle-4x"])
def test_folder_that_only_looks_like_a_cycle_is_named(name: str, folder: Path) -> None:
    (folder / "content/states/RUR" / name).mkdir()
    shutil.copy(folder / "content" / TARGETS["review"], folder / "content/states/RUR" / name / "review.yaml")
    ran = scorecards(folder, "check", "--today", TODAY)
    assert ran.code == 1
    assert f"content/states/RUR/{name}/review.yaml:1:1:" in ran.out
    assert 'the file "review.yaml" has no place here; did you mean review.yaml?' not in ran.out


def test_folders_and_pipes_in_the_place_of_files_are_named(folder: Path) -> None:
    (folder / "content" / TARGETS["review"]).unlink()
    (folder / "content" / TARGETS["review"]).mkdir()
    os.mkfifo(folder / "content/states/SYL/pipe")
    ran = scorecards(folder, "check", "--today", TODAY)
    assert [line.rsplit(": ", 1)[1] for line in ran.out.splitlines()[:-1]] == ["not a file; put a file here [file_name]"] * 2


def test_missing_strange_and_huge_pages_are_named(folder: Path) -> None:
    (folder / "content/pages/about.md").unlink()
    (folder / "content/pages/index.md").write_text("# Mine\n", encoding="utf-8")
    (folder / "content/pages/glossary.md").write_text("# G\n" + "x" * 5_000_000, encoding="utf-8")
    assert scorecards(folder, "check", "--today", TODAY).out.splitlines() == [
        "content/pages/about.md:1:1: about: the page about.md is missing; restore it [missing_file]",
        "content/pages/glossary.md:1:1: glossary: the page is larger than 4,194,304 bytes; is it the right file? [page]",
        'content/pages/index.md:1:1: index: the file "index.md" has no place here; move it out of the content folder [file_name]',
        "3 errors, 0 warnings",
    ]


def test_status_of_a_treaty_that_is_not_listed_and_files_of_strange_names_are_named(folder: Path) -> None:
    statuses = folder / "content/treaty_status"
    for name in ("rivers-treaty", "River"):
        shutil.copy(statuses / "river-treaty.yaml", statuses / f"{name}.yaml")
    text = (statuses / "rivers-treaty.yaml").read_text(encoding="utf-8").replace("treaty: river-treaty", "treaty: rivers-treaty")
    (statuses / "rivers-treaty.yaml").write_text(text, encoding="utf-8")
    assert scorecards(folder, "check", "--today", TODAY).out.splitlines() == [
        'content/treaty_status/River.yaml:1:1: River: the file "River.yaml" has no place here; write the id of a treaty in treaties.yaml, such as treaty_status/opcat.yaml [file_name]',
        'content/treaty_status/rivers-treaty.yaml:3:9: rivers-treaty: treaty is "rivers-treaty", which is not in treaties.yaml; did you mean river-treaty or bridge-treaty or wind-treaty? [treaty_status_is_of_a_listed_treaty]',
        "2 errors, 0 warnings",
    ]
