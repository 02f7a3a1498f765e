"""Adds the pledges of a list to a review.yaml, each once: the n-th pledge of a source in the list is the n-th of it in the file."""

import yaml

from generator.importers.listed import ImportedList
from generator.importers.review_entries import pledge_entry
from generator.importers.updated import Change, Updated
from generator.yaml_values import NotEditable, end_of, line_end, newline_of, plain, root_of, text_of, value_of, with_edits


def with_pledges(updated: Updated, listed: ImportedList, *, with_text: bool) -> Updated:
    """The file with the pledges it did not have; those it has keep every byte. Raises NotEditable where they have no day or no list."""
    if not listed.pledges:
        return updated
    root = root_of(updated.text)
    made_on = str(listed.held_on or text_of(root, "held_on") or "")
    node = value_of(root, "pledges")
    present = node.value if isinstance(node, yaml.SequenceNode) else []
    if not made_on:
        raise NotEditable("pledges need the day of the review; add held_on")
    if isinstance(node, yaml.SequenceNode) and node.value and node.flow_style:
        raise NotEditable("pledges is not a list with a dash before each item; write it so")
    unclaimed = [plain(value_of(item, "source")) for item in present if isinstance(item, yaml.MappingNode)]
    entries: list[str] = []
    changes: list[Change] = []
    for pledge in listed.pledges:
        if pledge.source.value in unclaimed:
            unclaimed.remove(pledge.source.value)
            continue
        number = len(present) + len(entries) + 1
        entries.append(pledge_entry(pledge, number, made_on, with_text=with_text))
        changes.append(Change(f"P{number}", "new pledge; it needs a summary in plain words"))
    if not entries:
        return updated
    return Updated(_inserted(updated.text, node, "".join(entries)), (*updated.changes, *changes), updated.attention)


def _inserted(text: str, node: yaml.Node | None, entries: str) -> str:
    """The text with the entries behind the last pledge, or under a new key at its end."""
    newline = newline_of(text)
    block = entries.rstrip("\n").replace("\n", newline)
    if isinstance(node, yaml.SequenceNode) and node.value:
        after = line_end(text, len(text[: end_of(node)].rstrip()))
        return with_edits(text, [(after, after, newline + block)])
    if node is not None:
        raise NotEditable("pledges is empty; delete the line")
    return text.rstrip() + newline + "pledges:" + newline + block + newline
