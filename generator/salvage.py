"""What is left of a file when its parts with faults of shape are taken out, so that all other rules speak in the same run.

Without it an editor would mend a misspelt position, check again, and only then hear of the misspelt theme three lines below.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from generator.yaml_document import Path, YamlDocument

# Taking one of these out would make innocent lines look wrong: everything else refers to it.
_REFERRED_TO = frozenset({"sources", "clusters"})


def without_faults(document: YamlDocument, faults: Iterable[Path]) -> YamlDocument | None:
    """The document without the items and keys that the faults are in; places stay those of the file. None where too little is left."""
    if not isinstance(document.value, dict):
        return None
    value: dict[str, Any] = dict(document.value)
    kept: dict[str, tuple[int, ...]] = {}
    for key, dropped in _dropped(faults).items():
        if key not in value or key in _REFERRED_TO:
            return None
        found = value[key]
        if None in dropped or not isinstance(found, list | dict):
            del value[key]
        elif isinstance(found, dict):
            value[key] = {name: inner for name, inner in found.items() if name not in dropped}
        else:
            kept[key] = tuple(index for index in range(len(found)) if index not in dropped)
            value[key] = [found[index] for index in kept[key]]
    return replace(document, value=value, kept=kept)


def _dropped(faults: Iterable[Path]) -> dict[str, set[str | int | None]]:
    """Which items of which top-level key are at fault; None where the key itself is."""
    dropped: dict[str, set[str | int | None]] = {}
    for path in faults:
        if path:
            dropped.setdefault(str(path[0]), set()).add(path[1] if len(path) > 1 else None)
    return dropped
