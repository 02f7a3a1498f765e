"""Finds and replaces single values in a YAML file, so that every other byte of it stays.

Nodes are PyYAML's, composed only from files that were read without a fault and are therefore safe.
"""

import yaml

Edit = tuple[int, int, str]


class NotEditable(Exception):
    """The file is written in a form that cannot be changed value by value; the message says what to do."""


def root_of(text: str) -> yaml.MappingNode:
    """The mapping of a file that was read without a fault, so that it is safe to compose."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    if not isinstance(root, yaml.MappingNode):
        raise NotEditable("the file is not a mapping of keys; write one key a line")
    return root


def recommendation_nodes(text: str) -> list[yaml.MappingNode]:
    """The nodes of the recommendations in a file that was read without a fault."""
    sequence = value_of(root_of(text), "recommendations")
    if not isinstance(sequence, yaml.SequenceNode) or sequence.flow_style:
        raise NotEditable("recommendations is not a list with a dash before each item; write it so")
    if any(not isinstance(item, yaml.MappingNode) or item.flow_style for item in sequence.value):
        raise NotEditable("a recommendation stands in curly brackets; write one key a line")
    return list(sequence.value)


def value_of(mapping: yaml.MappingNode, key: str) -> yaml.Node | None:
    """The node of a key, None where the mapping lacks it."""
    return next((value for name, value in mapping.value if name.value == key), None)


def text_of(mapping: yaml.MappingNode, key: str) -> str | None:
    """The text of a key, None where it is missing or no text."""
    node = value_of(mapping, key)
    return node.value if isinstance(node, yaml.ScalarNode) else None


def plain(node: yaml.Node | None) -> object:
    """A node's value as text, lists and mappings of text."""
    if isinstance(node, yaml.SequenceNode):
        return [plain(item) for item in node.value]
    if isinstance(node, yaml.MappingNode):
        return {name.value: plain(value) for name, value in node.value}
    if not isinstance(node, yaml.ScalarNode) or (not node.style and node.value in ("", "~", "null")):
        return None
    return node.value


def end_of(node: yaml.Node) -> int:
    """Where the last character of a node's value stands; the marks of blocks run on to the next token."""
    if isinstance(node, yaml.SequenceNode | yaml.MappingNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return end_of(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.index)


def newline_of(text: str) -> str:
    """How the lines of a text end."""
    return "\r\n" if "\r\n" in text else "\n"


def line_end(text: str, index: int) -> int:
    """Where the line of a place ends, before its line end."""
    found = text.find("\n", index)
    if found < 0:
        return len(text)
    return found - 1 if text[found - 1 : found] == "\r" else found


def with_edits(text: str, edits: list[Edit]) -> str:
    """The text with all replacements made, from the beginning to the end; insertions at one place keep their order."""
    pieces: list[str] = []
    done = 0
    for start, end, replacement in sorted(edits, key=lambda edit: edit[0]):
        pieces += [text[done:start], replacement]
        done = end
    return "".join((*pieces, text[done:]))
