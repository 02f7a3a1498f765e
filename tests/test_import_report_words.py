"""What stands between the recommendations of a report: footnotes, misprints, replies, words about positions, pledges, its own symbol."""

from pathlib import Path

import pytest
import yaml
from made_reports import EARLY, REPORT, import_report
from support import GOLDEN, project

from generator.importers.listed import ImportedList
from generator.importers.working_group.facts import own_symbol, session_number
from generator.importers.working_group.report import read_wg_report
from generator.read import read

CONTENT = read(GOLDEN)[0]
NUMBERED = (
    "II. Conclusions and/or recommendations\n{}\n90. All conclusions and/or recommendations contained in the present report reflect the position of the States."
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The golden content with Ruritania's reviews taken out."""
    project(tmp_path)
    for cycle in ("cycle-3", "cycle-4"):
        for path in (tmp_path / "content/states/RUR" / cycle).iterdir():
            path.unlink()
    return tmp_path


def report(tmp_path: Path, section: str) -> ImportedList:
    """What is read of a report with a section II."""
    file = tmp_path / "report.txt"
    file.write_text(NUMBERED.format(section), encoding="utf-8")
    return read_wg_report(file, CONTENT)


def said(listed: ImportedList) -> list[tuple[str, str, str]]:
    """Paragraph, text and States of what was read."""
    return [(one.paragraph, "; ".join(part.text for part in one.parts), " ".join(one.by)) for one in listed.recommendations]


def positions(listed: ImportedList) -> dict[str, str]:
    """Positions by paragraph, with a star where the State claims implementation, and the paragraph that says so."""
    found = {}
    for one in listed.recommendations:
        source = one.position_source
        found[one.paragraph] = f"{one.position}{'*' if one.claimed else ''} {source.paragraph if source else ''}"
    return found


READ_AS = "The recommendation as read during the interactive dialogue: “Do less” (Freedonia)."
NOTES = {
    "behind the item": f"80.1 Do more (Sylvania);1 1 {READ_AS} 80.2 Go on (Holy See).",
    "behind another item": f"80.1 Do more (Sylvania);1 80.2 Go on (Holy See). 1 {READ_AS}",
    "in the middle of an item": f"80.1 Do more (Sylvania)1; 80.2 Go 1 {READ_AS} on (Holy See).",
    "behind a marked word": f"80.1 Do more1 (Sylvania); 1 {READ_AS} 80.2 Go on (Holy See).",
    "without a number": "80.1 Do more (Sylvania);1 1 The original wording: “Do less (Freedonia)”. 80.2 Go on (Holy See).",
    "cut by a page": f"80.1 Do more (Sylvania);1 1 The recommendation as read during the dialogue: “Do 80.2 Go on (Holy See); less” (Freedonia). 2 {READ_AS}",
}


@pytest.mark.parametrize("case", NOTES)
def test_footnote_adds_no_words_and_no_states_and_is_kept_as_a_remark(case: str, tmp_path: Path) -> None:
    listed = report(tmp_path, "80. The recommendations listed below enjoy the support of Ruritania: " + NOTES[case])
    assert listed.faults == ()
    assert said(listed) == [("80.1", "Do more", "SYL"), ("80.2", "Go on", "VAT")]
    remark = next(remark for remark in listed.remarks if "a footnote says" in remark.message)
    assert remark.row == 80
    assert remark.message.startswith("80.1: a footnote says: The ")


OTHER_NOTES = {
    "of another kind": ("80.1 Do more1 (Sylvania); 1 Ruritania has a court. 2 It is free. 80.2 Go on (Holy See).", ["Ruritania has a court.", "It is free."]),
    "that nothing closes": (f"80.1 Do more (Sylvania); 80.2 Go on (Holy See). 1 {READ_AS.replace('”', '')}", [READ_AS.replace("”", "")]),
}


@pytest.mark.parametrize("case", OTHER_NOTES)
def test_footnotes_of_other_forms_are_taken_out_too(case: str, tmp_path: Path) -> None:
    section, notes = OTHER_NOTES[case]
    listed = report(tmp_path, f"80. The recommendations listed below enjoy the support of Ruritania: {section}")
    assert said(listed) == [("80.1", "Do more", "SYL"), ("80.2", "Go on", "VAT")]
    assert [remark.message.partition(": a footnote says: ")[2] for remark in listed.remarks] == notes


def test_number_behind_a_word_stays_where_no_footnote_bears_it(tmp_path: Path) -> None:
    listed = report(tmp_path, "80. The recommendations listed below enjoy the support of Ruritania: 80.1 Carry out article7 of Agenda21 (Sylvania).")
    assert said(listed) == [("80.1", "Carry out article7 of Agenda21", "SYL")]


ORDER = {
    "another paragraph's number": "80.1 Do one thing (Sylvania); 79.2 Do two (Freedonia); 80.3 Do three (Holy See).",
    "a digit that is missing": "80.1 Do one thing (Sylvania); 80.1 Do two (Freedonia); 80.3 Do three (Holy See).",
    "no space and no mark": "80.1 Do one thing (Sylvania)80.2.Do two (Freedonia), 80.3 Do three (Holy See).",
    "a stroke before the words": "80.1 Do one thing (Sylvania); 80. 2. |Do two (Freedonia); 80.3 Do three (Holy See).",
    "out of turn": "80.1 Do one thing (Sylvania); 80.3 Do three (Holy See); 80.2 Do two (Freedonia).",
}


@pytest.mark.parametrize("case", ORDER)
def test_misprinted_number_between_its_neighbours_is_understood(case: str, tmp_path: Path) -> None:
    listed = report(tmp_path, "80. The recommendations listed below enjoy the support of Ruritania: " + ORDER[case])
    assert listed.faults == ()
    assert sorted(said(listed)) == [("80.1", "Do one thing", "SYL"), ("80.2", "Do two", "FRE"), ("80.3", "Do three", "VAT")]


def test_misprinted_number_is_a_remark(tmp_path: Path) -> None:
    listed = report(tmp_path, "80. The recommendations listed below enjoy the support of Ruritania: " + ORDER["another paragraph's number"])
    assert [(remark.row, remark.message) for remark in listed.remarks] == [(80, "80.2 is printed 79.2")]


GAPS = {
    "a number that is missing": ("80.1 Ask (Sylvania); 80.3 Ask (Holy See).", ["80.2 cannot be found"], ["80.1", "80.3"]),
    "its words may stand in the one before": (
        "80.1 Ask (Sylvania); Ask again (Freedonia); 80.3 Ask (Holy See).",
        ["80.2 cannot be found", "80.1: the words of 80.2 may stand in it"],
        ["80.3"],
    ),
    "a number that stands twice": ("80.1 Ask (Sylvania); 80.1 Ask again (Freedonia); 80.2 Ask (Holy See).", ['80.1: behind it stands a number out of order, "80.1"'], ["80.2"]),
    "no State by the report's own word": ("80.1 Ask (None); 80.2 Ask (Holy See).", ["80.1: the report names no recommending State"], ["80.2"]),
    "words without end": (f"80.1 {'Ask ' * 3000}(Sylvania); 80.2 Ask (Holy See).", ["80.1: it has more than 10,000 characters, as no recommendation has"], ["80.2"]),
}  # fmt: skip


@pytest.mark.parametrize("case", GAPS)
def test_number_that_cannot_be_placed_is_a_fault(case: str, tmp_path: Path) -> None:
    section, faults, read_ = GAPS[case]
    listed = report(tmp_path, "80. The recommendations listed below enjoy the support of Ruritania: " + section)
    assert [fault.message for fault in listed.faults] == faults
    assert [one.paragraph for one in listed.recommendations] == read_


def test_number_that_one_paragraph_lacks_is_found_in_a_later_one_with_its_position(tmp_path: Path) -> None:
    listed = report(
        tmp_path,
        "80. The following recommendations enjoy the support of Ruritania: 80.1 Ask (Sylvania); 80.3 Ask (Sylvania). "
        "81. The recommendations below did not enjoy the support of Ruritania: 80.2 Ask (Sylvania); 81.1 Ask (Sylvania).",
    )
    assert listed.faults == ()
    assert positions(listed) == {"80.1": "supported 80", "80.3": "supported 80", "80.2": "noted 81", "81.1": "noted 81"}


def test_paragraph_with_one_recommendation_and_no_list_is_that_recommendation(tmp_path: Path) -> None:
    listed = report(
        tmp_path,
        "80. The following recommendations enjoy the support of Ruritania: 1. Ask (Sylvania). "
        "81. The following recommendation will be examined by Ruritania, which will respond in due course: Ratify it (Freedonia).",
    )
    assert said(listed)[1] == ("81", "Ratify it", "FRE")
    assert positions(listed)["81"] == "pending 81"


WORDS = {
    "support": ("The recommendations listed below enjoy the support of Ruritania:", "supported 80"),
    "no support": ("The recommendations below did not enjoy the support of Ruritania:", "noted 80"),
    "cannot support": ("The following recommendations could not be supported by Ruritania:", "noted 80"),
    "noted": ("The recommendations below did not enjoy the support of Ruritania and would thus be noted:", "noted 80"),
    "noted elsewhere": (
        "The recommendations below enjoy the support of Ruritania. Its views on recommendations noted in the report in paragraphs 19 (a) and 20 are in an addendum:",
        "supported 80",
    ),
    "examined": ("The following recommendations will be further examined by Ruritania:", "pending 80"),
    "done already": ("The following recommendations enjoy the support of Ruritania, which considers that they are already implemented:", "supported* 80"),
    "noted, and done already": ("The following recommendations are noted and Ruritania said that they are already implemented:", "noted* 80"),
    "only done already": ("Ruritania considers that the following recommendations have already been implemented:", "unclear* 80"),
    "two ways": ("The following recommendations enjoy the support of Ruritania and will be examined:", "unclear 80"),
    "nothing": ("Ruritania heard the following recommendations:", "unclear 80"),
}


@pytest.mark.parametrize("case", WORDS)
def test_opening_words_give_the_position_of_a_block(case: str, tmp_path: Path) -> None:
    words, position = WORDS[case]
    listed = report(tmp_path, f"80. {words} 80.1 Ask (Sylvania).")
    assert positions(listed) == {"80.1": position}
    assert any("does not say the position" in remark.message for remark in listed.remarks) == position.startswith("unclear")


LATER = {
    "all": ("81. These recommendations will be examined by Ruritania.", "pending 81", "pending 81", "pending 81"),
    "all, in the closing words": ("The recommendations listed above enjoy the support of Ruritania.", "supported 80", "supported 80", "supported 80"),
    "numbers of the list": ("81. The recommendation contained in paragraph 80, No. 2, did not enjoy the support of Ruritania.", "not_recorded 80", "noted 81", "not_recorded 80"),
    "a whole paragraph": ("81. The response to the recommendations in paragraphs 79 and 80 will be provided in due course.", "pending 81", "pending 81", "pending 81"),
    "a claim for some": ("81. Ruritania considers that recommendations Nos. 1 and 3 above are already implemented.", "not_recorded* 80", "not_recorded 80", "not_recorded* 80"),
    "a claim for a range": ("81. Ruritania considers that recommendations 80.2 to 80.3 have been implemented.", "not_recorded 80", "not_recorded* 80", "not_recorded* 80"),
    "a comment": ("81. With regard to recommendation 80.1, Ruritania said that it was already implemented.", "not_recorded 80", "not_recorded 80", "not_recorded 80"),
    "a part": ("81. Ruritania considers that the first part of recommendation 2 is already implemented.", "not_recorded 80", "not_recorded 80", "not_recorded 80"),
    "places in the dialogue": ("81. The recommendations noted in the report in paragraphs 1 (b) and 2 did not enjoy the support of Ruritania.", "not_recorded 80", "not_recorded 80", "not_recorded 80"),
}  # fmt: skip


@pytest.mark.parametrize("case", LATER)
def test_later_words_answer_for_the_recommendations_they_name(case: str, tmp_path: Path) -> None:
    words, *expected = LATER[case]
    listed = report(
        tmp_path,
        f"80. The following recommendations were made to Ruritania: 1. Do one thing (Sylvania); 2. Do two (Freedonia); 3. Do three (Holy See). {words}",
    )
    assert list(positions(listed).values()) == expected
    assert listed.faults == ()


def test_claim_for_some_in_the_opening_words_is_for_these_alone(tmp_path: Path) -> None:
    listed = report(
        tmp_path,
        "80. The recommendations listed below enjoy the support of Ruritania, out of which recommendations 2 to 3 Ruritania considers as already implemented: "
        "1. Do one thing (Sylvania); 2. Do two (Freedonia); 3. Do three (Holy See).",
    )
    assert list(positions(listed).values()) == ["supported 80", "supported* 80", "supported* 80"]


def test_recommendations_named_by_a_place_that_cannot_be_found_make_the_record_partial(folder: Path) -> None:
    text = EARLY.replace("84. The response of", "84. The recommendations noted in the report in paragraphs 12 (b) and 13 did not enjoy the support of")
    ran = import_report(folder, text)
    assert ran.code == 0, ran.err
    review = yaml.safe_load((folder / "content/states/RUR/cycle-3/review.yaml").read_text(encoding="utf-8"))
    assert review["record"] == "partial"
    assert review["record_note"].startswith("The report names some recommendations only by their place")


def test_reply_behind_a_recommendation_is_not_part_of_it(tmp_path: Path) -> None:
    listed = report(
        tmp_path, "80. The recommendations below did not enjoy the support of Ruritania, which offers the following comments: 1. Do it (Sylvania): Ruritania will not (Holy See); 2. Do that (Freedonia)."
    )  # fmt: skip
    assert said(listed) == [("80.1", "Do it", "SYL"), ("80.2", "Do that", "FRE")]
    assert any("80.1: the State replies: Ruritania will not" in remark.message for remark in listed.remarks)


def test_list_of_comments_is_no_list_of_recommendations(tmp_path: Path) -> None:
    listed = report(
        tmp_path,
        "80. The recommendations below enjoy the support of Ruritania: 80.1 Ask (Sylvania). "
        "81. Ruritania offered the following comments: 1. The river is clean; 2. It was never dirty.",
    )
    assert said(listed) == [("80.1", "Ask", "SYL")]
    assert listed.faults == ()
    assert any(remark.row == 81 for remark in listed.remarks)


def test_contents_that_announce_other_paragraphs_are_a_remark(folder: Path) -> None:
    ran = import_report(folder, REPORT.replace("140-143", "140-151"))
    assert "note: row 0: the contents give section II the paragraphs 140 to 151, it has 140 to 142" in ran.out


PLEDGES = """III. Voluntary pledges and commitments
91. Ruritania will open the archives.
92. Ruritania made the following commitments: (a) To ratify the treaty; (b) To keep (z) clean the river; and (c) To report back.
93. It also promised: • To plant trees; • To count them.
94. Reference is made to the commitments made by Ruritania in its national report.
95. Ruritania therefore commits itself to the following:
Annex
Composition of the delegation
The delegation of Ruritania was headed by (a) a minister and (b) another.
"""


def test_pledges_are_read_item_by_item_with_their_paragraph(folder: Path) -> None:
    ran = import_report(folder, REPORT.rstrip() + "\n" + PLEDGES, "--with-text")
    assert ran.code == 0, ran.err
    review = yaml.safe_load((folder / "content/states/RUR/cycle-4/review.yaml").read_text(encoding="utf-8"))
    assert [(pledge["text"], pledge["source"]["paragraph"]) for pledge in review["pledges"]] == [
        ("Ruritania will open the archives", "91"),
        ("To ratify the treaty", "92 (a)"),
        ("To keep (z) clean the river", "92 (b)"),
        ("To report back", "92 (c)"),
        ("To plant trees", "93"),
        ("To count them", "93"),
    ]
    assert {pledge["source"]["symbol"] for pledge in review["pledges"]} == {"A/HRC/99/16"}
    assert "note: row 94: paragraph 94 names no pledge of its own" in ran.out
    assert import_report(folder, REPORT.rstrip() + "\n" + PLEDGES, "--with-text").out.endswith("nothing changed\n")


def test_words_of_pledges_are_left_out_without_the_flag(folder: Path) -> None:
    import_report(folder, REPORT.rstrip() + "\n" + PLEDGES)
    assert "archives" not in (folder / "content/states/RUR/cycle-4/review.yaml").read_text(encoding="utf-8")


def test_source_of_a_report_without_a_symbol_is_its_title(folder: Path) -> None:
    assert import_report(folder, EARLY + "\n" + PLEDGES).code == 0
    review = yaml.safe_load((folder / "content/states/RUR/cycle-3/review.yaml").read_text(encoding="utf-8"))
    assert review["pledges"][0]["source"] == {"title": "Report of the Working Group", "paragraph": "91"}
    assert review["recommendations"][0]["position_source"] == {"title": "Report of the Working Group", "paragraph": "84"}


SYMBOLS = {
    "in the head": ("UNITED NATIONS A General Assembly Distr. GENERAL A/HRC/12/9 20 July 2009", "A/HRC/12/9", None),
    "with a star": ("United Nations A/HRC/28/12* General Assembly", "A/HRC/28/12", None),
    "in page furniture": ("Distr.: General\n" + "text\nA/HRC/12/9\n" * 2, "A/HRC/12/9", None),
    "before the page number": ("Distr.: General " + "and A/HRC/12/9 Page 2 so " * 2, "A/HRC/12/9", None),
    "of the document before": ("Distr.: General * Previously issued under document A/HRC/12/9; minor revisions have been made", None, None),
    "of a draft": ("Distr.: General * Previously issued under document symbol A/HRC/WG.6/5/L.8", None, None),
    "of another report in the text": ("Distr.: General " + "word " * 400 + "see A/HRC/13/15 and A/HRC/13/15 again", None, None),
    "in the session of the head": ("A/HRC/12/9 Human Rights Council Twelfth session", "A/HRC/12/9", None),
    "of another session than the head": ("A/HRC/12/9 Human Rights Council Twenty–seventh session", None, "A/HRC/12/9 is of another session of the Human Rights Council"),
    "of two documents": ("Distr. GENERAL A/HRC/12/9 \n" + "A/HRC/13/9\n" * 3, None, "the symbol is not clear: A/HRC/12/9, A/HRC/13/9"),
    "of an addendum": ("Distr. GENERAL A/HRC/12/9/Add.1", None, None),
}  # fmt: skip


@pytest.mark.parametrize("case", SYMBOLS)
def test_symbol_of_a_report_is_its_own_or_none(case: str) -> None:
    printed, symbol, doubt = SYMBOLS[case]
    found, why = own_symbol(printed)
    assert found == symbol
    assert (why or "").startswith(doubt or "")
    assert bool(why) == bool(doubt)


def test_symbol_that_is_not_clear_is_a_remark_and_not_taken(folder: Path) -> None:
    ran = import_report(folder, REPORT.replace("A/HRC/99/16\n12", "A/HRC/99/17\n12").replace("A/HRC/99/16\n13", "A/HRC/99/17\n13"))
    assert "note: row 0: the symbol is not clear: A/HRC/99/16, A/HRC/99/17" in ran.out
    assert "documents" not in (folder / "content/states/RUR/cycle-4/review.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "number"),
    [("Eighth", 8), ("twenty–first", 21), ("Thirtieth", 30), ("fifty-ninth", 59), ("Sixtieth", 60), ("Eight", None), ("", None), ("twenty-tenth", None)],
)
def test_session_in_words_is_a_number(words: str, number: int | None) -> None:
    assert session_number(words) == number
