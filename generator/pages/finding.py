"""What unfolds under a recommendation, in Markdown: findings with their history, what the sources claim, earlier answers, related asks."""

from collections.abc import Collection, Iterable, Iterator

from generator.escape import heading_attribute, markdown
from generator.markdown_text import BLOCKS, LINES, NOTHING, SEMICOLONS, TOGETHER, WORDS, Markdown, frame
from generator.model import Assessment, Claim, PositionChange, StateReply
from generator.pages.entry_links import EntryLinks
from generator.scorecard import Standing, is_drafted_by_software
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
_FINDING = frame("{}\n\n{}")

_SILENT = frame("The sources that were read say nothing about it: {}")
_CLAIMS = Markdown("What the sources say, which are claims and not findings:")
_CLAIM, _SAYS, _SAID = frame("- **{}** ({}){}: {}"), frame(" says {}"), frame("{} ({})")
_IRI = frame("UPR Info's index (IRI), the mean of {} claims: {}.")
_CHANGES, _CHANGE = Markdown("How the State's answer changed:"), frame("- {} on {} ({})")
_RELATED = frame("- {}: {}")

_LEVELS = {level: markdown(level.label.lower()) for level in Level}
_LEVELS_SAID: dict[Level | None, Markdown] = {level: _SAYS(words) for level, words in _LEVELS.items()} | {None: NOTHING}
_TRENDS: dict[Trend | None, Markdown] = {trend: _TREND(markdown(trend.label.lower())) for trend in Trend} | {None: NOTHING}
_POSITIONS = {position: markdown(position.label) for position in Position}
_RELATIONS = {relation: markdown(relation.label) for relation in Relation}


def opened(standing: Standing, links: EntryLinks) -> Markdown:
    """Everything that is on record about a recommendation beside where it stands, in blocks."""
    return BLOCKS(_blocks(standing, links))


def _blocks(standing: Standing, links: EntryLinks) -> Iterator[Markdown]:
    recommendation, said_below = standing.recommendation, frozenset(claim.source for claim in standing.claims)
    for assessment in _in_order(standing):
        grounds = LINES(_grounds(assessment, links, said_below=said_below))
        yield _FINDING(_conclusion(assessment, links, is_headline=assessment is standing.headline), grounds)
    if standing.silent:
        yield _SILENT(markdown(standing.silent))
    if standing.claims:
        yield _CLAIMS
        yield LINES(_claims(standing.claims, links))
    if standing.iri:
        yield _IRI(markdown(str(standing.iri.claims)), markdown(f"{float(standing.iri.value):.2f}"))
    if recommendation.position_history:
        yield _CHANGES
        yield LINES([_change(change, links) for change in recommendation.position_history])
    if recommendation.links:
        yield LINES([_RELATED(_RELATIONS[to.relation], links.related(to.to)) for to in recommendation.links])


def _in_order(standing: Standing) -> list[Assessment]:
    """The headline first, then a newer draft, then the history, newest first."""
    first = [assessment for assessment in (standing.headline, standing.draft) if assessment]
    return [*first, *(assessment for assessment in reversed(standing.history) if not any(assessment is shown for shown in first))]


def _conclusion(assessment: Assessment, links: EntryLinks, *, is_headline: bool) -> Markdown:
    """The level with its day, the trend and the reason."""
    as_of, level = links.days[assessment.as_of], _LEVELS[assessment.level]
    if is_headline:
        said = _HEADLINE(heading_attribute((assessment.as_of.isoformat(),)), as_of, level)
    elif assessment.status is AssessmentStatus.DRAFT:
        said = (_DRAFT_BY_SOFTWARE if is_drafted_by_software(assessment) else _DRAFT)(as_of, level)
    elif assessment.status is AssessmentStatus.WITHDRAWN:
        said = _WITHDRAWN(as_of, level)
    else:
        said = _EARLIER(as_of, level)
    reason = _REASON(markdown(assessment.reason)) if assessment.reason else NOTHING
    return TOGETHER((said, _TRENDS[assessment.trend], reason, _STATE_ALONE if assessment.state_source_only else NOTHING))


def _grounds(assessment: Assessment, links: EntryLinks, *, said_below: Collection[str]) -> Iterator[Markdown]:
    """What remains, what it rests on, who assessed and what the State replied, a line each; sources that are named in full below, in short."""
    if assessment.setbacks:
        yield _SETBACKS(markdown(assessment.setbacks))
    for action in assessment.remaining_actions:
        yield _REMAINS(markdown(action))
    for assistance in assessment.technical_assistance:
        yield _ASSISTANCE(markdown(assistance))
    evidence = [(links.voice if one.source in said_below else links.source)(one.source, one.paragraphs) for one in assessment.evidence]
    yield _EVIDENCE(SEMICOLONS(evidence))
    if is_drafted_by_software(assessment):
        yield links.by_software[assessment.method]
    else:
        yield links.assessed_by[assessment.assessors, assessment.method]
    if assessment.state_reply:
        yield _reply(assessment.state_reply, links)


def _reply(reply: StateReply, links: EntryLinks) -> Markdown:
    return _REPLY(links.days[reply.date], markdown(reply.says), _REPLY_IN(links.cited(reply.source)) if reply.source else NOTHING)


def _claims(claims: Iterable[Claim], links: EntryLinks) -> Iterator[Markdown]:
    """What each source says, a line for all that it says of one level; sources in the order in which they first speak."""
    by_voice: dict[tuple[str, Level | None], list[Claim]] = {}
    for claim in claims:
        by_voice.setdefault((claim.source, claim.level), []).append(claim)
    for (source, level), said in by_voice.items():
        yield _CLAIM(links.kinds[source], links.source(source, None), _LEVELS_SAID[level], WORDS([_said(claim, links) for claim in said]))


def _said(claim: Claim, links: EntryLinks) -> Markdown:
    return _SAID(markdown(claim.says), links.paragraphs[claim.paragraphs]) if claim.paragraphs else markdown(claim.says)


def _change(change: PositionChange, links: EntryLinks) -> Markdown:
    return _CHANGE(_POSITIONS[change.position], links.days[change.on], links.cited(change.source))
