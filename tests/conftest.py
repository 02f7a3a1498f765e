"""Fixtures of all tests: no network, and the two built sites, each built once."""

import socket
from pathlib import Path

import pytest
from support import GOLDEN, REAL_TODAY, ROOT, TODAY, project, scorecards


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


def _built(folder: Path, content: Path, today: str) -> Path:
    ran = scorecards(project(folder, content), "build", "--today", today)
    assert ran.code == 0, ran.out + ran.err
    return folder / "build"


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that asks another host fails; loopback is for the tests' own servers."""
    connect = socket.socket.connect

    def only_loopback(self: socket.socket, address: object) -> None:
        if self.family == socket.AF_UNIX or (isinstance(address, tuple) and str(address[0]).startswith("127.")):
            return connect(self, address)  # type: ignore[arg-type]
        raise AssertionError(f"a test asks another host: {address}")

    monkeypatch.setattr(socket.socket, "connect", only_loopback)
