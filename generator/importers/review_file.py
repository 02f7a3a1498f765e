"""Brings listed recommendations into a review.yaml: a new file, or changes to the very values that differ.

Only what an outside list decides is touched (recommending States, position and its source, themes, groups, goals, action
category, and the official text where the publisher holds it). Every other byte of the file stays: summaries, links, comments,
order; and a theme, group or goal that people added beside the listed ones, and a source of a position that they corrected.
A file without recommendations (`record: none`) becomes a record, and gets the date and the report it did not have.
"""

from collections.abc import Iterator, Mapping

import yaml

from generator.importers.listed import ImportedList, ListedRecommendation
from generator.importers.review_entries import ORDER, flow, listed_values, paragraph_order, quoted, recommendation_entry
from generator.importers.review_pledges import with_pledges
from generator.importers.updated import Change, Updated
from generator.schema_line import schema_line
from generator.yaml_document import parse_yaml
from generator.yaml_values import (
    Edit,
    NotEditable,
    end_of,
    line_end,
    newline_of,
    plain,
    recommendation_nodes,
    root_of,
    text_of,
    value_of,
    with_edits,
)

# Where the list only cites another document, a person who looked there knows better; but the source goes with its position, and a
# UN document takes the place of a source that has only a title.
_KEPT = frozenset({"position_source"})
_ADDED_TO_BY_PEOPLE = frozenset({"themes", "groups", "sdgs"})
_FACTS = frozenset({"recommendations", "record", "record_note", "held_on", "documents", "status"})

_HEADER = """\
# The official record of {state}, cycle {cycle}. Imported from {source}; summaries are our own words.
# The rules, with an example of every field: CONTRIBUTING.md. To check: scorecards check
state: {state}
cycle: {cycle}
session: {session}
status: held
"""

# An answer that is still to come, or that a source does not give, never takes the place of one that is on record.
_ANSWER = frozenset({"position", "position_source"})
_NO_ANSWER_YET = frozenset({"pending", "not_recorded", "unclear"})


def new_review(listed: ImportedList, *, state: str, cycle: int, session: int | None, source: str, with_text: bool) -> Updated:
    """The text of a review.yaml for a review that has none; with faults in the list it is partial and says so."""
    head = schema_line(f"states/{state}/cycle-{cycle}/review.yaml") + _HEADER.format(state=state, cycle=cycle, session=session or "", source=source)
    entries, changes = _entries(listed.recommendations, with_text=with_text)
    return with_pledges(Updated(head + "".join(_facts(listed, frozenset())) + entries, changes), listed, with_text=with_text)


def _entries(listed: tuple[ListedRecommendation, ...], *, with_text: bool) -> tuple[str, tuple[Change, ...]]:
    """All recommendations as a block of YAML under its key, in the order of the report."""
    ordered = sorted(listed, key=lambda recommendation: paragraph_order(recommendation.paragraph))
    block = "".join(recommendation_entry(recommendation, with_text=with_text) for recommendation in ordered)
    return f"recommendations:\n{block}", tuple(Change(recommendation.paragraph, "new") for recommendation in ordered)


def _facts(listed: ImportedList, known: frozenset[str]) -> Iterator[str]:
    """The lines about the review itself that a list gives and a file does not have yet."""
    if listed.held_on and "held_on" not in known:
        yield f"held_on: {listed.held_on}\n"
    if listed.report and "documents" not in known:
        yield f"documents: {{working_group_report: {listed.report}}}\n"
    note = listed.note or ("Some rows of the list could not be read." if listed.faults else None)
    yield f"record: {'partial' if note else 'complete'}\n"
    if note:
        yield f"record_note: {quoted(note) if listed.note else note}\n"


def updated_review(text: str, listed: ImportedList, *, with_text: bool) -> Updated:
    """The text of an existing, readable review.yaml with the listed values; equal values leave no trace.

    Raises NotEditable where a value stands in a form that cannot be changed without touching something else.
    """
    mark, body = ("\ufeff", text[1:]) if text.startswith("\ufeff") else ("", text)
    updated = _filled(body, listed, with_text=with_text) or _changed(body, listed, with_text=with_text)
    updated = with_pledges(updated, listed, with_text=with_text)
    return Updated(mark + updated.text, updated.changes, updated.attention)


def _filled(body: str, listed: ImportedList, *, with_text: bool) -> Updated | None:
    """The text of a file that has no recommendation yet, with all of them; None where it has some."""
    root = root_of(body)
    record = value_of(root, "record")
    if record is None or text_of(root, "record") != "none" or not listed.recommendations:
        return None
    newline = newline_of(body)
    known = frozenset(name.value for name, _ in root.value)
    facts = "".join(_facts(listed, known)).rstrip("\n").replace("\n", newline)
    entries, changes = _entries(listed.recommendations, with_text=with_text)
    start = body.rfind("\n", 0, int(record.start_mark.index)) + 1
    new = with_edits(body, [(start, int(record.end_mark.index), facts)]).rstrip() + newline + entries.replace("\n", newline)
    _verify(body, new, {}, apart=_FACTS - known | {"record", "record_note", "recommendations"})
    return Updated(new, changes)


def _changed(body: str, listed: ImportedList, *, with_text: bool) -> Updated:
    """The text of a file that has recommendations, with the listed values and the new ones."""
    if not listed.recommendations:
        return Updated(body)
    closed = listed.secondary and text_of(root_of(body), "record") == "complete"
    items = recommendation_nodes(body)
    node_by_paragraph = {text_of(item, "paragraph"): item for item in items}
    edits: list[Edit] = []
    changes: list[Change] = []
    attention: list[Change] = []
    expected = {paragraph: plain(item) for paragraph, item in node_by_paragraph.items()}
    for recommendation in sorted(listed.recommendations, key=lambda one: paragraph_order(one.paragraph)):
        paragraph = recommendation.paragraph
        item = node_by_paragraph.get(paragraph)
        if item is None and closed:
            attention.append(Change(paragraph, "is in the list but not in the file, whose record is complete; it was left out"))
            continue
        if item is None:
            edits.append(_insertion(body, items, recommendation, with_text=with_text))
            changes.append(Change(paragraph, "new"))
            continue
        for field, value in _wanted(item, recommendation, with_text=with_text, secondary=listed.secondary).items():
            edits.append(_edit(body, item, field, value))
            changes.append(Change(paragraph, f"{field} was {flow(plain(value_of(item, field)) or 'nothing')}, is {flow(value)}"))
            expected[paragraph] = _with(expected[paragraph], field, value)
        attention += _differences(item, recommendation) if listed.secondary else _kept(item, recommendation, with_text=with_text)
        attention += () if listed.secondary else _parts_attention(item, recommendation)
    known = {recommendation.paragraph for recommendation in listed.recommendations}
    attention += [Change(str(paragraph), "is in the file but not in the list; it was kept") for paragraph in node_by_paragraph if paragraph not in known]
    new = with_edits(body, edits)
    if edits:
        _verify(body, new, expected)
    return Updated(new, tuple(changes), tuple(attention))


def _wanted(item: yaml.MappingNode, recommendation: ListedRecommendation, *, with_text: bool, secondary: bool) -> dict[str, object]:
    """The listed values that the file does not have yet and that an import may write."""
    position = text_of(item, "position")
    answered, silent = position not in {None, *_NO_ANSWER_YET}, recommendation.position in _NO_ANSWER_YET
    stays = (answered and (silent or secondary or _has_history(item))) or (position is not None and silent and secondary)
    # The source of a position is the source of that position: it changes where the position does, and only there.
    moves = position != str(recommendation.position)
    wanted: dict[str, object] = {}
    for field, value in listed_values(recommendation, with_text=with_text).items():
        had = plain(value_of(item, field))
        if (stays and field in _ANSWER) or (field in _KEPT and had and not (value and (moves or _outranks(value, had)))):
            continue
        if secondary and had and field not in _ADDED_TO_BY_PEOPLE | _ANSWER:
            continue
        if field in _ADDED_TO_BY_PEOPLE and isinstance(had, list) and isinstance(value, list):
            value = had + [word for word in value if word not in had]  # noqa: PLW2901 - what people added comes first
        if had != value and (had or value):
            wanted[field] = value
    return wanted


def _outranks(listed: object, written: object) -> bool:
    """Whether the listed source is a UN document and the one on file only a title."""
    return isinstance(listed, dict) and isinstance(written, dict) and "symbol" in listed and "symbol" not in written


def _has_history(item: yaml.MappingNode) -> bool:
    """Whether the file keeps how the position came about: a list that gives one of its stages does not turn it back."""
    return value_of(item, "position_history") is not None


def _differences(item: yaml.MappingNode, recommendation: ListedRecommendation) -> Iterator[Change]:
    """Where a list that only repeats UN documents says something else than the file, which stays as it is."""
    written, position = plain(value_of(item, "by")), text_of(item, "position")
    if isinstance(written, list) and set(written) != set(recommendation.by):
        yield Change(recommendation.paragraph, f"by is {flow(written)}, the list says {flow(list(recommendation.by))}; it was kept")
    if not {position, str(recommendation.position)} & _NO_ANSWER_YET and position != recommendation.position:
        yield Change(recommendation.paragraph, f"position is {position}, the list says {recommendation.position}; it was kept")


def _kept(item: yaml.MappingNode, recommendation: ListedRecommendation, *, with_text: bool) -> Iterator[Change]:
    """Values that the file keeps although the list has others."""
    if recommendation.position in _NO_ANSWER_YET:
        return
    values = listed_values(recommendation, with_text=with_text)
    if _has_history(item) and text_of(item, "position") != recommendation.position:
        yield Change(recommendation.paragraph, f"position is {text_of(item, 'position')} by its history, the list says {recommendation.position}; it was kept")
        return
    for field in sorted(_KEPT):
        had, value = plain(value_of(item, field)), values.get(field)
        if had and value and had != value and text_of(item, "position") == recommendation.position and not _outranks(value, had):
            yield Change(recommendation.paragraph, f"{field} is {flow(had)}, the list says {flow(value)}; it was kept")


def _with(record: object, field: str, value: object) -> object:
    return {**record, field: value} if isinstance(record, dict) else record


def _verify(old: str, new: str, expected: Mapping[str | None, object], *, apart: frozenset[str] = frozenset({"recommendations"})) -> None:
    """Holds the new text against what it must say: the listed values changed, every other word of the file as it was."""
    advice = "its form is unusual; write by, position and the like on one line each, such as by: [FRA, LTU]"
    before, _ = parse_yaml(old.encode())
    after, faults = parse_yaml(new.encode())
    if after is None or faults or before is None:
        raise NotEditable(f"a value cannot be changed without harm; {advice}")
    records = {item["paragraph"]: item for item in after.value["recommendations"]}
    rest = [{key: value for key, value in document.value.items() if key not in apart} for document in (before, after)]
    if rest[0] != rest[1] or any(records.get(str(paragraph)) != record for paragraph, record in expected.items()):
        raise NotEditable(f"a value cannot be changed without harm; {advice}")


def _edit(text: str, item: yaml.MappingNode, field: str, value: object) -> Edit:
    """The replacement that gives a field its listed value: what stands after its colon, or a new line where it is missing."""
    written = flow(value) if value else "[]"
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
    before = ORDER[: ORDER.index(field)]
    present: list[yaml.Node] = [value for name, value in item.value if name.value in before]
    return present[-1]


def _insertion(text: str, items: list[yaml.MappingNode], recommendation: ListedRecommendation, *, with_text: bool) -> Edit:
    """A new recommendation before the first one with a higher number and the comments above it, or at the end of the list."""
    indent = " " * max(int(items[0].start_mark.column) - 2, 0) if items else "  "
    entry = recommendation_entry(recommendation, with_text=with_text)
    entry = "".join(f"{indent}{line[2:]}\n" for line in entry.splitlines()).replace("\n", newline_of(text))
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
    """Parts hold words that people wrote, so that a difference in them is reported and not mended.

    People may split one ask of the list into several parts; that is no difference, as long as the States are the same.
    """
    node = value_of(item, "parts")
    written = [plain(value_of(part, "by")) for part in node.value] if isinstance(node, yaml.SequenceNode) else []
    listed = [list(part.by) for part in recommendation.parts] if len(recommendation.parts) > 1 else []
    if written != listed and not (written and {str(by) for by in written} == {str(by) for by in listed or [list(recommendation.by)]}):
        yield Change(
            recommendation.paragraph,
            f"the list has the parts {flow([flow(by) for by in listed])}, the file {flow([flow(by) for by in written])}; mend by hand",
        )
