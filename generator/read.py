"""Reads content/ into frozen records with their places, collecting every fault of every file on the way."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.content import Authored, Content, ReviewKey, SourceFile, WrittenPage
from generator.file_kinds import CYCLE_FILE, LISTS, PAGES, STATE_FILE, TREATY_STATUS_FILE
from generator.inputs import files_below
from generator.model import Assessments, Record, Review, State, TreatyStatus
from generator.problem import Place, Problem
from generator.salvage import without_faults
from generator.shape_faults import nearest, shape_fault
from generator.yaml_document import MAX_BYTES, YamlDocument, parse_yaml
from generator.yaml_document import Path as YamlPath

_TOP = Place()
_BEFORE_LABEL: Mapping[str, str] = {"recommendations": "-", "pledges": "-", "withdrawn": "-", "sources": " ", "states": " ", "unclear": " "}

R = TypeVar("R", bound=Record)


def read(folder: Path, instead: Mapping[PurePosixPath, bytes] | None = None) -> tuple[Content, tuple[Problem, ...]]:
    """The content of a folder and every fault of shape in it; what is at fault is left out of the content, the rest stays.

    `instead` gives files, by their path below the folder, other bytes than those on disk: to see what an edit would do before it is written.
    """
    reader = _Reader(folder, instead or {})
    reader.read_lists_and_pages()
    for relative in sorted({*files_below(folder), *reader.instead}):
        reader.read_file(relative)
    return reader.content(), tuple(reader.problems)


def read_some(folder: Path, files: Iterable[PurePosixPath], linked: Callable[[Content], Iterable[PurePosixPath]]) -> tuple[Content, tuple[Problem, ...]]:
    """Like `read`, of the lists and pages, the files, and then those that `linked` names for what was read so far, where they are there."""
    reader = _Reader(folder, {})
    reader.read_lists_and_pages()
    first = set(files)
    for relative in sorted(first):
        reader.read_file(relative)
    for relative in sorted(set(linked(reader.content())) - first):
        if (folder / relative).is_file():
            reader.read_file(relative)
    return reader.content(), tuple(reader.problems)


def read_only(folder: Path, files: Iterable[PurePosixPath], *, lists: bool = True) -> tuple[Content, tuple[Problem, ...]]:
    """Like `read`, of these files alone, with or without the lists and pages."""
    reader = _Reader(folder)
    if lists:
        reader.read_lists_and_pages()
    for relative in sorted(files):
        reader.read_file(relative)
    return reader.content(), tuple(reader.problems)


def read_frame(folder: Path) -> Content:
    """The lists and the States of a folder without any review: what an importer needs to read an outside file."""
    reader = _Reader(folder)
    for name, model in LISTS.items():
        reader.read_list(name, model)
    for path in sorted(folder.glob("states/*/state.yaml")):
        reader.read_file(PurePosixPath(path.relative_to(folder).as_posix()))
    return reader.content()


def read_review(folder: Path, state: str, cycle: int) -> Review | None:
    """One review, None where it has no file or one with faults of shape."""
    authored = _authored_review(folder, state, cycle)
    return authored.record if authored else None


class ReviewsOnDemand(Mapping[ReviewKey, Authored[Review]]):
    """The reviews of a folder, each read when it is asked for and then forgotten: for work that must not hold them all."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __getitem__(self, key: ReviewKey) -> Authored[Review]:
        authored = _authored_review(self.folder, *key)
        if authored is None:
            raise KeyError(key)
        return authored

    def __iter__(self) -> Iterator[ReviewKey]:
        found = (CYCLE_FILE.fullmatch(path.relative_to(self.folder).as_posix()) for path in sorted(self.folder.glob("states/*/cycle-*/review.yaml")))
        return ((match[1], int(match[2])) for match in found if match)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _authored_review(folder: Path, state: str, cycle: int) -> Authored[Review] | None:
    reader = _Reader(folder)
    relative = PurePosixPath("states", state, f"cycle-{cycle}", "review.yaml")
    if (folder / relative).exists():
        reader.read_file(relative)
    return None if relative in reader.unread else reader.reviews.get((state, cycle))


class _Reader:
    """Gathers records and problems; one use, one folder."""

    def __init__(self, folder: Path, instead: Mapping[PurePosixPath, bytes] = MappingProxyType({})) -> None:
        self.folder = folder
        self.instead = instead
        self.shown_folder = PurePosixPath(folder.as_posix())
        self.problems: list[Problem] = []
        self.lists: dict[str, Any] = {}
        self.states: dict[str, Authored[State]] = {}
        self.reviews: dict[ReviewKey, Authored[Review]] = {}
        self.assessments: dict[ReviewKey, Authored[Assessments]] = {}
        self.treaty_status: dict[str, Authored[TreatyStatus]] = {}
        self.pages: dict[str, WrittenPage] = {}
        self.files: list[SourceFile] = []
        self.unread: set[PurePosixPath] = set()

    def read_lists_and_pages(self) -> None:
        """What every check needs."""
        for name, model in LISTS.items():
            self.read_list(name, model)
        for name in PAGES:
            self.read_page(name)

    def content(self) -> Content:
        """What was gathered, frozen."""
        return Content(
            states=self.states,
            reviews=self.reviews,
            assessments=self.assessments,
            treaty_status=self.treaty_status,
            pages=self.pages,
            files=tuple(self.files),
            unread=frozenset(self.unread),
            **self.lists,
        )

    def read_list(self, name: str, model: type[Record]) -> None:
        """One of the lists at the top of content/; each must be there."""
        if not (self.folder / name).is_file() or (self.folder / name).is_symlink():
            self._problem(PurePosixPath(name), f"the file {name} is missing; restore it", "missing_file")
        elif authored := self._authored(PurePosixPath(name), model):
            self.lists[name.removesuffix(".yaml")] = authored

    def read_file(self, relative: PurePosixPath) -> None:
        """Any other file: its path says what it is; a path that says nothing is a fault."""
        path = str(relative)
        if (self.folder / relative).is_symlink():
            self._problem(relative, "a link to another file; put the file itself here", "file_name")
        elif not (self.folder / relative).is_file() and relative not in self.instead:
            self._problem(relative, "not a file; put a file here", "file_name")
        elif path in LISTS or path in {f"pages/{name}.md" for name in PAGES}:
            return
        elif found := STATE_FILE.fullmatch(path):
            if state := self._authored(relative, State):
                self.states[found[1]] = state
        elif found := CYCLE_FILE.fullmatch(path):
            self._read_cycle_file(relative, (found[1], int(found[2])), found[3])
        elif found := TREATY_STATUS_FILE.fullmatch(path):
            if status := self._authored(relative, TreatyStatus):
                self.treaty_status[found[1]] = status
        else:
            known = [*LISTS, "state.yaml", "review.yaml", "assessments.yaml", *(f"{name}.md" for name in PAGES)]
            near = [name for name in nearest(relative.name, known, most=1) if name != relative.name and relative.parts[0] != "treaty_status"]
            advice = f"did you mean {near[0]}?" if near else _elsewhere(relative)
            self._problem(relative, f'the file "{relative.name}" has no place here; {advice}', "file_name")

    def _read_cycle_file(self, relative: PurePosixPath, key: ReviewKey, kind: str) -> None:
        if kind == "review":
            if review := self._authored(relative, Review):
                self.reviews[key] = review
        elif assessments := self._authored(relative, Assessments):
            self.assessments[key] = assessments

    def read_page(self, name: str) -> None:
        """One of the hand-written pages; the navigation names each, so each must be there."""
        relative = PurePosixPath("pages", f"{name}.md")
        if not (self.folder / relative).is_file() or (self.folder / relative).is_symlink():
            self._problem(relative, f"the page {name}.md is missing; restore it", "missing_file")
            return
        data = self._bytes(relative)
        if len(data) > MAX_BYTES:
            self._problem(relative, f"the page is larger than {MAX_BYTES:,} bytes; is it the right file?", "page")
            return
        try:
            self.pages[name] = WrittenPage(name, self.shown_folder / relative, data.decode("utf-8-sig"))
        except UnicodeDecodeError:
            self._problem(relative, "the page is not text in UTF-8; save it as UTF-8", "page")

    def _bytes(self, relative: PurePosixPath) -> bytes:
        """The file's bytes, or just enough of them to see that it is too large."""
        if relative in self.instead:
            return self.instead[relative]
        with (self.folder / relative).open("rb") as file:
            return file.read(MAX_BYTES + 1)

    def _authored(self, relative: PurePosixPath, model: type[R]) -> Authored[R] | None:
        """The record of a YAML file, or None with its problems noted."""
        document, faults = parse_yaml(self._bytes(relative))
        for fault in faults:
            self._problem(relative, fault.message, fault.check, place=fault.place)
        if document is None:
            self.unread.add(relative)
            return None
        self.files.append(SourceFile(self.shown_folder / relative, document))
        record, left = self._record(relative, document, model)
        if record is None:
            return None
        return Authored(self.shown_folder / relative, left, record)

    def _record(self, relative: PurePosixPath, document: YamlDocument, model: type[R]) -> tuple[R | None, YamlDocument]:
        """The record, or what is left of it without its faults of shape, which are noted; with the document it was made from."""
        try:
            return model.model_validate(document.value), document
        except ValidationError as error:
            self.unread.add(relative)
            self._shape_problems(relative, document, error, model)
            left = without_faults(document, [_path(details) for details in error.errors(include_url=False)])
        try:
            return (model.model_validate(left.value), left) if left else (None, document)
        except ValidationError:
            return None, document

    def _shape_problems(self, relative: PurePosixPath, document: YamlDocument, error: ValidationError, model: type[Record]) -> None:
        for details in error.errors(include_url=False):
            path = _path(details)
            message, check, of_key = shape_fault(details, model)
            place = document.place(path, of_key=of_key)
            self._problem(relative, message, check, place=place, record=record_name(relative, document.value, path))

    def _problem(self, relative: PurePosixPath, message: str, check: str, *, place: Place = _TOP, record: str = "") -> None:
        self.problems.append(Problem(self.shown_folder / relative, place, record or record_name(relative, None, ()), message, check))


def _elsewhere(relative: PurePosixPath) -> str:
    """Where a file of the right name in the wrong folder belongs, or that a strange one belongs elsewhere."""
    if relative.name in {"state.yaml", "review.yaml", "assessments.yaml"}:
        return "its folder must be named like states/SVN or states/SVN/cycle-4"
    if relative.parts[0] == "treaty_status":
        return "write the id of a treaty in treaties.yaml, such as treaty_status/opcat.yaml"
    return "move it out of the content folder"


def _path(details: ErrorDetails) -> YamlPath:
    """Where a fault of shape is; pydantic marks the key of a mapping with a word of its own."""
    return tuple(key for key in details["loc"] if key != "[key]")


def record_name(path: PurePosixPath, value: Any, inside: Sequence[str | int]) -> str:
    """The record a reader would name: SVN-4-140.7, a theme's id, else the review, State or list that the file holds."""
    owner = _owner(path)
    if len(inside) < 2 or not isinstance(value, Mapping):
        return owner
    items = value.get(str(inside[0]))
    if isinstance(items, Mapping):
        return f"{owner}{_BEFORE_LABEL.get(str(inside[0]), '')}{inside[1]}" if inside[0] in _BEFORE_LABEL else owner
    item = items[inside[1]] if isinstance(items, list) and isinstance(inside[1], int) and inside[1] < len(items) else None
    if not isinstance(item, Mapping):
        return owner
    label = next((item[key] for key in ("paragraph", "id", "number", "code") if _is_label(item.get(key))), None)
    return f"{owner}{_BEFORE_LABEL.get(str(inside[0]), ' ')}{label}" if label else owner


def _is_label(value: Any) -> bool:
    """Whether a value can stand in the name of a record; anything longer or stranger is left to the message."""
    return isinstance(value, str) and re.fullmatch(r"[\w.-]{1,40}", value) is not None


def _owner(path: PurePosixPath) -> str:
    """SVN-4 for a file of that review, SVN for a State's file, themes for the list of themes."""
    parts = path.parts
    if "states" in parts:
        inside = parts[parts.index("states") + 1 : -1]
        return "-".join(part.removeprefix("cycle-") for part in inside) or "states"
    return path.stem
