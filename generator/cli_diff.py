"""The commands `diff` and `changed-pages`: what a reader of the site would notice of a change, and on which pages."""

import os
import sys
from datetime import date

import click

from generator.addresses import addresses_from
from generator.cli_folders import Folders
from generator.cli_today import TODAY
from generator.escape import terminal
from generator.revision import NoRevision


@click.command("diff")
@click.argument("base")
@click.argument("head", required=False)
@click.option(
    "--format", "form", type=click.Choice(["json", "markdown", "text"]), default="text", help="For people, for a comment, or for programs.", show_default=True
)
@TODAY
@click.pass_obj
def diff_command(folders: Folders, /, *, base: str, head: str | None, form: str, today: date) -> None:
    """Tell what a reader would notice since the revision BASE: levels, positions, figures, facts; new warnings too.

    The present files are compared, or those of the revision HEAD. Exit code 1 where a published record vanished without being withdrawn.
    """
    from generator.compare.report import FORMATS
    from generator.differences import differences_since

    try:
        site = addresses_from(os.environ).site
        report = differences_since(folders.content, base, head, today, site)
    except (NoRevision, ValueError) as fault:
        raise click.UsageError(terminal(str(fault))) from None
    click.echo(FORMATS[form](report), nl=False)
    sys.exit(1 if report.differences.vanished else 0)


@click.command("changed-pages")
@click.argument("base")
@TODAY
@click.pass_obj
def changed_pages_command(folders: Folders, /, *, base: str, today: date) -> None:
    """List the pages of the site just built that are different from those of the revision BASE, in a page of that site."""
    from generator.changed_pages import LIST, changed_pages, write_list

    site = folders.build / "site"
    if not (site / "index.html").is_file():
        raise click.UsageError(f"there is no site in {site}; run scorecards build first")
    try:
        pages = changed_pages(folders.content, folders.build, base, today, addresses_from(os.environ))
    except (NoRevision, ValueError) as fault:
        raise click.UsageError(terminal(str(fault))) from None
    write_list(site, pages)
    said = f"{len(pages.changed)} changed, {len(pages.added)} new, {len(pages.removed)} gone" if pages else "unknown, because the content of before has errors"
    click.echo(f"Pages: {said}. The list: {site / LIST}")
