"""How every Member State stands to one treaty, as written in content/treaty_status/opcat.yaml."""

from pydantic import Field

from generator.model.fields import Address, Day, Flag, ListedTreaty, MemberState, Record, SourceKey, Text, When
from generator.vocabulary import TreatyAct


class StatusSource(Record):
    """A list of the States that signed a treaty or are bound by it."""

    title: Text = Field(description="What the source is, in our own words", examples=["Status of human rights treaties by State, years only"])
    as_of: Day = Field(description="The day up to which it tells what happened", examples=["2022-08-01"])
    url: Address | None = Field(default=None, description="Where a reader can look the present state up", examples=["https://treaties.un.org/"])
    partial: Flag = Field(
        default=False, description="true where it speaks only of the States that name it, such as one notification looked up by hand", examples=[True]
    )


class StateStatus(Record):
    """What one State did: signed, became bound, or both."""

    signed: When | None = Field(default=None, description="When it signed; a year where no source gives the day", examples=["1985-02-04"])
    bound: When | None = Field(default=None, description="Since when it is bound; A/B for some day from A to B", examples=["2015-03-15/2015-12-31"])
    act: TreatyAct | None = Field(default=None, description="How it became bound, where a source says so", examples=["ratification"])
    source: Text = Field(description="Where the days come from: key of a source at the top of this file", examples=["treaty-status-2022"])
    bound_source: Text | None = Field(
        default=None, description="Where the day of `bound` comes from, if not from the source of `signed`", examples=["treaty-status-2022"]
    )
    note: Text | None = Field(default=None, description="What the sources do not agree on", examples=["one list gives 4 March 2004, the other 2001"])


class TreatyStatus(Record):
    """How every Member State stands to one treaty: content/treaty_status/opcat.yaml."""

    treaty: ListedTreaty = Field(description="Id of the treaty, from treaties.yaml; the name of the file", examples=["opcat"])
    sources: dict[SourceKey, StatusSource] = Field(
        description="The lists that the days come from, each under a key",
        examples=[{"treaty-status-2022": {"title": "Status of human rights treaties by State", "as_of": "2022-08-01"}}],
    )
    states: dict[MemberState, StateStatus] = Field(
        default_factory=dict,
        description="Those that signed or are bound, by code",
        examples=[{"SVN": {"bound": "2007-01-23", "act": "accession", "source": "untc-iv-9-b-2015"}}],
    )
    no_action: tuple[MemberState, ...] = Field(default=(), description="Those of which the newest source says neither", examples=[["AND", "ATG"]])
    unclear: dict[MemberState, Text] = Field(
        default_factory=dict,
        description="Those whose sources contradict each other, and how",
        examples=[{"BRN": "untc-iv-2-2015 says no action by 14 March 2015, treaty-status-2022 says bound since 1969"}],
    )
