"""The JSON Schemas of the files people write, emitted from the model so that editors complete, explain and check every field.

They accept every file that `scorecards check` finds nothing in, but for three things that other readers of YAML read otherwise than
we do: a key with nothing behind it, a whole number in quotes, and text that is `true` or `false`. Examples stand in the descriptions
and not under `examples`, because editors offer what stands there as values, and an example must never become a record.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from generator.content import Content
from generator.model import Assessments, Goals, Groups, Observers, Record, Review, Sessions, State, Themes, Treaties, TreatyStatus
from generator.model.fields import LISTED
from generator.schema_line import SCHEMA_FOLDER, SCHEMA_SUFFIX
from generator.schema_words import Words, choice, closed_words, listed_choice, listed_words
from generator.write import write_if_changed

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

_DAY = r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?"
_PLAIN = re.compile(rf"(?!(?:null|true|false|yes|no|on|off)$)[A-Za-z]([\w ./();-]*[\w./)])?|{_DAY}(/{_DAY})?", re.IGNORECASE)


def schema(name: str, content: Content) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one kind of file, with the words of the lists of this content."""
    emitted = SCHEMAS[name].model_json_schema(schema_generator=_AsWritten)
    emission = _Emission(listed_words(content), closed_words())
    records = {name: emission.record(one) for name, one in emitted.pop("$defs", {}).items() if name not in emission.closed}
    root = emission.record(emitted)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **root, "$defs": {**records, **emission.used}}


def schema_text(name: str, content: Content) -> str:
    """The schema as text, keys in the order of the model, ending with a line feed."""
    return json.dumps(schema(name, content), ensure_ascii=False, indent=1) + "\n"


def schema_files(folder: Path, content: Content) -> Mapping[Path, str]:
    """The schemas of a content folder, which stand in the folder `schemas` beside it, and their texts."""
    return {folder.parent / SCHEMA_FOLDER / f"{name}{SCHEMA_SUFFIX}": schema_text(name, content) for name in SCHEMAS}


def write_schemas(folder: Path, content: Content) -> int:
    """Writes the schemas beside a content folder, and returns how many changed."""
    return sum(write_if_changed(path, text.encode("utf-8")) for path, text in schema_files(folder, content).items())


class _AsWritten(GenerateJsonSchema):
    """Keeps the order of keys, of the model and of its examples."""

    def sort(self, value: JsonSchemaValue, parent_key: str | None = None) -> JsonSchemaValue:  # noqa: ARG002
        """The value as it is."""
        return value


class _Emission:
    """Turns what pydantic emits into what editors understand best; gathers the lists of words that were used."""

    def __init__(self, listed: Mapping[str, Words], closed: Mapping[str, Words]) -> None:
        self.listed = listed
        self.closed = closed
        self.used: dict[str, Any] = {}

    def record(self, emitted: Mapping[str, Any]) -> dict[str, Any]:
        """The schema of a mapping with known keys."""
        fields = {name: self._field(name, field) for name, field in emitted["properties"].items()}
        return {
            **{key: emitted[key] for key in ("title", "description", "type") if key in emitted},
            "properties": fields,
            **({"required": emitted["required"]} if "required" in emitted else {}),
            "additionalProperties": False,
        }

    def _field(self, name: str, emitted: Mapping[str, Any]) -> dict[str, Any]:
        """The schema of one field: what it is, with an example, then its form."""
        said = emitted["description"]
        example = f"{name}: {in_yaml(emitted['examples'][0])}"
        described = {"description": f"{said}. Example: {example}", "markdownDescription": f"{said}.\n\nExample: `{example}`"}
        return {**described, **self._value(emitted)}

    def _value(self, emitted: Mapping[str, Any]) -> dict[str, Any]:
        """The form of a value, without what pydantic says of an absent one."""
        if "anyOf" in emitted:
            present = [one for one in emitted["anyOf"] if one != {"type": "null"}]
            return self._value(present[0])
        if LISTED in emitted:
            return self._listed(emitted[LISTED])
        if "$ref" in emitted:
            kind = emitted["$ref"].rpartition("/")[2]
            return choice(self.closed[kind]) if kind in self.closed else {"$ref": emitted["$ref"]}
        value = {key: emitted[key] for key in ("type", "pattern", "enum", "minimum", "maximum", "errorMessage") if key in emitted}
        if emitted.get("type") == "array":
            return {**value, "items": self._value(emitted["items"]), **({"minItems": emitted["minItems"]} if "minItems" in emitted else {})}
        if emitted.get("type") == "object":
            return {**value, **self._keyed(emitted)}
        return value

    def _keyed(self, emitted: Mapping[str, Any]) -> dict[str, Any]:
        """The schema of a mapping whose keys people choose or take from a list."""
        names = self._value(emitted.get("propertyNames", {}))
        values: Mapping[str, Any] = emitted.get("additionalProperties", {})
        for pattern, one in emitted.get("patternProperties", {}).items():
            names, values = {**names, "pattern": pattern}, one
        return {**({"propertyNames": names} if names else {}), "additionalProperties": self._value(values)}

    def _listed(self, lists: list[str]) -> dict[str, Any]:
        """A word of lists of content/; the words stand once in the schema, however many fields take them."""
        name = "_or_".join(lists)
        self.used.setdefault(name, listed_choice(lists, self.listed))
        return {"$ref": f"#/$defs/{name}"}


def in_yaml(value: Any) -> str:
    """An example on one line, as people write it in a content file."""
    if isinstance(value, list):
        return f"[{', '.join(in_yaml(item) for item in value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{in_yaml(key)}: {in_yaml(item)}' for key, item in value.items())}}}"
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    is_plain = isinstance(value, int) or _PLAIN.fullmatch(text)
    return text if is_plain else json.dumps(text, ensure_ascii=False)
