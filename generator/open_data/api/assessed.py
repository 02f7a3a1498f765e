"""Sources, claims and assessments of one review, as the API has them. An anonymised source leaves nothing behind but who speaks in it."""

from collections.abc import Mapping

from generator.addresses import un_document
from generator.model import Assessment, Assessments, Claim, Source, StateReply
from generator.open_data.api.linked import cited
from generator.open_data.api.shapes import assessed as shapes
from generator.scorecard import is_drafted_by_software, is_rule
from generator.vocabulary import Sensitivity


def public_keys(assessments: Assessments) -> Mapping[str, str]:
    """The key under which each source of a review is published.

    Of an anonymised one it is a number, because the key that its editors gave it may name it; with a full stop, which no key of theirs has.
    """
    keys: dict[str, str] = {}
    anonymised = 0
    for key, source in assessments.sources.items():
        if source.sensitivity is Sensitivity.ANONYMISED:
            anonymised += 1
            keys[key] = f"anonymised.{anonymised}"
        else:
            keys[key] = key
    return keys


def sources_of(assessments: Assessments, keys: Mapping[str, str]) -> list[shapes.Source]:
    """The sources of a review in the order of their file."""
    return [_source(keys[key], source) for key, source in assessments.sources.items()]


def _source(key: str, source: Source) -> shapes.Source:
    if source.sensitivity is Sensitivity.ANONYMISED:
        source = Source.model_construct(type=source.type, sensitivity=Sensitivity.ANONYMISED)
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


def claim_of(claim: Claim, sources: Mapping[str, Source], keys: Mapping[str, str]) -> shapes.Claim:
    """What a source says."""
    return {
        "source": keys[claim.source],
        "source_type": sources[claim.source].type,
        "paragraphs": claim.paragraphs,
        "level": claim.level,
        "says": claim.says,
    }


def assessment_of(assessment: Assessment, keys: Mapping[str, str]) -> shapes.Assessment:
    """A conclusion in full."""
    return {
        "as_of": assessment.as_of.isoformat(),
        "level": assessment.level,
        "trend": assessment.trend,
        "status": assessment.status,
        "reason": assessment.reason,
        "setbacks": assessment.setbacks,
        "remaining_actions": assessment.remaining_actions,
        "technical_assistance": assessment.technical_assistance,
        "evidence": [{"source": keys[one.source], "paragraphs": one.paragraphs} for one in assessment.evidence],
        "state_source_only": assessment.state_source_only,
        "drawn_by": "rule" if is_rule(assessment.assessors) else "software" if is_drafted_by_software(assessment) else "persons",
        "assessors": assessment.assessors,
        "method": assessment.method,
        "state_reply": _reply(assessment.state_reply) if assessment.state_reply else None,
    }


def _reply(reply: StateReply) -> shapes.StateReply:
    return {"date": reply.date.isoformat(), "says": reply.says, "source": cited(reply.source) if reply.source else None}
