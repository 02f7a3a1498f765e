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
    "a comma": ("Sign it soon (Sylvania), ratify it (Freedonia).", [("Sign it soon", "SYL"), ("ratify it", "FRE")]),
    "a slash": ("Sign it (Sylvania) / Ratify it (Freedonia)", [("Sign it", "SYL"), ("Ratify it", "FRE")]),
    "brackets that explain": ("Keep the treaty (TCR) and its bodies (the courts) (Sylvania)", [("Keep the treaty (TCR) and its bodies (the courts)", "SYL")]),
    "States behind an abbreviation": ("Join it (TCR) (Sylvania) and keep it (Freedonia)", [("Join it (TCR)", "SYL"), ("and keep it", "FRE")]),
    "lettered asks": ("(a) Do it now (Sylvania); (b) do that (Freedonia);", [("(a) Do it now", "SYL"), ("(b) do that", "FRE")]),
}  # fmt: skip

WHOLE = {
    "verbs apart": ("Sign (Sylvania) or accede to (Freedonia) the treaty (Holy See)", "Sign (Sylvania) or accede to (Freedonia) the treaty", "SYL FRE VAT"),
    "no States at the end": ("Sign (Sylvania) and ratify (Freedonia) TCR;", "Sign (Sylvania) and ratify (Freedonia) TCR", "SYL FRE"),
    "words that go on": ("Keep the river (Sylvania) including its banks clean (Freedonia)", "Keep the river (Sylvania) including its banks clean", "SYL FRE"),
    "a bracket too many": ("Ask (Sylvania, Freedonia));", "Ask", "SYL FRE"),
    "an abbreviation that is not closed": ("Join the treaty (TCR (Sylvania);", "Join the treaty (TCR", "SYL"),
    "a name that is not closed": ("Ask (Freedonia (Former Duchy of);", "Ask", "FRE"),
    "a name that is not closed before another": ("Ask (Sylvania (Freedonia);", "Ask", "SYL FRE"),
    "brackets closed nowhere": ("Ask (Sylvania, Freedonia;", "Ask", "SYL FRE"),
    "a colon or a quotation mark behind": ("Ask (Sylvania):”", "Ask", "SYL"),
    "a footnote's mark behind a name": ("Ask (Sylvania 1, Holy See 2);", "Ask", "SYL VAT"),
    "an explanation that looks like a name": ("Elect the council (Consejo Pueblo) (Sylvania)", "Elect the council (Consejo Pueblo)", "SYL"),
    "a sentence in brackets": ("(In order to keep all of the rivers in it clean). Ask (Sylvania)", "(In order to keep all of the rivers in it clean). Ask", "SYL"),
}  # fmt: skip

LISTS = {
    "a slash": ("Sylvania/Freedonia", "SYL FRE"),
    "a comma that is missing": ("Kingdom of Ruritania Sylvania, Holy See", "RUR SYL VAT"),
    "a name with a comma in it": ("Freedonia (Former Duchy of); Sylvania", "FRE SYL"),
    "a name turned around": ("Freedonia, Former Duchy of", "FRE"),
    "and, at the end": ("Sylvania, Holy See, and the Kingdom of Ruritania", "SYL VAT RUR"),
}

COMPLAINTS = {
    "words behind the last States": ("Sign it soon (Sylvania) and then ratify it", 'no State stands in brackets after "and then ratify it"'),
    "another sentence": ("Sign (Sylvania) TCR. The State will see", 'no State stands in brackets after "Sign (Sylvania) TCR. The State will see"'),
    "no State at all": ("Sign the treaty", 'no State stands in brackets after "Sign the treaty"'),
    "a name that is on no list": ("Ask (Utopia)", '"Utopia" is the name of no State or observer'),
    "a misprint in the middle": (
        "Sign (Sylvanja) and ratify it now (Freedonia)",
        '"Sylvanja" is the name of no State or observer; the nearest on the lists: Sylvania',
    ),
    "brackets without end": ("(" * 300, f'more than 200 brackets stand in "{"(" * 60}"'),
}


@pytest.mark.parametrize("case", SAID)
def test_states_in_brackets_end_an_ask(case: str) -> None:
    said, asks = SAID[case]
    parts, complaints = read_asks(said, NAMES)
    assert complaints == ()
    assert [(part.text, " ".join(part.by)) for part in parts] == asks


@pytest.mark.parametrize("case", WHOLE)
def test_one_ask_keeps_its_words_and_all_its_states(case: str) -> None:
    said, text, by = WHOLE[case]
    parts, complaints = read_asks(said, NAMES)
    assert complaints == ()
    assert [(part.text, " ".join(part.by)) for part in parts] == [(text, by)]


@pytest.mark.parametrize("case", LISTS)
def test_list_of_states_is_read_in_every_form_that_reports_print(case: str) -> None:
    printed, codes = LISTS[case]
    assert " ".join(NAMES.codes(printed) or []) == codes


@pytest.mark.parametrize("case", COMPLAINTS)
def test_what_cannot_be_read_is_a_complaint(case: str) -> None:
    said, complaint = COMPLAINTS[case]
    assert read_asks(said, NAMES)[1][0].startswith(complaint)


@pytest.mark.parametrize("text", ["", ",", " and ", "Sylvania, Utopia", "Sylvania Utopia", "Sylvania Freedonia Holy See"])
def test_list_with_a_name_that_is_on_no_list_has_no_codes(text: str) -> None:
    assert NAMES.codes(text) is None
