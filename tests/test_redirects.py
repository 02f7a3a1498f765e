"""Names of States in addresses: which lead to a State, and which lead nowhere because they could mean two."""

from pathlib import Path, PurePosixPath

import pytest
from support import ROOT

from generator.content import Authored, Content
from generator.model import State
from generator.read import read
from generator.redirects import code_by_slug, colliding_slugs, slug
from generator.vocabulary import RegionalGroup
from generator.yaml_document import YamlDocument


def content(**names: list[str]) -> Content:
    states = {
        code: Authored(
            PurePosixPath(code), YamlDocument(None), State(code=code, name=name, former_names=tuple(former), regional_group=RegionalGroup.EASTERN_EUROPEAN)
        )
        for code, (name, *former) in names.items()
    }
    return Content(states=states)


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Ruritania", "ruritania"),
        ("Côte d'Ivoire", "cote-divoire"),
        ("Côte d’Ivoire", "cote-divoire"),
        ("Freedonia (Former Duchy of)", "freedonia-former-duchy-of"),
        ("Türkiye", "turkiye"),
        ("../../etc/passwd", "etc-passwd"),
        ('"><script>', "script"),
        ("Руритания", ""),
    ],
)
def test_slug_is_ascii_kebab_case(name: str, made: str) -> None:
    assert slug(name) == made


def test_names_and_former_names_lead_to_the_state() -> None:
    found = code_by_slug(content(RUR=["Ruritania", "Kingdom of Ruritania"], SYL=["Sylvania"]))
    assert found == {"kingdom-of-ruritania": "RUR", "ruritania": "RUR", "sylvania": "SYL"}


def test_name_of_two_states_leads_nowhere_and_is_reported() -> None:
    both = content(RUR=["Ruritania", "Zenda"], SYL=["Sylvania", "ZENDA"])
    assert "zenda" not in code_by_slug(both)
    assert colliding_slugs(both) == {"zenda": ("RUR", "SYL")}


def test_name_that_is_the_address_of_another_state_leads_nowhere_and_is_reported() -> None:
    both = content(RUR=["Ruritania", "Syl"], SYL=["Sylvania"])
    assert "syl" not in code_by_slug(both)
    assert colliding_slugs(both) == {"syl": ("RUR", "SYL")}


def test_name_that_is_the_state_s_own_address_needs_no_redirect() -> None:
    own = content(RUR=["Ruritania", "RUR"])
    assert code_by_slug(own) == {"ruritania": "RUR"}
    assert colliding_slugs(own) == {}


def test_name_in_another_script_makes_no_address() -> None:
    assert code_by_slug(content(RUR=["Ruritania", "Руритания"])) == {"ruritania": "RUR"}


def test_no_name_of_the_real_states_could_mean_two() -> None:
    real, _ = read(Path(ROOT / "content"))
    assert colliding_slugs(real) == {}, "these names get no redirect; take one of the States' former names out or make it longer"
    assert code_by_slug(real)["slovenia"] == "SVN"
    assert set(code_by_slug(real).values()) == set(real.states)
