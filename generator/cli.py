"""The command line: the only place that prints, exits and reads the clock. Each command calls one function."""

import os
import sys
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NoReturn

import click

from generator.addresses import Addresses, addresses_from
from generator.checked import read_and_check, read_and_check_some
from generator.cli_day import TODAY
from generator.cli_diff import changed_pages_command, diff_command
from generator.cli_folders import Folders
from generator.cli_import import import_group
from generator.escape import terminal
from generator.problem import has_errors
from generator.report import FORMATS, as_markdown, as_text, count_sentence
from generator.treaty_record import RULES
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

    _, shown = read_and_check_some(folder, is_wanted, today) if paths else read_and_check(folder, today)
    click.echo(FORMATS[form](shown), nl=False)
    if summary := os.environ.get(SUMMARY_VARIABLE):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(as_markdown(shown))
    sys.exit(1 if has_errors(shown) else 0)


@main.command("build")
@TODAY
@click.pass_obj
def build_command(folders: Folders, today: date) -> None:
    """Check the content, write the pages, build the site."""
    from generator.build import build
    from generator.site import SiteFault

    try:
        version = data_version(folders.content, today)
        built = build(folders.content, folders.build, today=today, addresses=_addresses(), version=version)
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
    click.echo(f"Pages: {written.changed} written, {written.unchanged} as they were, {written.removed} removed")
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


@main.command("schema")
@click.argument("name", required=False)
def schema_command(name: str | None) -> None:
    """Print the JSON Schema of one kind of file (review, state, assessments, themes ...), or the list of kinds."""
    from generator.schema import SCHEMAS, schema_text

    if name is None:
        click.echo("\n".join(SCHEMAS))
    elif name in SCHEMAS:
        click.echo(schema_text(name), nl=False)
    else:
        raise click.UsageError(f"there is no schema {name!r}; write one of {', '.join(SCHEMAS)}")


@main.command("assess")
@click.argument("states", nargs=-1, metavar="[STATE]...")
@click.option("--rule", type=click.Choice(sorted(RULES)), required=True, help="The rule that draws the findings; the methodology page describes it.")
@TODAY
@click.pass_obj
def assess_command(folders: Folders, states: tuple[str, ...], rule: str, today: date) -> None:
    """Derive assessments of the reviews of STATES, or of all, and write them beside the records; people review what changed."""
    from generator.assess import NotAssessed, assess_by_rule

    known = {path.name for path in (folders.content / "states").glob("*")}
    if unknown := [state for state in states if state not in known]:
        raise click.UsageError(f"there is no State {unknown[0]!r}; write codes such as SVN, the names of the folders in {folders.content / 'states'}")
    try:
        lines = assess_by_rule(folders.content, rule, states, today)
    except NotAssessed as fault:
        click.echo(as_text(fault.problems) if fault.problems else "", nl=False)
        _stop(*fault.lines, "Nothing was written.")
    for line in lines:
        click.echo(terminal(line))


main.add_command(diff_command)
main.add_command(changed_pages_command)
main.add_command(import_group)
