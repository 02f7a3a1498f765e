"""A preview that follows edits: what changed of the content goes into its pages, these into a site of its own, and open pages load again.

A fault in the content is printed and the preview keeps showing the last good pages. The preview has neither the address of the
published site nor a search index, and leaves the built site alone.
"""

import os
import signal
import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from generator.addresses import SITE_URL_VARIABLE, Addresses
from generator.build import CHANGELOG, Built, build_pages
from generator.data_jobs import DataOrder
from generator.preview import Preview
from generator.report import as_text
from generator.site import CONFIGURATION, Site, SiteFault, site_builder
from generator.version import DataVersion
from generator.write import alone_in

SETTLE_SECONDS = 0.1
_LOOK_UP_SECONDS = 0.5  # how often Ctrl+C is looked for where waiting hides it (Windows)
_CHANGES = frozenset({"created", "modified", "moved", "deleted", "closed"})
_THEME = Path("theme")
_BESIDE_THE_CONTENT = (CONFIGURATION, CHANGELOG)
_KEPT = "The preview keeps the last good pages."


def serve(folder: Path, build_folder: Path, *, port: int, today: date, addresses: Addresses, version: DataVersion, say: Callable[[str], object]) -> int:
    """Serves until interrupted and returns 0; returns 1 at once where the content has errors, a link leads nowhere, or the port is taken.

    The version of the data is the one at the start, whatever is edited since.
    """
    place = build_folder / "preview"
    with _interruptible(), _at_no_address(), site_builder(build_folder / "pages", place, today=today) as builder:
        data = DataOrder(version, today, with_tables=False)
        pages = partial(build_pages, folder, build_folder, today=today, addresses=addresses, data=data)
        work = _Work(build_folder, pages, partial(builder.build, version=version, search=False), say)
        if work.done() is None:
            return 1
        try:
            preview = Preview(place, port)
        except OSError as fault:
            say(f"The preview cannot be at port {port}: {fault.strerror}; give another one with --port")
            return 1
        with _edits_of(folder) as edits, preview.running():
            say(f"The site is at http://127.0.0.1:{port}/ and follows every edit in {folder}/. Ctrl+C ends it.")
            while True:
                edits.wait()
                if work.done(_KEPT):
                    preview.changed()
    return 0


@dataclass(frozen=True, slots=True)
class _Work:
    """What is done after every edit."""

    build_folder: Path
    build_pages: Callable[[], Built]
    build_site: Callable[[], Site]
    say: Callable[[str], object]

    def done(self, otherwise: str = "") -> int | None:
        """How many files of the site changed or went; None where something is wrong, which is said, with what follows from it."""
        try:
            built = self.build_pages()
            if built.written is None:
                self.say(as_text(built.problems) + otherwise)
                return None
            with alone_in(self.build_folder):
                site = self.build_site()
        except SiteFault as fault:
            self.say("\n".join((str(fault), *fault.details, otherwise)))
            return None
        except OSError as fault:  # a file that an editor is just replacing
            self.say(f"{fault.filename}: {fault.strerror}. {otherwise}")
            return None
        if built.written.changed or built.written.removed:
            self.say(f"{built.written.changed} pages changed, {built.written.removed} removed")
        return site.written + built.written.removed


@contextmanager
def _interruptible() -> Iterator[None]:
    """Being ended is the same as Ctrl+C, and both end the block."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    except KeyboardInterrupt:
        pass
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _at_no_address() -> Iterator[None]:
    """Inside, the environment has no address of the site: the preview is at another one."""
    address = os.environ.pop(SITE_URL_VARIABLE, None)
    try:
        yield
    finally:
        if address is not None:
            os.environ[SITE_URL_VARIABLE] = address


class _Edits(FileSystemEventHandler):
    """Notices edits, whichever editor makes them and however many events it makes of one; of all files, or of those with these names."""

    def __init__(self, noticed: threading.Event, names: Collection[str] = ()) -> None:
        self._noticed = noticed
        self._names = names

    def on_any_event(self, event: FileSystemEvent) -> None:
        """An edit."""
        paths = (os.fsdecode(event.src_path), os.fsdecode(event.dest_path))
        is_followed = not self._names or any(Path(path).name in self._names for path in paths)
        if event.event_type in _CHANGES and not event.is_directory and is_followed:
            self._noticed.set()

    def wait(self) -> None:
        """Returns shortly after the last of a burst of edits."""
        while not self._noticed.wait(_LOOK_UP_SECONDS):
            pass
        while self._noticed.is_set():
            self._noticed.clear()
            self._noticed.wait(SETTLE_SECONDS)


@contextmanager
def _edits_of(folder: Path) -> Iterator[_Edits]:
    """The edits of the content, of the theme, and of the files beside it that a site is made from."""
    noticed, observer = threading.Event(), Observer()
    edits = _Edits(noticed)
    observer.schedule(edits, str(folder), recursive=True)
    observer.schedule(edits, str(_THEME), recursive=True)
    observer.schedule(_Edits(noticed, [path.name for path in _BESIDE_THE_CONTENT]), ".")
    observer.start()
    try:
        yield edits
    finally:
        observer.stop()
        observer.join()
