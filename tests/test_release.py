"""A release: everything in one archive, checked by others' tools, the same bytes of the same version, and nothing lost where it fails."""

import hashlib
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml
from support import CODE_HOST, SITE, TODAY, committed, git, project, scorecards

ENVIRONMENT = {"SCORECARDS_SITE_URL": SITE, "SCORECARDS_CODE_HOST": CODE_HOST}
DAY = "2025-05-20"  # of the commit that `committed` makes
NAME = f"upr-scorecards-{DAY}"


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of a release of the golden content."""
    folder = project(tmp_path_factory.mktemp("release"))
    committed(folder)
    ran = scorecards(folder, "release", "--today", TODAY, environment=ENVIRONMENT)
    assert ran.code == 0, ran.out
    assert f"Release: build/releases/{NAME}.zip (" in ran.out
    return folder / f"build/releases/{NAME}.zip"


def files_in(archive: Path) -> dict[str, bytes]:
    """What is in an archive, by its path in the one folder there."""
    with zipfile.ZipFile(archive) as opened:
        assert all(name.startswith(f"{NAME}/") for name in opened.namelist())
        return {name.removeprefix(f"{NAME}/"): opened.read(name) for name in opened.namelist()}


def test_release_holds_the_content_as_it_is_and_every_file_of_data(released: Path) -> None:
    found = files_in(released)
    content = released.parents[2] / "content"
    for file in content.rglob("*.*"):
        assert found[f"content/{file.relative_to(content).as_posix()}"] == file.read_bytes()
    package = json.loads(found["datapackage.json"])
    assert package["resources"]
    for resource in package["resources"]:
        assert resource["path"] in found, "so that the package opens where the archive is unpacked"
    for name in (
        "data/upr-scorecards.xlsx",
        "data/upr-scorecards.sqlite",
        "data/recommendations.parquet",
        "api/v1/index.json",
        "api/v1/states/rur/cycle-3.json",
    ):
        assert name in found
    assert {"states/rur/cycle-3/RUR-3-matrix.docx", "states/rur/cycle-3/RUR-3-matrix.xlsx", "CHANGELOG.md", "README.md"} <= found.keys()
    assert not any(name.endswith((".md", ".html")) for name in found if not name.startswith("content/") and name not in {"README.md", "CHANGELOG.md"})


def test_checksums_are_those_of_all_other_files(released: Path) -> None:
    found = files_in(released)
    lines = [line.partition("  ") for line in found.pop("SHA256SUMS").decode().splitlines()]
    sums = {name: digest for digest, _, name in lines}
    assert sums == {name: hashlib.sha256(data).hexdigest() for name, data in found.items()}


def test_checksums_are_read_by_the_system_s_own_program(released: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(released) as opened:
        opened.extractall(tmp_path)
    done = subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=tmp_path / NAME, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_citation_is_valid_and_names_the_version(released: Path, tmp_path: Path) -> None:
    (tmp_path / "CITATION.cff").write_bytes(files_in(released)["CITATION.cff"])
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.citation-file-format", str(tmp_path / "CITATION.cff")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    said = yaml.safe_load((tmp_path / "CITATION.cff").read_text(encoding="utf-8"))
    commit = git(released.parents[2], "rev-parse", "HEAD")
    assert (str(said["date-released"]), said["version"], said["commit"]) == (DAY, f"{DAY}+{commit[:10]}", commit)
    assert (said["license"], said["url"], said["repository-code"]) == ("CC-BY-4.0", f"{SITE}data/", CODE_HOST)


def test_same_version_gives_the_same_archive(released: Path) -> None:
    folder = released.parents[2]
    before = released.read_bytes()
    assert scorecards(folder, "release", "--today", TODAY, environment=ENVIRONMENT).code == 0
    assert released.read_bytes() == before
    assert scorecards(folder, "--build", "another", "release", "--today", TODAY, "--out", "elsewhere", environment=ENVIRONMENT).code == 0
    assert (folder / f"elsewhere/{NAME}.zip").read_bytes() == before, "and from nothing"


def test_content_that_is_not_committed_is_not_released_by_accident(tmp_path: Path) -> None:
    folder = project(tmp_path)
    committed(folder)
    with (folder / "content/pages/about.md").open("a", encoding="utf-8") as file:
        file.write("\nMore.\n")
    ran = scorecards(folder, "release", "--today", TODAY)
    assert (ran.code, ran.err) == (
        1,
        "The content has changes that are not committed, so nobody could find it again. Commit them, or add --uncommitted.\n",
    )
    assert not (folder / "build").exists()
    assert scorecards(folder, "release", "--today", TODAY, "--uncommitted").code == 0
    assert b".changed" in files_in(folder / f"build/releases/{NAME}.zip")["CITATION.cff"]


def test_content_with_errors_is_not_released_and_the_last_release_stays(released: Path) -> None:
    folder, before = released.parents[2], released.read_bytes()
    review = folder / "content/states/RUR/cycle-3/review.yaml"
    text = review.read_text(encoding="utf-8")
    review.write_text(text.replace("position: supported", "position: accepted", 1), encoding="utf-8")
    try:
        ran = scorecards(folder, "release", "--today", TODAY, "--uncommitted")
    finally:
        review.write_text(text, encoding="utf-8")
    assert ran.code == 1
    assert 'position is "accepted"' in ran.out
    assert ran.out.endswith("Nothing was released.\n")
    assert released.read_bytes() == before


def test_folder_that_cannot_be_written_is_wrong_use(tmp_path: Path) -> None:
    folder = project(tmp_path)
    (folder / "out").write_text("no folder", encoding="utf-8")
    ran = scorecards(folder, "release", "--today", TODAY, "--out", "out")
    assert ran.code == 2
    assert "out" in ran.err
