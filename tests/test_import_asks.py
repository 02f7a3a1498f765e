"""Splitting a recommendation into its asks: where States in brackets end one, and where brackets are only words."""

import pytest
from support import GOLDEN

from generator.importers.asks import read_asks
from generator.importers.state_names import StateNames
from generator.read import read

NAMES = StateNames(read(GOLDEN)[0])

SAID = {
    "one ask": ("Ratify the treaty (TCR) (Freedonia) (Sylvania);", [("Ratify the treaty (TCR)", "FRE SYL")]),
    "a new sentence": ("Ask (Sylvania). Ask again (Freedonia).", [("Ask", "SYL"), ("Ask again", "FRE")]),
    "a semicolon and a small letter": ("Sign it (Sylvania, Freedonia); ratify it (Holy See);", [("Sign it", "SYL FRE"), ("ratify it", "VAT")]),
    "the middle of an ask": ("Sign (Sylvania), consider signing (Freedonia) or ratify the treaty (Holy See)", [("Sign, consider signing or ratify the treaty", "SYL FRE VAT")]),
    "words behind the last States": ("Sign it (Sylvania) and then ratify it", [("Sign it and then ratify it", "SYL")]),
    "a slash": ("Sign it (Sylvania) / Ratify it (Freedonia)", [("Sign it", "SYL"), ("Ratify it", "FRE")]),
    "brackets that explain": ("Keep the treaty (TCR) and its bodies (the courts) (Sylvania)", [("Keep the treaty (TCR) and its bodies (the courts)", "SYL")]),
    "States behind an abbreviation": ("Join it (TCR) (Sylvania) and keep it (Freedonia)", [("Join it (TCR) and keep it", "SYL FRE")]),
}  # fmt: skip


@pytest.mark.parametrize("case", SAID)
def test_states_in_brackets_are_read_wherever_they_stand_and_end_an_ask_only_before_its_mark(case: str) -> None:
    said, asks = SAID[case]
    parts, complaints = read_asks(said, NAMES)
    assert complaints == ()
    assert [(part.text, " ".join(part.by)) for part in parts] == asks


def test_ask_without_states_behind_the_last_ones_is_a_complaint() -> None:
    assert read_asks("Sign it (Sylvania); ratify it", NAMES)[1] == ('no State stands in brackets after "ratify it"',)
