"""The lists of words at the top of content/: sessions, observers, themes, groups, goals, treaties."""

from typing import Annotated

from pydantic import Field

from generator.model.fields import ClusterId, Count, Day, Flag, LanguageNames, Record, Slug, StateCode, Text, between

_A_SLUG = "Ours and stays: it stands in addresses and in every file that uses it"


class Session(Record):
    """A session of the Working Group."""

    number: Count = Field(description="Which session of the Working Group", examples=[48])
    cycle: Count = Field(description="The cycle of reviews it belongs to", examples=[4])
    year: Count = Field(description="The year it begins in", examples=[2025])
    starts_on: Day | None = Field(default=None, description="Its first day, where a source gives it", examples=["2025-01-20"])
    ends_on: Day | None = Field(default=None, description="Its last day, where a source gives it", examples=["2025-01-31"])
    tentative: Flag = Field(default=False, description="true where no source that we hold confirms the dates", examples=[True])
    source: Text = Field(description="Where the days come from", examples=["Working Group reports of session 48"])


class Sessions(Record):
    """The list content/sessions.yaml."""

    sessions: tuple[Session, ...] = Field(
        description="Every session, in order", examples=[[{"number": 48, "cycle": 4, "year": 2025, "source": "Working Group reports of session 48"}]]
    )


class Observer(Record):
    """An observer that makes recommendations but is not reviewed."""

    code: StateCode = Field(description="ISO 3166-1 alpha-3 code", examples=["VAT"])
    name: Text = Field(description="UN short name in English", examples=["Holy See"])
    names: LanguageNames = Field(default_factory=dict, description="Names in the other official languages", examples=[{"fr": "Saint-Siège"}])
    former_names: tuple[Text, ...] = Field(default=(), description="Other names, as printed in documents; used by the importers", examples=[["the Holy See"]])


class Observers(Record):
    """The list content/observers.yaml."""

    observers: tuple[Observer, ...] = Field(description="Every observer that recommends", examples=[[{"code": "VAT", "name": "Holy See"}]])


class Cluster(Record):
    """One of the eight clusters of themes."""

    id: Slug = Field(description=_A_SLUG, examples=["cross-cutting"])
    name: Text = Field(description="As readers see it", examples=["Universal and cross-cutting issues"])


class ThemeLabels(Record):
    """What others call a theme."""

    uhri: tuple[Text, ...] = Field(
        default=(), description="Labels of the human rights index and of OHCHR's lists of cycle 4", examples=[["Right to education"]]
    )
    ohchr: tuple[Text, ...] = Field(
        default=(), description="Labels of OHCHR's lists of cycles 2 and 3, with their codes", examples=[["E51 Right to education"]]
    )
    upr_info: tuple[Text, ...] = Field(default=(), description="Issues of UPR Info's database", examples=[["Right to education"]])


class Theme(Record):
    """A theme of recommendations."""

    id: Slug = Field(description=_A_SLUG, examples=["education"])
    name: Text = Field(description="As readers see it", examples=["Education"])
    cluster: ClusterId = Field(description="Id of the cluster it belongs to, from this file", examples=["economic-social-and-cultural-rights"])
    labels: ThemeLabels = Field(default=ThemeLabels(), description="What others call it; used by the importers", examples=[{"uhri": ["Right to education"]}])


class Themes(Record):
    """The list content/themes.yaml."""

    clusters: tuple[Cluster, ...] = Field(
        description="What the themes are grouped in", examples=[[{"id": "cross-cutting", "name": "Universal and cross-cutting issues"}]]
    )
    themes: tuple[Theme, ...] = Field(
        description="Every theme", examples=[[{"id": "education", "name": "Education", "cluster": "economic-social-and-cultural-rights"}]]
    )


class Group(Record):
    """A group of persons concerned."""

    id: Slug = Field(description=_A_SLUG, examples=["children"])
    name: Text = Field(description="As readers see it", examples=["Children"])
    labels: tuple[Text, ...] = Field(default=(), description="What OHCHR's lists call it; used by the importers", examples=[["Children", "children"]])


class Groups(Record):
    """The list content/groups.yaml."""

    groups: tuple[Group, ...] = Field(description="Every group of persons", examples=[[{"id": "children", "name": "Children", "labels": ["children"]}]])
    not_a_group: tuple[Text, ...] = Field(default=(), description="Labels that name nobody in particular", examples=[["general"]])


class Goal(Record):
    """A Sustainable Development Goal."""

    number: Annotated[Count, *between(1, 17)] = Field(description="Its number, 1 to 17", examples=[4])
    name: Text = Field(description="As readers see it", examples=["Quality education"])
    labels: tuple[Text, ...] = Field(default=(), description="What OHCHR's lists call it; used by the importers", examples=[["4 - QUALITY EDUCATION"]])


class Goals(Record):
    """The list content/sdgs.yaml."""

    goals: tuple[Goal, ...] = Field(description="The 17 goals", examples=[[{"number": 4, "name": "Quality education"}]])
    not_a_goal: tuple[Text, ...] = Field(default=(), description="Labels about the Goals as a whole", examples=[["Sustainable Development Goals"]])


class Treaty(Record):
    """A human rights treaty."""

    id: Slug = Field(description=_A_SLUG, examples=["cedaw"])
    name: Text = Field(description="Its title in full", examples=["Convention on the Elimination of All Forms of Discrimination against Women"])
    short: Text | None = Field(default=None, description="Common abbreviation", examples=["CEDAW"])
    listed_as: tuple[Text, ...] = Field(
        default=(), description="Names of the outside files that list its States, without their ending; for the importer", examples=[["4-8", "hr_status_cedaw"]]
    )
    source: Text = Field(description="Where the treaty is listed, or the recommendation that names it", examples=["data/treaties/status-2022"])


class Treaties(Record):
    """The list content/treaties.yaml."""

    treaties: tuple[Treaty, ...] = Field(
        description="Every treaty that recommendations ask for", examples=[[{"id": "cedaw", "name": "CEDAW", "source": "data/treaties/status-2022"}]]
    )
