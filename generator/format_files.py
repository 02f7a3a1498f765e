"""Formats files of the content folder: each whole or not at all, and one line about every one that cannot be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.file_kinds import model_of
from generator.model import Record
from generator.write import write_if_changed
from generator.yaml_document import MAX_BYTES, parse_yaml
from generator.yaml_style import formatted
from generator.yaml_values import NotEditable


@dataclass(frozen=True, slots=True)
class Formatted:
    """What became of one file: changed, or left alone with the reason. A file that has the style already is neither."""

    path: Path
    changed: bool = False
    fault: str = ""


def format_files(folder: Path, paths: Sequence[Path], *, write: bool) -> Iterator[Formatted]:
    """Formats the YAML files among the paths and below them, or of the whole folder; without `write` it only says what would change."""
    for path, model in _files(folder, paths):
        outcome, data = _formatted(path, model)
        if data is not None and write:
            write_if_changed(path, data)
        yield outcome


def _files(folder: Path, paths: Sequence[Path]) -> Iterator[tuple[Path, type[Record] | None]]:
    """Every YAML file with its model, in a stable order; None where the file has no place in the content folder."""
    given = [path for one in paths or (folder,) for path in (sorted(one.rglob("*.yaml")) if one.is_dir() else [one])]
    for path in dict.fromkeys(given):
        inside = path.resolve()
        if inside.is_relative_to(folder.resolve()):
            yield path, model_of(PurePosixPath(inside.relative_to(folder.resolve()).as_posix()))
        else:
            yield path, None


def _formatted(path: Path, model: type[Record] | None) -> tuple[Formatted, bytes | None]:
    """What becomes of a file, and its new bytes where they differ."""
    if model is None:
        return Formatted(path, fault="1: not a file of the content folder; nothing tells how it is written"), None
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    document, faults = parse_yaml(data)
    if faults or document is None:
        first = faults[0]
        return Formatted(path, fault=f"{first.place.line}:{first.place.column}: {first.message}"), None
    try:
        new = formatted(data.decode("utf-8"), model).encode("utf-8")
    except NotEditable as fault:
        return Formatted(path, fault=str(fault).removeprefix("line ")), None
    return (Formatted(path, changed=True), new) if new != data else (Formatted(path), None)
