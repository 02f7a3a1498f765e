"""What a sheet of a review holds: the columns of the record, which are locked and follow OHCHR's list, and ours, which people fill in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.content import Content, ReviewKey
from generator.escape import spreadsheet
from generator.filled_in import STATUSES
from generator.importers.files.sheet_records import Column
from generator.model import Assessments, Recommendation, Review, Source
from generator.scoring import score
from generator.vocabulary import NOT_ASSESSED_LABEL, Level, Sensitivity, SourceType

ASSESSMENTS, SOURCES, READ_ME = "Assessments", "Sources", "Read me"
LEVELS = tuple(level.label for level in Level)


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of a sheet: its words, its width in characters, what may be chosen, and what a person is told on entering a cell."""

    words: str
    width: int
    choices: tuple[str, ...] = ()
    hint: str = ""


RECORD: Mapping[str, Heading] = {
    "record": Heading("Record id", 14),
    "paragraph": Heading("Paragraph", 10),
    "summary": Heading("Recommendation", 48),
    "by": Heading("Recommending States", 24),
    "position": Heading("Position of the State under Review", 14),
    "themes": Heading("Human rights themes", 26),
    "groups": Heading("Groups of persons", 20),
    "sdgs": Heading("Relevant SDGs", 10),
}
PRESENT: Mapping[str, Heading] = {
    "present_level": Heading("Present level", 16),
    "present_as_of": Heading("Present level as of", 12),
}
OURS: Mapping[str, Heading] = {
    "level": Heading("New level", 22, LEVELS, "Choose a level. The sheet 'Read me' says what each means."),
    "as_of": Heading("As of", 12, hint="The day up to which your sources speak, as 2026-03-31."),
    "reason": Heading("Reason", 48, hint="What was done and what it changed, in your own words. Never name people at risk."),
    "setbacks": Heading("Setbacks", 30, hint="What made things worse since the review, if anything."),
    "remaining_actions": Heading("Remaining actions", 30, hint="What is still to do, one action a line."),
    "source": Heading("Source", 26, hint="Key or title from the sheet 'Sources', one source a line."),
    "paragraphs": Heading("Paragraphs", 14, hint="Paragraphs or pages in the source, such as 5-6; one line for each source."),
    "state_source_only": Heading("State's word only", 12, ("yes",), "Choose yes where only the State itself says so; the page will say it too."),
    "status": Heading("Status", 12, tuple(status.label for status in STATUSES), "Empty means draft: shown as a draft, not counted."),
    "assessors": Heading("Assessor", 18, hint="Your handle; several with commas between them."),
}
SOURCE: Mapping[str, Heading] = {
    "key": Heading("Key", 24, hint="A short name, such as ombudsman-2026; leave it empty and one is made."),
    "type": Heading("Type", 34, tuple(kind.label for kind in SourceType), "Who speaks in this source."),
    "title": Heading("Title", 44),
    "publisher": Heading("Publisher", 28),
    "symbol": Heading("UN symbol", 22, hint="Such as A/HRC/59/15, where there is one."),
    "date": Heading("Date", 12, hint="2026, 2026-03 or 2026-03-31: what the source gives."),
    "url": Heading("Link", 40, hint="Begins with https://"),
    "archived_url": Heading("Archived copy", 40, hint="Link to a copy in a web archive, where there is one."),
    "sensitivity": Heading(
        "Named or anonymised",
        20,
        tuple(word.label for word in Sensitivity),
        "Anonymised: people may be at risk. Then write no title, no publisher and no link.",
    ),
}
LOCKED = {**RECORD, **PRESENT}


def columns(headings: Mapping[str, Heading]) -> Mapping[str, Column]:
    """The headings as the reader of spreadsheets knows columns."""
    days = {"as_of", "date"}
    return {key: Column((heading.words,), is_day=key in days) for key, heading in headings.items()}


WANTED = {ASSESSMENTS: columns({**LOCKED, **OURS}), SOURCES: columns(SOURCE)}


def locked_rows(content: Content, key: ReviewKey) -> Iterator[Mapping[str, str]]:
    """What the locked cells of each recommendation say, in the order of the record."""
    review = content.reviews[key].record
    for standing in score(review, content.assessments_beside(key)).standings:
        headline = standing.headline
        yield _spreadsheet(
            {
                **_record(content, review, standing.recommendation),
                "present_level": headline.level.label if headline else NOT_ASSESSED_LABEL,
                "present_as_of": headline.as_of.isoformat() if headline else "",
            }
        )


def _record(content: Content, review: Review, recommendation: Recommendation) -> Mapping[str, str]:
    return {
        "record": review.record_id(recommendation.paragraph),
        "paragraph": recommendation.paragraph,
        "summary": recommendation.summary or recommendation.text or "; ".join(part.summary or part.text or "" for part in recommendation.parts),
        "by": ", ".join(content.name_by_code.get(code, code) for code in recommendation.by),
        "position": recommendation.position.label,
        "themes": "; ".join(content.theme_by_id[theme].name if theme in content.theme_by_id else theme for theme in recommendation.themes),
        "groups": "; ".join(content.group_by_id[group].name if group in content.group_by_id else group for group in recommendation.groups),
        "sdgs": ", ".join(recommendation.sdgs),
    }


def source_rows(assessments: Assessments | None) -> Iterator[Mapping[str, str]]:
    """What the sources on record say, which are locked too."""
    for key, source in (assessments.sources if assessments else {}).items():
        yield _spreadsheet(source_row(key, source))


def source_row(key: str, source: Source) -> Mapping[str, str]:
    """A source as a row of the sheet, words as labels."""
    fields = ("title", "publisher", "symbol", "date", "url", "archived_url")
    hidden = source.sensitivity.label if source.sensitivity is Sensitivity.ANONYMISED else ""
    return {"key": key, "type": source.type.label, **{name: getattr(source, name) or "" for name in fields}, "sensitivity": hidden}


def _spreadsheet(values: Mapping[str, str]) -> Mapping[str, str]:
    return {key: spreadsheet(value) for key, value in values.items()}
