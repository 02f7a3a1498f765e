"""Which files a content folder has, and what each holds, by its path."""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from generator.model import Assessments, Goals, Groups, Observers, Record, Review, Sessions, State, Themes, Treaties, TreatyStatus

LISTS: Mapping[str, type[Record]] = {
    "sessions.yaml": Sessions,
    "observers.yaml": Observers,
    "themes.yaml": Themes,
    "groups.yaml": Groups,
    "sdgs.yaml": Goals,
    "treaties.yaml": Treaties,
}
STATE_FILE = re.compile(r"states/([^/]+)/state\.yaml")
CYCLE_FILE = re.compile(r"states/([^/]+)/cycle-([1-9][0-9]*)/(review|assessments)\.yaml")
TREATY_STATUS_FILE = re.compile(r"treaty_status/([a-z0-9]+(?:-[a-z0-9]+)*)\.yaml")
PAGES = ("methodology", "glossary", "contribute", "about")


def model_of(relative: PurePosixPath) -> type[Record] | None:
    """What a YAML file holds, by its path below the content folder; None where no file of that name has a place."""
    path = str(relative)
    if path in LISTS:
        return LISTS[path]
    if STATE_FILE.fullmatch(path):
        return State
    if found := CYCLE_FILE.fullmatch(path):
        return Review if found[3] == "review" else Assessments
    return TreatyStatus if TREATY_STATUS_FILE.fullmatch(path) else None
