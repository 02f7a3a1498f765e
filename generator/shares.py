"""Deals work out to processes, one for each core. They are forked, so that all of them have what was loaded before and nothing is copied."""

import ctypes
import gc
import multiprocessing
import multiprocessing.process
import os
import signal
import sys
import traceback
import warnings
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

AT_MOST = 8  # each takes memory; with more cores than these the other steps of a build are what one waits for


def can_fork() -> bool:
    """Whether a process can be forked here: not on Windows, and on macOS its system libraries may not survive it."""
    return hasattr(os, "fork") and sys.platform != "darwin"


def cores() -> int:
    """How many processes may work at once."""
    if not can_fork():
        return 1
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(available, AT_MOST)


def dealt(items: Sequence[Item], weight: Callable[[Item], int], count: int) -> list[list[Item]]:
    """The items in shares of about the same weight, the heaviest dealt out first."""
    shares: list[list[Item]] = [[] for _ in range(count)]
    weights = [0] * count
    for item in sorted(items, key=weight, reverse=True):
        lightest = weights.index(min(weights))
        shares[lightest].append(item)
        weights[lightest] += weight(item)
    return shares


def in_processes(work: Callable[[list[Item]], Result], shares: list[list[Item]]) -> list[Result]:
    """The results of the work on each share, in their order: the first is worked on here, each of the others in a fork of this process.

    What the work raises is raised here; what it returns must be picklable.
    """
    gc.freeze()  # the collector, which writes to what it looks at, would copy all that the forks share with this process
    started = []
    try:
        for share in shares[1:]:
            ours, theirs = multiprocessing.Pipe(duplex=False)
            process = start(_work, work, share, theirs)
            theirs.close()
            started.append((process, ours))
        results = [work(shares[0]), *(_received(ours) for _, ours in started)]
    except BaseException:
        for process, _ in started:
            process.kill()
        raise
    finally:
        gc.unfreeze()
        for process, ours in started:
            ours.close()
            process.join()
    return results


def start(target: Callable[..., None], *arguments: object) -> multiprocessing.process.BaseProcess:
    """A process forked from this one that does what is asked."""
    fork: Any = multiprocessing.get_context("fork")
    process: multiprocessing.process.BaseProcess = fork.Process(target=target, args=arguments)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # Python dislikes forks beside threads; ours (of tests, of the preview) hold no lock
        process.start()
    return process


def _work(work: Callable[[list[Item]], Result], share: list[Item], theirs: Connection) -> None:
    """The life of a fork. On Linux it ends with the process that it was forked from, elsewhere after its share."""
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
    try:
        theirs.send((True, work(share)))
    except BrokenPipeError:
        pass
    except Exception as fault:  # noqa: BLE001  # raised again where the work was dealt out
        fault.add_note(traceback.format_exc())
        theirs.send((False, fault))


def _received(ours: Connection) -> Any:
    try:
        done, result = ours.recv()
    except EOFError:
        raise MemoryError("a process that rendered pages was ended from outside; is there enough memory?") from None
    if not done:
        raise result
    return result
