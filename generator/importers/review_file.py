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
from generator.importers.yaml_values import Edit, NotEditable, end_of, line_end, newline_of, plain, recommendation_nodes, text_of, value_of, with_edits
from generator.yaml_document import parse_yaml

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
    """The text of an existing, readable review.yaml with the listed values; equal values leave no trace.

    Raises NotEditable where a value stands in a form that cannot be changed without touching something else.
    """
    mark, body = ("\ufeff", text[1:]) if text.startswith("\ufeff") else ("", text)
    items = recommendation_nodes(body)
    node_by_paragraph = {text_of(item, "paragraph"): item for item in items}
    edits: list[Edit] = []
    changes: list[Change] = []
    attention: list[Change] = []
    expected = {paragraph: plain(item) for paragraph, item in node_by_paragraph.items()}
    for recommendation in sorted(listed, key=lambda one: paragraph_order(one.paragraph)):
        paragraph = recommendation.paragraph
        item = node_by_paragraph.get(paragraph)
        if item is None:
            edits.append(_insertion(body, items, recommendation, with_text=with_text))
            changes.append(Change(paragraph, "new"))
            continue
        for field, value in _wanted(item, recommendation, with_text=with_text).items():
            edit = _edit(body, item, field, value)
            edits.append(edit)
            changes.append(Change(paragraph, f"{field} was {_flow(plain(value_of(item, field)) or 'nothing')}, is {_flow(value)}"))
            expected[paragraph] = _with(expected[paragraph], field, value)
        attention += _kept(item, recommendation, with_text=with_text)
        attention += _parts_attention(item, recommendation)
    known = {recommendation.paragraph for recommendation in listed}
    attention += [Change(str(paragraph), "is in the file but not in the list; it was kept") for paragraph in node_by_paragraph if paragraph not in known]
    new = with_edits(body, edits)
    _verify(body, new, expected)
    return Updated(mark + new, tuple(changes), tuple(attention))


def _wanted(item: yaml.MappingNode, recommendation: ListedRecommendation, *, with_text: bool) -> dict[str, object]:
    """The listed values that the file does not have yet and that an import may write."""
    answered = recommendation.position in _NO_ANSWER_YET and text_of(item, "position") not in {None, *_NO_ANSWER_YET}
    wanted: dict[str, object] = {}
    for field, value in _listed_values(recommendation, with_text=with_text).items():
        had = plain(value_of(item, field))
        if (answered and field in _ANSWER) or (field in _KEPT and had):
            continue
        if field in _ADDED_TO_BY_PEOPLE and isinstance(had, list) and isinstance(value, list):
            value = had + [word for word in value if word not in had]  # noqa: PLW2901 - what people added comes first
        if had != value and (had or value):
            wanted[field] = value
    return wanted


def _kept(item: yaml.MappingNode, recommendation: ListedRecommendation, *, with_text: bool) -> Iterator[Change]:
    """Values that the file keeps although the list has others."""
    if recommendation.position in _NO_ANSWER_YET:
        return
    values = _listed_values(recommendation, with_text=with_text)
    for field in sorted(_KEPT):
        had, value = plain(value_of(item, field)), values.get(field)
        if had and value and had != value:
            yield Change(recommendation.paragraph, f"{field} is {_flow(had)}, the list says {_flow(value)}; it was kept")


def _with(record: object, field: str, value: object) -> object:
    return {**record, field: value} if isinstance(record, dict) else record


def _verify(old: str, new: str, expected: Mapping[str | None, object]) -> None:
    """Holds the new text against what it must say: the listed values changed, every other word of the file as it was."""
    advice = "its form is unusual; write by, position and the like on one line each, such as by: [FRA, LTU]"
    before, _ = parse_yaml(old.encode())
    after, faults = parse_yaml(new.encode())
    if after is None or faults or before is None:
        raise NotEditable(f"a value cannot be changed without harm; {advice}")
    records = {item["paragraph"]: item for item in after.value["recommendations"]}
    rest = [{key: value for key, value in document.value.items() if key != "recommendations"} for document in (before, after)]
    if rest[0] != rest[1] or any(records.get(str(paragraph)) != record for paragraph, record in expected.items()):
        raise NotEditable(f"a value cannot be changed without harm; {advice}")


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


def _edit(text: str, item: yaml.MappingNode, field: str, value: object) -> Edit:
    """The replacement that gives a field its listed value: what stands after its colon, or a new line where it is missing."""
    written = _flow(value) if value else "[]"
    for name, node in item.value:
        if name.value == field:
            start = text.index(":", int(name.end_mark.index)) + 1
            end = max(start, len(text[: end_of(node)].rstrip()))
            if "#" in text[start:end]:
                raise NotEditable(f"a comment stands inside {field} on line {node.start_mark.line + 1}; move it to a line of its own above the record")
            return start, end, f" {written}"
    anchor = _anchor(item, field)
    after = line_end(text, len(text[: end_of(anchor)].rstrip()))
    indent = " " * int(item.value[0][0].start_mark.column)
    return after, after, f"{newline_of(text)}{indent}{field}: {written}"


def _anchor(item: yaml.MappingNode, field: str) -> yaml.Node:
    """The value after which a missing field belongs: the last one that the usual order puts before it."""
    before = _ORDER[: _ORDER.index(field)]
    present: list[yaml.Node] = [value for name, value in item.value if name.value in before]
    return present[-1]


def _insertion(text: str, items: list[yaml.MappingNode], recommendation: ListedRecommendation, *, with_text: bool) -> Edit:
    """A new recommendation before the first one with a higher number and the comments above it, or at the end of the list."""
    indent = " " * max(int(items[0].start_mark.column) - 2, 0) if items else "  "
    entry = "".join(f"{indent}{line[2:]}\n" for line in _entry(recommendation, with_text=with_text).splitlines()).replace("\n", newline_of(text))
    order = paragraph_order(recommendation.paragraph)
    following = next((item for item in items if paragraph_order(text_of(item, "paragraph") or "") > order), None)
    if following is None:
        end = line_end(text, len(text[: end_of(items[-1])].rstrip())) if items else len(text.rstrip())
        return end, end, newline_of(text) + entry.rstrip("\r\n")
    start = text.rfind("\n", 0, int(following.start_mark.index)) + 1
    while (above := text.rfind("\n", 0, start - 1) + 1) < start and text[above:start].lstrip().startswith("#"):
        start = above
    return start, start, entry


def _parts_attention(item: yaml.MappingNode, recommendation: ListedRecommendation) -> Iterator[Change]:
    """Parts hold words that people wrote, so that a difference in them is reported and not mended."""
    node = value_of(item, "parts")
    written = [plain(value_of(part, "by")) for part in node.value] if isinstance(node, yaml.SequenceNode) else []
    listed = [list(part.by) for part in recommendation.parts] if len(recommendation.parts) > 1 else []
    if written != listed:
        yield Change(
            recommendation.paragraph,
            f"the list has the parts {_flow([_flow(by) for by in listed])}, the file {_flow([_flow(by) for by in written])}; mend by hand",
        )
