"""Measures the program at full scale and at a tenth of it, and prints a table.

    .venv/bin/python benchmarks/run.py                      everything, three times: an hour or less
    .venv/bin/python benchmarks/run.py --fraction 0.1       a tenth, and a hundredth beside it
    .venv/bin/python benchmarks/run.py --only check --no-peers --repeats 5
    .venv/bin/python benchmarks/run.py --only peer --hugo /path/to/hugo

Run it with the Python of the environment of `make site` or `make test`; the content is invented (benchmarks/make_content.py) and stands in a
temporary folder. "Cold" is without the build folder, and so without any cache; "warm" is once more, nothing having changed; "one State
changed" is after one level and one sentence of one assessments.yaml changed. All rows are run in turn, repeat after repeat, so that a machine
that slows down does so for all; a fixed loop before, between and after tells how much it did. What all files of open data cost is the
difference of the two rows that make the folder of pages without a site; at most 10 s of wall time are wanted. Times are medians, with the
least and the most in brackets; `cpu` is user and system time of all processes together. Memory is looked at in one more run, which is not
timed: PSS of all processes together every 50 ms, the largest sum. "growth" is what full size takes over what a tenth takes, as wall time and
as cpu: at most 11 is wanted.
"""

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

import peers
from process_cost import CommandFailed, Cost
from project import NotThere, Project, can_leave_search_out

Measure = Callable[..., Cost]
# Seconds of wall time on two processors, at full size.
WANTED = {
    "check, cold": 9.0,
    "check, warm": 0.3,
    "check, one State changed": 0.4,
    "build, cold": 18.0,
    "build, warm": 2.0,
    "build, one State changed": 1.5,
}


@dataclass(slots=True)
class Cell:
    """What was measured of one row at one size."""

    costs: list[Cost] = field(default_factory=list)
    peak: int = 0
    why_not: str = ""

    @property
    def wall(self) -> float:
        """The median of the wall times, 0 where there is none."""
        return statistics.median(cost.wall for cost in self.costs) if self.costs else 0.0

    @property
    def processor(self) -> float:
        """The median of the processor times, 0 where there is none."""
        return statistics.median(cost.processor for cost in self.costs) if self.costs else 0.0

    def __str__(self) -> str:
        """The cell as the table shows it."""
        if not self.costs:
            return f"{self.why_not:<42}"
        walls = [cost.wall for cost in self.costs]
        peak = f"{self.peak / 2**20:5.0f} MiB" if self.peak else " " * 9
        return f"{self.wall:7.2f} s ({min(walls):.2f}-{max(walls):.2f})".ljust(24) + f"{self.processor:7.1f} {peak} "


def main() -> None:
    """Measures what the command line asks for and prints it."""
    given = _options()
    with tempfile.TemporaryDirectory(prefix="scorecards-benchmark-") as folder:
        projects = [Project(Path(folder) / name, fraction) for name, fraction in (("whole", given.fraction), ("tenth", given.fraction / 10))]
        names = [name for name, _ in _rows(projects[0], given) if given.only in name]
        cells = {(name, index): Cell() for name in names for index in range(len(projects))}
        noise = [_fixed_loop()]
        for turn in range(given.repeats + 1):
            for index, project in enumerate(projects):
                for name, measure in _rows(project, given):
                    if name in names:
                        _fill(cells[name, index], measure, memory=turn == given.repeats)
                        print(f"\r{turn + 1} of {given.repeats + 1}: {name:<40}", end="", file=sys.stderr)
                noise.append(_fixed_loop())
        print("\r", end="", file=sys.stderr)
        _print(projects, names, cells, noise)


def _options() -> argparse.Namespace:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--repeats", type=int, default=3)
    options.add_argument("--fraction", type=float, default=1.0, help="share of the 193 States; a tenth of it is measured beside it")
    options.add_argument("--only", default="", metavar="WORDS", help="only rows whose name has these words")
    options.add_argument("--peers", action=argparse.BooleanOptionalAction, default=True, help="other programs beside ours")
    options.add_argument("--hugo", default=shutil.which("hugo"), metavar="PROGRAM", help="where Hugo is, if not on the path")
    return options.parse_args()


def _rows(project: Project, given: argparse.Namespace) -> Iterator[tuple[str, Measure]]:
    """What is measured, by its name, in the order of the table."""
    for command in ("check", "build"):
        yield f"{command}, cold", partial(project.cold, command)
        yield f"{command}, warm", partial(project.warm, command)
        yield f"{command}, one State changed", partial(project.changed, command)
    yield "MkDocs step, one process", project.mkdocs
    yield "pages alone, cold", partial(project.pages, data=False)
    yield "pages and all data files, cold", partial(project.pages, data=True)
    yield "search index", project.search_index
    if given.peers:
        yield "peer: Hugo, same YAML and pages", partial(peers.hugo, project, given.hugo)
        yield "peer: MkDocs without our hook", partial(peers.plain_mkdocs, project)
        yield "peer: only write the site's bytes", partial(peers.floor, project)


def _fill(cell: Cell, measure: Measure, *, memory: bool) -> None:
    try:
        cost = measure(memory=memory)
    except NotThere as missing:
        cell.why_not = cell.why_not or str(missing)
    except CommandFailed as failure:
        print(f"\n{failure}", file=sys.stderr)
        cell.why_not = "failed"
    else:
        if memory:
            cell.peak = cost.peak
        else:
            cell.costs.append(cost)


def _fixed_loop() -> float:
    """Seconds that the same work takes now."""
    start = time.perf_counter()
    sum(number * number % 7 for number in range(4_000_000))
    return time.perf_counter() - start


def _print(projects: list[Project], names: list[str], cells: dict[tuple[str, int], Cell], noise: list[float]) -> None:
    print(f"\n{os.cpu_count()} processors, Python {sys.version.split()[0]}; times in seconds, memory of all processes together")
    if not can_leave_search_out():
        print("build has no --no-search yet: its figures hold the search index too")
    heads = [f"{project.recommendations:,} recommendations, {project.size / 1e6:.1f} MB of YAML" for project in projects]
    print(f"\n{'':34}" + "".join(f"{head:<44}" for head in heads))
    print(f"{'':34}" + f"{'   wall (least-most)':<24}{'cpu':>7} {'peak':>9}    " * 2 + "growth: wall, cpu  wanted at full size")
    for name in names:
        large, small = cells[name, 0], cells[name, 1]
        growth = "".join(f"{full / part:6.1f} " for full, part in ((large.wall, small.wall), (large.processor, small.processor)) if full and part)
        wanted = f"{WANTED[name]:6.1f} s" if name in WANTED else ""
        print(f"{name:<34}{large!s:<44}{small!s:<44}{growth:<18}{wanted}".rstrip())
    whole, tenth = projects
    print(f"the content itself grows {whole.recommendations / tenth.recommendations:.1f} times in recommendations, {whole.size / tenth.size:.1f} in bytes")
    for project in projects:
        if "build" in project.seen:
            print(f"site of {project.recommendations:,} recommendations: {_site_sentence(project.site)}")
    spread = (max(noise) - min(noise)) / statistics.median(noise)
    print(f"noise: the same loop took {statistics.median(noise):.3f} s ({min(noise):.3f}-{max(noise):.3f}) {len(noise)} times, a spread of {spread:.0%}")


def _site_sentence(site: Path) -> str:
    files = [path for path in site.rglob("*") if path.is_file()]
    search = sum(path.stat().st_size for path in files if "pagefind" in path.parts)
    pages = sum(path.suffix == ".html" for path in files)
    size = sum(path.stat().st_size for path in files) - search
    return f"{size / 1e6:.1f} MB, {len(files):,} files, {pages:,} HTML pages" + (f"; the search index in it {search / 1e6:.1f} MB more" if search else "")


if __name__ == "__main__":
    main()
