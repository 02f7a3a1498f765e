"""Programs that are no part of this project and open its files: found, or the test is skipped with a reason, or fails where they are compulsory."""

import shutil
import subprocess
from pathlib import Path

import pytest
from browsing import REQUIRED


def program(name: str, package: str) -> str:
    """Where a program of Debian's packages is."""
    found = shutil.which(name)
    if found is None:
        assert not REQUIRED, f"there is no {name}, and tests that need it are compulsory here"
        pytest.skip(f"there is no {name}; install your system's package {package}")
    return found


def converted(file: Path, form: str, folder: Path, *, made: str = "") -> Path:
    """A file as LibreOffice opens it and saves it in another form, such as csv or pdf; `made` is the file that comes of it, if not one of the same name."""
    office = program("soffice", "libreoffice-calc-nogui and libreoffice-writer-nogui")
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = [office, profile, "--headless", "--convert-to", form, "--outdir", str(folder), str(file)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
    there = folder / (made or f"{file.stem}.{form.partition(':')[0]}")
    assert there.is_file(), done.stdout + done.stderr
    return there
