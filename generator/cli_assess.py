"""The command that assesses: by rule for whole reviews, or one recommendation with a few questions in the terminal."""

import sys
from datetime import date
from typing import NoReturn

import click

from generator.cli_folders import Folders
from generator.cli_today import TODAY
from generator.escape import terminal
from generator.report import as_text
from generator.vocabulary import RULES


@click.command("assess")
@click.argument("names", nargs=-1, metavar="[RECORD_ID] | [STATE]...")
@click.option("--rule", type=click.Choice(sorted(RULES)), help="Let a rule draw the findings of STATES, or of all; the methodology page describes it.")
@TODAY
@click.pass_obj
def assess_command(folders: Folders, names: tuple[str, ...], rule: str | None, today: date) -> None:
    """Assess one recommendation, RECORD_ID such as SVN-3-121.4, with a few questions; or whole reviews by a rule.

    What is written stands beside the record, in assessments.yaml; every other byte of the file stays as it was.
    """
    if rule:
        _by_rule(folders, rule, names, today)
    elif len(names) == 1:
        _one(folders, names[0], today)
    else:
        raise click.UsageError("name one recommendation, such as SVN-3-121.4, or a rule with --rule")


def _by_rule(folders: Folders, rule: str, states: tuple[str, ...], today: date) -> None:
    from generator.assess import NotAssessed, assess_by_rule

    known = {path.name for path in (folders.content / "states").glob("*")}
    if unknown := [state for state in states if state not in known]:
        raise click.UsageError(f"there is no State {unknown[0]!r}; write codes such as SVN, the names of the folders in {folders.content / 'states'}")
    try:
        lines = assess_by_rule(folders.content, rule, states, today)
    except NotAssessed as fault:
        click.echo(as_text(fault.problems) if fault.problems else "", nl=False)
        _stop(*fault.lines)
    for line in lines:
        click.echo(terminal(line))


def _one(folders: Folders, record_id: str, today: date) -> None:
    """Asks, appends, and says where; whatever stops it, nothing is written before the last answer."""
    from generator.assess import NotAssessed
    from generator.assess_record import NoSuchRecord, add_assessment, find_record
    from generator.assessments_text import assessment_lines, source_lines
    from generator.checked import read_and_check
    from generator.cli_questions import ask

    content, problems = read_and_check(folders.content, today)
    try:
        record = find_record(content, record_id)
    except NoSuchRecord as fault:
        raise click.UsageError(str(fault)) from None
    if errors := [one for one in problems if one.is_error and str(one.path).endswith(str(record.file))]:
        click.echo(as_text(errors), nl=False)
        _stop("Mend the file first.")
    try:
        assessment, sources = ask(record, today)
    except click.Abort:
        click.echo()
        _stop()
    lines = [*source_lines(sources), *assessment_lines(assessment)]
    try:
        added = add_assessment(folders.content, record, assessment, sources, today)
    except NotAssessed as fault:
        click.echo(as_text(fault.problems) if fault.problems else "", nl=False)
        _stop(*fault.lines, "These were your answers:", *lines)
    for warning in added.warnings:
        if record.record_id in warning.record:
            click.echo(as_text([warning]).splitlines()[0])
    click.echo(terminal(f"{added.path}:{added.line}: {record.record_id}: added"))


def _stop(*lines: str) -> NoReturn:
    for line in (*lines, "Nothing was written."):
        click.echo(terminal(line), err=True)
    sys.exit(1)
