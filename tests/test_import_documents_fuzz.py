"""Reports and addenda that somebody broke: a clear refusal or a sound record, never a traceback, never half a record, never for long."""

import contextlib
import random
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_reports import EARLY, REPORT, import_report, pdf_of, with_parts, word_of
from support import Ran, project, scorecards
from test_import_addendum import ADDENDUM

from generator.importers.wg_report import read_wg_report
from generator.importers.word_file import NotAList
from generator.read import read

SOUND = {"wg-report": REPORT, "addendum": ADDENDUM}


def without_cycle_4(folder: Path) -> Path:
    """The golden content without Ruritania's fourth cycle."""
    project(folder)
    for path in (folder / "content/states/RUR/cycle-4").iterdir():
        path.unlink()
    return folder


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The golden content with Ruritania's fourth cycle as its report has it."""
    folder = without_cycle_4(tmp_path_factory.mktemp("fuzz"))
    assert import_report(folder, REPORT).code == 0
    return folder


@pytest.fixture(scope="module")
def before(reviewed: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The content that each command begins from."""
    return {"wg-report": without_cycle_4(tmp_path_factory.mktemp("before")), "addendum": reviewed}


def state_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted((folder / "content").rglob("*")) if path.is_file()}


def attempt(folder: Path, command: str, name: str, data: bytes) -> tuple[Ran, bool]:
    """Runs an import on bytes; whether content changed. Content is put back as it was."""
    before = state_of(folder)
    (folder / name).write_bytes(data)
    ran = scorecards(folder, "import", command, name)
    (folder / name).unlink()
    after = state_of(folder)
    for path in after.keys() - before.keys():
        (folder / path).unlink()
    for path, old in before.items():
        (folder / path).write_bytes(old)
    return ran, before != after


def assert_refused_or_sound(ran: Ran, *, changed: bool) -> None:
    assert ran.code in {0, 1}
    assert "Traceback" not in ran.out + ran.err
    if ran.code == 1:
        assert ran.err.strip()
        assert not changed


@pytest.mark.parametrize("command", SOUND)
def test_text_cut_anywhere_writes_nothing_that_the_whole_would_not(command: str, before: dict[str, Path]) -> None:
    whole = SOUND[command].encode()
    for end in range(0, len(whole) - 1, 37):
        ran, changed = attempt(before[command], command, "cut.txt", whole[:end])
        assert_refused_or_sound(ran, changed=changed)
        assert not changed or end > len(whole) - 80, f"the first {end} of {len(whole)} bytes were written"


@pytest.mark.parametrize("command", SOUND)
@pytest.mark.parametrize("seed", range(12))
def test_shuffled_lines_are_refused_or_read_soundly(command: str, seed: int, before: dict[str, Path]) -> None:
    lines = SOUND[command].splitlines(keepends=True)
    random.Random(seed).shuffle(lines)
    ran, changed = attempt(before[command], command, "shuffled.txt", "".join(lines).encode())
    assert_refused_or_sound(ran, changed=changed)


ENCODINGS = ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "mac_roman", "latin-1", "cp037", "utf-7"]


@pytest.mark.parametrize("command", SOUND)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_other_encodings_are_refused_or_read_soundly(command: str, encoding: str, before: dict[str, Path]) -> None:
    ran, changed = attempt(before[command], command, "encoded.txt", SOUND[command].encode(encoding, errors="replace"))
    assert_refused_or_sound(ran, changed=changed)
    assert ran.code == 1 or encoding in {"utf-16", "mac_roman", "latin-1", "utf-7"}


HOSTILE = {
    "zeros": b"\x00" * 5000,
    "zeros in the text": REPORT.replace("140.2", "140.\x002").encode(),
    "one long line": b"a" * 1_000_000,
    "brackets without end": REPORT.replace("Ask one thing", "(" * 100_000).encode(),
    "brackets in each other": REPORT.replace("Ask one thing", "(" * 50_000 + ")" * 50_000).encode(),
    "names without end": REPORT.replace("(Holy See);", "(" + "Utopia, " * 100_000 + ");").encode(),
    "names that are none": REPORT.replace("Ask one thing", "Ask (Sylvanja) and " * 100_000).encode(),
    "numbers without end": REPORT.replace("Ask one thing", "140.2 Ask; " * 100_000).encode(),
    "plain numbers without end": EARLY.replace("1. Do the first", "1. Do. " * 150_000 + "1. Do the first").encode(),
    "paragraphs without end": EARLY.replace("84. The response", "".join(f"{n}. The Government. " for n in range(84, 999)) * 50).encode(),
    "openings without end": EARLY.replace("84. The response", "84. The following recommendation " * 40_000).encode(),
    "quotation marks without end": REPORT.replace("Ask one thing", "Ask” (Sylvania); " * 50_000).encode(),
    "footnotes without end": REPORT.replace("Ask one thing", "1 The recommendation as read: “" * 40_000).encode(),
    "headings without end": ("II. Conclusions and/or recommendations " * 30_000).encode(),
    "annexes without end": REPORT.replace("Ask one thing", "Annex [" * 100_000).encode(),
    "spaces without end": REPORT.replace("Ask one thing", " " * 1_000_000).encode(),
    "line ends without end": REPORT.replace("Ask one thing", "\n" * 1_000_000).encode(),
    "points without end": REPORT.replace("Ask one thing", "." * 1_000_000).encode(),
    "digits without end": REPORT.replace("Ask one thing", "1" * 1_000_000).encode(),
    "lists without end": ADDENDUM.replace("142.2.", "142.1-400, " * 50_000).encode(),
    "rising lists without end": ADDENDUM.replace("142.2.", ", ".join(f"142.{n}" for n in range(1, 999)) * 100).encode(),
    "words that accept without end": ADDENDUM.replace("142.2.", "accepts 142.1 and notes " * 50_000).encode(),
    "paragraph numbers without end": ADDENDUM.replace("5. The", "".join(f"\n{n}. Words. " for n in range(5, 999)) * 50 + "5. The").encode(),
    "titles without end": ("Universal Periodic Review* " * 40_000 + ADDENDUM).encode(),
    "more than is read": b"A/HRC/99/16 " * 1_000_000,
}


@pytest.mark.parametrize("command", SOUND)
@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_text_takes_no_long_time_and_writes_nothing_unsound(case: str, command: str, before: dict[str, Path]) -> None:
    begun = time.process_time()
    ran, changed = attempt(before[command], command, "hostile.txt", HOSTILE[case])
    assert time.process_time() - begun < 20
    assert_refused_or_sound(ran, changed=changed)


@pytest.mark.parametrize("sign", ["(", "1. ", "140.2 ", "Ask (Sylvania); ", "Ask ", "(Utopia) ", "”", "\n12\n"])
def test_time_grows_no_faster_than_the_text(sign: str, tmp_path: Path) -> None:
    content, _ = read(project(tmp_path) / "content")

    def seconds(length: int) -> float:
        (tmp_path / "report.txt").write_text(REPORT.replace("Ask one thing", sign * (length // len(sign))), encoding="utf-8")
        begun = time.process_time()
        with contextlib.suppress(NotAList):
            read_wg_report(tmp_path / "report.txt", content)
        return time.process_time() - begun

    seconds(1000)
    small, large = seconds(100_000), seconds(1_000_000)
    assert large < 25 * small + 1, f"ten times the text took {large / small:.0f} times as long"


def packages(folder: Path) -> dict[str, bytes]:
    """Word files that somebody prepared, by what is wrong with them."""
    made = {}
    for name, parts in {
        "entities": {"word/document.xml": b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><d>&b;</d>'},
        "an outside entity": {"word/document.xml": b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>'},
        "no XML": {"word/document.xml": b"\x00\x01\x02"},
        "no body": {"word/document.xml": b'<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'},
        "broken numbering": {"word/numbering.xml": b'<?xml version="1.0"?><w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum><w:lvl/></w:abstractNum></w:numbering>'},
        "nothing in it": {"[Content_Types].xml": b""},
    }.items():  # fmt: skip
        word_of(REPORT).save(str(folder / "made.docx"))
        with_parts(folder / "made.docx", parts)
        made[name] = (folder / "made.docx").read_bytes()
    with zipfile.ZipFile(folder / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"a" * 250_000_000)
    made["a bomb"] = (folder / "bomb.docx").read_bytes()
    word_of(REPORT).save(str(folder / "made.docx"))
    made["half of it"] = (folder / "made.docx").read_bytes()[:5000]
    made["text by another name"] = REPORT.encode()
    return made


def test_prepared_word_files_are_refused_in_one_line(tmp_path: Path, before: dict[str, Path]) -> None:
    for name, data in packages(tmp_path).items():
        for command in SOUND:
            ran, changed = attempt(before[command], command, "made.docx", data)
            assert not changed
            assert ran.code == 1, f"{name}: {ran.out}"
            assert len(ran.err.splitlines()) == 1, f"{name}: {ran.err}"


@pytest.mark.parametrize("command", SOUND)
@pytest.mark.parametrize("seed", range(20))
def test_damaged_pdf_is_refused_or_read_soundly(command: str, seed: int, before: dict[str, Path]) -> None:
    damaged = bytearray(pdf_of([SOUND[command].splitlines()]))
    chance = random.Random(seed)
    for _ in range(40):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    ran, changed = attempt(before[command], command, "damaged.pdf", b"%PDF-1.4" + bytes(damaged[8:]))
    assert_refused_or_sound(ran, changed=changed)


@pytest.mark.parametrize("command", SOUND)
@given(data=st.binary(max_size=400))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_refused(command: str, data: bytes, before: dict[str, Path]) -> None:
    for name in ("any.txt", "any.docx", "any.pdf"):
        ran, changed = attempt(before[command], command, name, data)
        assert ran.code == 1
        assert not changed


@pytest.mark.parametrize("command", SOUND)
@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_words_put_anywhere_are_refused_or_read_soundly(command: str, data: st.DataObject, before: dict[str, Path]) -> None:
    text = SOUND[command]
    place = data.draw(st.integers(0, len(text)))
    words = data.draw(
        st.text(max_size=30)
        | st.sampled_from(["(Sylvania);", "140.2 ", " 141. The ", "1 The recommendation as read: “", "\x0c", "II. Conclusions and/or recommendations"])
    )
    ran, changed = attempt(before[command], command, "put.txt", (text[:place] + words + text[place:]).encode("utf-8", errors="replace"))
    assert_refused_or_sound(ran, changed=changed)
