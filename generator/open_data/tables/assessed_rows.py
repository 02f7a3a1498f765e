"""Sources, claims and assessments of a review as rows of their tables; of an anonymised source neither name nor link comes out."""

from collections.abc import Iterable, Iterator, Mapping

from generator.model import Assessment, Review, Source
from generator.open_data.public_sources import as_published
from generator.open_data.tables.table import Row
from generator.scorecard import Standing, is_by_rule, tells_of_setback

Sources = Mapping[str, Source]
Keys = Mapping[str, str]


def source_rows(review: Review, sources: Sources, keys: Keys, url: str) -> Iterator[Row]:
    """The sources of a review."""
    for key, source in sources.items():
        shown = as_published(source)
        said = (shown.publisher, shown.title, shown.symbol, shown.date, shown.url, shown.archived_url)
        yield (f"{review.state}-{review.cycle}", keys[key], review.state, review.cycle, source.type, *said, source.sensitivity, url)


def claim_rows(review: Review, standings: Iterable[Standing], sources: Sources, keys: Keys, url: str) -> Iterator[Row]:
    """What sources claim about each recommendation on record."""
    review_id, state = f"{review.state}-{review.cycle}", review.state
    types = {key: source.type for key, source in sources.items()}
    for standing in standings:
        if standing.claims:
            record_id = review.record_id(standing.recommendation.paragraph)
            page = f"{url}#{record_id}"
            for number, claim in enumerate(standing.claims, start=1):
                source = claim.source
                yield (record_id, number, review_id, state, keys[source], types[source], claim.paragraphs, claim.level, claim.says, page)


def assessment_rows(review: Review, standings: Iterable[Standing], keys: Keys, url: str) -> Iterator[Row]:
    """Every assessment of each recommendation on record, whatever its status."""
    review_id, state = f"{review.state}-{review.cycle}", review.state
    for standing in standings:
        if standing.history:
            record_id, headline = review.record_id(standing.recommendation.paragraph), standing.headline
            page = f"{url}#{record_id}"
            for number, one in enumerate(standing.history, start=1):
                yield (record_id, number, review_id, state, *_assessment(one, keys, is_headline=one is headline), page)


def _assessment(assessment: Assessment, keys: Keys, *, is_headline: bool) -> Row:
    reply = assessment.state_reply
    replied = reply.source if reply else None
    return (
        assessment.as_of.isoformat(),
        assessment.level,
        assessment.status,
        is_headline,
        assessment.trend,
        tells_of_setback(assessment),
        assessment.reason,
        assessment.setbacks,
        _lines(assessment.remaining_actions) if assessment.remaining_actions else None,
        _lines(assessment.technical_assistance) if assessment.technical_assistance else None,
        ";".join([f"{keys[one.source]}:{one.paragraphs}" if one.paragraphs else keys[one.source] for one in assessment.evidence]),
        assessment.state_source_only,
        ";".join(assessment.assessors),
        is_by_rule(assessment),
        assessment.method,
        reply.date.isoformat() if reply else None,
        reply.says if reply else None,
        (replied.symbol or replied.title) if replied else None,
    )


def _lines(items: Iterable[str]) -> str:
    """A line for each item."""
    return "\n".join([" ".join(item.splitlines()) for item in items])
