"""The file /api/v1/openapi.json: the API in the words of OpenAPI 3.1."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.addresses import API, Addresses
from generator.open_data.api.encode import plain_file
from generator.open_data.api.kinds import KINDS, OPENAPI_FILE, schema_path
from generator.open_data.api.promise import COMPATIBILITY, DESCRIPTION, TITLE
from generator.open_data.data_file import DataFile
from generator.open_data.stamps import API_VERSION, LICENCE_ADDRESS, LICENCE_TITLE

_CODE = {"type": "string", "pattern": "^[a-z]{3}$"}
_PARAMETERS: Mapping[str, Mapping[str, Any]] = {
    "state": {"description": "ISO 3166-1 alpha-3 code of a Member State, in small letters", "schema": _CODE, "example": "svn"},
    "cycle": {"description": "The cycle of reviews", "schema": {"type": "integer", "minimum": 1}, "example": 4},
    "recommending_state": {
        "description": "ISO 3166-1 alpha-3 code of a Member State or an observer that recommended something on record, in small letters",
        "schema": _CODE,
        "example": "nor",
    },
    "schema": {"description": "A kind of file", "schema": {"type": "string", "enum": list(KINDS)}, "example": "review"},
}
_MISSING = {"description": "There is no such file; index.json names all that there are"}
_ANY: Mapping[str, Any] = {"type": "object"}


def openapi_file(addresses: Addresses) -> DataFile:
    """The description; schemas stand in files of their own beside it."""
    return plain_file(OPENAPI_FILE, openapi(addresses))


def openapi(addresses: Addresses) -> dict[str, Any]:
    """The same before it is written."""
    promise = "\n".join(f"- {sentence}" for sentence in COMPATIBILITY)
    return {
        "openapi": "3.1.1",
        "info": {
            "title": TITLE,
            "description": f"{DESCRIPTION}\n\n{promise}",
            "version": API_VERSION,
            "license": {"name": LICENCE_TITLE, "url": LICENCE_ADDRESS},
        },
        "servers": [{"url": addresses.site or "/"}],
        "paths": dict(_paths()),
    }


def _paths() -> Iterator[tuple[str, Mapping[str, Any]]]:
    for name, kind in KINDS.items():
        parameters = [parameter for parameter in _PARAMETERS if f"{{{parameter}}}" in kind.path]
        yield kind.path, _path(name, kind.summary, parameters, {"$ref": str(schema_path(name).relative_to(API))})
    yield f"/{schema_path('{schema}')}", _path("schema", "The JSON Schema of a kind of file", ["schema"], _ANY)
    yield f"/{OPENAPI_FILE}", _path("openapi", "This description", [], _ANY)


def _path(name: str, summary: str, parameters: list[str], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    found = {"200": {"description": summary, "content": {"application/json": {"schema": schema}}}}
    return {
        "get": {
            "operationId": f"get_{name.replace('-', '_')}",
            "summary": summary,
            "parameters": [{"name": parameter, "in": "path", "required": True, **_PARAMETERS[parameter]} for parameter in parameters],
            "responses": {**found, "404": _MISSING} if parameters else found,
        }
    }
