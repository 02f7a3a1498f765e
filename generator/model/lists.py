"""The lists of words at the top of content/: sessions, observers, themes, groups, goals, treaties."""

from typing import Annotated

from pydantic import Field

from generator.model.fields import Count, Day, Flag, Record, Slug, StateCode, Text


class Session(Record):
    """A session of the Working Group."""

    number: Count
    cycle: Count
    year: Count
    starts_on: Day | None = None
    ends_on: Day | None = None
    tentative: Flag = Field(default=False, description="true where no source that we hold confirms the dates")
    source: Text


class Sessions(Record):
    """The list content/sessions.yaml."""

    sessions: tuple[Session, ...]


class Observer(Record):
    """An observer that makes recommendations but is not reviewed."""

    code: StateCode
    name: Text
    names: dict[str, Text] = Field(default_factory=dict)
    former_names: tuple[Text, ...] = ()


class Observers(Record):
    """The list content/observers.yaml."""

    observers: tuple[Observer, ...]


class Cluster(Record):
    """One of the eight clusters of themes."""

    id: Slug
    name: Text


class ThemeLabels(Record):
    """What others call a theme."""

    uhri: tuple[Text, ...] = ()
    ohchr: tuple[Text, ...] = ()
    upr_info: tuple[Text, ...] = ()


class Theme(Record):
    """A theme of recommendations."""

    id: Slug
    name: Text
    cluster: Text
    labels: ThemeLabels = ThemeLabels()


class Themes(Record):
    """The list content/themes.yaml."""

    clusters: tuple[Cluster, ...]
    themes: tuple[Theme, ...]


class Group(Record):
    """A group of persons concerned."""

    id: Slug
    name: Text
    labels: tuple[Text, ...] = ()


class Groups(Record):
    """The list content/groups.yaml."""

    groups: tuple[Group, ...]
    not_a_group: tuple[Text, ...] = Field(default=(), description="Labels that name nobody in particular, such as general")


class Goal(Record):
    """A Sustainable Development Goal."""

    number: Annotated[Count, Field(ge=1, le=17)]
    name: Text
    labels: tuple[Text, ...] = ()


class Goals(Record):
    """The list content/sdgs.yaml."""

    goals: tuple[Goal, ...]
    not_a_goal: tuple[Text, ...] = Field(default=(), description="Labels about the Goals as a whole")


class Treaty(Record):
    """A human rights treaty."""

    id: Slug
    name: Text
    short: Text | None = Field(default=None, description="Common abbreviation, such as CEDAW")
    listed_as: tuple[Text, ...] = Field(default=(), description="Names of the outside files that list its States, without their ending; for the importer")
    source: Text


class Treaties(Record):
    """The list content/treaties.yaml."""

    treaties: tuple[Treaty, ...]
