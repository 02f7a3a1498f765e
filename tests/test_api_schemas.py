"""The schemas of the API and its description: open as published, closed for tests, valid, and of every file."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from api_files import NOWHERE, files_of, golden, golden_files, kind_of, reviews_in
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from openapi_spec_validator import validate

from generator.addresses import Addresses
from generator.open_data.api.kinds import KINDS
from generator.open_data.api.openapi import openapi
from generator.open_data.api.schemas import closed_schema, schema_files


def is_closed(node: Any) -> bool:
    if isinstance(node, list):
        return all(map(is_closed, node))
    if not isinstance(node, dict):
        return True
    return ("properties" not in node or node.get("additionalProperties") is False) and all(map(is_closed, node.values()))


def known(schema: Mapping[str, Any], said: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a schema says of an object that is there."""
    while "$ref" in said or "anyOf" in said:
        said = next(one for one in said["anyOf"] if one.get("type") != "null") if "anyOf" in said else schema["$defs"][said["$ref"].rpartition("/")[2]]
    return said


def out_of_order(schema: Mapping[str, Any], said: Mapping[str, Any], node: Any) -> Iterator[list[str]]:
    said = known(schema, said)
    if isinstance(node, list):
        for one in node:
            yield from out_of_order(schema, said["items"], one)
    elif isinstance(node, dict) and "properties" in said:
        if list(node) != list(said["properties"]):
            yield list(node)
        for key, value in node.items():
            yield from out_of_order(schema, said["properties"][key], value)


@pytest.mark.parametrize("name", KINDS)
def test_fields_stand_in_the_order_of_the_shape(name: str) -> None:
    schema = closed_schema(name)
    assert [found for path, body in golden_files().items() if kind_of(path) == name for found in out_of_order(schema, schema, body)] == []


def test_published_schemas_accept_what_may_be_added_and_closed_ones_do_not() -> None:
    for file in schema_files(NOWHERE):
        name = file.path.stem
        published, closed = json.loads(file.data), closed_schema(name)
        Draft202012Validator.check_schema(published)
        assert is_closed(closed)
        body = next(body for path, body in golden_files().items() if kind_of(path) == name)
        more = {**body, "added": 1}
        assert Draft202012Validator(published).is_valid(more)
        assert not Draft202012Validator(closed).is_valid(more)
    review = next(body for body in reviews_in(golden_files()) if body["recommendations"])
    new_word = {**review, "recommendations": [{**review["recommendations"][0], "kind": "a_new_word"}]}
    assert Draft202012Validator(json.loads(next(file.data for file in schema_files(NOWHERE) if file.path.stem == "review"))).is_valid(new_word)
    assert not Draft202012Validator(closed_schema("review")).is_valid(new_word)


def test_every_field_and_every_object_is_described() -> None:
    def undescribed(node: Any, name: str = "") -> Iterator[str]:
        if isinstance(node, list):
            for one in node:
                yield from undescribed(one, name)
        elif isinstance(node, dict):
            for key, value in node.get("properties", {}).items():
                if key != "meta" and "description" not in value:
                    yield f"{name}.{key}"
            if "properties" in node and "description" not in node:
                yield name
            for key, value in node.items():
                yield from undescribed(value, key)

    assert [fault for name in KINDS for fault in undescribed(closed_schema(name), name)] == []


def test_openapi_is_valid_and_names_every_file_and_no_other(tmp_path: Path) -> None:
    paths = []
    for file in files_of(golden()):
        (tmp_path / file.path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file.path).write_bytes(file.data)
        paths.append(f"/{file.path}")
    assert len(paths) == len(set(paths))
    described = tmp_path / "api/v1/openapi.json"
    spec = json.loads(described.read_bytes())
    validate(spec, base_uri=described.as_uri())
    patterns = {path: re.compile(re.sub(r"\{(\w+)\}", lambda name: r"\d+" if name[1] == "cycle" else "[a-z-]+", path)) for path in spec["paths"]}
    found = [[path for path, pattern in patterns.items() if pattern.fullmatch(file)] for file in paths]
    assert all(len(one) == 1 for one in found)
    assert {path for (path,) in found} == {*spec["paths"]}
    refs = re.findall(r'"\$ref":"([^"]+)"', described.read_text(encoding="utf-8"))
    assert sorted(refs) == sorted(f"schemas/{name}.json" for name in KINDS)


@pytest.mark.parametrize(("site", "server"), [("", "/"), ("https://upr.example/scorecards", "https://upr.example/scorecards")])
def test_openapi_names_the_site_where_it_is_known(site: str, server: str) -> None:
    assert openapi(Addresses(site=site))["servers"] == [{"url": server}]
