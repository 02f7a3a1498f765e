"""Formats and assesses generated files with comments, odd indentation and six scripts, and counts what was lost: it must be nothing.

    python benchmarks/edit_files.py                    10,000 files
    python benchmarks/edit_files.py --files 500 --first 77 --show

Of each file: format(format(x)) is format(x); the values and the model before and after are equal; every comment and every letter is still
there. Of each assessments.yaml: a new assessment, and a new source, are one insertion each, and all else stays byte for byte.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from edited_files import assess_faults, format_faults
from odd_files import odd_assessments, odd_file


def faults(seed: int) -> Iterator[tuple[str, str]]:
    """What went wrong with the files of one seed, and the text it happened to."""
    for name, make, find in (("format", odd_file, format_faults), ("assess", odd_assessments, assess_faults)):
        file = make(seed)
        for fault in find(file):
            yield f"{name}: {fault}", file.text


def main() -> int:
    """Prints the counts; 1 where there is any fault."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--files", type=int, default=10_000, help="how many files of each kind")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--show", action="store_true", help="print the first file with each fault")
    given = parser.parse_args()
    counts: Counter[str] = Counter()
    size, start = 0, time.perf_counter()
    for seed in range(given.first, given.first + given.files):
        size += len(odd_file(seed).text.encode())
        for fault, text in faults(seed):
            if not counts[fault]:
                print(f"seed {seed}: {fault}" + (f"\n{text}" if given.show else ""))
            counts[fault] += 1
    seconds = time.perf_counter() - start
    print(f"{given.files:,} files formatted twice and {given.files:,} assessed, {size / 1e6:.1f} MB, in {seconds:.0f} s")
    for fault, count in counts.most_common():
        print(f"{count:,} {fault}")
    print(f"{sum(counts.values()):,} faults")
    return 1 if counts else 0


if __name__ == "__main__":
    sys.exit(main())
