"""What an assessment needs before it may say anything about a State."""

from collections.abc import Iterator
from datetime import date

from generator.checks.fault import Fault, fault
from generator.content import Authored, Content
from generator.model import Assessment, Assessments
from generator.scorecard import METHODS
from generator.vocabulary import AssessmentStatus, Level, Sensitivity
from generator.yaml_document import Path


def each_assessment(content: Content) -> Iterator[tuple[Authored[Assessments], Path, Assessment]]:
    """Every assessment with its file and its path in it."""
    for assessments in content.assessments.values():
        for paragraph, assessed in assessments.record.recommendations.items():
            for index, assessment in enumerate(assessed.assessments):
                yield assessments, ("recommendations", paragraph, "assessments", index), assessment


def rests_on_the_state_alone(assessments: Assessments, assessment: Assessment) -> bool:
    """Whether every source of the evidence is the State under Review itself."""
    named = [source for evidence in assessment.evidence if (source := assessments.sources.get(evidence.source))]
    return bool(named) and all(source.type.is_the_state for source in named)


def assessment_names_evidence(content: Content, _: date) -> Iterator[Fault]:
    """An assessment rests on at least one piece of evidence.

    A finding about a State that nobody can trace is an opinion.
    """
    for assessments, path, assessment in each_assessment(content):
        if not assessment.evidence:
            yield fault(assessments, path, "the assessment has no evidence; name at least one source with its paragraphs")


def silence_goes_without_claims(content: Content, _: date) -> Iterator[Fault]:
    """Where sources are said to be silent there is no claim and no assessment.

    A reader who is told that nobody speaks would overlook who does.
    """
    for assessments in content.assessments.values():
        for paragraph, assessed in assessments.record.recommendations.items():
            if assessed.silent and (assessed.claims or assessed.assessments):
                path = ("recommendations", paragraph, "silent")
                yield fault(assessments, path, "silent stands beside claims or assessments; delete it, or them where they are about something else")


def published_assessment_has_a_source_beside_the_state(content: Content, _: date) -> Iterator[Fault]:
    """A published assessment has at least one source that is not the State, or is marked state_source_only.

    A State's own word is a claim; published alone it would look like a finding.
    """
    for assessments, path, assessment in each_assessment(content):
        published = assessment.status is AssessmentStatus.PUBLISHED
        if published and not assessment.state_source_only and rests_on_the_state_alone(assessments.record, assessment):
            yield fault(assessments, (*path, "evidence"), "evidence names only the State itself; add another source or state_source_only: true")


def method_is_published(content: Content, _: date) -> Iterator[Fault]:
    """An assessment names a version of the method that the methodology page describes.

    Levels mean what the methodology page says; a finding by unknown rules cannot be compared.
    """
    for assessments, path, assessment in each_assessment(content):
        if assessment.method not in METHODS:
            yield fault(assessments, (*path, "method"), f'method is "{assessment.method}"; write one of {", ".join(sorted(METHODS))}, in quotes')


def level_outside_the_scale_gives_a_reason(content: Content, _: date) -> Iterator[Fault]:
    """insufficient_information and not_applicable come with a reason.

    These levels change what is counted, and a State or a critic will ask why.
    """
    for assessments, path, assessment in each_assessment(content):
        if assessment.level in (Level.INSUFFICIENT_INFORMATION, Level.NOT_APPLICABLE) and not assessment.reason:
            yield fault(assessments, (*path, "level"), f"level is {assessment.level} without a reason; add the reason")


def anonymised_source_is_not_named(content: Content, _: date) -> Iterator[Fault]:
    """An anonymised source has no publisher, title, symbol or link: people may be at risk.

    Sources were promised that they cannot be found; a title or a link can be enough to find them.
    """
    for assessments in content.assessments.values():
        for key, source in assessments.record.sources.items():
            if source.sensitivity is Sensitivity.ANONYMISED:
                for field in ("publisher", "title", "symbol", "url", "archived_url"):
                    if getattr(source, field):
                        yield fault(assessments, ("sources", key, field), f"an anonymised source has a {field}; delete it, people may be at risk")
