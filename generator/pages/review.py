"""The page of one review: its headline figures, what to ask next, and every recommendation, grouped by theme."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.addresses import CONTRIBUTE, FEED, HOME, METHODOLOGY, Addresses, relative, review_api, state_folder, state_page
from generator.addresses import review_page as review_path
from generator.asking import questions
from generator.content import Authored, Content
from generator.drafts import drafts_of
from generator.model import Assessments, Review
from generator.pages.data_links import data_of_review
from generator.pages.entry import EntryWriter
from generator.pages.entry_links import SubjectLinks
from generator.pages.figures import bar_of, counted_positions, draft_figures, figures
from generator.pages.filters import filters
from generator.pages.marks import marks_of
from generator.pages.page import Link, Page, counted, document_link, is_tentative, ordinal, review_period, rule_link
from generator.pages.pledges import pledge_entries
from generator.pages.questions import questions_in_words, unknowns
from generator.pages.search_facts import facts_of_review
from generator.pages.sections import sections
from generator.pages.withdrawn import withdrawn_lines
from generator.repeated import Repetitions
from generator.scorecard import ReviewScorecard, Scorecard
from generator.vocabulary import ReviewStatus


@dataclass(frozen=True, slots=True)
class CycleTab:
    """One cycle of the same State, on record or not."""

    label: str
    target: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Around:
    """What a review's page tells of beyond its own review: what was asked again, when the next review is, and where its words lead."""

    repetitions: Repetitions
    next_review: str
    links: SubjectLinks


def review_page(content: Content, authored: Authored[Review], scorecard: ReviewScorecard, addresses: Addresses, around: Around) -> Page:
    """The page /states/svn/cycle-4/."""
    review = authored.record
    name = content.name_by_code[review.state]
    path = review_path(review.state, review.cycle)
    positions = tuple(counted_positions(scorecard))
    asked = questions(review, scorecard, around.repetitions)
    worth_asking = {question.standing.recommendation.paragraph for question in asked}
    marks = [tuple(marks_of(standing, is_question=standing.recommendation.paragraph in worth_asking)) for standing in scorecard.standings]
    writer = EntryWriter(content, authored, addresses, around.links)
    entries = [writer.entry(number, standing, marks[number]) for number, standing in enumerate(scorecard.standings)]
    themes = sections(content, review.recommendations, entries, around.links.themes)
    return Page(
        path=path,
        title=f"{name}, {ordinal(review.cycle)} cycle",
        description=_description(name, review, scorecard, positions),
        template="review.md.jinja",
        feed=state_folder(review.state) / FEED,
        api=review_api(review.state, review.cycle),
        scripts=("recommendations", "briefing") if entries else (),
        is_wide=bool(entries),
        search=facts_of_review(name, review, scorecard),
        body=themes.text,
        context={
            "name": name,
            "scorecard": scorecard,
            "positions": positions,
            "figures": figures(scorecard),
            "bar": bar_of(f"All recommendations {len(entries)}", scorecard.all, scorecard.unlisted or 0) if entries else None,
            **_drafts(scorecard),
            "questions": questions_in_words(review, asked, content.assessments_beside((review.state, review.cycle)) or Assessments(), path),
            "unknowns": unknowns(scorecard),
            "filters": filters(content, scorecard.standings, frozenset().union(*marks)),
            "sections": themes,
            "next_review": around.next_review,
            "pledges": tuple(pledge_entries(authored, addresses)),
            **_facts(content, review, scorecard),
            **_links(content, authored, addresses, path),
        },
    )


def _drafts(scorecard: ReviewScorecard) -> Mapping[str, object]:
    """What drafts say where no finding is published, and how many more drafts there are beside findings."""
    drafts = draft_figures(drafts_of(scorecard.standings))
    return {"drafts": drafts, "more_drafts": scorecard.drafts - (drafts.total if drafts else 0)}


def _facts(content: Content, review: Review, scorecard: ReviewScorecard) -> Mapping[str, object]:
    """When and how the review took place, and who recommended."""
    asked_by = {code for recommendation in review.recommendations for code in recommendation.by}
    return {
        "review": review,
        "withdrawn": withdrawn_lines(review),
        "cycle_name": ordinal(review.cycle),
        "when": review_period(content, review),
        "is_tentative": is_tentative(content, review),
        "has_taken_place": review.status in (ReviewStatus.HELD, ReviewStatus.ADOPTED),
        "recommending_states": sum(code in content.states for code in asked_by),
        "observers": sum(code in content.observer_by_code for code in asked_by),
        "as_of": max((s.headline.as_of for s in scorecard.standings if s.headline), default=None),
        "tabs": tuple(_tabs(content, review)),
    }


def _links(content: Content, authored: Authored[Review], addresses: Addresses, path: PurePosixPath) -> Mapping[str, object]:
    """Where the page leads: other pages, the official documents, the files on the code host."""
    review = authored.record
    assessments = content.assessments.get((review.state, review.cycle))
    return {
        "state_page": relative(state_page(review.state), path),
        "states_page": relative(HOME, path),
        "methodology": relative(METHODOLOGY, path),
        "rule": rule_link(path),
        "contribute": relative(CONTRIBUTE, path),
        "documents": tuple(_documents(review)),
        "data": data_of_review(review.state, review.cycle, has_matrix=bool(review.recommendations)),
        "report": document_link(review.documents.working_group_report),
        "addendum": document_link(review.documents.addendum),
        "report_error": addresses.form(),
        "edit_record": addresses.edit(authored.path),
        "edit_assessments": addresses.edit(assessments.path) if assessments else "",
    }


def _description(name: str, review: Review, scorecard: Scorecard, positions: tuple[str, ...]) -> str:
    """What a search engine or a link preview says of the page."""
    if not scorecard.all.total:
        return f"The {ordinal(review.cycle)} review of {name} in the Universal Periodic Review: no recommendations on record yet."
    figures_in_words = ", ".join((*positions, f"{scorecard.all.assessed} assessed"))
    asked = counted(scorecard.all.total, "recommendation")
    return f"{asked} to {name} in the {ordinal(review.cycle)} cycle of the Universal Periodic Review: {figures_in_words}."


def _tabs(content: Content, review: Review) -> Iterator[CycleTab]:
    for other in content.reviews_of(review.state):
        cycle = other.record.cycle
        yield CycleTab(f"{ordinal(cycle)} cycle".capitalize(), f"cycle-{cycle}.md", cycle == review.cycle)


def _documents(review: Review) -> Iterator[tuple[str, Link]]:
    """The documents of the record in the order they appear."""
    names = {
        "national_report": "National report",
        "compilation": "UN compilation",
        "stakeholder_summary": "Stakeholder summary",
        "working_group_report": "Report of the Working Group",
        "addendum": "Addendum with the State's answers",
        "decision": "Decision of the Human Rights Council",
    }
    for field, label in names.items():
        if link := document_link(getattr(review.documents, field)):
            yield label, link
