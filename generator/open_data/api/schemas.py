"""The JSON Schemas (draft 2020-12) of the files of the API, made from their shapes.

As published they are open: what may be added within v1, a field or a word, breaks no reader that holds files against them. The closed
ones know exactly the fields and words of today; tests hold files against these, so that no field goes undescribed.
"""

from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from generator.addresses import Addresses
from generator.open_data.api.encode import plain_file
from generator.open_data.api.kinds import KINDS, schema_path
from generator.open_data.api.shapes.values import Meta
from generator.open_data.data_file import DataFile

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_META = "Meta"


def schema_files(addresses: Addresses) -> Iterator[DataFile]:
    """The schema of every kind of file, as it is published."""
    for name in KINDS:
        yield plain_file(schema_path(name), {"$schema": _DIALECT, "$id": addresses.file(schema_path(name)), **_opened(_emitted(name))})


def closed_schema(name: str) -> dict[str, Any]:
    """The schema of a kind of file that accepts no field and no word that it does not know."""
    return {"$schema": _DIALECT, **_closed(_emitted(name))}


def _emitted(name: str) -> dict[str, Any]:
    """What pydantic makes of a shape, with `meta` before it."""
    kind = KINDS[name]
    body = TypeAdapter(kind.shape).json_schema(schema_generator=_AsWritten)
    return {
        "title": kind.title,
        "description": body["description"],
        "type": "object",
        "properties": {"meta": {"$ref": f"#/$defs/{_META}"}, **body["properties"]},
        "required": ["meta", *body["required"]],
        "$defs": {_META: TypeAdapter(Meta).json_schema(schema_generator=_AsWritten), **body.get("$defs", {})},
    }


def _opened(node: Any) -> Any:
    """The schema with every list of words open: those of today, or another that was added."""
    if isinstance(node, list):
        return [_opened(one) for one in node]
    if not isinstance(node, dict):
        return node
    opened = {key: _opened(value) for key, value in node.items() if not (key == "type" and "enum" in node)}
    if "enum" in opened:
        words = opened.pop("enum")
        opened["anyOf"] = [{"enum": words}, {"type": "string"}]
    return opened


def _closed(node: Any) -> Any:
    """The schema with every object of known fields closed."""
    if isinstance(node, list):
        return [_closed(one) for one in node]
    if not isinstance(node, dict):
        return node
    closed = {key: _closed(value) for key, value in node.items()}
    return {**closed, "additionalProperties": False} if "properties" in node and node.get("type") == "object" else closed


class _AsWritten(GenerateJsonSchema):
    """Keeps the order of fields, and gives fields no titles, which would only repeat their names."""

    def sort(self, value: JsonSchemaValue, parent_key: str | None = None) -> JsonSchemaValue:  # noqa: ARG002
        """The value as it is."""
        return value

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002
        """Never."""
        return False
