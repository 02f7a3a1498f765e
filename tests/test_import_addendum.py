"""Addenda: what the State answers, held against the record and the addendum's own totals, written value by value."""

import re
from pathlib import Path

import pytest
import yaml
from made_reports import EARLY, REPORT, import_report, pdf_of, word_of
from support import DATA, GOLDEN, ROOT, Ran, project, scorecards

from generator.importers.addendum.numbers import lists_of_numbers
from generator.importers.addendum.reader import read_addendum
from generator.read import read
from generator.yaml_document import parse_yaml

CONTENT = read(GOLDEN)[0]
HEAD = """
              United Nations                                        A/HRC/99/16/Add.1
              General Assembly                                      Distr.: General
                                                                    8 April 2025
                                                                    Original: English
Report of the Working Group on the Universal Periodic Review*
Ruritania
Addendum
Views on conclusions and/or recommendations, voluntary commitments and replies presented by the State under review
GE.25-05640 (E)
A/HRC/99/16/Add.1
1. This document contains the response of Ruritania to the recommendations made on 28 January 2025.
"""
ADDENDUM = (
    HEAD
    + """2. Ruritania received 6 recommendations, of which 5 are supported and 1 noted.
Accepted recommendations
3. The Government accepts the following recommendations: 140.1-
3 and 141.1.
Accepted recommendations that Ruritania considers already implemented
4. The Government accepts recommendation 142.1. It provides some information:
142.1
The river was cleaned; the report on it was accepted and supported by all.
Noted recommendations
5. The Government takes note of recommendation 142.2.
"""
)
PENDING = 'position: pending\n    position_source: {symbol: A/HRC/99/16, paragraph: "142"}'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The golden content with Ruritania's fourth cycle as its report has it: four supported, two pending."""
    project(tmp_path)
    for path in (tmp_path / "content/states/RUR/cycle-4").iterdir():
        path.unlink()
    assert import_report(tmp_path, REPORT).code == 0
    return tmp_path


def run(folder: Path, text: str, *more: str) -> Ran:
    (folder / "addendum.txt").write_text(text, encoding="utf-8")
    return scorecards(folder, "import", "addendum", "addendum.txt", *more)


def path_of(folder: Path, cycle: int = 4) -> Path:
    return folder / f"content/states/RUR/cycle-{cycle}/review.yaml"


def written(folder: Path) -> dict[str, dict[str, object]]:
    review = yaml.safe_load(path_of(folder).read_text(encoding="utf-8"))
    return {one["paragraph"]: one for one in review["recommendations"]}


def test_answers_and_facts_are_written_with_their_source(folder: Path) -> None:
    ran = run(folder, ADDENDUM)
    assert ran.code == 0, ran.err
    assert "addendum.txt: 6 answers read: 5 supported, 1 noted; 1 said to be implemented or in process" in ran.out
    found = written(folder)
    assert (found["142.1"]["position"], found["142.1"]["claimed_implemented"]) == ("supported", True)
    assert found["142.1"]["position_source"] == {"symbol": "A/HRC/99/16/Add.1", "paragraph": "4"}
    assert (found["142.2"]["position"], found["142.2"]["position_source"]) == ("noted", {"symbol": "A/HRC/99/16/Add.1", "paragraph": "5"})
    assert found["140.1"]["position_source"] == {"symbol": "A/HRC/99/16", "paragraph": "140"}
    assert all("position_history" not in one for one in found.values()), "a pending answer that arrives needs no history"
    text = path_of(folder).read_text(encoding="utf-8")
    assert "held_on: 2025-01-28\naddendum_on: 2025-04-08\n" in text
    assert "{working_group_report: A/HRC/99/16, addendum: A/HRC/99/16/Add.1}\n" in text
    assert "declared: {recommendations: 6, supported: 5, noted: 1}\n" in text


def test_record_with_answers_passes_the_checks(folder: Path) -> None:
    run(folder, ADDENDUM)
    text = path_of(folder).read_text(encoding="utf-8")
    path_of(folder).write_text(
        re.sub(r'(  - paragraph: "[\d.]+"\n)', r"\1    summary: Do it.\n", text).replace("{by: [", "{summary: Do it., by: ["), encoding="utf-8"
    )
    ran = scorecards(folder, "check", "content/states/RUR/cycle-4/review.yaml", "--today", "2025-06-01")
    assert "0 errors" in ran.out, ran.out


def test_second_import_changes_no_byte(folder: Path) -> None:
    run(folder, ADDENDUM)
    before = path_of(folder).read_bytes()
    assert run(folder, ADDENDUM).out.endswith("review.yaml: nothing changed\n")
    assert path_of(folder).read_bytes() == before


def test_what_people_wrote_keeps_every_byte(folder: Path) -> None:
    text = path_of(folder).read_text(encoding="utf-8")
    mine = text.replace(PENDING, f"summary: Think of it.   # mine\n    {PENDING}   # see the report", 1).replace(
        "record: complete", "# why\nrecord: complete   # all"
    )
    path_of(folder).write_text(mine, encoding="utf-8")
    assert run(folder, ADDENDUM).code == 0
    after = path_of(folder).read_text(encoding="utf-8")
    for kept in ("summary: Think of it.   # mine", "   # see the report", "# why\nrecord: complete   # all"):
        assert kept in after


@pytest.mark.parametrize("newline", ["\r\n", "\n"])
def test_line_ends_and_mark_of_the_file_stay(newline: str, folder: Path) -> None:
    text = "\ufeff" + path_of(folder).read_text(encoding="utf-8").replace("\n", newline)
    path_of(folder).write_bytes(text.encode())
    assert run(folder, ADDENDUM).code == 0
    after = path_of(folder).read_bytes().decode()
    assert after.startswith("\ufeff")
    assert after.count("\n") == after.count(newline)


def test_source_that_people_corrected_is_kept(folder: Path) -> None:
    run(folder, ADDENDUM)
    text = path_of(folder).read_text(encoding="utf-8")
    corrected = text.replace('{symbol: A/HRC/99/16/Add.1, paragraph: "5"}', '{symbol: A/HRC/99/16/Add.1, paragraph: "4"}   # misprinted there')
    path_of(folder).write_text(corrected, encoding="utf-8")
    assert run(folder, ADDENDUM).out.endswith("nothing changed\n")
    assert path_of(folder).read_text(encoding="utf-8") == corrected


def test_answer_that_gives_way_to_another_begins_a_history(folder: Path) -> None:
    changed = (
        ADDENDUM.replace("140.1-\n3 and 141.1", "140.1-2 and 141.1")
        .replace("recommendation 142.2", "recommendations 140.3, 142.2")
        .replace("5 are supported and 1 noted", "4 are supported and 2 noted")
    )
    ran = run(folder, changed)
    assert ran.code == 0, ran.err
    assert "140.3: position was supported, is noted" in ran.out
    document, _ = parse_yaml(path_of(folder).read_bytes())
    assert document is not None
    assert next(one for one in document.value["recommendations"] if one["paragraph"] == "140.3")["position_history"] == [
        {"on": "2025-01-28", "position": "supported", "source": {"symbol": "A/HRC/99/16", "paragraph": "140"}},
        {"on": "2025-04-08", "position": "noted", "source": {"symbol": "A/HRC/99/16/Add.1", "paragraph": "5"}},
    ]
    assert run(folder, changed).out.endswith("nothing changed\n")


def test_report_does_not_turn_back_what_its_addendum_changed(folder: Path) -> None:
    changed = ADDENDUM.replace("140.1-\n3 and 141.1", "140.1-2 and 141.1").replace("recommendation 142.2", "recommendations 140.3, 142.2")
    assert run(folder, changed.replace("5 are supported and 1 noted", "4 are supported and 2 noted")).code == 0
    before = path_of(folder).read_bytes()
    ran = import_report(folder, REPORT, "--partial")
    assert "to decide: 140.3: position is noted by its history, the list says supported; it was kept" in ran.out
    assert ran.out.endswith("nothing changed\n")
    assert path_of(folder).read_bytes() == before


NOT_EDITABLE = {
    "a comment inside a source": (PENDING, "position: pending\n    position_source:   # there\n      symbol: A/HRC/99/16", "a comment stands inside position_source on line"),
    "a recommendation in curly brackets": ('  - paragraph: "142.2"\n    by: [SYL]\n    ' + PENDING, '  - {paragraph: "142.2", by: [SYL], position: pending}', "a recommendation stands in curly brackets"),
}  # fmt: skip


@pytest.mark.parametrize("case", NOT_EDITABLE)
def test_form_that_cannot_be_changed_without_harm_is_refused(case: str, folder: Path) -> None:
    old, new, message = NOT_EDITABLE[case]
    text = path_of(folder).read_text(encoding="utf-8")
    assert old in text
    path_of(folder).write_text(text.replace(old, new), encoding="utf-8")
    before = path_of(folder).read_bytes()
    ran = run(folder, ADDENDUM)
    assert ran.code == 1
    assert message in ran.err
    assert path_of(folder).read_bytes() == before


def test_history_that_a_file_keeps_goes_on(folder: Path) -> None:
    history = 'position_history:\n      - {on: 2025-01-28, position: pending, source: {symbol: A/HRC/99/16, paragraph: "142"}}   # first'
    path_of(folder).write_text(path_of(folder).read_text(encoding="utf-8").replace(PENDING, f"{PENDING}\n    {history}", 1), encoding="utf-8")
    assert run(folder, ADDENDUM).code == 0
    entries = written(folder)["142.1"]["position_history"]
    assert isinstance(entries, list)
    assert [entry["position"] for entry in entries] == ["pending", "supported"]
    assert "# first\n      - {on: 2025-04-08, position: supported, source:" in path_of(folder).read_text(encoding="utf-8")


NO_HISTORY = {
    "no day of the review": (("held_on: 2025-01-28\n", ""), "140.3: its position changes from supported to noted; add held_on, the day of the first"),
    "a history on one line": (
        (f"{PENDING}\n", f'{PENDING}\n    position_history: [{{on: 2025-01-28, position: pending, source: {{symbol: A/HRC/99/16, paragraph: "142"}}}}]\n'),
        "is not a list with a dash before each entry; write it so",
    ),
}


@pytest.mark.parametrize("case", NO_HISTORY)
def test_history_that_cannot_be_written_is_a_fault(case: str, folder: Path) -> None:
    (old, new), message = NO_HISTORY[case]
    path_of(folder).write_text(path_of(folder).read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    before = path_of(folder).read_bytes()
    text = (
        ADDENDUM.replace("140.1-\n3 and", "140.1-2 and")
        .replace("recommendation 142.2", "recommendations 140.3, 142.2")
        .replace("which 5 are supported and 1", "which 4 are supported and 2")
    )
    ran = run(folder, text, "--state", "RUR", "--cycle", "4")
    assert ran.code == 1
    assert message in ran.err
    assert path_of(folder).read_bytes() == before


FAULTS = {
    "a number that is in no record": (("142.2.", "142.2, 142.9."), ["142.9 is answered but stands in no record"]),
    "two answers": (("142.2.", "141.1, 142.2."), ["141.1 is answered twice: supported in paragraph 3, noted in paragraph 5"]),
    "no answer to one": (
        ("5. The Government takes note of recommendation 142.2.", ""),
        ["142.2 has no answer in the addendum and none on record", "the addendum counts 1 noted, its lists have 0"],
    ),
    "totals of its own that differ": (("5 are supported and 1 noted", "4 are supported and 2 noted"), ["the addendum counts 4 supported, its lists have 5", "the addendum counts 2 noted, its lists have 1"]),
    "another number of recommendations": (("received 6", "received 7"), ["the addendum counts 7 recommendations, the record has 6"]),
    "words that point two ways": (("takes note of recommendation", "accepts, and takes note of, recommendation"), ["paragraph 5: the words about 142.2 point two ways; decide by hand"]),
    "a bare number": (("recommendation 142.2.", "Rec. 9."), ["Rec. 9 could be 140.9 or 141.9 or 142.9; decide by hand"]),
}  # fmt: skip


@pytest.mark.parametrize("case", FAULTS)
def test_answers_that_do_not_add_up_are_named_and_nothing_is_written(case: str, folder: Path) -> None:
    (old, new), messages = FAULTS[case]
    before = path_of(folder).read_bytes()
    assert old in ADDENDUM
    ran = run(folder, ADDENDUM.replace(old, new))
    assert ran.code == 1
    for message in messages:
        assert f"addendum.txt: {message}\n" in ran.err
    assert ran.err.endswith("nothing was written (--partial writes what adds up)\n")
    assert path_of(folder).read_bytes() == before


def test_partial_writes_what_adds_up_and_names_the_rest(folder: Path) -> None:
    ran = run(folder, ADDENDUM.replace("142.2.", "142.1, 142.2, 142.9."), "--partial")
    assert ran.code == 0
    assert "left out: 142.9 is answered but stands in no record" in ran.out
    assert "left out: 142.1 is answered twice: supported in paragraph 4, noted in paragraph 5" in ran.out
    found = written(folder)
    assert [found[label]["position"] for label in ("142.1", "142.2")] == ["pending", "noted"]
    assert "declared" not in path_of(folder).read_text(encoding="utf-8")


def test_totals_that_the_record_declares_must_agree(folder: Path) -> None:
    text = path_of(folder).read_text(encoding="utf-8")
    path_of(folder).write_text(text.replace("record: complete", "declared: {recommendations: 6, supported: 4, noted: 2}\nrecord: complete"), encoding="utf-8")
    ran = run(folder, ADDENDUM)
    assert ran.code == 1
    assert "supported would be 5 with A/HRC/99/16/Add.1, and declared in review.yaml is 4" in ran.err


def test_partial_record_takes_the_answers_that_concern_it(folder: Path) -> None:
    text = path_of(folder).read_text(encoding="utf-8")
    start, end = text.index('  - paragraph: "140.1"'), text.index('  - paragraph: "142.1"')
    path_of(folder).write_text((text[:start] + text[end:]).replace("record: complete", "record: partial\nrecord_note: Two of them."), encoding="utf-8")
    ran = run(folder, ADDENDUM)
    assert ran.code == 0, ran.err
    assert "note: 4 answers are to recommendations that the partial record does not list" in ran.out
    assert {label: one["position"] for label, one in written(folder).items()} == {"142.1": "supported", "142.2": "noted"}


REFUSED = {
    "another report": (("A/HRC/99/16/Add.1", "A/HRC/98/16/Add.1"), (), "adds to A/HRC/98/16, and no review of RUR on record has that report; add --cycle"),
    "another report, with its cycle": (("A/HRC/99/16/Add.1", "A/HRC/98/16/Add.1"), ("--cycle", "4"), "adds to A/HRC/98/16, and the report of RUR-4 is A/HRC/99/16; check --state and --cycle"),
    "another State": (("Ruritania", "Ruritania"), ("--state", "SYL", "--cycle", "3"), "says it is about RUR, not SYL; check --state"),
    "a State that is none": (("Ruritania\nAddendum", "Utopia\nAddendum"), (), "does not say which State it is about; add --state and --cycle"),
    "a code that is none": (("Ruritania", "Ruritania"), ("--state", "XXX"), 'state is "XXX", the code of no State; write the name of a folder in content/states'),
    "no symbol": (("A/HRC/99/16/Add.1", "A/HRC/99/16"), (), "no symbol of an addendum, such as A/HRC/43/15/Add.1, stands on its first page; give an addendum"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_addendum_of_another_kind_or_review_is_refused_in_one_line(case: str, folder: Path) -> None:
    (old, new), more, message = REFUSED[case]
    before = path_of(folder).read_bytes()
    ran = run(folder, ADDENDUM.replace(old, new), *more)
    assert ran.code == 1
    assert message in ran.err
    assert len(ran.err.splitlines()) == 1
    assert path_of(folder).read_bytes() == before


def test_text_without_answers_is_refused(folder: Path) -> None:
    ran = run(folder, HEAD + "2. Ruritania thanks all States for 140.1.\n")
    assert (
        ran.err
        == "addendum.txt: no list of recommendations with a position stands in it; give an addendum to a report of the Working Group as text, .docx or PDF\n"
    )


def test_second_addendum_and_another_day_are_refused(folder: Path) -> None:
    run(folder, ADDENDUM)
    assert "documents.addendum is A/HRC/99/16/Add.1 in review.yaml, and this is A/HRC/99/16/Add.2" in run(folder, ADDENDUM.replace("Add.1", "Add.2")).err
    assert "addendum_on is 2025-04-08 in review.yaml, and A/HRC/99/16/Add.1 is dated 2025-04-09" in run(folder, ADDENDUM.replace("8 April", "9 April")).err


def test_review_without_recommendations_wants_the_report_first(folder: Path) -> None:
    head = path_of(folder).read_text(encoding="utf-8").partition("record:")[0]
    path_of(folder).write_text(head + "record: none\n", encoding="utf-8")
    assert "RUR-4 has no recommendations on record; import the report of the Working Group first" in run(folder, ADDENDUM).err


def test_review_is_found_by_its_day_where_its_report_is_not_on_record(folder: Path) -> None:
    text = path_of(folder).read_text(encoding="utf-8")
    path_of(folder).write_text(text.replace("documents: {working_group_report: A/HRC/99/16}\n", ""), encoding="utf-8")
    assert run(folder, ADDENDUM).code == 0
    assert "documents: {addendum: A/HRC/99/16/Add.1}\n" in path_of(folder).read_text(encoding="utf-8")


def test_documents_that_stand_below_each_other_get_a_line(folder: Path) -> None:
    text = path_of(folder).read_text(encoding="utf-8")
    path_of(folder).write_text(
        text.replace(
            "documents: {working_group_report: A/HRC/99/16}\n", "documents:\n  working_group_report: A/HRC/99/16   # so\n  decision: A/HRC/DEC/99/1\n"
        ),
        encoding="utf-8",
    )
    assert run(folder, ADDENDUM).code == 0
    assert "  working_group_report: A/HRC/99/16   # so\n  addendum: A/HRC/99/16/Add.1\n  decision: A/HRC/DEC/99/1\n" in path_of(folder).read_text(
        encoding="utf-8"
    )


def test_bare_numbers_are_those_of_the_only_paragraph(tmp_path: Path) -> None:
    folder = project(tmp_path)
    for path in (folder / "content/states/RUR/cycle-3").iterdir():
        path.unlink()
    one_block = (
        EARLY[: EARLY.index("85. The following")]
        + "85. All conclusions and/or recommendations contained in the present report reflect the position of the States."
    )
    assert import_report(folder, one_block).code == 0
    text = HEAD.replace("28 January 2025", "12 November 2019") + "2. Rec. 1: accepted. Recommendations Nos. 2 and 3 do not enjoy the support of Ruritania.\n"
    ran = run(folder, text, "--cycle", "3")
    assert ran.code == 0, ran.err
    review = yaml.safe_load(path_of(folder, 3).read_text(encoding="utf-8"))
    assert [(one["paragraph"], one["position"]) for one in review["recommendations"]] == [("83.1", "supported"), ("83.2", "noted"), ("83.3", "noted")]


def test_list_in_words_is_no_paragraph(folder: Path) -> None:
    text = ADDENDUM.replace("1 noted.\n", "1 noted, in three groups: 1. Accepted recommendations; 2. Some of them; 3. Noted recommendations.\n")
    assert run(folder, text).code == 0
    assert written(folder)["142.2"]["position_source"] == {"symbol": "A/HRC/99/16/Add.1", "paragraph": "5"}


def test_word_and_pdf_are_read_like_text(folder: Path) -> None:
    word_of(ADDENDUM).save(str(folder / "addendum.docx"))
    (folder / "addendum.pdf").write_bytes(pdf_of([ADDENDUM.splitlines()]))
    (folder / "addendum.txt").write_text(ADDENDUM, encoding="utf-8")
    word, pdf, text = (read_addendum(folder / f"addendum.{kind}", CONTENT) for kind in ("docx", "pdf", "txt"))
    assert word == pdf == text
    assert scorecards(folder, "import", "addendum", "addendum.pdf").code == 0


def test_several_addenda_are_imported_each_on_its_own(folder: Path) -> None:
    (folder / "bad.txt").write_text("Dear Sir or Madam,", encoding="utf-8")
    (folder / "addendum.txt").write_text(ADDENDUM, encoding="utf-8")
    ran = scorecards(folder, "import", "addendum", "bad.txt", "addendum.txt")
    assert ran.code == 1
    assert len(ran.err.splitlines()) == 1
    assert "6 answers read" in ran.out


LISTS = {
    "commas": ("140.7, 140.8 and 140.10", ["140.7", "140.8", "140.10"]),
    "a full stop for a comma": ("140.35. 140.36, 140.39.", ["140.35", "140.36", "140.39"]),
    "a full stop that ends the list": ("140.252. 140.11-14 The treaty", ["140.252"]),
    "ranges of all forms": ("122.17-18, 122.34– 35, 122.40 – 122.41", ["122.17", "122.18", "122.34", "122.35", "122.40", "122.41"]),
    "the paragraph left out": ("140.82-85, 87, and 90.", ["140.82", "140.83", "140.84", "140.85", "140.87", "140.90"]),
    "no space": ("122.144,122.146", ["122.144", "122.146"]),
    "numbers that are none": ("140.253, 37 States and 12 others", ["140.253"]),
    "dates and sums": ("on 2025.04.08 with 1.5 per cent (3.2.1)", ["1.5"]),
    "a range the wrong way": ("140.9-3", []),
    "a range without end": ("140.1-999", []),
    "old style": ("Rec. 18, 19", ["Rec. 18", "Rec. 19"]),
    "old style in words": ("recommendations Nos. 1, 3-4", ["Rec. 1", "Rec. 3", "Rec. 4"]),
    "an end of the text": ("140.1,", ["140.1"]),
}


@pytest.mark.parametrize("case", LISTS)
def test_lists_of_numbers_are_read_in_every_form_that_addenda_print(case: str) -> None:
    text, expected = LISTS[case]
    first = next(iter(lists_of_numbers(text)), (0, 0, ()))
    assert [number.printed for number in first[2]] == expected


SAID = {
    "accepts": ("Ruritania accepts 140.1.", "supported"),
    "support": ("The following recommendations enjoy the support of Ruritania: 140.1.", "supported"),
    "behind the numbers": ("140.1 and 140.2 are supported.", "supported"),
    "no support": ("140.1 does not enjoy the support of Ruritania.", "noted"),
    "cannot accept": ("Ruritania cannot accept recommendations 140.1, 140.2.", "noted"),
    "noted": ("140.1: noted.", "noted"),
    "in part": ("Ruritania partially supports 140.1.", "partially_supported"),
    "accepted in part": ("140.1 accepted in part.", "partially_supported"),
    "done already": ("Ruritania accepts 140.1. It considers that they are already implemented.", "supported*"),
    "done already, in the same words": ("Ruritania accepts, as already implemented, 140.1.", "supported*"),
}


@pytest.mark.parametrize("case", SAID)
def test_words_beside_a_list_give_its_position(case: str, tmp_path: Path) -> None:
    words, expected = SAID[case]
    (tmp_path / "addendum.txt").write_text(f"{HEAD}2. {words}\n", encoding="utf-8")
    answer = read_addendum(tmp_path / "addendum.txt", CONTENT).answers[0]
    assert f"{answer.position}{'*' if answer.claimed else ''}" == expected
    assert answer.paragraph == 2


needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the outside data is not here")
SLOVENIA = {3: ("A_HRC_43_15_Add.1", "A/HRC/43/15", "122"), 4: ("A_HRC_59_15_Add.1", "A/HRC/59/15", "140")}


@needs_data
@pytest.mark.parametrize("cycle", SLOVENIA)
def test_addendum_changes_nothing_in_the_record_of_slovenia(cycle: int, tmp_path: Path) -> None:
    folder = project(tmp_path, ROOT / "content")
    ran = scorecards(folder, "import", "addendum", str(DATA / f"slovenia/{SLOVENIA[cycle][0]}.txt"))
    assert ran.code == 0, ran.err
    assert ran.out.endswith(f"cycle-{cycle}/review.yaml: nothing changed\n")
    assert len(ran.out.splitlines()) == 2


@needs_data
@pytest.mark.parametrize("cycle", SLOVENIA)
def test_addendum_restores_the_record_of_slovenia_to_the_byte(cycle: int, tmp_path: Path) -> None:
    """From the record as the report alone would leave it: pending, without claims, without the facts of the addendum."""
    folder = project(tmp_path, ROOT / "content")
    addendum, report, block = SLOVENIA[cycle]
    path = folder / f"content/states/SVN/cycle-{cycle}/review.yaml"
    today = re.sub(r"   # the list says .*", "", path.read_text(encoding="utf-8"))
    reset = "".join(_reset(record, report, block) for record in re.split(r"(?m)^(?=  - paragraph: )", today))
    reset = re.sub(r"(?m)^(addendum_on: .*|  addendum: .*|declared: .*)\n", "", reset)
    path.write_text(reset, encoding="utf-8")
    assert reset.count("position: pending") == {3: 157, 4: 254}[cycle]
    ran = scorecards(folder, "import", "addendum", str(DATA / f"slovenia/{addendum}.txt"))
    assert ran.code == 0, ran.err
    assert path.read_text(encoding="utf-8") == today
    assert scorecards(folder, "import", "addendum", str(DATA / f"slovenia/{addendum}.txt")).out.endswith("nothing changed\n")


def _reset(record: str, report: str, block: str) -> str:
    """A recommendation of that paragraph as before the addendum; any other text as it is."""
    if not record.startswith(f'  - paragraph: "{block}.'):
        return record
    pending = re.sub(r"(?m)^    position: .*$", "    position: pending", record)
    pending = re.sub(r"(?m)^    position_source: .*$", f'    position_source: {{symbol: {report}, paragraph: "{block}"}}', pending)
    return re.sub(r"(?m)^    claimed_implemented: .*\n", "", pending)
