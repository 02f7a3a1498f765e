"""Lists of treaty status: what each says, how they are brought together, what stays unclear, and that nothing is guessed."""

import random
import shutil
import tempfile
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from old_spreadsheet import Cell, xls
from support import DATA, GOLDEN, REAL_TODAY, ROOT, TODAY, Ran, project, scorecards

needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the outside data is not here")

DAYS = 'Participant,Signature,"Ratification, Accession(a), Succession(d)"\n'
YEARS = "iso2,member,state party,year ratification or accession,signatory,no action,status,note\n"
PARTY, SIGNATORY, NONE = "1,{},0,0,state party,", "0,,1,0,signatory state,", "0,,0,1,no action,"
LIST_OF_YEARS = YEARS + f"FR,Freedonia,{PARTY.format(2004)}\nRU,Ruritania,{SIGNATORY}\nSY,Sylvania,{NONE}\n"
LIST_OF_DAYS = DAYS + "Cook Islands,,1 Jan 1999 a\nFreedonia,3 Feb 2001,4 Mar 2004\nRuritania,5 Apr 2006,\n"
LATER = ("--days-as-of", "2024-02-01", "--years-as-of", "2024-05-01")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The golden content without the treaties' lists."""
    project(tmp_path)
    shutil.rmtree(tmp_path / "content/treaty_status")
    return tmp_path


def run(folder: Path, files: Mapping[str, str | bytes], *more: str) -> Ran:
    for name, text in files.items():
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return scorecards(folder, "import", "treaty-status", *files, *more)


def written(folder: Path, treaty: str = "river-treaty") -> dict[str, Any]:
    """The file with every value as text, as the model reads it."""
    text = (folder / f"content/treaty_status/{treaty}.yaml").read_text(encoding="utf-8")
    found = yaml.load(text, Loader=yaml.BaseLoader)
    assert isinstance(found, dict)
    return found


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in (folder / "content").rglob("*") if path.is_file()}


def test_lists_of_days_and_of_years_become_one_file(folder: Path) -> None:
    ran = run(folder, {"7-1.csv": LIST_OF_DAYS, "hr_status_river.csv": LIST_OF_YEARS})
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "river-treaty: 1 bound, 1 signed only, 1 no action, 0 unclear, as of 1 August 2022: new",
        "left out, no Member States: Cook Islands (1)",
        "2 files read, 2 used for 1 treaties: 1 changed, 0 as they were",
    ]
    url = "https://treaties.un.org/pages/ViewDetails.aspx?src=TREATY&mtdsg_no=VII-1&chapter=7&lang=en"
    assert written(folder) == {
        "treaty": "river-treaty",
        "sources": {
            "untc-vii-1-2015": {"title": "United Nations Treaty Collection, chapter VII, 1", "as_of": "2015-03-14", "url": url},
            "treaty-status-2022": {"title": "Status of human rights treaties by State, years only", "as_of": "2022-08-01"},
        },
        "states": {
            "FRE": {"signed": "2001-02-03", "bound": "2004-03-04", "act": "ratification", "source": "untc-vii-1-2015"},
            "RUR": {"signed": "2006-04-05", "source": "untc-vii-1-2015"},
        },
        "no_action": ["SYL"],
    }
    assert scorecards(folder, "check", "--today", TODAY).code == 0


def test_second_import_changes_nothing(folder: Path) -> None:
    files = {"7-1.csv": LIST_OF_DAYS, "hr_status_river.csv": LIST_OF_YEARS}
    run(folder, files)
    before = files_of(folder)
    assert run(folder, files).out.splitlines()[0].endswith(": nothing changed")
    assert files_of(folder) == before


RURITANIA = {  # what the list of days says of Ruritania, the row of the list of years, and what comes of it
    "years agree": ("1 Feb 2003,4 Mar 2004", PARTY.format(2004), {"signed": "2003-02-01", "bound": "2004-03-04", "act": "ratification", "source": "D"}),
    "accession": (",4 Mar 2004 a", PARTY.format(2004), {"bound": "2004-03-04", "act": "accession", "source": "D"}),
    "succession": (",4 Mar 2004 d", PARTY.format(2004), {"bound": "2004-03-04", "act": "succession", "source": "D"}),
    "acceptance": (",4 Mar 2004 A", PARTY.format(2004), {"bound": "2004-03-04", "act": "acceptance", "source": "D"}),
    "approval": (",4 Mar 2004 AA", PARTY.format(2004), {"bound": "2004-03-04", "act": "approval", "source": "D"}),
    "succession to signature": ("1 Feb 2003 d,", SIGNATORY, {"signed": "2003-02-01", "source": "D"}),
    "joined after the list of days": (None, PARTY.format(2018), {"bound": "2018", "source": "Y"}),
    "signed, then joined": ("1 Feb 2003,", PARTY.format(2018), {"signed": "2003-02-01", "bound": "2018", "source": "D", "bound_source": "Y"}),
    "signed after the list of days": (None, SIGNATORY, {"signed": "2015-03-15/2022-08-01", "source": "Y"}),
    "joined in the year of the list of days, after it": (None, PARTY.format(2015), {"bound": "2015-03-15/2015-12-31", "source": "Y"}),
    "joined in the year of the list of years": (None, PARTY.format(2022), {"bound": "2022", "source": "Y"}),
    "earlier year": ("1 Feb 2003,4 Mar 2004", PARTY.format(2003), {"signed": "2003-02-01", "bound": "2003/2004-03-04", "source": "D", "bound_source": "Y", "note": "D gives 4 March 2004, Y gives 2003"}),
    "later year": (",4 Mar 2004 a", PARTY.format(2009), {"bound": "2004-03-04/2009", "source": "D", "bound_source": "Y", "note": "D gives 4 March 2004, Y gives 2009"}),
    "nothing": (None, NONE, "no_action"),
    "its word decides, its mark is missing": (None, "0,,0,0,no action,", "no_action"),
    "its word and year decide, its mark is missing": (",4 Mar 2004 a", "0,2004,0,0,state party,", {"bound": "2004-03-04", "act": "accession", "source": "D"}),
    "bound and then not": (",4 Mar 2004 a", NONE, "D says bound since 4 March 2004, Y says no action"),
    "bound and then signed only": (",4 Mar 2004 a", SIGNATORY, "D says bound since 4 March 2004, Y says signed only"),
    "signed and then not": ("1 Feb 2003,", NONE, "D says signed on 1 February 2003 and not bound by 14 March 2015, Y says no action"),
    "bound before a list that does not say so": (None, PARTY.format(2014), "D says no action by 14 March 2015, Y says bound since 2014"),
    "bound before a list that has it as signed": ("1 Feb 2003,", PARTY.format(2003), "D says signed on 1 February 2003 and not bound by 14 March 2015, Y says bound since 2003"),
    "party without a year": (None, "0,,0,0,state party,", "Y says state party, with no year and nothing marked; D says no action by 14 March 2015"),
    "no action with a year": (None, "0,2014,0,1,no action,", "Y says no action, with the year 2014 and no action marked; D says no action by 14 March 2015"),
    "another mark": (None, "1,,0,0,no action,", "Y says no action, with no year and state party marked; D says no action by 14 March 2015"),
    "left the treaty": (",4 Mar 2004 a", "1,2004,0,0,state party,Denounced it in 2009", "Y says state party since 2004 and notes that the State left the treaty; D says bound since 4 March 2004"),
}  # fmt: skip


@pytest.mark.parametrize("case", RURITANIA)
def test_lists_are_brought_together_by_the_rule(case: str, folder: Path) -> None:
    day_row, year_row, expected = RURITANIA[case]
    days = DAYS + (f"Ruritania,{day_row}\n" if day_row else "")
    years = f"{YEARS}RU,Ruritania,{year_row}\nFR,Freedonia,{NONE}\nSY,Sylvania,{NONE}\n"
    ran = run(folder, {"7-1.csv": days, "hr_status_river.csv": years})
    assert ran.code == 0, ran.err
    text = (folder / "content/treaty_status/river-treaty.yaml").read_text(encoding="utf-8")
    found = yaml.load(text.replace("untc-vii-1-2015", "D").replace("treaty-status-2022", "Y"), Loader=yaml.BaseLoader)
    if isinstance(expected, dict):
        assert found["states"] == {"RUR": expected}
        assert ("to decide: river-treaty: RUR: " in ran.out) == ("note" in expected)
    elif expected == "no_action":
        assert found["no_action"] == ["FRE", "RUR", "SYL"]
    else:
        assert found["unclear"] == {"RUR": expected}
        assert "to decide: river-treaty: RUR: " in ran.out
    assert scorecards(folder, "check", "--today", TODAY).code == 0


SHEET: list[list[Cell]] = [
    ["Treaty on Clean Rivers [Last Updated: 10/05/2025 11:26:54]"],
    ["Country", "Date of Signature (dd/mm/yyyy)", "Date of Ratification/Accession", "Date of acceptance"],
    ["European Union", None, None, None],
    ["Freedonia", date(2001, 2, 3), date(2004, 3, 4), date(2020, 1, 1)],
    ["Ruritania", date(2006, 4, 5), date(2024, 12, 31), None],
    ["Sylvania", None, None, None],
    ["", None, None, None],
    ["Source: somebody", None, None, None],
]


def test_newest_list_with_days_takes_the_place_of_the_others(folder: Path) -> None:
    years = YEARS + f"FR,Freedonia,{PARTY.format(2004)}\nRU,Ruritania,{NONE}\nSY,Sylvania,{PARTY.format(1999)}\n"
    ran = run(folder, {"7-1.csv": LIST_OF_DAYS, "hr_status_river.csv": years, "status.xls": xls(SHEET)})
    assert ran.code == 0, ran.err
    assert "river-treaty: 2 bound, 0 signed only, 1 no action, 0 unclear, as of 10 May 2025: new" in ran.out
    found = written(folder)
    assert found["sources"] == {
        "untc-vii-1-2015": {
            "title": "United Nations Treaty Collection, chapter VII, 1",
            "as_of": "2015-03-14",
            "url": found["sources"]["untc-vii-1-2015"]["url"],
        },
        "ohchr-river-treaty-2025": {"title": "Office of the UN High Commissioner for Human Rights, status of ratification", "as_of": "2025-05-10"},
    }
    assert found["states"] == {
        "FRE": {"signed": "2001-02-03", "bound": "2004-03-04", "act": "ratification", "source": "untc-vii-1-2015"},
        "RUR": {"signed": "2006-04-05", "bound": "2024-12-31", "source": "untc-vii-1-2015", "bound_source": "ohchr-river-treaty-2025"},
    }
    assert found["no_action"] == ["SYL"]
    assert "SYL: treaty-status-2022 says bound since 1999, ohchr-river-treaty-2025 says no action; the newer list, which has days, counts" in ran.out
    assert scorecards(folder, "check", "--today", TODAY).code == 0


def test_list_of_days_alone_says_of_all_others_that_they_did_nothing(folder: Path) -> None:
    run(folder, {"7-1.csv": LIST_OF_DAYS})
    assert written(folder)["no_action"] == ["SYL"]


def test_state_that_a_list_of_all_states_does_not_name_and_a_signature_without_a_day_are_unclear(folder: Path) -> None:
    ran = run(folder, {"hr_status_river.csv": LIST_OF_YEARS.replace(f"SY,Sylvania,{NONE}\n", f"MS,Montserrat,{NONE}\n")})
    assert written(folder)["unclear"] == {
        "RUR": "treaty-status-2022 says signed only, and no list gives the day",
        "SYL": "treaty-status-2022 does not name the State",
    }
    assert "to decide: river-treaty: SYL: treaty-status-2022 does not name the State; left unclear" in ran.out


def test_columns_may_stand_in_any_order(folder: Path) -> None:
    run(folder, {"7-1.csv": LIST_OF_DAYS, "hr_status_river.csv": LIST_OF_YEARS})
    before = files_of(folder)
    rows = [line.split(",") for line in LIST_OF_YEARS.splitlines()]
    order = random.Random(7).sample(range(len(rows[0])), len(rows[0]))
    shuffled = "\n".join(",".join(row[column] for column in order) for row in rows)
    days = '"Ratification, Accession(a)",Participant,Signature\n1 Jan 1999 a,Cook Islands,\n4 Mar 2004,Freedonia,3 Feb 2001\n,Ruritania,5 Apr 2006\n'
    assert run(folder, {"7-1.csv": "\ufeff" + days, "hr_status_river.csv": shuffled}).code == 0
    assert files_of(folder) == before


def test_list_of_no_treaty_on_record_is_named_by_the_title_of_the_index(folder: Path) -> None:
    index = 'chapter_no,treaty_no,treaty_name,url\n9,4.b,"Treaty on Moons, 1979",http://x\n'
    ran = run(folder, {"9-4-b.csv": DAYS + "Nobody knows,1 Jan 2001,\n", "index.csv": index, "7-1.csv": LIST_OF_DAYS})
    assert ran.code == 0
    assert "not used: 9-4-b (Treaty on Moons, 1979): no treaty in treaties.yaml has it under listed_as" in ran.out
    assert "3 files read, 1 used for 1 treaties" in ran.out


def test_change_of_a_newer_edition_is_printed_state_by_state(folder: Path) -> None:
    run(folder, {"7-1.csv": LIST_OF_DAYS})
    ran = run(folder, {"7-1.csv": LIST_OF_DAYS + "Sylvania,,1 Jan 2020 a\n"}, *LATER)
    said = "signed 2001-02-03, bound 2004-03-04, act ratification, source"
    assert ran.out.splitlines()[:2] == [
        "river-treaty: 2 bound, 1 signed only, 0 no action, 0 unclear, as of 1 February 2024: 5 changes",
        f"river-treaty: FRE: was {said} untc-vii-1-2015, is {said} untc-vii-1-2024",
    ]
    assert "river-treaty: SYL: was no action, is bound 2020-01-01, act accession, source untc-vii-1-2024" in ran.out


def by_hand(folder: Path, *, as_of: str) -> None:
    """What a person enters who saw one notification of the depositary."""
    path = folder / "content/treaty_status/river-treaty.yaml"
    text = path.read_text(encoding="utf-8").replace("no_action: [SYL]\n", "").replace("no_action: [RUR, SYL]\n", "no_action: [RUR]\n")
    text = text.replace("states:\n", f"  letter: {{title: A letter, as_of: {as_of}, partial: true}}\nstates:\n")
    path.write_text(text.replace("states:\n", "states:\n  SYL: {bound: 2022-09-01, source: letter}\n"), encoding="utf-8")
    assert scorecards(folder, "check", "--today", TODAY).code == 0


def test_what_people_entered_from_a_newer_source_is_kept(folder: Path) -> None:
    run(folder, {"7-1.csv": LIST_OF_DAYS})
    by_hand(folder, as_of="2022-10-01")
    ran = run(folder, {"7-1.csv": LIST_OF_DAYS, "hr_status_river.csv": LIST_OF_YEARS})
    assert "river-treaty: kept: SYL, which people added from letter" in ran.out
    found = written(folder)
    assert found["states"]["SYL"] == {"bound": "2022-09-01", "source": "letter"}
    assert "no_action" not in found
    assert found["sources"]["letter"] == {"title": "A letter", "as_of": "2022-10-01", "partial": "true"}
    assert scorecards(folder, "check", "--today", TODAY).code == 0


def test_what_people_entered_gives_way_to_a_newer_list_and_the_change_is_printed(folder: Path) -> None:
    run(folder, {"7-1.csv": LIST_OF_DAYS})
    by_hand(folder, as_of="2022-10-01")
    ran = run(folder, {"7-1.csv": LIST_OF_DAYS + "Sylvania,,1 Sep 2022 a\n"}, *LATER)
    assert "SYL: was bound 2022-09-01, source letter, is bound 2022-09-01, act accession, source untc-vii-1-2024" in ran.out
    assert "letter" not in written(folder)["sources"]


REFUSED: dict[str, tuple[Mapping[str, str | bytes], str]] = {
    "unknown name": (
        {"7-1.csv": DAYS + "Ruritanja,,1 Jan 2001 a\n"},
        '7-1.csv: row 2: "Ruritanja" is the name of no State; the nearest names are Ruritania, Ruritanie, Kingdom of Ruritania; add it to former_names in the state.yaml of the right one',
    ),
    "one State under two names": (
        {"7-1.csv": DAYS + "Ruritania,,1 Jan 2001 a\nKingdom of Ruritania,1 Jan 2001,\n"},
        '7-1.csv: row 3: "Kingdom of Ruritania" (RUR) stands in the list twice; keep one row',
    ),
    "day that does not exist": (
        {"7-1.csv": DAYS + "Ruritania,,31 Feb 2001 a\n"},
        '7-1.csv: row 2: "31 Feb 2001 a" is no day such as 24 Jan 1983, with a, d, A or AA behind it; mend the file',
    ),
    "month of another language": (
        {"7-1.csv": DAYS + "Ruritania,,1 Mai 2001 a\n"},
        '7-1.csv: row 2: "1 Mai 2001 a" is no day such as 24 Jan 1983, with a, d, A or AA behind it; mend the file',
    ),
    "formula": (
        {"7-1.csv": DAYS + 'Ruritania,,"=1+1"\n'},
        '7-1.csv: row 2: "=1+1" is no day such as 24 Jan 1983, with a, d, A or AA behind it; mend the file',
    ),
    "row without a day": ({"7-1.csv": DAYS + "Ruritania,,\n"}, "7-1.csv: row 2: the row gives no day; mend the file"),
    "newer than it is said to be": (
        {"7-1.csv": DAYS + "Ruritania,,15 Mar 2015 a\n"},
        "7-1.csv: row 2: 15 Mar 2015 a is after 2015-03-14; if the list is newer, say up to which day it speaks with --days-as-of",
    ),
    "year newer than it is said to be": (
        {"hr_status_river.csv": LIST_OF_YEARS.replace("2004", "2023")},
        "hr_status_river.csv: row 2: 2023 is after 2022-08-01; if the list is newer, say up to which day it speaks with --years-as-of",
    ),
    "word that is none of three": (
        {"hr_status_river.csv": LIST_OF_YEARS.replace("no action,\n", "acted,\n")},
        'hr_status_river.csv: row 4: status is "acted" and the year ""; write state party, signatory state or no action, and a year or nothing',
    ),
    "row cut off": ({"7-1.csv": LIST_OF_DAYS[:-2]}, "7-1.csv: row 4 has 2 cells under 3 columns"),
    "two columns of one name": ({"7-1.csv": "Participant,Signature,signature\n"}, "7-1.csv: two of its columns have the same name"),
    "too few columns": ({"7-1.csv": "Participant,Signature\nRuritania,1 Jan 2001\n"}, "7-1.csv: its columns are participant, signature; it needs participant, signature and one more"),
    "another table": ({"7-1.csv": "a,b\n1,2\n"}, "7-1.csv: its columns are a, b"),
    "a million columns": ({"7-1.csv": "a," * 1_000_000 + "\n"}, "7-1.csv: it has 1 rows and 1,000,001 columns"),
    "a million rows": ({"7-1.csv": DAYS + ",,\n" * 3000 + "Ruritania,1 Jan 2001,\n" * 3000}, "7-1.csv: it has 3,001 rows and 3 columns"),
    "too large": ({"7-1.csv": DAYS + " " * 5_000_000}, "7-1.csv: it is larger than 4,194,304 bytes"),
    "empty": ({"7-1.csv": ""}, "7-1.csv: it has 0 rows and 0 columns"),
    "UTF-16": ({"7-1.csv": LIST_OF_DAYS.encode("utf-16")}, "7-1.csv: it is not text in UTF-8"),
    "open quotation mark": ({"7-1.csv": DAYS + '"Ruritania,1 Jan 2001,\n'}, "7-1.csv: it is no table with commas (unexpected end of data)"),
    "workbook of the new form": ({"7-1.csv": b"PK\x03\x04" + bytes(range(256))}, "7-1.csv: it is not text in UTF-8"),
    "list given twice": ({"7-1.csv": LIST_OF_DAYS, "./7-1.csv": LIST_OF_DAYS}, "river-treaty: the list untc-vii-1-2015 is given 2 times; give it once"),
    "no list of a treaty on record": ({"8-8.csv": LIST_OF_DAYS}, "no list about a treaty in treaties.yaml is among the files"),
    "sheet without a title": ({"a.xls": xls([["Treaty on Clean Rivers"], *SHEET[1:]])}, "a.xls: its first cell does not name a treaty and the day of its last update"),
    "sheet updated on no day": ({"a.xls": xls([["Treaty on Clean Rivers [Last Updated: 31/02/2025]"], *SHEET[1:]])}, "a.xls: its last update is 31/02/2025, which is no day"),
    "sheet without a column": ({"a.xls": xls([SHEET[0], ["Country", "Date"], *SHEET[2:]])}, 'a.xls: its second row has 0 columns that begin with "date of signature"'),
    "sheet with a number for a day": ({"a.xls": xls([*SHEET[:3], ["Ruritania", 38000.0]])}, 'a.xls: row 4: "38000.0" is no date; mend the file'),
    "sheet with a word for a day": ({"a.xls": xls([*SHEET[:3], ["Ruritania", "soon"]])}, 'a.xls: row 4: "soon" is no date; mend the file'),
    "sheet with a day after its update": ({"a.xls": xls([*SHEET[:3], ["Ruritania", date(2025, 5, 11)]])}, "a.xls: row 4: 2025-05-11 is after the last update of the list, 2025-05-10; mend the file"),
    "sheet with one row": ({"a.xls": xls([SHEET[0]])}, "a.xls: its first sheet has 1 rows and 1 columns"),
    "sheet cut off": ({"a.xls": xls(SHEET)[:1500]}, "a.xls: it is a damaged or unusual spreadsheet"),
    "another compound file": ({"a.xls": b"\xd0\xcf\x11\xe0" + bytes(4096)}, "a.xls: it is a damaged or unusual spreadsheet"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_list_that_cannot_be_read_is_refused_in_one_line_and_nothing_is_written(case: str, folder: Path) -> None:
    files, line = REFUSED[case]
    before = files_of(folder)
    ran = run(folder, files)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.splitlines()[0].startswith(line)
    assert ran.err.endswith("nothing was written\n")
    assert files_of(folder) == before


def test_all_faults_of_all_lists_are_named_at_once(folder: Path) -> None:
    files = {"7-1.csv": DAYS + "Ruritanja,,31 Feb 2001 a\nRuritania,,1 Mai 2001\n", "7-2.csv": DAYS + "Sylvania,,\n"}
    assert [line.split(":")[0:2] for line in run(folder, files).err.splitlines()] == [
        ["7-1.csv", " row 2"],
        ["7-1.csv", " row 2"],
        ["7-1.csv", " row 3"],
        ["7-2.csv", " row 2"],
        ["4 problems; nothing was written"],
    ]


def test_zip_bomb_is_not_opened(folder: Path) -> None:
    with zipfile.ZipFile(folder / "bomb.xls", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/workbook.xml", b"\0" * 100_000_000)
    ran = scorecards(folder, "import", "treaty-status", "bomb.xls")
    assert ran.code == 1
    assert ran.err.startswith("bomb.xls: it is ")


def test_file_on_record_that_rests_on_a_list_not_given_is_left_alone(folder: Path) -> None:
    run(folder, {"7-1.csv": LIST_OF_DAYS, "hr_status_river.csv": LIST_OF_YEARS})
    before = files_of(folder)
    ran = run(folder, {"hr_status_river.csv": LIST_OF_YEARS})
    assert ran.code == 1
    assert ran.err.splitlines()[0] == "river-treaty: the file on record rests on untc-vii-1-2015 too, which is not among the files; give all lists at once"
    assert files_of(folder) == before


def test_file_on_record_with_faults_is_left_alone(folder: Path) -> None:
    run(folder, {"7-1.csv": LIST_OF_DAYS})
    path = folder / "content/treaty_status/river-treaty.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("2001-02-03", "2001-02-31"), encoding="utf-8")
    before = files_of(folder)
    ran = run(folder, {"7-1.csv": LIST_OF_DAYS})
    assert ran.err.splitlines()[0] == "content/treaty_status/river-treaty.yaml has faults of its own; mend them first (scorecards check)"
    assert files_of(folder) == before


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_damaged_list_gives_a_refusal_or_a_whole_file(data: st.DataObject) -> None:
    """Whatever a transfer does to a file: never a traceback; refused and nothing written, or written and without a fault."""
    name = data.draw(st.sampled_from(["7-1.csv", "hr_status_river.csv", "a.xls"]))
    whole = {"7-1.csv": LIST_OF_DAYS.encode(), "hr_status_river.csv": LIST_OF_YEARS.encode(), "a.xls": xls(SHEET)}[name]
    cut = whole[: data.draw(st.integers(0, len(whole)))] if data.draw(st.booleans()) else whole
    damaged = bytearray(cut)
    for place, byte in data.draw(st.lists(st.tuples(st.integers(0, max(len(cut) - 1, 0)), st.integers(0, 255)), max_size=6)):
        if cut:
            damaged[place] = byte
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        shutil.copytree(GOLDEN, folder / "content")
        shutil.rmtree(folder / "content/treaty_status")
        before = files_of(folder)
        ran = run(folder, {name: bytes(damaged)})
        if ran.code == 0:
            assert "0 errors" in scorecards(folder, "check", "--today", TODAY).out
        else:
            assert ran.code == 1
            assert ran.err.endswith("nothing was written\n")
            assert files_of(folder) == before


def real_files() -> list[str]:
    treaties = DATA / "treaties"
    return [str(path) for path in (*sorted(treaties.glob("status-2022/*.csv")), *sorted(treaties.glob("dates-2015/*.csv")), *sorted(treaties.glob("*.xls")))]


@needs_data
def test_files_on_record_are_exactly_what_the_importer_makes_of_the_data(tmp_path: Path) -> None:
    folder = project(tmp_path, ROOT / "content")
    before = files_of(folder)
    shutil.rmtree(folder / "content/treaty_status")
    ran = scorecards(folder, "import", "treaty-status", *real_files())
    assert (ran.code, ran.err) == (0, "")
    assert files_of(folder) == before
    assert "50 files read, 38 used for 19 treaties: 19 changed, 0 as they were" in ran.out
    assert ran.out.count("not used: ") == 12


@needs_data
def test_odd_codes_of_the_data_are_read_by_name() -> None:
    icerd = yaml.load((ROOT / "content/treaty_status/icerd.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert icerd["states"]["NAM"] == {"bound": "1982-11-11", "act": "accession", "source": "untc-iv-2-2015"}
    assert icerd["states"]["TLS"]["bound"] == "2003-04-16"
    assert scorecards(ROOT, "check", "content/treaty_status", "--today", REAL_TODAY).code == 0
