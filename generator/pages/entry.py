"""One recommendation on the page of its review, in Markdown. Its heading carries the record id and the hooks for scripts: both are contracts.

Written without a template, because a site has a hundred thousand of them; `markdown_text` says why no text comes in unescaped.
"""

from collections.abc import Iterable
from functools import lru_cache

from generator.addresses import Addresses
from generator.content import Authored, Content
from generator.escape import heading_attribute, link, markdown, raw_html
from generator.markdown_text import COMMAS, DOTS, LINES, NOTHING, SEMICOLONS, TOGETHER, Markdown, ended, frame
from generator.model import Part, Recommendation, Review
from generator.pages.entry_links import EntryLinks, SubjectLinks, cited
from generator.pages.finding import opened
from generator.pages.marks import Mark
from generator.pages.page import counted, document_link
from generator.scorecard import Standing
from generator.vocabulary import NOT_ASSESSED, NOT_ASSESSED_LABEL, AssessmentStatus, Kind, Level, Position

_ENTRY = frame(
    """\
<article class="entry" markdown="1">

### [{number}](#{id}) {summary} {{#{id} .recommendation data-level={level} data-position={position} data-by={by}\
 data-themes{themes} data-groups{groups} data-sdgs{goals} data-marks{marks}{draft}}}

{standing} · from {states}

{parts}{facts}{opened}<span class="actions">[Copy link](#{id}) · [Cite](#cite) · {correct}</span>\
 <span class="sources">{report}paragraph {number}{answer}</span>

</article>"""
)
_PART, _PARTS = frame("- {}: {}"), frame("{}\n\n")
_FACTS, _GROUPS, _ALSO = frame('<span class="facts">{}</span>\n\n'), frame("Groups of persons: {}"), frame("Also on {}")
_TREATY, _TREATIES, _GOAL, _GOALS = frame("Treaty: {}"), frame("Treaties: {}"), frame("SDG {}"), frame("SDGs {}")
_OPENED = frame('<details class="more" markdown="1"><summary>{}</summary>\n\n{}\n\n</details>\n\n')
_REPORT, _ANSWER = frame("{}, "), frame(" · answer: {}")
_CODES = frame("={}")

_LEVEL, _POSITION = frame('<span class="level level-{}">{}</span>'), frame(' · <span class="position position-{}">{}</span>')
_BY_RULE, _DRAFT = frame(' <span class="by-rule">{}</span>'), frame(' <span class="draft">{}: {}</span>')
_ALONE, _BESIDE, _DRAFT_HOOK = Markdown("Draft"), Markdown("Draft beside it"), frame(" data-draft={}")
_SETBACK, _DISAGREE = Markdown(' · <span class="setback">Setback</span>'), Markdown(' · <span class="disagree">Sources disagree</span>')
_CONTINUING, _CLAIMED = Markdown(" · an ask to continue"), Markdown(' · <span class="claimed">done or under way, the State claims</span>')

_LABELS: dict[Level | None, str] = {level: level.label for level in Level} | {None: NOT_ASSESSED_LABEL}
_LEVEL_KEYS = {level: heading_attribute((level or NOT_ASSESSED,)) for level in _LABELS}
_LEVELS = {level: _LEVEL(_LEVEL_KEYS[level], markdown(label)) for level, label in _LABELS.items()}
_POSITION_KEYS = {position: heading_attribute((position,)) for position in Position}
_POSITIONS = {position: _POSITION(key, markdown(position.label)) for position, key in _POSITION_KEYS.items()}

_DRAFTS = {level: _DRAFT(_ALONE, markdown(level.label.lower())) for level in Level}
_DRAFTS_BESIDE = {level: _DRAFT(_BESIDE, markdown(level.label.lower())) for level in Level}
_DRAFT_HOOKS: dict[Level | None, Markdown] = {level: _DRAFT_HOOK(_LEVEL_KEYS[level]) for level in Level} | {None: NOTHING}

_SHARED = 4096  # pieces that are kept in common for all pages: they repeat from one to the next
_Marks = tuple[Mark, ...]


class EntryWriter:
    """Writes the recommendations of one page."""

    def __init__(self, content: Content, authored: Authored[Review], addresses: Addresses, subjects: SubjectLinks) -> None:
        report = document_link(authored.record.documents.working_group_report)
        self._review = authored.record
        self._subjects, self._links = subjects, EntryLinks(content, authored, addresses)
        self._report = _REPORT(link(report.label, report.target)) if report else NOTHING

    def entry(self, number: int, standing: Standing, marks: _Marks) -> Markdown:
        """The recommendation that stands at `number`, from 0, in the record; `marks` are what the list is narrowed by."""
        recommendation, subjects, links, level = standing.recommendation, self._subjects, self._links, standing.level
        answer, states, draft = recommendation.position_source, subjects.states, standing.draft.level if standing.draft else None
        return _ENTRY(
            number=markdown(recommendation.paragraph),
            id=heading_attribute((self._review.record_id(recommendation.paragraph),)),
            summary=markdown(recommendation.summary or recommendation.text or ""),
            level=_LEVEL_KEYS[level],
            position=_POSITION_KEYS[recommendation.position],
            by=heading_attribute(recommendation.by),
            themes=_codes(recommendation.themes),
            groups=_codes(recommendation.groups),
            goals=_codes(recommendation.sdgs),
            marks=_codes(marks),
            draft=NOTHING if level else _DRAFT_HOOKS[draft],
            standing=_standing(level, draft, recommendation.position, marks, links.rule, is_continuing=recommendation.kind is Kind.CONTINUING),
            states=COMMAS([states[code] for code in recommendation.by]),
            parts=_parts(recommendation.parts, subjects) if recommendation.parts else NOTHING,
            facts=_facts(recommendation, subjects),
            opened=self._opened(standing),
            correct=links.correct(number, recommendation.paragraph, is_assessed=bool(standing.history)),
            report=self._report,
            answer=_ANSWER(cited(answer)) if answer else NOTHING,
        )

    def _opened(self, standing: Standing) -> Markdown:
        """What unfolds, under a line that says how much of it there is: 1 finding, 3 claims. A draft is no finding."""
        recommendation, findings = standing.recommendation, len(standing.history)
        drafts = sum([assessment.status is AssessmentStatus.DRAFT for assessment in standing.history])
        beside = (len(standing.claims), len(recommendation.position_history), len(recommendation.links))
        there = (bool(standing.silent), findings - drafts, drafts, *beside)
        return _OPENED(_summary(*there), opened(standing, self._links)) if any(there) else NOTHING


@lru_cache(maxsize=_SHARED)
def _codes(words: tuple[str, ...]) -> Markdown:
    """The value of a hook; an empty one is the bare name, which both converters turn into an empty value."""
    return _CODES(heading_attribute(words)) if words else NOTHING


@lru_cache(maxsize=_SHARED)
def _standing(level: Level | None, draft: Level | None, position: Position, marks: _Marks, rule: Markdown, *, is_continuing: bool) -> Markdown:
    """Where a recommendation stands, and what marks it out; `rule` is the badge of the rule that drew a finding."""
    pieces = [_LEVELS[level]]
    if Mark.BY_RULE in marks:
        pieces.append(_BY_RULE(rule))
    if draft:
        pieces.append((_DRAFTS_BESIDE if level else _DRAFTS)[draft])
    pieces.append(_POSITIONS[position])
    if Mark.SETBACK in marks:
        pieces.append(_SETBACK)
    if Mark.DISAGREE in marks:
        pieces.append(_DISAGREE)
    if is_continuing:
        pieces.append(_CONTINUING)
    if Mark.CLAIMED in marks:
        pieces.append(_CLAIMED)
    return TOGETHER(pieces)


def _parts(parts: Iterable[Part], subjects: SubjectLinks) -> Markdown:
    """The asks of a composite recommendation."""
    lines = [_PART(COMMAS([subjects.states[code] for code in part.by]), markdown(part.summary or part.text or "")) for part in parts]
    return _PARTS(LINES(map(ended, lines)))


def _facts(recommendation: Recommendation, subjects: SubjectLinks) -> Markdown:
    """Whom and what the recommendation is about."""
    groups, also, treaties, goals = recommendation.groups, recommendation.themes[1:], recommendation.treaties, recommendation.sdgs
    facts = []
    if groups:
        facts.append(_GROUPS(SEMICOLONS([subjects.groups[group] for group in groups])))
    if also:
        facts.append(_ALSO(SEMICOLONS([subjects.themes[theme] for theme in also])))
    if treaties:
        facts.append((_TREATIES if len(treaties) > 1 else _TREATY)(SEMICOLONS([subjects.treaties[treaty] for treaty in treaties])))
    if goals:
        facts.append((_GOALS if len(goals) > 1 else _GOAL)(COMMAS([subjects.goals[goal] for goal in goals])))
    return _FACTS(DOTS(facts)) if facts else NOTHING


@lru_cache(maxsize=_SHARED)
def _summary(is_silent: bool, findings: int, drafts: int, claims: int, changes: int, related: int) -> Markdown:  # noqa: FBT001  # in the page's order
    several = ((findings, "finding"), (drafts, "draft"), (claims, "claim"), (changes, "earlier answer"), (related, "related recommendation"))
    return raw_html(", ".join(["why sources are silent"] * is_silent + [counted(number, word) for number, word in several if number]))
