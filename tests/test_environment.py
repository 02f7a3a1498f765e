"""The set-up fails in one line that says what to do, and does nothing where nothing is to do."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from support import ROOT

OLD_PYTHON = '#!/bin/sh\n[ "$1" = --version ] && { echo "Python 3.9.6"; exit 0; }\nexit 1\n'
NO_VENV = '#!/bin/sh\ncase "$2" in *venv*) exit 1;; *version_info*) exit 0;; esac\nexit 1\n'
TOOLS = ["sh", "cat", "dirname", "cksum", "rm", "mkdir"]


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A copy of the set-up on a machine with nothing but the shell's own tools; `bin` is its PATH."""
    for name in ("tools", "requirements"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "bin").mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found
        (tmp_path / "bin" / tool).symlink_to(found)
    return tmp_path


def put(machine: Path, name: str, script: str) -> None:
    (machine / "bin" / name).write_text(script, encoding="utf-8")
    (machine / "bin" / name).chmod(0o755)


def set_up(machine: Path, purpose: str = "site") -> subprocess.CompletedProcess[str]:
    environment = {"PATH": str(machine / "bin"), "HOME": os.environ.get("HOME", "")}
    return subprocess.run(["sh", "tools/environment.sh", purpose], cwd=machine, env=environment, capture_output=True, text=True, check=False)


def test_no_python_at_all_is_one_line(machine: Path) -> None:
    ran = set_up(machine)
    assert ran.returncode == 2
    assert ran.stderr == (
        "set-up: Python 3.11 or newer is needed, found none; install it from python.org or your system's packages, or run: PYTHON=/path/to/python3 make site\n"
    )


def test_too_old_a_python_is_one_line_that_names_it(machine: Path) -> None:
    put(machine, "python3", OLD_PYTHON)
    ran = set_up(machine)
    assert ran.returncode == 2
    assert ran.stderr.startswith("set-up: Python 3.11 or newer is needed, found Python 3.9.6; install it")
    assert len(ran.stderr.splitlines()) == 1


def test_newer_python_beside_an_old_one_is_found(machine: Path) -> None:
    put(machine, "python3", OLD_PYTHON)
    put(machine, "python3.12", NO_VENV)
    assert "python3.12 lacks the venv module" in set_up(machine).stderr


def test_missing_venv_module_is_one_line(machine: Path) -> None:
    put(machine, "python3", NO_VENV)
    ran = set_up(machine)
    assert ran.returncode == 2
    assert ran.stderr == "set-up: python3 lacks the venv module; on Debian or Ubuntu run 'sudo apt install python3-venv', or install uv\n"


def test_no_network_is_one_line(machine: Path) -> None:
    put(machine, "python3", NO_VENV)
    put(machine, "uv", '#!/bin/sh\n[ "$1" = venv ] && { mkdir -p .venv/bin; exit 0; }\necho "error: could not connect" >&2; exit 2\n')
    ran = set_up(machine)
    assert ran.returncode == 2
    assert ran.stderr.startswith("set-up: the packages could not be downloaded or installed; check the network")
    assert len(ran.stderr.splitlines()) == 1
    assert "could not connect" in (machine / ".venv/install.log").read_text(encoding="utf-8")


def test_unknown_purpose_is_one_line(machine: Path) -> None:
    assert set_up(machine, "tset").stderr == "set-up: there is no requirements/tset.txt; write site or test\n"


def test_requirements_are_hashed_and_name_no_host() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        assert "://" not in text
        packages = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
        assert packages
        assert all(line.endswith("\\") for line in packages), "a package without a hash"


def test_every_runtime_dependency_gives_its_reason() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = text[text.index("dependencies = [") : text.index("[project.scripts]")]
    lines = [line for line in block.splitlines() if line.strip().startswith('"')]
    assert lines
    assert all(" # " in line for line in lines)
