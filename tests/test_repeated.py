"""What counts as asked again, rule by rule, and that it stays linear where everybody asks for the same treaty."""

import time
from collections.abc import Mapping

import pytest

from generator.model import Link, Recommendation, Review
from generator.repeated import Repetition, repetitions
from generator.vocabulary import Position, RecordCompleteness, Relation, ReviewStatus, TreatyAction

JOIN, SIGN, CONSIDER, RESERVATION = TreatyAction
REPEATS, SIMILAR, _ = Relation


def asks(paragraph: str, action: TreatyAction | None = None, *treaties: str, links: tuple[tuple[Relation, str], ...] = ()) -> Recommendation:
    return Recommendation(
        paragraph=paragraph,
        summary="x",
        by=("FRE",),
        position=Position.SUPPORTED,
        treaties=treaties,
        treaty_action=action,
        links=tuple(Link(relation=relation, to=to) for relation, to in links),
    )


def review(cycle: int, *recommendations: Recommendation) -> Review:
    return Review.model_construct(
        state="RUR", cycle=cycle, session=34, status=ReviewStatus.HELD, record=RecordCompleteness.COMPLETE, recommendations=recommendations, pledges=()
    )


def ids(found: Mapping[str, tuple[Repetition, ...]]) -> dict[str, list[str]]:
    """The record ids of each; those that follow from the treaties with a question mark."""
    return {record: [other.record_id + "?" * other.by_treaty for other in others] for record, others in found.items()}


RULES = {
    "same treaty and same action": ((asks("1.1", JOIN, "river"), asks("2.1", JOIN, "river")), ["RUR-2-2.1?"]),
    "same treaties in another order": ((asks("1.1", SIGN, "river", "hill"), asks("2.1", SIGN, "hill", "river")), ["RUR-2-2.1?"]),
    "considering is compared with considering": ((asks("1.1", CONSIDER, "river"), asks("2.1", CONSIDER, "river")), ["RUR-2-2.1?"]),
    "one treaty more is another ask": ((asks("1.1", JOIN, "river"), asks("2.1", JOIN, "river", "hill")), None),
    "another action is another ask": ((asks("1.1", SIGN, "river"), asks("2.1", JOIN, "river")), None),
    "a treaty without an action is no ask": ((asks("1.1", None, "river"), asks("2.1", None, "river")), None),
    "an action without a treaty is no ask": ((asks("1.1", JOIN), asks("2.1", JOIN)), None),
    "a reservation may be another one": ((asks("1.1", RESERVATION, "river"), asks("2.1", RESERVATION, "river")), None),
    "a link of the later one": ((asks("1.1"), asks("2.1", links=((REPEATS, "RUR-1-1.1"),))), ["RUR-2-2.1"]),
    "a link of the earlier one": ((asks("1.1", links=((REPEATS, "RUR-2-2.1"),)), asks("2.1")), ["RUR-2-2.1"]),
    "links of both are one": ((asks("1.1", links=((REPEATS, "RUR-2-2.1"),)), asks("2.1", links=((REPEATS, "RUR-1-1.1"),))), ["RUR-2-2.1"]),
    "a link goes before the treaties": ((asks("1.1", JOIN, "river"), asks("2.1", JOIN, "river", links=((REPEATS, "RUR-1-1.1"),))), ["RUR-2-2.1"]),
    "a similar ask is no repetition": ((asks("1.1"), asks("2.1", links=((SIMILAR, "RUR-1-1.1"),))), None),
    "a link to another State is no repetition": ((asks("1.1"), asks("2.1", links=((REPEATS, "SYL-1-1.1"),))), None),
    "a link to nothing is no repetition": ((asks("1.1"), asks("2.1", links=((REPEATS, "RUR-1-9.9"),))), None),
}


@pytest.mark.parametrize("rule", RULES)
def test_asked_again(rule: str) -> None:
    (first, second), later = RULES[rule]
    found = repetitions([review(1, first), review(2, second)])
    assert ids(found.later) == ({} if later is None else {"RUR-1-1.1": later})
    assert ids(found.earlier) == ({} if later is None else {"RUR-2-2.1": [later[0].replace("RUR-2-2.1", "RUR-1-1.1")]})


def test_asks_within_one_review_are_no_repetition() -> None:
    found = repetitions([review(1, asks("1.1", JOIN, "river"), asks("1.2", JOIN, "river", links=((REPEATS, "RUR-1-1.1"),)))])
    assert (found.later, found.earlier) == ({}, {})


def test_every_cycle_is_compared_with_all_others_in_order_whatever_order_they_come_in() -> None:
    reviews = [
        review(3, asks("3.1", JOIN, "river"), asks("3.2", links=((REPEATS, "RUR-1-1.1"),))),
        review(1, asks("1.1", JOIN, "river")),
        review(2, asks("2.10", JOIN, "river"), asks("2.2", JOIN, "river")),
    ]
    found = repetitions(reviews)
    assert ids(found.later) == {
        "RUR-1-1.1": ["RUR-2-2.10?", "RUR-2-2.2?", "RUR-3-3.1?", "RUR-3-3.2"],
        "RUR-2-2.10": ["RUR-3-3.1?"],
        "RUR-2-2.2": ["RUR-3-3.1?"],
    }
    assert ids(found.earlier) == {
        "RUR-2-2.10": ["RUR-1-1.1?"],
        "RUR-2-2.2": ["RUR-1-1.1?"],
        "RUR-3-3.1": ["RUR-1-1.1?", "RUR-2-2.10?", "RUR-2-2.2?"],
        "RUR-3-3.2": ["RUR-1-1.1"],
    }


def test_cost_stays_linear_where_all_ask_for_the_same_treaty() -> None:
    reviews = [review(cycle, *(asks(f"{cycle}.{number}", JOIN, "river") for number in range(1, 1000))) for cycle in range(1, 9)]
    start = time.perf_counter()
    found = repetitions(reviews)
    assert time.perf_counter() - start < 1
    assert len(found.earlier["RUR-8-8.1"]) == 7 * 999
    assert found.earlier["RUR-8-8.1"] is found.earlier["RUR-8-8.2"]
