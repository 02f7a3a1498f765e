"""A Member State as written in content/states/SVN/state.yaml."""

from pydantic import Field

from generator.model.fields import Citation, Count, PartialDay, Record, StateCode, Text
from generator.vocabulary import FollowUpKind, RegionalGroup


class FollowUp(Record):
    """A fact about how the State follows its recommendations up, with its source."""

    kind: FollowUpKind
    cycle: Count | None = None
    date: PartialDay | None = Field(default=None, description="Year, month or day, as the source gives it")
    note: Text | None = None
    source: Citation


class State(Record):
    """A Member State of the United Nations: content/states/SVN/state.yaml."""

    code: StateCode = Field(description="ISO 3166-1 alpha-3 code, the same as the folder's name")
    name: Text = Field(description="UN short name in English")
    names: dict[str, Text] = Field(default_factory=dict, description="UN short names in the other official languages")
    former_names: tuple[Text, ...] = Field(default=(), description="Other names, as printed in documents; used by the importers")
    former_codes: tuple[StateCode, ...] = Field(default=(), description="Other codes, as printed in older documents: addresses with them lead here")
    regional_group: RegionalGroup
    follow_up: tuple[FollowUp, ...] = ()
