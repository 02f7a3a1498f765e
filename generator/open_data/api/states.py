"""The files of one State: /api/v1/states/svn.json, and one for each of its reviews."""

from collections.abc import Iterator, Sequence

from generator.addresses import BADGE, CARD, CARD_FRAME, EVENTS, FEED, review_page, state_api, state_folder, state_page
from generator.content import Content
from generator.model import Review, StateStatus, Treaty, TreatyStatus
from generator.open_data.api.encode import api_file
from generator.open_data.api.linked import cited, day_or_none, record_link, session_of
from generator.open_data.api.reviews import review_file, review_summary
from generator.open_data.api.shapes import review as shapes
from generator.open_data.api.shapes.values import Correction
from generator.open_data.data_file import DataFile
from generator.open_data.state_record import StateRecord
from generator.pages.changes import correction_line, records_named
from generator.pages.page import is_tentative
from generator.pages.state_dates import coming_review, still_to_come
from generator.pages.treaty_table import in_words
from generator.repeated import Repetitions, repetitions
from generator.treaty_answer import Known, StatusEvidence, on_record


def state_files(record: StateRecord) -> Iterator[DataFile]:
    """The file of the State, then those of its reviews, oldest first."""
    reviews = [(authored.record, scorecard, assessments) for authored, scorecard, assessments in record.reviews]
    repeated = repetitions(review for review, _, _ in reviews)
    yield api_file(state_api(record.code), _state(record, repeated))
    for review, scorecard, assessments in reviews:
        yield review_file(record, review, scorecard, assessments, repeated)


def _state(record: StateRecord, repeated: Repetitions) -> shapes.State:
    content, state, addresses = record.content, record.state, record.addresses
    newest_first = [authored.record for authored, _, _ in record.reviews][::-1]
    return {
        "code": state.code,
        "name": state.name,
        "names": dict(state.names),
        "former_names": state.former_names,
        "former_codes": list(state.former_codes),
        "regional_group": state.regional_group,
        "page_url": addresses.url(state_page(state.code)),
        "links": _links(record),
        "next_review": _next_review(record, newest_first),
        "next_steps": _next_steps(record, newest_first),
        "reviews": [review_summary(content, authored.record, scorecard, record, repeated) for authored, scorecard, _ in record.reviews],
        "follow_up": [{"kind": fact.kind, "cycle": fact.cycle, "date": fact.date, "note": fact.note, "source": cited(fact.source)} for fact in state.follow_up],
        "treaties": list(_treaties(content, state.code)),
        "corrections": list(_corrections(record, newest_first)),
    }


def _links(record: StateRecord) -> shapes.StateLinks:
    folder, addresses = state_folder(record.code), record.addresses
    return {
        "feed_url": addresses.file(folder / FEED),
        "calendar_url": addresses.file(folder / EVENTS),
        "badge_url": addresses.file(folder / BADGE),
        "card_url": addresses.file(folder / CARD),
        "card_frame_url": addresses.file(folder / CARD_FRAME),
    }


def _next_review(record: StateRecord, newest_first: Sequence[Review]) -> shapes.NextReview | None:
    coming = coming_review(newest_first)
    if coming is None:
        return None
    return {
        "id": f"{coming.state}-{coming.cycle}",
        "page_url": record.addresses.url(review_page(coming.state, coming.cycle)),
        "cycle": coming.cycle,
        "session": session_of(record.content, coming),
        "status": coming.status,
        "is_tentative": is_tentative(record.content, coming),
        "is_session_over": coming.session in record.moment.past,
    }


def _next_steps(record: StateRecord, newest_first: Sequence[Review]) -> list[shapes.NextStep]:
    following = still_to_come(record.content, record.state, newest_first, record.moment.today)
    if following is None:
        return []
    cycle, midterm = following.review.cycle, following.midterm_around
    adoption: list[shapes.NextStep] = [{"kind": "adoption", "cycle": cycle, "around": None}] if following.has_adoption else []
    return [*adoption, {"kind": "midterm_report", "cycle": cycle, "around": day_or_none(midterm)}] if midterm else adoption


def _treaties(content: Content, code: str) -> Iterator[shapes.TreatyStanding]:
    """Treaties whose lists speak of the State, in the order of treaties.yaml."""
    for treaty in content.treaty_by_id.values():
        if treaty.id in content.treaty_status:
            status = content.treaty_status[treaty.id].record
            if known := on_record(status, code):
                yield _treaty(treaty, status, known, code)


def _treaty(treaty: Treaty, status: TreatyStatus, known: Known, code: str) -> shapes.TreatyStanding:
    state = status.states.get(code)
    unclear = status.unclear.get(code, "") if state is None and known.is_unclear else ""
    said = unclear or (state.note if state and state.note else "")
    return {
        "treaty": treaty.id,
        "name": treaty.name,
        "short": treaty.short,
        "status": "unclear" if known.is_unclear else "bound" if known.bound else "signed" if known.signed else "no_action",
        "signed": known.signed,
        "bound": known.bound,
        "act": state.act if state else None,
        "known_to": known.as_of.isoformat(),
        "note": in_words(status, said) if said else None,
        "sources": list(_sources(status, state, known, unclear)),
    }


def _sources(status: TreatyStatus, state: StateStatus | None, known: Known, unclear: str) -> Iterator[shapes.TreatySource]:
    """The lists that give the days, and the newest where the State is not bound; of contradictions those that contradict each other."""
    if unclear:
        named = [StatusEvidence(key, source.title, source.as_of, source.url) for key, source in status.sources.items() if key in unclear]
    elif state is None:
        named = [known.newest]
    else:
        named = [*known.signed_in, *known.bound_in, *(() if known.bound else (known.newest,))]
    for one in dict.fromkeys(named):
        yield {"title": one.title, "as_of": one.as_of.isoformat(), "url": one.url}


def _corrections(record: StateRecord, reviews: Sequence[Review]) -> Iterator[Correction]:
    listed = [correction for correction in record.moment.corrections if correction.is_about(record.code)]
    named = records_named(listed, {(review.state, review.cycle): review for review in reviews}) if listed else frozenset()
    page = state_page(record.code)
    for correction in listed:
        records = [record_link(link.label, record.addresses) for link in correction_line(correction, named, page).records]
        yield {"version": correction.version, "text": correction.text, "records": records}
