"""What an edit of a generated file may never do, in one place for the tests and for benchmarks/edit_files.py."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from odd_files import OddFile
from pydantic import ValidationError

from generator.assessments_file import append_assessment, with_assessments
from generator.model import Assessment, Source
from generator.yaml_document import parse_yaml
from generator.yaml_style import formatted
from generator.yaml_values import NotEditable

SYNTAX = frozenset(" \t\r\n\ufeff\"'[]{},:-+\\")
ORDER = [f"121.{number}" for number in range(60)]
SOURCE: Mapping[str, Source] = {
    "new-source": Source.model_validate({"type": "nhri", "title": 'Новый «отчёт» "2025": #1', "date": "2025-01", "url": "https://example.org"})
}
ASSESSMENT = Assessment.model_validate(
    {
        "as_of": "2024-06-15",
        "level": "in_process",
        "status": "draft",
        "reason": "法案: 'tabled' \"again\" # مرة أخرى",
        "remaining_actions": ("Vote.", "Fund it: {now}"),
        "evidence": ({"source": "new-source", "paragraphs": "5-6"},),
        "assessors": ("river-watcher",),
        "method": "1",
    }
)


def format_faults(file: OddFile) -> Iterator[str]:
    """What formatting did to a file that it may not do."""
    before, faults = parse_yaml(file.text.encode())
    if before is None or faults:
        yield f"the generator made no YAML: {faults[0].message}"
        return
    try:
        once = formatted(file.text, file.model)
        twice = formatted(once, file.model)
    except NotEditable as refused:
        yield f"refused: {str(refused).partition(': ')[2]}"
        return
    after, faults = parse_yaml(once.encode())
    if once != twice:
        yield "formatting again changed it"
    if after is None or faults or after.value != before.value or read_as(file, before.value) != read_as(file, after.value):
        yield "a value is another one"
    if letters(file.text) != letters(once):
        yield "a character is gone or new"
    if file.text.count("#") != once.count("#"):
        yield "a comment is gone or new"


def read_as(file: OddFile, value: Any) -> str:
    """The model of a value with its names in order, or that there is none."""
    try:
        return file.model.model_validate(value).model_dump_json()
    except ValidationError:
        return "no record"


def letters(text: str) -> Counter[str]:
    """How often each character occurs that no style adds or takes away."""
    return Counter(character for character in text if character not in SYNTAX)


def assess_faults(file: OddFile) -> Iterator[str]:
    """What appending to a file did that it may not do: with and without a new source, for a paragraph that it has and for one that it lacks."""
    before, faults = parse_yaml(file.text.encode())
    if before is None or faults:
        yield f"the generator made no YAML: {faults[0].message}"
        return
    for paragraph in (next(iter(before.value["recommendations"])), "121.45"):
        try:
            sourced = with_assessments(file.text, SOURCE, [], ORDER)
            new = append_assessment(sourced, paragraph, ASSESSMENT, {}, ORDER)
            if new != append_assessment(file.text, paragraph, ASSESSMENT, SOURCE, ORDER):
                yield "one step and two steps differ"
        except NotEditable as refused:
            yield f"refused: {str(refused).replace(paragraph, '')}"
            continue
        if not is_one_insertion(file.text, sourced) or not is_one_insertion(sourced, new):
            yield "another byte of the file changed"
        after, _ = parse_yaml(new.encode())
        if after is None or not says_so(before.value, after.value, paragraph):
            yield "the file does not say what it should"


def is_one_insertion(before: str, after: str) -> bool:
    """Whether the new text is the old one with one piece put in; one pair of empty brackets may have made room for it."""
    emptied = (before[: found.start()] + before[found.end() :] for found in re.finditer(r" *(\{ *\}|\[ *\])", before))
    return any(_is_in(one, after) for one in (before, *emptied))


def _is_in(before: str, after: str) -> bool:
    size = min(len(before), len(after))
    start = next((index for index in range(size) if before[index] != after[index]), size)
    return before[start:] == after[len(after) - (len(before) - start) :]


def says_so(before: Any, after: Any, paragraph: str) -> bool:
    """Whether all that was said is said still, in its order, and the addition beside it."""
    old, new = before["recommendations"], after["recommendations"]
    others = all(new[key] == value for key, value in old.items() if key != paragraph)
    was, now = (old.get(paragraph) or {}).get("assessments") or [], new[paragraph]["assessments"]
    added = [one for one in now if one["assessors"] == ["river-watcher"]]
    kept = [one for one in now if one not in added] == was and len(added) == 1
    days = [one["as_of"] for one in now]
    return (
        others
        and kept
        and days == sorted(days)
        and added[0]["reason"] == ASSESSMENT.reason
        and after["sources"]["new-source"]["title"] == SOURCE["new-source"].title
    )
