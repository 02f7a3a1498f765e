"""Every code, slug, key and symbol leads to something that exists."""

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date

from generator.checks.fault import Fault, fault, is_review_whole, key_and_label, recommendations, suspects, texts_in
from generator.checks.nearest_words import meant, state_advice, word_advice
from generator.content import Authored, Content, ReviewKey, SourceFile
from generator.model import AssessedRecommendation, Citation, Group, Pledge, Recommendation, Review, Theme, Treaty, Withdrawal
from generator.shape_faults import nearest
from generator.symbols import DOCUMENT_SYMBOLS, SYMBOL, SYMBOL_EXAMPLE
from generator.yaml_document import Path

_SYMBOL = re.compile(SYMBOL)
# The key `symbol` with a good one behind it, on a line of its own or in brackets.
_GOOD_SYMBOL = re.compile(rf"symbol:(?: {SYMBOL}(?=\n)|(?:(?<=, symbol:)|(?<={{symbol:)) {SYMBOL}(?=, |}}))".encode())
_DOCUMENT_SYMBOLS = {name: (re.compile(pattern), example) for name, (pattern, example) in DOCUMENT_SYMBOLS.items()}


def state_code_exists(content: Content, _: date) -> Iterator[Fault]:
    """Every code names a Member State or an observer: three capital letters, NOR and not NO.

    The page names, links and counts recommending States by their codes; a wrong one leaves a State without its recommendation.
    """
    if not content.observers or not content.is_whole("observers.yaml"):
        return
    for review, path, recommendation in recommendations(content):
        for where, codes in _lists_of_states(recommendation):
            for index, code in enumerate(codes):
                if code not in content.name_by_code and not _is_unread(content, code):
                    advice = state_advice(content, code, otherwise="write the three letters of a folder in content/states")
                    yield fault(review, (*path, *where, index), f'by has "{code}", the code of no State; {advice}')


def _lists_of_states(recommendation: Recommendation) -> Iterator[tuple[tuple[str | int, ...], tuple[str, ...]]]:
    yield ("by",), recommendation.by
    for index, part in enumerate(recommendation.parts):
        yield ("parts", index, "by"), part.by


def _is_unread(content: Content, code: str) -> bool:
    """Whether the State exists but its file has a fault of its own, which is enough to report."""
    return not content.is_whole("states", code, "state.yaml")


def _tagged(content: Content) -> Iterator[tuple[Authored[Review], Path, Recommendation | Pledge]]:
    """Everything that carries themes, groups and goals."""
    yield from recommendations(content)
    for review in content.reviews.values():
        for index, pledge in enumerate(review.record.pledges):
            yield review, ("pledges", index), pledge


def _unknown(content: Content, field: str, known: Mapping[str, Theme] | Mapping[str, Group] | Mapping[str, Treaty]) -> Iterator[Fault]:
    """A fault for every word of a list that the known words lack; none where these were not read whole."""
    if getattr(content, field) is None or not content.is_whole(f"{field}.yaml"):
        return
    for review, path, item in _tagged(content):
        for index, word in enumerate(getattr(item, field, ())):
            if word not in known:
                advice = word_advice(word, known, otherwise=f"write an id from content/{field}.yaml")
                yield fault(review, (*path, field, index), f'{field} has "{word}", which is not in {field}.yaml; {advice}')


def theme_exists(content: Content, _: date) -> Iterator[Fault]:
    """Every theme is in themes.yaml.

    A theme that is on no list has no page, so that nobody would find the recommendation under it.
    """
    return _unknown(content, "themes", content.theme_by_id)


def group_exists(content: Content, _: date) -> Iterator[Fault]:
    """Every group of persons is in groups.yaml.

    A group that is on no list has no page, so that nobody would find the recommendation under it.
    """
    return _unknown(content, "groups", content.group_by_id)


def treaty_exists(content: Content, _: date) -> Iterator[Fault]:
    """Every treaty is in treaties.yaml.

    The rule that reads the treaty record looks treaties up by these words; an unknown one would be passed over in silence.
    """
    return _unknown(content, "treaties", content.treaty_by_id)


def goal_exists(content: Content, _: date) -> Iterator[Fault]:
    """Every Sustainable Development Goal, or the goal of a target, is in sdgs.yaml.

    There are seventeen Goals, and the page of each gathers what bears on it.
    """
    if content.sdgs and content.is_whole("sdgs.yaml"):
        for review, path, item in _tagged(content):
            for index, sdg in enumerate(item.sdgs):
                if int(sdg.split(".")[0]) not in content.goal_by_number:
                    yield fault(review, (*path, "sdgs", index), f"sdgs has {sdg}, which is not in sdgs.yaml; write a goal from 1 to 17")


def session_belongs_to_the_cycle(content: Content, _: date) -> Iterator[Fault]:
    """The session of a review exists and belongs to its cycle.

    The calendar and the dates on a review's page come from its session.
    """
    if not content.sessions or not content.is_whole("sessions.yaml"):
        return
    for (_code, cycle), review in content.reviews.items():
        if advice := _session_advice(content, review.record.session, cycle):
            yield fault(review, ("session",), advice)


def _session_advice(content: Content, number: int, cycle: int) -> str:
    session = content.session_by_number.get(number)
    if session is None:
        return f"session is {number}, which is not in sessions.yaml; write the session of the review"
    if session.cycle != cycle:
        return f"session is {number}, a session of cycle {session.cycle} and not {cycle}; write the session of the review"
    return ""


def source_exists(content: Content, _: date) -> Iterator[Fault]:
    """Every claim and every piece of evidence names a source from the top of its file.

    An assessment is worth what its sources are worth; a key without a source cannot be followed by anybody.
    """
    for assessments in content.assessments.values():
        known = assessments.record.sources
        for paragraph, assessed in assessments.record.recommendations.items():
            for path, key in _named_sources(assessed):
                if key not in known:
                    near = nearest(key, known, most=1)
                    advice = f"did you mean {near[0]}?" if near else "add it under sources at the top of the file"
                    where = ("recommendations", paragraph, *path, "source")
                    yield fault(assessments, where, f'source is "{key}", which this file does not list; {advice}')


def _named_sources(assessed: AssessedRecommendation) -> Iterator[tuple[Path, str]]:
    for index, claim in enumerate(assessed.claims):
        yield ("claims", index), claim.source
    for index, assessment in enumerate(assessed.assessments):
        for number, evidence in enumerate(assessment.evidence):
            yield ("assessments", index, "evidence", number), evidence.source


def assessed_recommendation_exists(content: Content, _: date) -> Iterator[Fault]:
    """Assessments are about recommendations that the review beside them holds, or that were withdrawn from it; pledges have none yet.

    A finding about a number that does not exist would be printed nowhere, and its author would not know.
    """
    for key, assessments in content.assessments.items():
        if not content.is_whole("states", key[0], f"cycle-{key[1]}", "review.yaml"):
            continue
        review = content.reviews.get(key)
        if review is None:
            yield fault(assessments, (), "there is no review.yaml beside this file; add the record first")
            continue
        known = {recommendation.paragraph for recommendation in review.record.recommendations}
        withdrawn = review.record.withdrawal_by_label
        for paragraph in assessments.record.recommendations:
            if paragraph not in known and paragraph not in withdrawn:
                near = nearest(paragraph, known, most=1)
                advice = f"did you mean {near[0]}?" if near else "look the number up in review.yaml"
                yield fault(assessments, ("recommendations", paragraph), f'no recommendation is numbered "{paragraph}" in review.yaml; {advice}', of_key=True)


def link_leads_to_a_recommendation(content: Content, _: date) -> Iterator[Fault]:
    """A link to another review leads to a recommendation on record, or to a review that is not on record yet.

    Readers follow these links to see whether a State was asked before.
    """
    whole = {(code, cycle): review.record for (code, cycle), review in content.reviews.items() if is_review_whole(content, (code, cycle))}
    paragraphs = {key: {recommendation.paragraph for recommendation in review.recommendations} for key, review in whole.items()}
    for review, path, recommendation in recommendations(content):
        for index, link in enumerate(recommendation.links):
            found = key_and_label(link.to)
            known = paragraphs.get(found[0]) if found else None
            if re.match(r"[A-Z]{3}-", link.to) and (not found or (known is not None and found[1] not in known)):
                advice = _link_advice(whole[found[0]].withdrawal_by_label.get(found[1]) if found else None, found, known or ())
                yield fault(review, (*path, "links", index, "to"), f'to is "{link.to}", {advice}')
            elif not found and not _SYMBOL.fullmatch(link.to.split(",")[0]):
                yield fault(review, (*path, "links", index, "to"), f'to is "{link.to}"; write a record id such as SVN-3-121.4, or a UN symbol')


def _link_advice(withdrawal: Withdrawal | None, to: tuple[ReviewKey, str] | None, paragraphs: Collection[str]) -> str:
    if withdrawal is None:
        near = [f"{to[0][0]}-{to[0][1]}-{label}" for label in nearest(to[1], paragraphs, most=1)] if to else []
        return f"which is not on record; {meant(near, otherwise='write the id of a recommendation, such as SVN-3-121.4')}"
    return f"which was withdrawn on {withdrawal.on}; " + (f"write {withdrawal.see}" if withdrawal.see else "delete the link")


def citation_names_one_source(content: Content, _: date) -> Iterator[Fault]:
    """Where a position, a pledge or a fact of follow-up comes from is a UN symbol or a title, and never both.

    A reader must be able to look the source up, and with two of them would not know in which.
    """
    for file, path, citation in _citations(content):
        if (citation.symbol is None) == (citation.title is None):
            found = "neither a symbol nor a title" if citation.symbol is None else "both a symbol and a title"
            yield fault(file, path, f"the source has {found}; write the UN symbol, or the title of a source that has none")


def _citations(content: Content) -> Iterator[tuple[SourceFile, Path, Citation]]:
    for review, path, recommendation in recommendations(content):
        if recommendation.position_source:
            yield review, (*path, "position_source"), recommendation.position_source
        for index, change in enumerate(recommendation.position_history):
            yield review, (*path, "position_history", index, "source"), change.source
    for review in content.reviews.values():
        yield from ((review, ("pledges", index, "source"), pledge.source) for index, pledge in enumerate(review.record.pledges))
    for state in content.states.values():
        yield from ((state, ("follow_up", index, "source"), fact.source) for index, fact in enumerate(state.record.follow_up))
    for assessments in content.assessments.values():
        for paragraph, assessed in assessments.record.recommendations.items():
            for index, assessment in enumerate(assessed.assessments):
                if assessment.state_reply and assessment.state_reply.source:
                    yield assessments, ("recommendations", paragraph, "assessments", index, "state_reply", "source"), assessment.state_reply.source


def symbol_is_well_formed(content: Content, _: date) -> Iterator[Fault]:
    """UN documents are named by symbols of the right form for what they are.

    Links to UN documents are made from symbols; a mistyped one leads nowhere.
    """
    for review in content.reviews.values():
        for name, (pattern, example) in _DOCUMENT_SYMBOLS.items():
            symbol = getattr(review.record.documents, name)
            if symbol and not pattern.fullmatch(symbol):
                yield fault(review, ("documents", name), f'{name} is "{symbol}"; write a symbol such as {example}')
    for file in suspects(content.files, may_hold_another_symbol):
        for path, symbol, is_key in texts_in(file.document.value):
            if path and not is_key and path[-1] == "symbol" and not _SYMBOL.fullmatch(symbol):
                yield fault(file, path, f'symbol is "{symbol}"; write a symbol such as {SYMBOL_EXAMPLE}')


def may_hold_another_symbol(data: bytes) -> bool:
    """Whether the key `symbol` stands in a file more often than with a good symbol behind it."""
    return b'"symbol"' in data or data.count(b"symbol:") != len(_GOOD_SYMBOL.findall(data))
