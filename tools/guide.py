"""Writes the list of checks into CONTRIBUTING.md: `.venv/bin/python tools/guide.py` after adding or changing a check."""

from pathlib import Path

from generator.checks.guide import with_checks

GUIDE = Path(__file__).parent.parent / "CONTRIBUTING.md"

if __name__ == "__main__":
    GUIDE.write_text(with_checks(GUIDE.read_text(encoding="utf-8")), encoding="utf-8")
