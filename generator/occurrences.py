"""In which States' records each recommending State, theme, group and goal occurs, how often, and a hash of the counts.

From these alone follow which pages that span States there are, their indexes, and whether one of them has to be made again: nobody needs
to look at the counts of all States for that.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.inputs import hash_of
from generator.kept_overview import counted_in

MADE, THEMES, GROUPS, GOALS = "made", "themes", "groups", "goals"
KINDS = (MADE, THEMES, GROUPS, GOALS)
_DIGITS = 16  # of a hash: enough to tell apart what one State says at two times


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A word in the records of all States: how many recommendations, to which States, and the hash of their counts."""

    total: int
    states: tuple[str, ...]
    key: str


@dataclass(frozen=True, slots=True)
class Occurrences:
    """The words of each kind that occur, and for each kind the hash of what its index shows.

    `facts`, `counts` and `dated` are hashes of what all States' overviews say beside them.
    """

    words: Mapping[str, Mapping[str, Occurrence]]
    facts: str
    counts: str
    dated: str
    totals: Mapping[str, str]


def occurrences_in(overview: Mapping[str, Any]) -> dict[str, Any]:
    """What occurs in one State's overview, both as JSON has them."""
    reviews = [review for _, review in overview["reviews"]]
    return {
        "facts": hash_of([overview["state"], [[path, review["bare"], review["unlisted"]] for path, review in overview["reviews"]]]),
        "counts": hash_of([[review["counts"], review["newest"]] for review in reviews]),
        "dated": hash_of([[review["dated"], review["taken_back"]] for review in reviews] + [overview["named"]]),
        **{kind: _words(kind, reviews) for kind in KINDS},
    }


def _words(kind: str, reviews: Sequence[Mapping[str, Any]]) -> dict[str, tuple[int, str]]:
    said: dict[str, list[object]] = defaultdict(list)
    totals: dict[str, int] = defaultdict(int)
    for review in reviews:
        for word, value in review[kind].items():
            said[word].append([review["bare"]["cycle"], value, word in review["headings"]])
            totals[word] += counted_in(value[0] if kind == MADE else value)
    return {word: (totals[word], hash_of(values)[:_DIGITS]) for word, values in said.items()}


def occurrences(by_state: Mapping[str, Mapping[str, Any]]) -> Occurrences:
    """What occurs in all States together; `by_state` has what `occurrences_in` says of each, by its code."""
    ordered = [(code, by_state[code]) for code in sorted(by_state)]
    words: dict[str, dict[str, Occurrence]] = {}
    for kind in KINDS:
        found: dict[str, list[tuple[str, int, str]]] = defaultdict(list)
        for code, one in ordered:
            for word, (total, digest) in one[kind].items():
                found[word].append((code, total, digest))
        words[kind] = {word: _together(found[word]) for word in sorted(found)}
    facts, counts, dated = (hash_of((code, one[name]) for code, one in ordered) for name in ("facts", "counts", "dated"))
    totals = {kind: hash_of((word, one.total, one.states) for word, one in words[kind].items()) for kind in KINDS}
    return Occurrences(words, facts, counts, dated, totals)


def _together(found: Sequence[tuple[str, int, str]]) -> Occurrence:
    return Occurrence(sum(total for _, total, _ in found), tuple(code for code, _, _ in found), hash_of(found))
