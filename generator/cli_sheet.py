"""The commands of the spreadsheet path: a review out as a sheet, a filled-in sheet back as assessments."""

import re
import sys
from datetime import date
from pathlib import Path

import click

from generator.cli_folders import Folders
from generator.cli_today import TODAY
from generator.escape import terminal


@click.group("sheet")
def sheet_group() -> None:
    """Assess in a spreadsheet: export a review, fill it in, import it."""


@sheet_group.command("export")
@click.argument("review", metavar="REVIEW")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The file to write.  [default: REVIEW.xlsx]")
@TODAY
@click.pass_obj
def export_command(folders: Folders, review: str, out: Path | None, today: date) -> None:
    """Write the recommendations of REVIEW, such as SVN-3, as a spreadsheet (.xlsx) to fill in."""
    from generator.checked import read_and_check
    from generator.importers.sheet.export import sheet_of

    content, _ = read_and_check(folders.content, today)
    match = re.fullmatch(r"([A-Z]{3})-([1-9][0-9]?)", review)
    key = (match[1], int(match[2])) if match else ("", 0)
    if key not in content.reviews:
        there = ", ".join(f"{key[0]}-{one.record.cycle}" for one in content.reviews_of(key[0])) or "codes and cycles such as SVN-3"
        raise click.UsageError(f"there is no review {terminal(review)!r}; write {there}")
    target = out or Path(f"{review}.xlsx")
    try:
        with target.open("xb") as file:
            file.write(sheet_of(content, key))
    except FileExistsError:
        raise click.UsageError(f"{target} is there already and may be filled in; give another name with --out, or move it away") from None
    except OSError as fault:
        raise click.UsageError(f"{target}: {fault.strerror}; give another file with --out") from None
    number = len(content.reviews[key].record.recommendations)
    click.echo(f"{target}: {number} recommendations. Fill in the white cells, then run: scorecards sheet import {target}")


@sheet_group.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@TODAY
@click.pass_obj
def import_command(folders: Folders, file: Path, today: date) -> None:
    """Bring a filled-in FILE back as assessments; every problem names its sheet and cell, and then nothing is written."""
    from generator.add_assessments import NotAdded, add_assessments
    from generator.checked import read_and_check
    from generator.importers.files.package_file import NotAList
    from generator.importers.sheet.read_back import NotASheet, read_filled_sheet, summary

    content, problems = read_and_check(folders.content, today)
    try:
        key, filled = read_filled_sheet(file, content)
        added = add_assessments(folders.content, content, problems, key, filled, today)
    except (NotAList, NotASheet) as fault:
        _stop(f"{file.name}: {fault}", "Nothing was written.")
    except NotAdded as refused:
        count = len(refused.lines)
        _stop(*refused.lines, f"{count} problem{'' if count == 1 else 's'} in {file.name}; nothing was written.")
    for line in added.warnings:
        click.echo(terminal(line))
    new = summary(added.records, added.sources)
    click.echo(terminal(f"{added.path}: {new} added" if new else f"{added.path}: nothing new in {file.name}, the file stays as it was"))


def _stop(*lines: str) -> None:
    for line in lines:
        click.echo(terminal(line), err=True)
    sys.exit(1)
