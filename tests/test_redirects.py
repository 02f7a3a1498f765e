"""Names and former codes of States in addresses: which lead to a State, and which lead nowhere because they could mean two."""

from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest
from support import GOLDEN, ROOT

from generator.content import Authored, Content
from generator.model import State
from generator.read import read
from generator.redirects import code_by_slug, colliding_slugs, redirects, slug
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


def test_former_code_leads_to_the_state_its_reviews_and_what_it_recommended() -> None:
    golden, _ = read(GOLDEN)
    found = {made.file.as_posix(): made.target.as_posix() for made in redirects(golden, ()) if made.former}
    assert found == {
        "states/rta/index.html": "states/rur/index.md",
        "states/rta/cycle-3/index.html": "states/rur/cycle-3.md",
        "states/rta/cycle-4/index.html": "states/rur/cycle-4.md",
    }
    real, _ = read(Path(ROOT / "content"))
    files = {made.file.as_posix(): made.target.as_posix() for made in redirects(real, {"ROU"})}
    assert files["recommending-states/rom/index.html"] == "recommending-states/rou.md"
    assert files["states/rom/cycle-1/index.html"] == "states/rou/cycle-1.md"


def test_former_code_that_is_another_state_s_name_leads_nowhere_and_is_reported() -> None:
    both = content(RUR=["Ruritania", "Syl"], SYL=["Sylvania"])
    states = {**both.states, "SYL": replace(both.states["SYL"], record=both.states["SYL"].record.model_copy(update={"former_codes": ("RUT",)}))}
    states["RUR"] = replace(states["RUR"], record=states["RUR"].record.model_copy(update={"former_names": ("Rut",)}))
    assert "rut" not in code_by_slug(Content(states=states))
    assert colliding_slugs(Content(states=states)) == {"rut": ("RUR", "SYL")}


def test_no_two_redirects_stand_in_one_place() -> None:
    real, _ = read(Path(ROOT / "content"))
    files = [made.file for made in redirects(real, real.states)]
    assert len(files) == len(set(files))
    assert not {made.file.parent for made in redirects(real, real.states)} & {
        made.target.parent for made in redirects(real, real.states) if made.target.name == "index.md"
    }
