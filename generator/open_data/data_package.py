"""datapackage.json, at the root of the site: what the tables are, column by column, as Frictionless Data Packages say it."""

import json
from collections.abc import Mapping
from datetime import date

from generator.addresses import DATA_FILES
from generator.open_data.csv_table import LINE_END
from generator.open_data.data_words import DESCRIPTION, KEYWORDS, SOURCES, TITLE
from generator.open_data.stamps import LICENCE, LICENCE_ADDRESS, LICENCE_TITLE, version_words
from generator.open_data.table import Column, Table, Type
from generator.open_data.tables import TABLES
from generator.version import DataVersion

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_TYPES: Mapping[Type, str] = {
    Type.TEXT: "string",
    Type.INTEGER: "integer",
    Type.NUMBER: "number",
    Type.BOOLEAN: "boolean",
    Type.DATE: "date",
}
_GUARD = (
    "A text that begins with =, +, -, @, their full-width forms, a tab or a line break, after any number of apostrophes, has one apostrophe "
    "more in the CSV, so that no spreadsheet program runs it; take one off to have the text."
)


def data_package(sizes_and_hashes: Mapping[str, tuple[int, str]], version: DataVersion, today: date) -> bytes:
    """The package; for each table the bytes of its CSV file and their SHA-256 in hexadecimal digits."""
    package = {
        "$schema": PROFILE,
        "name": "upr-scorecards",
        "title": TITLE,
        "description": f"{DESCRIPTION} {_GUARD}",
        "version": version_words(version),
        "created": f"{today.isoformat()}T00:00:00Z",
        "keywords": KEYWORDS,
        "licenses": [{"name": LICENCE, "path": LICENCE_ADDRESS, "title": LICENCE_TITLE}],
        "sources": [{"title": f"{what}: {source}"} for what, source in SOURCES],
        "resources": [_resource(table, *sizes_and_hashes[table.name]) for table in TABLES],
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _resource(table: Table, size: int, digest: str) -> Mapping[str, object]:
    return {
        "name": table.file_name,
        "type": "table",
        "path": str(DATA_FILES / f"{table.file_name}.csv"),
        "title": table.title,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{digest}",
        "dialect": {"delimiter": ",", "lineTerminator": LINE_END, "quoteChar": '"', "doubleQuote": True, "skipInitialSpace": False, "header": True},
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.primary_key),
            "foreignKeys": [
                {"fields": list(key.columns), "reference": {"resource": key.table.replace("_", "-"), "fields": list(key.there)}} for key in table.foreign_keys
            ],
        },
    }


def _field(column: Column) -> Mapping[str, object]:
    required = {} if column.may_be_empty else {"constraints": {"required": True}}
    return {"name": column.name, "type": _TYPES[column.type], "description": column.description, **required}
