"""Texts without numbers find their paragraph: by their words and their State, and never by a guess."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.importers.listed import ListedPart, ListedRecommendation
from generator.importers.text_join import Query, TextJoin, words_of
from generator.vocabulary import Position

ITEMS = {
    "10.1": [("Ratify the treaty on clean rivers without delay", "FRE SYL")],
    "10.2": [("Teach every child how to swim before the age of ten", "FRE")],
    "10.3": [("Sign", "SYL"), ("ratify", "FRE"), ("and publish the convention on lakes (COL)", "VAT")],
    "10.4": [("Open the archives of the ministry of rivers to the public", "SYL")],
    "10.5": [("Open the archives of the ministry of rivers to the public", "FRE")],
    "10.6": [("Build schools in every valley of the country; and pay the teachers of these schools on time each month", "SYL")],
    "10.7": [("Consider the possibility of joining the old convention on seas (COS)", "VAT")],
    "10.8": [("Abolish the toll on bridges", "PSE"), ("abolish the toll on bridges over rivers in the north by the end of the year", "VAT")],
    "10.11": [("To strengthen its efforts to fulfil its obligations under the FCA", "SYL")],
    "10.12": [("To strengthen its efforts to fulfil its obligations under the FCB", "SYL")],
    "10.9": [("Protect the fish of the northern lakes against dirt and noise", "PSE")],
    "10.10": [("Protect the fish of the southern lakes against dirt and noise", "PSE")],
}


def item(paragraph: str, parts: list[tuple[str, str]]) -> ListedRecommendation:
    return ListedRecommendation(paragraph, tuple(ListedPart(text, tuple(by.split())) for text, by in parts), Position.PENDING)


JOIN = TextJoin(item(paragraph, parts) for paragraph, parts in ITEMS.items())

FOUND = {
    "the same words": ("Ratify the treaty on clean rivers without delay", "FRE", "10.1", 0),
    "other printing": ("ratify  the treaty on clean-rivers, without DELAY.", "SYL", "10.1", 0),
    "the State among items of one wording": ("Open the archives of the ministry of rivers to the public", "FRE", "10.5", 0),
    "a part of a composite item": ("Abolish the toll on bridges.", "PSE", "10.8", 0),
    "an ask that shares the last words of its item": ("Ratify the convention on lakes (COL)", "FRE", "10.3", None),
    "one ask of several in an item": ("Pay the teachers of these schools on time each month", "SYL", "10.6", None),
    "nearly the same words": ("Teach each child how to swim before it is ten", "FRE", "10.2", 0),
    "the same words of a State that is not named": ("Teach every child how to swim before the age of ten", "SYL", "10.2", 0),
    "nearly the same words of a State that is not named": ("Teach every child how to swim before the age of 10", "PSE", "10.2", 0),
    "the treaty that it names, in one frame of words": ("Strengthen its efforts to fulfil its obligations under the FCB", "SYL", "10.12", 0),
    "a treaty in another spelling": ("Consider the possibility of joining the old convention on seas (COSS)", "VAT", "10.7", 0),
    "no State at all": ("Teach every child how to swim before the age of ten", "", "10.2", 0),
    "one of several States": ("Ratify the treaty on clean rivers without delay", "PSE SYL", "10.1", 0),
}


@pytest.mark.parametrize("case", FOUND)
def test_text_finds_its_paragraph(case: str) -> None:
    text, states, paragraph, part = FOUND[case]
    match = JOIN.join([Query(text, tuple(states.split()))])[0]
    assert (match.paragraph, match.part) == (paragraph, part), match.reason


LOST = {
    "words of another State that are only near": ("Teach all the children how to swim", "SYL", "nothing is near enough; the nearest is 10.2 ("),
    "nothing like it": ("Lower the tax on bread", "FRE", "nothing is near enough; the nearest is"),
    "two items that are equally near": (
        "Protect the fish of the lakes against dirt and noise",
        "PSE",
        "10.9 (100 %) and 10.10 (100 %) are too near each other",
    ),
    "another treaty where all else is the same": ("Consider the possibility of joining the old convention on seas (ZOO)", "VAT", "nothing is near enough"),
    "another treaty in the same frame of words": ("Consider the possibility of joining the new convention on hills (CHL)", "VAT", "nothing is near enough"),
    "one wording in two items of other States": ("Open the archives of the ministry of rivers to the public", "VAT", "nothing is near enough"),
    "no text": (" -- ", "FRE", "the row has no text"),
}


@pytest.mark.parametrize("case", LOST)
def test_doubtful_text_is_not_joined_and_says_why(case: str) -> None:
    text, states, reason = LOST[case]
    match = JOIN.join([Query(text, tuple(states.split()))])[0]
    assert match.paragraph is None
    assert match.reason.startswith(reason), match.reason


def test_ask_made_twice_by_one_state_is_found_in_both_places_in_order() -> None:
    twice = TextJoin([item("1.1", [("Mend the bridge", "FRE")]), item("1.2", [("Mend the bridge", "FRE")])])
    assert [match.paragraph for match in twice.join([Query("Mend the bridge", ("FRE",))] * 3)] == ["1.1", "1.2", "1.1"]


def test_words_that_are_only_fairly_near_count_where_no_row_has_the_ask_itself() -> None:
    report = TextJoin([item("1.1", [("Revise this law and respect it in every court of the land", "FRE")]), item("1.2", [("Feed the birds", "FRE")])])
    near = Query("Revise the law on water supply, and respect it in each and every court of the land", ("FRE",))
    itself = Query("Revise this law and respect it in every court of the land", ("FRE",))
    assert 72 <= report.join([near])[0].similarity < 80
    assert report.join([near])[0].paragraph == "1.1"
    assert [match.paragraph for match in report.join([near, itself])] == [None, "1.1"]


def test_report_without_items_joins_nothing() -> None:
    assert TextJoin([]).join([Query("Mend the bridge", ("FRE",))])[0].reason == "the report has no recommendation that can be read"


def test_words_do_not_depend_on_how_they_are_printed() -> None:
    assert words_of("Côte d’Ivoire's  NON-discrimination_law, 1951") == words_of("cote d'ivoires non discrimination law 1951")


@given(st.lists(st.text(max_size=40), max_size=6), st.text(max_size=60))
def test_any_text_is_joined_to_an_item_of_the_report_or_to_none(texts: list[str], asked: str) -> None:
    report = TextJoin(item(f"1.{number}", [(text, "FRE")]) for number, text in enumerate(texts))
    match = report.join([Query(asked, ("FRE",))])[0]
    assert match.paragraph is None or match.paragraph in {f"1.{number}" for number in range(len(texts))}
    assert match.paragraph or match.reason
