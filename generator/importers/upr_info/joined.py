"""Turns the rows of UPR Info about one review into its list: the numbered items of the report, with action category, themes and answers.

Paragraph, text and recommending States are the report's; where UPR Info differs, the report stands and a remark counts it. The
database's answer is the position where the report leaves it open and no addendum is at hand.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.content import ReviewKey
from generator.importers.listed import ImportedList, ListedPart, ListedPledge, ListedRecommendation, ListedSource, RowFault
from generator.importers.text_join import Match, Query, TextJoin
from generator.importers.upr_info.rows import UprInfoRow
from generator.importers.working_group.shelf import Report
from generator.model import Citation, Review
from generator.vocabulary import Position

SOURCE = ListedSource(title="UPR Info, database of recommendations")
PLEDGES_SOURCE = ListedSource(title="UPR Info, database of voluntary pledges")
DECIDED = frozenset({Position.SUPPORTED, Position.NOTED})
_OPEN = frozenset({Position.PENDING, Position.UNCLEAR, Position.NOT_RECORDED})


@dataclass(frozen=True, slots=True)
class JoinedReview:
    """The rows of a review and where each stands: among the items of its report, or of its record where there is no report."""

    key: ReviewKey
    record: Review
    rows: tuple[UprInfoRow, ...]
    matches: tuple[Match, ...]
    items: tuple[ListedRecommendation, ...]
    report: Report | None

    @property
    def rows_by_paragraph(self) -> Mapping[str, list[tuple[UprInfoRow, Match]]]:
        """The joined rows of each item."""
        found: dict[str, list[tuple[UprInfoRow, Match]]] = defaultdict(list)
        for row, match in zip(self.rows, self.matches, strict=True):
            if match.paragraph:
                found[match.paragraph].append((row, match))
        return found


def joined_review(key: ReviewKey, record: Review, rows: Sequence[UprInfoRow], report: Report | None) -> JoinedReview:
    """Finds the paragraph of every row in the report, or in the texts on record."""
    items = report.listed.recommendations if report else tuple(_of_record(record))
    known = [item for item in items if any(part.text for part in item.parts)]
    matches = TextJoin(known).join([Query(row.text, (row.by,)) for row in rows]) if known else (Match(None, similarity=0),) * len(rows)
    return JoinedReview(key, record, tuple(rows), matches, items if known else (), report)


def listed_review(joined: JoinedReview, pledges: Sequence[UprInfoRow], *, verbose: bool) -> ImportedList:
    """The list that the plumbing brings into review.yaml; nothing but pledges where there is nothing to join to."""
    listed = joined.report.listed if joined.report else ImportedList(None, None, None, ())
    items: list[ListedRecommendation] = []
    remarks = _Remarks(verbose=verbose)
    rows_by_paragraph = joined.rows_by_paragraph
    for item in joined.items:
        rows = rows_by_paragraph.get(item.paragraph, [])
        items.append(_with_rows(item, rows, joined.record, remarks) if rows else item)
    in_report = f" (in the report, {joined.report.file})" if joined.report else ""
    promised, undated = _pledges(pledges, joined)
    return replace(
        listed,
        state=joined.key[0],
        cycle=joined.key[1],
        recommendations=tuple(items),
        faults=tuple(RowFault(fault.row, fault.message + in_report) for fault in listed.faults),
        remarks=tuple(remarks.lines()),
        unmatched=(*_unmatched(joined), *undated),
        pledges=promised,
        rows=len(joined.rows) + len(pledges),
    )


def _of_record(record: Review) -> Iterator[ListedRecommendation]:
    """The recommendations on record as a list would have them; parts without text have none."""
    for one in record.recommendations:
        parts = tuple(ListedPart((part.text or "").removesuffix("."), tuple(part.by)) for part in one.parts)
        parts = parts or (ListedPart((one.text or "").removesuffix("."), tuple(one.by)),)
        source = _source(one.position_source)
        yield ListedRecommendation(one.paragraph, parts, one.position, source, tuple(one.themes), tuple(one.groups), tuple(map(str, one.sdgs)))


def _source(cited: Citation | None) -> ListedSource | None:
    return ListedSource(cited.symbol, cited.paragraph, cited.title) if cited else None


def _unmatched(joined: JoinedReview) -> Iterator[RowFault]:
    """A line for every row that stands nowhere; one for all where there is nothing to join to."""
    if not joined.items and joined.rows:
        reason = "neither a report nor texts on file to join them to; give the report of the Working Group with --reports"
        yield RowFault(joined.rows[0].row, f"{len(joined.rows)} rows: {reason}", len(joined.rows))
        return
    for row, match in zip(joined.rows, joined.matches, strict=True):
        if match.paragraph is None:
            yield RowFault(row.row, f'"{row.text[:80]}" ({row.by}): {match.reason}')


def _pledges(rows: Iterable[UprInfoRow], joined: JoinedReview) -> tuple[tuple[ListedPledge, ...], tuple[RowFault, ...]]:
    """The pledges, each made on the day of the review; without that day they are unmatched."""
    rows = tuple(rows)
    if rows and not joined.record.held_on and not (joined.report and joined.report.listed.held_on):
        return (), (RowFault(rows[0].row, f"{len(rows)} pledges: the day of the review is not on record; add held_on", len(rows)),)
    return tuple(ListedPledge(row.text, PLEDGES_SOURCE, row.themes) for row in rows), ()


class _Remarks:
    """Gathers what differs, to be counted in a line each, or told one by one."""

    def __init__(self, *, verbose: bool) -> None:
        self.verbose = verbose
        self.told: dict[str, list[tuple[int, str]]] = defaultdict(list)

    def add(self, what: str, row: int, where: str) -> None:
        self.told[what].append((row, where))

    def lines(self) -> Iterator[RowFault]:
        for what, places in self.told.items():
            if self.verbose:
                yield from (RowFault(row, f"{where}: {what}") for row, where in places)
            else:
                wheres = list(dict.fromkeys(where for _, where in places))
                count = f"{len(wheres)} items" if len(wheres) > 1 else "1 item"
                yield RowFault(places[0][0], f"{what}: {count} ({', '.join(wheres[:5])}{', ...' if len(wheres) > 5 else ''})")


Rows = Sequence[tuple[UprInfoRow, Match]]


def _with_rows(item: ListedRecommendation, rows: Rows, record: Review, remarks: _Remarks) -> ListedRecommendation:
    """An item with what its rows say of it."""
    first = rows[0][0].row
    if {row.by for row, _ in rows} - set(item.by):
        remarks.add("UPR Info names other States, the report's stand", first, item.paragraph)
    categories = {row.action_category for row, _ in rows}
    if len(categories) > 1:
        remarks.add("UPR Info gives it more than one action category, none was taken", first, item.paragraph)
    counted = Counter(theme for row, _ in rows for theme in row.themes)
    position, source = _position(item, rows, record, remarks)
    return replace(
        item,
        themes=tuple(dict.fromkeys((*item.themes, *(theme for theme, _ in counted.most_common())))),
        action_category=categories.pop() if len(categories) == 1 else None,
        position=position,
        position_source=source,
    )


def _position(item: ListedRecommendation, rows: Rows, record: Review, remarks: _Remarks) -> tuple[Position, ListedSource | None]:
    """The report's position, or the database's where the report leaves it open and no other answer is at hand."""
    first = rows[0][0].row
    said = {row.position for row, _ in rows}
    if item.position in DECIDED and said != {item.position}:
        block = (item.position_source and item.position_source.paragraph) or item.paragraph.split(".")[0]
        theirs = " and ".join(sorted(f"{position}" for position in said if position))
        remarks.add(f"paragraph {block} says {item.position}, UPR Info {theirs}; the report stands", first, item.paragraph)
    if item.position not in _OPEN or record.documents.addendum or _answered(item.paragraph, record):
        return item.position, item.position_source
    answers = {row.position for row, _ in rows if row.position}
    if len(answers) == 1:
        return answers.pop(), SOURCE
    if _differ_by_part(rows):
        return Position.PARTIALLY_SUPPORTED, SOURCE
    remarks.add("UPR Info gives it more than one answer, none was taken", first, item.paragraph)
    return item.position, item.position_source


def _answered(paragraph: str, record: Review) -> bool:
    """Whether the record has an answer that comes from elsewhere."""
    on_file = next((one for one in record.recommendations if one.paragraph == paragraph), None)
    return on_file is not None and on_file.position not in _OPEN and _source(on_file.position_source) != SOURCE


def _differ_by_part(rows: Rows) -> bool:
    """Whether every part has one answer: the State supports some asks and notes others."""
    answers: dict[int | None, set[Position | None]] = defaultdict(set)
    for row, match in rows:
        answers[match.part].add(row.position)
    return None not in answers and all(len(answer) == 1 for answer in answers.values())
