"""Appends sources and assessments to an assessments.yaml, value by value: a new file, or an old one of which every other byte stays."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from generator.model import Assessment, Evidence, Source
from generator.vocabulary import Sensitivity
from generator.yaml_document import parse_yaml
from generator.yaml_values import Edit, NotEditable, end_of, line_end, newline_of, plain, root_of, text_of, value_of, with_edits

_PLAIN = ("type", "date", "sensitivity")
_ADVICE = "write one key a line, and a dash before each assessment"


@dataclass(frozen=True, slots=True)
class Addition:
    """A new assessment of one recommendation."""

    paragraph: str
    assessment: Assessment


def with_assessments(text: str, sources: Mapping[str, Source], additions: Sequence[Addition], order: Sequence[str]) -> str:
    """The text with the sources and assessments added; an assessment stands behind those of an earlier or the same day.

    `order` is the order of the paragraphs in the report, which new ones follow. Raises NotEditable where the file is written in a form
    that cannot be added to without touching something else. The text may be that of a new file: comments only.
    """
    mark, body = ("\ufeff", text[1:]) if text.startswith("\ufeff") else ("", text)
    if not any(line.strip() and not line.lstrip().startswith("#") for line in body.splitlines()):
        new = body + "".join((*_block("sources", _source_lines(sources), ""), *_block("recommendations", _all_lines(additions), "")))
    else:
        new = with_edits(body, [*_source_edits(body, sources), *_assessment_edits(body, additions, order)])
    _verify(body, new, sources, additions)
    return mark + new


def _block(key: str, lines: Sequence[str], newline: str) -> Iterator[str]:
    """A key with the lines below it."""
    if lines:
        end = newline or "\n"
        yield f"{key}:{end}"
        yield from (f"  {line}{end}" for line in lines)


def _source_lines(sources: Mapping[str, Source]) -> list[str]:
    return [f"{key}: {_flow(_source(source))}" for key, source in sources.items()]


def _source(source: Source) -> dict[str, str]:
    """A source in the form it takes in YAML."""
    fields = ("type", "symbol", "publisher", "title", "date", "url", "archived_url")
    values = {key: str(value) for key in fields if (value := getattr(source, key))}
    return values if source.sensitivity is Sensitivity.PUBLIC else {**values, "sensitivity": str(source.sensitivity)}


def _flow(values: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{key}: {value if key in _PLAIN else _quoted(value)}" for key, value in values.items()) + "}"


def _all_lines(additions: Sequence[Addition]) -> list[str]:
    lines: list[str] = []
    for paragraph in dict.fromkeys(addition.paragraph for addition in additions):
        lines += _paragraph_lines(paragraph, [addition.assessment for addition in additions if addition.paragraph == paragraph])
    return lines


def _paragraph_lines(paragraph: str, assessments: Sequence[Assessment]) -> list[str]:
    return [f"{_quoted(paragraph)}:", *(f"  {line}" for line in _list_lines(assessments))]


def _list_lines(assessments: Sequence[Assessment]) -> list[str]:
    return ["assessments:", *(f"  {line}" for assessment in assessments for line in _assessment_lines(assessment))]


def _assessment_lines(assessment: Assessment) -> list[str]:
    """An assessment as an item of a list."""
    lines = [f"{key}: {value}" for key, value in _written(assessment).items()]
    return [f"- {lines[0]}", *(f"  {line}" for line in lines[1:])]


def _written(assessment: Assessment) -> dict[str, str]:
    """The fields of a new assessment as text in YAML, in the order in which people write them; a State's reply comes later."""
    fields = {
        "as_of": assessment.as_of.isoformat(),
        "level": str(assessment.level),
        "trend": str(assessment.trend or ""),
        "status": str(assessment.status),
        "reason": _quoted(assessment.reason) if assessment.reason else "",
        "setbacks": _quoted(assessment.setbacks) if assessment.setbacks else "",
        "remaining_actions": _texts(assessment.remaining_actions),
        "technical_assistance": _texts(assessment.technical_assistance),
        "evidence": f"[{', '.join(_evidence(one) for one in assessment.evidence)}]",
        "state_source_only": "true" if assessment.state_source_only else "",
        "assessors": _texts(assessment.assessors),
        "method": _quoted(assessment.method),
    }
    return {key: value for key, value in fields.items() if value}


def _texts(texts: Sequence[str]) -> str:
    return f"[{', '.join(text if re.fullmatch('[a-z][a-z0-9-]*', text) else _quoted(text) for text in texts)}]" if texts else ""


def _evidence(evidence: Evidence) -> str:
    return f"{{source: {evidence.source}{f', paragraphs: {_quoted(evidence.paragraphs)}' if evidence.paragraphs else ''}}}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _source_edits(body: str, sources: Mapping[str, Source]) -> Iterator[Edit]:
    """The new sources behind the last one, or under a new key before the recommendations."""
    if not sources:
        return
    newline, node = newline_of(body), value_of(root_of(body), "sources")
    if node is None:
        start = _key_start(body, "recommendations")
        yield start, start, "".join(_block("sources", _source_lines(sources), newline))
        return
    last = _entries(node, "sources")[-1][1]
    after = line_end(body, len(body[: end_of(last)].rstrip()))
    indent = " " * _column(node)
    yield after, after, "".join(f"{newline}{indent}{line}" for line in _source_lines(sources))


def _assessment_edits(body: str, additions: Sequence[Addition], order: Sequence[str]) -> Iterator[Edit]:
    """The new assessments in their places."""
    newline, node = newline_of(body), value_of(root_of(body), "recommendations")
    if node is None:
        end = len(body)
        yield end, end, ("" if body.endswith("\n") else newline) + "".join(_block("recommendations", _all_lines(additions), newline))
        return
    entries = _entries(node, "recommendations")
    indent = " " * _column(node)
    places = {paragraph: index for index, paragraph in enumerate(order)}
    for paragraph in sorted(dict.fromkeys(addition.paragraph for addition in additions), key=lambda one: places[one]):
        new = [addition.assessment for addition in additions if addition.paragraph == paragraph]
        found = next((value for name, value in entries if name.value == paragraph), None)
        if found is not None:
            yield from _appended(body, paragraph, found, new)
            continue
        lines = [f"{indent}{line}" for line in _paragraph_lines(paragraph, new)]
        following = next((name for name, _ in entries if places.get(name.value, -1) > places[paragraph]), None)
        yield _inserted(body, lines, before=following, after=entries[-1][1])


def _appended(body: str, paragraph: str, node: yaml.Node, new: Sequence[Assessment]) -> Iterator[Edit]:
    """New assessments of a recommendation that the file has already."""
    fields = _entries(node, f'"{paragraph}"')
    listed = next((value for name, value in fields if name.value == "assessments"), None)
    if listed is None:
        indent = " " * _column(node)
        yield _inserted(body, [f"{indent}{line}" for line in _list_lines(new)], before=None, after=fields[-1][1])
        return
    if not isinstance(listed, yaml.SequenceNode) or listed.flow_style or not listed.value:
        raise NotEditable(f'the assessments of "{paragraph}" are not a list with a dash before each; {_ADVICE}')
    indent = " " * int(listed.start_mark.column)
    for assessment in new:
        day = assessment.as_of.isoformat()
        following = next((item for item in listed.value if (text_of(item, "as_of") or "") > day), None)
        yield _inserted(body, [f"{indent}{line}" for line in _assessment_lines(assessment)], before=following, after=listed.value[-1])


def _inserted(body: str, lines: Sequence[str], *, before: yaml.Node | None, after: yaml.Node) -> Edit:
    """Lines before a node and the comments above it, or behind another one."""
    newline = newline_of(body)
    if before is None:
        end = line_end(body, len(body[: end_of(after)].rstrip()))
        return end, end, "".join(f"{newline}{line}" for line in lines)
    start = body.rfind("\n", 0, int(before.start_mark.index)) + 1
    while (above := body.rfind("\n", 0, start - 1) + 1) < start and body[above:start].lstrip().startswith("#"):
        start = above
    return start, start, "".join(f"{line}{newline}" for line in lines)


def _entries(node: yaml.Node, name: str) -> list[tuple[yaml.ScalarNode, yaml.Node]]:
    """The keys and values of a mapping that can be added to."""
    if not isinstance(node, yaml.MappingNode) or node.flow_style or not node.value:
        raise NotEditable(f"{name} is empty or stands in curly brackets; {_ADVICE}")
    return list(node.value)


def _column(node: yaml.Node) -> int:
    return int(node.value[0][0].start_mark.column)


def _key_start(body: str, key: str) -> int:
    """Where the line of a key at the top begins, or the end of the text where it is missing."""
    found = next((name for name, _ in root_of(body).value if name.value == key), None)
    return int(found.start_mark.index) if found is not None else len(body)


def _verify(before: str, after: str, sources: Mapping[str, Source], additions: Sequence[Addition]) -> None:
    """Holds the new text against what it must say: the additions in their places, every other word of the file as it was."""
    old, _ = parse_yaml(before.encode())
    new, faults = parse_yaml(after.encode())
    expected: dict[str, Any] = dict((old.value if old else None) or {})
    if sources:
        expected["sources"] = {**(expected.get("sources") or {}), **{key: _source(source) for key, source in sources.items()}}
    assessed = {paragraph: dict(record) for paragraph, record in (expected.get("recommendations") or {}).items()}
    for addition in additions:
        record = assessed.setdefault(addition.paragraph, {})
        listed = list(record.get("assessments") or [])
        day = addition.assessment.as_of.isoformat()
        place = next((index for index, one in enumerate(listed) if one["as_of"] > day), len(listed))
        record["assessments"] = [*listed[:place], _values(addition.assessment), *listed[place:]]
    if additions:
        expected["recommendations"] = assessed
    if new is None or faults or new.value != expected:
        raise NotEditable(f"an assessment cannot be added without harm; {_ADVICE}")


def _values(assessment: Assessment) -> object:
    """What the written fields of an assessment read as."""
    return {key: plain(yaml.compose(value, Loader=yaml.CSafeLoader)) for key, value in _written(assessment).items()}
