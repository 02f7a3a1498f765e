"""What a command costs: wall time, processor time of all its processes, and the most memory that all of them held at one moment."""

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

SAMPLED_EVERY = 0.05
_PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds and bytes; `peak` is 0 where memory was not looked at."""

    wall: float
    processor: float
    peak: int = 0


class CommandFailed(Exception):
    """The command ended with another code than 0; the message has the end of what it said."""


def cost_of(command: Sequence[str | Path], folder: Path, *, memory: bool = False, environment: Mapping[str, str] | None = None) -> Cost:
    """Runs the command in a folder to its end and says what it cost.

    Memory is the sum of the proportional set sizes (PSS: pages that several processes share count once) of the process and all below it,
    looked at every 50 ms, so that a shorter peak is missed. Looking costs up to a tenth of a processor: time such a run apart.
    """
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen([str(word) for word in command], cwd=folder, env=environment, stdout=said, stderr=subprocess.STDOUT)
        watch = _Watch(process.pid) if memory else None
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        peak = watch.end() if watch else 0
        if process.returncode:
            said.seek(0)
            raise CommandFailed(f"{' '.join(process.args)} ended with {process.returncode}:\n{said.read()[-1500:].decode(errors='replace')}")
    return Cost(wall, used.ru_utime + used.ru_stime, peak)


def cost_here(work: Callable[[], object]) -> Cost:
    """What work in this process costs."""
    start, before = time.perf_counter(), time.process_time()
    work()
    return Cost(time.perf_counter() - start, time.process_time() - before)


class _Watch:
    """Adds up the memory of a process and its descendants in a thread, and keeps the largest sum."""

    def __init__(self, root: int) -> None:
        self.family, self.strangers, self.peak = {root}, set[int](), 0
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self._look, daemon=True)
        self.thread.start()

    def end(self) -> int:
        """Stops looking; the largest sum in bytes."""
        self.ended.set()
        self.thread.join()
        return self.peak

    def _look(self) -> None:
        while not self.ended.wait(SAMPLED_EVERY):
            self._find_relatives()
            self.peak = max(self.peak, sum(map(_proportional_size, self.family)))

    def _find_relatives(self) -> None:
        """Takes new processes into the family whose parent is in it; numbers grow, so that a parent comes before its children."""
        running = {int(name) for name in os.listdir(_PROC) if name.isdigit()}  # noqa: PTH208  # twenty times a second
        self.strangers &= running
        for process in sorted(running - self.strangers - self.family):
            (self.family if _parent_of(process) in self.family else self.strangers).add(process)
        self.family &= running


def _parent_of(process: int) -> int:
    try:
        return int((_PROC / str(process) / "stat").read_text().rpartition(")")[2].split()[1])
    except (OSError, IndexError, ValueError):
        return 0


def _proportional_size(process: int) -> int:
    try:
        lines = (_PROC / str(process) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith(("Pss:", "SwapPss:")))
