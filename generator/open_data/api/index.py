"""The file /api/v1/index.json: what there is, how much of it, and where."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from generator.addresses import (
    ALL_CHANGES,
    ALL_REVIEWS,
    DATA,
    METHODOLOGY,
    PACKAGE,
    recommending_api,
    recommending_page,
    review_api,
    review_page,
    state_api,
    state_page,
)
from generator.occurrences import MADE
from generator.open_data.api.counted import figures
from generator.open_data.api.encode import api_file
from generator.open_data.api.kinds import CALENDAR_FILE, CHANGES_FILE, INDEX_FILE, KINDS, OPENAPI_FILE, VOCABULARIES_FILE, schema_path
from generator.open_data.api.promise import COMPATIBILITY, DESCRIPTION, TITLE
from generator.open_data.api.shapes import across as shapes
from generator.open_data.data_file import DataFile
from generator.open_data.stamps import LICENCE, LICENCE_ADDRESS, LICENCE_TITLE
from generator.pages.across import Across
from generator.pages.page import alphabetical, states_by_name
from generator.scoring import scorecard_of, sum_of


def index_file(across: Across, data_files: Iterable[PurePosixPath]) -> DataFile:
    """The index; `data_files` are the tables and workbooks beside the API."""
    content, overviews, made = across.content, across.overviews, across.occur.words[MADE]
    body: shapes.Index = {
        "title": TITLE,
        "description": DESCRIPTION,
        "compatibility": list(COMPATIBILITY),
        "licence": {"name": LICENCE, "title": LICENCE_TITLE, "url": LICENCE_ADDRESS},
        "links": _links(across, data_files),
        "counts": {
            "states": len(content.states),
            "reviews": len(overviews),
            "reviews_on_record": sum(bool(overview.counts) for overview in overviews.values()),
            "recommending_states": sum(code in content.states for code in made),
            "recommending_observers": sum(code not in content.states for code in made),
        },
        "figures": figures(scorecard_of(sum_of(overview.counts for overview in overviews.values()), unlisted=None)),
        "states": [_state(across, code) for code in states_by_name(content)],
        "recommending_states": list(_recommending(across)),
    }
    return api_file(INDEX_FILE, body)


def _links(across: Across, data_files: Iterable[PurePosixPath]) -> shapes.IndexLinks:
    addresses = across.addresses
    return {
        "openapi_url": addresses.file(OPENAPI_FILE),
        "vocabularies_url": addresses.file(VOCABULARIES_FILE),
        "calendar_url": addresses.file(CALENDAR_FILE),
        "changes_url": addresses.file(CHANGES_FILE),
        "feed_url": addresses.file(ALL_CHANGES),
        "events_url": addresses.file(ALL_REVIEWS),
        "package_url": addresses.file(PACKAGE),
        "data_page_url": addresses.url(DATA),
        "methodology_url": addresses.url(METHODOLOGY),
        "schemas": {name: addresses.file(schema_path(name)) for name in KINDS},
        "data_files": [addresses.file(path) for path in data_files],
    }


def _state(across: Across, code: str) -> shapes.IndexedState:
    content, addresses = across.content, across.addresses
    return {
        "code": code,
        "name": content.name_by_code[code],
        "regional_group": content.states[code].record.regional_group,
        "page_url": addresses.url(state_page(code)),
        "api_url": addresses.file(state_api(code)),
        "reviews": [_review(across, code, authored.record.cycle) for authored in content.reviews_of(code)],
    }


def _review(across: Across, code: str, cycle: int) -> shapes.IndexedReview:
    overview, all_ = across.overviews[code, cycle], across.overviews[code, cycle].scorecard.all
    return {
        "id": f"{code}-{cycle}",
        "cycle": cycle,
        "status": overview.bare.status,
        "page_url": across.addresses.url(review_page(code, cycle)),
        "api_url": across.addresses.file(review_api(code, cycle)),
        "recommendations": all_.total,
        "assessed": all_.assessed,
    }


def _recommending(across: Across) -> Iterator[shapes.IndexedRecommendingState]:
    content, made = across.content, across.occur.words[MADE]
    for code in sorted(made, key=lambda code: alphabetical(content.name_by_code[code])):
        yield {
            "code": code,
            "name": content.name_by_code[code],
            "is_observer": code not in content.states,
            "page_url": across.addresses.url(recommending_page(code)),
            "api_url": across.addresses.file(recommending_api(code)),
            "recommendations": made[code].total,
            "states": len(made[code].states),
        }
