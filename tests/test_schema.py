"""The JSON Schemas that editors read: fresh, explained field by field, and in agreement with what the model accepts."""

import json
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from support import GOLDEN, ROOT, project, scorecards

from generator.model import Recommendation, Record
from generator.model.fields import LISTED
from generator.read import read_frame
from generator.schema import SCHEMAS, in_yaml, schema, schema_files
from generator.schema_line import SCHEMA_FOLDER, SCHEMA_SUFFIX, schema_line
from generator.yaml_document import parse_yaml

CONTENTS = {"real": ROOT / "content", "golden": GOLDEN}


def records(model: type[Record]) -> Iterator[type[Record]]:
    for kind in model.__subclasses__():
        yield kind
        yield from records(kind)


FIELDS = [(model, name) for model in records(Record) for name in model.model_fields]


def as_text(value: Any) -> Any:
    """A value as our reader of YAML gives it: all text."""
    if isinstance(value, dict):
        return {str(key): as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_text(item) for item in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def accept(model: type[Record], name: str, value: Any) -> None:
    """Raises where a field of the model does not take the value."""
    model.__pydantic_validator__.validate_assignment(model.model_construct(), name, as_text(value))


@pytest.mark.parametrize("name", CONTENTS)
def test_committed_schemas_are_fresh(name: str) -> None:
    folder = CONTENTS[name]
    command = "scorecards schema --write" if name == "real" else "scorecards --content tests/golden/content schema --write"
    files = schema_files(folder, read_frame(folder))
    assert sorted(files) == sorted((folder.parent / SCHEMA_FOLDER).iterdir())
    stale = [path.name for path, text in files.items() if path.read_text(encoding="utf-8") != text]
    assert stale == [], f"run .venv/bin/{command}"


@pytest.mark.parametrize(("model", "name"), FIELDS, ids=lambda value: value if isinstance(value, str) else value.__name__)
def test_every_field_says_what_it_is_with_an_example_that_the_model_accepts(model: type[Record], name: str) -> None:
    field = model.model_fields[name]
    assert field.description, "describe the field in one sentence"
    assert not field.description.endswith(".")
    assert field.examples, "give the field an example"
    for example in field.examples:
        accept(model, name, example)


def test_example_that_the_model_refuses_would_be_noticed() -> None:
    with pytest.raises(ValidationError, match="write the number printed in the report"):
        accept(Recommendation, "paragraph", "one")


@pytest.mark.parametrize("folder", CONTENTS.values(), ids=CONTENTS)
def test_every_content_file_names_its_schema_in_the_first_line(folder: Path) -> None:
    schemas = set((folder.parent / SCHEMA_FOLDER).iterdir())
    for path in sorted(folder.rglob("*.yaml")):
        relative = PurePosixPath(path.relative_to(folder).as_posix())
        with path.open(encoding="utf-8", newline="") as file:
            first = file.readline()
        assert first == schema_line(relative), f"{path}: its first line is to be: {schema_line(relative)}"
        assert (path.parent / first.rpartition("=")[2].strip()).resolve() in schemas


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema_leaves_no_word_of_pydantic_behind(name: str) -> None:
    text = json.dumps(schema(name, read_frame(GOLDEN)))
    for word in (LISTED, "default", "examples", "null", "patternProperties", "$id"):
        assert f'"{word}"' not in text, word


def mappings(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from mappings(inner)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_field_of_a_schema_is_explained_and_no_other_key_allowed(name: str) -> None:
    for node in mappings(schema(name, read_frame(GOLDEN))):
        if "properties" in node and node.get("type") == "object":
            assert node["additionalProperties"] is False
            for field, said in node["properties"].items():
                assert f"Example: {field}: " in said["description"], field
                assert f"Example: `{field}: " in said["markdownDescription"], field


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_word_that_is_offered_has_a_meaning(name: str) -> None:
    for node in mappings(schema(name, read_frame(ROOT / "content"))):
        if "enumDescriptions" in node:
            assert len(node["enum"]) == len(node["enumDescriptions"])
            assert all(node["enumDescriptions"])


def test_words_of_the_lists_are_those_of_the_content() -> None:
    words = schema("review", read_frame(ROOT / "content"))["$defs"]
    assert len(words["states"]["enum"]) == 193
    assert set(words["states_or_observers"]["enum"]) - set(words["states"]["enum"]) == {"VAT", "PSE"}
    assert words["sessions"]["enum"] == list(range(1, 55))
    assert words["goals"]["anyOf"][0]["enum"] == list(range(1, 18))
    assert "treaty-ratification" in words["themes"]["enum"]
    assert "children" in words["groups"]["enum"]
    assert "opcat" in words["treaties"]["enum"]


EXAMPLES = st.recursive(
    st.booleans() | st.integers(0, 999) | st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1) | st.dates().map(str),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abcxyz_", min_size=1), inner, max_size=3),
    max_leaves=8,
)


@given(EXAMPLES)
def test_example_in_a_description_is_the_yaml_that_people_write(value: Any) -> None:
    document, faults = parse_yaml(f"key: {in_yaml(value)}\n".encode())
    assert not faults
    assert document
    assert document.value == {"key": as_text(value)}


def test_writing_renews_the_schemas_beside_the_content_once(tmp_path: Path) -> None:
    folder = project(tmp_path)
    assert scorecards(folder, "schema", "--write").out == "schemas: 10 of 10 schemas written, the others as they were\n"
    assert scorecards(folder, "schema", "--write").out == "schemas: 0 of 10 schemas written, the others as they were\n"
    for path in (GOLDEN.parent / SCHEMA_FOLDER).iterdir():
        assert (folder / SCHEMA_FOLDER / path.name).read_bytes() == path.read_bytes()
    assert scorecards(folder, "schema", "review").out == (folder / f"{SCHEMA_FOLDER}/review{SCHEMA_SUFFIX}").read_text(encoding="utf-8")


def test_new_theme_is_offered_once_the_schemas_are_renewed(tmp_path: Path) -> None:
    folder = project(tmp_path)
    themes = folder / "content/themes.yaml"
    themes.write_text(themes.read_text(encoding="utf-8") + "  - {id: harbours, name: Harbours, cluster: framework}\n", encoding="utf-8")
    scorecards(folder, "schema", "--write")
    assert "harbours" in (folder / "schemas/review.schema.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(("path", "old"), [("themes.yaml", "clusters:"), ("states/SYL/state.yaml", "code: SYL")])
def test_schemas_are_not_written_without_the_words_of_a_faulty_list(path: str, old: str, tmp_path: Path) -> None:
    folder = project(tmp_path)
    file = folder / "content" / path
    file.write_text(file.read_text(encoding="utf-8").replace(old, f"unknown: 1\n{old}"), encoding="utf-8")
    ran = scorecards(folder, "schema", "--write")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "a list of words or a state.yaml has faults; mend them first (scorecards check), nothing was written\n"
    assert not (folder / "schemas").exists()


def test_writing_takes_no_name(tmp_path: Path) -> None:
    ran = scorecards(project(tmp_path), "schema", "review", "--write")
    assert ran.code == 2
    assert "leave out the name" in ran.err


LINES = {
    "states/SVN/cycle-4/review.yaml": "# yaml-language-server: $schema=../../../../schemas/review.schema.json\n",
    "states/SVN/state.yaml": "# yaml-language-server: $schema=../../../schemas/state.schema.json\n",
    "treaty_status/opcat.yaml": "# yaml-language-server: $schema=../../schemas/treaty_status.schema.json\n",
    "themes.yaml": "# yaml-language-server: $schema=../schemas/themes.schema.json\n",
}


@pytest.mark.parametrize("relative", LINES)
def test_line_leads_from_the_file_to_the_schema_of_its_kind(relative: str) -> None:
    assert schema_line(relative) == LINES[relative]
