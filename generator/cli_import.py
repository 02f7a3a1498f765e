"""The commands that bring outside files into the record: like `cli`, they parse arguments, call one function, print and exit."""

import sys
from functools import partial as partial_of
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli_folders import Folders
from generator.escape import terminal

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.importers.run import Format


@click.group("import")
def import_group() -> None:
    """Bring outside lists into the record without touching what people wrote."""


@import_group.command("ohchr-list")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--state", required=True, help="Code of the State under Review, such as SVN.")
@click.option("--cycle", required=True, type=click.IntRange(1), help="Cycle of the review.")
@click.option("--with-text", is_flag=True, help="Keep the official wording too, for publishers who hold it.")
@click.option("--partial", is_flag=True, help="Write what could be read even though some rows could not.")
@click.pass_obj
def import_ohchr_list(folders: Folders, /, *, file: Path, state: str, cycle: int, with_text: bool, partial: bool) -> None:
    """Read OHCHR's thematic list FILE (.docx) into the review.yaml of one State and cycle."""
    from generator.importers.run import OHCHR_LIST

    sys.exit(0 if _import(folders.content, file, OHCHR_LIST, state=state, cycle=cycle, with_text=with_text, partial=partial) else 1)


@import_group.command("wg-report")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--state", help="Code of the State under Review, where the report does not say it.")
@click.option("--cycle", type=click.IntRange(1), help="Cycle of the review, where the report does not say it.")
@click.option("--with-text", is_flag=True, help="Keep the official wording too, for publishers who hold it.")
@click.option("--partial", is_flag=True, help="Write what could be read even though some paragraphs could not.")
@click.pass_obj
def import_wg_report(folders: Folders, /, *, files: tuple[Path, ...], state: str | None, cycle: int | None, with_text: bool, partial: bool) -> None:
    """Read reports of the Working Group FILES (text, .docx or PDF) into the review.yaml of their State and cycle."""
    from generator.importers.run import WG_REPORT

    done = [_import(folders.content, file, WG_REPORT, state=state, cycle=cycle, with_text=with_text, partial=partial) for file in files]
    sys.exit(0 if all(done) else 1)


@import_group.command("addendum")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--state", help="Code of the State under Review, where the addendum does not say it.")
@click.option("--cycle", type=click.IntRange(1), help="Cycle of the review, where neither its report nor its day is on record.")
@click.option("--partial", is_flag=True, help="Write what adds up even though something does not.")
@click.pass_obj
def import_addenda(folders: Folders, /, *, files: tuple[Path, ...], state: str | None, cycle: int | None, partial: bool) -> None:
    """Read the State's positions from addenda to reports FILES (text, .docx or PDF) into the review.yaml of their State and cycle."""
    from generator.importers.addendum_run import import_addendum

    done = [_printed(partial_of(import_addendum, folders.content, file, state=state, cycle=cycle, partial=partial)) for file in files]
    sys.exit(0 if all(done) else 1)


def _import(folder: Path, file: Path, form: "Format", *, state: str | None, cycle: int | None, with_text: bool, partial: bool) -> bool:
    """Imports one file and prints what was done, or why nothing was; True where it was written."""
    from generator.importers.run import import_list

    return _printed(lambda: import_list(folder, file, form, state=state, cycle=cycle, with_text=with_text, partial=partial))


def _printed(run: "Callable[[], tuple[str, ...]]") -> bool:
    """Prints what an import has done, or why it did nothing; True where it was written."""
    from generator.importers.run import ImportRefused

    try:
        summary = run()
    except ImportRefused as refused:
        for line in refused.lines:
            click.echo(terminal(line), err=True)
        return False
    for line in summary:
        click.echo(terminal(line))
    return True
