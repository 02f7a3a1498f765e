"""The records of one review, as the API has them: recommendations with where they stand, pledges, what was withdrawn, what to ask."""

from collections.abc import Mapping, Sequence

from generator.addresses import Addresses, review_page
from generator.asking import Question, Reason
from generator.content import Content
from generator.model import Assessment, Assessments, Link, Part, Pledge, Recommendation, Review, Withdrawal
from generator.open_data.api.assessed import assessment_of, claim_of, public_keys
from generator.open_data.api.linked import cited, record_link
from generator.open_data.api.shapes import recommendation as shapes
from generator.open_data.api.shapes.assessed import Assessment as Assessed
from generator.open_data.api.shapes.recommendation import ReasonWord
from generator.open_data.api.shapes.values import Party
from generator.scorecard import Standing

REASONS: Mapping[Reason, ReasonWord] = {
    Reason.SETBACK: "setback",
    Reason.DISAGREEMENT: "disagreement",
    Reason.ASKED_AGAIN: "asked_again",
    Reason.STALLED: "stalled",
    Reason.OPEN: "open",
    Reason.DRAFT_SETBACK: "draft_setback",
    Reason.DRAFT_OPEN: "draft_open",
    Reason.ASKED_BEFORE: "asked_before",
}


class RecordWriter:
    """Makes the records of one review; what many of them share is made once. No object of it is changed after it is given out."""

    def __init__(self, content: Content, review: Review, assessments: Assessments, addresses: Addresses) -> None:
        self.keys = public_keys(assessments)
        self._sources = assessments.sources
        self._parties: dict[str, Party] = {code: {"code": code, "name": name} for code, name in content.name_by_code.items()}
        self._reviews, self._addresses = content.reviews, addresses
        self._id = review.record_id("")
        self._page = f"{addresses.url(review_page(review.state, review.cycle))}#{self._id}"

    def recommendation(self, standing: Standing) -> shapes.Recommendation:
        """A recommendation with everything that is known about it."""
        asked, label = standing.recommendation, standing.recommendation.paragraph
        history = [assessment_of(one, self.keys) for one in standing.history]
        return {
            "id": self._id + label,
            "page_url": self._page + label,
            "paragraph": label,
            "summary": asked.summary,
            "text": asked.text,
            "recommending_states": [self._parties[by] for by in asked.by],
            "parts": [self._part(part) for part in asked.parts],
            "position": asked.position,
            "position_source": cited(asked.position_source) if asked.position_source else None,
            "position_history": _positions(asked),
            "claimed_implemented": asked.claimed_implemented,
            "themes": asked.themes,
            "groups": asked.groups,
            "sdgs": asked.sdgs,
            "treaties": asked.treaties,
            "treaty_action": asked.treaty_action,
            "action_category": asked.action_category,
            "kind": asked.kind,
            "links": [self._related(link) for link in asked.links],
            "level": standing.level or "not_assessed",
            "has_setback": standing.has_setback,
            "finding": _among(standing, standing.headline, history),
            "draft": _among(standing, standing.draft, history),
            "assessments": history,
            "silent": standing.silent,
            "claims": [claim_of(claim, self._sources, self.keys) for claim in standing.claims],
            "iri": {"value": float(standing.iri.value), "claims": standing.iri.claims} if standing.iri else None,
            "sources_disagree": standing.sources_disagree,
        }

    def pledge(self, pledge: Pledge) -> shapes.Pledge:
        """A voluntary pledge."""
        return {
            "id": self._id + pledge.id,
            "page_url": self._page + pledge.id,
            "summary": pledge.summary,
            "text": pledge.text,
            "made_on": pledge.made_on,
            "source": cited(pledge.source),
            "themes": pledge.themes,
            "groups": pledge.groups,
            "sdgs": pledge.sdgs,
        }

    def withdrawn(self, withdrawal: Withdrawal) -> shapes.Withdrawn:
        """What was taken out of the record."""
        return {
            "id": self._id + withdrawal.id,
            "page_url": self._page + withdrawal.id,
            "on": withdrawal.on.isoformat(),
            "reason": withdrawal.reason,
            "see": withdrawal.see,
            "see_url": record_link(withdrawal.see, self._addresses)["page_url"] if withdrawal.see else None,
        }

    def question(self, question: Question) -> shapes.Question:
        """A recommendation worth a question."""
        label, draft = question.standing.recommendation.paragraph, question.standing.lone_draft
        return {
            "id": self._id + label,
            "page_url": self._page + label,
            "reasons": [REASONS[reason] for reason in question.reasons],
            "level": question.standing.level or "not_assessed",
            "draft_level": draft.level if draft else None,
            "asked_again_by": sorted(question.asked_again_by),
            "asked_again": len(question.later),
            "asked_before": len(question.earlier),
        }

    def _part(self, part: Part) -> shapes.Part:
        return {
            "summary": part.summary,
            "text": part.text,
            "recommending_states": [self._parties[by] for by in part.by],
            "treaties": part.treaties,
            "treaty_action": part.treaty_action,
        }

    def _related(self, link: Link) -> shapes.Related:
        """Another recommendation, with its page where its review is on record."""
        code, _, rest = link.to.partition("-")
        cycle, _, _label = rest.partition("-")
        has_page = cycle.isdigit() and (code, int(cycle)) in self._reviews
        return {"relation": link.relation, "to": link.to, "page_url": record_link(link.to, self._addresses)["page_url"] if has_page else None}


def _positions(asked: Recommendation) -> list[shapes.PositionChange]:
    return [{"on": change.on.isoformat(), "position": change.position, "source": cited(change.source)} for change in asked.position_history]


def _among(standing: Standing, wanted: Assessment | None, made: Sequence[Assessed]) -> Assessed | None:
    """What was made of one assessment of the history."""
    return next((one for assessment, one in zip(standing.history, made, strict=True) if assessment is wanted), None) if wanted else None
