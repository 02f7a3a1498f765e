"""What unfolds under a recommendation, in Markdown: findings with their history, what the sources claim, earlier answers, related asks."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from functools import lru_cache

from generator.escape import heading_attribute, markdown
from generator.markdown_text import BLOCKS, LINES, NOTHING, SEMICOLONS, TOGETHER, WORDS, Markdown, ended, frame
from generator.model import Assessment, Claim, PositionChange, StateReply
from generator.pages.entry_links import EntryLinks, cited, day_in_words, paragraphs_in_words
from generator.scorecard import Standing, is_drafted_by_software, is_rule
from generator.vocabulary import AssessmentStatus, Level, Position, Relation, Trend

_HEADLINE = frame('**Finding as of <time datetime="{}">{}</time>: {}.**')
_DRAFT = frame("**Draft as of {}, not yet reviewed by a person and not counted: {}.**")
_DRAFT_BY_SOFTWARE = frame("**Draft as of {}, not counted: {}.**")  # that no person has reviewed it is said below
_WITHDRAWN = frame("**Withdrawn, as of {}: {}.**")
_EARLIER = frame("**Earlier finding as of {}: {}.**")
_TREND, _REASON = frame(" Trend: {}."), frame(" {}")
_STATE_ALONE = Markdown(" **Rests on the State's word alone.**")

_SETBACKS, _REMAINS, _ASSISTANCE, _EVIDENCE = (
    frame("- Setback: {}"),
    frame("- Remains to be done: {}"),
    frame("- Technical assistance: {}"),
    frame("- Evidence: {}"),
)
_REPLY, _REPLY_IN = frame("- The State's reply of {}: {}{}"), frame(" ({})")

_SILENT = frame("The sources that were read say nothing about it: {}")
_BY_RULE = frame('- <span class="by-rule">{}</span> by the rule {}, not by a person; method {}')
_BY_SOFTWARE = frame("- Drafted from documents by software, not yet reviewed by a person; method {}")
_BY_PERSONS = frame("- Assessed by {}; method {}")

_CLAIMS = Markdown("What the sources say, which are claims and not findings:")
_CLAIM, _SAYS, _SAID = frame("- **{}** ({}){}: {}"), frame(" says {}"), frame("{} ({})")
_IRI = frame("UPR Info's index (IRI), the mean of {} claims: {}.")
_CHANGES, _CHANGE = Markdown("How the State's answer changed:"), frame("- {} on {} ({})")
_RELATED = frame("- {}: {}")

_SHARED = 4096  # pieces that are kept in common for all pages: they repeat from one to the next
_LEVELS = {level: markdown(level.label.lower()) for level in Level}
_LEVELS_SAID: dict[Level | None, Markdown] = {level: _SAYS(words) for level, words in _LEVELS.items()} | {None: NOTHING}
_TRENDS: dict[Trend | None, Markdown] = {trend: _TREND(markdown(trend.label.lower())) for trend in Trend} | {None: NOTHING}
_POSITIONS = {position: markdown(position.label) for position in Position}
_RELATIONS = {relation: markdown(relation.label) for relation in Relation}


def opened(standing: Standing, links: EntryLinks) -> Markdown:
    """Everything that is on record about a recommendation beside where it stands, in blocks."""
    return BLOCKS(_blocks(standing, links))


def _blocks(standing: Standing, links: EntryLinks) -> Iterator[Markdown]:
    recommendation, said_below = standing.recommendation, frozenset([claim.source for claim in standing.claims])
    for assessment in _in_order(standing):
        yield ended(_conclusion(assessment, is_headline=assessment is standing.headline))
        yield LINES(map(ended, _grounds(assessment, links, said_below)))
    if standing.silent:
        yield ended(_SILENT(markdown(standing.silent)))
    if standing.claims:
        yield _CLAIMS
        yield LINES(map(ended, _claims(standing.claims, links)))
    if standing.iri:
        yield _IRI(markdown(str(standing.iri.claims)), markdown(f"{float(standing.iri.value):.2f}"))
    if recommendation.position_history:
        yield _CHANGES
        yield LINES([_change(change) for change in recommendation.position_history])
    if recommendation.links:
        yield LINES([ended(_RELATED(_RELATIONS[to.relation], links.related(to.to))) for to in recommendation.links])


def _in_order(standing: Standing) -> list[Assessment]:
    """The headline first, then a newer draft, then the history, newest first."""
    first = [assessment for assessment in (standing.headline, standing.draft) if assessment]
    if len(first) == len(standing.history):
        return first
    return [*first, *(assessment for assessment in reversed(standing.history) if not any(assessment is shown for shown in first))]


def _conclusion(assessment: Assessment, *, is_headline: bool) -> Markdown:
    """The level with its day, the trend and the reason."""
    by_software = is_drafted_by_software(assessment)
    said = _concluded(assessment.as_of, assessment.level, assessment.status, is_headline=is_headline, by_software=by_software)
    reason = _REASON(markdown(assessment.reason)) if assessment.reason else NOTHING
    return TOGETHER((said, _TRENDS[assessment.trend], reason, _STATE_ALONE if assessment.state_source_only else NOTHING))


@lru_cache(maxsize=_SHARED)
def _concluded(as_of: date, level: Level, status: AssessmentStatus, *, is_headline: bool, by_software: bool) -> Markdown:
    said, words = day_in_words(as_of), _LEVELS[level]
    if is_headline:
        return _HEADLINE(heading_attribute((as_of.isoformat(),)), said, words)
    if status is AssessmentStatus.DRAFT:
        return (_DRAFT_BY_SOFTWARE if by_software else _DRAFT)(said, words)
    if status is AssessmentStatus.WITHDRAWN:
        return _WITHDRAWN(said, words)
    return _EARLIER(said, words)


def _grounds(assessment: Assessment, links: EntryLinks, said_below: Collection[str]) -> Iterator[Markdown]:
    """What remains, what it rests on, who assessed and what the State replied, a line each; sources that are named in full below, in short."""
    if assessment.setbacks:
        yield _SETBACKS(markdown(assessment.setbacks))
    for action in assessment.remaining_actions:
        yield _REMAINS(markdown(action))
    for assistance in assessment.technical_assistance:
        yield _ASSISTANCE(markdown(assistance))
    evidence = [(links.voice if one.source in said_below else links.source)(one.source, one.paragraphs) for one in assessment.evidence]
    yield _EVIDENCE(SEMICOLONS(evidence))
    yield _assessed_by(assessment.assessors, assessment.method, links.rule, by_software=is_drafted_by_software(assessment))
    if assessment.state_reply:
        yield _reply(assessment.state_reply)


@lru_cache(maxsize=_SHARED)
def _assessed_by(assessors: tuple[str, ...], method: str, rule: Markdown, *, by_software: bool) -> Markdown:
    """Who assessed, and by which method: a rule, software until a person has looked at its draft, or persons."""
    names = SEMICOLONS([markdown(name) for name in assessors])
    if is_rule(assessors):
        return _BY_RULE(rule, names, markdown(method))
    return _BY_SOFTWARE(markdown(method)) if by_software else _BY_PERSONS(names, markdown(method))


def _reply(reply: StateReply) -> Markdown:
    return _REPLY(day_in_words(reply.date), markdown(reply.says), _REPLY_IN(cited(reply.source)) if reply.source else NOTHING)


def _claims(claims: Iterable[Claim], links: EntryLinks) -> Iterator[Markdown]:
    """What each source says, a line for all that it says of one level; sources in the order in which they first speak."""
    by_voice: dict[tuple[str, Level | None], list[Markdown]] = {}
    for claim in claims:
        by_voice.setdefault((claim.source, claim.level), []).append(_said(claim))
    for (source, level), said in by_voice.items():
        yield _CLAIM(links.kinds[source], links.source(source, None), _LEVELS_SAID[level], WORDS(said))


def _said(claim: Claim) -> Markdown:
    return _SAID(markdown(claim.says), paragraphs_in_words(claim.paragraphs)) if claim.paragraphs else markdown(claim.says)


def _change(change: PositionChange) -> Markdown:
    return _CHANGE(_POSITIONS[change.position], day_in_words(change.on), cited(change.source))
