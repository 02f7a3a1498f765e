"""Values as text for formats that hold text: shared by the writers of CSV and of the workbook."""

from collections.abc import Mapping, Sequence

from generator.open_data.tables.table import Column, Type, Value

Texts = Sequence[str]


def texts_of(column: Column, values: Sequence[Value], booleans: Mapping[Value, str]) -> Texts:
    """The values of a column as text, nothing as no text; numbers as Python and JSON write them."""
    if column.type is Type.BOOLEAN:
        return [booleans[value] for value in values]
    if not column.is_text:
        return ["" if value is None else str(value) for value in values]
    if None in values:
        return [value or "" for value in values]  # type: ignore[misc]  # of a text column all are text
    return values  # type: ignore[return-value]


def utf8(text: str) -> bytes:
    """The text in UTF-8; half of a character, which no encoding can hold, becomes U+FFFD."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()
