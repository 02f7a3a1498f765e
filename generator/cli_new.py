"""The commands that begin a file or an entry in the right place, and say where to go on."""

import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from generator.cli_folders import Folders
from generator.cli_today import TODAY
from generator.escape import terminal
from generator.vocabulary import RegionalGroup

if TYPE_CHECKING:
    from generator.skeletons import Skeleton


@click.group("new")
def new_group() -> None:
    """Begin a State, a review or an assessment in the right place, and print the line to go on at."""


@new_group.command("state")
@click.argument("code")
@click.option("--name", default="", help="UN short name in English.")
@click.option("--group", type=click.Choice([str(group) for group in RegionalGroup]), help="Regional group.")
@click.pass_obj
def new_state(folders: Folders, code: str, name: str, group: str | None) -> None:
    """Begin the state.yaml of the State with the three-letter CODE."""
    from generator.skeletons import state_skeleton

    _code(code)
    regional_group = next((one for one in RegionalGroup if one == group), None)
    _begin(folders.content / "states" / code / "state.yaml", lambda: state_skeleton(code, name, regional_group))


@new_group.command("cycle")
@click.argument("code")
@click.argument("cycle", type=click.IntRange(1, 99))
@click.option("--session", "number", type=click.IntRange(1), help="Session of the Working Group.")
@TODAY
@click.pass_obj
def new_cycle(folders: Folders, code: str, cycle: int, number: int | None, today: date) -> None:
    """Begin the review.yaml of the State CODE in CYCLE."""
    from generator.read import read_frame
    from generator.skeletons import review_skeleton

    _code(code)
    content = read_frame(folders.content)
    if code not in content.states:
        raise click.UsageError(f"there is no State {code} on record; scorecards new state {code} begins it")
    session = content.session_by_number.get(number) if number else None
    if number and (session is None or session.cycle != cycle):
        there = sorted(one.number for one in content.session_by_number.values() if one.cycle == cycle)
        known = f"those of cycle {cycle} are {there[0]} to {there[-1]}" if there else f"sessions.yaml lists none of cycle {cycle}"
        raise click.UsageError(f"session {number} is not of cycle {cycle}; {known}")
    path = folders.content / "states" / code / f"cycle-{cycle}" / "review.yaml"
    sessions = list(content.session_by_number.values())
    _begin(path, lambda: review_skeleton(content.name_by_code[code], code, cycle, session, sessions, today))


@new_group.command("assessment")
@click.argument("record_id")
@TODAY
@click.pass_obj
def new_assessment(folders: Folders, record_id: str, today: date) -> None:
    """Begin an assessment of the recommendation RECORD_ID, such as SVN-3-121.4, as comments to fill in. To be asked instead: scorecards assess."""
    from generator.assess_record import NoSuchRecord, find_record
    from generator.read import read
    from generator.skeletons import assessment_skeleton
    from generator.yaml_document import parse_yaml
    from generator.yaml_values import NotEditable

    try:
        record = find_record(read(folders.content)[0], record_id)
    except NoSuchRecord as fault:
        raise click.UsageError(str(fault)) from None
    path = folders.content / record.file
    data = path.read_bytes() if path.exists() else None
    if data is not None and (faults := parse_yaml(data)[1]):
        _refuse(f"{path}:{faults[0].place.line}:{faults[0].place.column}: {faults[0].message}")
    order = [one.paragraph for one in record.review.recommendations]
    try:
        text = data.decode("utf-8") if data is not None else None
        skeleton = assessment_skeleton(text, record.state_name, record.review.cycle, record.recommendation.paragraph, order, today)
    except NotEditable as fault:
        _refuse(f"{path}: {fault}")
    _write(path, skeleton)


def _code(code: str) -> None:
    if not re.fullmatch(r"[A-Z]{3}", code, re.ASCII):
        raise click.UsageError(f"{code!r:.40} is no code; write the three capital letters of the State, such as SVN")


def _begin(path: Path, make: "Callable[[], Skeleton]") -> None:
    """Writes a file that is not there yet."""
    if path.exists() or path.is_symlink():
        _refuse(f"{path}:1: there already; nothing is written over it")
    _write(path, make())


def _write(path: Path, skeleton: "Skeleton") -> None:
    from generator.write import write_if_changed

    write_if_changed(path, skeleton.text.encode("utf-8"))
    click.echo(terminal(f"{path}:{skeleton.line}"))


def _refuse(line: str) -> NoReturn:
    click.echo(terminal(line), err=True)
    sys.exit(1)
