"""What to ask the State next, and what nobody knows yet, in the words of a review's page."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath

from generator.addresses import relative
from generator.addresses import review_page as review_path
from generator.asking import Question, Reason
from generator.claims import disagreement
from generator.escape import link
from generator.markdown_text import COMMAS, Markdown, Printed
from generator.model import Assessments, Review
from generator.pages.page import Link, counted, ordinal
from generator.repeated import Repetition
from generator.scorecard import ReviewScorecard, Standing
from generator.vocabulary import NOT_ASSESSED, Level, Position

SHOWN = 4
ACTIONS_SHOWN = 3
LABELS = {
    Reason.SETBACK: "Setbacks",
    Reason.DISAGREEMENT: "Sources disagree",
    Reason.ASKED_AGAIN: "Asked again in a later review",
    Reason.STALLED: "Stalled",
    Reason.OPEN: "Still open",
    Reason.DRAFT_SETBACK: "Setbacks, from drafts",
    Reason.DRAFT_OPEN: "Still open, from drafts",
    Reason.ASKED_BEFORE: "Asked in an earlier review too",
}
_ITS_OWN = (Reason.SETBACK, Reason.DISAGREEMENT, Reason.DRAFT_SETBACK)  # what is told of one recommendation alone
_UNANSWERED = (Position.PENDING, Position.UNCLEAR, Position.NOT_RECORDED)


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """One question: the recommendations that ask for the same, the summary of the first, the level of all, and why.

    `draft` is the level of a draft where there is no finding, in words. A reason may lead to another review.
    """

    numbers: Printed
    summary: str
    level_key: str
    level_label: str
    draft: str
    why: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """The numbers of all recommendations with the same strongest reason."""

    label: str
    count: int
    numbers: Printed


@dataclass(frozen=True, slots=True)
class Questions:
    """The first questions in full, and all of them by reason."""

    total: int
    first: tuple[QuestionLine, ...]
    groups: tuple[QuestionGroup, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something nobody knows about the review: how many, and what; `target` narrows the list to them."""

    count: int
    label: str
    target: str = ""


def questions_in_words(review: Review, questions: tuple[Question, ...], sources: Assessments, page: PurePosixPath) -> Questions:
    """The questions of a review, in their order."""
    by_reason: dict[Reason, list[Markdown]] = defaultdict(list)
    for question in questions:
        by_reason[question.reasons[0]].append(_number(review, question.standing))
    return Questions(
        total=len(questions),
        first=tuple(_line(review, same, sources, page) for same in _joined(questions)[:SHOWN]),
        groups=tuple(QuestionGroup(LABELS[reason], len(by_reason[reason]), Printed(COMMAS(by_reason[reason]))) for reason in Reason if reason in by_reason),
    )


def _number(review: Review, standing: Standing) -> Markdown:
    paragraph = standing.recommendation.paragraph
    return link(paragraph, f"#{review.record_id(paragraph)}")


def _joined(questions: Iterable[Question]) -> list[list[Question]]:
    """Questions that ask the same about the same treaties make one line where all that the line would say of them is the same."""
    lines: dict[object, list[Question]] = defaultdict(list)
    for question in questions:
        asked, ground = question.standing.recommendation, question.ground
        is_its_own = not asked.treaties or not set(question.reasons).isdisjoint(_ITS_OWN)
        same_ask = (asked.treaty_action, frozenset(asked.treaties), ground.remaining_actions if ground else ())
        level = (question.standing.level, ground.level if ground else None)
        lines[question.reasons, level, asked.paragraph if is_its_own else same_ask].append(question)
    return list(lines.values())


def _line(review: Review, same: list[Question], sources: Assessments, page: PurePosixPath) -> QuestionLine:
    standing = same[0].standing
    draft = standing.lone_draft
    return QuestionLine(
        numbers=Printed(COMMAS([_number(review, question.standing) for question in same])),
        summary=standing.recommendation.summary or standing.recommendation.text or "",
        level_key=standing.level_key,
        level_label=standing.level_label,
        draft=draft.level.label.lower() if draft else "",
        why=tuple(_why(same[0], sources, page)),
    )


def _why(question: Question, sources: Assessments, page: PurePosixPath) -> Iterator[Link]:
    """Each reason as a phrase; what is simply open is said by what remains to be done, where the finding or the draft tells."""
    ground = question.ground
    for reason in question.reasons:
        if reason in (Reason.SETBACK, Reason.DRAFT_SETBACK):
            yield Link(f"setback: {ground.setbacks}" if ground and ground.setbacks else "setback")
        elif reason is Reason.DISAGREEMENT:
            yield Link(_disagreement(question.standing, sources))
        elif reason is Reason.ASKED_AGAIN:
            yield from _asked("asked again", question.later, page)
        elif reason is Reason.STALLED:
            yield Link("stalled")
        elif reason in (Reason.OPEN, Reason.DRAFT_OPEN) and ground and ground.remaining_actions:
            yield Link(f"remains: {_first_of(ground.remaining_actions)}")
        elif reason is Reason.ASKED_BEFORE:
            yield from _asked("asked before", question.earlier, page)


def _first_of(actions: Sequence[str]) -> str:
    """Become bound by CAT. Become bound by OPCAT. Become bound by CED. And 2 more."""
    left = len(actions) - ACTIONS_SHOWN
    return " ".join(actions[:ACTIONS_SHOWN]) + (f" And {left} more." if left > 0 else "")


def _disagreement(standing: Standing, sources: Assessments) -> str:
    """Sources disagree: the State's national report says fully implemented, a civil society organisation says not implemented."""
    said = (f"{sources.sources[claim.source].type.label} says {claim.level.label.lower()}" for claim in disagreement(standing.claims) or () if claim.level)
    return f"sources disagree: {', '.join(said)}"


def _asked(words: str, repetitions: Iterable[Repetition], page: PurePosixPath) -> Iterator[Link]:
    """Asked again by 3 States in the fourth cycle: one phrase for each review, leading to the first of its recommendations."""
    for _, together in groupby(repetitions, key=lambda one: one.review.cycle):
        same = list(together)
        first, askers = same[0], {code for one in same for code in one.recommendation.by}
        target = f"{relative(review_path(first.review.state, first.review.cycle), page)}#{first.review.record_id(first.recommendation.paragraph)}"
        yield Link(f"{words} by {counted(len(askers), 'State')} in the {ordinal(first.review.cycle)} cycle", target)


def unknowns(scorecard: ReviewScorecard) -> tuple[Unknown, ...]:
    """What nobody knows: missing from the record, not answered, not assessed, looked at without a conclusion, not reviewed by a person."""
    unanswered = sum(scorecard.by_position[position].total for position in _UNANSWERED)
    found = (
        Unknown(scorecard.all.not_assessed, "not assessed yet", f"?level={NOT_ASSESSED}#recommendations"),
        Unknown(
            scorecard.all.counts[Level.INSUFFICIENT_INFORMATION],
            "assessed without a conclusion, for lack of information",
            f"?level={Level.INSUFFICIENT_INFORMATION}#recommendations",
        ),
        Unknown(unanswered, "without a clear answer of the State on record", f"?position={','.join(_UNANSWERED)}#recommendations"),
        Unknown(scorecard.unlisted or 0, "made in the review and not on record here"),
        Unknown(_drafts(scorecard), "with a draft that no person has reviewed yet", "?mark=draft#recommendations"),
    )
    return tuple(one for one in found if one.count)


def _drafts(scorecard: ReviewScorecard) -> int:
    return sum(standing.draft is not None for standing in scorecard.standings)
