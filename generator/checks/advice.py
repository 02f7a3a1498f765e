"""Warnings: nothing is wrong, but an editor would want to know."""

import re
from collections.abc import Iterator
from datetime import date

from generator.checks.assessing import each_assessment, rests_on_the_state_alone
from generator.checks.fault import Fault, fault, recommendations
from generator.content import Content
from generator.scorecard import is_by_rule
from generator.vocabulary import AssessmentStatus, Kind

OLD_AFTER_MONTHS = 30
EXPECTED_AFTER_MONTHS = 18
SUMMARY_WORDS = 30
_CONTINUING = re.compile(r"(continue|keep|maintain|persevere|persist|pursue|go on|carry on)\b", re.IGNORECASE)


def months_between(earlier: date, later: date) -> int:
    """Whole months from one day to another."""
    return (later.year - earlier.year) * 12 + later.month - earlier.month - (later.day < earlier.day)


def assessment_rests_on_more_than_the_state(content: Content, _: date) -> Iterator[Fault]:
    """An assessment that rests on the State's word alone wants another source.

    Another source confirms the State's word or contradicts it; either helps readers.
    """
    for assessments, path, assessment in each_assessment(content):
        if assessment.state_source_only and rests_on_the_state_alone(assessments.record, assessment):
            yield fault(assessments, (*path, "evidence"), "evidence names only the State itself; look for another source")


def assessment_is_recent(content: Content, today: date) -> Iterator[Fault]:
    """A published assessment of a person that is older than 30 months wants a newer one.

    Reviews come every five years or so; an old finding may describe what has changed since.
    """
    for key, assessments in content.assessments.items():
        withdrawn = content.reviews[key].record.withdrawal_by_label if key in content.reviews else {}
        for paragraph, assessed in assessments.record.recommendations.items():
            index = next((i for i in reversed(range(len(assessed.assessments))) if assessed.assessments[i].status is AssessmentStatus.PUBLISHED), None)
            if index is None or (months := months_between(assessed.assessments[index].as_of, today)) <= OLD_AFTER_MONTHS:
                continue
            # A finding by a rule is as old as its list, which another check names.
            if paragraph not in withdrawn and not is_by_rule(assessed.assessments[index]):
                path = ("recommendations", paragraph, "assessments", index, "as_of")
                yield fault(assessments, path, f"the latest assessment is {months} months old; look for newer evidence")


def treaty_status_is_recent(content: Content, today: date) -> Iterator[Fault]:
    """A list of who is bound by a treaty whose newest source is older than 30 months wants newer data.

    States join treaties every month, and findings are only as new as the list.
    """
    for status in content.treaty_status.values():
        complete = [(source.as_of, key) for key, source in status.record.sources.items() if not source.partial]
        if complete and (months := months_between(max(complete)[0], today)) > OLD_AFTER_MONTHS:
            yield fault(status, ("sources", max(complete)[1], "as_of"), f"the newest list of all States is {months} months old; import newer data")


def continuing_ask_is_marked(content: Content, _: date) -> Iterator[Fault]:
    """An ask to continue something cannot be completed: its kind is continuing.

    As a one-off it would one day be marked as done, while it asks to go on.
    """
    for review, path, recommendation in recommendations(content):
        said = recommendation.text or recommendation.summary or ""
        if recommendation.kind is Kind.ONE_OFF and _CONTINUING.match(said):
            yield fault(review, (*path, "kind"), "kind is one_off for an ask to continue something; write continuing")


def summary_is_short(content: Content, _: date) -> Iterator[Fault]:
    """A summary has at most 30 words.

    Pages list hundreds of summaries; people read those that are short.
    """
    for review, path, recommendation in recommendations(content):
        words = len((recommendation.summary or "").split())
        if words > SUMMARY_WORDS:
            yield fault(review, (*path, "summary"), f"summary has {words} words; say it in {SUMMARY_WORDS}")


def adopted_review_is_assessed(content: Content, today: date) -> Iterator[Fault]:
    """18 months after its adoption every recommendation of a review should have an assessment.

    By then there is something to tell, and readers look for it.
    """
    for key, review in content.reviews.items():
        adopted = review.record.adopted_on
        whole = all(content.is_whole("states", key[0], f"cycle-{key[1]}", name) for name in ("review.yaml", "assessments.yaml"))
        if adopted and whole and (months := months_between(adopted, today)) > EXPECTED_AFTER_MONTHS:
            assessed = content.assessments[key].record.recommendations if key in content.assessments else {}
            open_ = sum(not (found := assessed.get(r.paragraph)) or not found.assessments for r in review.record.recommendations)
            if open_:
                total = len(review.record.recommendations)
                yield fault(
                    review, ("adopted_on",), f"{open_} of {total} recommendations have no assessment {months} months after adoption; assessments are welcome"
                )
