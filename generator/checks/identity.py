"""Who and what a record is: its folder, its number, its recommending States."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from generator.checks.fault import Fault, fault, recommendations
from generator.content import Content, ReviewKey, SourceFile


def file_is_in_the_folder_of_its_state(content: Content, _: date) -> Iterator[Fault]:
    """A file's state and cycle are those of the folder it stands in.

    The address of every page and record is made from the folder; a file that says otherwise was copied and not finished.
    """
    for folder, state in content.states.items():
        if state.record.code != folder:
            yield fault(state, ("code",), f'code is "{state.record.code}" in the folder {folder}; make them the same')
    for (folder, cycle), review in content.reviews.items():
        if review.record.state != folder:
            yield fault(review, ("state",), f'state is "{review.record.state}" in the folder {folder}; make them the same')
        if review.record.cycle != cycle:
            yield fault(review, ("cycle",), f"cycle is {review.record.cycle} in the folder cycle-{cycle}; make them the same")


def review_stands_beside_its_state(content: Content, _: date) -> Iterator[Fault]:
    """A review and its assessments stand in the folder of a State that has a state.yaml.

    Without the State's file its review has no name, no page and no group.
    """
    beside: list[tuple[ReviewKey, SourceFile]] = [*content.reviews.items(), *content.assessments.items()]
    for (folder, _cycle), file in beside:
        if folder not in content.states and content.is_whole("states", folder, "state.yaml"):
            yield fault(file, (), f"there is no state.yaml in the folder {folder}; restore it, or move this file")


def paragraph_is_unique(content: Content, _: date) -> Iterator[Fault]:
    """A paragraph or pledge id occurs once in a review: it is the record's address for good.

    People cite `SVN-4-140.7`; if it meant two records, nobody could say which one they meant.
    """
    for review in content.reviews.values():
        for field, key in (("recommendations", "paragraph"), ("pledges", "id")):
            seen: Counter[str] = Counter()
            for index, item in enumerate(getattr(review.record, field)):
                label = getattr(item, key)
                seen[label] += 1
                if seen[label] > 1:
                    yield fault(review, (field, index, key), f'{key} "{label}" is used before in this file; give each its own')


def recommendation_says_what_is_asked(content: Content, _: date) -> Iterator[Fault]:
    """A recommendation, each of its parts, and a pledge has a summary in our own words or the official text.

    A reader would see a number and a position, and not what they are about.
    """
    for review, path, recommendation in recommendations(content):
        if not (recommendation.summary or recommendation.text):
            yield fault(review, path, "neither summary nor text is there; add a summary in plain words")
        for index, part in enumerate(recommendation.parts):
            if not (part.summary or part.text):
                yield fault(review, (*path, "parts", index), "neither summary nor text is there in this part; add a summary in plain words")
    for review in content.reviews.values():
        for index, pledge in enumerate(review.record.pledges):
            if not (pledge.summary or pledge.text):
                yield fault(review, ("pledges", index), "neither summary nor text is there; add a summary in plain words")


def position_is_the_last_of_its_history(content: Content, _: date) -> Iterator[Fault]:
    """Where the history of a position is given, its last entry is the position.

    Two places that say different things leave nobody knowing what the State answered last.
    """
    for review, path, recommendation in recommendations(content):
        history = recommendation.position_history
        if history and history[-1].position is not recommendation.position:
            yield fault(review, (*path, "position"), f"position is {recommendation.position}, its history ends with {history[-1].position}; make them agree")


def former_code_is_nobodys_code(content: Content, _: date) -> Iterator[Fault]:
    """A former code of a State is no code of today, of a State or an observer, and the former code of one State only.

    Old addresses are led to a State by such a code; one that is in use would lead readers to the wrong country.
    """
    meant: dict[str, str] = {}
    for folder, state in content.states.items():
        for index, code in enumerate(state.record.former_codes):
            if code in content.states or code in content.observer_by_code:
                yield fault(state, ("former_codes", index), f'former_codes has "{code}", the code of {content.name_by_code[code]} today; delete it')
            elif code in meant:
                yield fault(state, ("former_codes", index), f'former_codes has "{code}", which {meant[code]} has already; keep it where it belongs')
            meant.setdefault(code, folder)


def state_does_not_recommend_to_itself(content: Content, _: date) -> Iterator[Fault]:
    """The State under Review is not among the recommending States.

    It is a slip of the import or of the hand, and would count the State among its own reviewers.
    """
    for review, path, recommendation in recommendations(content):
        for index, code in enumerate(recommendation.by):
            if code == review.record.state:
                yield fault(review, (*path, "by", index), f'by has "{code}", the State under Review itself; look the States up in the report')


def recommending_state_is_named_once(content: Content, _: date) -> Iterator[Fault]:
    """A recommending State stands once in the list of a recommendation.

    State-recommendations are counted by this list; a State named twice would count twice.
    """
    for review, path, recommendation in recommendations(content):
        for index, code in enumerate(recommendation.by):
            if code in recommendation.by[:index]:
                yield fault(review, (*path, "by", index), f'by has "{code}" twice; keep one')


def parts_name_every_recommending_state(content: Content, _: date) -> Iterator[Fault]:
    """The States of the parts together are the recommending States of the recommendation.

    Otherwise a State would be said to ask something, and no part would say what.
    """
    for review, path, recommendation in recommendations(content):
        named = {code for part in recommendation.parts for code in part.by}
        if recommendation.parts and named != set(recommendation.by):
            differing = ", ".join(sorted(named ^ set(recommendation.by)))
            yield fault(review, (*path, "parts"), f"parts and by do not name the same States, {differing} stands in one only; make them agree")
