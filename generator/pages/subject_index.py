"""The index of all themes, groups of persons, goals or regional groups, those without anything on record included."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.addresses import HOME, relative
from generator.pages.page import Link, Page, counted
from generator.pages.subjects import Subject, SubjectKind


@dataclass(frozen=True, slots=True)
class SubjectLine:
    """A subject in the index; without a page it is only a name."""

    link: Link
    record: str


@dataclass(frozen=True, slots=True)
class IndexSection:
    """The subjects under one heading; an index that is one list has a single section without a name."""

    name: str
    anchor: str
    lines: tuple[SubjectLine, ...]


def subject_index(kind: SubjectKind, others: tuple[SubjectKind, ...]) -> Page:
    """The page /themes/, /groups/, /sdgs/ or /regional-groups/."""
    return Page(
        path=kind.path,
        title=kind.title,
        description=kind.lead,
        template="subjects.md.jinja",
        context={
            "kind": kind,
            "sections": tuple(_sections(kind)),
            "states_page": relative(HOME, kind.path),
            "others": tuple(Link(other.title, relative(other.path, kind.path)) for other in others if other is not kind),
        },
    )


def _sections(kind: SubjectKind) -> Iterator[IndexSection]:
    for number, section in enumerate(kind.sections, start=1):
        lines = tuple(_line(kind, subject) for subject in kind.subjects if subject.section == section)
        if lines:
            yield IndexSection(section, f"part-{number}", lines)


def _line(kind: SubjectKind, subject: Subject) -> SubjectLine:
    target = relative(subject.path, kind.path) if subject.has_page else ""
    return SubjectLine(Link(subject.name, target), _record(subject))


def _record(subject: Subject) -> str:
    """12 recommendations, 5 States; of a regional group the Member States first, as they are there without any record."""
    total = subject.total
    recommendations = counted(total, "recommendation") if total else "none on record"
    states = counted(len(subject.states), "Member State" if subject.members else "State")
    if subject.members:
        return f"{states}, {recommendations if total else 'no recommendations on record'}"
    return f"{recommendations}, {states}" if total else recommendations
