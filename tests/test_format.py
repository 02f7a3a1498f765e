"""One style: keys in the order of the model, two spaces a level; no comment lost, no value changed, and nothing left to do the second time."""

from pathlib import Path

import pytest
from edited_files import assess_faults, format_faults
from hypothesis import given, settings
from hypothesis import strategies as st
from odd_files import odd_assessments, odd_file
from support import GOLDEN, ROOT, project, scorecards

from generator.model import Assessments, Record, Review, State
from generator.yaml_style import comments_of, formatted
from generator.yaml_values import NotEditable

FILE = "content/states/RUR/cycle-3/assessments.yaml"

MADE: dict[str, tuple[type[Record], str, str]] = {
    "keys come in the order of the model and take their comments along": (
        Review,
        "# The record.\ncycle: 3\n# why\n# and why\nstate: RUR   # the code\n\n# at the end\nsession: 34\n# of all\n",
        "# The record.\n# why\n# and why\nstate: RUR   # the code\ncycle: 3\n\n# at the end\nsession: 34\n# of all\n",
    ),
    "the line that tells editors of the schema stays first": (
        Review,
        "# yaml-language-server: $schema=review.json\n\n# of the cycle\ncycle: 3\nstate: RUR\n",
        "# yaml-language-server: $schema=review.json\n\nstate: RUR\n# of the cycle\ncycle: 3\n",
    ),
    "a key that the model does not know stays behind the one before it": (
        Review,
        "session: 34\nsesion: 35\nstate: RUR\n",
        "state: RUR\nsession: 34\nsesion: 35\n",
    ),
    "blocks are indented by two, with the comments in them": (
        Assessments,
        "recommendations:\n      # first\n      '121.4':\n       assessments:\n       -   as_of: 2024-01-01 # day\n           # deep\n           level: in_process\n           # end of it\n      # end of all\nsources:\n    a: {type: cso}\n",
        'sources:\n  a: {type: cso}\nrecommendations:\n  # first\n  "121.4":\n    assessments:\n      - as_of: 2024-01-01 # day\n        # deep\n        level: in_process\n        # end of it\n  # end of all\n',
    ),
    "a comment between a dash and its first key goes above the dash": (
        Review,
        "recommendations:\n  -  # one\n    # two\n    position: noted\n    # three\n    paragraph: '1'\n",
        'recommendations:\n  # one\n  # two\n  # three\n  - paragraph: "1"\n    position: noted\n',
    ),
    "paragraphs get double quotes, as keys too, and targets of goals": (
        Review,
        "recommendations:\n  - paragraph: 140.10\n    sdgs: [16, 16.3]\n    position_source: {paragraph: 5-6, symbol: A/1}\n",
        'recommendations:\n  - paragraph: "140.10"\n    position_source: {symbol: A/1, paragraph: "5-6"}\n    sdgs: [16, "16.3"]\n',
    ),
    "short lists come in brackets, records on lines": (
        Review,
        "recommendations: [{paragraph: '1', by: [FRE]}]\npledges: [{id: P1, summary: A}, ]\n",
        'recommendations:\n  - paragraph: "1"\n    by: [FRE]\npledges:\n  - {id: P1, summary: A}\n',
    ),
    "a list of words on lines comes in brackets, unless a comment stands in it": (
        Review,
        'recommendations:\n- by:  # who\n  - FRE\n  - "NO"\n  themes:\n  - a\n  - b  # why\n',
        'recommendations:\n  - by: [FRE, "NO"]  # who\n    themes:\n      - a\n      - b  # why\n',
    ),
    "brackets over several lines with comments stay as they are, but for their indentation": (
        Review,
        "recommendations:\n    -   by: [FRE,   # first\n             SYL]  # second\n",
        "recommendations:\n  - by: [FRE,   # first\n         SYL]  # second\n",
    ),
    "long texts keep their line breaks": (
        State,
        "name: Ruritania\nfollow_up:\n    - note: >+\n          One line\n            # no comment\n\n          end\n\n      kind: nhri\ncode: RUR\n",
        "code: RUR\nname: Ruritania\nfollow_up:\n  - kind: nhri\n    note: >+\n      One line\n        # no comment\n\n      end\n\n",
    ),
    "spaces at the end of a line and repeated empty lines go": (
        State,
        "\ufeff\n\ncode:   RUR  \n\n\n\nname : 'Ruritania'\n\n",
        'code: RUR\n\nname: "Ruritania"\n',
    ),
    "a key in brackets may lack its value, and its colon": (
        State,
        "follow_up:\n  - {note:   , kind}\ncode: RUR\n",
        "code: RUR\nfollow_up:\n  - {kind, note: }\n",
    ),
    "a file whose first keys are indented moves to the left, with comments that stand left of them": (
        State,
        "  # a\n  name: A\n # b\n  code: RUR\n# c\n",
        "# a\n# b\ncode: RUR\nname: A\n# c\n",
    ),
    "line ends of Windows stay": (State, "name: A\r\ncode: RUR\r\n", "code: RUR\r\nname: A\r\n"),
    "a text that ends the file without a line end keeps its value": (State, "name: |\n   A", "name: |-\n  A\n"),
}


@pytest.mark.parametrize("claim", MADE)
def test_style(claim: str) -> None:
    model, before, after = MADE[claim]
    assert formatted(before, model) == after
    assert formatted(after, model) == after


@given(st.integers(min_value=10_000_000))
@settings(max_examples=100, deadline=None)
def test_any_file_keeps_every_value_and_comment_and_is_formatted_once_for_all(seed: int) -> None:
    assert list(format_faults(odd_file(seed))) == []


@given(st.integers(min_value=10_000_000))
@settings(max_examples=60, deadline=None)
def test_any_file_takes_an_assessment_and_a_source_and_keeps_every_other_byte(seed: int) -> None:
    assert list(assess_faults(odd_assessments(seed))) == []


REFUSED = {
    "a list in a list": "former_names:\n  - - a\n    - b\n",
    "a key of several lines": "? code\n: RUR\n",
    "all in brackets": "{code: RUR}\n",
    "an end of the document": "code: RUR\n...\n# more\n",
    "an invisible line end": 'code: RUR\nname: "A\u2028B"\n',
    "no values": "# only a comment\n",
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_moved_safely_is_refused_with_its_line(case: str) -> None:
    with pytest.raises(NotEditable, match=r"^line [0-9]+: .+"):
        formatted(REFUSED[case], State)


def test_comments_are_found_where_no_value_stands() -> None:
    text = "# a\na: 'x # no'  # b\nb: x#no\nc: |  # in the head\n  # no\n#c\nd: [a, # d\n  b]"
    assert sorted(comments_of(text)) == ["# a", "# b", "# d", "#c"]


def test_content_of_the_project_has_the_style() -> None:
    ran = scorecards(ROOT, "format", "--check")
    assert (ran.code, ran.err) == (0, "")
    assert scorecards(GOLDEN.parent, "format", "--check").code == 0


def test_check_names_the_files_and_writes_nothing(tmp_path: Path) -> None:
    folder = project(tmp_path)
    odd = (folder / FILE).read_text(encoding="utf-8").replace("        level", "          level").replace("- as_of", "-   as_of")
    odd = odd.replace("\n        ", "\n          ").replace("\n            ", "\n          ")
    (folder / FILE).write_text(odd, encoding="utf-8")
    ran = scorecards(folder, "format", "--check")
    assert (ran.code, ran.out.splitlines()[0]) == (1, f"{FILE}: would be formatted")
    assert (folder / FILE).read_text(encoding="utf-8") == odd
    ran = scorecards(folder, "format", "content/states/RUR")
    assert (ran.code, ran.out.splitlines()[0]) == (0, f"{FILE}: formatted")
    assert (folder / FILE).read_bytes() == (GOLDEN / FILE.removeprefix("content/")).read_bytes()


def test_files_with_faults_of_yaml_stay_and_are_named_while_the_others_are_formatted(tmp_path: Path) -> None:
    folder = project(tmp_path)
    broken = "code: RUR\nname: [a\nregional_group: x\n"
    (folder / "content/states/RUR/state.yaml").write_text(broken, encoding="utf-8")
    (folder / "content/states/SYL/state.yaml").write_text("name: Sylvania\ncode: SYL\n", encoding="utf-8")
    ran = scorecards(folder, "format")
    assert ran.code == 1
    assert len(ran.err.splitlines()) == 1
    assert ran.err.startswith("content/states/RUR/state.yaml:3:")
    assert "left as it is" in ran.err
    assert (folder / "content/states/RUR/state.yaml").read_text(encoding="utf-8") == broken
    assert (folder / "content/states/SYL/state.yaml").read_text(encoding="utf-8") == "code: SYL\nname: Sylvania\n"


def test_file_outside_the_content_is_left_alone(tmp_path: Path) -> None:
    folder = project(tmp_path)
    (folder / "other.yaml").write_text("b: 1\na:    2\n", encoding="utf-8")
    ran = scorecards(folder, "format", "other.yaml")
    assert (ran.code, (folder / "other.yaml").read_text(encoding="utf-8")) == (1, "b: 1\na:    2\n")
    assert "not a file of the content folder" in ran.err
