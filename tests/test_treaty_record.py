"""The treaty-record rule: what became of one ask, of several, on which day, in which words; first as tables, then for anything."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import ROOT

from generator.days import Span, day, partial_day, span
from generator.model import Part, Recommendation, Review, Session, StateStatus, StatusSource, TreatyStatus
from generator.read import read
from generator.treaty_answer import Outcome
from generator.treaty_record import Finding, TreatyRecord, asked, day_of_review, finding, level_of
from generator.vocabulary import RULE, RULES, Level, Position, RecordCompleteness, ReviewStatus, TreatyAction

FULL, PART, PROCESS, NOT, THIN, NA = Level
ALREADY, MET, SIGNED, NOTHING, OPEN, UNDECIDED = Outcome
JOIN, SIGN, CONSIDER, WITHDRAW = TreatyAction
HELD = "2012-05-21"


def review(held_on: str | None = HELD, **more: Any) -> Review:
    values = {"addendum_on": None, "adopted_on": None, **more, "held_on": date.fromisoformat(held_on) if held_on else None}
    return Review.model_construct(state="RUR", cycle=2, session=13, status=ReviewStatus.HELD, record=RecordCompleteness.PARTIAL, recommendations=(), **values)


def status(treaty: str = "tcr", *, signed: str | None = None, bound: str | None = None, as_of: str = "2022-08-01", unclear: bool = False) -> TreatyStatus:
    """The status of Ruritania, from one list."""
    source = StatusSource.model_construct(title=f"List of {treaty}", as_of=date.fromisoformat(as_of), url=None, partial=False)
    acted = bool(signed or bound)
    return TreatyStatus.model_construct(
        treaty=treaty,
        sources={f"{treaty}-list": source},
        states={"RUR": StateStatus.model_construct(signed=signed, bound=bound, source=f"{treaty}-list", bound_source=None, note=None)} if acted else {},
        no_action=() if acted or unclear else ("RUR",),
        unclear={"RUR": "two lists say two things"} if unclear else {},
    )


def recommendation(action: TreatyAction | None = JOIN, treaties: Sequence[str] = ("tcr",), parts: Sequence[Part] = ()) -> Recommendation:
    return Recommendation.model_construct(
        paragraph="1.1", summary="x", by=("FRE",), position=Position.SUPPORTED, parts=tuple(parts), treaties=tuple(treaties), treaty_action=action
    )


def part(action: TreatyAction | None, *treaties: str) -> Part:
    return Part.model_construct(summary="x", by=("FRE",), treaties=treaties, treaty_action=action)


def record(*statuses: TreatyStatus, names: Mapping[str, str] | None = None) -> TreatyRecord:
    return TreatyRecord({one.treaty: one for one in statuses}, names or {one.treaty: one.treaty.upper() for one in statuses}, {})


def found(action: TreatyAction, *statuses: TreatyStatus, held_on: str = HELD) -> Finding:
    result = finding(record(*statuses), review(held_on), recommendation(action, [one.treaty for one in statuses]))
    assert result is not None
    return result


Values = dict[str, Any]
N: Values = {}
S0: Values = {"signed": "2010-01-02"}
S1: Values = {"signed": "2014-03-04"}
B0: Values = {"bound": "2011-05-06"}
B1: Values = {"bound": "2016"}
SAME_YEAR: Values = {"bound": "2012"}
SAME_DAY: Values = {"bound": HELD}
SPAN: Values = {"bound": "2010/2013-04-05"}
BEFORE_AND_AFTER, BOTH_BEFORE, BOTH_AFTER = {**S0, **B1}, {**S0, **B0}, {**S1, **B1}
ONE_ASK: dict[str, tuple[TreatyAction, Values, Level, str]] = {
    "join, nothing": (JOIN, N, NOT, "Neither signed nor bound by 1 August 2022: TCR."),
    "join, signed before": (JOIN, S0, NOT, "Signed before the review, not bound by 1 August 2022: TCR (signed on 2 January 2010)."),
    "join, signed after": (JOIN, S1, PROCESS, "Signed after the review, not bound by 1 August 2022: TCR (signed on 4 March 2014)."),
    "join, signed in the year of the review": (JOIN, {"signed": "2012"}, THIN, "The days do not tell whether this came before or after the review: TCR (signed in 2012)."),
    "join, signed some day around the review": (JOIN, {"signed": "2012-01-01/2022-08-01"}, THIN, "The days do not tell whether this came before or after the review: TCR (signed between 1 January 2012 and 1 August 2022)."),
    "join, bound before": (JOIN, B0, NA, "Already a party before the review: TCR (bound since 6 May 2011)."),
    "join, bound after": (JOIN, B1, FULL, "Joined after the review: TCR (bound since 2016)."),
    "join, bound in the year of the review": (JOIN, SAME_YEAR, THIN, "The days do not tell whether this came before or after the review: TCR (bound since 2012)."),
    "join, bound on the day of the review": (JOIN, SAME_DAY, THIN, "The days do not tell whether this came before or after the review: TCR (bound since 21 May 2012)."),
    "join, bound some day around the review": (JOIN, SPAN, THIN, "The days do not tell whether this came before or after the review: TCR (bound between 2010 and 5 April 2013)."),
    "join, bound the day before": (JOIN, {"bound": "2012-05-20"}, NA, "Already a party before the review: TCR (bound since 20 May 2012)."),
    "join, bound the day after": (JOIN, {"bound": "2012-05-22"}, FULL, "Joined after the review: TCR (bound since 22 May 2012)."),
    "join, bound in the month of the review": (JOIN, {"bound": "2012-05"}, THIN, "The days do not tell whether this came before or after the review: TCR (bound since May 2012)."),
    "join, bound in the month after": (JOIN, {"bound": "2012-06"}, FULL, "Joined after the review: TCR (bound since June 2012)."),
    "join, bound in the year in which the list ends": (JOIN, {"bound": "2022"}, FULL, "Joined after the review: TCR (bound since 2022)."),
    "join, signed before, bound after": (JOIN, BEFORE_AND_AFTER, FULL, "Joined after the review: TCR (bound since 2016)."),
    "sign, nothing": (SIGN, N, NOT, "Neither signed nor bound by 1 August 2022: TCR."),
    "sign, signed before": (SIGN, S0, NA, "Already signed before the review: TCR (signed on 2 January 2010)."),
    "sign, signed after": (SIGN, S1, FULL, "Signed after the review, as asked: TCR (signed on 4 March 2014)."),
    "sign, bound before": (SIGN, B0, NA, "Already a party before the review: TCR (bound since 6 May 2011)."),
    "sign, bound after": (SIGN, B1, FULL, "Joined after the review: TCR (bound since 2016)."),
    "sign, signed before, bound after": (SIGN, BEFORE_AND_AFTER, NA, "Already signed before the review: TCR (signed on 2 January 2010)."),
    "sign, both before": (SIGN, BOTH_BEFORE, NA, "Already a party before the review: TCR (bound since 6 May 2011)."),
    "sign, both after": (SIGN, BOTH_AFTER, FULL, "Signed after the review, as asked: TCR (signed on 4 March 2014)."),
    "sign, bound in the year of the review": (SIGN, SAME_YEAR, THIN, "The days do not tell whether this came before or after the review: TCR (bound since 2012)."),
    "consider, nothing": (CONSIDER, N, THIN, "Not bound by 1 August 2022, and no list tells whether the State considered it: TCR."),
    "consider, signed before": (CONSIDER, S0, THIN, "Not bound by 1 August 2022, and no list tells whether the State considered it: TCR (signed on 2 January 2010)."),
    "consider, signed after": (CONSIDER, S1, THIN, "Not bound by 1 August 2022, and no list tells whether the State considered it: TCR (signed on 4 March 2014)."),
    "consider, bound before": (CONSIDER, B0, NA, "Already a party before the review: TCR (bound since 6 May 2011)."),
    "consider, bound after": (CONSIDER, B1, FULL, "Joined after the review: TCR (bound since 2016)."),
    "consider, bound in the year of the review": (CONSIDER, SAME_YEAR, THIN, "The days do not tell whether this came before or after the review: TCR (bound since 2012)."),
}  # fmt: skip


@pytest.mark.parametrize("case", ONE_ASK)
def test_one_ask(case: str) -> None:
    action, values, level, reason = ONE_ASK[case]
    result = found(action, status(**values))
    assert (result.level, result.reason) == (level, reason)
    assert result.as_of == date(2022, 8, 1)


@pytest.mark.parametrize("action", [JOIN, SIGN, CONSIDER])
def test_lists_that_contradict_each_other_decide_nothing(action: TreatyAction) -> None:
    result = found(action, status(unclear=True))
    assert (result.level, result.reason) == (THIN, "The lists contradict each other: TCR.")


SEVERAL: dict[tuple[Outcome, ...], Level] = {
    (): NA,
    (MET,): FULL,
    (SIGNED,): PROCESS,
    (NOTHING,): NOT,
    (OPEN,): THIN,
    (UNDECIDED,): THIN,
    (MET, MET): FULL,
    (MET, SIGNED): PART,
    (MET, NOTHING): PART,
    (MET, OPEN): THIN,  # considered: all done; not considered: a part
    (MET, UNDECIDED): THIN,
    (SIGNED, SIGNED): PROCESS,
    (SIGNED, NOTHING): PROCESS,
    (SIGNED, OPEN): THIN,  # considered: a part is done; not considered: in process
    (SIGNED, UNDECIDED): THIN,
    (NOTHING, NOTHING): NOT,
    (NOTHING, OPEN): THIN,  # considered: a part is done; not considered: nothing
    (NOTHING, UNDECIDED): THIN,
    (OPEN, OPEN): THIN,
    (OPEN, UNDECIDED): THIN,
    (UNDECIDED, UNDECIDED): THIN,
    (MET, NOTHING, OPEN): PART,  # a part is done and a part is not, whatever was considered
    (MET, SIGNED, OPEN): PART,
    (MET, MET, OPEN): THIN,
    (NOTHING, SIGNED, OPEN): THIN,
    (MET, NOTHING, UNDECIDED): THIN,
}


@pytest.mark.parametrize("outcomes", SEVERAL)
def test_several_asks(outcomes: tuple[Outcome, ...]) -> None:
    assert level_of(outcomes) is SEVERAL[outcomes]
    assert level_of(outcomes[::-1]) is SEVERAL[outcomes]


def closed_level(outcomes: Sequence[Outcome]) -> Level:
    """The rule in the words of the methodology page, for asks that are met, signed or not acted on."""
    met = outcomes.count(MET)
    if met == len(outcomes):
        return FULL
    if met:
        return PART
    return PROCESS if SIGNED in outcomes else NOT


@pytest.mark.parametrize("length", [1, 2, 3, 4])
def test_level_is_the_one_that_every_answer_to_the_open_asks_gives(length: int) -> None:
    """An ask to consider may have been met or not, apart from every other; a level stands where all these readings give it."""
    for outcomes in product((MET, SIGNED, NOTHING, OPEN, UNDECIDED), repeat=length):
        readings = product(*[(MET, NOTHING) if outcome is OPEN else (outcome,) for outcome in outcomes])
        levels = {closed_level(reading) for reading in readings}
        expected = levels.pop() if UNDECIDED not in outcomes and len(levels) == 1 else THIN
        assert level_of(outcomes) is expected, outcomes


T, L = "tcr", "lake"
ASKS: dict[str, tuple[Recommendation, tuple[tuple[TreatyAction, str], ...], bool]] = {
    "one action": (recommendation(JOIN, [T, L]), ((JOIN, T), (JOIN, L)), False),
    "no action": (recommendation(None, [T]), (), True),
    "action without a treaty": (recommendation(JOIN, []), (), True),
    "reservation": (recommendation(WITHDRAW, [T]), (), True),
    "parts": (recommendation(None, [T, L], [part(SIGN, T), part(JOIN, L)]), ((SIGN, T), (JOIN, L)), False),
    "parts say more than the whole": (recommendation(CONSIDER, [T, L], [part(SIGN, T), part(JOIN, L)]), ((SIGN, T), (JOIN, L)), False),
    "parts of the same ask": (recommendation(None, [T], [part(JOIN, T), part(JOIN, T)]), ((JOIN, T),), False),
    "parts that only name States": (recommendation(JOIN, [T], [part(None), part(None)]), ((JOIN, T),), False),
    "a part without treaty action": (recommendation(None, [T], [part(JOIN, T), part(None)]), ((JOIN, T),), True),
    "a part about a reservation": (recommendation(None, [T], [part(JOIN, T), part(WITHDRAW, T)]), ((JOIN, T),), True),
    "asked to join and to consider joining": (recommendation(None, [T], [part(CONSIDER, T), part(JOIN, T)]), ((CONSIDER, T), (JOIN, T)), False),
    "asked to join and to sign": (recommendation(None, [T], [part(SIGN, T), part(JOIN, T)]), ((SIGN, T), (JOIN, T)), False),
}  # fmt: skip


@pytest.mark.parametrize("case", ASKS)
def test_what_is_asked(case: str) -> None:
    given_, asks, has_rest = ASKS[case]
    found_, rest = asked(given_)
    assert [(ask.action, ask.treaty) for ask in found_] == list(asks)
    assert rest is has_rest


REST = "No treaty record decides the rest of what was asked."


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        (B1, f"Joined after the review: TCR (bound since 2016). {REST}"),
        (B0, f"Already a party before the review: TCR (bound since 6 May 2011). {REST}"),
        (S1, f"Signed after the review, not bound by 1 August 2022: TCR (signed on 4 March 2014). {REST}"),
        (N, f"Neither signed nor bound by 1 August 2022: TCR. {REST}"),
    ],
)
def test_whole_is_not_judged_where_more_is_asked_than_a_record_decides(values: Values, reason: str) -> None:
    result = finding(record(status(**values)), review(), recommendation(None, [T], [part(JOIN, T), part(None)]))
    assert result is not None
    assert (result.level, result.reason) == (THIN, reason)


def test_treaty_without_a_list_is_not_judged() -> None:
    statuses = TreatyRecord({T: status(**B1)}, {T: "TCR", "p29": "P029"}, {})
    result = finding(statuses, review(), recommendation(JOIN, [T, "p29"]))
    assert result is not None
    assert (result.level, result.reason) == (
        THIN,
        "Joined after the review: TCR (bound since 2016). Not decided, because no list reaches the outcome of the review: P029.",
    )


NOTHING_TO_FIND = {
    "nothing about treaties": (recommendation(None, []), review()),
    "reservation only": (recommendation(WITHDRAW, [T]), review()),
    "no list of the treaty": (recommendation(JOIN, ["p29"]), review()),
    "list older than the review": (recommendation(JOIN, [T]), review("2022-08-02")),
    "list older than the answers of the State": (recommendation(JOIN, [T]), review("2022-03-01", addendum_on=date(2022, 8, 2))),
    "list older than the adoption": (recommendation(JOIN, [T]), review("2022-03-01", adopted_on=date(2022, 9, 1))),
    "session unknown": (recommendation(JOIN, [T]), review(None)),
}


@pytest.mark.parametrize("case", NOTHING_TO_FIND)
def test_no_finding_without_a_record_that_decides(case: str) -> None:
    given_, held = NOTHING_TO_FIND[case]
    assert finding(record(status()), held, given_) is None


def test_list_that_ends_on_the_day_of_the_outcome_is_new_enough() -> None:
    result = finding(record(status()), review("2022-03-01", adopted_on=date(2022, 8, 1)), recommendation())
    assert result is not None
    assert result.as_of == date(2022, 8, 1)


LADDER = {
    4: "Joined after the review: T0 (bound since 1 January 2013), T1 (bound since 2 January 2013), T2 (bound since 3 January 2013), T3 (bound since 4 January 2013). "
    "Neither signed nor bound by 1 August 2022: U0, U1, U2, U3.",
    12: "Joined after the review: T0 (2013), T1 (2013), T2 (2013), T3 (2013), T4 (2013), T5 (2013), T6 (2013), T7 (2013), T8 (2013), T9 (2013), T10 (2013), T11 (2013). "
    "Neither signed nor bound by 1 August 2022: U0, U1, U2, U3, U4, U5, U6, U7, U8, U9, U10, U11.",
    20: "Joined after the review: T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19. "
    "Neither signed nor bound by 1 August 2022: U0, U1, U2, U3, U4, U5, U6, U7, U8, U9, U10, U11, U12, U13, U14, U15, U16, U17, U18, U19.",
    30: "Joined after the review: 30 treaties. Neither signed nor bound by 1 August 2022: 30 treaties.",
}


@pytest.mark.parametrize("count", LADDER)
def test_reason_leaves_days_then_years_then_names_out_where_it_would_grow_too_long(count: int) -> None:
    done = [status(f"t{number}", bound=f"2013-01-{number + 1:02}") for number in range(count)]
    assert found(JOIN, *done, *(status(f"u{number}") for number in range(count))).reason == LADDER[count]


def test_reason_of_very_many_kinds_is_numbers_only() -> None:
    lists = [
        *(status("a1", **B0), status("b1", **B1), status("c1", **S1), status("d1", **S0), status("e1"), status("f1", unclear=True), status("g1", **SAME_YEAR)),
        *(status("c2", as_of="2023-01-01", **S1), status("d2", as_of="2023-01-01", **S0), status("e2", as_of="2023-01-01")),
    ]
    parts = [part(JOIN, *(one.treaty for one in lists)), part(SIGN, "h1"), part(CONSIDER, "i1"), part(None)]
    result = finding(record(*lists, status("h1", **S0), status("i1")), review(), recommendation(None, [], parts))
    assert result is not None
    assert result.reason == (
        "Of 12 asks about treaties, 2 were fulfilled before the review and 1 since; 2 signed only, 4 not acted on, 3 undecided. No treaty record decides the rest."
    )


def test_state_that_the_list_does_not_name_gets_no_finding() -> None:
    assert finding(record(status()), review().model_copy(update={"state": "FRE"}), recommendation()) is None


SESSION = {"number": 13, "cycle": 2, "year": 2012, "tentative": False, "source": "x"}


@pytest.mark.parametrize(
    ("days", "held"),
    [
        ({}, Span(date(2012, 1, 1), date(2012, 12, 31))),
        ({"starts_on": date(2012, 5, 21)}, Span(date(2012, 5, 21), date(2012, 12, 31))),
        ({"starts_on": date(2012, 5, 21), "ends_on": date(2012, 6, 4)}, Span(date(2012, 5, 21), date(2012, 6, 4))),
    ],
)
def test_review_without_a_day_is_compared_by_its_session(days: Mapping[str, date], held: Span) -> None:
    session = Session.model_construct(**{"starts_on": None, "ends_on": None, **SESSION, **days})  # type: ignore[arg-type]
    assert day_of_review(review(None), {13: session}) == held
    around = [held.first - timedelta(days=1), held.first, held.last, held.last + timedelta(days=1)]
    levels = []
    for bound in around:
        statuses = TreatyRecord({T: status(bound=bound.isoformat())}, {T: "TCR"}, {13: session})
        result = finding(statuses, review(None), recommendation())
        levels.append(result.level if result else None)
    assert levels == [NA, THIN, THIN, FULL]


def test_finding_holds_on_the_earliest_day_up_to_which_something_is_not_done() -> None:
    result = found(JOIN, status("old", as_of="2015-03-14"), status("new", as_of="2022-08-01"))
    assert (result.level, result.as_of) == (NOT, date(2015, 3, 14))
    assert result.reason == "Neither signed nor bound by 14 March 2015: OLD. Neither signed nor bound by 1 August 2022: NEW."


def test_finding_on_what_is_done_holds_once_all_is_done() -> None:
    result = found(JOIN, status("old", as_of="2015-03-14", bound="2013-01-01"), status("new", bound="2018"), status("newest", as_of="2025-10-10", bound="2014"))
    assert (result.level, result.as_of) == (FULL, date(2022, 8, 1))
    early = found(JOIN, status("old", as_of="2015-03-14", bound="2013-01-01"), status("new", bound="2014"))
    assert (early.level, early.as_of) == (FULL, date(2015, 3, 14))


def test_level_that_only_later_acts_give_is_not_given_for_the_earlier_day() -> None:
    """By 14 March 2015 nothing was done; what was done later is known of one treaty only."""
    result = found(JOIN, status("old", as_of="2015-03-14"), status("new", bound="2018"))
    assert (result.level, result.as_of) == (THIN, date(2015, 3, 14))
    assert result.reason == (
        "Joined after the review: NEW (bound since 2018). Neither signed nor bound by 14 March 2015: OLD. All of it together is known only to 14 March 2015."
    )


def test_later_act_that_changes_no_level_is_told() -> None:
    result = found(JOIN, status("old", as_of="2015-03-14"), status("new", bound="2018"), status("early", bound="2013"))
    assert (result.level, result.as_of) == (PART, date(2015, 3, 14))
    assert "NEW (bound since 2018)" in result.reason


def test_what_was_fulfilled_before_the_review_leaves_the_question() -> None:
    assert found(JOIN, status("a", **B0), status("b", **B1)).level is FULL
    assert found(JOIN, status("a", **B0), status("b")).level is NOT
    assert found(JOIN, status("a", **B0), status("b", **S1)).level is PROCESS
    assert found(JOIN, status("a", **B0), status("b", **B0)).level is NA


def test_what_remains_is_said_ask_by_ask() -> None:
    parts = [part(JOIN, "a", "b", "c"), part(SIGN, "d"), part(CONSIDER, "e")]
    statuses = record(
        status("a"), status("b", **B1), status("c", **S1), status("d"), status("e"), names={"a": "Treaty on Lakes", "b": "B", "c": "C", "d": "D", "e": "E"}
    )
    result = finding(statuses, review(), recommendation(None, [], parts))
    assert result is not None
    assert result.remaining == ("Become bound by the Treaty on Lakes.", "Become bound by C.", "Sign D.")


def test_evidence_names_every_list_once_with_its_day() -> None:
    result = found(JOIN, status("a", **B1), status("b"))
    assert [(one.key, one.title, one.as_of) for one in result.evidence] == [
        ("a-list", "List of a", date(2022, 8, 1)),
        ("b-list", "List of b", date(2022, 8, 1)),
    ]


@pytest.mark.parametrize(
    ("action", "bound", "note", "keys"),
    [
        (JOIN, None, None, ["days", "years"]),
        (SIGN, None, None, ["days", "years"]),
        (JOIN, "2018", None, ["years"]),
        (SIGN, "2018", None, ["days", "years"]),
        (JOIN, "2013/2014-03-04", "days gives 4 March 2014, years gives 2013", ["days", "years"]),
    ],
)
def test_evidence_is_the_list_that_gives_the_day_in_question_and_the_newest(action: TreatyAction, bound: str | None, note: str | None, keys: list[str]) -> None:
    sources = {
        key: StatusSource.model_construct(title=key, as_of=date.fromisoformat(day), url=None, partial=False)
        for key, day in (("days", "2015-03-14"), ("years", "2022-08-01"))
    }
    entry = StateStatus.model_construct(signed="2013-02-03", bound=bound, source="days", bound_source="years" if bound else None, note=note)
    result = found(action, status().model_copy(update={"sources": sources, "states": {"RUR": entry}, "no_action": ()}))
    assert [one.key for one in result.evidence] == keys


def test_state_known_from_a_newer_source_of_its_own_is_dated_by_that_source() -> None:
    whole = status()
    letter = StatusSource.model_construct(title="Letter", as_of=date(2024, 6, 30), url=None, partial=True)
    entry = StateStatus.model_construct(signed=None, bound="2024-06-01", source="letter", bound_source=None, note=None)
    newer = whole.model_copy(update={"sources": {**whole.sources, "letter": letter}, "states": {"RUR": entry}, "no_action": ()})
    result = found(JOIN, newer)
    assert (result.level, result.as_of) == (FULL, date(2024, 6, 30))
    assert [one.key for one in result.evidence] == ["letter"]
    other = finding(record(newer.model_copy(update={"states": {"SYL": entry}, "no_action": ("RUR",)})), review(), recommendation())
    assert other is not None
    assert (other.level, other.as_of) == (NOT, date(2022, 8, 1)), "a source that speaks of one State says nothing of another"


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("2015", "2015", "2015-01-01", "2015-12-31"),
        ("2016-02", "February 2016", "2016-02-01", "2016-02-29"),
        ("2015-03-14", "14 March 2015", "2015-03-14", "2015-03-14"),
        ("2015-03-15/2015-12-31", "between 15 March and 31 December 2015", "2015-03-15", "2015-12-31"),
        ("2003/2004-03-04", "between 2003 and 4 March 2004", "2003-01-01", "2004-03-04"),
        ("1988-10-25/1998", "between 25 October 1988 and 1998", "1988-10-25", "1998-12-31"),
    ],
)
def test_days_are_read_and_worded_as_the_source_gives_them(text: str, words: str, first: str, last: str) -> None:
    assert partial_day(text) == words
    assert span(text) == Span(date.fromisoformat(first), date.fromisoformat(last))


# Anything at all: any mixture of asks, statuses and days.

days = st.dates(date(2001, 1, 1), date(2024, 12, 31))
exact = days.map(date.isoformat)
anything = st.one_of(
    st.none(), exact, days.map(lambda day: str(day.year)), st.tuples(days, days).map(lambda two: "/".join(day.isoformat() for day in sorted(two)))
)


@st.composite
def statuses(draw: st.DrawFn, treaty: str) -> TreatyStatus:
    as_of = draw(st.sampled_from(["2015-03-14", "2022-08-01", "2025-10-10"]))
    said: Values = {name: value for name in ("signed", "bound") if (value := draw(anything)) and span(value).first <= date.fromisoformat(as_of)}
    return status(treaty, as_of=as_of, unclear=not said and draw(st.booleans()), **said)


@st.composite
def cases(draw: st.DrawFn) -> tuple[TreatyRecord, Review, Recommendation]:
    treaties = draw(st.lists(st.sampled_from([f"t{number}" for number in range(25)]), min_size=1, max_size=25, unique=True))
    listed = {treaty: draw(statuses(treaty)) for treaty in treaties if draw(st.integers(0, 9))}
    names = {treaty: draw(st.sampled_from([treaty.upper(), f"Treaty on the protection of {treaty} and of all members of its family"])) for treaty in treaties}
    parts = [
        part(draw(st.sampled_from([None, *TreatyAction])), *draw(st.lists(st.sampled_from(treaties), unique=True))) for _ in range(draw(st.integers(0, 4)))
    ]
    action = draw(st.sampled_from([None, *TreatyAction]))
    held = review(draw(exact.filter(lambda day: day > "2008-04-06")))
    return TreatyRecord(listed, names, {}), held, recommendation(action, treaties, parts)


@given(cases())
def test_finding_is_short_dated_and_rests_on_evidence(case: tuple[TreatyRecord, Review, Recommendation]) -> None:
    statuses_, held, given_ = case
    result = finding(*case)
    if result is None:
        return
    assert result.evidence
    assert len(result.reason.split()) <= 60
    assert result.reason.endswith(".")
    assert held.held_on is not None
    assert held.held_on <= result.as_of <= max(one.as_of for one in result.evidence)
    asks, _ = asked(given_)
    for ask in asks:
        known = statuses_.statuses.get(ask.treaty)
        if known and known.no_action and (as_of := next(iter(known.sources.values())).as_of) >= held.held_on:
            assert result.as_of <= as_of, "a list that says nothing was done bounds the day of the finding"
    if result.level is NA:
        assert result.reason.startswith("Already ")
        assert not result.remaining


SCALE = {NOT: 0, PROCESS: 1, PART: 2, FULL: 3}


@given(cases(), st.data())
def test_becoming_bound_never_lowers_a_level(case: tuple[TreatyRecord, Review, Recommendation], data: st.DataObject) -> None:
    """A bond after the review, entered where there was none, leaves a level of the scale as it is or raises it."""
    before, (statuses_, held, given_) = finding(*case), case
    unbound = [treaty for treaty, known in statuses_.statuses.items() if known.states.get("RUR") is None or known.states["RUR"].bound is None]
    if before is None or not unbound or held.held_on is None:
        return
    treaty = data.draw(st.sampled_from(unbound))
    known = statuses_.statuses[treaty]
    as_of = next(iter(known.sources.values())).as_of
    if as_of <= held.held_on:
        return
    bound = data.draw(st.dates(held.held_on + timedelta(days=1), as_of))
    signed = known.states["RUR"].signed if known.states else None
    joined = status(treaty, as_of=as_of.isoformat(), bound=bound.isoformat(), signed=signed)
    after = finding(TreatyRecord({**statuses_.statuses, treaty: joined}, statuses_.names, {}), held, given_)
    assert after is not None
    if before.level in SCALE and after.level in SCALE:
        assert SCALE[after.level] >= SCALE[before.level]
    assert before.level is not FULL or after.level is FULL
    assert before.level is not NA or after.level is NA


@given(cases())
def test_order_of_asks_changes_no_level(case: tuple[TreatyRecord, Review, Recommendation]) -> None:
    statuses_, held, given_ = case
    turned = given_.model_copy(update={"treaties": given_.treaties[::-1], "parts": given_.parts[::-1]})
    first, second = finding(*case), finding(statuses_, held, turned)
    assert (first and (first.level, first.as_of)) == (second and (second.level, second.as_of))


IN_WORDS: dict[str, tuple[Outcome, ...]] = {
    "none was open: already a party, or already signed": (),
    "all fulfilled": (MET, MET),
    "some fulfilled, some not": (MET, NOTHING),
    "none fulfilled, at least one treaty signed": (SIGNED, NOTHING),
    "none fulfilled, none signed": (NOTHING, NOTHING),
    "one that the dates cannot decide": (MET, UNDECIDED),
    "to consider only, and not fulfilled": (OPEN,),
}


def test_methodology_page_states_this_rule() -> None:
    text = (ROOT / "content/pages/methodology.md").read_text(encoding="utf-8")
    section = text.partition("{#treaty-record}")[2].partition("\n## ")[0]
    assert {f"`{rule}`" for rule in RULES} == {f"`{RULE}`"}
    assert f"`{RULE}`" in section
    rows = dict(re.findall(r"^\| ([^|]+?) \| ([^|]+?) \|$", section.partition("| What became of the asks |")[2], re.MULTILINE))
    assert {words: level for words, level in rows.items() if words in IN_WORDS} == {words: level_of(outcomes).label for words, outcomes in IN_WORDS.items()}
    asks = [line.split("|")[1].strip() for line in section.partition("| The recommendation asks |")[2].split("\n\n")[0].splitlines()[2:]]
    assert len(asks) == len(TreatyAction)


def test_methodology_page_says_up_to_which_day_the_lists_on_record_speak() -> None:
    text = " ".join((ROOT / "content/pages/methodology.md").read_text(encoding="utf-8").split())
    content, _ = read(ROOT / "content")
    for authored in content.treaty_status.values():
        for source in authored.record.sources.values():
            said = day(source.as_of)
            assert said in text or said.removeprefix("1 ") in text, f"{authored.record.treaty}: {said}"
