"""datapackage.json, at the root of the site: what the tables are, column by column, as Frictionless Data Packages say it."""

import json
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from generator.addresses import DATA_FILES
from generator.open_data.stamps import LICENCE, LICENCE_ADDRESS, LICENCE_TITLE, version_words
from generator.open_data.tables.all_tables import TABLES
from generator.open_data.tables.csv_table import LINE_END
from generator.open_data.tables.data_words import DESCRIPTION, KEYWORDS, SOURCES, TITLE
from generator.open_data.tables.table import Column, Table, Type
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


class TableFile(NamedTuple):
    """The file of CSV of a table: its rows, its bytes, and their SHA-256 in hexadecimal digits."""

    rows: int
    size: int
    digest: str


def data_package(files: Mapping[str, TableFile], version: DataVersion, today: date) -> bytes:
    """The package, with the file of each table by its name."""
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
        "resources": [_resource(table, files[table.name]) for table in TABLES],
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _resource(table: Table, file: TableFile) -> Mapping[str, object]:
    return {
        "name": table.file_name,
        "type": "table",
        "path": str(DATA_FILES / f"{table.file_name}.csv"),
        "title": table.title,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.digest}",
        "rows": file.rows,
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
