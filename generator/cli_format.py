"""The command that gives files the one style."""

import sys
from pathlib import Path

import click

from generator.cli_folders import Folders
from generator.escape import terminal


@click.command("format")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit with 1 where a file would change.")
@click.pass_obj
def format_command(folders: Folders, paths: tuple[Path, ...], *, only_check: bool) -> None:
    """Give the YAML files of PATHS, or all of them, one order of keys and one style, so that differences between versions stay small.

    No comment is lost and no value changes; a file that cannot be formatted stays as it is and is named with its line.
    """
    from generator.format_files import format_files

    changed = faulty = total = 0
    for outcome in format_files(folders.content, paths, write=not only_check):
        total += 1
        changed += outcome.changed
        faulty += bool(outcome.fault)
        if outcome.fault:
            click.echo(terminal(f"{outcome.path}:{outcome.fault}; left as it is"), err=True)
        elif outcome.changed:
            click.echo(terminal(f"{outcome.path}: {'would be formatted' if only_check else 'formatted'}"))
    files = f"{total:,} file{'' if total == 1 else 's'}"
    done = "would change: run scorecards format" if only_check else "formatted"
    click.echo(f"{files}: {changed:,} {done}, {faulty:,} with faults, the others as they were")
    sys.exit(1 if faulty or (only_check and changed) else 0)
