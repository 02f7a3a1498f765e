"""Fixtures of all tests: no network, the two built sites, each built once, and the browser that opens them."""

import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import CHROMIUM, REQUIRED, served
from built_site import Project
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright
from support import CODE_HOST, GOLDEN, REAL_TODAY, ROOT, SITE, TODAY, committed, project, scorecards

settings.register_profile("untimed", deadline=None)  # no test is timed: a busy machine is no fault
settings.load_profile("untimed")


@pytest.fixture
def golden_project(tmp_path: Path) -> Path:
    return project(tmp_path)


@pytest.fixture(scope="session")
def golden_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built golden example: its folder `build`, with pages/ and site/."""
    return _built(tmp_path_factory.mktemp("golden"), GOLDEN, TODAY)


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built real content."""
    return _built(tmp_path_factory.mktemp("real"), ROOT / "content", REAL_TODAY)


@pytest.fixture(scope="session")
def published_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The golden example as it is published: its content committed on 20 May 2025, its address and its code host known."""
    folder = tmp_path_factory.mktemp("published")
    committed(project(folder))
    return _build(folder, TODAY, SCORECARDS_SITE_URL=SITE, SCORECARDS_CODE_HOST=CODE_HOST)


@pytest.fixture
def unbuilt(golden_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The pages of the golden example as they are published, in the folder of a project, without a site."""
    shutil.copytree(golden_site / "pages", tmp_path / "build/pages")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SCORECARDS_SITE_URL", SITE)
    monkeypatch.setenv("SCORECARDS_CODE_HOST", CODE_HOST)
    return Project(tmp_path)


@pytest.fixture
def built(unbuilt: Project) -> Project:
    """The same with its site, without an index."""
    unbuilt.build()
    return unbuilt


def _built(folder: Path, content: Path, today: str) -> Path:
    return _build(project(folder, content), today)


def _build(folder: Path, today: str, **environment: str) -> Path:
    ran = scorecards(folder, "build", "--today", today, environment=environment)
    assert ran.code == 0, ran.out + ran.err
    return folder / "build"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        assert not REQUIRED, "there is no Chromium, and the browser tests are compulsory here"
        pytest.skip("there is no Chromium; install your system's package chromium to run the browser tests")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking"])
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def golden(golden_site: Path) -> Iterator[str]:
    with served(golden_site / "site") as address:
        yield address


@pytest.fixture(scope="session")
def real(real_site: Path) -> Iterator[str]:
    with served(real_site / "site") as address:
        yield address


@pytest.fixture(scope="session")
def published(published_site: Path) -> Iterator[str]:
    with served(published_site / "site") as address:
        yield address


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that asks another host fails; loopback is for the tests' own servers."""
    connect = socket.socket.connect

    def only_loopback(self: socket.socket, address: object) -> None:
        if self.family == socket.AF_UNIX or (isinstance(address, tuple) and str(address[0]).startswith("127.")):
            return connect(self, address)  # type: ignore[arg-type]
        raise AssertionError(f"a test asks another host: {address}")

    monkeypatch.setattr(socket.socket, "connect", only_loopback)
