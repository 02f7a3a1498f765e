"""The words that editors offer where a field names one: the closed ones of the vocabulary and those of the lists in content/."""

from collections.abc import Mapping, Sequence
from typing import Any

from generator.content import Content
from generator.days import day
from generator.model import Session
from generator.vocabulary import Word

Words = Mapping[str | int, str]  # each word with what it means

TARGET = r"^(1[0-7]|[1-9])(\.([0-9]{1,2}|[a-d]))?$"

# What to write where a word is on none of the lists.
_ADVICE: Mapping[str, str] = {
    "states": "write the code of a State, such as NOR and not NO; they are the folders in content/states",
    "clusters": "write the id of a cluster of this file",
    "themes": "write the id of a theme in themes.yaml",
    "groups": "write the id of a group in groups.yaml",
    "goals": 'write a goal (16) or a target in quotes ("16.3")',
    "treaties": "write the id of a treaty in treaties.yaml",
    "sessions": "write the number of a session in sessions.yaml",
}


def closed_words() -> Mapping[str, Words]:
    """The words of the vocabulary, by the name of their kind: each with its label and definition."""
    return {kind.__name__: {word.value: f"{word.label}. {word.definition}".strip() for word in kind} for kind in Word.__subclasses__()}


def listed_words(content: Content) -> Mapping[str, Words]:
    """The words of every list in a content folder, with the names that readers see; a list that cannot be read has none."""
    observers = content.observers.record.observers if content.observers else ()
    return {
        "states": {code: state.record.name for code, state in sorted(content.states.items())},
        "observers": {observer.code: observer.name for observer in observers},
        "clusters": _named(content.themes.record.clusters if content.themes else ()),
        "themes": _named(content.themes.record.themes if content.themes else ()),
        "groups": _named(content.groups.record.groups if content.groups else ()),
        "treaties": _named(content.treaties.record.treaties if content.treaties else ()),
        "goals": {goal.number: goal.name for goal in (content.sdgs.record.goals if content.sdgs else ())},
        "sessions": {number: _session(session) for number, session in sorted(content.session_by_number.items())},
    }


def _named(items: Sequence[Any]) -> Words:
    return {item.id: item.name for item in items}


def _session(session: Session) -> str:
    days = f", from {day(session.starts_on)}" if session.starts_on else ""
    return f"Cycle {session.cycle}, {session.year}{days}"


def choice(words: Words) -> dict[str, Any]:
    """The schema of one word out of these, with what each means."""
    kind = "integer" if all(isinstance(word, int) for word in words) else "string"
    return {"type": kind, "enum": list(words), "enumDescriptions": list(words.values())}


def listed_choice(lists: Sequence[str], listed: Mapping[str, Words]) -> dict[str, Any]:
    """The schema of one word out of lists of content/; where these are empty, of any text."""
    words = {word: meaning for name in lists for word, meaning in listed.get(name, {}).items()}
    advice = {"errorMessage": _ADVICE[lists[0]]}
    one = {**choice(words), **advice} if words else {}
    if lists[0] == "goals":
        one.pop("type", None)  # so that an editor names what to write and not the types of the two
        return {"anyOf": [one or {"type": "integer", **advice}, {"type": "string", "pattern": TARGET, **advice}]}
    return one or {"type": ["string", "integer"], **advice}
