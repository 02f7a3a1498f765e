"""Writes the answers of an addendum into a review.yaml value by value: positions, their sources and histories, claims, and the facts of the document."""

from collections.abc import Mapping

import yaml

from generator.importers.addendum.record import NewAnswer
from generator.importers.review_entries import quoted
from generator.importers.updated import Change, Updated
from generator.yaml_document import parse_yaml
from generator.yaml_values import Edit, NotEditable, end_of, line_end, newline_of, plain, recommendation_nodes, root_of, text_of, value_of, with_edits

# The order of keys, as CONTRIBUTING.md shows it; a missing one is put behind the last that comes before it.
_IN_RECOMMENDATION = ("paragraph", "summary", "text", "by", "parts", "position", "position_source", "position_history", "claimed_implemented")
_IN_REVIEW = ("state", "cycle", "session", "tentative", "note", "source", "status", "held_on", "addendum_on", "adopted_on", "documents", "declared")
_ADVICE = "its form is unusual; write position, position_source and the like on one line each"


def with_addendum(text: str, changes: Mapping[str, NewAnswer], facts: Mapping[str, object], document: str) -> Updated:
    """The text of a review.yaml with the answers, with `facts` about the review and the symbol of the addendum; every other byte stays.

    Raises NotEditable where a value stands in a form that cannot be changed without touching something else.
    """
    mark, body = ("\ufeff", text[1:]) if text.startswith("\ufeff") else ("", text)
    edits: list[Edit] = []
    notes: list[Change] = []
    expected = {text_of(item, "paragraph"): plain(item) for item in recommendation_nodes(body)}
    for item in recommendation_nodes(body):
        paragraph = text_of(item, "paragraph") or ""
        for field, value in _values(changes.get(paragraph, NewAnswer())).items():
            had = plain(value_of(item, field))
            edits.append(_history(body, item, value) if field == "position_history" else _edit(body, item, field, value, _IN_RECOMMENDATION))
            whole = had + value if isinstance(had, list) and isinstance(value, list) else value
            record = expected[paragraph]
            expected[paragraph] = {**record, field: whole} if isinstance(record, dict) else record
            notes.append(Change(paragraph, f"{field} was {_said(had) if had else 'nothing'}, is {_said(whole)}"))
    root = root_of(body)
    for field, value in facts.items():
        edits.append(_edit(body, root, field, value, _IN_REVIEW))
        notes.append(Change("the review", f"{field} is {_said(value)}"))
    if document:
        edits.append(_document(body, root, document))
        notes.append(Change("the review", f"documents.addendum is {document}"))
    new = with_edits(body, edits)
    if edits:
        _verify(body, new, expected, facts, document)
    return Updated(mark + new, tuple(notes))


def _values(change: NewAnswer) -> Mapping[str, object]:
    """The fields of a recommendation that change, each in the form that it takes in YAML."""
    values: dict[str, object] = {}
    if change.position:
        values["position"] = str(change.position)
    if change.source:
        values["position_source"] = change.source.value
    if change.history:
        values["position_history"] = [{"on": str(on), "position": str(position), "source": source.value} for on, position, source in change.history]
    if change.claimed:
        values["claimed_implemented"] = "true"
    return values


def _said(value: object) -> str:
    """A value as the command prints it and as the file takes it on one line."""
    if isinstance(value, list):
        return "[" + ", ".join(_said(item) for item in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_said(item) if isinstance(item, dict) or key in _BARE else quoted(item)}" for key, item in value.items()) + "}"
    return str(value)


_BARE = frozenset({"addendum", "symbol", "on", "position", "recommendations", "supported", "noted", "partially_supported"})


def _edit(text: str, mapping: yaml.MappingNode, field: str, value: object, order: tuple[str, ...]) -> Edit:
    """The replacement that gives a field its value: what stands after its colon, or a new line where it is missing."""
    for name, node in mapping.value:
        if name.value == field:
            start = text.index(":", int(name.end_mark.index)) + 1
            end = max(start, len(text[: end_of(node)].rstrip()))
            if "#" in text[start:end]:
                raise NotEditable(f"a comment stands inside {field} on line {node.start_mark.line + 1}; move it to a line of its own above the record")
            return start, end, f" {_said(value)}"
    after = _behind(text, mapping, field, order)
    indent = " " * int(mapping.value[0][0].start_mark.column)
    return after, after, f"{newline_of(text)}{indent}{field}: {_said(value)}"


def _behind(text: str, mapping: yaml.MappingNode, field: str, order: tuple[str, ...]) -> int:
    """The end of the line behind which a missing field belongs."""
    before = order[: order.index(field)]
    anchor = [value for name, value in mapping.value if name.value in before][-1]
    return line_end(text, len(text[: end_of(anchor)].rstrip()))


def _history(text: str, item: yaml.MappingNode, entries: object) -> Edit:
    """The insertion of entries behind the last one of a history, or of a history that was not there."""
    node = value_of(item, "position_history")
    if isinstance(node, yaml.SequenceNode) and (node.flow_style or not node.value):
        raise NotEditable(f"position_history on line {node.start_mark.line + 1} is not a list with a dash before each entry; write it so")
    column = int(node.start_mark.column) if node is not None else int(item.value[0][0].start_mark.column) + 2
    lines = "".join(f"{newline_of(text)}{' ' * column}- {_said(entry)}" for entry in entries) if isinstance(entries, list) else ""
    if node is None:
        after = _behind(text, item, "position_history", _IN_RECOMMENDATION)
        return after, after, f"{newline_of(text)}{' ' * (column - 2)}position_history:{lines}"
    after = line_end(text, len(text[: end_of(node)].rstrip()))
    return after, after, lines


def _document(text: str, root: yaml.MappingNode, symbol: str) -> Edit:
    """The insertion of the addendum among the documents of the review."""
    node = value_of(root, "documents")
    if node is None:
        return _edit(text, root, "documents", {"addendum": symbol}, _IN_REVIEW)
    if not isinstance(node, yaml.MappingNode) or not node.value:
        raise NotEditable("documents is empty; delete the line")
    anchor = next((value for name, value in node.value if name.value == "working_group_report"), node.value[-1][1])
    if node.flow_style:
        return int(anchor.end_mark.index), int(anchor.end_mark.index), f", addendum: {symbol}"
    after = line_end(text, int(anchor.end_mark.index))
    return after, after, f"{newline_of(text)}{' ' * int(node.value[0][0].start_mark.column)}addendum: {symbol}"


def _verify(old: str, new: str, expected: Mapping[str | None, object], facts: Mapping[str, object], document: str) -> None:
    """Holds the new text against what it must say: the answers changed, every other word of the file as it was."""
    before, _ = parse_yaml(old.encode())
    after, faults = parse_yaml(new.encode())
    if before is None or after is None or faults:
        raise NotEditable(f"a value cannot be changed without harm; {_ADVICE}")
    wanted = {**before.value, **{key: _as_text(value) for key, value in facts.items()}}
    wanted["recommendations"] = [expected[item["paragraph"]] for item in before.value["recommendations"]]
    if document:
        wanted["documents"] = {**(before.value.get("documents") or {}), "addendum": document}
    if wanted != after.value:
        raise NotEditable(f"a value cannot be changed without harm; {_ADVICE}")


def _as_text(value: object) -> object:
    return {key: str(item) for key, item in value.items()} if isinstance(value, dict) else str(value)
