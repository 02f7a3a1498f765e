"""Serves a folder at a local address for whoever edits what it shows: an open page asks for changes and loads itself again."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

_CHANGES = "/.changes/"
_PATIENCE_SECONDS = 30
_SCRIPT = b"""<script>
(async () => {
  const known = "KNOWN";
  for (;;) {
    const now = await fetch("/.changes/" + known).then((answer) => answer.text(), () => null);
    if (now === null) await new Promise((later) => setTimeout(later, 1000));
    else if (now !== known) return location.reload();
  }
})();
</script>
"""


class Preview:
    """A server of a folder. After `changed`, every open page that was served before loads itself again."""

    def __init__(self, folder: Path, port: int) -> None:
        self._state = _State()
        self._server = _Server(("127.0.0.1", port), partial(_Handler, self._state, directory=str(folder)))

    @property
    def port(self) -> int:
        """Where it is served."""
        return self._server.server_port

    @contextmanager
    def running(self) -> Iterator[None]:
        """Serves inside."""
        thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        thread.start()
        try:
            yield
        finally:
            self._server.shutdown()
            self._server.server_close()

    def changed(self) -> None:
        """Tells all open pages."""
        self._state.change()


class _State:
    """How often what is served has changed."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self.number = 0

    def change(self) -> None:
        with self._changed:
            self.number += 1
            self._changed.notify_all()

    def after(self, number: str) -> int:
        """The number as soon as it is another one, or after a while."""
        with self._changed:
            self._changed.wait_for(lambda: str(self.number) != number, _PATIENCE_SECONDS)
            return self.number


class _Server(ThreadingHTTPServer):
    """Ends without waiting for pages that wait for changes."""

    daemon_threads = True
    block_on_close = False


class _Handler(SimpleHTTPRequestHandler):
    """Answers with files, in pages with the script that waits for changes. Browsers keep nothing, and no folder is listed."""

    def __init__(self, state: _State, *arguments: Any, directory: str) -> None:
        self._state = state
        super().__init__(*arguments, directory=directory)

    def do_GET(self) -> None:
        """A file, or the number of changes as soon as it is not the one that was asked with."""
        if self.path.startswith(_CHANGES):
            self._send(HTTPStatus.OK, "text/plain", b"%d" % self._state.after(self.path.removeprefix(_CHANGES)))
        elif not self._send_page(HTTPStatus.OK, Path(self.translate_path(self.path))):
            super().do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page for an address where there is none."""
        if code != HTTPStatus.NOT_FOUND or not self._send_page(HTTPStatus.NOT_FOUND, Path(self.directory, "404.html")):
            super().send_error(code, message, explain)

    def list_directory(self, path: Any) -> None:  # noqa: ARG002  # whichever it is
        """Nothing is listed."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def end_headers(self) -> None:
        """Whatever is sent is out of date with the next edit."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *arguments: object) -> None:
        """Nothing is printed: the terminal is for what the checks say."""

    def _send_page(self, status: HTTPStatus, path: Path) -> bool:
        """Whether there is such a page, which is then sent."""
        if self.path.partition("?")[0].endswith("/") and path.is_dir():
            path /= "index.html"
        number = self._state.number  # before the page is read, which may change right after that
        if path.suffix != ".html" or not path.is_file():
            return False
        before, end, after = path.read_bytes().rpartition(b"</body>")
        self._send(status, "text/html; charset=utf-8", before + _SCRIPT.replace(b"KNOWN", b"%d" % number) + end + after)
        return True

    def _send(self, status: HTTPStatus, kind: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            with suppress(ConnectionError):  # the reader has gone on
                self.wfile.write(data)
