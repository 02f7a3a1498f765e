"""Reads the Markdown that the code host makes of a filled-in issue form; what stands in it is data, whatever it looks like.

The host writes a heading of level three for each field and the answer below it. An answer may hold such lines too, so a heading counts
only where it is one of the form, and a form in which one stands twice is refused instead of guessed at.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.assessments_file import Addition
from generator.content import Content, ReviewKey
from generator.filled_in import Answer, Answers, Filled, evidence_of, known_key, new_key, read_assessment, read_source
from generator.model import Assessments
from generator.shape_faults import shown
from generator.vocabulary import AssessmentStatus

MAX_EVENT_BYTES = 1024 * 1024
MAX_BODY = 70_000
_EMPTY = "_No response_"
_RECORD_ID = re.compile(r"([A-Z]{3})-([1-9][0-9]?)-(.{1,40})")
_HANDLE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,37}[A-Za-z0-9])?")

# The label of each field, as the form shows it, and what it is here. The forms in .github/ISSUE_TEMPLATE have the same ids.
_FINDING: Mapping[str, str] = {
    "record": "Record id",
    "level": "Level",
    "as_of": "As of",
    "reason": "Reason",
    "type": "Who speaks in the source",
    "title": "Title of the source",
    "publisher": "Publisher of the source",
    "url": "Link to the source",
    "date": "Date of the source",
    "paragraphs": "Paragraphs or pages",
    "interests": "Your part in it",
    "harm": "Do no harm",
}
WRONG_LEVEL = _FINDING
ADD_ASSESSMENT: Mapping[str, str] = {**_FINDING, "setbacks": "Setbacks", "remaining_actions": "Remaining actions"}
ASSESSING = (WRONG_LEVEL, ADD_ASSESSMENT)


class NotAForm(Exception):
    """The event or the issue is none that can be turned into an assessment; the message says why, for whoever filled it in."""


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue as the host hands it over: its number, who wrote it, its text."""

    number: int
    author: str
    body: str


def read_issue(data: bytes) -> Issue:
    """The issue in the file of an event; raises NotAForm for anything else."""
    if len(data) > MAX_EVENT_BYTES:
        raise NotAForm(f"the event is larger than {MAX_EVENT_BYTES:,} bytes")
    try:
        event = json.loads(data)
    except (ValueError, RecursionError):
        raise NotAForm("the event is no JSON") from None
    issue = event.get("issue") if isinstance(event, dict) else None
    number, author, body = _at(issue, "number"), _at(_at(issue, "user"), "login"), _at(issue, "body")
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise NotAForm("the event is about no issue")
    if not isinstance(author, str) or not _HANDLE.fullmatch(author):
        raise NotAForm("the issue has no author whose handle could stand under an assessment")
    return Issue(number, author, body if isinstance(body, str) else "")


def _at(value: Any, key: str) -> Any:
    return value.get(key) if isinstance(value, dict) else None


def read_form(issue: Issue, content: Content) -> tuple[ReviewKey, Filled]:
    """The review that a form is about, and the assessment in it; raises NotAForm where it is none of the forms that give a level."""
    given = _fields(issue.body)
    faults: list[str] = []
    places = {key: f'the field "{label}"' for key, label in ADD_ASSESSMENT.items()} | {"source": f'the field "{ADD_ASSESSMENT["title"]}"'}
    answers = Answers("the form", {key: Answer(text, places[key]) for key, text in given.items() if text}, places)
    key, paragraph = _recommendation(answers.text("record"), content)
    known = (content.assessments_beside(key) or Assessments()).sources
    own = {**answers.given, "assessors": Answer(issue.author, "the author"), "status": Answer(AssessmentStatus.PUBLISHED.value, "the form")}
    sources = {}
    name = next((found for field in ("title", "url") if (found := known_key(answers.text(field), known))), None)
    if name is None and (source := read_source(answers, faults)):
        name = new_key(source, known)
        sources[name] = (source, answers)
    filled = Answers("the form", {**own, "source": Answer(name or "", places["source"])}, places)
    evidence = evidence_of(filled, {**known, **{one: source for one, (source, _) in sources.items()}}, faults) if name else []
    assessment = read_assessment(filled, evidence, faults)
    additions = [(Addition(paragraph, assessment), filled)] if assessment and not faults else []
    return key, Filled(sources, additions, tuple(dict.fromkeys(faults)))


def _fields(body: str) -> Mapping[str, str]:
    """The answers by field, of the form whose headings the text has."""
    if len(body) > MAX_BODY:
        raise NotAForm(f"the text is longer than {MAX_BODY:,} characters; keep the answers short and link to the rest")
    lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    headings = [line[4:].strip() for line in lines if line.startswith("### ")]
    form = next((form for form in reversed(ASSESSING) if set(form.values()) <= set(headings)), None)
    if form is None:
        raise NotAForm("this is no form with a level and a source; a person has to read it. To propose a level, open the form 'Add an assessment'")
    key_by_label = {label: key for key, label in form.items()}
    for label in key_by_label:
        if headings.count(label) > 1:
            raise NotAForm(f'the line "### {label}" stands in the text {headings.count(label)} times; delete it from the answers')
    answers: dict[str, list[str]] = {}
    key = ""
    for line in lines:
        if line.startswith("### ") and line[4:].strip() in key_by_label:
            key = key_by_label[line[4:].strip()]
        elif key:
            answers.setdefault(key, []).append(line)
    return {key: "" if (text := "\n".join(found).strip()) == _EMPTY else text for key, found in answers.items()}


def _recommendation(record: str, content: Content) -> tuple[ReviewKey, str]:
    """The review and the paragraph that a record id names."""
    found = _RECORD_ID.fullmatch(record.strip().removeprefix("#"))
    key = (found[1], int(found[2])) if found else ("", 0)
    listed: Sequence[str] = [one.paragraph for one in content.reviews[key].record.recommendations] if key in content.reviews else ()
    if not found or found[3] not in listed:
        advice = "write State, cycle and number, as the address of the recommendation ends, such as SVN-4-140.7"
        raise NotAForm(f'the field "{ADD_ASSESSMENT["record"]}": no recommendation has the id {shown(record or None)}; {advice}')
    return key, found[3]
