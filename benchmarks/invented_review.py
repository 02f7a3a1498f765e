"""Invented reviews: the record of one State in one cycle, written as text."""

import random
from bisect import bisect
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from invented_states import InventedState
from invented_words import SCRIPTS, ask, written

from generator.schema_line import schema_line

_POSITIONS = ("supported",) * 15 + ("noted",) * 4 + ("pending",)
_ACTIONS = ("join",) * 6 + ("sign", "consider", "consider", "withdraw_reservation")
FIRST_THEME = "treaty-ratification"  # the theme of one recommendation in eleven


class Skewed:
    """Draws words as the record does: the first very often, the last hardly ever."""

    def __init__(self, words: list[str], flatness: float) -> None:
        self.words = words
        self.sums = list(accumulate(1 / (index + flatness) for index in range(len(words))))

    def some(self, chance: random.Random, count: int, without: str = "") -> list[str]:
        """That many different words, or as many as there are."""
        found: list[str] = []
        count = min(count, len(self.words) - (without in self.words))
        while len(found) < count:
            word = self.words[bisect(self.sums, chance.random() * self.sums[-1])]
            if word != without and word not in found:
                found.append(word)
        return found


@dataclass(frozen=True, slots=True)
class Lists:
    """What recommendations may name."""

    recommending: Skewed
    themes: Skewed
    groups: Skewed
    treaties: Skewed
    session_days: dict[int, list[tuple[int, date, date | None]]]


@dataclass(frozen=True, slots=True)
class InventedReview:
    """One review: whose, when, and how many recommendations it and the reviews before it have."""

    state: InventedState
    cycle: int
    session: int
    held_on: date
    sizes: tuple[int, ...]

    @property
    def size(self) -> int:
        """How many recommendations it has."""
        return self.sizes[self.cycle - 1]

    @property
    def addendum_on(self) -> date:
        """The day of the addendum."""
        return self.held_on + timedelta(days=70)

    @property
    def adopted_on(self) -> date:
        """The day of the outcome."""
        return self.held_on + timedelta(days=140)

    @property
    def report(self) -> str:
        """Symbol of the report of the Working Group."""
        return f"A/HRC/{self.session + 10}/{1 + sum(map(ord, self.state.code)) % 99}"

    def folder(self) -> str:
        """Where its files stand below the content folder."""
        return f"states/{self.state.code}/cycle-{self.cycle}"

    def paragraph(self, number: int, cycle: int = 0) -> str:
        """The number in the report of a recommendation, counted from 0, of this review or of another of its State."""
        first = 90 + (cycle or self.cycle) * 12 + ord(self.state.code[2]) % 9
        return f"{first + number // 160}.{number % 160 + 1}"


def review_file(review: InventedReview, lists: Lists, chance: random.Random) -> str:
    """The text of its review.yaml."""
    code, cycle, session = review.state.code, review.cycle, review.session
    positions = [_POSITIONS[int(chance.random() * len(_POSITIONS))] for _ in range(review.size)]
    partial = review.size > 0 and chance.random() < 0.02
    lines = [f"state: {code}", f"cycle: {cycle}", f"session: {session}", "status: adopted"]
    lines += [f"held_on: {review.held_on}", f"addendum_on: {review.addendum_on}", f"adopted_on: {review.adopted_on}", "documents:"]
    for number, name in enumerate(("national_report", "compilation", "stakeholder_summary"), start=1):
        lines.append(f"  {name}: A/HRC/WG.6/{session}/{code}/{number}")
    lines += [f"  working_group_report: {review.report}", f"  addendum: {review.report}/Add.1", f"  decision: A/HRC/DEC/{session + 10}/1{cycle}1"]
    if not review.size:
        return schema_line(f"{review.folder()}/review.yaml") + "\n".join([*lines, "record: none"]) + "\n"
    totals = f"supported: {positions.count('supported')}, noted: {positions.count('noted')}"
    lines.append(f"declared: {{recommendations: {review.size + 20 * partial}, {totals}}}")
    lines += ["record: partial", "record_note: Twenty recommendations are missing."] if partial else ["record: complete"]
    lines.append("recommendations:")
    for number, position in enumerate(positions):
        lines += _recommendation(review, review.paragraph(number), position, lists, chance)
    if pledges := chance.randrange(4):
        lines.append("pledges:")
        for number in range(1, pledges + 1):
            source = f'{{symbol: {review.report}, paragraph: "{number + 4}"}}'
            lines.append(f"  - {{id: P{number}, summary: {written(ask(chance, 'latin', goes_on=False))}, made_on: {review.held_on}, source: {source}}}")
    return schema_line(f"{review.folder()}/review.yaml") + "\n".join(lines) + "\n"


def _recommendation(review: InventedReview, paragraph: str, position: str, lists: Lists, chance: random.Random) -> list[str]:
    draw = chance.random
    goes_on = draw() < 0.2
    script = "latin" if draw() < 0.85 else SCRIPTS[int(draw() * 6)]
    summary = ask(chance, script, goes_on=goes_on)
    by = lists.recommending.some(chance, 1 if draw() < 0.72 else 1 + int(draw() ** 3 * 12), review.state.code)
    treaties = lists.treaties.some(chance, 1 + (draw() < 0.15)) if draw() < 0.09 else []
    themes = [*([FIRST_THEME] if treaties else []), *lists.themes.some(chance, 1 + int(draw() * 1.7))]
    lines = [f'  - paragraph: "{paragraph}"', f"    summary: {written(summary)}", f"    by: [{', '.join(by)}]"]
    if len(by) > 1 and draw() < 0.1:
        parts = ((written(ask(chance, script, goes_on=False)), codes) for codes in (by[:1], by[1:]))
        lines += ["    parts:", *(f"      - {{summary: {asked}, by: [{', '.join(codes)}]}}" for asked, codes in parts)]
    lines += _answer(review, position, chance)
    lines.append(f"    themes: [{', '.join(themes)}]")
    lines += _concerns(lists, chance)
    if treaties:
        lines += [f"    treaties: [{', '.join(treaties)}]", f"    treaty_action: {_ACTIONS[int(draw() * len(_ACTIONS))]}"]
    if draw() < 0.2:
        lines.append(f"    action_category: {1 + int(draw() * 5)}")
    if draw() < 0.3:
        lines.append(f"    kind: {'continuing' if goes_on else 'one_off'}")
    return [*lines, *_links(review, chance)]


def _answer(review: InventedReview, position: str, chance: random.Random) -> list[str]:
    draw = chance.random
    lines = [f"    position: {position}"]
    if position != "pending" and draw() < 0.4:
        lines.append(f'    position_source: {{symbol: {review.report}/Add.1, paragraph: "{1 + int(draw() * 9)}"}}')
    if position != "pending" and draw() < 0.02:
        lines.append("    position_history:")
        for day, said, symbol in ((review.held_on, "pending", review.report), (review.addendum_on, position, f"{review.report}/Add.1")):
            lines.append(f'      - {{on: {day}, position: {said}, source: {{symbol: {symbol}, paragraph: "6"}}}}')
    if draw() < 0.05:
        lines.append("    claimed_implemented: true")
    return lines


def _concerns(lists: Lists, chance: random.Random) -> list[str]:
    """Groups and goals, on some."""
    draw, lines = chance.random, []
    if draw() < 0.3:
        lines.append(f"    groups: [{', '.join(lists.groups.some(chance, 1 + int(draw() * 2.5)))}]")
    if draw() < 0.6:
        goals = sorted({1 + int(draw() * 17) for _ in range(1 + int(draw() * 3))})
        lines.append(f"    sdgs: [{', '.join(str(goal) if draw() < 0.8 else f'{chr(34)}{goal}.{1 + int(draw() * 3)}{chr(34)}' for goal in goals)}]")
    return lines


def _links(review: InventedReview, chance: random.Random) -> list[str]:
    """To what the State was asked in an earlier cycle, on some."""
    draw = chance.random
    earlier = 1 + int(draw() * (review.cycle - 1))
    if earlier == review.cycle or not review.sizes[earlier - 1] or draw() >= 0.15:
        return []
    repeated = review.paragraph(int(draw() * review.sizes[earlier - 1]), earlier)
    return [f"    links: [{{relation: repeats, to: {review.state.code}-{earlier}-{repeated}}}]"]
