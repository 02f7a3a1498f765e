"""The server of the preview: files of the site and nothing else, and open pages learn of changes at once."""

import http.client
import re
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import opened
from playwright.sync_api import Browser

from generator.preview import Preview


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    for name, body in (("index.html", "home"), ("a/index.html", "page a"), ("404.html", "no page")):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(f"<!doctype html><html><body><p>{body}</p></body></html>", encoding="utf-8")
    (site / "style.css").write_text("p { }", encoding="utf-8")
    (site / "empty").mkdir()
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    return site


@pytest.fixture
def preview(folder: Path) -> Iterator[Preview]:
    preview = Preview(folder, 0)
    with preview.running():
        yield preview


def asked(preview: Preview, path: str, method: str = "GET") -> tuple[int, str, http.client.HTTPMessage]:
    connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=10)
    connection.request(method, path)
    answer = connection.getresponse()
    return answer.status, answer.read().decode(), answer.headers


@pytest.mark.parametrize("path", ["/", "/index.html", "/a/", "/a/?x=1", "/a/index.html#y"])
def test_page_is_served_with_the_script_that_waits_and_is_not_kept(path: str, preview: Preview) -> None:
    status, text, headers = asked(preview, path)
    assert status == 200
    assert text.startswith("<!doctype html>")
    assert text.endswith("</script>\n</body></html>")
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["Cache-Control"] == "no-store"


def test_other_file_is_served_as_it_is(preview: Preview) -> None:
    status, text, headers = asked(preview, "/style.css")
    assert (status, text, headers["Content-Type"], headers["Cache-Control"]) == (200, "p { }", "text/css", "no-store")


def test_folder_without_its_slash_leads_to_it(preview: Preview) -> None:
    status, _, headers = asked(preview, "/a")
    assert (status, headers["Location"]) == (301, "/a/")


@pytest.mark.parametrize("path", ["/gone/", "/gone.css", "/empty/", "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt"])
def test_what_is_not_there_is_the_page_that_says_so(path: str, preview: Preview) -> None:
    status, text, _ = asked(preview, path)
    assert status == 404
    assert "<p>no page</p>" in text


def test_head_has_no_body(preview: Preview) -> None:
    assert asked(preview, "/gone/", "HEAD")[:2] == (404, "")


def known(page: str) -> str:
    return str(re.findall(r'const known = "(\d+)";', page).pop())


def test_change_answers_the_pages_that_wait_at_once(preview: Preview) -> None:
    number = known(asked(preview, "/")[1])
    threading.Timer(0.3, preview.changed).start()
    begun = time.monotonic()
    assert asked(preview, f"/.changes/{number}")[1] != number
    assert time.monotonic() - begun < 5
    assert known(asked(preview, "/")[1]) != number


def test_page_of_an_earlier_server_learns_at_once_that_it_is_old(preview: Preview) -> None:
    assert asked(preview, "/.changes/77")[1] == "0"


@pytest.mark.browser
def test_open_page_shows_the_change(browser: Browser, preview: Preview, folder: Path) -> None:
    with opened(browser, f"http://127.0.0.1:{preview.port}/a/") as page:
        page.get_by_text("page a").wait_for()
        (folder / "a/index.html").write_text("<!doctype html><body><p>page b</p></body>", encoding="utf-8")
        preview.changed()
        page.get_by_text("page b").wait_for()
