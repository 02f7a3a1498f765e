"""The file of one review: /api/v1/states/svn/cycle-4.json, its record and where each recommendation stands."""

from generator.addresses import matrix_file, review_api, review_page
from generator.asking import questions
from generator.content import Content
from generator.drafts import drafts_of
from generator.model import Assessments, Review
from generator.open_data.api.counted import draft_figures, figures
from generator.open_data.api.encode import api_file_of, json_text
from generator.open_data.api.linked import day_or_none, document, linked_state, session_of
from generator.open_data.api.recommendations import RecordWriter
from generator.open_data.api.shapes import review as shapes
from generator.open_data.data_file import DataFile
from generator.open_data.state_record import StateRecord
from generator.pages.page import is_tentative
from generator.repeated import Repetitions
from generator.scorecard import ReviewScorecard


def review_file(record: StateRecord, review: Review, scorecard: ReviewScorecard, assessments: Assessments | None, repetitions: Repetitions) -> DataFile:
    """The review in full; `repetitions` are those among all reviews of the State."""
    writer = RecordWriter(record.content, review, assessments or Assessments(), record.addresses)
    head = json_text(_head(record, review, scorecard, writer, repetitions))
    records = ",".join([writer.recommendation(standing) for standing in scorecard.standings])
    return api_file_of(review_api(review.state, review.cycle), f"{head[:-2]}{records}]}}")


def _head(record: StateRecord, review: Review, scorecard: ReviewScorecard, writer: RecordWriter, repetitions: Repetitions) -> shapes.Review:
    """The file without its recommendations, which stand last."""
    content, addresses = record.content, record.addresses
    docx, xlsx = (addresses.file(matrix_file(review.state, review.cycle, suffix)) if review.recommendations else None for suffix in ("docx", "xlsx"))
    return {
        "id": f"{review.state}-{review.cycle}",
        "page_url": addresses.url(review_page(review.state, review.cycle)),
        "state": linked_state(content, review.state, addresses),
        "cycle": review.cycle,
        "session": session_of(content, review),
        "is_tentative": is_tentative(content, review),
        "status": review.status,
        "held_on": day_or_none(review.held_on),
        "addendum_on": day_or_none(review.addendum_on),
        "adopted_on": day_or_none(review.adopted_on),
        "note": review.note,
        "note_source": review.source,
        "documents": _documents(review),
        "declared": _declared(review),
        "record": review.record,
        "record_note": review.record_note,
        "matrix_docx_url": docx,
        "matrix_xlsx_url": xlsx,
        "figures": figures(scorecard),
        "lone_drafts": draft_figures(drafts_of(scorecard.standings)),
        "newest_finding": newest_finding(scorecard),
        "questions": [writer.question(question) for question in questions(review, scorecard, repetitions)],
        "sources": writer.sources(),
        "pledges": [writer.pledge(pledge) for pledge in review.pledges],
        "withdrawn": [writer.withdrawn(withdrawal) for withdrawal in review.withdrawn],
        "recommendations": [],
    }


def review_summary(content: Content, review: Review, scorecard: ReviewScorecard, record: StateRecord, repetitions: Repetitions) -> shapes.ReviewSummary:
    """The review without its records, as the file of its State has it."""
    earlier = repetitions.earlier
    return {
        "id": f"{review.state}-{review.cycle}",
        "page_url": record.addresses.url(review_page(review.state, review.cycle)),
        "api_url": record.addresses.file(review_api(review.state, review.cycle)),
        "cycle": review.cycle,
        "session": session_of(content, review),
        "is_tentative": is_tentative(content, review),
        "status": review.status,
        "held_on": day_or_none(review.held_on),
        "adopted_on": day_or_none(review.adopted_on),
        "note": review.note,
        "record": review.record,
        "figures": figures(scorecard),
        "asked_before": sum(review.record_id(standing.recommendation.paragraph) in earlier for standing in scorecard.standings),
        "newest_finding": newest_finding(scorecard),
    }


def newest_finding(scorecard: ReviewScorecard) -> str | None:
    """The day of the newest finding of a review."""
    return day_or_none(max((standing.headline.as_of for standing in scorecard.standings if standing.headline), default=None))


def _documents(review: Review) -> shapes.Documents:
    documents = review.documents
    return {
        "national_report": document(documents.national_report),
        "compilation": document(documents.compilation),
        "stakeholder_summary": document(documents.stakeholder_summary),
        "working_group_report": document(documents.working_group_report),
        "addendum": document(documents.addendum),
        "decision": document(documents.decision),
    }


def _declared(review: Review) -> shapes.Declared | None:
    declared = review.declared
    if declared is None:
        return None
    return {
        "recommendations": declared.recommendations,
        "supported": declared.supported,
        "noted": declared.noted,
        "partially_supported": declared.partially_supported,
    }
