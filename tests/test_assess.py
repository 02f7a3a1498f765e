"""Findings by rule beside the records: appended and never edited, never over a person's, not twice, and not into broken content."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from support import GOLDEN, TODAY, Ran, project, scorecards

from generator.schema_line import schema_line

FILE = "content/states/RUR/cycle-3/assessments.yaml"
REVIEW = "content/states/RUR/cycle-3/review.yaml"
RIVER = "content/treaty_status/river-treaty.yaml"
BY_LEVEL = "1 fully implemented, 1 partially implemented, 1 in process, 1 not implemented, 2 insufficient information, 1 not applicable"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return project(tmp_path)


def assess(folder: Path, *states: str) -> Ran:
    return scorecards(folder, "assess", "--rule", "treaty-record-1", *states, "--today", TODAY)


def by_people() -> str:
    """The golden assessments without those of the rule: the file as people wrote it."""
    text = (GOLDEN.parent / "content/states/RUR/cycle-3/assessments.yaml").read_text(encoding="utf-8")
    kept = text[: text.index('  "122.6":')]
    return "".join(line for line in kept.splitlines(keepends=True) if "treaty_depositary" not in line)


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_bytes(text.encode())


def read(folder: Path, name: str = FILE) -> str:
    return (folder / name).read_bytes().decode()


def values(folder: Path, name: str = FILE) -> dict[str, Any]:
    found = yaml.load(read(folder, name), Loader=yaml.BaseLoader)
    assert isinstance(found, dict)
    return found


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in (folder / "content").rglob("*") if path.is_file()}


def edit(folder: Path, name: str, old: str, new: str) -> None:
    text = read(folder, name)
    assert text.count(old) == 1, old
    write(folder, name, text.replace(old, new))


def test_golden_findings_are_what_the_command_writes(folder: Path) -> None:
    write(folder, FILE, by_people())
    ran = assess(folder)
    assert ran.out.splitlines() == [
        f"RUR-3: 7 added: {BY_LEVEL}",
        "left alone: RUR-3-121.1: a person published an assessment, which goes before",
        f"treaty-record-1: 8 findings about 1 States: {BY_LEVEL.replace('1 in process', '2 in process')}",
        "7 added, 1 to look at (see above), the others as they were",
    ]
    assert (ran.code, ran.err) == (0, "")
    assert read(folder) == (GOLDEN / "states/RUR/cycle-3/assessments.yaml").read_text(encoding="utf-8")
    assert scorecards(folder, "check", "--today", TODAY).code == 0


def test_second_run_writes_nothing(folder: Path) -> None:
    before = files_of(folder)
    assert assess(folder).out.splitlines()[-1] == "0 added, 1 to look at (see above), the others as they were"
    assert files_of(folder) == before


def test_review_without_assessments_gets_a_file(folder: Path) -> None:
    (folder / FILE).unlink()
    assert "RUR-3: 8 added" in assess(folder, "RUR").out
    text = read(folder)
    assert text.startswith(schema_line("states/RUR/cycle-3/assessments.yaml") + "# Sources, claims and assessments of Ruritania's review, cycle 3.\n")
    assert "\n\n" not in text
    found = values(folder)
    assert list(found["recommendations"]) == ["121.1", "122.6", "122.7", "122.8", "122.9", "122.10", "122.11", "122.12"]
    assert found["recommendations"]["122.8"]["assessments"] == [
        {
            "as_of": "2024-02-01",
            "level": "in_process",
            "status": "published",
            "reason": "Signed after the review, not bound by 1 February 2024: TCR (signed on 3 May 2021).",
            "remaining_actions": ["Become bound by TCR."],
            "evidence": [{"source": "untc-vii-1-2024"}],
            "assessors": ["treaty-record-1"],
            "method": "1",
        }
    ]
    assert found["sources"]["untc-vii-1-2024"] == {
        "type": "treaty_depositary",
        "title": "Collection of Treaties, chapter VII, 1",
        "date": "2024-02-01",
        "url": "https://treaties.example.org/VII-1",
    }
    assert scorecards(folder, "check", "--today", TODAY).code == 0
    before = files_of(folder)
    assess(folder)
    assert files_of(folder) == before


def test_only_the_states_that_were_named_are_assessed(folder: Path) -> None:
    write(folder, FILE, by_people())
    before = files_of(folder)
    assert assess(folder, "FRE", "SYL").out.splitlines()[0] == "treaty-record-1: 0 findings about 0 States: none"
    assert files_of(folder) == before


FORMS: dict[str, Callable[[str], str]] = {
    "as people write it": lambda text: text,
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "byte order mark": lambda text: "\ufeff" + text,
    "no line end at the end": lambda text: text.rstrip("\n"),
    "comments everywhere": lambda text: "".join(f"{line}   # as said\n" if line.endswith(":") else f"# a note\n{line}\n" for line in text.splitlines()) + "# the end\n",
    "recommendations first": lambda text: text[text.index("recommendations:") :] + text[: text.index("recommendations:")],
    "deeper indentation": lambda text: re.sub(r"^( *)(- )?", lambda found: found[1] * 2 + ("-   " if found[2] else ""), text, flags=re.MULTILINE),
    "one paragraph only": lambda text: text[: text.index('  "121.2":')],
    "other paragraphs before and behind": lambda text: text.replace('"122.1":', '"122.9":').replace('"122.2":', '"122.12":'),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_every_other_line_of_the_file_stays(form: str, folder: Path) -> None:
    text = FORMS[form](by_people())
    write(folder, FILE, text)
    assert scorecards(folder, "check", "--today", TODAY).code == 0, "the form of the test itself"
    ran = assess(folder)
    assert ran.code == 0, ran.out + ran.err
    after = read(folder)
    rest = iter(after.splitlines())
    assert all(line in rest for line in text.splitlines()), "a line of the old file is gone or has moved"
    assert ("\r\n" in after) == ("\r\n" in text)
    assert "\n" not in after.replace("\r\n", "") or "\r\n" not in after
    assert "0 errors" in scorecards(folder, "check", "--today", TODAY).out
    before = files_of(folder)
    assess(folder)
    assert files_of(folder) == before


def test_file_of_sources_alone_gets_its_recommendations(folder: Path) -> None:
    write(folder, FILE, by_people()[: by_people().index("recommendations:")])
    assess(folder)
    assert list(values(folder)["recommendations"])[:2] == ["121.1", "122.6"]
    assert scorecards(folder, "check", "--today", TODAY).code == 0


def test_file_of_recommendations_alone_gets_its_sources_above_them(folder: Path) -> None:
    write(folder, FILE, '# Claims only.\nrecommendations:\n  "122.8":\n    claims: []\n')
    assess(folder, "RUR")
    assert read(folder).startswith("# Claims only.\nsources:\n  untc-vii-1-2024: ")
    assert values(folder)["recommendations"]["122.8"]["assessments"][0]["level"] == "in_process"


def test_draft_of_a_person_stands_in_no_way_and_keeps_its_place_in_time(folder: Path) -> None:
    draft = (
        '  "122.8":\n    assessments:\n      # drafted in autumn\n      - {as_of: 2024-11-01, level: not_implemented, status: draft, evidence: [{source: league}], '
        'assessors: [first-editor], method: "1"}\n'
    )
    write(folder, FILE, by_people() + draft)
    assess(folder)
    assert [one["assessors"] for one in values(folder)["recommendations"]["122.8"]["assessments"]] == [["treaty-record-1"], ["first-editor"]]
    assert read(folder).index("treaty-record-1") < read(folder).index("# drafted in autumn")
    assert scorecards(folder, "check", "--today", TODAY).code == 0


def test_newer_list_appends_a_finding_and_edits_none(folder: Path) -> None:
    before = values(folder)["recommendations"]["122.8"]["assessments"]
    edit(folder, RIVER, "as_of: 2024-02-01", "as_of: 2025-02-01")
    edit(folder, RIVER, "RUR: {signed: 2021-05-03,", "RUR: {signed: 2021-05-03, bound: 2024-12-24,")
    ran = assess(folder)
    assert "RUR-3: 3 added: 2 fully implemented, 1 insufficient information" in ran.out
    after = values(folder)["recommendations"]["122.8"]["assessments"]
    assert after[:1] == before
    assert (after[1]["level"], after[1]["as_of"]) == ("fully_implemented", "2025-02-01")
    assert after[1]["reason"] == "Joined after the review: TCR (bound since 24 December 2024)."
    assert "0 errors" in scorecards(folder, "check", "--today", TODAY).out


def test_source_that_means_something_else_keeps_its_key(folder: Path) -> None:
    write(folder, FILE, by_people().replace("sources:\n", "sources:\n  untc-vii-1-2024: {type: other, title: Something else}\n"))
    assess(folder)
    found = values(folder)
    assert found["sources"]["untc-vii-1-2024"] == {"type": "other", "title": "Something else"}
    assert found["sources"]["untc-vii-1-2024-2"]["title"] == "Collection of Treaties, chapter VII, 1"
    assert found["recommendations"]["122.8"]["assessments"][0]["evidence"] == [{"source": "untc-vii-1-2024-2"}]
    before = files_of(folder)
    assess(folder)
    assert files_of(folder) == before


def test_finding_that_people_withdrew_is_not_repeated(folder: Path) -> None:
    text = read(folder)
    start = text.index('  "122.8":')
    write(folder, FILE, text[:start] + text[start:].replace("status: published", "status: withdrawn", 1))
    before = files_of(folder)
    assert "0 added" in assess(folder).out
    assert files_of(folder) == before


def test_list_that_became_older_is_a_matter_for_people(folder: Path) -> None:
    edit(folder, RIVER, "as_of: 2024-02-01", "as_of: 2023-02-01")
    before = files_of(folder)
    ran = assess(folder)
    assert "to decide: RUR-3-122.8: the rule's earlier finding is of 2024-02-01, later than 2023-02-01, up to which the lists speak now" in ran.out
    assert files_of(folder) == before


def test_finding_that_the_rule_no_longer_makes_is_a_matter_for_people(folder: Path) -> None:
    (folder / "content/treaty_status/hill-treaty.yaml").unlink()
    before = files_of(folder)
    ran = assess(folder)
    assert "to decide: RUR-3-122.9: the rule finds nothing here any more; withdraw its earlier finding where it no longer fits" in ran.out
    assert files_of(folder) == before


def test_content_with_errors_is_refused_and_nothing_is_written(folder: Path) -> None:
    write(folder, FILE, by_people())
    edit(folder, RIVER, "no_action: [SYL]", "no_action: [SYLVANIA]")
    before = files_of(folder)
    ran = assess(folder)
    assert (ran.code, ran.err) == (1, "Nothing was written.\n")
    assert [line.rpartition("; ")[0] for line in ran.out.splitlines()[:-1]] == [
        'content/treaty_status/river-treaty.yaml:9:13: river-treaty: no_action has "SYLVANIA"',
    ]
    assert ran.out.splitlines()[-1] == "1 error, 0 warnings"
    assert files_of(folder) == before


UNUSUAL = {
    "sources in curly brackets": 'sources: {league: {type: cso, title: League}}   # one\nrecommendations:\n  "122.5":\n    claims: []\n',
    "empty recommendations": "sources:\n  league: {type: cso, title: League}\nrecommendations: {}   # none yet\n",
    "one recommendation in curly brackets": 'recommendations:\n  "122.8": {claims: []}   # quiet\n',
    "empty list of assessments": 'recommendations:\n  "122.8":\n    assessments: []   # to come\n    claims: []',
    "recommendations in curly brackets": 'recommendations: {"122.8": {claims: []}}\nsources: {}\n',
    "last text ends with empty lines": 'recommendations:\n  "122.5":\n    assessments:\n    - as_of: 2024-11-01\n      level: in_process\n      status: draft\n'
    '      assessors: [first-editor]\n      method: "1"\n      evidence: [{source: league}]\n      reason: |+\n       # 1 is no comment\n\n\n# but this\n'
    "sources:\n  league: {type: cso, title: League}\n",
}


@pytest.mark.parametrize("case", UNUSUAL)
def test_unusual_forms_are_added_to_without_a_loss(case: str, folder: Path) -> None:
    write(folder, FILE, UNUSUAL[case])
    assert "0 errors" in scorecards(folder, "check", "--today", TODAY).out, "the case itself is fine content"
    ran = assess(folder)
    assert (ran.code, ran.err) == (0, "")
    after, rest = read(folder), iter(read(folder))
    assert all(character in rest for character in UNUSUAL[case] if character not in "{}[] \n")
    assert set(values(folder)["recommendations"]) >= {"122.6", "122.12"}
    assert "0 errors" in scorecards(folder, "check", "--today", TODAY).out, after


def test_file_that_cannot_be_added_to_without_harm_is_named_and_nothing_is_written(folder: Path) -> None:
    write(folder, FILE, "{sources: {}, recommendations: {}}\n")
    before = files_of(folder)
    ran = assess(folder)
    message = "the whole file stands in curly brackets; write one key a line, and a dash before each assessment"
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.splitlines() == [f"{FILE}: {message}", "Nothing was written."]
    assert files_of(folder) == before


def test_file_in_an_unusual_form_is_no_matter_where_nothing_is_to_be_added(folder: Path) -> None:
    write(folder, FILE, "{sources: {}, recommendations: {}}\n")
    edit(folder, REVIEW, "status: adopted", "status: adopted\ntentative: false")
    assert assess(folder, "FRE").code == 0


@pytest.mark.parametrize("arguments", [("--rule", "treaty-record-1", "XXX"), ("--rule", "treaty-record-1", "../states/RUR"), ("--rule", "another"), ()])
def test_wrong_use_is_answered_with_2(arguments: tuple[str, ...], folder: Path) -> None:
    assert scorecards(folder, "assess", *arguments).code == 2


def test_assessment_goes_before_an_item_whose_dash_stands_alone(folder: Path) -> None:
    later = 'sources:\n  league: {type: cso, title: League}\nrecommendations:\n  "122.8":\n    assessments:\n      -  # of autumn\n        as_of: 2024-11-01\n        level: not_implemented\n'
    later += '        status: draft\n        evidence: [{source: league}]\n        assessors: [first-editor]\n        method: "1"\n'
    write(folder, FILE, later)
    assert assess(folder).code == 0
    assert [one["as_of"] for one in values(folder)["recommendations"]["122.8"]["assessments"]] == ["2024-02-01", "2024-11-01"]
    assert "      -  # of autumn\n        as_of: 2024-11-01\n" in read(folder)
