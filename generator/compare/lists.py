"""What is different in the lists of words and the hand-written pages."""

from collections.abc import Iterator
from typing import Any

from generator.compare.facts import Fact
from generator.content import Authored, Content

_LISTS = (("sessions", "sessions", "number"), ("observers", "observers", "code"), ("themes", "themes", "id"), ("themes", "clusters", "id"))
_MORE = (("groups", "groups", "id"), ("sdgs", "goals", "number"), ("treaties", "treaties", "id"))


def list_differences(base: Content, head: Content) -> Iterator[Fact]:
    """The words that came, went or mean something else, of lists that both sides hold whole."""
    for name, field, key in (*_LISTS, *_MORE):
        if all(side.is_whole(f"{name}.yaml") and getattr(side, name) for side in (base, head)):
            first, second = (_items(getattr(side, name), field, key) for side in (base, head))
            called = name if name == field else f"{name}, {field}"
            yield from (Fact(called, word, "") for word in first if word not in second)
            yield from (Fact(called, "", word) for word in second if word not in first)
            yield from (Fact(called, word, word) for word in first if word in second and first[word] != second[word])


def _items(authored: Authored[Any], field: str, key: str) -> dict[str, Any]:
    return {str(getattr(item, key)): item for item in getattr(authored.record, field)}


def page_differences(base: Content, head: Content) -> Iterator[str]:
    """The names of the hand-written pages that say something else."""
    for name in sorted(base.pages.keys() | head.pages.keys()):
        first, second = (side.pages[name].text if name in side.pages else None for side in (base, head))
        if first != second:
            yield name
