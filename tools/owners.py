"""Writes .github/CODEOWNERS: `.venv/bin/python tools/owners.py` after a State was added or changed its regional group."""

from pathlib import Path

from generator.content import Content
from generator.read import read_frame

ROOT = Path(__file__).parent.parent
OWNERS = ROOT / ".github" / "CODEOWNERS"
# To be set: teams of the organisation on the code host. They do not exist yet; until they do, nobody is asked.
MAINTAINERS = "@upr-scorecards/maintainers"
EDITORS = "@upr-scorecards/editors-"


def owners(content: Content) -> str:
    """Who must agree to a change: a maintainer, and for assessments an editor of the State's region. The last line that fits counts."""
    regions = "".join(
        f"/content/states/{code}/*/assessments.yaml {EDITORS}{state.record.regional_group.slug}\n" for code, state in sorted(content.states.items())
    )
    return f"""\
# Who must agree before a change is merged; the last line that fits counts. Made by tools/owners.py, do not edit it by hand.
# To be set: these teams of the organisation do not exist yet. "Require review from Code Owners" must be on for the branch main.

# The record, the lists, the code and the workflows: a maintainer.
* {MAINTAINERS}

# Assessments: one editor of the region.
{regions}"""


if __name__ == "__main__":
    OWNERS.write_text(owners(read_frame(ROOT / "content")), encoding="utf-8")
