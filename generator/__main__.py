"""`python -m generator` is the same program as `scorecards`."""

from generator.cli import main

main()
