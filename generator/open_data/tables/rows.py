"""The record of a State as rows of all tables, in the order of reports and files; nobody is named who may not be."""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction

from generator.addresses import review_api, review_page, state_api, state_page
from generator.content import Content
from generator.model import Citation, Review
from generator.model.fields import LANGUAGES
from generator.open_data.public_sources import public_keys
from generator.open_data.state_record import StateRecord
from generator.open_data.tables.all_tables import TABLES
from generator.open_data.tables.assessed_rows import assessment_rows, claim_rows, source_rows
from generator.open_data.tables.table import Row, Value
from generator.pages.page import is_tentative
from generator.scorecard import ReviewScorecard, Standing
from generator.vocabulary import Level, Position

Rows = Mapping[str, list[Row]]

_POINTS = 4  # digits of an index, more than pages print


def rows_of(record: StateRecord) -> Rows:
    """The rows of every table that are about this State, each as long as its table has columns."""
    rows: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    state, content, addresses = record.state, record.content, record.addresses
    page = addresses.url(state_page(state.code))
    names = [state.names.get(language) for language in LANGUAGES]
    rows["states"] = [(state.code, state.name, *names, str(state.regional_group), page, addresses.file(state_api(state.code)))]
    rows["follow_up"] = [
        (state.code, number, fact.kind, fact.cycle, fact.date, fact.note, *_cited(fact.source), page) for number, fact in enumerate(state.follow_up, start=1)
    ]
    regions = {code: str(authored.record.regional_group) for code, authored in content.states.items()}
    for authored, scorecard, assessments in record.reviews:
        review, sources = authored.record, assessments.sources if assessments else {}
        url, api = addresses.url(review_page(review.state, review.cycle)), addresses.file(review_api(review.state, review.cycle))
        keys = public_keys(sources)
        rows["reviews"].append(_review(content, review, scorecard, url, api))
        rows["recommendations"] += [_recommendation(review, state.name, standing, url) for standing in scorecard.standings]
        rows["state_recommendations"] += _state_recommendations(content, review, scorecard, regions, url)
        rows["sources"] += source_rows(review, sources, keys, url)
        rows["claims"] += claim_rows(review, scorecard.standings, sources, keys, url)
        rows["assessments"] += assessment_rows(review, scorecard.standings, keys, url)
        rows["pledges"] += _pledges(review, url)
        rows["withdrawn"] += _withdrawn(review, url)
    return rows


def _review(content: Content, review: Review, scorecard: ReviewScorecard, url: str, api: str) -> Row:
    session, documents, declared, levels = content.session_by_number.get(review.session), review.documents, review.declared, scorecard.all
    lower, upper = scorecard.index_bounds or (None, None)
    return (
        f"{review.state}-{review.cycle}",
        review.state,
        content.states[review.state].record.name,
        review.cycle,
        review.session,
        _iso(session.starts_on) if session else None,
        _iso(session.ends_on) if session else None,
        review.status,
        is_tentative(content, review),
        *(_iso(day) for day in (review.held_on, review.addendum_on, review.adopted_on)),
        *(documents.national_report, documents.compilation, documents.stakeholder_summary),
        *(documents.working_group_report, documents.addendum, documents.decision),
        *((declared.recommendations, declared.supported, declared.noted, declared.partially_supported) if declared else (None,) * 4),
        *(review.record, review.record_note, review.note, review.source),
        levels.total,
        scorecard.state_recommendations,
        *(scorecard.by_position[position].total for position in Position),
        *(levels.counts[level] for level in Level),
        levels.not_assessed,
        levels.applicable,
        levels.assessed,
        scorecard.assessed_by_rule,
        *(_number(fraction) for fraction in (scorecard.index, lower, upper)),
        scorecard.drafts,
        scorecard.claims,
        scorecard.setbacks,
        scorecard.disagreements,
        url,
        api,
    )


def _recommendation(review: Review, state_name: str, standing: Standing, url: str) -> Row:
    recommendation, headline, iri, draft = standing.recommendation, standing.headline, standing.iri, standing.lone_draft
    record_id, source, history = review.record_id(recommendation.paragraph), recommendation.position_source, recommendation.position_history
    return (
        record_id,
        f"{review.state}-{review.cycle}",
        review.state,
        state_name,
        review.cycle,
        recommendation.paragraph,
        recommendation.summary,
        recommendation.text,
        *(";".join(recommendation.by), len(recommendation.by), len(recommendation.parts)),
        recommendation.position,
        *(_cited(source) if source else (None, None)),
        ";".join([f"{change.on}:{change.position}" for change in history]) if history else None,
        recommendation.claimed_implemented,
        ";".join(recommendation.themes) or None,
        ";".join(recommendation.groups) or None,
        ";".join(recommendation.sdgs) or None,
        ";".join(recommendation.treaties) or None,
        recommendation.treaty_action,
        recommendation.action_category,
        recommendation.kind,
        standing.level_key,
        headline.as_of.isoformat() if headline else None,
        standing.is_by_rule,
        headline.trend if headline else None,
        standing.has_setback,
        draft.level if draft else None,
        _number(iri.value) if iri else None,
        iri.claims if iri else None,
        standing.sources_disagree,
        len(standing.claims),
        len(standing.history),
        standing.silent,
        ";".join([f"{link.relation}:{link.to}" for link in recommendation.links]) or None,
        f"{url}#{record_id}",
    )


def _state_recommendations(content: Content, review: Review, scorecard: ReviewScorecard, regions: Mapping[str, str], url: str) -> Iterator[Row]:
    names, review_id, state = content.name_by_code, f"{review.state}-{review.cycle}", review.state
    state_name = names[state]
    for standing in scorecard.standings:
        recommendation = standing.recommendation
        record_id = review.record_id(recommendation.paragraph)
        shared = (recommendation.position, standing.level_key, f"{url}#{record_id}")
        parts = _parts(standing) if recommendation.parts else {}
        for code in recommendation.by:
            yield (record_id, code, names.get(code, code), regions.get(code), review_id, state, state_name, parts.get(code), *shared)


def _parts(standing: Standing) -> Mapping[str, str]:
    """What each State asks of a composite recommendation; all its asks, a line each, where it has several."""
    asks: dict[str, list[str]] = {}
    for part in standing.recommendation.parts:
        for code in part.by:
            asks.setdefault(code, []).append(part.summary or part.text or "")
    return {code: "\n".join(filter(None, asked)) for code, asked in asks.items()}


def _pledges(review: Review, url: str) -> Iterator[Row]:
    for pledge in review.pledges:
        record_id = review.record_id(pledge.id)
        subjects = (";".join(subjects) or None for subjects in (pledge.themes, pledge.groups, pledge.sdgs))
        said = pledge.id, pledge.summary, pledge.text, pledge.made_on
        yield (record_id, f"{review.state}-{review.cycle}", review.state, *said, *_cited(pledge.source), *subjects, f"{url}#{record_id}")


def _withdrawn(review: Review, url: str) -> Iterator[Row]:
    for one in review.withdrawn:
        record_id = review.record_id(one.id)
        yield (record_id, f"{review.state}-{review.cycle}", review.state, one.on.isoformat(), one.reason, one.see, f"{url}#{record_id}")


def _cited(citation: Citation) -> tuple[str | None, str | None]:
    return citation.symbol or citation.title, citation.paragraph


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _number(fraction: Fraction | None) -> Value:
    return None if fraction is None else round(float(fraction), _POINTS)
