"""Holds the fast reading of YAML against the safe one on changed texts, and measures both: they must never differ.

    python benchmarks/yaml_loaders.py                                  100,000 changed texts, out of content/ and the tests
    python benchmarks/yaml_loaders.py --texts 1000000 --first 7 --show
    python benchmarks/yaml_loaders.py --content /tmp/full/content --texts 0

Every file as it is; then parts of files and generated files with a few characters, lines or indentations more, fewer or others; then marks of
YAML in any order. Equal means: the same value with the types of its text and the order of its keys, no fault, and the same place of every value and key.
"""

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from both_readings import changed, differences, of_pieces, part_of
from odd_files import odd_file

from generator.yaml_events import walk
from generator.yaml_lines import UNSURE, simple_value


def texts_of(folders: Sequence[Path]) -> list[str]:
    """The YAML files that are text, in a stable order."""
    return [path.read_bytes().decode("utf-8-sig") for folder in folders for path in sorted(folder.rglob("*.yaml"))]


def changed_text(seed: int, texts: Sequence[str]) -> str:
    """A part of a file or a generated file, changed, or marks of YAML in any order."""
    chance = random.Random(seed)
    if chance.random() < 0.25:
        return of_pieces(chance)
    base = odd_file(seed).text if chance.random() < 0.15 else part_of(chance, chance.choice(texts))
    return changed(chance, base)


def measured(texts: Sequence[str], read: Callable[[str], object]) -> float:
    """The best of three times over all texts, in seconds of the processor."""
    times = []
    for _ in range(3):
        start = time.process_time()
        for text in texts:
            read(text)
        times.append(time.process_time() - start)
    return min(times)


def main() -> int:
    """Prints speeds and counts; 1 where there is any difference."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--content", type=Path, default=ROOT / "content", help="a folder of YAML files")
    parser.add_argument("--texts", type=int, default=100_000, help="how many changed texts")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--show", action="store_true", help="print the first text with each difference")
    given = parser.parse_args()
    files = texts_of([given.content])
    size = sum(len(text.encode()) for text in files) / 1e6
    unsure = sum(simple_value(text) is UNSURE for text in files)
    print(f"{len(files):,} files, {size:.1f} MB, {unsure:,} of them for the safe reading alone")
    for name, read in (("fast", simple_value), ("safe", walk), ("safe, with places", lambda text: walk(text, with_places=True))):
        print(f"{name}: {size / measured(files, read):.1f} MB/s")
    counts: Counter[str] = Counter()
    sure = 0
    bases = texts_of([given.content, ROOT / "tests"])
    for name, text in _all_texts(bases, given.first, given.texts):
        sure += simple_value(text) is not UNSURE
        for difference in differences(text):
            if not counts[difference]:
                print(f"{name}: {difference}" + (f"\n{text!r}" if given.show else ""))
            counts[difference] += 1
    print(f"{len(bases) + given.texts:,} texts, {sure:,} of them read by the fast reading, {sum(counts.values()):,} differences")
    return 1 if counts else 0


def _all_texts(bases: Sequence[str], first: int, count: int) -> Iterator[tuple[str, str]]:
    yield from ((f"file {number}", text) for number, text in enumerate(bases))
    yield from ((f"seed {seed}", changed_text(seed, bases)) for seed in range(first, first + count))


if __name__ == "__main__":
    sys.exit(main())
