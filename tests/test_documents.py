"""Documents that cannot lie: each says what the program does, or a test fails."""

import re
from importlib.util import module_from_spec, spec_from_file_location
from itertools import chain
from pathlib import Path

import pytest
from support import GOLDEN, ROOT, TODAY, project, scorecards

from generator.checks import ADVICE, CHECKS
from generator.checks.guide import checks_document, with_checks
from generator.cli import main
from generator.model import (
    Assessment,
    Claim,
    Declared,
    Documents,
    FollowUp,
    Part,
    Pledge,
    PositionChange,
    Recommendation,
    Record,
    Review,
    Source,
    State,
    StateReply,
    StateStatus,
    StatusSource,
    TreatyStatus,
)
from generator.pages.written import GLOSSARY_WORDS
from generator.read import read_frame
from generator.vocabulary import Level, Position, Word

SOURCES = [*(ROOT / "generator").rglob("*.py"), *(ROOT / "theme").rglob("*.py")]


def test_list_of_checks_in_contributing_is_the_present_one() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert with_checks(text) == text, "run .venv/bin/python tools/guide.py"
    for check in (*CHECKS, *ADVICE):
        assert text.count(f"| [`{check.__name__}`](CHECKS.md#{check.__name__}) |") == 1


def test_pages_of_the_checks_are_the_present_ones() -> None:
    text = (ROOT / "CHECKS.md").read_text(encoding="utf-8")
    assert checks_document(ROOT / "tests") == text, "run .venv/bin/python tools/guide.py"
    assert re.findall(r"^### `(\w+)`$", text, re.MULTILINE) == [check.__name__ for check in (*CHECKS, *ADVICE)]


@pytest.mark.parametrize("check", [*CHECKS, *ADVICE], ids=lambda check: check.__name__)
def test_every_check_says_its_rule_and_stands_in_a_broken_file(check) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    assert re.fullmatch(r"[A-Za-z0-9][^\n]+\n\n +[A-Z][^\n]+\.\n +", check.__doc__), "first the rule, then why it exists"
    lines = chain.from_iterable(path.read_text(encoding="utf-8").splitlines() for path in (ROOT / "tests/broken").glob("*.txt"))
    tests = (ROOT / "tests/test_broken.py").read_text(encoding="utf-8")
    assert any(line.endswith(f"[{check.__name__}]") for line in lines) or f"[{check.__name__}]" in tests


def examples_in_contributing() -> list[str]:
    return re.findall(r"```yaml\n(.*?)```", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.DOTALL)


def test_examples_in_contributing_pass_the_check(tmp_path: Path) -> None:
    folder = project(tmp_path)
    cycle = folder / "content/states/RUR/cycle-3"
    review, assessments, state, status = examples_in_contributing()
    (folder / "content/treaty_status/river-treaty.yaml").write_text(status, encoding="utf-8")
    (cycle / "review.yaml").write_text(review, encoding="utf-8")
    (cycle / "assessments.yaml").write_text(assessments, encoding="utf-8")
    (folder / "content/states/RUR/state.yaml").write_text(state, encoding="utf-8")
    (folder / "content/states/RUR/cycle-4/review.yaml").unlink()
    ran = scorecards(folder, "check", "--today", TODAY)
    assert ran.out == "0 errors, 0 warnings\n"


MODELS = [
    State,
    FollowUp,
    Review,
    Documents,
    Declared,
    Recommendation,
    Part,
    PositionChange,
    Pledge,
    Source,
    Claim,
    Assessment,
    StateReply,
    TreatyStatus,
    StatusSource,
    StateStatus,
]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_that_people_write_is_in_an_example(model: type[Record]) -> None:
    text = "\n".join(examples_in_contributing())
    for name in model.model_fields:
        assert re.search(rf"(^|[ {{#]){name}:", text, re.MULTILINE), name


def test_every_closed_word_that_readers_meet_has_a_glossary_entry(golden_site: Path) -> None:
    text = (golden_site / "pages/glossary.md").read_text(encoding="utf-8")
    for words in GLOSSARY_WORDS.values():
        for word in words:
            assert word.definition, word
            assert f"### {word.label} {{#{word.value.replace('_', '-')}}}" in text
    assert "### Not assessed yet {#not-assessed}" in text


def test_every_level_and_position_has_a_style() -> None:
    styles = (ROOT / "theme/assets/stylesheets/scorecards.css").read_text(encoding="utf-8")
    for level in (*Level, "not_assessed"):
        assert f".level-{level} " in styles
        assert f"rect.level-{level} " in styles
    assert [position for position in Position if f"position-{position}" in styles] == [Position.NOTED, Position.PARTIALLY_SUPPORTED]


def test_readme_names_every_command() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in main.commands:
        assert f"scorecards {name}" in text, name


def test_hacking_names_every_module() -> None:
    text = (ROOT / "HACKING.md").read_text(encoding="utf-8")
    for path in (ROOT / "generator").iterdir():
        if path.suffix == ".py" and not path.name.startswith("__"):
            assert f"`{path.stem}`" in text, path.name
        elif path.is_dir() and not path.name.startswith("__"):
            assert f"`{path.name}/`" in text, path.name


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_module_has_one_subject_and_says_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith('"""')
    assert len(text.splitlines()) <= 300, "split it by subject"


def test_no_tracked_text_names_a_package_host_or_a_path_of_one_machine() -> None:
    hosts = ("pypi" + ".org", "pythonhosted" + ".org", "registry.npmjs" + ".org", "/wo" + "rk/main", "/ro" + "ot/")
    for path in ROOT.rglob("*"):
        inside = path.relative_to(ROOT).parts
        if not path.is_file() or {".git", ".venv", "build", "node_modules"} & set(inside) or path.suffix in {".woff2", ".pyc"} or path.name == "uv.lock" or inside[0].startswith((".mypy", ".ruff", ".pytest", ".hypo", ".cov")):  # fmt: skip
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        assert not [host for host in hosts if host in text], path


def test_every_word_of_the_vocabulary_is_used_once() -> None:
    for words in Word.__subclasses__():
        assert len({word.label for word in words}) == len(list(words)), words


def test_golden_states_are_invented() -> None:
    real = {path.name for path in (ROOT / "content/states").iterdir()}
    assert not real & {path.name for path in (GOLDEN / "states").iterdir()}


def test_owners_of_the_files_are_the_present_ones() -> None:
    spec = spec_from_file_location("owners", ROOT / "tools/owners.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    text = (ROOT / ".github/CODEOWNERS").read_text(encoding="utf-8")
    assert module.owners(read_frame(ROOT / "content")) == text, "run .venv/bin/python tools/owners.py"
    assert text.index("\n* @") < text.index("/content/states/SVN/*/assessments.yaml @upr-scorecards/editors-eastern-european\n")
