"""Makes the list of one review from its records of the Universal Human Rights Index: each recommendation once, what differs named."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar

from generator.content import Content
from generator.importers.asks import clean, read_asks
from generator.importers.listed import ImportedList, ListedPart, ListedRecommendation, ListedSource, RowFault
from generator.importers.state_names import StateNames
from generator.importers.text_join import Query
from generator.importers.uhri.fields import Fields
from generator.importers.uhri.places import state_codes, unknown_state
from generator.importers.uhri.reports import UhriReports
from generator.importers.uhri.spool import NO_REVIEW, Review, Spool
from generator.importers.uhri.words import UhriWords

SOURCE = "the Universal Human Rights Index"
TITLE = "Universal Human Rights Index (OHCHR)"
NOTE = "Recommendations as the Universal Human Rights Index lists them, not compared with the report of the Working Group."
MAX_RECORDS = 2_000
MAX_COMPLAINTS = 10

_SYMBOL = re.compile(r"(A/HRC/\d{1,2}/\d{1,3})(?:/(?:Add|Corr|Rev)\.\d+)*")
# What the checks of the content refuse in the official text.
_TAG = re.compile(r"</?[A-Za-z][^\s>]{0,30}|<[!?]")

T = TypeVar("T")
Rows = dict[T, list[int]]


@dataclass(slots=True)
class Found:
    """What the summary counts over all reviews."""

    duplicates: int = 0
    reservations: int = 0
    at_fault: int = 0
    joined: int = 0
    without_paragraph: int = 0


@dataclass(slots=True)
class _Gathered:
    """The list of one review while it is made. A complaint that many records share is one line, at the first of them."""

    recommendations: list[ListedRecommendation] = field(default_factory=list)
    unmatched: list[RowFault] = field(default_factory=list)
    faults: Counter[str] = field(default_factory=Counter)
    remarks: Counter[str] = field(default_factory=Counter)
    first: dict[str, int] = field(default_factory=dict)

    def fault(self, number: int, message: str) -> None:
        """A record that is left out."""
        self.faults[message] += 1
        self.first.setdefault(message, number)

    def remark(self, number: int, message: str) -> None:
        """A record that is used, with a doubt."""
        self.remarks[message] += 1
        self.first.setdefault(message, number)

    def lines(self, counted: Counter[str]) -> tuple[RowFault, ...]:
        """One line for each complaint, with the number of its records."""
        lines = (RowFault(self.first[message], message + (f" ({times} records)" if times > 1 else "")) for message, times in counted.items())
        return tuple(sorted(lines, key=lambda line: line.row))


class Reviews:
    """Makes lists of reviews from spooled records; `found` grows with each."""

    def __init__(self, content: Content, names: StateNames, reports: UhriReports, *, with_text: bool) -> None:
        self.names = names
        self.reports = reports
        self.words = UhriWords(content)
        self.years = {number: session.year for number, session in content.session_by_number.items()}
        self.with_text = with_text
        self.found = Found()

    def lists(self, spool: Spool) -> Iterator[ImportedList]:
        """The list of every review that the export has records of, one at a time."""
        for review in spool.reviews():
            yield self._list(review, spool)

    def _list(self, review: Review, spool: Spool) -> ImportedList:
        unmatched = tuple(spool.unplaced(review))
        records = spool.count(review)
        if review == NO_REVIEW:
            return ImportedList(None, None, None, (), unmatched=unmatched, rows=len(unmatched))
        state, cycle = review
        if records > MAX_RECORDS:
            self.found.at_fault += records
            fault = RowFault(1, f"{records:,} records are of this review, more than any has")
            return ImportedList(state, cycle, None, (), (fault,), unmatched=unmatched, rows=records + len(unmatched))
        gathered = _Gathered()
        sessions, reports = self._read(review, spool.placed(review), gathered)
        session, report = _session(sessions, gathered), _report(reports, gathered)
        return ImportedList(
            state,
            cycle,
            session,
            tuple(gathered.recommendations),
            gathered.lines(gathered.faults),
            gathered.lines(gathered.remarks),
            (*unmatched, *gathered.unmatched),
            report=report,
            rows=records + len(unmatched),
            secondary=True,
            note=NOTE,
        )

    def _read(self, review: Review, placed: Iterator[tuple[int | None, str | None, str, Fields]], gathered: _Gathered) -> tuple[Rows[int], Rows[str]]:
        """Reads the records of a review into the list; returns which sessions and which reports they name, and in which rows."""
        sessions: Rows[int] = {}
        reports: Rows[str] = {}
        same: dict[str, list[tuple[str, Fields]]] = {}
        without: list[tuple[str, Fields]] = []
        for session, paragraph, words, fields in placed:
            (same.setdefault(paragraph, []) if paragraph else without).append((words, fields))
            if session:
                sessions.setdefault(session, []).append(fields.number)
            if symbol := _SYMBOL.fullmatch(fields.symbol):
                reports.setdefault(symbol[1], []).append(fields.number)
            self._remark_on_document(session, fields, gathered)
        for paragraph, words, fields in self._found_in_report(review, without, gathered):
            same.setdefault(paragraph, []).append((words, fields))
        for paragraph, records in same.items():
            if one := self._one(paragraph, records, gathered):
                self._recommendation(review[0], paragraph, *one, gathered)
        return sessions, reports

    def _found_in_report(self, review: Review, without: list[tuple[str, Fields]], gathered: _Gathered) -> Iterator[tuple[str, str, Fields]]:
        """The records that print no paragraph, each with the one where the report has its text; those it cannot be found for are unmatched."""
        first: dict[str, tuple[str, Fields]] = {}
        for words, fields in without:
            self.found.duplicates += first.setdefault(fields.annotation or str(fields.number), (words, fields))[1] is not fields
        queries = [self._query(words, fields) for words, fields in first.values()]
        for (words, fields), match in zip(first.values(), self.reports.paragraphs(review, queries), strict=True):
            if match.paragraph:
                self.found.joined += 1
                yield match.paragraph, words, fields
                continue
            self.found.without_paragraph += 1
            who = f"AnnotationId {fields.annotation}: " if fields.annotation else ""
            said = f'{who}no paragraph such as 131.7 begins the text "{fields.text[:60]}"; {match.reason}'
            gathered.unmatched.append(RowFault(fields.number, said))

    def _query(self, words: str, fields: Fields) -> Query:
        """What a report is asked for: the asks without their brackets, and the States that are known to have made them."""
        parts, unread = read_asks(words, self.names)
        in_text = [code for part in parts for code in part.by]
        coded = [code for printed in fields.by for code in state_codes(printed, self.names) or ()]
        said = clean(words) if unread else "; ".join(part.text for part in parts)
        return Query(said, tuple(dict.fromkeys(in_text or coded)))

    def _remark_on_document(self, session: int | None, fields: Fields, gathered: _Gathered) -> None:
        """A symbol of another kind of document, and a document older than the session, are worth a look."""
        if fields.symbol and not _SYMBOL.fullmatch(fields.symbol):
            gathered.remark(fields.number, f'Symbol is "{fields.symbol[:60]}", not that of a report of the Working Group')
        year = self.years.get(session or 0)
        if year and re.match(r"\d{4}-", fields.day) and int(fields.day[:4]) < year:
            gathered.remark(fields.number, f"the document is of {fields.day[:4]}, older than session {session} ({year})")

    def _one(self, paragraph: str, records: list[tuple[str, Fields]], gathered: _Gathered) -> tuple[str, Fields] | None:
        """The one record of a paragraph; the same record again is counted once, and where two differ, none is taken."""
        words, first = records[0]
        for other_words, other in records[1:]:
            differ = "texts" if other_words != words else "States or positions" if _answer(other) != _answer(first) else None
            if differ:
                gathered.fault(other.number, f"{paragraph} stands in rows {first.number} and {other.number} with different {differ}; see the report")
                self.found.at_fault += len(records)
                return None
        for _, other in records[1:]:
            labels = replace(other, number=first.number, annotation=first.annotation, day=first.day, text=first.text) != first
            more = ", with the labels of the first" if labels else ""
            gathered.remark(other.number, f"{paragraph} stands in rows {first.number} and {other.number}; counted once{more}")
        self.found.duplicates += len(records) - 1
        return words, first

    def _recommendation(self, state: str, paragraph: str, words: str, fields: Fields, gathered: _Gathered) -> None:
        """Adds a record to the list, or says why not."""
        own: list[str] = []
        shared: list[str] = []
        parts = self._parts(paragraph, words, fields, own, gathered)
        if parts and state in {code for part in parts for code in part.by}:
            own.append(f"{state} is the State under Review and among the recommending States")
        if self.with_text and (tag := _TAG.search(words)):
            own.append(f'Text has what looks like the HTML tag "{tag[0]}"')
        position = self.words.position(fields.positions, shared)
        themes, mistaken = self.words.themes(fields.themes, words, shared)
        groups, sdgs = self.words.groups(fields.groups, shared), self.words.sdgs(fields.sdgs, shared)
        self.found.reservations += mistaken
        for complaint in own:
            gathered.fault(fields.number, f"{paragraph}: {complaint}")
        for complaint in list(dict.fromkeys(shared))[:MAX_COMPLAINTS]:
            gathered.fault(fields.number, complaint)
        if own or shared:
            self.found.at_fault += 1
            return
        source = ListedSource(title=TITLE) if fields.positions else None
        gathered.recommendations.append(ListedRecommendation(paragraph, parts, position, source, themes, groups, sdgs))

    def _parts(self, paragraph: str, words: str, fields: Fields, complaints: list[str], gathered: _Gathered) -> tuple[ListedPart, ...]:
        """The asks with their States. The brackets of the official text, where they can be read, decide; the index must only agree."""
        coded: dict[str, None] = {}
        for printed in fields.by:
            codes = state_codes(printed, self.names)
            if codes is None:
                complaints.append(unknown_state(printed, self.names))
            coded |= dict.fromkeys(codes or ())
        parts, unread = read_asks(words, self.names)
        in_text = dict.fromkeys(code for part in parts for code in part.by)
        if not in_text or unread:
            said = next((complaint for complaint in unread if complaint.startswith('"')), None)
            if not coded and not complaints:
                complaints.append(said or "no recommending State is named, neither in UprRecommendingCountry nor in brackets in the text")
            elif said:
                gathered.remark(fields.number, f"{paragraph}: in the brackets of the text {said}; the States of the index were taken")
            return (ListedPart(clean(words), tuple(coded)),)
        if coded and coded.keys() != in_text.keys():
            gathered.remark(fields.number, f"{paragraph}: the text names {', '.join(in_text)}, the index {', '.join(coded)}; those of the text were taken")
        return parts


def _answer(fields: Fields) -> tuple[set[str], set[str]]:
    """What two records of one recommendation must have in common."""
    return set(fields.by), set(fields.positions)


def _session(rows: Rows[int], gathered: _Gathered) -> int | None:
    """The session that all records name; several are a fault of the review, because a review has one."""
    if len(rows) > 1:
        gathered.fault(_first_of_rarest(rows), f"the records name several sessions, {_counted(rows)}; see which is right")
    return next(iter(rows)) if len(rows) == 1 else None


def _report(rows: Rows[str], gathered: _Gathered) -> str | None:
    """The report that all records name; several are worth a look."""
    if len(rows) > 1:
        gathered.remark(_first_of_rarest(rows), f"the records name several reports, {_counted(rows)}; none was taken")
    return next(iter(rows)) if len(rows) == 1 else None


def _first_of_rarest(rows: Rows[T]) -> int:
    return min(rows.values(), key=len)[0]


def _counted(rows: Rows[T]) -> str:
    return ", ".join(f"{value} ({len(numbers)} records)" for value, numbers in sorted(rows.items(), key=lambda item: -len(item[1]))[:5])
