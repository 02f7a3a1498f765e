"""The records of one review, as the API has them: recommendations with where they stand, pledges, what was withdrawn, what to ask.

Recommendations are written as text (`encode` says why): what has quotes around it here is a word, a code, a number or a day, with nothing to escape.
"""

from collections.abc import Iterable, Mapping

from generator.addresses import Addresses, review_page
from generator.asking import Question, Reason
from generator.content import Content
from generator.model import Assessment, Assessments, Link, Part, Pledge, PositionChange, Review, Withdrawal
from generator.open_data.api.assessed import assessment_text, claim_text, sources_of
from generator.open_data.api.encode import TRUTH, inside_quotes, text_or_null, words_text
from generator.open_data.api.linked import cited, cited_text, record_link
from generator.open_data.api.shapes import recommendation as shapes
from generator.open_data.api.shapes.assessed import Source
from generator.open_data.api.shapes.recommendation import ReasonWord
from generator.open_data.public_sources import public_keys
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
        self.keys = public_keys(assessments.sources)
        self._assessments, self._sources = assessments, assessments.sources
        self._names, self._parties = content.name_by_code, dict[str, str]()
        self._reviews, self._addresses = content.reviews, addresses
        self._id = review.record_id("")
        self._page = f"{addresses.url(review_page(review.state, review.cycle))}#{self._id}"
        self._page_inside = inside_quotes(self._page)

    def recommendation(self, standing: Standing) -> str:
        """A recommendation with everything that is known about it, as a `Recommendation` of the API in JSON."""
        asked, label = standing.recommendation, standing.recommendation.paragraph
        history = [assessment_text(one, self.keys) for one in standing.history]
        return (
            f'{{"id":"{self._id}{label}","page_url":"{self._page_inside}{label}","paragraph":"{label}",'
            f'"summary":{text_or_null(asked.summary)},"text":{text_or_null(asked.text)},'
            f'"recommending_states":[{self._by(asked.by)}],"parts":[{",".join(map(self._part, asked.parts))}],'
            f'"position":"{asked.position}","position_source":{cited_text(asked.position_source)},'
            f'"position_history":[{",".join(map(_position, asked.position_history))}],"claimed_implemented":{TRUTH[asked.claimed_implemented]},'
            f'"themes":{words_text(asked.themes)},"groups":{words_text(asked.groups)},"sdgs":{words_text(asked.sdgs)},'
            f'"treaties":{words_text(asked.treaties)},"treaty_action":{text_or_null(asked.treaty_action)},'
            f'"action_category":{asked.action_category or "null"},"kind":{text_or_null(asked.kind)},'
            f'"links":[{",".join(map(self._related, asked.links))}],"level":"{standing.level_key}","has_setback":{TRUTH[standing.has_setback]},'
            f'"finding":{_number(standing, standing.headline)},"draft":{_number(standing, standing.draft)},'
            f'"assessments":[{",".join(history)}],"silent":{text_or_null(standing.silent)},'
            f'"claims":[{",".join([claim_text(claim, self._sources, self.keys) for claim in standing.claims])}],'
            f'"iri":{_iri(standing)},"sources_disagree":{TRUTH[standing.sources_disagree]}}}'
        )

    def sources(self) -> list[Source]:
        """The sources that its claims and assessments name."""
        return sources_of(self._assessments, self.keys)

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

    def _by(self, codes: Iterable[str]) -> str:
        """Those who recommended, each as a `Party` of the API."""
        parties = self._parties
        for code in codes:
            if code not in parties:
                parties[code] = f'{{"code":"{code}","name":{text_or_null(self._names.get(code, code))}}}'
        return ",".join([parties[code] for code in codes])

    def _part(self, part: Part) -> str:
        return (
            f'{{"summary":{text_or_null(part.summary)},"text":{text_or_null(part.text)},"recommending_states":[{self._by(part.by)}],'
            f'"treaties":{words_text(part.treaties)},"treaty_action":{text_or_null(part.treaty_action)}}}'
        )

    def _related(self, link: Link) -> str:
        """Another recommendation, with its page where its review is on record."""
        code, _, rest = link.to.partition("-")
        cycle, _, _label = rest.partition("-")
        page = record_link(link.to, self._addresses)["page_url"] if cycle.isdigit() and (code, int(cycle)) in self._reviews else None
        return f'{{"relation":"{link.relation}","to":{text_or_null(link.to)},"page_url":{text_or_null(page)}}}'


def _position(change: PositionChange) -> str:
    return f'{{"on":"{change.on}","position":"{change.position}","source":{cited_text(change.source)}}}'


def _iri(standing: Standing) -> str:
    return f'{{"value":{float(standing.iri.value)},"claims":{standing.iri.claims}}}' if standing.iri else "null"


def _number(standing: Standing, wanted: Assessment | None) -> str:
    """Which assessment of the history it is, from 1; repeated in full it would be a fifth of all bytes."""
    if wanted is None:
        return "null"
    return next(str(number) for number, assessment in enumerate(standing.history, start=1) if assessment is wanted)
