"""Turns what people filled in outside the files, in cells of a sheet or fields of a form, into sources and assessments.

Every fault says where the person finds it, what was found and what to write; all faults of all answers are gathered.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import ValidationError

from generator.assessments_file import Addition
from generator.model import Assessment, Record, Source
from generator.scorecard import METHOD
from generator.shape_faults import field_name, nearest, shape_fault, shown
from generator.vocabulary import AssessmentStatus, Level, Sensitivity, SourceType, Word

STATUSES = (AssessmentStatus.DRAFT, AssessmentStatus.PUBLISHED)
_KEY_LENGTH = 40
_UNPRINTABLE = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what YAML cannot hold

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Answer:
    """Text that somebody filled in, and where as that person sees it: Assessments!K14, or the name of a field."""

    text: str
    where: str


@dataclass(frozen=True, slots=True)
class Answers:
    """What was filled in about one thing, by the key of the field; `where` is the thing itself, `places` also where nothing was filled in."""

    where: str
    given: Mapping[str, Answer]
    places: Mapping[str, str] = field(default_factory=dict)

    def text(self, key: str) -> str:
        """What was filled in, empty where nothing was."""
        return self.given[key].text.strip() if key in self.given else ""

    def place(self, key: str) -> str:
        """Where the field is, or would be."""
        return self.given[key].where if key in self.given else self.places.get(key, self.where)


@dataclass(frozen=True, slots=True)
class Filled:
    """Sources and assessments that were filled in, each with the answers they were made from."""

    sources: Mapping[str, tuple[Source, Answers]]
    additions: Sequence[tuple[Addition, Answers]]
    faults: Sequence[str]


def read_source(answers: Answers, faults: list[str]) -> Source | None:
    """The source that was filled in, None with its faults noted."""
    if _holds_unprintable(answers, faults):
        return None
    values: dict[str, Any] = {key: answers.text(key) for key in ("symbol", "publisher", "title", "date", "url", "archived_url") if answers.text(key)}
    words = {"type": _word("type", tuple(SourceType), answers, faults)}
    if answers.text("sensitivity"):
        words["sensitivity"] = _word("sensitivity", tuple(Sensitivity), answers, faults)
    if not {"symbol", "publisher", "title"} & set(values) and words.get("sensitivity") != Sensitivity.ANONYMISED:
        faults.append(f"{answers.place('title')}: the source has no title; write its title or its publisher, or mark it as anonymised")
        return None
    return _model(Source, {**values, **words}, answers, faults) if None not in words.values() else None


def read_assessment(answers: Answers, evidence: Sequence[Mapping[str, str]], faults: list[str]) -> Assessment | None:
    """The assessment that was filled in, None with its faults noted; without a status it is a draft."""
    if _holds_unprintable(answers, faults):
        return None
    values: dict[str, Any] = {"method": METHOD, "evidence": list(evidence)}
    values |= {key: answers.text(key) for key in ("as_of", "reason", "setbacks") if answers.text(key)}
    level = _word("level", tuple(Level), answers, faults)
    status = _word("status", STATUSES, answers, faults) if answers.text("status") else AssessmentStatus.DRAFT
    assessors = [name.removeprefix("@") for name in re.split(r"[\s,;]+", answers.text("assessors")) if name]
    faults += [f"{answers.place(key)}: {name} is empty; {advice}" for key, name, advice, there in (
        ("as_of", "as of", "write the day up to which the sources speak, as YYYY-MM-DD", "as_of" in values),
        ("assessors", "assessor", "write the handle of who assessed", bool(assessors)),
    ) if not there]  # fmt: skip
    values |= {"remaining_actions": lines(answers.text("remaining_actions")), **({"assessors": assessors} if assessors else {})}
    if alone := _yes("state_source_only", answers, faults):
        values["state_source_only"] = alone
    stand_in = {"as_of": "2000-01-01", "assessors": ["nobody"]}  # so that the other answers are read in the same run
    before = len(faults)
    read = _model(Assessment, {**stand_in, **values, "level": level or Level.IN_PROCESS, "status": status or AssessmentStatus.DRAFT}, answers, faults)
    is_whole = level and status and assessors and "as_of" in values and len(faults) == before
    return read if is_whole else None


def _holds_unprintable(answers: Answers, faults: list[str]) -> bool:
    found = [(answer.where, match) for answer in answers.given.values() if (match := _UNPRINTABLE.search(answer.text))]
    faults += [f"{where}: a control character, U+{ord(match[0]):04X}, stands in the text; delete it" for where, match in found]
    return bool(found)


def lines(text: str) -> list[str]:
    """The lines of an answer that hold something, without the dash or dot that people put before each."""
    return [line for line in (re.sub(r"^\s*[-*•]\s+", "", line).strip() for line in re.split(r"[\r\n]+", text)) if line]


def evidence_of(answers: Answers, known: Mapping[str, Source], faults: list[str]) -> list[dict[str, str]]:
    """The places in sources that were named, a line each, by key or title; paragraphs stand on the same lines."""
    named, paragraphs = lines(answers.text("source")), re.split(r"\r?\n", answers.text("paragraphs"))
    if not named:
        faults.append(f"{answers.place('source')}: source is empty; write the key or the title of a source")
    if len(paragraphs) > max(len(named), 1):
        faults.append(f"{answers.place('paragraphs')}: paragraphs has {len(paragraphs)} lines and source {len(named)}; write one line for each source")
    found: list[dict[str, str]] = []
    for number, name in enumerate(named):
        key = known_key(name, known)
        if key is None:
            near = nearest(name, [*known, *(source.title for source in known.values() if source.title)], most=1)
            advice = f'did you mean "{near[0]}"?' if near else "write the key or the title of a source that is on the list, or add it there"
            faults.append(f"{answers.place('source')}: source is {shown(name)}; {advice}")
            continue
        where = paragraphs[number].strip() if number < len(paragraphs) else ""
        found.append({"source": key, **({"paragraphs": where} if where else {})})
    return found


def known_key(name: str, known: Mapping[str, Source]) -> str | None:
    """The key that is meant: itself, or that of the one source with that title or link."""
    if not name:
        return None
    if name in known:
        return name
    same = [key for key, source in known.items() if _folded(name) in {_folded(source.title or ""), _folded(source.url or "")}]
    return same[0] if len(same) == 1 else None


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def new_key(source: Source, taken: Mapping[str, object]) -> str:
    """A key for a source that has none yet, made of its title, publisher or symbol; never one that means something else."""
    words = unicodedata.normalize("NFKD", source.title or source.publisher or source.symbol or str(source.type)).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:_KEY_LENGTH].strip("-") or str(source.type).replace("_", "-")
    numbers = (slug if number == 1 else f"{slug}-{number}" for number in range(1, len(taken) + 2))
    return next(key for key in numbers if key not in taken)


def _word(key: str, words: Sequence[Word], answers: Answers, faults: list[str]) -> Word | None:
    """The closed word that was chosen, by its label or its value."""
    given = answers.text(key)
    by_name = {_folded(name): word for word in words for name in (word.label, word.value)}
    if (word := by_name.get(_folded(given))) is not None:
        return word
    near = nearest(given, [word.label for word in words], most=1)
    advice = f"did you mean {near[0]}? Write one of" if near and given else "write one of"
    faults.append(f"{answers.place(key)}: {key} is {shown(given or None)}; {advice} {', '.join(word.label for word in words)}")
    return None


def _yes(key: str, answers: Answers, faults: list[str]) -> str:
    given = answers.text(key).casefold()
    if given in ("yes", "true"):
        return "true"
    if given not in ("", "no", "false"):
        faults.append(f"{answers.place(key)}: {field_name((key,))} is {shown(given)}; write yes, or leave it empty")
    return ""


def _model(model: type[R], values: Mapping[str, Any], answers: Answers, faults: list[str]) -> R | None:
    """The record, None with its faults of shape noted where they were filled in."""
    try:
        return model.model_validate(values)
    except ValidationError as error:
        faults += list(_shape_faults(error, model, answers))
        return None


def _shape_faults(error: ValidationError, model: type[Record], answers: Answers) -> Iterator[str]:
    for details in error.errors(include_url=False):
        message, _, _ = shape_fault(details, model)
        yield f"{answers.place(field_of(details['loc']))}: {message}"


def field_of(path: Sequence[str | int]) -> str:
    """The field that people fill in, for a path in an assessment or a source: evidence is filled in as source and paragraphs."""
    inside = [str(key) for key in path if isinstance(key, str)]
    if inside[:1] == ["evidence"]:
        return "paragraphs" if "paragraphs" in inside else "source"
    return inside[0] if inside else ""
