"""What stands in the matrix of a review: OHCHR's columns, filled with the record, our levels and comments. Text alone; two formats print it.

OHCHR has two layouts. Its lists of cycles 2 and 3 have a column for the assessment, with goals and groups under the themes; those of cycle 4
have a column for the goals instead, and none for the assessment. A cycle is printed as OHCHR prints it, so that a State finds the list it
knows and `import ohchr-list` reads it; to cycle 4 the assessment is added last, under the words of the earlier lists. Nobody made lists of
cycle 1: they take the older layout. As in OHCHR's lists, supported recommendations come first, and each stands once, under its first theme.

The matrix carries paragraph, words (official ones where we hold them, else our summary), recommending States, parts, position and where it
is printed, themes, groups and goals. It does not carry earlier answers, treaties, action category, kind, links, pledges, and nothing of
the last column is read back.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from generator.addresses import review_page
from generator.content import Content
from generator.days import day
from generator.model import Assessments, Citation, Recommendation, Review
from generator.ohchr_words import CYCLE_OF_THE_INDEX, NOT_ON_RECORD, POSITION_WORDS
from generator.open_data.matrix.comments import Commenting
from generator.open_data.matrix.labels import Lines, labels_of
from generator.open_data.matrix.office_text import lines, plain, strong
from generator.open_data.stamps import LICENCE_ADDRESS, LICENCE_TITLE
from generator.open_data.state_record import StateRecord
from generator.scorecard import ReviewScorecard, Standing
from generator.vocabulary import NOT_ASSESSED_LABEL, Level, Position, RecordCompleteness

PROJECT = "UPR scorecards"

_ASSESSMENT = "Assessment/comments on level of implementation"
_COLUMNS_UNTIL_3 = ("Recommendation", "Position", "Full list of themes", _ASSESSMENT)
_COLUMNS_SINCE_4 = (
    "Recommendation and recommending State",
    "Position of the State under review",
    "Human rights themes and groups of persons",
    "Relevant SDGs",
    _ASSESSMENT,
)
_WHOSE_WORDS = (
    f"columns and their headings follow OHCHR's lists. Levels and comments in the last column are those of {PROJECT}, an independent project,"
    f" and neither of the United Nations nor of {{}}. “{NOT_ASSESSED_LABEL}” does not mean that nothing was done."
    " Drafts count for nothing, and what sources claim is no finding."
)
_GOALS_HEADING = strong("SDGs:")
_POSITIONS = {position: plain(words) for position, words in POSITION_WORDS.items()}
_IS_PLAIN_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)*").fullmatch  # what OHCHR's lists print behind "Para."
_RANK = {position: rank for rank, position in enumerate(POSITION_WORDS)}


class Row(NamedTuple):
    """A recommendation: its record id, and a cell for each column, with the marks of `office_text`."""

    record: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """All that the matrix of a review says; `page` is the address of the review, empty where the site's own is unknown."""

    review: str
    title: str
    notes: tuple[tuple[str, str], ...]
    foot: str
    page: str
    columns: tuple[str, ...]
    sections: tuple[tuple[str, tuple[Row, ...]], ...]


def matrices(record: StateRecord) -> Iterator[tuple[int, Matrix]]:
    """The cycle and the matrix of each review of a State that has recommendations on record."""
    for authored, scorecard, assessments in record.reviews:
        if authored.record.recommendations:
            yield authored.record.cycle, _matrix(record, authored.record, scorecard, assessments or Assessments())


def _matrix(record: StateRecord, review: Review, scorecard: ReviewScorecard, assessments: Assessments) -> Matrix:
    name = record.state.name
    cycle, session = ordinal_number(review.cycle), ordinal_number(review.session)
    page = record.addresses.url(review_page(review.state, review.cycle)) if record.addresses.site else ""
    today = day(record.moment.today)
    return Matrix(
        review=f"UPR of {name} ({cycle} Cycle - {session} Session)",
        title=f"Universal Periodic Review of {name}, {cycle} cycle: matrix of recommendations",
        notes=tuple(_notes(review, scorecard, name, today, page)),
        foot=f"Levels and comments: {PROJECT}, independent of the United Nations and of the State, as of {today}. {LICENCE_TITLE}.",
        page=page,
        columns=_COLUMNS_SINCE_4 if review.cycle >= CYCLE_OF_THE_INDEX else _COLUMNS_UNTIL_3,
        sections=_sections(_RowWriter(record.content, review, assessments), scorecard.standings),
    )


def _notes(review: Review, scorecard: ReviewScorecard, name: str, today: str, page: str) -> Iterator[tuple[str, str]]:
    """What a reader of the annex must know, before the table."""
    total, counts = len(review.recommendations), scorecard.all.counts
    answers = [f"{position.label.lower()} {scorecard.by_position[position].total}" for position in Position if scorecard.by_position[position].total]
    levels = [f"{level.label.lower()} {counts[level]}" for level in Level if counts[level]]
    yield "Recommendations on record: ", f"{total} ({', '.join(answers)})."
    if review.record is not RecordCompleteness.COMPLETE:
        yield "The record is not complete: ", review.record_note or "some recommendations of the review are not on it."
    of_rule = scorecard.assessed_by_rule + scorecard.excluded_by_rule
    by_rule = f" Of these, {of_rule} by rule from the treaty record." if of_rule else ""
    yield f"Levels of implementation as of {today}: ", f"{', '.join([*levels, f'{NOT_ASSESSED_LABEL.lower()} {scorecard.all.not_assessed}'])}.{by_rule}"
    yield "Whose words these are: ", _WHOSE_WORDS.format(name)
    if any(recommendation.text is None for recommendation in review.recommendations):
        report = review.documents.working_group_report
        yield (
            "The recommendations ",
            f"are summed up in plain words; their official wording is in the report of the Working Group{f', {report}' if report else ''}.",
        )
    yield "Sources, history and later changes: ", page or f"on the page of this review on the site of {PROJECT}."
    yield "Licence: ", f"{LICENCE_TITLE}, {LICENCE_ADDRESS}"


def _sections(writer: "_RowWriter", standings: Iterable[Standing]) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    """Supported recommendations first, under their first theme in the order of the list of themes, each theme in the order of the report."""
    rank, last = writer.labels.rank, len(writer.labels.rank)
    rows: dict[tuple[int, int, str], list[Row]] = {}
    for standing in standings:
        first = standing.recommendation.themes[0] if standing.recommendation.themes else ""
        place = _RANK[standing.recommendation.position], rank.get(first, last), first
        rows.setdefault(place, []).append(writer.row(standing))
    return tuple((f"Theme: {writer.labels.theme[place[2]]}", tuple(rows[place])) for place in sorted(rows))


class _RowWriter:
    """The rows of one matrix; what many of them share is made once."""

    def __init__(self, content: Content, review: Review, assessments: Assessments) -> None:
        names = content.name_by_code
        self.labels = labels_of(content, review.cycle)
        self._review, self._comments = review, Commenting(assessments)
        self._states = Lines(lambda code: f"({names.get(code, code)})")
        self._sources: dict[tuple[str | None, str | None, str | None], str] = {}
        self._has_goals = review.cycle >= CYCLE_OF_THE_INDEX
        self._groups_heading = strong("Groups of Persons:" if self._has_goals else "Affected persons:")

    def row(self, standing: Standing) -> Row:
        """A recommendation with where it stands."""
        one, labels = standing.recommendation, self.labels
        subjects = [labels.themes[theme] for theme in one.themes]
        goals = [labels.goals[goal] for goal in one.sdgs]
        if goals and not self._has_goals:
            subjects += (_GOALS_HEADING, *goals)
        if one.groups:
            subjects += (self._groups_heading, *[labels.groups[group] for group in one.groups])
        asked = lines((plain(f"{_numbered(one.paragraph)} {self._asked(one)}"), self._answered_in(one.position_source)))
        position, comments = _POSITIONS[one.position], self._comments.of(standing)
        in_order = (asked, position, lines(subjects), lines(goals), comments) if self._has_goals else (asked, position, lines(subjects), comments)
        return Row(self._review.record_id(one.paragraph), in_order)

    def _answered_in(self, source: Citation | None) -> str:
        key = (source.symbol, source.title, source.paragraph) if source else (None, None, None)
        if key not in self._sources:
            self._sources[key] = strong("Source of Position: ", _cited(*key))
        return self._sources[key]

    def _asked(self, recommendation: Recommendation) -> str:
        """What is asked, each ask with the States that made it in brackets, as reports print it."""
        asks, states = recommendation.parts or (recommendation,), self._states
        return "; ".join([f"{_ask(one.text or one.summary or '')} {' '.join([states[code] for code in one.by])}" for one in asks]) + "."


def _ask(said: str) -> str:
    """An ask without its full stop, since the States that made it follow."""
    return said.rstrip().removesuffix(".")


def _numbered(paragraph: str) -> str:
    """The number of a paragraph; a bare one with a full stop, so that it cannot be the first word of the recommendation."""
    return paragraph if "." in paragraph else f"{paragraph}."


def _cited(symbol: str | None, title: str | None, paragraph: str | None) -> str:
    """Where the position is printed, as OHCHR's lists say it; a title stands in quotes."""
    if not symbol and not title:
        return NOT_ON_RECORD
    document = symbol or f"“{title}”"
    if not paragraph:
        return document
    if _IS_PLAIN_NUMBER(paragraph):
        return f"{document} - Para. {paragraph}"
    several = any(mark in paragraph for mark in ("-", "–", ",", " "))
    return f"{document} - paragraph{'s' if several else ''} {paragraph}"


def ordinal_number(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th, 21st."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
