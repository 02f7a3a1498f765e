"""The file /api/v1/vocabularies.json: every word that the files use, with its label and definition."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from generator.addresses import GOALS, GROUPS, REGIONAL_GROUPS, THEMES, Addresses, subject_page
from generator.content import Content
from generator.occurrences import GOALS as OF_GOALS
from generator.occurrences import GROUPS as OF_GROUPS
from generator.occurrences import THEMES as OF_THEMES
from generator.occurrences import Occurrence
from generator.open_data.api.encode import api_file
from generator.open_data.api.kinds import VOCABULARIES_FILE
from generator.open_data.api.recommendations import REASONS
from generator.open_data.api.shapes import vocabularies as shapes
from generator.open_data.data_file import DataFile
from generator.pages.across import Across
from generator.pages.questions import LABELS
from generator.scoring import total_of
from generator.vocabulary import (
    NOT_ASSESSED,
    NOT_ASSESSED_DEFINITION,
    NOT_ASSESSED_LABEL,
    RULE,
    AssessmentStatus,
    FollowUpKind,
    Kind,
    Level,
    Position,
    RecordCompleteness,
    RegionalGroup,
    Relation,
    ReviewStatus,
    SourceType,
    TreatyAct,
    TreatyAction,
    Trend,
    Word,
)

_NO_LEVEL: shapes.Word = {"value": NOT_ASSESSED, "label": NOT_ASSESSED_LABEL, "definition": NOT_ASSESSED_DEFINITION}
_THE_RULE: shapes.Word = {
    "value": RULE,
    "label": "From the treaty record",
    "definition": "Draws findings on asks to sign or join treaties from the lists of who did; the methodology page states it in words.",
}


def vocabularies_file(across: Across) -> DataFile:
    """All vocabularies."""
    content, addresses, words = across.content, across.addresses, across.occur.words
    clusters = content.themes.record.clusters if content.themes else ()
    body: shapes.Vocabularies = {
        "levels": [*_words(Level), _NO_LEVEL],
        "positions": _words(Position),
        "trends": _words(Trend),
        "assessment_statuses": _words(AssessmentStatus),
        "kinds": _words(Kind),
        "treaty_actions": _words(TreatyAction),
        "treaty_acts": _words(TreatyAct),
        "review_statuses": _words(ReviewStatus),
        "records": _words(RecordCompleteness),
        "relations": _words(Relation),
        "follow_up_kinds": _words(FollowUpKind),
        "source_types": [_source_type(word) for word in SourceType],
        "reasons": [{"value": REASONS[reason], "label": label, "definition": None} for reason, label in LABELS.items()],
        "rules": [_THE_RULE],
        "clusters": [{"id": cluster.id, "name": cluster.name} for cluster in clusters],
        "themes": list(_themes(content, words[OF_THEMES], addresses)),
        "groups": _subjects(((one.id, one.name) for one in content.group_by_id.values()), words[OF_GROUPS], GROUPS, addresses),
        "sdgs": _subjects(((str(one.number), one.name) for one in content.goal_by_number.values()), words[OF_GOALS], GOALS, addresses),
        "regional_groups": list(_regional_groups(across)),
        "treaties": [{"id": one.id, "name": one.name, "short": one.short} for one in content.treaty_by_id.values()],
        "observers": [{"code": one.code, "name": one.name, "names": dict(one.names)} for one in content.observer_by_code.values()],
    }
    return api_file(VOCABULARIES_FILE, body)


def _words(words: Iterable[Word]) -> list[shapes.Word]:
    return [{"value": word.value, "label": word.label, "definition": word.definition or None} for word in words]


def _source_type(word: SourceType) -> shapes.SourceTypeWord:
    return {"value": word.value, "label": word.label, "definition": word.definition or None, "is_the_state": word.is_the_state}


def _themes(content: Content, found: Mapping[str, Occurrence], addresses: Addresses) -> Iterator[shapes.Theme]:
    for theme in content.theme_by_id.values():
        (subject,) = _subjects([(theme.id, theme.name)], found, THEMES, addresses)
        yield {
            "id": theme.id,
            "name": theme.name,
            "cluster": theme.cluster,
            "page_url": subject["page_url"],
            "recommendations": subject["recommendations"],
        }


def _subjects(subjects: Iterable[tuple[str, str]], found: Mapping[str, Occurrence], index: PurePosixPath, addresses: Addresses) -> list[shapes.Subject]:
    """Subjects with their pages, which there are where a recommendation is on record."""
    return [
        {
            "id": key,
            "name": name,
            "page_url": addresses.url(subject_page(index, key)) if key in found else None,
            "recommendations": found[key].total if key in found else 0,
        }
        for key, name in subjects
    ]


def _regional_groups(across: Across) -> Iterator[shapes.Subject]:
    totals = dict.fromkeys(RegionalGroup, 0)
    for (code, _), overview in across.overviews.items():
        totals[across.content.states[code].record.regional_group] += total_of(overview.counts)
    for group in RegionalGroup:
        page = across.addresses.url(subject_page(REGIONAL_GROUPS, group.slug))
        yield {"id": group.value, "name": group.label, "page_url": page, "recommendations": totals[group]}
