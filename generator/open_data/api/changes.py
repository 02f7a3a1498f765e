"""The file /api/v1/changes.json: assessments by the day they are dated, those that were withdrawn, and corrections of the record."""

from collections.abc import Iterator, Sequence

from generator.addresses import ALL_CHANGES, CHANGES
from generator.open_data.api.encode import api_file
from generator.open_data.api.kinds import CHANGES_FILE
from generator.open_data.api.linked import record_link, review_link
from generator.open_data.api.shapes import across as shapes
from generator.open_data.api.shapes.values import Correction
from generator.open_data.data_file import DataFile
from generator.overview import ReviewOverview
from generator.pages.across import Across
from generator.pages.changes import Batch, correction_line, days_of_change, taken_back
from generator.pages.page import Link, states_by_name


def changes_file(across: Across) -> DataFile:
    """What has changed, day by day, in the figures and the order of the page of changes."""
    place = {code: index for index, code in enumerate(states_by_name(across.content))}
    ordered = [across.overviews[key] for key in sorted(across.overviews, key=lambda key: (place[key[0]], -key[1]))]
    ids = {one.key: Link(f"{one.key[0]}-{one.key[1]}") for one in ordered}
    body: shapes.Changes = {
        "page_url": across.addresses.url(CHANGES),
        "feed_url": across.addresses.file(ALL_CHANGES),
        "days": [
            {
                "date": day.on.isoformat(),
                "published": [_batch(across, batch) for batch in day.published],
                "drafts": [_batch(across, batch) for batch in day.drafts],
            }
            for day in days_of_change(ordered, ids, Link(""))
        ],
        "withdrawn": list(_withdrawn(across, ordered)),
        "corrections": list(_corrections(across)),
    }
    return api_file(CHANGES_FILE, body)


def _batch(across: Across, batch: Batch) -> shapes.Batch:
    return {
        "assessors": batch.assessors,
        "is_by_rule": batch.rule is not None,
        "total": batch.total,
        "levels": [{"level": level, "count": count} for level, count in batch.levels],
        "of_reviews": batch.of_reviews,
        "reviews": [{"review": _review(across, one.link.label), "count": one.count} for one in batch.reviews],
    }


def _review(across: Across, review_id: str) -> shapes.ReviewLink:
    code, _, cycle = review_id.partition("-")
    return review_link(across.content, code, int(cycle), across.addresses)


def _withdrawn(across: Across, ordered: Sequence[ReviewOverview]) -> Iterator[shapes.WithdrawnAssessment]:
    for record_id, one in taken_back(ordered):
        yield {
            **record_link(record_id, across.addresses),
            "as_of": one.as_of.isoformat(),
            "level": one.level,
            "assessors": one.assessors,
        }


def _corrections(across: Across) -> Iterator[Correction]:
    for correction in across.moment.corrections:
        records = [record_link(link.label, across.addresses) for link in correction_line(correction, across.named, CHANGES).records]
        yield {"version": correction.version, "text": correction.text, "records": records}
