"""Adds what people filled in to the assessments.yaml of one review: every rule holds for the result before a byte is written.

A fault of a rule is told where the person filled it in, not as a line of a file that person has never seen.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath

from generator.assessments_file import with_assessments
from generator.assessments_text import new_file
from generator.checks import check
from generator.content import Authored, Content, ReviewKey, SourceFile
from generator.filled_in import Answers, Filled, field_of
from generator.model import Assessment, Assessments
from generator.problem import Problem
from generator.report import as_text
from generator.write import write_if_changed
from generator.yaml_document import Path as YamlPath
from generator.yaml_document import YamlDocument, parse_yaml
from generator.yaml_values import NotEditable


class NotAdded(Exception):
    """Nothing was written; `lines` say why, each with its place."""

    def __init__(self, *lines: str) -> None:
        super().__init__("nothing was written")
        self.lines = lines


@dataclass(frozen=True, slots=True)
class Added:
    """What was added to a file: new record ids and source keys, and the warnings that are new with them."""

    path: PurePosixPath
    records: tuple[str, ...]
    sources: tuple[str, ...]
    warnings: tuple[str, ...]


def add_assessments(folder: Path, content: Content, problems: Sequence[Problem], key: ReviewKey, filled: Filled, today: date) -> Added:
    """Adds sources and assessments to a review and writes the file; what the file says already is not said twice.

    `problems` are those of `content` as it is. Raises NotAdded, with nothing written, for any fault: of what was filled in, of the
    file, or against a rule. Where nothing is new, no byte changes.
    """
    if filled.faults:
        raise NotAdded(*filled.faults)
    relative = Path("states", key[0], f"cycle-{key[1]}")
    own = [problem for problem in problems if problem.is_error and Path(problem.path).is_relative_to(folder / relative)]
    if own:
        raise NotAdded(*as_text(own).splitlines()[:-1], f"{folder / relative} has errors; mend them first")
    known = content.assessments_beside(key) or Assessments()
    new = [(one, answers) for one, answers in filled.additions if not _is_there(known, one.paragraph, one.assessment)]
    named = {evidence.source for one, _ in new for evidence in one.assessment.evidence}
    sources = {name: source for name, (source, _) in filled.sources.items() if name in named}
    path = folder / relative / "assessments.yaml"
    shown = PurePosixPath(path.as_posix())
    if not new:
        return Added(shown, (), (), ())
    review = content.reviews[key].record
    old = path.read_bytes().decode("utf-8") if path.exists() else new_file(content.name_by_code[key[0]], key[1])
    try:
        text = with_assessments(old, sources, [one for one, _ in new], [recommendation.paragraph for recommendation in review.recommendations])
    except NotEditable as fault:
        raise NotAdded(f"{shown}: {fault}") from None
    warnings = _check(content, problems, key, shown, text, filled, today)
    write_if_changed(path, text.encode("utf-8"))
    return Added(shown, tuple(review.record_id(one.paragraph) for one, _ in new), tuple(sources), warnings)


def _is_there(known: Assessments, paragraph: str, assessment: Assessment) -> bool:
    """Whether the file says the same already, so that a sheet or form can be taken in twice."""
    assessed = known.recommendations.get(paragraph)
    return assessed is not None and assessment in [one.model_copy(update={"state_reply": None}) for one in assessed.assessments]


def _check(content: Content, problems: Sequence[Problem], key: ReviewKey, path: PurePosixPath, text: str, filled: Filled, today: date) -> tuple[str, ...]:
    """The new warnings; raises NotAdded with the errors, of shape or of rules, that the new text brings."""
    document, faults = parse_yaml(text.encode("utf-8"))
    if document is None or faults:
        raise NotAdded(*(f"{path}: {fault.message}" for fault in faults))
    authored = Authored(path, document, Assessments.model_validate(document.value))
    others = tuple(file for file in content.files if file.path != path)
    result = replace(content, assessments={**content.assessments, key: authored}, files=(*others, SourceFile(path, document)))
    before = {(problem.path, problem.record, problem.message) for problem in problems}
    new = [problem for problem in check(result, today) if (problem.path, problem.record, problem.message) not in before]
    new = [problem for problem in new if problem.is_error or problem.path == path]
    said = {problem: _told(problem, document, authored.record, filled) for problem in new}
    if errors := [line for problem, line in said.items() if problem.is_error]:
        raise NotAdded(*dict.fromkeys(errors))
    return tuple(dict.fromkeys(said.values()))


def _told(problem: Problem, document: YamlDocument, record: Assessments, filled: Filled) -> str:
    """The problem with the place that the person filled in, or its line in the file where it is about something else."""
    paths = [path for path, place in document.places.items() if place == problem.place]
    where = next((found for path in reversed(paths) if (found := _place(path, record, filled))), "")
    kind = "" if problem.is_error else "warning: "
    return f"{where or f'{problem.path}:{problem.place.line}:{problem.place.column}'}: {problem.record}: {kind}{problem.message}"


def _place(path: YamlPath, record: Assessments, filled: Filled) -> str:
    """Where somebody filled in the value at a path of the file, empty where nobody did."""
    if len(path) > 1 and path[0] == "sources":
        found = filled.sources.get(str(path[1]))
        return found[1].place(field_of(path[2:])) if found else ""
    if len(path) > 3 and path[0] == "recommendations" and isinstance(path[3], int):
        assessment = record.recommendations[str(path[1])].assessments[path[3]]
        return next((answers.place(field_of(path[4:])) for answers in _made(filled, str(path[1]), assessment)), "")
    return ""


def _made(filled: Filled, paragraph: str, assessment: Assessment) -> Iterator[Answers]:
    return (answers for one, answers in filled.additions if one.paragraph == paragraph and one.assessment == assessment)
