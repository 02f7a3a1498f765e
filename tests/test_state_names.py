"""The one matcher of names of States: UN names in six languages and names as printed, exact or listed, never fuzzy."""

import pytest
from support import ROOT

from generator.content import Content
from generator.importers.state_names import StateNames
from generator.read import read


@pytest.fixture(scope="module")
def content() -> Content:
    return read(ROOT / "content")[0]


@pytest.fixture(scope="module")
def names(content: Content) -> StateNames:
    return StateNames(content)


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("Swaziland", "SWZ"),
        ("Eswatini", "SWZ"),
        ("Macedonia", "MKD"),
        ("the former Yugoslav Republic of Macedonia", "MKD"),
        ("St Lucia", "LCA"),
        ("DPR Korea", "PRK"),
        ("Holy See", "VAT"),
        ("State of Palestine", "PSE"),
        ("Palestine", "PSE"),
        ("Czech Republic", "CZE"),
        ("Turkey", "TUR"),
        ("Cape Verde", "CPV"),
        ("Bolivia (Plurinational State of)", "BOL"),
        ("Iran (Islamic Republic of)", "IRN"),
        ("Côte d’Ivoire", "CIV"),
        ("Federated States of Micronesia", "FSM"),
        ("Viet Nam", "VNM"),
        ("THE NETHERLANDS", "NLD"),
        ("  United   Kingdom ", "GBR"),
    ],
)
def test_name_as_printed_finds_its_state(printed: str, code: str, names: StateNames) -> None:
    assert names.code(printed) == code


def test_every_state_is_found_by_its_names_in_six_languages_and_by_all_others_that_are_listed(content: Content, names: StateNames) -> None:
    for code, state in content.states.items():
        record = state.record
        assert len(record.names) == 5, code
        for name in (record.name, *record.names.values(), *record.former_names):
            assert names.code(name) == code, name


def test_no_name_belongs_to_two_states(content: Content) -> None:
    owners: dict[str, str] = {}
    for code, state in content.states.items():
        for name in (state.record.name, *state.record.names.values(), *state.record.former_names):
            assert owners.setdefault(name.casefold(), code) == code, name


@pytest.mark.parametrize("printed", ["Swazilnd", "Norwy", "Republic", "Korea", "Guinea Equatorial", "NO", "Kosovo"])
def test_name_that_is_nearly_one_finds_no_state(printed: str, names: StateNames) -> None:
    assert names.code(printed) is None


def test_unknown_name_is_told_with_the_three_nearest(names: StateNames) -> None:
    near = names.nearest("Swazilnd")
    assert len(near) == 3
    assert near[0] == "Swaziland"
