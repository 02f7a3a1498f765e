"""A Member State as written in content/states/SVN/state.yaml."""

from pydantic import Field

from generator.model.fields import Citation, Count, LanguageNames, PartialDay, Record, StateCode, Text
from generator.vocabulary import FollowUpKind, RegionalGroup


class FollowUp(Record):
    """A fact about how the State follows its recommendations up, with its source."""

    kind: FollowUpKind = Field(description="Which fact it is", examples=["midterm_report"])
    cycle: Count | None = Field(default=None, description="Cycle that a mid-term report is about", examples=[3])
    date: PartialDay | None = Field(default=None, description="Year, month or day, as the source gives it", examples=["2022-03"])
    note: Text | None = Field(default=None, description="What a reader should know about it", examples=["On half of the recommendations."])
    source: Citation = Field(description="Where the fact comes from", examples=[{"symbol": "A/HRC/WG.6/48/SVN/1", "paragraph": "1"}])


class State(Record):
    """A Member State of the United Nations: content/states/SVN/state.yaml."""

    code: StateCode = Field(description="ISO 3166-1 alpha-3 code, the same as the folder's name", examples=["SVN"])
    name: Text = Field(description="UN short name in English", examples=["Slovenia"])
    names: LanguageNames = Field(
        default_factory=dict, description="UN short names in the other official languages", examples=[{"fr": "Slovénie", "es": "Eslovenia"}]
    )
    former_names: tuple[Text, ...] = Field(
        default=(), description="Other names, as printed in documents; used by the importers", examples=[["Republic of Slovenia"]]
    )
    former_codes: tuple[StateCode, ...] = Field(
        default=(), description="Other codes, as printed in older documents: addresses with them lead here", examples=[["ROM"]]
    )
    regional_group: RegionalGroup = Field(description="Regional group of the United Nations", examples=["Eastern European"])
    follow_up: tuple[FollowUp, ...] = Field(
        default=(),
        description="How the State follows its recommendations up, each fact with its source",
        examples=[[{"kind": "midterm_report", "cycle": 3, "date": "2022-03", "source": {"symbol": "A/HRC/WG.6/48/SVN/1", "paragraph": "1"}}]],
    )
