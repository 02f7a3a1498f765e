"""The tables of the official record: States, reviews, recommendations, who made them, pledges, and what was taken out.

Names and meaning of columns are a contract with everybody who reads them: a column is added, never renamed.
"""

from generator.open_data.tables.table import ForeignKey, Table, code, day, flag, number, whole, words
from generator.vocabulary import NOT_ASSESSED_DEFINITION, FollowUpKind, Level, Position, RecordCompleteness, ReviewStatus, Word

RECORD_ID = code("record_id", "Id of the record, such as SVN-3-121.4: State, cycle and paragraph; it never changes.")
REVIEW_ID = code("review_id", "Id of the review, such as SVN-3: State and cycle.")
STATE = code("state", "Code of the State under Review (ISO 3166-1 alpha-3).")
CYCLE = whole("cycle", "Cycle of reviews, from 1.")
PAGE_URL = code("page_url", "Where a reader finds it on the site.")
_API_URL = code("api_url", "Where a program finds it as JSON.")
THEMES = code("themes", "Themes, several with semicolons between them; the first one groups it on its page.", may_be_empty=True)
GROUPS = code("groups", "Groups of persons concerned, several with semicolons between them.", may_be_empty=True)
SDGS = code("sdgs", "Sustainable Development Goals or targets, several with semicolons between them; read them as text, 16.10 is not 16.1.", may_be_empty=True)
TO_REVIEW = ForeignKey(("review_id",), "reviews", ("review_id",))
TO_STATE = ForeignKey(("state",), "states", ("code",))
TO_RECOMMENDATION = ForeignKey(("record_id",), "recommendations", ("record_id",))


def one_of(kind: type[Word]) -> str:
    """The closed words of a column, in a sentence."""
    return ", ".join(kind)


STATES = Table(
    "states",
    "States",
    "A row for each Member State of the United Nations on the site.",
    (
        code("code", "Code of the State (ISO 3166-1 alpha-3)."),
        words("name", "UN short name in English."),
        words("name_fr", "UN short name in French.", may_be_empty=True),
        words("name_es", "UN short name in Spanish.", may_be_empty=True),
        words("name_ru", "UN short name in Russian.", may_be_empty=True),
        words("name_zh", "UN short name in Chinese.", may_be_empty=True),
        words("name_ar", "UN short name in Arabic.", may_be_empty=True),
        code("regional_group", "Regional group of the United Nations."),
        PAGE_URL,
        _API_URL,
    ),
    ("code",),
)

FOLLOW_UP = Table(
    "follow_up",
    "Follow-up",
    "A row for each fact about how a State follows its recommendations up.",
    (
        STATE,
        whole("number", "Which fact of the State it is, from 1."),
        code("kind", f"Which fact it is: {one_of(FollowUpKind)}."),
        whole("cycle", "Cycle that a mid-term report is about.", may_be_empty=True),
        code("date", "Year, month or day, as far as the source gives it.", may_be_empty=True),
        words("note", "What a reader should know about it.", may_be_empty=True),
        words("source", "UN symbol of the source, or its title where it has none.", may_be_empty=True),
        words("source_paragraphs", "Where in the source.", may_be_empty=True),
        PAGE_URL,
    ),
    ("state", "number"),
    (TO_STATE,),
)

REVIEWS = Table(
    "reviews",
    "Reviews",
    "A row for each review of one State in one cycle, with its documents and its figures.",
    (
        REVIEW_ID,
        STATE,
        words("state_name", "UN short name of the State under Review."),
        CYCLE,
        whole("session", "Session of the Working Group."),
        day("session_starts_on", "First day of the session, where a source gives it.", may_be_empty=True),
        day("session_ends_on", "Last day of the session, where a source gives it.", may_be_empty=True),
        code("status", f"How far the review has come: {one_of(ReviewStatus)}."),
        flag("tentative", "Whether no source confirms the session or its days."),
        day("held_on", "Day of the review in the Working Group.", may_be_empty=True),
        day("addendum_on", "Date of the addendum with the State's positions.", may_be_empty=True),
        day("adopted_on", "Day on which the Human Rights Council adopted the outcome.", may_be_empty=True),
        words("national_report", "UN symbol of the State's own report.", may_be_empty=True),
        words("compilation", "UN symbol of the compilation of UN information.", may_be_empty=True),
        words("stakeholder_summary", "UN symbol of the summary of what stakeholders sent in.", may_be_empty=True),
        words("working_group_report", "UN symbol of the report of the Working Group, which lists the recommendations.", may_be_empty=True),
        words("addendum", "UN symbol of the addendum with the State's answers.", may_be_empty=True),
        words("decision", "UN symbol of the decision that adopts the outcome.", may_be_empty=True),
        whole("declared_recommendations", "How many recommendations the UN documents count.", may_be_empty=True),
        whole("declared_supported", "How many of them the State supported, as the documents count.", may_be_empty=True),
        whole("declared_noted", "How many of them it noted, as the documents count.", may_be_empty=True),
        whole("declared_partially_supported", "How many of them it supported in part, as the documents count.", may_be_empty=True),
        code("record", f"Whether the list of recommendations is whole: {one_of(RecordCompleteness)}."),
        words("record_note", "What is missing, where the record is partial.", may_be_empty=True),
        words("note", "What is out of the ordinary about the review.", may_be_empty=True),
        words("note_source", "Where the note comes from.", may_be_empty=True),
        whole("recommendations", "Recommendations on record: numbered items."),
        whole("state_recommendations", "Pairs of a recommendation and a State that made it."),
        *(whole(position.value, f"Recommendations with this position. {position.label}: {position.definition}") for position in Position),
        *(whole(level.value, f"Recommendations at this level. {level.label}: {level.definition}") for level in Level),
        whole("not_assessed", NOT_ASSESSED_DEFINITION),
        whole("applicable", "All recommendations but those that are not applicable: the denominator of coverage."),
        whole("assessed", "Applicable recommendations with a published assessment, insufficient information included."),
        whole("assessed_by_rule", "Those of the assessed whose level a published rule drew from a record."),
        number("implementation_index", "Mean of the levels: fully 1, partially 0.5, in process 0.25, not 0; only from 80 % coverage of a complete record."),
        number("index_lower", "The index if everything unknown were at 0; only of a complete record."),
        number("index_upper", "The index if everything unknown were at 1; only of a complete record."),
        whole("drafts", "Assessments that are drafts, which count in no figure."),
        whole("claims", "Claims of sources about implementation, which are no findings."),
        whole("setbacks", "Recommendations whose finding tells of a regressive action."),
        whole("disagreements", "Recommendations on which sources claim levels two steps or more apart."),
        PAGE_URL,
        _API_URL,
    ),
    ("review_id",),
    (TO_STATE,),
)

RECOMMENDATIONS = Table(
    "recommendations",
    "Recommendations",
    "A row for each numbered recommendation of a Working Group report, with where it stands.",
    (
        RECORD_ID,
        REVIEW_ID,
        STATE,
        words("state_name", "UN short name of the State under Review."),
        CYCLE,
        code("paragraph", "Number in the report of the Working Group; read it as text, 121.10 is not 121.1."),
        words("summary", "What is asked, in plain words of our own.", may_be_empty=True),
        words("text", "Verbatim official wording, where the site holds it.", may_be_empty=True),
        code("recommending_states", "Codes of the States and observers that made it, with semicolons between them, in the order of the report."),
        whole("recommending_states_count", "How many States and observers made it."),
        whole("parts", "How many asks it has, each of some of the States; 0 where all ask the same."),
        code("position", f"What the State under Review answered: {one_of(Position)}."),
        words("position_source", "UN symbol or title of where the answer is printed.", may_be_empty=True),
        words("position_paragraphs", "Where in that source.", may_be_empty=True),
        code("position_history", "Where the answer changed: day:position, oldest first, with semicolons between them.", may_be_empty=True),
        flag("claimed_implemented", "Whether the State says that it is already implemented or in process: a claim, no finding."),
        THEMES,
        GROUPS,
        SDGS,
        code("treaties", "Treaties it asks for action on, several with semicolons between them.", may_be_empty=True),
        code("treaty_action", "What it asks the State to do about its treaties: join, sign, consider, withdraw_reservation.", may_be_empty=True),
        whole("action_category", "How much action it asks for, from 1 (least) to 5 (a specific action), after UPR Info.", may_be_empty=True),
        code("kind", "Whether the ask can be completed: one_off, continuing.", may_be_empty=True),
        code("level", f"Level of the finding that counts: {one_of(Level)}; not_assessed where nobody has published one."),
        day("level_as_of", "Day up to which the sources of the finding speak.", may_be_empty=True),
        flag("by_rule", "Whether a published rule drew the finding from a record."),
        code("trend", "Which way things moved, after the finding: progress, no_change, regression, mixed.", may_be_empty=True),
        flag("setback", "Whether the finding tells of a regressive action."),
        code("draft_level", "Level of a draft where no finding is published; it counts in no figure.", may_be_empty=True),
        number("iri", "UPR Info's index: mean of what sources of two or more types claim, not 0, partially or begun 0.5, fully 1."),
        whole("iri_claims", "How many claims that mean is of.", may_be_empty=True),
        flag("sources_disagree", "Whether sources claim levels two steps or more apart."),
        whole("claims", "Claims about it."),
        whole("assessments", "Assessments of it, drafts and withdrawn ones included."),
        words("silent", "That sources were read and say nothing about it, and why.", may_be_empty=True),
        words("links", "Related recommendations as relation:id, such as repeats:SVN-3-121.4, with semicolons between them.", may_be_empty=True),
        PAGE_URL,
    ),
    ("record_id",),
    (TO_REVIEW, TO_STATE),
)

STATE_RECOMMENDATIONS = Table(
    "state_recommendations",
    "State-recommendations",
    "A row for each pair of a recommendation and a State or observer that made it.",
    (
        RECORD_ID,
        code("recommending_state", "Code of the State or observer that made it (ISO 3166-1 alpha-3)."),
        words("recommending_state_name", "UN short name of the State or observer that made it."),
        code("recommending_regional_group", "Regional group of the State that made it; empty for an observer.", may_be_empty=True),
        REVIEW_ID,
        STATE,
        words("state_name", "UN short name of the State under Review."),
        words("part", "What this State asks, where several ask different things under one number.", may_be_empty=True),
        code("position", f"What the State under Review answered: {one_of(Position)}."),
        code("level", f"Level of the finding that counts: {one_of(Level)}; not_assessed where nobody has published one."),
        PAGE_URL,
    ),
    ("record_id", "recommending_state"),
    (TO_RECOMMENDATION, TO_REVIEW, TO_STATE),
)

PLEDGES = Table(
    "pledges",
    "Voluntary pledges",
    "A row for each voluntary pledge that a State made in a review.",
    (
        RECORD_ID,
        REVIEW_ID,
        STATE,
        code("pledge", "P and a number, counted through the review."),
        words("summary", "What the State promised, in plain words of our own.", may_be_empty=True),
        words("text", "Verbatim official wording, where the site holds it.", may_be_empty=True),
        code("made_on", "Day, month or year in which it was made; two with a slash: some day between."),
        words("source", "UN symbol of the source, or its title where it has none.", may_be_empty=True),
        words("source_paragraphs", "Where in the source.", may_be_empty=True),
        THEMES,
        GROUPS,
        SDGS,
        PAGE_URL,
    ),
    ("record_id",),
    (TO_REVIEW, TO_STATE),
)

WITHDRAWN = Table(
    "withdrawn",
    "Withdrawn records",
    "A row for each recommendation or pledge that stood here by mistake and counts in nothing; its address stays.",
    (
        RECORD_ID,
        REVIEW_ID,
        STATE,
        day("withdrawn_on", "Day on which it was taken out."),
        words("reason", "Why it was taken out."),
        words("see", "Id of the record to read instead.", may_be_empty=True),
        PAGE_URL,
    ),
    ("record_id",),
    (TO_REVIEW, TO_STATE),
)
