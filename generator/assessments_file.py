"""Appends sources and assessments to an assessments.yaml, value by value: a new file, or an old one of which every other byte stays."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from generator.assessments_text import (
    assessment_lines,
    assessment_values,
    block,
    flow_assessment,
    flow_source,
    list_lines,
    paragraph_lines,
    quoted,
    source_lines,
    source_values,
)
from generator.model import Assessment, Source
from generator.yaml_document import parse_yaml
from generator.yaml_values import Edit, NotEditable, end_of, line_end, newline_of, root_of, text_of, value_of, with_edits

_PLAIN = ("type", "date", "sensitivity")
_ADVICE = "write one key a line, and a dash before each assessment"


@dataclass(frozen=True, slots=True)
class Addition:
    """A new assessment of one recommendation."""

    paragraph: str
    assessment: Assessment


def append_assessment(text: str, paragraph: str, assessment: Assessment, sources: Mapping[str, Source], order: Sequence[str] = ()) -> str:
    """The text of an assessments.yaml with one more assessment, and the sources it lacks; every other byte stays.

    `order` is the order of the paragraphs in the report; without it a paragraph that is new to the file comes last. Raises NotEditable.
    """
    return with_assessments(text, sources, [Addition(paragraph, assessment)], order)


def with_assessments(text: str, sources: Mapping[str, Source], additions: Sequence[Addition], order: Sequence[str]) -> str:
    """The text with the sources and assessments added; an assessment stands behind those of an earlier or the same day.

    `order` is the order of the paragraphs in the report, which new ones follow. Raises NotEditable where the file is written in a form
    that cannot be added to without touching something else. The text may be that of a new file: comments only.
    """
    mark, body = ("\ufeff", text[1:]) if text.startswith("\ufeff") else ("", text)
    if not any(line.strip() and not line.lstrip().startswith("#") for line in body.splitlines()):
        new = _begun(body, sources, additions)
    else:
        if root_of(body).flow_style:
            raise NotEditable(f"the whole file stands in curly brackets; {_ADVICE}")
        new = with_edits(body, [*_source_edits(body, sources), *_assessment_edits(body, additions, order)])
    _verify(body, new, sources, additions)
    return mark + new


def _begun(body: str, sources: Mapping[str, Source], additions: Sequence[Addition]) -> str:
    """A file that holds comments only, with what is added below them."""
    newline = newline_of(body)
    end = newline if body and not body.endswith("\n") else ""
    return body + end + "".join((*block("sources", source_lines(sources), newline), *block("recommendations", _all_lines(additions), newline)))


def _all_lines(additions: Sequence[Addition]) -> list[str]:
    lines: list[str] = []
    for paragraph in dict.fromkeys(addition.paragraph for addition in additions):
        lines += paragraph_lines(paragraph, [addition.assessment for addition in additions if addition.paragraph == paragraph])
    return lines


def _source_edits(body: str, sources: Mapping[str, Source]) -> Iterator[Edit]:
    """The new sources behind the last one, or under a new key before the recommendations."""
    if not sources:
        return
    newline, node, indent = newline_of(body), value_of(root_of(body), "sources"), " " * _column(root_of(body))
    if node is None:
        start = _key_start(body, "recommendations")
        begin = newline if start and not body.endswith("\n") and start == len(body) else ""
        yield start, start, begin + "".join(f"{indent}{line}" for line in block("sources", source_lines(sources), newline))
    elif _is_empty(node):
        yield from _filled(body, node, [f"{indent}  {line}" for line in source_lines(sources)])
    elif _is_flow(node):
        yield _in_brackets(node, [f"{key}: {flow_source(source)}" for key, source in sources.items()])
    else:
        entries = _entries(node, "sources")
        indent = " " * _column(node)
        yield _inserted(body, [f"{indent}{line}" for line in source_lines(sources)], before=None, after=entries[-1][1])


def _assessment_edits(body: str, additions: Sequence[Addition], order: Sequence[str]) -> Iterator[Edit]:
    """The new assessments in their places."""
    newline, node, indent = newline_of(body), value_of(root_of(body), "recommendations"), " " * _column(root_of(body))
    if node is None:
        end = len(body)
        added = "".join(f"{indent}{line}" for line in block("recommendations", _all_lines(additions), newline))
        yield end, end, ("" if body.endswith("\n") else newline) + added
        return
    if _is_empty(node):
        yield from _filled(body, node, [f"{indent}  {line}" for line in _all_lines(additions)])
        return
    entries = _entries(node, "recommendations")
    places = {paragraph: index for index, paragraph in enumerate(order)}
    for paragraph in sorted(dict.fromkeys(addition.paragraph for addition in additions), key=lambda one: places.get(one, len(places))):
        new = [addition.assessment for addition in additions if addition.paragraph == paragraph]
        found = next((value for name, value in entries if name.value == paragraph), None)
        if found is not None:
            yield from _appended(body, paragraph, found, new, in_brackets=_is_flow(node))
        elif _is_flow(node):
            yield _in_brackets(node, [f"{quoted(paragraph)}: {{assessments: [{', '.join(map(flow_assessment, new))}]}}"])
        else:
            following = next((index for index, (name, _) in enumerate(entries) if places.get(name.value, -1) > places.get(paragraph, len(places))), None)
            lines = [f"{' ' * _column(node)}{line}" for line in paragraph_lines(paragraph, new)]
            yield _between(body, lines, [value for _, value in entries], following, before=_start(entries[following][0]) if following is not None else None)


def _appended(body: str, paragraph: str, node: yaml.Node, new: Sequence[Assessment], *, in_brackets: bool) -> Iterator[Edit]:
    """New assessments of a recommendation that the file has already."""
    written = ", ".join(map(flow_assessment, new))
    if _is_empty(node) and in_brackets and _is_flow(node):
        start = int(node.start_mark.index) + 1
        yield start, start, f"assessments: [{written}]"
        return
    if _is_empty(node):
        indent = " " * (_key_column(body, node) + 2)
        yield from _filled(body, node, [f"{indent}{line}" for line in list_lines(new)])
        return
    fields = _entries(node, f'"{paragraph}"')
    listed = next((value for name, value in fields if name.value == "assessments"), None)
    if listed is None and _is_flow(node):
        yield _in_brackets(node, [f"assessments: [{written}]"])
    elif listed is None:
        indent = " " * _column(node)
        yield _inserted(body, [f"{indent}{line}" for line in list_lines(new)], before=None, after=fields[-1][1])
    elif _is_empty(listed) and not _is_flow(node):
        indent = " " * (_column(node) + 2)
        yield from _filled(body, listed, [f"{indent}{line}" for assessment in new for line in assessment_lines(assessment)])
    elif isinstance(listed, yaml.SequenceNode) and not listed.value:
        start = int(listed.start_mark.index) + 1
        yield start, start, written
    elif not isinstance(listed, yaml.SequenceNode):
        raise NotEditable(f'the assessments of "{paragraph}" are not a list with a dash before each; {_ADVICE}')
    else:
        for assessment in new:
            yield _one_more(body, listed, assessment)


def _one_more(body: str, listed: yaml.SequenceNode, assessment: Assessment) -> Edit:
    """An assessment in a list that has some, behind those of an earlier or the same day."""
    day = assessment.as_of.isoformat()
    following = next((index for index, item in enumerate(listed.value) if (text_of(item, "as_of") or "") > day), None)
    if listed.flow_style:
        if following is None:
            return _in_brackets(listed, [flow_assessment(assessment)])
        start = int(listed.value[following].start_mark.index)
        return start, start, f"{flow_assessment(assessment)}, "
    lines = [f"{' ' * int(listed.start_mark.column)}{line}" for line in assessment_lines(assessment)]
    return _between(body, lines, listed.value, following, before=_dash(body, listed, following) if following is not None else None)


def _start(node: yaml.Node) -> int:
    return int(node.start_mark.index)


def _dash(body: str, listed: yaml.SequenceNode, index: int) -> int:
    """Where the dash of an item stands; comments and line ends may stand between it and the item."""
    if index == 0:
        return _start(listed)
    behind, _ = _place_behind(body, listed.value[index - 1])
    found = re.compile(r"^[ \t]*-", re.MULTILINE).search(body, behind)
    return found.end() - 1 if found else _start(listed.value[index])


def _between(body: str, lines: Sequence[str], values: Sequence[yaml.Node], following: int | None, *, before: int | None) -> Edit:
    """Lines before one of several values, and the comments above it, or behind them all."""
    above = values[following - 1] if following else None
    return _inserted(body, lines, before=before, after=values[-1] if before is None else above)


def _inserted(body: str, lines: Sequence[str], *, before: int | None, after: yaml.Node | None) -> Edit:
    """Lines before a place and the comments above it, as far up as the node `after`; or, without one, behind that."""
    newline = newline_of(body)
    if before is None:
        end, is_line_start = _place_behind(body, after) if after is not None else (len(body), body.endswith("\n"))
        return end, end, "".join(f"{line}{newline}" if is_line_start else f"{newline}{line}" for line in lines)
    start = body.rfind("\n", 0, before) + 1
    floor = _place_behind(body, after)[0] if after is not None else 0
    while (above := body.rfind("\n", 0, start - 1) + 1) < start and above > floor and body[above:start].lstrip().startswith("#"):
        start = above
    return start, start, "".join(f"{line}{newline}" for line in lines)


def _place_behind(body: str, node: yaml.Node) -> tuple[int, bool]:
    """Where the next line can be put behind a value and the comment beside it; True where that is the start of a line."""
    last = _last_leaf(node)
    end = end_of(node)
    if isinstance(last, yaml.ScalarNode) and last.style in ("|", ">") and "+" in body[int(last.start_mark.index) :].split("\n", 1)[0] and body[end - 1] == "\n":
        return end, True  # its empty lines are a part of it
    return line_end(body, len(body[:end].rstrip())), False


def _last_leaf(node: yaml.Node) -> yaml.Node:
    """The node that a block ends with."""
    while isinstance(node, yaml.SequenceNode | yaml.MappingNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return node


def _is_flow(node: yaml.Node) -> bool:
    return isinstance(node, yaml.MappingNode | yaml.SequenceNode) and bool(node.flow_style)


def _is_empty(node: yaml.Node) -> bool:
    """Whether a key has nothing: no value, or brackets with nothing between them."""
    return node.value in ([], "") if not isinstance(node, yaml.ScalarNode) else not node.style and node.value in ("", "~", "null")


def _filled(body: str, node: yaml.Node, lines: Sequence[str]) -> Iterator[Edit]:
    """Lines below a key that had nothing; its empty brackets go, a comment beside them stays."""
    start, end = int(node.start_mark.index), int(node.end_mark.index)
    if "#" in body[start:end]:
        raise NotEditable(f"a comment stands in the empty brackets on line {node.start_mark.line + 1}; move it to a line of its own")
    behind = line_end(body, end)
    yield len(body[:start].rstrip()), end, ""
    yield behind, behind, "".join(f"{newline_of(body)}{line}" for line in lines)


def _in_brackets(node: yaml.Node, written: Sequence[str]) -> Edit:
    """More items of a list or mapping that stands in brackets, behind its last one."""
    last = node.value[-1]
    end = int((last[1] if isinstance(last, tuple) else last).end_mark.index)
    return end, end, "".join(f", {one}" for one in written)


def _entries(node: yaml.Node, name: str) -> list[tuple[yaml.ScalarNode, yaml.Node]]:
    """The keys and values of a mapping that can be added to."""
    if not isinstance(node, yaml.MappingNode) or not node.value:
        raise NotEditable(f"{name} is not a mapping of keys; {_ADVICE}")
    return list(node.value)


def _column(node: yaml.Node) -> int:
    return int(node.value[0][0].start_mark.column)


def _key_column(body: str, node: yaml.Node) -> int:
    """How far the line of an empty value is indented."""
    line = body[body.rfind("\n", 0, int(node.start_mark.index)) + 1 :]
    return len(line) - len(line.lstrip(" "))


def _key_start(body: str, key: str) -> int:
    """Where the line of a key at the top begins, or the end of the text where it is missing."""
    found = next((name for name, _ in root_of(body).value if name.value == key), None)
    return int(found.start_mark.index) - int(found.start_mark.column) if found is not None else len(body)


def _verify(before: str, after: str, sources: Mapping[str, Source], additions: Sequence[Addition]) -> None:
    """Holds the new text against what it must say: the additions in their places, every other word of the file as it was."""
    old, _ = parse_yaml(before.encode())
    new, faults = parse_yaml(after.encode())
    expected: dict[str, Any] = dict((old.value if old else None) or {})
    if sources:
        expected["sources"] = {**(expected.get("sources") or {}), **{key: source_values(source) for key, source in sources.items()}}
    assessed = {paragraph: dict(record or {}) for paragraph, record in (expected.get("recommendations") or {}).items()}
    for addition in additions:
        record = assessed.setdefault(addition.paragraph, {})
        listed = list(record.get("assessments") or [])
        day = addition.assessment.as_of.isoformat()
        place = next((index for index, one in enumerate(listed) if one["as_of"] > day), len(listed))
        record["assessments"] = [*listed[:place], assessment_values(addition.assessment), *listed[place:]]
    if additions:
        expected["recommendations"] = assessed
    if new is None or faults or new.value != expected:
        raise NotEditable(f"an assessment cannot be added without harm; {_ADVICE}")
