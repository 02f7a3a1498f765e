"""A piece of work that ends in files of the folder of pages: what it depends on, and how it is done."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.write import write_if_changed

Files = Iterable[tuple[PurePosixPath, bytes]]


@dataclass(frozen=True, slots=True)
class Job:
    """Files to be made: where nothing of `key` has changed, they are what they were.

    `write` makes them in a folder and gives their paths, and whether each is another one now. `weight` is about how many pages' work
    it is.
    """

    key: str
    write: Callable[[Path], Iterator[tuple[PurePosixPath, bool]]]
    weight: int = 1


def writing(make: Callable[[], Files]) -> Callable[[Path], Iterator[tuple[PurePosixPath, bool]]]:
    """What writes the files that `make` gives, each where it differs from what is there."""

    def write(folder: Path) -> Iterator[tuple[PurePosixPath, bool]]:
        for path, data in make():
            yield path, write_if_changed(folder / path, data)

    return write
