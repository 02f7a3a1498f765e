"""The script that holds cited paragraphs against documents: what it reads, names as missing, and draws."""

import runpy
from pathlib import Path
from typing import Any

import pytest

TOOL = Path(__file__).parent.parent / "tools/cited_paragraphs.py"
DOCUMENT = """\
A/HRC/99/1

      I. Introduction
            1.     The first paragraph has
            2 lines, of which 27.7 per cent are short, and
            27.7 per cent are long.
            2.     The second.
GE.24-00001                                                          1
            3.     Recommendations:
                 3.1    Ratify the treaty (Freedonia);
                 3.10   Sign it (Sylvania).
Notes
        4. A note is no paragraph.
"""
ANSWERS = """\
            1.     Intro.
            2.     Answers.
            140.11-14
                   Done.
            140.82-85, 87
                   Under way.
"""
LETTER = """\
Madam,

          Observations in light   of the review


               The      first  paragraph.

goes on here

            The second.
"""
FILE = """\
sources:
  report: {type: ohchr, symbol: A/HRC/99/1}
  letter: {type: ohchr, title: Letter}
recommendations:
  "121.1":
    claims:
      - {source: report, paragraphs: "1-2", says: Two paragraphs.}
      - {source: letter, paragraphs: "annex, 2", says: The second.}
    assessments:
      - {level: in_process, reason: It began., evidence: [{source: report, paragraphs: "3.10"}]}
"""


@pytest.fixture
def tool() -> dict[str, Any]:
    return runpy.run_path(str(TOOL))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {"A_HRC_99_1.txt": DOCUMENT, "letter.txt": LETTER, "assessments.yaml": FILE}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_paragraphs_and_items_are_told_from_numbers_in_the_text(tool: dict[str, Any]) -> None:
    found = tool["paragraphs_of"](DOCUMENT)
    assert list(found) == ["1", "2", "3", "3.1", "3.10"]
    assert found["1"].endswith("27.7 per cent are long.")


def test_answers_are_found_by_their_headings(tool: dict[str, Any]) -> None:
    found = tool["paragraphs_of"](ANSWERS)
    assert (found["140.11-14"], found["140.82-85, 87"]) == ("140.11-14 Done.", "140.82-85, 87 Under way.")


def test_paragraphs_of_a_letter_are_counted(tool: dict[str, Any]) -> None:
    found = tool["annex_of"](LETTER)
    assert found == {"annex, 1": "The first paragraph. goes on here", "annex, 2": "The second."}


@pytest.mark.parametrize(
    ("cited", "names"),
    [("5", ["5"]), ("3-5, 9", ["3", "4", "5", "9"]), ("140.7, 61", ["140.7", "61"]), ("annex, 1, 3", ["annex, 1", "annex, 3"])],
)
def test_citation_names_each_paragraph(cited: str, names: list[str], tool: dict[str, Any]) -> None:
    assert list(tool["numbers_in"](cited)) == names


def test_citations_are_drawn_beside_their_paragraphs(tool: dict[str, Any], folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert tool["main"]([str(folder / "assessments.yaml"), str(folder), "--sample", "9", "--seed", "4"]) == 0
    out = capsys.readouterr().out
    assert "121.1 claim: The second.\n  letter, annex, 2\n    annex, 2: The second." in out
    assert "121.1 evidence: in_process: It began.\n  report, 3.10\n    3.10: 3.10   Sign it (Sylvania)." in out
    assert out.endswith("\n3 citations, 0 without their paragraph; seed 4\n")


def test_missing_paragraph_is_named(tool: dict[str, Any], folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "assessments.yaml").write_text(FILE.replace('"1-2"', '"2-5"'), encoding="utf-8")
    assert tool["main"]([str(folder / "assessments.yaml"), str(folder)]) == 1
    assert capsys.readouterr().err == "121.1: report has no paragraph 4, 5\n"


def test_missing_document_is_named(tool: dict[str, Any], folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "letter.txt").unlink()
    assert tool["main"]([str(folder / "assessments.yaml"), str(folder)]) == 2
    assert "letter.txt" in capsys.readouterr().err


def test_same_seed_draws_the_same(tool: dict[str, Any]) -> None:
    citations = list(range(1000))
    assert tool["drawn_from"](citations, 60, 7) == tool["drawn_from"](citations, 60, 7) != tool["drawn_from"](citations, 60, 8)
