"""Brings listed recommendations into a review.yaml: a new file, or changes to the very values that differ.

Only what an outside list decides is touched (recommending States, position and its source, themes, groups, goals, and the
official text where the publisher holds it). Every other byte of the file stays: summaries, links, comments, order; and a
theme, group or goal that people added beside the listed ones, and a source of a position that they corrected.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import yaml

from generator.importers.listed import ImportedList, ListedRecommendation

_ORDER = ("paragraph", "summary", "text", "by", "parts", "position", "position_source", "claimed_implemented", "themes", "groups", "sdgs")

# Where the list only cites another document, a person who looked there knows better.
_KEPT = frozenset({"position_source"})
_ADDED_TO_BY_PEOPLE = frozenset({"themes", "groups", "sdgs"})

_HEADER = """\
# The official record of {state}, cycle {cycle}. Imported from {source}; summaries are our own words.
# The rules, with an example of every field: CONTRIBUTING.md. To check: scorecards check
state: {state}
cycle: {cycle}
session: {session}
status: held
{facts}record: {record}
recommendations:
"""

# An answer that is still to come, or that a source does not give, never takes the place of one that is on record.
_ANSWER = frozenset({"position", "position_source"})
_NO_ANSWER_YET = frozenset({"pending", "not_recorded", "unclear"})


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between the list and the file, as the command prints it."""

    paragraph: str
    message: str


@dataclass(frozen=True, slots=True)
class Updated:
    """The new text of review.yaml and what changed in it; `attention` is what a person must decide."""

    text: str
    changes: tuple[Change, ...] = ()
    attention: tuple[Change, ...] = ()


class NotEditable(Exception):
    """The file is written in a form that cannot be changed value by value; the message says what to do."""


def new_review(listed: ImportedList, *, state: str, cycle: int, session: int | None, source: str, with_text: bool) -> Updated:
    """The text of a review.yaml for a review that has none; with faults in the list it is partial and says so."""
    facts = f"held_on: {listed.held_on}\n" if listed.held_on else ""
    facts += f"documents: {{working_group_report: {listed.report}}}\n" if listed.report else ""
    facts += "record_note: Some rows of the list could not be read.\n" if listed.faults else ""
    record = "partial" if listed.faults else "complete"
    head = _HEADER.format(state=state, cycle=cycle, session=session or "", source=source, facts=facts, record=record)
    ordered = sorted(listed.recommendations, key=lambda recommendation: paragraph_order(recommendation.paragraph))
    body = "".join(_entry(recommendation, with_text=with_text) for recommendation in ordered)
    return Updated(head + body, tuple(Change(recommendation.paragraph, "new") for recommendation in ordered))


def updated_review(text: str, listed: tuple[ListedRecommendation, ...], *, with_text: bool) -> Updated:
    """The text of an existing, readable review.yaml with the listed values; equal values leave no trace."""
    items = _items(text)
    node_by_paragraph = {_scalar(item, "paragraph"): item for item in items}
    edits: list[tuple[int, int, str]] = []
    changes: list[Change] = []
    attention: list[Change] = []
    for recommendation in sorted(listed, key=lambda one: paragraph_order(one.paragraph)):
        item = node_by_paragraph.get(recommendation.paragraph)
        if item is None:
            edits.append(_insertion(text, items, recommendation, with_text=with_text))
            changes.append(Change(recommendation.paragraph, "new"))
            continue
        answered = recommendation.position in _NO_ANSWER_YET and _scalar(item, "position") not in {None, *_NO_ANSWER_YET}
        for field, value in _listed_values(recommendation, with_text=with_text).items():
            if answered and field in _ANSWER:
                continue
            if field in _KEPT and _value(item, field) is not None:
                attention += _difference(item, recommendation.paragraph, field, value)
            elif (edit := _edit(text, item, field, value)) is not None:
                edits.append(edit[:3])
                changes.append(Change(recommendation.paragraph, f"{field} was {edit[3]}, is {edit[2].split(': ', 1)[-1]}"))
        attention += _parts_attention(item, recommendation)
    known = {recommendation.paragraph for recommendation in listed}
    attention += [Change(str(paragraph), "is in the file but not in the list; it was kept") for paragraph in node_by_paragraph if paragraph not in known]
    return Updated(_apply(text, edits), tuple(changes), tuple(attention))


def paragraph_order(paragraph: str) -> tuple[tuple[int, str], ...]:
    """Sorts 140.2 before 140.10, and 140.10a behind it."""
    return tuple((int(found[1] or 0), found[2]) for found in re.finditer(r"(\d*)([a-z]?)(?:\.|$)", paragraph) if found[0])


def _listed_values(recommendation: ListedRecommendation, *, with_text: bool) -> Mapping[str, object]:
    """What the list decides about a recommendation, in the form it takes in YAML."""
    source = recommendation.position_source
    values: dict[str, object] = {
        "by": list(recommendation.by),
        "position": str(recommendation.position),
        "position_source": ({"symbol": source[0]} | ({"paragraph": source[1]} if source[1] else {})) if source else None,
        "themes": list(recommendation.themes),
        "groups": list(recommendation.groups),
        "sdgs": list(recommendation.sdgs),
    }
    if recommendation.claimed:
        values["claimed_implemented"] = "true"
    if with_text:
        values["text"] = "; ".join(part.text for part in recommendation.parts) + "."
    return values


def _entry(recommendation: ListedRecommendation, *, with_text: bool) -> str:
    """A new recommendation as a block of YAML."""
    lines = [f"  - paragraph: {json.dumps(recommendation.paragraph)}"]
    values = _listed_values(recommendation, with_text=with_text)
    for field in _ORDER:
        if field == "parts" and len(recommendation.parts) > 1:
            lines.append("    parts:")
            for part in recommendation.parts:
                said = f"text: {_quoted(part.text)}, " if with_text else ""
                lines.append(f"      - {{{said}by: {_flow(list(part.by))}}}")
        elif values.get(field):
            lines.append(f"    {field}: {_flow(values[field])}")
    return "\n".join(lines) + "\n"


def _flow(value: object) -> str:
    """A value in YAML's one-line form."""
    if isinstance(value, list):
        return "[" + ", ".join(str(item) for item in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_quoted(item) if key == 'paragraph' else item}" for key, item in value.items()) + "}"
    return _quoted(value) if isinstance(value, str) and not re.fullmatch(r"[a-z_]+", value) else str(value)


def _quoted(text: object) -> str:
    return json.dumps(str(text), ensure_ascii=False)


# --- the file as it is ------------------------------------------------------------------------------------------------


def _items(text: str) -> list[yaml.MappingNode]:
    """The nodes of the recommendations in a file that was read without a fault, so that it is safe to compose."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    sequence = _value(root, "recommendations") if isinstance(root, yaml.MappingNode) else None
    if not isinstance(sequence, yaml.SequenceNode) or sequence.flow_style:
        raise NotEditable("recommendations is not a list with a dash before each item; write it so")
    if any(item.flow_style for item in sequence.value):
        raise NotEditable("a recommendation stands in curly brackets; write one key a line")
    return list(sequence.value)


def _value(mapping: yaml.MappingNode, key: str) -> yaml.Node | None:
    return next((value for name, value in mapping.value if name.value == key), None)


def _scalar(mapping: yaml.MappingNode, key: str) -> str | None:
    node = _value(mapping, key)
    return node.value if isinstance(node, yaml.ScalarNode) else None


def _plain(node: yaml.Node | None) -> object:
    """A node's value as text, lists and mappings of text."""
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    if isinstance(node, yaml.MappingNode):
        return {name.value: _plain(value) for name, value in node.value}
    return node.value if isinstance(node, yaml.ScalarNode) else None


def _end(node: yaml.Node) -> int:
    """Where the last character of a node's value stands; the marks of blocks run on to the next token."""
    if isinstance(node, yaml.SequenceNode | yaml.MappingNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.index)


def _edit(text: str, item: yaml.MappingNode, field: str, value: object) -> tuple[int, int, str, str] | None:
    """The replacement that gives a field its listed value, with the value it had; None where it has it already."""
    node = _value(item, field)
    had = _plain(node)
    if field in _ADDED_TO_BY_PEOPLE and isinstance(had, list) and isinstance(value, list):
        value = had + [word for word in value if word not in had]
    if had == value or (not had and not value):
        return None
    if node is not None:
        return int(node.start_mark.index), _end(node), _flow(value) if value else "[]", _flow(had)
    anchor = _anchor(item, field)
    line_end = _line_end(text, len(text[: _end(anchor)].rstrip()))
    indent = " " * int(item.value[0][0].start_mark.column)
    return line_end, line_end, f"\n{indent}{field}: {_flow(value)}", "nothing"


def _difference(item: yaml.MappingNode, paragraph: str, field: str, value: object) -> Iterator[Change]:
    """A value that the file keeps although the list has another."""
    had = _plain(_value(item, field))
    if value and had != value:
        yield Change(paragraph, f"{field} is {_flow(had)}, the list says {_flow(value)}; it was kept")


def _anchor(item: yaml.MappingNode, field: str) -> yaml.Node:
    """The value after which a missing field belongs: the last one that the usual order puts before it."""
    before = _ORDER[: _ORDER.index(field)]
    present: list[yaml.Node] = [value for name, value in item.value if name.value in before]
    return present[-1]


def _line_end(text: str, index: int) -> int:
    found = text.find("\n", index)
    return len(text) if found < 0 else found


def _insertion(text: str, items: list[yaml.MappingNode], recommendation: ListedRecommendation, *, with_text: bool) -> tuple[int, int, str]:
    """A new recommendation before the first one with a higher number, or at the end of the list."""
    entry = _entry(recommendation, with_text=with_text)
    order = paragraph_order(recommendation.paragraph)
    following = next((item for item in items if paragraph_order(_scalar(item, "paragraph") or "") > order), None)
    if following is not None:
        start = text.rfind("\n", 0, int(following.start_mark.index)) + 1
        return start, start, entry
    end = _line_end(text, len(text[: _end(items[-1])].rstrip())) if items else len(text.rstrip())
    return end, end, "\n" + entry.rstrip("\n")


def _parts_attention(item: yaml.MappingNode, recommendation: ListedRecommendation) -> Iterator[Change]:
    """Parts hold words that people wrote, so that a difference in them is reported and not mended."""
    node = _value(item, "parts")
    written = [_plain(_value(part, "by")) for part in node.value] if isinstance(node, yaml.SequenceNode) else []
    listed = [list(part.by) for part in recommendation.parts] if len(recommendation.parts) > 1 else []
    if written != listed:
        yield Change(
            recommendation.paragraph,
            f"the list has the parts {_flow([_flow(by) for by in listed])}, the file {_flow([_flow(by) for by in written])}; mend by hand",
        )


def _apply(text: str, edits: list[tuple[int, int, str]]) -> str:
    """The text with all replacements made, from the beginning to the end; insertions at one place keep their order."""
    pieces: list[str] = []
    done = 0
    for start, end, replacement in sorted(edits, key=lambda edit: edit[0]):
        pieces += [text[done:start], replacement]
        done = end
    return "".join((*pieces, text[done:]))
