"""Words a fault of shape for the person who edits the file: which field, what was found, what to do."""

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from generator.yaml_document import NUMBER_LIKE, Path, Plain

MAX_SHOWN = 60
_BEGINNING = 4  # letters that say which word was meant
_PARTS = re.compile(r"[\W_]+")


def nearest(word: str, known: Iterable[str], *, most: int = 3) -> list[str]:
    """The known words that look most like the given one, then those of which it begins a part; the nearest first, none where nothing is near."""
    by_fold = {candidate.casefold(): candidate for candidate in known}
    given = word.casefold().strip()
    near = get_close_matches(given, by_fold, n=most, cutoff=0.6)
    begun = [fold for fold in by_fold if any(part.startswith(given) for part in _PARTS.split(fold))] if len(given) >= _BEGINNING else []
    return [by_fold[fold] for fold in dict.fromkeys((*near, *begun))][:most]


def shown(value: Any) -> str:
    """A value as it is quoted in a message, cut to a readable length."""
    if value is None:
        return "empty"
    if isinstance(value, Plain) and NUMBER_LIKE.fullmatch(value):
        return str(value)
    if isinstance(value, str):
        return f'"{value}"' if len(value) <= MAX_SHOWN else f'"{value[:MAX_SHOWN]}…"'
    if isinstance(value, Mapping):
        return "a mapping"
    return "a list" if value else "an empty list"


def shape_fault(error: ErrorDetails, model: type[BaseModel]) -> tuple[str, str, bool]:
    """The message of a pydantic fault, the id of its check, and whether it is about the key rather than the value."""
    path: Path = tuple(error["loc"])
    if error["type"] == "extra_forbidden":
        return f'the key "{path[-1]}" is unknown; {_known_keys(path, model)}', "unknown_key", True
    if error["type"] == "missing":
        return f'the key "{path[-1]}" is missing; add it', "missing_key", True
    verb = "has" if path and isinstance(path[-1], int) else "is"
    return f"{field_name(path)} {verb} {shown(error['input'])}; {_advice(error)}", field_name(path), False


def _advice(error: ErrorDetails) -> str:
    """What to write instead."""
    match error["type"]:
        case "enum":
            return _one_of(error)
        case "tuple_type":
            return "write a list, in brackets or with a dash before each item"
        case "dict_type" | "model_type" | "model_attributes_type":
            return "write keys and values below it"
        case "greater_than_equal" | "less_than_equal":
            return f"write a number {_bound(error['ctx'])}"
        case "advice":
            return str(error["ctx"]["advice"])
        case _:
            return error["msg"]


def _bound(context: Mapping[str, Any]) -> str:
    return f"of at least {context['ge']}" if "ge" in context else f"of at most {context['le']}"


def field_name(path: Path) -> str:
    """The last word of the path: the field, also for an item of its list."""
    return next((str(key) for key in reversed(path) if isinstance(key, str) and key != "[key]"), "file")


def _one_of(error: ErrorDetails) -> str:
    """The allowed words, the nearest first where one is near."""
    allowed = [word.strip("'") for word in str(error["ctx"]["expected"]).replace(" or ", ", ").split(", ")]
    near = nearest(error["input"], allowed, most=1) if isinstance(error["input"], str) else []
    return f"did you mean {near[0]}? Write one of {', '.join(allowed)}" if near else f"write one of {', '.join(allowed)}"


def _known_keys(path: Path, model: type[BaseModel]) -> str:
    """What may stand here instead of an unknown key."""
    known = _fields_at(path[:-1], model)
    near = nearest(str(path[-1]), known, most=1)
    return f'did you mean "{near[0]}"?' if near else f"the keys here are {', '.join(known)}"


def _fields_at(path: Sequence[str | int], model: type[BaseModel]) -> list[str]:
    """The field names of the model that stands at `path` below `model`."""
    found: type[BaseModel] | None = model
    for key in path:
        if found is not None and isinstance(key, str) and key in found.model_fields:
            found = _model_in(found.model_fields[key].annotation)
    return list(found.model_fields) if found else []


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model named in an annotation such as `tuple[Part, ...]` or `Declared | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((model for inner in getattr(annotation, "__args__", ()) if (model := _model_in(inner))), None)
