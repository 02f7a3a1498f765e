"""The command line: the only place that prints and exits. Each command calls one function."""

import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NoReturn

import click

from generator.addresses import Addresses, addresses_from
from generator.all_states import check_all
from generator.cache import CACHE, Cache
from generator.cli_assess import assess_command
from generator.cli_diff import changed_pages_command, diff_command
from generator.cli_folders import Folders
from generator.cli_form import form_command
from generator.cli_format import format_command
from generator.cli_import import import_group
from generator.cli_new import new_group
from generator.cli_release import release_command
from generator.cli_schema import schema_command
from generator.cli_sheet import sheet_group
from generator.cli_today import TODAY
from generator.escape import terminal
from generator.problem import Problem, has_errors
from generator.report import FORMATS, as_markdown, as_text, count_sentence
from generator.version import data_version
from generator.write import NotOurs

if TYPE_CHECKING:
    from generator.build import Built

SUMMARY_VARIABLE = "GITHUB_STEP_SUMMARY"


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--content",
    "content_folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("content"),
    help="Folder of the YAML files.",
    show_default=True,
)
@click.option(
    "--build",
    "build_folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("build"),
    help="Folder that receives pages and site.",
    show_default=True,
)
@click.pass_context
def main(context: click.Context, content_folder: Path, build_folder: Path) -> None:
    """Open scorecards of the Universal Periodic Review: check the content, build the site, import outside lists."""
    context.obj = Folders(content_folder, build_folder)


@main.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option(
    "--format",
    "form",
    type=click.Choice(sorted(FORMATS)),
    default="text",
    help="For people, for a code host's annotations, or for programs.",
    show_default=True,
)
@TODAY
@click.pass_obj
def check_command(folders: Folders, paths: tuple[Path, ...], form: str, today: date) -> None:
    """Check all content, or PATHS only: what is said of these is what a check of everything says of them, and much sooner."""
    folder, below = folders.content, tuple(path.resolve() for path in paths)

    def is_wanted(relative: PurePosixPath) -> bool:
        file = (folder / relative).resolve()
        return any(file.is_relative_to(path) for path in below)

    shown = _problems_of(folders, is_wanted, today) if paths else check_all(folder, Cache(folders.build / CACHE), today)
    click.echo(FORMATS[form](shown), nl=False)
    if summary := os.environ.get(SUMMARY_VARIABLE):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(as_markdown(shown))
    sys.exit(1 if has_errors(shown) else 0)


def _problems_of(folders: Folders, is_wanted: Callable[[PurePosixPath], bool], today: date) -> tuple[Problem, ...]:
    from generator.checked import read_and_check_some

    return read_and_check_some(folders.content, is_wanted, today)[1]


@main.command("build")
@click.option("--no-search", is_flag=True, help="Leave out the search index, which takes longest; the site tells its readers so.")
@click.option("--no-tables", is_flag=True, help="Leave out the large files of all rows (CSV, workbook, SQLite, Parquet); the page about data says so.")
@TODAY
@click.pass_obj
def build_command(folders: Folders, today: date, *, no_search: bool, no_tables: bool) -> None:
    """Check the content, write the pages and the open data, build the site."""
    from generator.build import build
    from generator.data_jobs import DataOrder
    from generator.site import SiteFault

    try:
        version = data_version(folders.content, today)
        data = DataOrder(version, today, with_tables=not no_tables)
        built = build(folders.content, folders.build, addresses=_addresses(), data=data, search=not no_search)
    except SiteFault as fault:
        _stop(f"{fault}", *fault.details)
    except NotOurs as fault:
        raise click.UsageError(str(fault)) from None
    except OSError as fault:
        raise click.UsageError(f"{fault.filename or folders.build}: {fault.strerror}; give another folder with --build") from None
    _finish(built, folders.build / "site")


def _addresses() -> Addresses:
    """The addresses the environment gives; a wrong one is wrong use."""
    try:
        return addresses_from(os.environ)
    except ValueError as fault:
        raise click.UsageError(str(fault)) from None


def _finish(built: "Built", site: Path) -> None:
    """What a build did, and how to look at it."""
    if built.written is None:
        click.echo(as_text(built.problems), nl=False)
        click.echo("Nothing was written; the last good site stays as it was.")
        sys.exit(1)
    click.echo(f"Checked: {count_sentence(built.problems)}" + (" (scorecards check lists them)" if built.problems else ""))
    written = built.written
    click.echo(f"Pages: {written.changed} written, {written.unchanged} as they were, {written.removed} files removed")
    if built.data:
        click.echo(f"Data: {built.data.changed} files written, {built.data.unchanged} as they were")
    if built.no_search:
        click.echo(terminal(f"Search: none, the site tells its readers so. {built.no_search}"))
    click.echo(f"Site: {site} ({built.html_pages} pages). To look at it: make serve, or open {site / 'index.html'}")


def _stop(*lines: str) -> NoReturn:
    for line in lines:
        click.echo(terminal(line), err=True)
    sys.exit(1)


@main.command("serve")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@TODAY
@click.pass_obj
def serve_command(folders: Folders, port: int, today: date) -> None:
    """Show the site at a local address and follow every edit of the content."""
    from generator.serve import serve

    try:
        version = data_version(folders.content, today)
        sys.exit(serve(folders.content, folders.build, port=port, today=today, addresses=_addresses(), version=version, say=click.echo))
    except NotOurs as fault:
        raise click.UsageError(str(fault)) from None


main.add_command(assess_command)
main.add_command(form_command)
main.add_command(format_command)
main.add_command(new_group)
main.add_command(diff_command)
main.add_command(changed_pages_command)
main.add_command(import_group)
main.add_command(release_command)
main.add_command(schema_command)
main.add_command(sheet_group)
