"""The records as people write them in content/: frozen, extra keys forbidden, all text until a field says otherwise.

Shapes only. A rule that needs a second record, a date or a list of known words is a check (see `checks`). Field
descriptions are what editors see in their editor: the JSON Schemas are emitted from these classes.
"""

from generator.model.assessment import AssessedRecommendation, Assessment, Assessments, Claim, Evidence, Source, StateReply
from generator.model.fields import Citation, Record
from generator.model.lists import Cluster, Goal, Goals, Group, Groups, Observer, Observers, Session, Sessions, Theme, ThemeLabels, Themes, Treaties, Treaty
from generator.model.review import Declared, Documents, Link, Part, Pledge, PositionChange, Recommendation, Review, Withdrawal
from generator.model.state import FollowUp, State
from generator.model.treaty_status import StateStatus, StatusSource, TreatyStatus

__all__ = [
    "AssessedRecommendation",
    "Assessment",
    "Assessments",
    "Citation",
    "Claim",
    "Cluster",
    "Declared",
    "Documents",
    "Evidence",
    "FollowUp",
    "Goal",
    "Goals",
    "Group",
    "Groups",
    "Link",
    "Observer",
    "Observers",
    "Part",
    "Pledge",
    "PositionChange",
    "Recommendation",
    "Record",
    "Review",
    "Session",
    "Sessions",
    "Source",
    "State",
    "StateReply",
    "StateStatus",
    "StatusSource",
    "Theme",
    "ThemeLabels",
    "Themes",
    "Treaties",
    "Treaty",
    "TreatyStatus",
    "Withdrawal",
]
