"""The command that turns an approved issue form into an assessment, for the workflow that proposes it as a pull request."""

import sys
from datetime import date
from pathlib import Path

import click

from generator.cli_folders import Folders
from generator.cli_today import TODAY
from generator.escape import terminal


@click.command("form")
@click.option("--event", required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False), help="File of the event, as the code host gives it.")
@click.option("--comment", type=click.Path(path_type=Path, dir_okay=False), help="File that receives the answer to whoever filled the form in.")
@TODAY
@click.pass_obj
def form_command(folders: Folders, event: Path, comment: Path | None, today: date) -> None:
    """Write the assessment of an issue form into its assessments.yaml; where something is to mend, say what and write nothing."""
    from generator.add_assessments import NotAdded, add_assessments
    from generator.checked import read_and_check
    from generator.issue_form import MAX_EVENT_BYTES, NotAForm, read_form, read_issue
    from generator.report import as_comment

    content, problems = read_and_check(folders.content, today)
    try:
        with event.open("rb") as file:
            key, filled = read_form(read_issue(file.read(MAX_EVENT_BYTES + 1)), content)
        added = add_assessments(folders.content, content, problems, key, filled, today)
    except (NotAForm, NotAdded) as refused:
        faults = refused.lines if isinstance(refused, NotAdded) else (str(refused),)
        if comment:
            comment.write_text(
                as_comment("Something in this form is to mend. Please edit the text above; then a maintainer can approve it again.", faults), "utf-8"
            )
        for line in faults:
            click.echo(terminal(line), err=True)
        sys.exit(1)
    said = f"{added.path}: {', '.join(added.records)} assessed" if added.records else f"{added.path}: says this already"
    if comment:
        comment.write_text(
            as_comment("This form was turned into an assessment." if added.records else "The record says this already.", (said, *added.warnings)), "utf-8"
        )
    click.echo(terminal(said))
