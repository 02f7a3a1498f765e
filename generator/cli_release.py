"""The command `release`: one dated archive of content and data."""

import os
import sys
from datetime import date
from pathlib import Path

import click

from generator.addresses import addresses_from
from generator.cli_folders import Folders
from generator.cli_today import TODAY
from generator.escape import terminal
from generator.report import as_text
from generator.version import data_version
from generator.write import NotOurs, alone_in


@click.command("release")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Folder that receives the archive.  [default: releases in the build folder]")
@click.option("--uncommitted", is_flag=True, help="Also where files of the content differ from the last commit; the version says so.")
@TODAY
@click.pass_obj
def release_command(folders: Folders, /, *, out: Path | None, uncommitted: bool, today: date) -> None:
    """Write one dated archive of the content and all data, with checksums and how to cite it, ready for a DOI."""
    from generator.build import build_pages
    from generator.data_jobs import DataOrder
    from generator.release import RELEASES, write_release

    version = data_version(folders.content, today)
    if version.is_changed and not uncommitted:
        click.echo("The content has changes that are not committed, so nobody could find it again. Commit them, or add --uncommitted.", err=True)
        sys.exit(1)
    try:
        addresses = addresses_from(os.environ)
        with alone_in(folders.build):
            built = build_pages(folders.content, folders.build, today=today, addresses=addresses, data=DataOrder(version, today))
            if built.written is None:
                click.echo(as_text(built.problems), nl=False)
                click.echo("Nothing was released.")
                sys.exit(1)
            made = write_release(folders.content, folders.build / "pages", out or folders.build / RELEASES, version, addresses)
    except (ValueError, NotOurs) as fault:
        raise click.UsageError(terminal(str(fault))) from None
    except OSError as fault:
        raise click.UsageError(f"{fault.filename or out}: {fault.strerror}; give another folder with --out") from None
    click.echo(f"Release: {made.file} ({made.size / 1e6:.1f} MB, {made.files:,} files)")
    click.echo(f"SHA-256: {made.checksum}")
    click.echo("To give it a DOI, deposit the archive as it is; CITATION.cff in it says what the deposit should say.")
