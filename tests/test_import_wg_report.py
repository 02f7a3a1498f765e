"""Working Group reports: every block, both styles of numbering, positions as the report gives them, nothing guessed."""

import json
from collections import Counter
from pathlib import Path

import pytest
import yaml
from made_reports import EARLY, REPORT, word_of
from made_reports import import_report as run
from support import DATA, ROOT, project, scorecards

from generator.importers.asks import clean, read_asks
from generator.importers.state_names import StateNames
from generator.read import read


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The golden content with Ruritania's reviews taken out."""
    project(tmp_path)
    for cycle in ("cycle-3", "cycle-4"):
        for path in (tmp_path / "content/states/RUR" / cycle).iterdir():
            path.unlink()
    return tmp_path


def written(folder: Path, cycle: int) -> dict[str, object]:
    found = yaml.safe_load((folder / f"content/states/RUR/cycle-{cycle}/review.yaml").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def test_every_block_becomes_recommendations_with_its_position(folder: Path) -> None:
    ran = run(folder, REPORT)
    assert ran.code == 0, ran.err
    assert "report.txt: 6 recommendations read: 4 supported, 2 answer pending" in ran.out
    review = written(folder, 4)
    source = {"symbol": "A/HRC/99/16"}
    assert {key: str(value) for key, value in review.items() if key != "recommendations"} == {
        "state": "RUR",
        "cycle": "4",
        "session": "48",
        "status": "held",
        "held_on": "2025-01-28",
        "documents": str({"working_group_report": "A/HRC/99/16"}),
        "record": "complete",
    }
    assert review["recommendations"] == [
        {"paragraph": "140.1", "by": ["FRE", "SYL"], "position": "supported", "position_source": {**source, "paragraph": "140"}},
        {
            "paragraph": "140.2",
            "by": ["SYL", "VAT", "FRE"],
            "parts": [{"by": ["SYL"]}, {"by": ["VAT", "FRE"]}],
            "position": "supported",
            "position_source": {**source, "paragraph": "140"},
        },
        {"paragraph": "140.3", "by": ["FRE"], "position": "supported", "position_source": {**source, "paragraph": "140"}},
        {
            "paragraph": "141.1",
            "by": ["SYL"],
            "position": "supported",
            "position_source": {**source, "paragraph": "141"},
            "claimed_implemented": True,
        },
        {"paragraph": "142.1", "by": ["VAT"], "position": "pending", "position_source": {**source, "paragraph": "142"}},
        {"paragraph": "142.2", "by": ["SYL"], "position": "pending", "position_source": {**source, "paragraph": "142"}},
    ]


def test_plain_numbers_of_early_reports_stand_under_their_paragraph(folder: Path) -> None:
    ran = run(folder, EARLY, "--with-text")
    assert ran.code == 0, ran.err
    items = written(folder, 3)["recommendations"]
    assert isinstance(items, list)
    assert [(item["paragraph"], item["position"], item["text"]) for item in items] == [
        ("83.1", "pending", "Do the first thing."),
        ("83.2", "pending", "Do the 2nd thing in article 3."),
        ("83.3", "pending", "Do the third."),
        ("85.1", "noted", "Do what it will not."),
    ]


def test_second_import_changes_no_byte(folder: Path) -> None:
    run(folder, REPORT)
    path = folder / "content/states/RUR/cycle-4/review.yaml"
    before = path.read_bytes()
    assert run(folder, REPORT).out.endswith("nothing changed\n")
    assert path.read_bytes() == before


def test_pending_answer_of_a_report_never_replaces_an_answer_on_record(folder: Path) -> None:
    run(folder, REPORT)
    path = folder / "content/states/RUR/cycle-4/review.yaml"
    text = path.read_text(encoding="utf-8")
    answered = text.replace('position: pending\n    position_source: {symbol: A/HRC/99/16, paragraph: "142"}', "position: noted", 1)
    path.write_text(answered, encoding="utf-8")
    assert run(folder, REPORT).out.endswith("nothing changed\n")
    assert path.read_text(encoding="utf-8") == answered


FAULTS = {
    "a number that is missing": (REPORT.replace("140.2. Ask", "Ask"), "row 140: 140.2 cannot be found"),
    "an unknown State": (REPORT.replace("(Holy See);", "(Utopia);"), 'row 142: 142.1: "Utopia" is the name of no State or observer'),
    "no State": (REPORT.replace("Think again (Sylvania)", "Think again"), "row 142: 142.2: no State stands in brackets after"),
}


@pytest.mark.parametrize("case", FAULTS)
def test_paragraph_that_cannot_be_read_is_named_and_nothing_is_written(case: str, folder: Path) -> None:
    text, message = FAULTS[case]
    ran = run(folder, text)
    assert ran.code == 1
    assert message in ran.err
    assert not (folder / "content/states/RUR/cycle-4/review.yaml").exists()


def test_opening_words_without_a_position_leave_it_unclear_and_say_so(folder: Path) -> None:
    ran = run(
        folder,
        EARLY.replace("the following recommendations were made to Ruritania", "Ruritania agreed on the following").replace(
            "84. The response of Ruritania to these recommendations will be included in the outcome report.\n85", "84"
        ),
    )
    assert "note: row 83: paragraph 83 does not say the position" in ran.out
    assert "unclear" in ran.out


TWO_WAYS = {
    "support, and words that note": "enjoy the support of Ruritania. The recommendations noted in the report are listed:",
    "done already, and no support": "are considered by Ruritania to be already implemented:",
    "noted, and examined later": "were noted by Ruritania and will be examined by it:",
}


@pytest.mark.parametrize("case", TWO_WAYS)
def test_words_that_point_two_ways_leave_the_position_unclear(case: str, folder: Path) -> None:
    ran = run(folder, EARLY.replace("did not enjoy the support of Ruritania:", TWO_WAYS[case]))
    assert "note: row 85: paragraph 85 does not say the position" in ran.out
    assert "3 answer pending, 1 unclear" in ran.out


def test_item_numbered_like_the_next_paragraph_stays_an_item(folder: Path) -> None:
    items = "".join(f"{number}. Do thing {number} for the State (Freedonia);\n" for number in range(1, 90))
    first = EARLY.index("1. Do the first thing")
    run(folder, EARLY[:first] + items.rstrip(";\n") + ".\n" + EARLY[EARLY.index("84. The response") :])
    found = written(folder, 3)["recommendations"]
    assert isinstance(found, list)
    assert [item["paragraph"] for item in found] == [*(f"83.{number}" for number in range(1, 90)), "85.1"]


@pytest.mark.parametrize("note", ["1", "1;", "1 The recommendation as read: “Do less” (Sylvania).", "2; the words of the page before” (Sylvania);"])
def test_footnote_behind_a_recommendation_adds_no_state(note: str, folder: Path) -> None:
    ran = run(folder, EARLY.replace("3. Do the third (Holy See).", f"3. Do the third (Holy See); {note}"))
    assert ran.code == 0, ran.err
    found = written(folder, 3)["recommendations"]
    assert isinstance(found, list)
    assert found[2]["by"] == ["VAT"]


def test_paragraph_behind_a_footnote_is_read(folder: Path) -> None:
    ran = run(folder, REPORT.replace("141.1 Do what was done (Sylvania).", "141.1 Do what was done (Sylvania).2"))
    assert "6 recommendations read: 4 supported, 2 answer pending" in ran.out


def test_recommendation_numbered_out_of_order_is_named_not_lost(folder: Path) -> None:
    ran = run(folder, EARLY.replace("3. Do the third (Holy See).", "5. Do the fifth (Holy See)."))
    assert ran.code == 1
    assert ran.err.splitlines()[:2] == ["report.txt: row 83: 83.3 cannot be found", "report.txt: row 83: 83.4 cannot be found"]


def test_unknown_name_beside_a_known_one_is_a_complaint_in_the_middle_too(folder: Path) -> None:
    content, _ = read(folder / "content")
    _, complaints = read_asks("Sign (Freedonia) (Utopia) and ratify the treaty (Sylvania)", StateNames(content))
    assert [complaint.split(";")[0] for complaint in complaints] == ['"Utopia" is the name of no State or observer']


def test_word_file_is_read_like_text(folder: Path) -> None:
    word_of(REPORT).save(str(folder / "report.docx"))
    ran = scorecards(folder, "import", "wg-report", "report.docx")
    assert "6 recommendations read: 4 supported, 2 answer pending" in ran.out


def test_several_reports_are_imported_each_on_its_own(folder: Path) -> None:
    (folder / "good.txt").write_text(REPORT, encoding="utf-8")
    (folder / "bad.txt").write_text("Dear Sir or Madam,", encoding="utf-8")
    ran = scorecards(folder, "import", "wg-report", "bad.txt", "good.txt")
    assert ran.code == 1
    assert ran.err == "bad.txt: it has no section II, conclusions and recommendations; give a report of the Working Group as text, .docx or PDF\n"
    assert "6 recommendations read" in ran.out


@pytest.mark.parametrize("data", [b"%PDF-1.7 ...", b"PK\x03\x04", b"\x00" * 100, b""])
def test_file_of_another_kind_is_refused_in_one_line(data: bytes, folder: Path) -> None:
    (folder / "report.txt").write_bytes(data)
    ran = scorecards(folder, "import", "wg-report", "report.txt")
    assert ran.code == 1
    assert len(ran.err.splitlines()) == 1
    assert "give a report of the Working Group as text, .docx or PDF" in ran.err


needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the outside data is not here")


@needs_data
def test_hand_checked_paragraphs_are_read_right() -> None:
    content, _ = read(ROOT / "content")
    names = StateNames(content)
    numbers, states, texts = (
        json.loads((DATA / f"wg-paragraphs/upr_paragraph_{kind}.json").read_text(encoding="utf-8")) for kind in ("numbers", "countries", "text")
    )
    right: Counter[str] = Counter()
    for number, by, text in zip(numbers, states, texts, strict=True):
        label, said = number["text"].split(" ", maxsplit=1)
        parts, complaints = read_asks(said, names)
        right["number"] += label.rstrip(".") == number["label"]
        right["States"] += not complaints and {code for part in parts for code in part.by} == {names.code(name) for name in by["label"]}
        right["text"] += " ".join(part.text for part in parts) == clean(text["label"])
    assert right == {"number": 100, "States": 100, "text": 100}


@needs_data
@pytest.mark.parametrize(("cycle", "report", "positions"), [(3, "A_HRC_43_15", "58 supported, 157 answer pending"), (4, "A_HRC_59_15", "254 answer pending")])
def test_reports_of_slovenia_agree_with_the_record(cycle: int, report: str, positions: str, tmp_path: Path) -> None:
    folder = project(tmp_path, ROOT / "content")
    ran = scorecards(folder, "import", "wg-report", str(DATA / f"slovenia/{report}.txt"))
    assert f"recommendations read: {positions}" in ran.out
    assert "to decide" not in ran.out
    assert ran.out.endswith(f"cycle-{cycle}/review.yaml: nothing changed\n")
