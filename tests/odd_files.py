"""Files as people might write them: comments everywhere, odd indentation, all styles of YAML, six scripts. The same seed gives the same file."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from generator.model import Assessments, Record, Review, State

SENTENCES = (
    "The bill was tabled in spring and has not reached a vote",
    "La loi a été adoptée en première lecture : rien d'autre",
    "El proyecto fue presentado, pero el Senado aún no votó",
    "Законопроект внесён, но голосования ещё не было",
    "法案已提交议会，尚未表决。",
    "قُدِّم مشروع القانون ولم يُصوَّت عليه بعد",
    'Say "yes" & it\'s done #1, not 2',
    "a: b # c {d} [e] - f",
    "C:\\temp\\file 😀 100 %",
)
COMMENTS = (
    "as said in spring",
    "проверить",
    "待核实",
    "تحقق: من هذا",
    "à vérifier [x] {y}",
    "# twice # thrice",
    "key: value",
    "- an item",
    "\"quoted' words",
    "",
)
LEVELS = ("fully_implemented", "partially_implemented", "in_process", "not_implemented")
PLAIN_SAFE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-/.")


@dataclass
class OddFile:
    """A generated file: its text, what it holds, and whether a person left something out that the model wants."""

    text: str
    model: type[Record]


def odd_file(seed: int) -> OddFile:
    """A file of one of three kinds."""
    chance = random.Random(seed)
    make, model = chance.choice(KINDS)
    value = make(chance)
    return OddFile(_Writer(chance).file(value), model)


def odd_assessments(seed: int) -> OddFile:
    """An assessments.yaml."""
    chance = random.Random(seed)
    return OddFile(_Writer(chance).file(_assessments(chance)), Assessments)


def _assessments(chance: random.Random) -> dict[str, Any]:
    sources = {f"source-{number}": _source(chance) for number in range(chance.randint(1, 4))}
    paragraphs = [f"121.{number}" for number in sorted(chance.sample(range(1, 40), chance.randint(1, 5)))]
    value: dict[str, Any] = {"sources": sources, "recommendations": {paragraph: _assessed(chance, list(sources)) for paragraph in paragraphs}}
    return _some(chance, value, keep=("recommendations",) if chance.random() < 0.1 else ("sources", "recommendations"))


def _source(chance: random.Random) -> dict[str, Any]:
    return {
        "type": chance.choice(("nhri", "cso", "state_national_report")),
        "title": _text(chance),
        "date": "2024-05",
        "url": "https://example.org/a?b=1&c=2#d",
    }


def _assessed(chance: random.Random, sources: list[str]) -> Any:
    if chance.random() < 0.04:
        return {}
    claims = [{"source": chance.choice(sources), "paragraphs": "5-6", "says": _text(chance)} for _ in range(chance.randint(1, 2))]
    days = sorted(f"20{chance.randint(21, 25)}-0{chance.randint(1, 9)}-1{chance.randint(0, 9)}" for _ in range(chance.randint(0, 3)))
    return _some(chance, {"claims": claims, "assessments": [_assessment(chance, day, sources) for day in days]}, keep=("assessments",))


def _assessment(chance: random.Random, day: str, sources: list[str]) -> dict[str, Any]:
    value = {
        "as_of": day,
        "level": chance.choice(LEVELS),
        "trend": "progress",
        "status": chance.choice(("draft", "published")),
        "reason": _text(chance),
        "setbacks": _text(chance),
        "remaining_actions": [_text(chance) for _ in range(chance.randint(0, 3))],
        "evidence": [{"source": source, "paragraphs": "4"} for source in chance.sample(sources, chance.randint(1, len(sources)))],
        "assessors": ["first-editor"],
        "method": "1",
    }
    return _some(chance, value, keep=("as_of", "level", "status", "assessors", "method", "evidence"))


def _review(chance: random.Random) -> dict[str, Any]:
    value = {
        "state": "RUR",
        "cycle": "3",
        "session": "34",
        "status": "adopted",
        "note": _text(chance),
        "held_on": "2019-11-12",
        "documents": {"working_group_report": "A/HRC/43/99", "addendum": "A/HRC/43/99/Add.1", "decision": "A/HRC/DEC/43/199"},
        "declared": {"recommendations": "5", "supported": "4", "noted": "1"},
        "record": "partial",
        "record_note": _text(chance),
        "recommendations": [_recommendation(chance, number) for number in range(chance.randint(1, 5))],
        "withdrawn": [{"id": "121.50", "on": "2024-12-02", "reason": _text(chance)}],
    }
    return _some(chance, value, keep=("state", "cycle", "session", "status", "record", "recommendations"))


def _recommendation(chance: random.Random, number: int) -> dict[str, Any]:
    value = {
        "paragraph": f"121.{number}0",
        "summary": _text(chance),
        "by": chance.sample(["FRE", "SYL", "NOR", "NO1", "FRA"], chance.randint(1, 4)),
        "parts": [{"summary": _text(chance), "by": ["FRE"], "treaty_action": "join"}, {"summary": _text(chance), "by": ["SYL", "NOR"]}],
        "position": chance.choice(("supported", "noted")),
        "position_source": {"symbol": "A/HRC/43/99/Add.1", "paragraph": "3"},
        "themes": ["environment", "education"],
        "sdgs": ["6", "16.3"],
        "links": [{"relation": "repeats", "to": "RUR-2-80.1"}],
    }
    return _some(chance, value, keep=("paragraph", "by", "position"))


def _state(chance: random.Random) -> dict[str, Any]:
    names = {"fr": "Ruritanie", "es": "Ruritania", "ru": "Руритания", "zh": "鲁里塔尼亚", "ar": "روريتانيا"}
    follow_up = [{"kind": "nhri", "note": _text(chance), "source": {"symbol": "A/HRC/59/15", "paragraph": "6"}} for _ in range(chance.randint(1, 3))]
    value = {"code": "RUR", "name": "Ruritania", "names": names, "former_names": [_text(chance)], "regional_group": "Eastern European", "follow_up": follow_up}
    return _some(chance, value, keep=("code", "name", "regional_group"))


KINDS: tuple[tuple[Callable[[random.Random], dict[str, Any]], type[Record]], ...] = (
    (_assessments, Assessments),
    (_assessments, Assessments),
    (_review, Review),
    (_review, Review),
    (_state, State),
)


def _text(chance: random.Random) -> str:
    return " ".join(chance.sample(SENTENCES, chance.randint(1, 3)))


def _some(chance: random.Random, value: dict[str, Any], keep: tuple[str, ...]) -> dict[str, Any]:
    """Some of the keys, sometimes in another order."""
    keys = [key for key in value if key in keep or chance.random() < 0.6]
    if chance.random() < 0.5:
        chance.shuffle(keys)
    return {key: value[key] for key in keys}


class _Writer:
    """Writes a value in a style that changes from place to place; `deepest` bounds the next comment, which a text above must not swallow."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.deepest = 99
        self.noise = chance.choice((0.0, 0.1, 0.3, 0.6))
        self.flow = chance.choice((0.0, 0.2, 0.5))

    def file(self, value: dict[str, Any]) -> str:
        chance = self.chance
        lines = [f"# {comment}" for comment in chance.sample(COMMENTS, chance.randint(0, 2))]
        if chance.random() < 0.2:
            lines = ["# yaml-language-server: $schema=../../schemas/file.json", *lines]
        lines += [""] * (chance.random() < 0.2)
        lines += ["---"] * (chance.random() < 0.05)
        lines += self.mapping(value, 2 if chance.random() < 0.03 else 0)
        lines += self.comments(0, at_end=True)
        text = "\n".join(lines) + "\n"
        ends_plain = not text.rstrip("\n").endswith(" ") and not text.endswith("\n\n")
        text = text.rstrip("\n") if ends_plain and chance.random() < 0.1 and self.deepest == 99 else text
        text = text.replace("\n", "\r\n") if chance.random() < 0.15 else text
        return "\ufeff" + text if chance.random() < 0.05 else text

    def often(self, part: float = 1.0) -> bool:
        return self.chance.random() < self.noise * part

    def comments(self, column: int, *, at_end: bool = False) -> list[str]:
        """Comments on lines of their own, and empty lines, before what stands at a column."""
        lines = []
        while self.often(0.7):
            if self.chance.random() < 0.25:
                lines.append(self.chance.choice(("", "", "   "[: self.deepest])) if self.deepest > 3 else "")
                continue
            deeper = column + self.chance.randint(0, 6)
            indent = self.chance.choice((column, column, self.chance.randint(0, column), deeper))
            lines.append(" " * min(indent, self.deepest) + f"#{self.chance.choice((' ', ''))}{self.chance.choice(COMMENTS)}" + " " * self.often(0.1))
        if not at_end:
            self.deepest = 99
        return lines

    def beside(self) -> str:
        """A comment beside a value, or space at the end of the line."""
        if self.often():
            return f"{self.chance.choice((' ', '  ', '      ', chr(9)))}# {self.chance.choice(COMMENTS)}"
        return "  " * self.often(0.1)

    def mapping(self, value: dict[str, Any], column: int, begin: str | None = None) -> list[str]:
        """A mapping with one key a line; `begin` stands before the first key, such as a dash."""
        lines: list[str] = []
        for index, (key, inner) in enumerate(value.items()):
            if index or begin is None:
                lines += self.comments(column)
            start = begin if begin is not None and index == 0 else " " * column
            self.deepest = 99
            lines += self.entry(f"{start}{self.key(key)}{' ' * self.often(0.1)}:", key, inner, column)
        return lines

    def key(self, key: str) -> str:
        return self.chance.choice((f'"{key}"', f"'{key}'", key)) if key[0].isdigit() else key

    def entry(self, start: str, key: str, value: Any, column: int) -> list[str]:
        if isinstance(value, str):
            return self.scalar(start, key, value, column)
        is_short = self.chance.random() < self.flow or (all(isinstance(one, str) for one in value) and self.chance.random() < 0.9)
        if not value or is_short:
            return self.brackets(start, value, column)
        step = self.chance.choice((2, 2, 1, 3, 4, 5))
        beside = self.beside().replace("\t", "  ")  # YAML takes no tab between a key and what stands below it
        if isinstance(value, dict):
            return [start + beside, *self.mapping(value, column + step)]
        return [start + beside, *self.listing(value, column + self.chance.choice((step, step, 0)))]

    def listing(self, values: list[Any], column: int) -> list[str]:
        lines: list[str] = []
        for value in values:
            lines += self.comments(column)
            gap = self.chance.choice((1, 1, 1, 2, 3))
            start = " " * column + "-"
            if isinstance(value, str):
                lines += self.scalar(start, "", value, column)
            elif self.chance.random() < self.flow:
                lines += self.brackets(start, value, column)
            elif self.often(0.3):
                inner = column + gap + 1
                lines += [start + self.beside().replace("\t", "  "), *self.comments(inner), *self.mapping(value, inner, " " * inner)]
            else:
                lines += self.mapping(value, column + 1 + gap, start + " " * gap)
        return lines

    def scalar(self, start: str, key: str, value: str, column: int) -> list[str]:
        """A value as one of the styles of YAML; texts over several lines, too."""
        one_line = self.one_line(key, value)
        roll = self.chance.random()
        if " " not in value or roll < 0.5:
            if roll < 0.05:
                return [start + self.beside().replace("\t", "  "), *self.comments(column + 2), " " * (column + 2) + one_line + self.beside()]
            return [f"{start} {one_line}{self.beside()}"]
        depth = self.chance.choice((1, 2, 2, 4))
        if roll < 0.75:
            return self.block_text(start, value, column, depth)
        if "  " in one_line or "\\" in one_line:
            return [f"{start} {one_line}{self.beside()}"]
        words = one_line.split(" ")
        cut = self.chance.randint(1, len(words) - 1)
        second = " ".join(words[cut:])
        if not one_line.startswith(('"', "'")) or second.startswith(("#", "-", "&")):
            return [f"{start} {one_line}{self.beside()}"]
        blank = [""] * self.often(0.2)
        return [f"{start} {' '.join(words[:cut])}", *blank, " " * (column + depth) + second + self.beside()]

    def block_text(self, start: str, value: str, column: int, depth: int) -> list[str]:
        """A text behind | or >, with lines that look like comments."""
        mark = self.chance.choice("|>") + self.chance.choice(("", "", "-", "+"))
        given = self.chance.random() < 0.15
        words = value.split(" ")
        lines = [" ".join(words[:3]), "# this is text", *([""] * self.often(0.3)), "  deeper", " ".join(words[3:]) or "end"]
        self.deepest = column + depth - 1
        tail = [""] * (2 if self.often(0.3) else 0)
        first = f"{start} {mark}{depth if given else ''}{'   # a comment' if self.often(0.3) else ''}"
        return [first, *(" " * (column + depth) + line if line else "" for line in lines), *tail]

    def one_line(self, key: str, value: str) -> str:
        """A value in plain, single or double quotes."""
        double = '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
        single = "'" + value.replace("'", "''") + "'"
        is_plain = set(value) <= PLAIN_SAFE or (value[0].isalpha() and not set(value) & set(":#{}[],&*!|>'\"%@`"))
        quoted = key in ("paragraph", "paragraphs", "method", "id") or ("." in value and value[0].isdigit())
        if quoted:
            return self.chance.choice((double, double, single))
        return self.chance.choice((value, value, double, single)) if is_plain else self.chance.choice((double, single))

    def brackets(self, start: str, value: Any, column: int) -> list[str]:
        """A list or mapping in brackets, on one line or several."""
        joint = self.chance.choice((", ", ", ", ",", " , "))
        if self.often(0.3) and len(value) > 1:
            pad = " " * (column + self.chance.choice((2, 1, 6)))
            note = f"  # {self.chance.choice(COMMENTS)}" if self.often(0.4) else ""
            joint = f",{note}\n{pad}"
        text = f"{start} {self.inside(value, joint)}{self.beside()}"
        return text.split("\n")

    def inside(self, value: Any, joint: str = ", ", key: str = "") -> str:
        if isinstance(value, str):
            return self.one_line(key, value)
        space = " " * self.often(0.1)
        if isinstance(value, dict):
            return "{" + space + joint.join(f"{self.key(name)}: {self.inside(inner, key=name)}" for name, inner in value.items()) + space + "}"
        return "[" + space + joint.join(self.inside(inner) for inner in value) + space + ("," if value and self.often(0.1) else "") + "]"
