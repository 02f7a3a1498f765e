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
    "a comma": ("Sign it (Sylvania), ratify it (Freedonia).", [("Sign it", "SYL"), ("ratify it", "FRE")]),
    "no mark at all": ("Sign (Sylvania) or consider signing (Freedonia) the treaty (Holy See)", [("Sign", "SYL"), ("or consider signing", "FRE"), ("the treaty", "VAT")]),
    "a slash": ("Sign it (Sylvania) / Ratify it (Freedonia)", [("Sign it", "SYL"), ("Ratify it", "FRE")]),
    "brackets that explain": ("Keep the treaty (TCR) and its bodies (the courts) (Sylvania)", [("Keep the treaty (TCR) and its bodies (the courts)", "SYL")]),
    "States behind an abbreviation": ("Join it (TCR) (Sylvania) and keep it (Freedonia)", [("Join it (TCR)", "SYL"), ("and keep it", "FRE")]),
}  # fmt: skip


@pytest.mark.parametrize("case", SAID)
def test_states_in_brackets_end_an_ask_wherever_they_stand(case: str) -> None:
    said, asks = SAID[case]
    parts, complaints = read_asks(said, NAMES)
    assert complaints == ()
    assert [(part.text, " ".join(part.by)) for part in parts] == asks


def test_words_behind_the_last_states_are_a_complaint() -> None:
    assert read_asks("Sign it (Sylvania) and then ratify it", NAMES)[1] == ('no State stands in brackets after "and then ratify it"',)
