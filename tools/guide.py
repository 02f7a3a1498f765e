"""Writes the list of checks into CONTRIBUTING.md, and CHECKS.md: `.venv/bin/python tools/guide.py` after adding or changing a check."""

from pathlib import Path

from generator.checks.guide import DOCUMENT, checks_document, with_checks

ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "CONTRIBUTING.md"

if __name__ == "__main__":
    GUIDE.write_text(with_checks(GUIDE.read_text(encoding="utf-8")), encoding="utf-8")
    (ROOT / DOCUMENT).write_text(checks_document(ROOT / "tests"), encoding="utf-8")
