"""Writes content as large as the Universal Periodic Review itself, all of it invented, to measure the program with.

    .venv/bin/python benchmarks/make_content.py FOLDER                   193 States, 700 reviews, some 112,000 recommendations, 88 MB
    .venv/bin/python benchmarks/make_content.py FOLDER --fraction 0.1    a tenth of the States with their reviews

The same seed and fraction give the same bytes. The lists and pages are those of the project's own content, without the links to real States;
States, codes, names and texts are invented, in six scripts. `scorecards check` finds no error in it and `scorecards format` nothing to do,
today being 2026-09-30 or later.
"""

import argparse
import random
import re
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from invented_findings import assessments_file
from invented_review import FIRST_THEME, InventedReview, Lists, Skewed, review_file
from invented_states import InventedState, invented_states, state_file, treaty_status_file

STATES = 193
MEANS = (85, 150, 190, 250)  # recommendations of a review in each cycle
IN_CYCLE_4 = 121  # States whose fourth review has taken place: 700 reviews in all
LAST_SESSION = 48
FULLEST = 386
_LISTS = ("themes.yaml", "groups.yaml", "sdgs.yaml", "treaties.yaml", "sessions.yaml", "observers.yaml")
_CONTENT = ROOT / "content"
_LINK_TO_A_STATE = re.compile(r"\[([^\]]+)\]\(states/[^)]+\)")


def main() -> None:
    """Reads the command line and writes the content."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--fraction", type=float, default=1.0, help="share of the States that is written")
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    if given.folder.exists() and any(given.folder.iterdir()):
        options.error(f"{given.folder} is not empty; give a new folder")
    recommendations, size = make_content(given.folder, fraction=given.fraction, seed=given.seed)
    print(f"{given.folder}: {recommendations:,} recommendations, {size / 1e6:.1f} MB of YAML")


def make_content(folder: Path, *, fraction: float = 1.0, seed: int = 1) -> tuple[int, int]:
    """Writes a content folder and returns how many recommendations and bytes of YAML it has."""
    states = invented_states(max(2, round(STATES * fraction)))
    lists = _lists(states)
    for name in _LISTS:
        _write(folder / name, (_CONTENT / name).read_text(encoding="utf-8"))
    for path in sorted((_CONTENT / "pages").glob("*.md")):
        _write(folder / "pages" / path.name, _LINK_TO_A_STATE.sub(r"\1", path.read_text(encoding="utf-8")))
    for path in sorted((_CONTENT / "treaty_status").glob("*.yaml")):
        _write(folder / "treaty_status" / path.name, treaty_status_file(path.stem, states, random.Random(f"{seed} {path.stem}")))
    for state in states:
        _write(folder / "states" / state.code / "state.yaml", state_file(state, random.Random(f"{seed} {state.code}")))
    recommendations = 0
    for review in _reviews(states, lists, random.Random(seed)):
        recommendations += review.size
        chance = random.Random(f"{seed} {review.state.code} {review.cycle}")
        record = review_file(review, lists, chance)
        _write(folder / review.folder() / "review.yaml", record)
        if review.size:
            _write(folder / review.folder() / "assessments.yaml", assessments_file(review, _numbers_of_treaties(record), chance))
    return recommendations, sum(path.stat().st_size for path in folder.rglob("*.yaml"))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _numbers_of_treaties(record: str) -> set[int]:
    """Which recommendations of a record name a treaty, counted from 0."""
    return {index for index, entry in enumerate(record.split("\n  - paragraph: ")[1:]) if "\n    treaties: " in entry}


def _lists(states: list[InventedState]) -> Lists:
    """What recommendations may name, from the lists of the project, the most frequent first."""
    themes = [theme["id"] for theme in _read("themes.yaml")["themes"] if theme["id"] != FIRST_THEME]
    days: dict[int, list[tuple[int, date, date | None]]] = {cycle: [] for cycle in range(1, 5)}
    for session in _read("sessions.yaml")["sessions"]:
        if session["number"] <= LAST_SESSION:
            days[session["cycle"]].append((session["number"], session.get("starts_on", date(session["year"], 5, 4)), session.get("ends_on")))
    recommending = [*(state.code for state in states), *(observer["code"] for observer in _read("observers.yaml")["observers"])]
    random.Random("order of the recommending States").shuffle(recommending)
    return Lists(
        recommending=Skewed(recommending, 14),
        themes=Skewed(themes, 6),
        groups=Skewed([group["id"] for group in _read("groups.yaml")["groups"]], 3),
        treaties=Skewed([treaty["id"] for treaty in _read("treaties.yaml")["treaties"]], 4),
        session_days=days,
    )


def _read(name: str) -> Any:
    return yaml.load((_CONTENT / name).read_text(encoding="utf-8"), yaml.CSafeLoader)


def _reviews(states: list[InventedState], lists: Lists, chance: random.Random) -> Iterator[InventedReview]:
    """Every review, State by State; the last State has no recommendations at all."""
    fourth = round(IN_CYCLE_4 / STATES * len(states))
    counts = [_sizes(mean, len(states) if cycle < 4 else fourth, chance) for cycle, mean in enumerate(MEANS, start=1)]
    counts[3][fourth // 2] = FULLEST
    for index, state in enumerate(states):
        sizes = tuple(0 if state is states[-1] else counts[cycle][index] for cycle in range(4 if index < fourth else 3))
        for cycle in range(1, len(sizes) + 1):
            sessions = lists.session_days[cycle]
            session, first, last = sessions[index % len(sessions)]
            held = first + timedelta(days=index % ((last - first).days + 1 if last else 10))
            yield InventedReview(state, cycle, session, held, sizes)


def _sizes(mean: int, count: int, chance: random.Random) -> list[int]:
    """Numbers of recommendations that vary by half up and down, with the given mean."""
    shares = [0.5 + chance.random() for _ in range(count)]
    return [round(mean * share * count / sum(shares)) for share in shares]


if __name__ == "__main__":
    main()
