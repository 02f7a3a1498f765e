"""A preview that follows edits: the content is watched, its pages are written again, and MkDocs reloads the browser.

MkDocs watches the folder of pages by itself; so only changed pages make it build. A fault in the content is printed and the
preview keeps showing the last good pages.
"""

import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from generator.addresses import SITE_URL_VARIABLE, Addresses
from generator.build import Built, build_pages
from generator.report import as_text
from generator.site import CONFIGURATION, mkdocs_environment
from generator.version import DataVersion

SETTLE_SECONDS = 0.2
_CHANGES = frozenset({"created", "modified", "moved", "deleted", "closed"})


def serve(folder: Path, build_folder: Path, *, port: int, today: date, addresses: Addresses, version: DataVersion, say: Callable[[str], object]) -> int:
    """Serves until interrupted and returns the exit code of MkDocs; returns 1 at once where the content has errors.

    The version of the data is the one at the start, whatever is edited since.
    """
    first = build_pages(folder, build_folder, today=today, addresses=addresses)
    if first.written is None:
        say(as_text(first.problems))
        return 1
    follower = _Follower(lambda: build_pages(folder, build_folder, today=today, addresses=addresses), say)
    observer = Observer()
    observer.schedule(follower, str(folder), recursive=True)
    observer.start()
    say(f"The site is at http://127.0.0.1:{port}/ and follows every edit in {folder}/. Ctrl+C ends it.")
    try:
        return _mkdocs_serve(port, mkdocs_environment(build_folder / "pages", today, version))
    finally:
        observer.stop()
        observer.join()


def _mkdocs_serve(port: int, environment: dict[str, str]) -> int:
    """Runs MkDocs' own server and ends it when we are ended."""
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--config-file", str(CONFIGURATION), "--dev-addr", f"127.0.0.1:{port}"]
    process = subprocess.Popen(command, env={name: value for name, value in environment.items() if name != SITE_URL_VARIABLE})
    signal.signal(signal.SIGTERM, lambda *_: process.terminate())
    try:
        return process.wait()
    except KeyboardInterrupt:
        process.terminate()
        process.wait()
        return 0


class _Follower(FileSystemEventHandler):
    """Builds the pages again shortly after the last of a burst of edits; one build at a time."""

    def __init__(self, build: Callable[[], Built], say: Callable[[str], object]) -> None:
        self._build = build
        self._say = say
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None

    def on_any_event(self, event: FileSystemEvent) -> None:
        """An edit: (re)starts the short wait before the build."""
        if event.event_type in _CHANGES and not event.is_directory:
            if self._timer:
                self._timer.cancel()
            self._timer = threading.Timer(SETTLE_SECONDS, self._rebuild)
            self._timer.daemon = True
            self._timer.start()

    def _rebuild(self) -> None:
        with self._lock:
            built = self._build()
        if built.written is None:
            self._say(as_text(built.problems) + "The preview keeps the last good pages.")
        elif built.written.changed or built.written.removed:
            self._say(f"{built.written.changed} pages changed, {built.written.removed} removed")
