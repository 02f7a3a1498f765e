"""Writes new sources and assessments as lines of YAML: one key a line, in the order in which people write them."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from generator.model import Assessment, Source
from generator.schema_line import schema_line
from generator.vocabulary import Sensitivity

_HEADER = """\
# Sources, claims and assessments of {name}'s review, cycle {cycle}.
# The rules, with an example of every field: CONTRIBUTING.md. To check: scorecards check
"""
_PLAIN = frozenset({"type", "date", "sensitivity"})
_QUOTED = frozenset({"reason", "setbacks", "method"})
_SYMBOL = re.compile(r"[A-Z][A-Za-z0-9.-]*(/[A-Za-z0-9.-]+)+")
_HANDLE = re.compile(r"[a-z][a-z0-9-]*")
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_NOT_RAW = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")  # YAML takes them for line ends, or not at all


def new_file(name: str, cycle: int) -> str:
    """The text of an assessments.yaml in which nobody has written anything: the comments that say what it is, the first of them for editors."""
    return schema_line("states/SVN/cycle-4/assessments.yaml") + _HEADER.format(name=name, cycle=cycle)


def block(key: str, lines: Sequence[str], newline: str) -> Iterator[str]:
    """A key with the lines below it; nothing where there are none."""
    if lines:
        yield f"{key}:{newline}"
        yield from (f"  {line}{newline}" for line in lines)


def source_lines(sources: Mapping[str, Source]) -> list[str]:
    """One line for each source."""
    return [f"{key}: {flow_source(source)}" for key, source in sources.items()]


def source_values(source: Source) -> dict[str, str]:
    """What is written of a source, in the order of the model."""
    values = {
        "type": str(source.type),
        "symbol": source.symbol,
        "publisher": source.publisher,
        "title": source.title,
        "date": source.date,
        "url": source.url,
        "archived_url": source.archived_url,
        "sensitivity": str(source.sensitivity) if source.sensitivity is not Sensitivity.PUBLIC else None,
    }
    return {key: value for key, value in values.items() if value}


def flow_source(source: Source) -> str:
    """A source on one line."""
    return "{" + ", ".join(f"{key}: {_as_written(key, value)}" for key, value in source_values(source).items()) + "}"


def _as_written(key: str, value: str) -> str:
    is_plain = key in _PLAIN or (key == "symbol" and _SYMBOL.fullmatch(value))
    return value if is_plain else quoted(value)


def paragraph_lines(paragraph: str, assessments: Sequence[Assessment]) -> list[str]:
    """The assessments of one recommendation, under its paragraph."""
    return [f"{quoted(paragraph)}:", *(f"  {line}" for line in list_lines(assessments))]


def list_lines(assessments: Sequence[Assessment]) -> list[str]:
    """Assessments, oldest first, under their key."""
    return ["assessments:", *(f"  {line}" for assessment in assessments for line in assessment_lines(assessment))]


def assessment_lines(assessment: Assessment) -> list[str]:
    """An assessment as an item of a list."""
    lines = [f"{key}: {value}" for key, value in _written(assessment).items()]
    return [f"- {lines[0]}", *(f"  {line}" for line in lines[1:])]


def assessment_values(assessment: Assessment) -> dict[str, object]:
    """What is written of a new assessment, in the order of the model; a State's reply comes later."""
    values: dict[str, object] = {
        "as_of": assessment.as_of.isoformat(),
        "level": str(assessment.level),
        "trend": str(assessment.trend or ""),
        "status": str(assessment.status),
        "reason": assessment.reason,
        "setbacks": assessment.setbacks,
        "remaining_actions": list(assessment.remaining_actions),
        "technical_assistance": list(assessment.technical_assistance),
        "evidence": [{key: value for key, value in (("source", one.source), ("paragraphs", one.paragraphs)) if value} for one in assessment.evidence],
        "state_source_only": "true" if assessment.state_source_only else "",
        "assessors": list(assessment.assessors),
        "method": assessment.method,
    }
    return {key: value for key, value in values.items() if value}


def flow_assessment(assessment: Assessment) -> str:
    """An assessment on one line, for a list that stands in brackets."""
    return "{" + ", ".join(f"{key}: {value}" for key, value in _written(assessment).items()) + "}"


def _written(assessment: Assessment) -> dict[str, str]:
    """The fields of a new assessment as text in YAML."""
    return {key: _field(key, value) for key, value in assessment_values(assessment).items()}


def _field(key: str, value: object) -> str:
    if isinstance(value, str):
        return quoted(value) if key in _QUOTED else value
    items = value if isinstance(value, list) else []
    return "[" + ", ".join(_evidence(item) if isinstance(item, dict) else _word(item) for item in items) + "]"


def _evidence(evidence: Mapping[str, str]) -> str:
    paragraphs = f", paragraphs: {quoted(evidence['paragraphs'])}" if "paragraphs" in evidence else ""
    return f"{{source: {_word(evidence['source'], _KEY)}{paragraphs}}}"


def _word(text: str, plain: re.Pattern[str] = _HANDLE) -> str:
    return text if plain.fullmatch(text) and text != "null" else quoted(text)


def quoted(text: str) -> str:
    """Text in double quotes on one line, as YAML and JSON both read it."""
    written = json.dumps(text, ensure_ascii=False)
    return _NOT_RAW.sub(lambda found: f"\\u{ord(found[0]):04x}", written)
