"""The questions that an assessment needs, asked in the terminal; an answer that cannot be is asked for again. Writes nothing."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, TypeVar

import click
from pydantic import TypeAdapter, ValidationError

from generator.assess_record import Assessed
from generator.assessments_text import assessment_lines, source_lines
from generator.escape import terminal
from generator.model import Assessment, Evidence, Source
from generator.model.fields import Day, Paragraphs, PartialDay, SourceKey
from generator.scorecard import METHOD
from generator.vocabulary import RULES, AssessmentStatus, Level, SourceType, Word

W = TypeVar("W", bound=Word)

_MAY_ENDANGER = frozenset({SourceType.CSO, SourceType.CSO_JOINT, SourceType.MEDIA, SourceType.OTHER})
_STATUSES = (AssessmentStatus.DRAFT, AssessmentStatus.PUBLISHED)


def ask(record: Assessed, today: date) -> tuple[Assessment, Mapping[str, Source]]:
    """An assessment of the recommendation and the sources that its file lacks, as the person answered. Raises click.Abort on Ctrl+C or the end of input."""
    _show(record)
    level = _choice("Level", list(Level), explain=True)
    as_of = _prompt("As of which day (YYYY-MM-DD)", lambda text: _as_of(text, record, today), default=today.isoformat())
    reason = _prompt("Reason: what was done, and what it changed", _text)
    setbacks = _optional("Setbacks, if any")
    actions = _several("What remains to be done, one action a line; an empty line ends")
    evidence, sources = _evidence(record)
    state_only = all(_type_of(one.source, record, sources).is_the_state for one in evidence)
    status, marked = _status(state_only=state_only)
    handle = _prompt("Your handle (no personal name needed)", _handle)
    values = {"as_of": as_of, "level": level, "status": status, "reason": reason, "setbacks": setbacks or None, "remaining_actions": actions}
    assessment = Assessment.model_validate(
        {**values, "evidence": evidence, "state_source_only": "true" if marked else "false", "assessors": (handle,), "method": METHOD}
    )
    _say("", f"This will be added to {record.file}:", *(f"  {line}" for line in (*source_lines(sources), *assessment_lines(assessment))))
    click.confirm("Write it?", default=True, abort=True)
    return assessment, sources


def _say(*lines: str) -> None:
    for line in lines:
        indent = len(line) - len(line.lstrip(" "))
        click.echo(" " * indent + terminal(line))


def _show(record: Assessed) -> None:
    """What was asked, what the State answered, what is known."""
    asked = record.recommendation
    _say(f"{record.record_id}: {asked.summary or asked.text or '; '.join(part.summary or part.text or '' for part in asked.parts)}")
    _say(f"Position of {record.state_name}: {asked.position.label}")
    newest = next((one for one in reversed(record.known.assessments) if one.status is AssessmentStatus.PUBLISHED), None)
    _say(f"Finding now: {newest.level.label}, as of {newest.as_of}" if newest else "Finding now: not assessed yet")
    if newest and newest.reason:
        _say(f"  {newest.reason}")
    _say("Ctrl+C stops at any time, and nothing is written.", "")


def _prompt(question: str, read: Callable[[str], Any], *, default: str | None = None) -> Any:
    """The answer as `read` takes it; asked again, with what is wrong, until it does."""
    return click.prompt(question, default=default, value_proc=read, show_default=bool(default))


def _text(text: str) -> str:
    if not text.strip():
        raise click.UsageError("write a sentence")
    return text.strip()


def _optional(question: str, read: Callable[[str], str] = str.strip) -> str:
    """An answer that may be empty."""
    return str(_prompt(f"{question} (Enter: none)", lambda text: read(text) if text.strip() else "", default=""))


def _several(question: str) -> tuple[str, ...]:
    _say(question)
    answers: list[str] = []
    while answer := _prompt(f"  {len(answers) + 1}", str.strip, default=""):
        answers.append(answer)
    return tuple(answers)


def _field(annotation: Any, text: str) -> Any:
    """The value of a field as the model reads it, or its advice."""
    try:
        return TypeAdapter(annotation).validate_python(text.strip())
    except ValidationError as fault:
        raise click.UsageError(fault.errors(include_url=False)[0]["msg"]) from None


def _as_of(text: str, record: Assessed, today: date) -> str:
    day = _field(Day, text)
    if day > today:
        raise click.UsageError(f"{day} is after today, {today}")
    if day < record.review_day:
        raise click.UsageError(f"{day} is before the outcome of the review, {record.review_day}")
    return str(day.isoformat())


def _handle(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", text.strip()):
        raise click.UsageError("write letters, digits and hyphens, such as river-watcher")
    if text.strip() in RULES:
        raise click.UsageError("this is the name of a rule; write your own handle")
    return text.strip()


def _choice(question: str, words: Sequence[W], *, explain: bool = False, default: str | None = None) -> W:
    """One of the words: by its number, its value or its label."""
    for number, word in enumerate(words, 1):
        _say(f"  {number}. {word.label}{': ' + word.definition if explain else ''}")
    by_answer = {str(number): word for number, word in enumerate(words, 1)}
    by_answer |= {name.casefold(): word for word in words for name in (word.value, word.label)}

    def read(text: str) -> W:
        if found := by_answer.get(text.strip().casefold()):
            return found
        raise click.UsageError(f"write a number from 1 to {len(words)}, or one of the words")

    chosen: W = _prompt(question, read, default=default)
    return chosen


def _evidence(record: Assessed) -> tuple[tuple[Evidence, ...], dict[str, Source]]:
    """What the assessment rests on, at least one source, and those of them that are new to the file."""
    sources: dict[str, Source] = {}
    evidence: list[Evidence] = []
    while True:
        keys = list({**record.sources, **sources})
        _say("", "Sources of this review:" if keys else "This review has no sources yet.")
        _say(*(f"  {number}. {_named(key, {**record.sources, **sources}[key])}" for number, key in enumerate(keys, 1)), "  n. a new source")
        more = "; Enter when done" if evidence else ""
        read = partial(_source_key, keys=keys, may_end=bool(evidence))
        answer = _prompt(f"Source (number, key or n{more})", read, default="" if evidence else None)
        if not answer:
            return tuple(evidence), sources
        if answer == "n":
            answer, sources[answer] = _new_source({*record.sources, *sources})
        paragraphs = _optional("Paragraphs, such as 5-6", lambda text: str(_field(Paragraphs, text)))
        evidence.append(Evidence(source=answer, paragraphs=paragraphs or None))


def _source_key(text: str, keys: Sequence[str], *, may_end: bool) -> str:
    answer = text.strip()
    if answer in keys or (answer == "" and may_end):
        return answer
    if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(keys):
        return keys[int(answer) - 1]
    if answer.casefold() == "n":
        return "n"
    raise click.UsageError(f"write a number from 1 to {len(keys)}, or n" if keys else "write n for a new source")


def _named(key: str, source: Source) -> str:
    said = ", ".join(part for part in (source.publisher, source.title, source.symbol, source.date) if part)
    return f"{key} ({source.type.label}{': ' + said if said else ''})"


def _type_of(key: str, record: Assessed, sources: Mapping[str, Source]) -> SourceType:
    return {**record.sources, **sources}[key].type


def _new_source(taken: set[str]) -> tuple[str, Source]:
    """A source that the file lacks, with its key."""
    kind = _choice("Type of source", list(SourceType))
    values: dict[str, str] = {"type": kind.value}
    if kind in _MAY_ENDANGER and click.confirm("Could anybody be put at risk if this source is named?", default=False):
        values["sensitivity"] = "anonymised"
    else:
        values |= _names()
    values["date"] = _optional("Date of the source (YYYY, YYYY-MM or YYYY-MM-DD)", lambda text: str(_field(PartialDay, text)))
    if "sensitivity" not in values:
        values["url"] = _optional("Link", _link)
    suggested = _free("-".join((kind.value.replace("_", "-"), *([values["date"][:4]] if values["date"] else []))), taken)
    key = _prompt("Short key for it in the file", lambda text: _new_key(text, taken), default=suggested)
    return key, Source.model_validate({name: value for name, value in values.items() if value})


def _names() -> dict[str, str]:
    """What a reader finds the source by: at least one of title, publisher and symbol."""
    while True:
        names = {name: _optional(question) for name, question in (("title", "Title"), ("publisher", "Publisher"), ("symbol", "UN symbol, such as A/HRC/59/15"))}
        if any(names.values()):
            return names
        _say("Error: a reader must be able to find the source; give its title, its publisher or its symbol.")


def _link(text: str) -> str:
    if not re.match(r"https?://[^\s/]+", text.strip()):
        raise click.UsageError("a link begins with https://")
    return text.strip()


def _new_key(text: str, taken: set[str]) -> str:
    key = str(_field(SourceKey, text))
    if key in taken:
        raise click.UsageError(f"{key} is the key of another source")
    return key


def _free(key: str, taken: set[str]) -> str:
    return next(name for name in (key, *(f"{key}-{number}" for number in range(2, len(taken) + 3))) if name not in taken)


def _status(*, state_only: bool) -> tuple[AssessmentStatus, bool]:
    """Draft or published, and whether the page must say that only the State's word is there."""
    while True:
        status = _choice("Draft or published", _STATUSES, explain=True, default="1")
        if status is AssessmentStatus.DRAFT or not state_only:
            return status, False
        _say("A published finding needs a source that is not the State itself.")
        if click.confirm("Publish it with a mark that only the State's word exists (state_source_only)?", default=False):
            return status, True
