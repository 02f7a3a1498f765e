"""OHCHR's lists: every layout read whole, nothing guessed, nothing lost, nothing that people wrote touched."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import DATA, GOLDEN, ROOT, Ran, project, scorecards

from generator.importers.files.word_file import NotAList
from generator.importers.ohchr_list import read_ohchr_list
from generator.importers.review_entries import paragraph_order
from generator.importers.state_names import StateNames
from generator.read import read

CYCLE_4 = ["Recommendation and recommending State", "Position of the State under review", "Human rights themes and groups of persons", "Relevant SDGs"]
CYCLE_3 = ["Recommendation", "Position", "Full list of themes", "Assessment/comments on level of implementation"]
CYCLE_2 = ["Recommendation", "Recommending state/s", "Position", "Full list of rights/affected persons"]
SOURCE = "\nSource of Position: A/HRC/99/15/Add.1 - Para.3"
ROWS_4 = [
    ["Theme: Ratification of treaties"],
    [f"140.1 Ratify (TCR) early (Freedonia) (Sylvania);{SOURCE}", "Supported", "- Ratification of treaties\n- Environment\nGroups of Persons: \n- Children", "- 6 - CLEAN WATER\n- 16 - PEACE"],
    [f"140.10 Ask one thing (Holy See); Ask another (No. 29) (Sylvania);{SOURCE}vv", "Noted", "- Environment\nGroups of Persons: \n- general", ""],
    [f"140.2 Ask (Freedonia (Former Duchy of)).{SOURCE}", "Supported/Noted", "- Ratification of treaties", "S Goals"],
]  # fmt: skip


def write_list(path: Path, headings: list[str], rows: list[list[str]], header: str = "UPR of Ruritania (4th Cycle - 48th Session)") -> Path:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = header
    table = document.add_table(rows=0, cols=len(headings))
    for row in [headings, *rows]:
        cells = table.add_row().cells
        if len(row) == 1:
            cells[0].merge(cells[-1]).text = row[0]
        else:
            for cell, text in zip(cells, row, strict=True):
                cell.text = text
    document.save(str(path))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The golden content without cycle 4 of Ruritania."""
    project(tmp_path)
    for path in (tmp_path / "content/states/RUR/cycle-4").iterdir():
        path.unlink()
    (tmp_path / "content/states/RUR/cycle-4").rmdir()
    return tmp_path


def run_import(folder: Path, file: Path, *more: str) -> Ran:
    return scorecards(folder, "import", "ohchr-list", str(file), "--state", "RUR", "--cycle", "4", *more)


def review_of(folder: Path) -> Path:
    return folder / "content/states/RUR/cycle-4/review.yaml"


def test_list_becomes_a_review_in_the_order_of_the_report(folder: Path) -> None:
    ran = run_import(folder, write_list(folder / "list.docx", CYCLE_4, ROWS_4))
    assert ran.out.splitlines() == [
        "new: 3 recommendations, 140.1 to 140.10; each needs a summary in plain words",
        'note: row 4: 140.10: the source of the position reads "A/HRC/99/15/Add.1 - Para.3vv"; taken as paragraph 3',
        "list.docx: 3 recommendations read: 1 supported, 1 noted, 1 supported in part",
        "content/states/RUR/cycle-4/review.yaml: 3 changes",
    ]
    assert yaml.safe_load(review_of(folder).read_text(encoding="utf-8")) == {
        "state": "RUR",
        "cycle": 4,
        "session": 48,
        "status": "held",
        "record": "complete",
        "recommendations": [
            {
                "paragraph": "140.1",
                "by": ["FRE", "SYL"],
                "position": "supported",
                "position_source": {"symbol": "A/HRC/99/15/Add.1", "paragraph": "3"},
                "themes": ["treaty-ratification", "environment"],
                "groups": ["children"],
                "sdgs": [6, 16],
            },
            {
                "paragraph": "140.2",
                "by": ["FRE"],
                "position": "partially_supported",
                "position_source": {"symbol": "A/HRC/99/15/Add.1", "paragraph": "3"},
                "themes": ["treaty-ratification"],
            },
            {
                "paragraph": "140.10",
                "by": ["VAT", "SYL"],
                "parts": [{"by": ["VAT"]}, {"by": ["SYL"]}],
                "position": "noted",
                "position_source": {"symbol": "A/HRC/99/15/Add.1", "paragraph": "3"},
                "themes": ["treaty-ratification", "environment"],
            },
        ],
    }


def test_official_text_is_kept_only_when_asked_for(folder: Path) -> None:
    file = write_list(folder / "list.docx", CYCLE_4, ROWS_4)
    run_import(folder, file)
    assert "text:" not in review_of(folder).read_text(encoding="utf-8")
    assert "3 changes" in run_import(folder, file, "--with-text").out
    written = yaml.safe_load(review_of(folder).read_text(encoding="utf-8"))["recommendations"]
    assert [item["text"] for item in written] == ["Ratify (TCR) early.", "Ask.", "Ask one thing; Ask another (No. 29)."]
    assert run_import(folder, file, "--with-text").out.endswith("nothing changed\n")


def test_second_import_changes_no_byte(folder: Path) -> None:
    file = write_list(folder / "list.docx", CYCLE_4, ROWS_4)
    run_import(folder, file)
    before = review_of(folder).read_bytes()
    assert run_import(folder, file).out.endswith("nothing changed\n")
    assert review_of(folder).read_bytes() == before


def test_import_leaves_what_people_wrote_and_prints_what_changed(folder: Path) -> None:
    run_import(folder, write_list(folder / "list.docx", CYCLE_4, ROWS_4))
    text = review_of(folder).read_text(encoding="utf-8")
    text = text.replace('  - paragraph: "140.1"\n', '  # a note of ours\n  - paragraph: "140.1"   # the first\n    summary: Ratify it soon.\n', 1)
    text = text.replace(
        "themes: [treaty-ratification, environment]\n    groups", "themes: [treaty-ratification, environment, education]  # ours too\n    groups", 1
    )
    text = text.replace("    sdgs: [6, 16]\n", '    sdgs: [6, "6.1", 16]\n    kind: one_off\n    links: [{relation: repeats, to: RUR-3-121.1}]\n', 1)
    review_of(folder).write_text(text, encoding="utf-8")
    changed = [row.copy() for row in ROWS_4]
    changed[1][0] = changed[1][0].replace("(Sylvania)", "(Holy See)")
    changed[1][1] = "Noted"
    changed.append([f"140.5 Ask a new thing (Sylvania);{SOURCE}", "Supported", "- Environment", ""])
    ran = run_import(folder, write_list(folder / "list.docx", CYCLE_4, changed))
    assert "140.1: by was [FRE, SYL], is [FRE, VAT]" in ran.out
    assert "140.1: position was supported, is noted" in ran.out
    after = review_of(folder).read_text(encoding="utf-8")
    expected = text.replace("by: [FRE, SYL]", "by: [FRE, VAT]", 1).replace("position: supported\n", "position: noted\n", 1)
    new = after[after.index('  - paragraph: "140.5"') : after.index('  - paragraph: "140.10"')]
    assert after.replace(new, "") == expected
    assert yaml.safe_load(after)["recommendations"][2]["by"] == ["SYL"]


def test_missing_values_are_filled_in_without_moving_a_line(folder: Path) -> None:
    file = write_list(folder / "list.docx", CYCLE_4, ROWS_4)
    run_import(folder, file)
    whole = review_of(folder).read_text(encoding="utf-8")
    thinned = re.sub(r"    (groups|position_source|sdgs): .*\n", "", whole)
    review_of(folder).write_text(thinned, encoding="utf-8")
    assert "position_source was nothing, is {symbol: A/HRC/99/15/Add.1" in run_import(folder, file).out
    assert review_of(folder).read_text(encoding="utf-8") == whole


def test_recommendation_that_vanished_from_the_list_is_kept_and_reported(folder: Path) -> None:
    run_import(folder, write_list(folder / "list.docx", CYCLE_4, ROWS_4))
    before = review_of(folder).read_bytes()
    ran = run_import(folder, write_list(folder / "list.docx", CYCLE_4, ROWS_4[:3]))
    assert "to decide: 140.2: is in the file but not in the list; it was kept" in ran.out
    assert review_of(folder).read_bytes() == before


def test_corrected_source_of_a_position_is_kept_and_reported(folder: Path) -> None:
    file = write_list(folder / "list.docx", CYCLE_4, ROWS_4)
    run_import(folder, file)
    text = review_of(folder).read_text(encoding="utf-8").replace('paragraph: "3"', 'paragraph: "4"', 1)
    review_of(folder).write_text(text, encoding="utf-8")
    ran = run_import(folder, file)
    assert 'to decide: 140.1: position_source is {symbol: A/HRC/99/15/Add.1, paragraph: "4"}, the list says' in ran.out
    assert review_of(folder).read_text(encoding="utf-8") == text


def lines_of(folder: Path) -> str:
    return review_of(folder).read_bytes().decode("utf-8")


UNUSUAL: dict[str, Callable[[str], str]] = {
    "a byte order mark": lambda text: "\ufeff" + text.replace("by: [FRE, SYL]", "by: FRE".replace("FRE", "[FRE]")),
    "a list with dashes under its key": lambda text: text.replace("by: [FRE, SYL]", "by:\n    - FRE"),
    "a list with indented dashes": lambda text: text.replace("by: [FRE, SYL]", "by:\n      - FRE\n      - VAT"),
    "a folded value": lambda text: text.replace("position: supported\n", "position: >-\n      noted\n"),
    "a quoted value": lambda text: text.replace("position: supported\n", "position: 'noted'\n"),
    "line ends of Windows": lambda text: text.replace("by: [FRE, SYL]", "by: [FRE]").replace("\n", "\r\n"),
    "no line end at the end": lambda text: text.replace("by: [FRE, SYL]", "by: [FRE]").rstrip("\n"),
    "a list at the first column": lambda text: re.sub(r"(?m)^  (?=  |- )", "", text).replace("by: [FRE, SYL]", "by: [FRE]"),
    "a comment behind a value": lambda text: text.replace("by: [FRE, SYL]", "by: [FRE]  # from the report"),
}


@pytest.mark.parametrize("case", UNUSUAL)
def test_values_in_an_unusual_form_are_changed_without_harm(case: str, folder: Path) -> None:
    file = write_list(folder / "list.docx", CYCLE_4, ROWS_4)
    run_import(folder, file)
    whole = lines_of(folder)
    unusual = UNUSUAL[case](whole)
    assert unusual != whole
    review_of(folder).write_bytes(unusual.encode())
    assert run_import(folder, file).code == 0
    after = lines_of(folder)
    assert yaml.safe_load(after.removeprefix("\ufeff")) == yaml.safe_load(whole)
    assert ("\r\n" in after) == ("\r\n" in unusual)
    assert ("\n" in after.replace("\r\n", "")) == ("\r\n" not in unusual)
    assert after.startswith("\ufeff") == unusual.startswith("\ufeff")
    assert ("# from the report" in after) == ("# from the report" in unusual)
    assert run_import(folder, file).out.endswith("nothing changed\n")


@pytest.mark.parametrize("case", ["at the first column", "below a comment", "with line ends of Windows"])
def test_new_recommendation_stands_well_among_the_others(case: str, folder: Path) -> None:
    file = write_list(folder / "list.docx", CYCLE_4, ROWS_4)
    run_import(folder, file)
    whole = lines_of(folder)
    second = whole[whole.index('  - paragraph: "140.2"') : whole.index('  - paragraph: "140.10"')]
    text = whole.replace(second, "").replace('  - paragraph: "140.10"', '  # about 140.10\n  - paragraph: "140.10"')
    if case == "at the first column":
        text = re.sub(r"(?m)^  (?=  |- |# )", "", text)
    elif case == "with line ends of Windows":
        text = text.replace("\n", "\r\n")
    review_of(folder).write_bytes(text.encode())
    assert run_import(folder, file).code == 0
    after = lines_of(folder).replace("\r\n", "\n")
    assert yaml.safe_load(after) == yaml.safe_load(whole)
    assert re.search(r'# about 140.10\n *- paragraph: "140.10"', after)


def test_comment_inside_a_value_that_changes_is_not_lost_but_refused(folder: Path) -> None:
    file = write_list(folder / "list.docx", CYCLE_4, ROWS_4)
    run_import(folder, file)
    text = lines_of(folder).replace("by: [FRE, SYL]", "by: [ # first\n      FRE ]")
    review_of(folder).write_text(text, encoding="utf-8")
    ran = run_import(folder, file)
    assert ran.code == 1
    assert "a comment stands inside by on line 11; move it to a line of its own above the record" in ran.err
    assert lines_of(folder) == text


@pytest.mark.parametrize("fault", ["  - hello\n", "  -\n", '  - {paragraph: "140.99", summary: x, by: [SYL], position: accepted}\n'])
def test_file_with_faults_of_its_own_is_left_alone(fault: str, folder: Path) -> None:
    file = write_list(folder / "list.docx", CYCLE_4, ROWS_4)
    run_import(folder, file)
    text = lines_of(folder) + fault
    review_of(folder).write_text(text, encoding="utf-8")
    ran = run_import(folder, file)
    assert ran.code == 1
    assert "has faults of its own; mend them first" in ran.err
    assert lines_of(folder) == text


@pytest.mark.parametrize(("old", "new"), [(b"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="999999999"/>'), (b"<w:tcPr>", b"<w:tcPr><w:vMerge/>")])
def test_cells_merged_beyond_sense_are_refused_at_once(old: bytes, new: bytes, folder: Path) -> None:
    write_list(folder / "list.docx", CYCLE_4, ROWS_4)
    target = io.BytesIO()
    with zipfile.ZipFile(folder / "list.docx") as source, zipfile.ZipFile(target, "w") as package:
        for part in source.infolist():
            data = source.read(part)
            package.writestr(part.filename, data.replace(old, new) if part.filename == "word/document.xml" else data)
    (folder / "broken.docx").write_bytes(target.getvalue())
    ran = run_import(folder, folder / "broken.docx")
    assert ran.code == 1
    assert len(ran.err.splitlines()) == 1


FAULTS = {
    "unknown State": ([f"140.9 Ask (Utopia);{SOURCE}", "Supported", "- Environment", ""], 'row 6: 140.9: "Utopia" is the name of no State or observer'),
    "misspelt State": ([f"140.9 Ask (Silvania);{SOURCE}", "Supported", "", ""], "the nearest on the lists: Sylvania"),
    "unknown among known": ([f"140.9 Ask (Sylvania) (Utopia);{SOURCE}", "Supported", "", ""], 'row 6: 140.9: "Utopia" is the name of no State'),
    "unknown before known": ([f"140.9 Ask (Utopia) (Sylvania);{SOURCE}", "Supported", "", ""], 'row 6: 140.9: "Utopia" is the name of no State'),
    "unknown in a list": ([f"140.9 Ask (Sylvania, Utopia);{SOURCE}", "Supported", "", ""], 'row 6: 140.9: "Utopia" is the name of no State'),
    "no State": ([f"140.9 Ask for something;{SOURCE}", "Supported", "", ""], "row 6: 140.9: no State stands in brackets after"),
    "words after the States": ([f"140.9 Ask (Sylvania); and more;{SOURCE}", "Supported", "", ""], "row 6: 140.9: no State stands in brackets after"),
    "unknown position": ([f"140.9 Ask (Sylvania);{SOURCE}", "Accepted", "", ""], 'row 6: 140.9: the position "Accepted" is none of'),
    "unknown theme": ([f"140.9 Ask (Sylvania);{SOURCE}", "Noted", "- Right to tea", ""], 'row 6: 140.9: the label "Right to tea" is on no list'),
    "no number": ([f"Ask (Sylvania);{SOURCE}", "Noted", "", ""], 'row 6: no paragraph number begins "Ask (Sylvania)'),
    "a number twice": ([f"140.1 Ask (Sylvania);{SOURCE}", "Noted", "", ""], "row 6: 140.1 stands in row 3 already"),
    "a strange heading": (["Annex"], 'row 6: the heading "Annex" is neither a theme nor a recommendation'),
}


@pytest.mark.parametrize("case", FAULTS)
def test_row_that_cannot_be_read_is_named_and_nothing_is_written(case: str, folder: Path) -> None:
    row, message = FAULTS[case]
    ran = run_import(folder, write_list(folder / "list.docx", CYCLE_4, [*ROWS_4, row]))
    assert message in ran.err
    assert "1 rows could not be read; nothing was written (--partial writes the rest)" in ran.err
    assert ran.code == 1
    assert not review_of(folder).exists()


def test_partial_list_is_written_only_when_told_to_and_says_so(folder: Path) -> None:
    row, message = FAULTS["unknown State"]
    ran = run_import(folder, write_list(folder / "list.docx", CYCLE_4, [*ROWS_4, row]), "--partial")
    assert ran.code == 0
    assert f"left out: {message}" in ran.out
    written = yaml.safe_load(review_of(folder).read_text(encoding="utf-8"))
    assert written["record"] == "partial"
    assert len(written["recommendations"]) == 3


def test_totals_that_review_yaml_declares_must_be_met(folder: Path) -> None:
    file = write_list(folder / "list.docx", CYCLE_4, ROWS_4)
    run_import(folder, file)
    text = review_of(folder).read_text(encoding="utf-8")
    review_of(folder).write_text(text.replace("record:", "declared: {recommendations: 3, noted: 2}\nrecord:"), encoding="utf-8")
    ran = run_import(folder, file)
    assert ran.err == "noted is 1 in the list and 2 in review.yaml; compare both with the report, nothing was written\n"


@pytest.mark.parametrize(("state", "cycle"), [("FRE", "4"), ("RUR", "3"), ("QQQ", "4")])
def test_list_about_another_review_is_refused(state: str, cycle: str, folder: Path) -> None:
    file = write_list(folder / "list.docx", CYCLE_4, ROWS_4)
    ran = scorecards(folder, "import", "ohchr-list", str(file), "--state", state, "--cycle", cycle)
    assert ran.code == 1
    assert "check --state and --cycle" in ran.err or "the code of no State" in ran.err


def test_layout_with_a_column_of_states_is_compared_with_the_text(folder: Path) -> None:
    rows = [
        ["Right or area: 2.1. Education"],
        ["166.6. Ask (Freedonia); (Sylvania); \nSource of position: A/HRC/99/16/Add.1\n", "Freedonia\nSylvania\n", "Noted\n", "2.1. Education\nAffected persons:\n- general\n"],
    ]  # fmt: skip
    file = write_list(folder / "list.docx", CYCLE_2, rows, "UPR of Ruritania - Fourth Cycle")
    assert "1 recommendations read: 1 noted" in run_import(folder, file).out
    rows[1][1] = "Freedonia\n"
    ran = run_import(folder, write_list(folder / "list.docx", CYCLE_2, rows, "UPR of Ruritania - Fourth Cycle"))
    assert "166.6: the text and the column of States differ: SYL" in ran.err


def bomb() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"0" * (201 * 1024 * 1024))
    return target.getvalue()


def entities() -> bytes:
    """A Word file whose XML expands one entity a billion times."""
    plain = io.BytesIO()
    docx.Document().save(plain)
    target = io.BytesIO()
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(target, "w") as package:
        for part in source.infolist():
            data = source.read(part)
            if part.filename == "word/document.xml":
                levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
                declaration, _, rest = data.partition(b"?>")
                data = declaration + f'?><!DOCTYPE w [<!ENTITY l0 "lol">{levels}]>'.encode() + rest
                data = data.replace(b"<w:body>", b"<w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p>")
            package.writestr(part.filename, data)
    return target.getvalue()


NO_LISTS = {
    "an empty file": b"",
    "a text": b"140.1 Ratify (Freedonia)",
    "a zip that is no Word file": b"PK\x05\x06" + b"\x00" * 18,
    "a zip bomb": bomb(),
    "expanding entities": entities(),
}


@pytest.mark.parametrize("case", NO_LISTS)
def test_file_that_is_no_list_is_refused_in_one_line(case: str, folder: Path) -> None:
    (folder / "list.docx").write_bytes(NO_LISTS[case])
    ran = run_import(folder, folder / "list.docx")
    assert ran.code == 1
    assert len(ran.err.splitlines()) == 1
    assert "give OHCHR's thematic list of recommendations as .docx" in ran.err
    assert not review_of(folder).exists()


def test_table_without_the_headings_is_refused(tmp_path: Path) -> None:
    content, _ = read(GOLDEN)
    with pytest.raises(NotAList, match="lacks a heading for position, themes"):
        read_ohchr_list(write_list(tmp_path / "list.docx", ["Recommendation", "Other"], []), content)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.integers(min_value=0, max_value=30_000))
def test_truncated_word_file_never_gives_a_traceback(cut: int, tmp_path: Path) -> None:
    content, _ = read(GOLDEN)
    file = tmp_path / "list.docx"
    data = write_list(file, CYCLE_4, ROWS_4).read_bytes()
    file.write_bytes(data[: min(cut, len(data) - 1)])
    with pytest.raises(NotAList):
        read_ohchr_list(file, content)


def test_paragraphs_sort_as_in_a_report() -> None:
    assert sorted(["140.10", "140.2", "9.1", "140.10a", "140"], key=paragraph_order) == ["9.1", "140", "140.2", "140.10", "140.10a"]


NAMES = [
    ("Türkiye", ["TUR"]),
    ("Turkey", ["TUR"]),
    ("the former Yugoslav Republic of Macedonia", ["MKD"]),
    ("Swaziland", ["SWZ"]),
    ("Côte d’Ivoire", ["CIV"]),
    ("Venezuela (Bolivarian Republic of)", ["VEN"]),
    ("Spain, Tunisia and Portugal", ["ESP", "TUN", "PRT"]),
    ("Bosnia and Herzegovina", ["BIH"]),
    ("Trinidad and Tobago, Holy See", ["TTO", "VAT"]),
    ("State of Palestine", ["PSE"]),
    ("the Netherlands", ["NLD"]),
    ("Словения", ["SVN"]),
    ("Slovania", None),
    ("Spain, Atlantis", None),
    ("", None),
]


@pytest.mark.parametrize(("printed", "codes"), NAMES)
def test_name_is_found_exactly_or_not_at_all(printed: str, codes: list[str] | None) -> None:
    content, problems = read(ROOT / "content")
    assert not problems
    assert StateNames(content).codes(printed) == codes


LISTS = {
    "SVN-2": (2, {"supported": 142, "noted": 21}),
    "SVN-3": (3, {"supported": 182, "noted": 33}),
    "SVN-4": (4, {"supported": 217, "noted": 37}),
    "CHN-3": (3, {"supported": 284, "noted": 62}),
    "EGY-2": (2, {"supported": 224, "noted": 53, "partially_supported": 23}),
}


@pytest.mark.skipif(not DATA.is_dir(), reason="the outside data is not here")
@pytest.mark.parametrize("name", LISTS)
def test_real_list_is_read_whole_with_its_totals(name: str) -> None:
    content, _ = read(ROOT / "content")
    cycle, totals = LISTS[name]
    found = read_ohchr_list(DATA / "ohchr-lists" / f"{name}.docx", content)
    assert (found.state, found.cycle, found.faults) == (name[:3], cycle, ())
    assert Counter(str(recommendation.position) for recommendation in found.recommendations) == totals
    assert all(recommendation.by for recommendation in found.recommendations)


@pytest.mark.skipif(not DATA.is_dir(), reason="the outside data is not here")
@pytest.mark.parametrize("cycle", ["3", "4"])
def test_importing_slovenia_again_changes_nothing(cycle: str, tmp_path: Path) -> None:
    folder = project(tmp_path, ROOT / "content")
    before = (folder / f"content/states/SVN/cycle-{cycle}/review.yaml").read_bytes()
    file = DATA / "ohchr-lists" / f"SVN-{cycle}.docx"
    ran = scorecards(folder, "import", "ohchr-list", str(file), "--state", "SVN", "--cycle", cycle)
    assert ran.out.endswith("nothing changed\n")
    assert (folder / f"content/states/SVN/cycle-{cycle}/review.yaml").read_bytes() == before
