"""The closed words of the record, each with the label readers see and the definition the glossary prints.

Open lists (themes, groups, treaties, sessions) live in content/*.yaml; what stands here changes only with the method.
"""

from enum import StrEnum
from typing import Self


class Word(StrEnum):
    """A closed word: its value in YAML, its label on the page, its definition in the glossary."""

    label: str
    definition: str

    def __new__(cls, value: str, label: str, definition: str = "") -> Self:
        """Keeps label and definition beside the value."""
        word = str.__new__(cls, value)
        word._value_ = value
        word.label = label
        word.definition = definition
        return word


MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


class Level(Word):
    """How far a recommendation was carried out, from the furthest to the least, then the two that are outside the scale."""

    FULLY_IMPLEMENTED = (
        "fully_implemented",
        "Fully implemented",
        "Everything the recommendation asks has been done and evidence shows it. An ask to continue something was kept up until the date of the assessment.",
    )
    PARTIALLY_IMPLEMENTED = (
        "partially_implemented",
        "Partially implemented",
        "A part of what was asked has been done and evidence shows it; another part has not.",
    )
    IN_PROCESS = (
        "in_process",
        "In process",
        "Steps towards what was asked are under way, such as a bill tabled or a plan adopted, but none of its results is there yet.",
    )
    NOT_IMPLEMENTED = (
        "not_implemented",
        "Not implemented",
        "The sources were looked at and show that nothing of what was asked has been done, or that it was undone.",
    )
    INSUFFICIENT_INFORMATION = (
        "insufficient_information",
        "Insufficient information",
        "The sources were looked at and do not allow a conclusion. This counts as assessed, but not as implemented or otherwise.",
    )
    NOT_APPLICABLE = (
        "not_applicable",
        "Not applicable",
        "Nothing was left to do, for a reason the assessment states: for example, the State was already a party to the treaty. It leaves every denominator.",
    )


RULE = "treaty-record-1"  # the name of the rule that `treaty_record` is; a changed rule gets a new one
RULES = frozenset({RULE})
NOT_ASSESSED = "not_assessed"
NOT_ASSESSED_LABEL = "Not assessed yet"
NOT_ASSESSED_DEFINITION = "Nobody has published an assessment of this recommendation here yet. It does not mean that the recommendation was not implemented."


class Position(Word):
    """What the State under Review answered."""

    SUPPORTED = ("supported", "Supported", "The State under Review said that the recommendation enjoys its support.")
    NOTED = (
        "noted",
        "Noted",
        "The State under Review took note of the recommendation without supporting it. States support or note; they cannot turn a recommendation down.",
    )
    PARTIALLY_SUPPORTED = (
        "partially_supported",
        "Supported in part",
        "The State supported a part of the recommendation and noted the rest; UN documents print this as Supported/Noted.",
    )
    PENDING = ("pending", "Answer pending", "The State said it would examine the recommendation and has not answered yet.")
    UNCLEAR = ("unclear", "Unclear", "The State answered, but its answer does not say whether it supports the recommendation.")
    NOT_RECORDED = ("not_recorded", "Not recorded", "No source that we hold gives the State's answer.")


class Trend(Word):
    """Which way things moved, apart from the level."""

    PROGRESS = ("progress", "Progress", "Things moved towards what was asked since the review.")
    NO_CHANGE = ("no_change", "No change", "Nothing moved either way since the review.")
    REGRESSION = ("regression", "Regression", "Things moved away from what was asked since the review.")
    MIXED = ("mixed", "Mixed", "Some things moved towards what was asked and others away from it.")


class AssessmentStatus(Word):
    """Whether an assessment counts."""

    DRAFT = ("draft", "Draft", "Written but not yet reviewed by a person; shown as a draft and never counted in a headline figure.")
    PUBLISHED = ("published", "Published", "Reviewed; the latest published assessment gives a recommendation its level.")
    WITHDRAWN = ("withdrawn", "Withdrawn", "Taken back; it stays on the page and counts for nothing.")


class Kind(Word):
    """Whether an ask can be completed."""

    ONE_OFF = ("one_off", "One-off", "An ask that can be completed, such as to ratify a treaty.")
    CONTINUING = ("continuing", "Continuing", "An ask to go on doing something, which can be kept up but never completed.")


class TreatyAction(Word):
    """What a recommendation asks a State to do about a treaty."""

    JOIN = ("join", "Become a party", "Ratify the treaty, accede to it or become bound by it in another way, with or without signing it first.")
    SIGN = ("sign", "Sign", "Sign the treaty, without a word about ratifying it.")
    CONSIDER = ("consider", "Consider joining", "Think about signing, ratifying or acceding, or take steps towards it, without a duty to arrive there.")
    WITHDRAW_RESERVATION = ("withdraw_reservation", "Withdraw a reservation", "Take back or narrow a reservation to the treaty.")


class TreatyAct(Word):
    """How a State becomes bound by a treaty."""

    RATIFICATION = ("ratification", "Ratification")
    ACCESSION = ("accession", "Accession")
    SUCCESSION = ("succession", "Succession")
    ACCEPTANCE = ("acceptance", "Acceptance")
    APPROVAL = ("approval", "Approval")


class ReviewStatus(Word):
    """How far a review has come."""

    SCHEDULED = ("scheduled", "Scheduled", "The review has a session but has not taken place.")
    HELD = (
        "held",
        "Held",
        "The Working Group has held the review; that the Human Rights Council adopted its outcome is still to come, or no source that we hold gives the day.",
    )
    ADOPTED = ("adopted", "Adopted", "The Human Rights Council has adopted the outcome of the review.")
    POSTPONED = ("postponed", "Postponed", "The review was moved to a later session.")
    NOT_HELD = ("not_held", "Not held", "The review did not take place.")


class RecordCompleteness(Word):
    """Whether the list of recommendations is whole."""

    COMPLETE = ("complete", "Complete", "Every recommendation of the review is listed.")
    PARTIAL = ("partial", "Partial", "Some recommendations are missing; the page says which.")
    NONE = ("none", "None yet", "No recommendation of the review is listed yet; it does not mean that none was made.")


class Relation(Word):
    """How one recommendation is related to another."""

    REPEATS = ("repeats", "Asked again", "The same ask as in an earlier review.")
    SIMILAR = ("similar", "Similar ask", "An ask about the same thing, with a different scope.")
    FOLLOWS_UP = ("follows_up", "Follows up", "An ask that builds on an earlier one.")


class RegionalGroup(Word):
    """The regional groups of the United Nations, as used for elections."""

    AFRICAN = ("African", "African States")
    ASIA_PACIFIC = ("Asia-Pacific", "Asia-Pacific States")
    EASTERN_EUROPEAN = ("Eastern European", "Eastern European States")
    LATIN_AMERICAN_AND_CARIBBEAN = ("Latin American and Caribbean", "Latin American and Caribbean States")
    WESTERN_EUROPEAN_AND_OTHERS = ("Western European and Others", "Western European and other States")

    @property
    def slug(self) -> str:
        """The group in addresses and anchors."""
        return self.value.lower().replace(" ", "-")


class FollowUpKind(Word):
    """A fact about how a State follows its recommendations up."""

    NMIRF = (
        "nmirf",
        "National mechanism for implementation, reporting and follow-up",
        "A standing government body that coordinates reporting to, and follow-up of, human rights mechanisms.",
    )
    NHRI = ("nhri", "National human rights institution", "An independent body set up by law to protect and promote human rights.")
    MIDTERM_REPORT = ("midterm_report", "Mid-term report", "A report a State may submit about two years after the adoption of its review.")


class SourceType(Word):
    """Who speaks in a source."""

    STATE_NATIONAL_REPORT = ("state_national_report", "The State's national report")
    STATE_MIDTERM_REPORT = ("state_midterm_report", "The State's mid-term report")
    STATE_ADDENDUM_OR_STATEMENT = ("state_addendum_or_statement", "The State's addendum or statement")
    STATE_LAW_OR_GAZETTE = ("state_law_or_gazette", "A law or the official gazette")
    PARLIAMENT = ("parliament", "Parliament")
    NHRI = ("nhri", "National human rights institution")
    CSO = ("cso", "Civil society organisation")
    CSO_JOINT = ("cso_joint", "Several civil society organisations")
    UN_COUNTRY_TEAM = ("un_country_team", "UN country team")
    UN_AGENCY = ("un_agency", "UN agency")
    OHCHR = ("ohchr", "Office of the UN High Commissioner for Human Rights")
    TREATY_BODY = ("treaty_body", "UN treaty body")
    SPECIAL_PROCEDURE = ("special_procedure", "Special procedure of the Human Rights Council")
    REGIONAL_MECHANISM = ("regional_mechanism", "Regional mechanism")
    RECOMMENDING_STATE = ("recommending_state", "Recommending State")
    ACADEMIC = ("academic", "Academic source")
    MEDIA = ("media", "Media")
    OFFICIAL_STATISTICS = ("official_statistics", "Official statistics")
    TREATY_DEPOSITARY = ("treaty_depositary", "Treaty depositary")
    OTHER = ("other", "Other source")

    @property
    def is_the_state(self) -> bool:
        """Whether the State under Review itself speaks; its word alone never makes a published finding."""
        return self.value.startswith("state_")


class Sensitivity(Word):
    """Whether a source may be named."""

    PUBLIC = ("public", "Public", "The source is named and linked.")
    ANONYMISED = ("anonymised", "Anonymised", "The source is known to the editors; to protect people it has neither name nor link here.")
