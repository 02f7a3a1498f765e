"""The two folders every command works with, as given before the subcommand."""

from dataclasses import dataclass
from pathlib import Path

import click


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the command reads and writes, as given before the subcommand."""

    given: Path
    build: Path

    @property
    def content(self) -> Path:
        """The content folder, which must be there."""
        if not self.given.is_dir():
            raise click.UsageError(f"there is no folder {self.given}; run scorecards in the folder of the project, or name one with --content")
        if self.build.resolve().is_relative_to(self.given.resolve()) or self.given.resolve().is_relative_to(self.build.resolve() / "pages"):
            raise click.UsageError(f"{self.build} and {self.given} lie in each other; give another folder with --build")
        return self.given
