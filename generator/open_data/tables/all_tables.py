"""All tables of the open data, in the order in which a row names only rows of tables before it; here those of what people assess."""

from generator.open_data.tables.official_tables import (
    CYCLE,
    FOLLOW_UP,
    PAGE_URL,
    PLEDGES,
    RECOMMENDATIONS,
    RECORD_ID,
    REVIEW_ID,
    REVIEWS,
    STATE,
    STATE_RECOMMENDATIONS,
    STATES,
    TO_RECOMMENDATION,
    TO_REVIEW,
    TO_STATE,
    WITHDRAWN,
    one_of,
)
from generator.open_data.tables.table import ForeignKey, Table, code, day, flag, whole, words
from generator.vocabulary import AssessmentStatus, Level, Sensitivity, SourceType, Trend

_SOURCE = "Key of the source among the sources of the review; of an anonymised source a number in its place."

SOURCES = Table(
    "sources",
    "Sources",
    "A row for each document in which somebody speaks about implementation; of an anonymised one neither name nor link.",
    (
        REVIEW_ID,
        code("source", _SOURCE),
        STATE,
        CYCLE,
        code("type", f"Who speaks in it: {one_of(SourceType)}."),
        words("publisher", "Who published it.", may_be_empty=True),
        words("title", "What it is called.", may_be_empty=True),
        words("symbol", "UN symbol, where there is one.", may_be_empty=True),
        code("date", "Year, month or day, as far as the source gives it.", may_be_empty=True),
        words("url", "Where a reader finds it.", may_be_empty=True),
        words("archived_url", "A copy that stays, in a web archive.", may_be_empty=True),
        code("sensitivity", f"Whether it may be named: {one_of(Sensitivity)}."),
        PAGE_URL,
    ),
    ("review_id", "source"),
    (TO_REVIEW, TO_STATE),
)

_TO_SOURCE = ForeignKey(("review_id", "source"), "sources", ("review_id", "source"))

CLAIMS = Table(
    "claims",
    "Claims",
    "A row for each thing that a source says about the implementation of a recommendation: shown, and no finding.",
    (
        RECORD_ID,
        whole("number", "Which claim about the recommendation it is, from 1."),
        REVIEW_ID,
        STATE,
        code("source", _SOURCE),
        code("source_type", f"Who speaks in it: {one_of(SourceType)}."),
        words("paragraphs", "Where in the source.", may_be_empty=True),
        code("level", f"How far the source says it was carried out, only where it says so: {one_of(Level)}.", may_be_empty=True),
        words("says", "What the source says, in one sentence of our own."),
        PAGE_URL,
    ),
    ("record_id", "number"),
    (TO_RECOMMENDATION, TO_REVIEW, TO_STATE, _TO_SOURCE),
)

ASSESSMENTS = Table(
    "assessments",
    "Assessments",
    "A row for each dated, sourced conclusion on a recommendation, drafts and withdrawn ones included; only one with is_headline counts.",
    (
        RECORD_ID,
        whole("number", "Which assessment of the recommendation it is, from 1, oldest first."),
        REVIEW_ID,
        STATE,
        day("as_of", "Day up to which the sources speak."),
        code("level", f"How far the recommendation was carried out: {one_of(Level)}."),
        code("status", f"Whether it counts: {one_of(AssessmentStatus)}."),
        flag("is_headline", "Whether it gives the recommendation its level: the latest that is published."),
        code("trend", f"Which way things moved since the review: {one_of(Trend)}.", may_be_empty=True),
        flag("setback", "Whether it tells of a regressive action."),
        words("reason", "What was done and what it changed.", may_be_empty=True),
        words("setbacks", "What was taken back or got worse.", may_be_empty=True),
        words("remaining_actions", "What is left to do, one action a line.", may_be_empty=True),
        words("technical_assistance", "Help that is wanted, one a line.", may_be_empty=True),
        words("evidence", "What it rests on: keys of sources, with semicolons between them, each with its paragraphs after a colon where given."),
        flag("state_source_only", "Whether it rests on the State's word alone."),
        words("assessors", "Who assessed, or the name of a rule; several with semicolons between them."),
        flag("by_rule", "Whether a published rule drew it from a record."),
        words("method", "Version of the published method."),
        day("state_reply_on", "Day on which the State answered to it.", may_be_empty=True),
        words("state_reply", "What the State answered, in our own words.", may_be_empty=True),
        words("state_reply_source", "UN symbol or title of where the answer is printed.", may_be_empty=True),
        PAGE_URL,
    ),
    ("record_id", "number"),
    (TO_RECOMMENDATION, TO_REVIEW, TO_STATE),
)

TABLES = (STATES, FOLLOW_UP, REVIEWS, RECOMMENDATIONS, STATE_RECOMMENDATIONS, SOURCES, CLAIMS, ASSESSMENTS, PLEDGES, WITHDRAWN)
TABLE_BY_NAME = {table.name: table for table in TABLES}
