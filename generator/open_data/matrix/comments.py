"""What the matrix says of the implementation of a recommendation: the finding with its grounds, drafts marked as such, and what sources claim.

A draft never reads like a finding, and a claim never like either. Sources that may not be named have neither name nor link.
"""

from datetime import date
from functools import lru_cache

from generator.days import day, partial_day
from generator.model import Assessment, Assessments, Source
from generator.open_data.matrix.office_text import lines, plain, strong, strong_xml, xml
from generator.scorecard import Standing, is_by_rule, is_drafted_by_software
from generator.vocabulary import NOT_ASSESSED_LABEL, Level, Sensitivity, Trend

_NOT_ASSESSED = strong(NOT_ASSESSED_LABEL)
_STATE_ALONE = plain("Rests on the State's word alone.")
_SHARED = 4096  # words that are kept in common: they repeat from one recommendation to the next
_UNNAMED = "a source known to the editors"


class Commenting:
    """The comments on one review; what its sources are called is made once."""

    def __init__(self, assessments: Assessments) -> None:
        self._sources = assessments.sources
        self._named: dict[str, str] = {}
        self._evidence: dict[tuple[str, str | None], str] = {}
        self._claims: dict[tuple[str, Level | None], str] = {}

    def of(self, standing: Standing) -> str:
        """The cell about a recommendation: at least that it is not assessed yet."""
        finding = standing.headline
        said = self._finding(finding) if finding else [_NOT_ASSESSED]
        if standing.draft:
            said.append(_draft(standing.draft))
        if standing.silent:
            said.append(strong("Sources that were read say nothing: ", standing.silent))
        if claims := self._claimed(standing):
            said.append(strong_xml("Claims, not findings: ", claims))
        return lines(said)

    def _finding(self, finding: Assessment) -> list[str]:
        said = [_concluded(finding.level, finding.as_of, finding.trend)]
        if is_by_rule(finding):
            said.append(_by_rule(finding.assessors))
        if finding.reason:
            said.append(plain(finding.reason))
        if finding.state_source_only:
            said.append(_STATE_ALONE)
        if finding.setbacks:
            said.append(strong("Setback: ", finding.setbacks))
        said += [strong("Remains to be done: ", action) for action in finding.remaining_actions]
        said += [strong("Technical assistance: ", assistance) for assistance in finding.technical_assistance]
        if finding.evidence:
            said.append(strong_xml("Evidence: ", "; ".join([self._evidenced(one.source, one.paragraphs) for one in finding.evidence])))
        if finding.state_reply:
            said.append(strong(f"The State's reply of {day(finding.state_reply.date)}: ", finding.state_reply.says))
        return said

    def _claimed(self, standing: Standing) -> str:
        """Which source claims which level, each once, and how many only speak of it."""
        said = ["the State, with its answer: done or under way"] if standing.recommendation.claimed_implemented else []
        if standing.claims:
            said += dict.fromkeys([self._claim(claim.source, claim.level) for claim in standing.claims if claim.level])
            if without := sum([claim.level is None for claim in standing.claims]):
                said.append(f"{without} {'claims that name' if without > 1 else 'claim that names'} no level")
        return "; ".join(said)

    def _claim(self, key: str, level: Level | None) -> str:
        if (key, level) not in self._claims:
            self._claims[key, level] = xml(f"{self._sources[key].type.label} ({self._name(key)}): {level.label.lower() if level else ''}")
        return self._claims[key, level]

    def _evidenced(self, key: str, paragraphs: str | None) -> str:
        if (key, paragraphs) not in self._evidence:
            several = paragraphs and any(mark in paragraphs for mark in ("-", "–", ",", " and "))
            place = f", paragraph{'s' if several else ''} {paragraphs}" if paragraphs else ""
            self._evidence[key, paragraphs] = xml(f"{self._name(key)}{place}".strip())
        return self._evidence[key, paragraphs]

    def _name(self, key: str) -> str:
        if key not in self._named:
            self._named[key] = _name(self._sources[key])
        return self._named[key]


@lru_cache(maxsize=_SHARED)
def _concluded(level: Level, as_of: date, trend: Trend | None) -> str:
    return strong(f"{level.label} ", f"(as of {day(as_of)}{f', trend: {trend.label.lower()}' if trend else ''})")


@lru_cache(maxsize=_SHARED)
def _by_rule(assessors: tuple[str, ...]) -> str:
    return plain(f"From the treaty record by rule ({', '.join(assessors)}), not by a person.")


def _draft(draft: Assessment) -> str:
    concluded = _drafted(draft.level, draft.as_of, by_software=is_drafted_by_software(draft))
    return strong("Draft, not counted: ", f"{concluded} {draft.reason}" if draft.reason else concluded)


@lru_cache(maxsize=_SHARED)
def _drafted(level: Level, as_of: date, *, by_software: bool) -> str:
    return f"{level.label.lower()} (as of {day(as_of)}, {'drafted by software, ' if by_software else ''}not reviewed by a person)."


def _name(source: Source) -> str:
    """A source by its symbol, else by who published it or its title, with its day; never named where people may be at risk."""
    if source.sensitivity is Sensitivity.ANONYMISED:
        return _UNNAMED
    if source.symbol:
        return source.symbol
    said = ", ".join(filter(None, (source.publisher, source.title))) or source.type.label
    return f"{said}, {partial_day(source.date)}" if source.date else said
