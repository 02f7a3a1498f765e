"""Content files in an editor: the real language server underlines what is wrong, offers the words of every list, and says what a field is."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import REQUIRED
from language_server import NODE, SERVER, LanguageServer, language_server
from support import GOLDEN, ROOT
from test_broken import BROKEN, target_of

from generator.checks import ADVICE, CHECKS
from generator.schema_line import schema_line
from generator.vocabulary import Level, Position

REVIEW = "states/RUR/cycle-3/review.yaml"
ASSESSMENTS = "states/RUR/cycle-3/assessments.yaml"
HEAD = "state: RUR\ncycle: 3\nsession: 34\nstatus: adopted\nrecord: complete\nrecommendations:\n"
ENTRY = '  - paragraph: "121.1"\n    summary: Ratify the treaty.\n    by: [FRE]\n    position: supported\n'
SETTINGS = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    if NODE is None or not SERVER.exists():
        assert not REQUIRED, "yaml-language-server is not installed, and these tests are compulsory here"
        pytest.skip("yaml-language-server is not installed; npm ci --prefix tests/editor installs it")
    with language_server(ROOT, SETTINGS) as running:
        yield running


def golden(relative: str, body: str) -> tuple[Path, str]:
    """A file of the golden example with another text below its first line."""
    return GOLDEN / relative, schema_line(relative) + body


def test_no_file_of_the_golden_example_is_underlined(server: LanguageServer) -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in GOLDEN.rglob("*.yaml")}
    assert len(texts) >= 18
    assert {path: found for path, found in server.problems_of(texts).items() if found} == {}


def test_no_file_of_the_real_content_is_underlined_but_one_with_a_fault(server: LanguageServer) -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in sorted((ROOT / "content").rglob("*.yaml"))}
    assert len(texts) >= 1244
    faulty = ROOT / "content/states/ZWE/cycle-4/review.yaml"
    texts[faulty] = texts[faulty].replace("status: ", "status: un", 1)
    found: dict[Path, list[str]] = {}
    for start in range(0, len(texts), 200):
        found |= server.problems_of(dict(list(texts.items())[start : start + 200]))
    assert [path for path, problems in found.items() if problems] == [faulty]


def test_examples_in_contributing_are_not_underlined(server: LanguageServer) -> None:
    files = (REVIEW, ASSESSMENTS, "states/RUR/state.yaml", "treaty_status/river-treaty.yaml")
    examples = re.findall(r"```yaml\n(.*?)```", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.DOTALL)
    assert len(examples) == len(files)
    for relative, example in zip(files, examples, strict=True):
        assert server.problems(*golden(relative, example)) == [], relative


POSITIONS = ", ".join(f'"{position}"' for position in Position)
UNDERLINED = {
    "wrong position": ("position: supported", "position: accepted", f"11:15: Value is not accepted. Valid values: {POSITIONS}."),
    "unknown key": ("summary: Ratify", "sumary: Ratify", "9:5: Property sumary is not allowed."),
    "missing key": ("    position: supported\n", "", '8:5: Missing property "position".'),
    "paragraph without quotes": ('"121.1"', "121.10", '8:16: write the number printed in the report, in quotes, such as "140.10"'),
    "paragraph in words": ('"121.1"', '"no. 121"', '8:16: write the number printed in the report, in quotes, such as "140.10"'),
    "Norway that is no code": ("[FRE]", "[NO]", "10:10: write the code of a State, such as NOR and not NO; they are the folders in content/states"),
    "theme that is not listed": ("by: [FRE]", "by: [FRE]\n    themes: [rivers]", "11:14: write the id of a theme in themes.yaml"),
    "treaty that is not listed": ("by: [FRE]", "by: [FRE]\n    treaties: [sea]", "11:16: write the id of a treaty in treaties.yaml"),
    "target without quotes": ("by: [FRE]", "by: [FRE]\n    sdgs: [16.3]", '11:12: write a goal (16) or a target in quotes ("16.3")'),
    "session that is not listed": ("session: 34", "session: 99", "4:10: write the number of a session in sessions.yaml"),
    "day in another form": ("status: adopted", "status: adopted\nheld_on: 12 November 2019", "6:10: write a date as YYYY-MM-DD"),
    "number in words": ("cycle: 3", "cycle: three", "3:8: write a whole number"),
    "symbol of another document": ("status:", "documents: {addendum: A/HRC/43/99}\nstatus:", "5:23: write a symbol such as A/HRC/59/15/Add.1"),
}


@pytest.mark.parametrize("case", UNDERLINED)
def test_fault_is_underlined_where_it_stands(case: str, server: LanguageServer) -> None:
    right, wrong, expected = UNDERLINED[case]
    text = HEAD + ENTRY
    assert right in text
    assert server.problems(*golden(REVIEW, text)) == []
    assert server.problems(*golden(REVIEW, text.replace(right, wrong, 1))) == [expected]


# Broken files of which the server says nothing: it reads an empty file as one that has not been begun, and merge keys are YAML to it.
NOT_UNDERLINED = {"review--empty-file", "review--merge-key"}


def faults_of_shape() -> dict[str, str]:
    """The broken files in which something else is wrong than a rule between records, each with its text."""
    rules = {check.__name__ for check in (*CHECKS, *ADVICE)}
    found = {}
    for path in sorted(BROKEN.glob("*.yaml")):
        if set(re.findall(r"\[(\w+)\]$", path.with_suffix(".txt").read_text(encoding="utf-8"), re.MULTILINE)) - rules:
            found[path.stem] = path.read_text(encoding="utf-8")
    return found


def test_every_fault_of_shape_that_the_check_finds_is_underlined(server: LanguageServer) -> None:
    broken = faults_of_shape()
    assert len(broken) >= 30
    underlined = {name for name, text in broken.items() if server.problems(*golden(target_of(name), text))}
    assert set(broken) - underlined == NOT_UNDERLINED


def test_positions_are_offered_each_with_its_meaning(server: LanguageServer) -> None:
    offered = server.completions(*golden(REVIEW, f'{HEAD}  - paragraph: "121.1"\n    position: |\n'))
    assert offered == {position.value: f"{position.label}. {position.definition}" for position in Position}


LISTED = {
    "themes": ("[|]", {"treaty-ratification": "Treaties", "education": "Education"}),
    "themes in lines": ("\n      - |", {"treaty-ratification": "Treaties", "education": "Education"}),
    "groups": ("[|]", {"children": "Children"}),
    "treaties": ("[|]", {"river-treaty": "Treaty on Clean Rivers"}),
    "by": ("[FRE, |]", {"FRE": "Freedonia (Former Duchy of)", "VAT": "Holy See"}),
    "sdgs": ("[|]", {"6": "Clean water and sanitation"}),
}


@pytest.mark.parametrize("case", LISTED)
def test_words_of_the_lists_are_offered_with_their_names(case: str, server: LanguageServer) -> None:
    written, expected = LISTED[case]
    offered = server.completions(*golden(REVIEW, f'{HEAD}  - paragraph: "121.1"\n    {case.split(maxsplit=1)[0]}: {written}\n'))
    assert {word: offered.get(word) for word in expected} == expected


def test_sessions_and_levels_are_offered(server: LanguageServer) -> None:
    assert server.completions(*golden(REVIEW, "state: RUR\nsession: |\n"))["34"] == "Cycle 3, 2019, from 4 November 2019"
    body = 'recommendations:\n  "121.10":\n    assessments:\n      - as_of: 2024-10-30\n        level: |\n'
    assert list(server.completions(*golden(ASSESSMENTS, body))) == [level.value for level in Level]


def test_codes_of_states_are_offered_as_keys(server: LanguageServer) -> None:
    body = "treaty: river-treaty\nsources: {}\nstates:\n  FRE: {bound: 2001, source: letter}\n  |\n"
    assert {"RUR", "SYL"} <= set(server.completions(*golden("treaty_status/river-treaty.yaml", body)))


def test_keys_are_offered_with_an_explanation_and_an_example(server: LanguageServer) -> None:
    offered = server.completions(*golden(REVIEW, f'{HEAD}  - paragraph: "121.1"\n    |\n'))
    assert "Example: `by: [MDV, PRT]`" in offered["by"]
    assert "paragraph" not in offered


@pytest.mark.parametrize("field", ["summary", "text"])
def test_example_is_never_offered_as_a_value(field: str, server: LanguageServer) -> None:
    assert server.completions(*golden(REVIEW, f'{HEAD}  - paragraph: "121.1"\n    {field}: |\n')) == {}


HOVERED = {
    "    |position": ["What the State under Review answered.", "Example: `position: supported`", "* `noted`: Noted. The State under Review took note"],
    "  - |paragraph": ["always in quotes", 'Example: `paragraph: "140.10"`'],
    "by: [|FRE": ["* `FRE`: Freedonia"],
    "|session": ["from sessions.yaml", "Example: `session: 48`"],
}


@pytest.mark.parametrize("place", HOVERED)
def test_hovering_says_what_a_field_is_with_an_example(place: str, server: LanguageServer) -> None:
    text = HEAD + ENTRY
    said = server.hover(*golden(REVIEW, text.replace(place.replace("|", ""), place, 1)))
    for words in HOVERED[place]:
        assert words in said


def test_settings_of_the_project_serve_where_a_file_lacks_the_line(server: LanguageServer) -> None:
    for pattern in SETTINGS["yaml.schemas"].values():
        path = next(iter(sorted(ROOT.glob(pattern))))
        text = path.read_text(encoding="utf-8").split("\n", 1)[1]
        assert server.problems(path, text) == []
        assert any("Property unheard_of is not allowed." in problem for problem in server.problems(path, text + "unheard_of: 1\n")), path


def test_server_asks_no_host(server: LanguageServer) -> None:
    """The catalogue of schemas is off, and no schema leads elsewhere: `$schema` names a dialect that the server knows."""
    assert SETTINGS["yaml.schemaStore.enable"] is False
    for path in (*(ROOT / "schemas").iterdir(), *(GOLDEN.parent / "schemas").iterdir()):
        schema = json.loads(path.read_text(encoding="utf-8"))
        assert schema.pop("$schema") == "https://json-schema.org/draft/2020-12/schema"
        assert '"$ref": "http' not in json.dumps(schema)
        assert '"$id"' not in json.dumps(schema)
    assert server.process.poll() is None
