"""How every Member State stands to one treaty, as written in content/treaty_status/opcat.yaml."""

from pydantic import Field

from generator.model.fields import Day, Flag, Record, Slug, SourceKey, StateCode, Text, When
from generator.vocabulary import TreatyAct


class StatusSource(Record):
    """A list of the States that signed a treaty or are bound by it."""

    title: Text = Field(description="What the source is, in our own words")
    as_of: Day = Field(description="The day up to which it tells what happened")
    url: Text | None = Field(default=None, description="Where a reader can look the present state up")
    partial: Flag = Field(default=False, description="true where it speaks only of the States that name it, such as one notification looked up by hand")


class StateStatus(Record):
    """What one State did: signed, became bound, or both."""

    signed: When | None = Field(default=None, description="When it signed")
    bound: When | None = Field(default=None, description="Since when it is bound")
    act: TreatyAct | None = Field(default=None, description="How it became bound, where a source says so")
    source: Text = Field(description="Where the days come from")
    bound_source: Text | None = Field(default=None, description="Where bound comes from, if not from the source of signed")
    note: Text | None = Field(default=None, description="What the sources do not agree on")


class TreatyStatus(Record):
    """How every Member State stands to one treaty: content/treaty_status/opcat.yaml."""

    treaty: Slug = Field(description="From treaties.yaml; the name of the file")
    sources: dict[SourceKey, StatusSource]
    states: dict[StateCode, StateStatus] = Field(default_factory=dict, description="Those that signed or are bound")
    no_action: tuple[StateCode, ...] = Field(default=(), description="Those of which the newest source says neither")
    unclear: dict[StateCode, Text] = Field(default_factory=dict, description="Those whose sources contradict each other, and how")
