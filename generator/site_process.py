"""A process of its own that makes sites: it loads what that takes as soon as it starts, while others still gather what the pages say."""

import gc
import multiprocessing
import signal
import traceback
from contextlib import suppress
from datetime import date
from multiprocessing.connection import Connection

from generator.shares import start
from generator.site_order import Order, Place, Site, SiteFault

_SECONDS_TO_END = 5


class SiteProcess:
    """A SiteMaker in a process of its own, which works beside this one."""

    def __init__(self, place: Place, today: date) -> None:
        self._ours, theirs = multiprocessing.Pipe()
        self._process = start(_begin, place, today, self._ours, theirs)
        theirs.close()

    @property
    def is_there(self) -> bool:
        """Whether the process lives."""
        return bool(self._process.is_alive())

    def make(self, order: Order) -> Site:
        """As SiteMaker does it."""
        with suppress(BrokenPipeError):  # then there is no answer
            self._ours.send(order)
        made = self._answer()
        if isinstance(made, Exception):
            raise made
        assert isinstance(made, Site)  # noqa: S101  # `work` answers nothing else
        return made

    def write_record(self) -> None:
        """Waits for the record of the site made last, which is written while its maker puts it in its place."""
        self._answer()

    def end(self) -> None:
        """Ends the process; what it was making is left half done."""
        self._ours.close()
        self._process.terminate()
        self._process.join(_SECONDS_TO_END)
        self._process.kill()
        self._process.join()

    def _answer(self) -> object:
        try:
            return self._ours.recv()
        except (EOFError, ConnectionResetError):
            raise SiteFault("the process that makes the site was ended from outside; is there enough memory?") from None


def _begin(place: Place, today: date, ours: Connection, theirs: Connection) -> None:
    gc.freeze()  # the collector would copy all that this process shares with the other
    ours.close()  # so that the end of the other process is noticed
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches all processes of a terminal; the other one decides
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    work(place, today, theirs)


def work(place: Place, today: date, theirs: Connection) -> None:
    """Makes every site that is ordered, and ends when the other side does."""
    from generator.new_site import SiteMaker  # noqa: PLC0415  # MkDocs takes half a second to load: here, not in every command

    maker = SiteMaker(place)
    maker.prepare(today)
    try:
        while True:
            order = theirs.recv()
            try:
                theirs.send(maker.make(order))
            except Exception as fault:  # noqa: BLE001  # raised again where the site was ordered
                fault.add_note(traceback.format_exc())
                theirs.send(fault)
            else:
                maker.write_record()
                theirs.send(None)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
