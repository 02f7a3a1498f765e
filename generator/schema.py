"""The JSON Schemas of the files people write, emitted from the model so that editors complete and explain every field."""

import json
from collections.abc import Mapping
from typing import Any

from generator.model import Assessments, Goals, Groups, Observers, Record, Review, Sessions, State, Themes, Treaties, TreatyStatus

SCHEMAS: Mapping[str, type[Record]] = {
    "state": State,
    "review": Review,
    "assessments": Assessments,
    "sessions": Sessions,
    "observers": Observers,
    "themes": Themes,
    "groups": Groups,
    "sdgs": Goals,
    "treaties": Treaties,
    "treaty_status": TreatyStatus,
}


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one kind of file."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **SCHEMAS[name].model_json_schema()}


def schema_text(name: str) -> str:
    """The schema as text with a stable order, ending with a line feed."""
    return json.dumps(schema(name), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
