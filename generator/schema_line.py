"""The line at the top of every content file that tells an editor which JSON Schema describes it."""

from pathlib import PurePosixPath

SCHEMA_FOLDER = "schemas"  # beside the content folder
SCHEMA_SUFFIX = ".schema.json"


def schema_line(relative: PurePosixPath | str) -> str:
    """The line, with its line end, for a file below content/: states/SVN/cycle-4/review.yaml, treaty_status/opcat.yaml, themes.yaml."""
    path = PurePosixPath(relative)
    kind = path.parts[0] if path.parts[0] == "treaty_status" else path.stem
    return f"# yaml-language-server: $schema={'../' * len(path.parts)}{SCHEMA_FOLDER}/{kind}{SCHEMA_SUFFIX}\n"
