"""The command `scorecards schema`: what editors are told about the files."""

import sys

import click

from generator.cli_folders import Folders


@click.command("schema")
@click.argument("name", required=False)
@click.option("--write", "is_writing", is_flag=True, help="Renew the schemas of all kinds in the folder schemas/, beside the content.")
@click.pass_obj
def schema_command(folders: Folders, name: str | None, *, is_writing: bool) -> None:
    """Print the JSON Schema of one kind of file (review, state, assessments, themes ...), or the list of kinds; or renew all."""
    from generator.schema import SCHEMAS

    if is_writing and name is not None:
        raise click.UsageError("--write renews the schemas of all kinds; leave out the name")
    if is_writing:
        _write(folders)
    elif name is None:
        click.echo("\n".join(SCHEMAS))
    elif name in SCHEMAS:
        _print(folders, name)
    else:
        raise click.UsageError(f"there is no schema {name!r}; write one of {', '.join(SCHEMAS)}")


def _print(folders: Folders, name: str) -> None:
    """One schema; without a content folder, one that leaves the words of its lists open."""
    from generator.content import Content
    from generator.read import read_frame
    from generator.schema import schema_text

    content = read_frame(folders.given) if folders.given.is_dir() else Content()
    click.echo(schema_text(name, content), nl=False)


def _write(folders: Folders) -> None:
    """All schemas; nothing where a list or a State has faults, because its words would be missing."""
    from generator.file_kinds import LISTS
    from generator.read import read_frame
    from generator.schema import SCHEMAS, write_schemas
    from generator.schema_line import SCHEMA_FOLDER

    content = read_frame(folders.content)
    if content.unread or any(getattr(content, name.removesuffix(".yaml")) is None for name in LISTS):
        click.echo("a list of words or a state.yaml has faults; mend them first (scorecards check), nothing was written", err=True)
        sys.exit(1)
    changed = write_schemas(folders.content, content)
    click.echo(f"{folders.content.parent / SCHEMA_FOLDER}: {changed} of {len(SCHEMAS)} schemas written, the others as they were")
