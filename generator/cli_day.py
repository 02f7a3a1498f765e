"""The option --today, which all commands share that depend on the day."""

from datetime import date

import click


class Day(click.ParamType[date]):
    """A date as YYYY-MM-DD."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a complaint in click's words."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no date; write YYYY-MM-DD", param, ctx)


TODAY = click.option("--today", type=Day(), default=date.today, help="The date to work with, instead of the clock's.")
