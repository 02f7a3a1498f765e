"""All that was read from the content folder: frozen records, each with the file it stands in, and simple look-ups."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from typing import Generic, TypeVar

from generator.model import (
    Assessments,
    Goal,
    Goals,
    Group,
    Groups,
    Observer,
    Observers,
    Record,
    Review,
    Session,
    Sessions,
    State,
    Theme,
    Themes,
    Treaties,
    Treaty,
    TreatyStatus,
)
from generator.yaml_document import YamlDocument

T = TypeVar("T", bound=Record)
ReviewKey = tuple[str, int]


@dataclass(frozen=True)
class SourceFile:
    """A file and where each value stands in it."""

    path: PurePosixPath
    document: YamlDocument


@dataclass(frozen=True)
class Authored(SourceFile, Generic[T]):
    """A record and the file it stands in."""

    record: T


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """A hand-written page: its name in the address, its file, its Markdown."""

    name: str
    path: PurePosixPath
    text: str


@dataclass(frozen=True)
class Content:
    """Everything under content/. A list that could not be read is None, so that checks can tell it from an empty one.

    `files` are all that are YAML at all; `unread` are the paths below the folder of those with faults of shape, whose records are
    missing or lack the parts at fault: what counts or looks something up in them must stay silent.
    """

    states: Mapping[str, Authored[State]] = field(default_factory=dict)
    reviews: Mapping[ReviewKey, Authored[Review]] = field(default_factory=dict)
    assessments: Mapping[ReviewKey, Authored[Assessments]] = field(default_factory=dict)
    sessions: Authored[Sessions] | None = None
    observers: Authored[Observers] | None = None
    themes: Authored[Themes] | None = None
    groups: Authored[Groups] | None = None
    sdgs: Authored[Goals] | None = None
    treaties: Authored[Treaties] | None = None
    treaty_status: Mapping[str, Authored[TreatyStatus]] = field(default_factory=dict)
    pages: Mapping[str, WrittenPage] = field(default_factory=dict)
    files: tuple[SourceFile, ...] = ()
    unread: frozenset[PurePosixPath] = frozenset()

    @cached_property
    def session_by_number(self) -> Mapping[int, Session]:
        """Sessions of the Working Group by number."""
        return {session.number: session for session in self.sessions.record.sessions} if self.sessions else {}

    @cached_property
    def observer_by_code(self) -> Mapping[str, Observer]:
        """Observers that recommend, by code."""
        return {observer.code: observer for observer in self.observers.record.observers} if self.observers else {}

    @cached_property
    def theme_by_id(self) -> Mapping[str, Theme]:
        """Themes by slug, in the order of the list."""
        return {theme.id: theme for theme in self.themes.record.themes} if self.themes else {}

    @cached_property
    def group_by_id(self) -> Mapping[str, Group]:
        """Groups of persons by slug."""
        return {group.id: group for group in self.groups.record.groups} if self.groups else {}

    @cached_property
    def goal_by_number(self) -> Mapping[int, Goal]:
        """Sustainable Development Goals by number."""
        return {goal.number: goal for goal in self.sdgs.record.goals} if self.sdgs else {}

    @cached_property
    def treaty_by_id(self) -> Mapping[str, Treaty]:
        """Treaties by slug."""
        return {treaty.id: treaty for treaty in self.treaties.record.treaties} if self.treaties else {}

    @cached_property
    def name_by_code(self) -> Mapping[str, str]:
        """English short names of Member States and observers."""
        names = {code: state.record.name for code, state in self.states.items()}
        return names | {code: observer.name for code, observer in self.observer_by_code.items()}

    def is_whole(self, *parts: str) -> bool:
        """Whether a file below the content folder was read without a fault of shape."""
        return PurePosixPath(*parts) not in self.unread

    @cached_property
    def _reviews_by_state(self) -> Mapping[str, tuple[Authored[Review], ...]]:
        found: dict[str, tuple[Authored[Review], ...]] = {}
        for key in sorted(self.reviews):
            found[key[0]] = (*found.get(key[0], ()), self.reviews[key])
        return found

    def reviews_of(self, code: str) -> tuple[Authored[Review], ...]:
        """The reviews of a State, oldest first."""
        return self._reviews_by_state.get(code, ())

    def assessments_beside(self, key: ReviewKey) -> Assessments | None:
        """The assessments of a review, None where nobody has written any."""
        return self.assessments[key].record if key in self.assessments else None
