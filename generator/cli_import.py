"""The commands that bring outside files into the record: like `cli`, they parse arguments, call one function, print and exit."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli_folders import Folders
from generator.cli_progress import watched
from generator.escape import terminal

if TYPE_CHECKING:
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

    sys.exit(0 if _import(folders.content, (file,), OHCHR_LIST, state=state, cycle=cycle, with_text=with_text, partial=partial) else 1)


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

    sys.exit(0 if _import(folders.content, files, WG_REPORT, state=state, cycle=cycle, with_text=with_text, partial=partial) else 1)


@import_group.command("upr-info")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--reports", type=click.Path(path_type=Path, exists=True, file_okay=False), help="Folder of reports of the Working Group, which have the paragraphs."
)
@click.option("--pledges", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Export of voluntary pledges.")
@click.option("--with-text", is_flag=True, help="Keep the official wording too, for publishers who hold it.")
@click.option("--partial", is_flag=True, help="Write what could be read even though some rows or paragraphs could not.")
@click.option("--verbose", is_flag=True, help="List every difference between UPR Info and the reports instead of counting them.")
@click.pass_obj
def import_upr_info(
    folders: Folders, /, *, files: tuple[Path, ...], reports: Path | None, pledges: Path | None, with_text: bool, partial: bool, verbose: bool
) -> None:
    """Read exports of the UPR Info database FILES (CSV or XLS) into the review.yaml of every review they are about."""
    from generator.importers.upr_info.run import UprInfoFiles, import_upr_info

    given = UprInfoFiles(files, reports, pledges)
    lines = import_upr_info(folders.content, given, with_text=with_text, partial=partial, verbose=verbose, watch=watched)
    sys.exit(0 if _print(lines) else 1)


def _print(lines: Iterator[str]) -> bool:
    """Prints what an import of many reviews says, when its bar is done; True where no review was refused."""
    from generator.importers.run import ImportRefused

    said: list[str] = []
    faults: tuple[str, ...] = ()
    try:
        for line in lines:
            said.append(line)  # noqa: PERF402 - what was said stays when the next step is refused
    except ImportRefused as refused:
        faults = refused.lines
    finally:
        for line in said:
            click.echo(terminal(line))
    for line in faults:
        click.echo(terminal(line), err=True)
    return not faults


@import_group.command("uhri")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--reports", type=click.Path(path_type=Path, exists=True, file_okay=False), help="Folder of reports of the Working Group, for texts without a paragraph."
)
@click.option("--with-text", is_flag=True, help="Keep the official wording too, for publishers who hold it.")
@click.option("--partial", is_flag=True, help="Write what could be read even though some records could not.")
@click.pass_obj
def import_uhri_export(folders: Folders, /, *, file: Path, reports: Path | None, with_text: bool, partial: bool) -> None:
    """Read the UPR's part of FILE, an export of the Universal Human Rights Index (JSON or .xlsx), into every review it is about."""
    from generator.importers.uhri.run import Show, import_uhri

    lines = import_uhri(folders.content, file, reports, with_text=with_text, partial=partial, show=Show(_progress, watched))
    sys.exit(0 if _print(lines) else 1)


@contextmanager
def _progress(size: int) -> Iterator[Callable[[int], None]]:
    """A progress bar over the bytes of a file, for people who watch."""
    with click.progressbar(length=size, label="Reading", file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        yield bar.update


@import_group.command("addendum")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--state", help="Code of the State under Review, where the addendum does not say it.")
@click.option("--cycle", type=click.IntRange(1), help="Cycle of the review, where neither its report nor its day is on record.")
@click.option("--partial", is_flag=True, help="Write what adds up even though something does not.")
@click.pass_obj
def import_addenda(folders: Folders, /, *, files: tuple[Path, ...], state: str | None, cycle: int | None, partial: bool) -> None:
    """Read the State's positions from addenda to reports FILES (text, .docx or PDF) into the review.yaml of their State and cycle."""
    from generator.importers.addendum.run import import_addendum

    def run(file: Path) -> tuple[str, ...]:
        return import_addendum(folders.content, file, state=state, cycle=cycle, partial=partial)

    sys.exit(0 if _for_each(files, run) else 1)


def _import(folder: Path, files: Sequence[Path], form: "Format", *, state: str | None, cycle: int | None, with_text: bool, partial: bool) -> bool:
    """Imports one file and prints what was done, or why nothing was; True where it was written."""
    from generator.importers.run import import_list

    return _for_each(files, lambda file: import_list(folder, file, form, state=state, cycle=cycle, with_text=with_text, partial=partial))


def _for_each(files: Sequence[Path], run: Callable[[Path], tuple[str, ...]]) -> bool:
    """Runs an import for each file, with a bar where there are several, and prints what was done, or why nothing was; True where all were written."""
    from generator.importers.run import ImportRefused

    outcomes: list[tuple[tuple[str, ...], bool]] = []
    for file in watched(files, "Reading") if len(files) > 1 else files:
        try:
            outcomes.append((run(file), True))
        except ImportRefused as refused:
            outcomes.append((refused.lines, False))
    for lines, is_written in outcomes:
        for line in lines:
            click.echo(terminal(line), err=not is_written)
    return all(is_written for _, is_written in outcomes)


@import_group.command("treaty-status")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--days-as-of", type=click.DateTime(["%Y-%m-%d"]), help="The day up to which the UN Treaty Collection's tables speak; 2015-03-14 if left out.")
@click.option("--years-as-of", type=click.DateTime(["%Y-%m-%d"]), help="The day up to which the table of years speaks; 2022-08-01 if left out.")
@click.pass_obj
def import_treaty_status_command(folders: Folders, /, *, files: tuple[Path, ...], days_as_of: datetime | None, years_as_of: datetime | None) -> None:
    """Read lists FILES of who signed a treaty and who is bound by it into content/treaty_status/."""
    from generator.importers.run import ImportRefused
    from generator.importers.treaty_status.run import import_treaty_status
    from generator.importers.treaty_status.tables import Editions

    given = {name: value.date() for name, value in (("days", days_as_of), ("years", years_as_of)) if value}
    try:
        lines = import_treaty_status(folders.content, files, Editions(**given))
    except ImportRefused as refused:
        for line in refused.lines:
            click.echo(terminal(line), err=True)
        sys.exit(1)
    for line in lines:
        click.echo(terminal(line))
