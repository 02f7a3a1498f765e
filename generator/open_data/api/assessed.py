"""Sources, claims and assessments of one review, as the API has them. An anonymised source leaves nothing behind but who speaks in it.

Claims and assessments are written as text (`encode` says why): what has quotes around it here is a word, a key or a day, with nothing to escape.
"""

from collections.abc import Iterable, Mapping

from generator.addresses import un_document
from generator.model import Assessment, Assessments, Claim, Evidence, Source, StateReply
from generator.open_data.api.encode import TRUTH, text_or_null, words_text
from generator.open_data.api.linked import cited_text
from generator.open_data.api.shapes import assessed as shapes
from generator.open_data.public_sources import as_published
from generator.scorecard import is_drafted_by_software, is_rule
from generator.vocabulary import Sensitivity


def sources_of(assessments: Assessments, keys: Mapping[str, str]) -> list[shapes.Source]:
    """The sources of a review in the order of their file."""
    return [_source(keys[key], as_published(source)) for key, source in assessments.sources.items()]


def _source(key: str, source: Source) -> shapes.Source:
    return {
        "key": key,
        "type": source.type,
        "is_anonymised": source.sensitivity is Sensitivity.ANONYMISED,
        "symbol": source.symbol,
        "publisher": source.publisher,
        "title": source.title,
        "date": source.date,
        "url": source.url or (un_document(source.symbol) if source.symbol else None),
        "archived_url": source.archived_url,
    }


def claim_text(claim: Claim, sources: Mapping[str, Source], keys: Mapping[str, str]) -> str:
    """What a source says, as a `Claim` of the API."""
    return (
        f'{{"source":"{keys[claim.source]}","source_type":"{sources[claim.source].type}","paragraphs":{text_or_null(claim.paragraphs)},'
        f'"level":{text_or_null(claim.level)},"says":{text_or_null(claim.says)}}}'
    )


def assessment_text(assessment: Assessment, keys: Mapping[str, str]) -> str:
    """A conclusion in full, as an `Assessment` of the API."""
    reply = assessment.state_reply
    return (
        f'{{"as_of":"{assessment.as_of}","level":"{assessment.level}","trend":{text_or_null(assessment.trend)},"status":"{assessment.status}",'
        f'"reason":{text_or_null(assessment.reason)},"setbacks":{text_or_null(assessment.setbacks)},'
        f'"remaining_actions":{words_text(assessment.remaining_actions)},"technical_assistance":{words_text(assessment.technical_assistance)},'
        f'"evidence":[{_evidence(assessment.evidence, keys)}],"state_source_only":{TRUTH[assessment.state_source_only]},'
        f'"drawn_by":"{_drawn_by(assessment)}","assessors":{words_text(assessment.assessors)},"method":{text_or_null(assessment.method)},'
        f'"state_reply":{_reply(reply) if reply else "null"}}}'
    )


def _drawn_by(assessment: Assessment) -> str:
    if is_rule(assessment.assessors):
        return "rule"
    return "software" if is_drafted_by_software(assessment) else "persons"


def _evidence(evidence: Iterable[Evidence], keys: Mapping[str, str]) -> str:
    return ",".join([f'{{"source":"{keys[one.source]}","paragraphs":{text_or_null(one.paragraphs)}}}' for one in evidence])


def _reply(reply: StateReply) -> str:
    return f'{{"date":"{reply.date}","says":{text_or_null(reply.says)},"source":{cited_text(reply.source)}}}'
