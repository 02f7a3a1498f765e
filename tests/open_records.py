"""Records as files of open data are made of them: of one State, and of all, from content that is all in memory."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from support import CODE_HOST, GOLDEN, SITE, TODAY

from generator.addresses import Addresses
from generator.content import Content
from generator.corrections import corrections
from generator.kept_overview import kept_state
from generator.occurrences import occurrences, occurrences_in
from generator.open_data.cards.files import card_files
from generator.open_data.data_file import DataFile
from generator.open_data.feeds.files import following_files, given_changes, state_files
from generator.open_data.stamps import stamped
from generator.open_data.state_record import StateRecord
from generator.overview import overview_of
from generator.pages import moment_of
from generator.pages.across import Across
from generator.pages.changes import records_named
from generator.read import read
from generator.scoring import score
from generator.version import DataVersion

ADDRESSES = Addresses(CODE_HOST, SITE.rstrip("/"))
NO_ADDRESSES = Addresses()
VERSION = DataVersion(date(2025, 5, 20), "0123456789abcdef", is_changed=False)


def golden() -> Content:
    content, problems = read(GOLDEN)
    assert not problems
    return content


def record_of(content: Content, code: str, addresses: Addresses = ADDRESSES, *, changelog: str = "", today: str = TODAY) -> StateRecord:
    scorecards = {key: score(review.record, content.assessments_beside(key)) for key, review in content.reviews.items() if key[0] == code}
    return StateRecord(content, code, scorecards, addresses, moment_of(content, date.fromisoformat(today), corrections(changelog)))


def across_of(content: Content, addresses: Addresses = ADDRESSES, *, changelog: str = "", today: str = TODAY) -> Across:
    overviews = {key: overview_of(review.record, score(review.record, content.assessments_beside(key))) for key, review in sorted(content.reviews.items())}
    kept = {
        code: kept_state(state, [(review, overviews[code, review.record.cycle]) for review in content.reviews_of(code)], ())
        for code, state in content.states.items()
    }
    moment = moment_of(content, date.fromisoformat(today), corrections(changelog))
    named = records_named(moment.corrections, {key: review.record for key, review in content.reviews.items()})
    occur = occurrences({code: occurrences_in(one) for code, one in kept.items()})
    bare = {key: replace(authored, record=overviews[key].bare) for key, authored in content.reviews.items()}
    return Across(replace(content, reviews=bare), overviews, occur, addresses, moment, named)


def all_files(content: Content, addresses: Addresses = ADDRESSES, *, changelog: str = "", today: str = TODAY) -> Mapping[str, bytes]:
    """Every feed, calendar, badge and card, as they are written."""
    records = {code: record_of(content, code, addresses, changelog=changelog, today=today) for code in content.states}
    across = across_of(content, addresses, changelog=changelog, today=today)
    given = {code: given_changes(record) for code, record in records.items()}
    found: list[DataFile] = [file for record in records.values() for file in (*state_files(record), *card_files(record))]
    found += [planned.make() for planned in following_files(across, given)]
    return {str(file.path): stamped(file.data, VERSION, date.fromisoformat(today)) for file in found}


def real(folder: Path) -> Content:
    content, problems = read(folder)
    assert not problems
    return content
