"""The forms of UN document symbols, for the checks and for what editors are told."""

from collections.abc import Mapping

_CHANGED = r"(/(Add|Corr|Rev)\.[0-9]+)*"

SYMBOL = r"[A-Z][A-Za-z0-9.]*(/[A-Za-z0-9.]+)+"
SYMBOL_EXAMPLE = "A/HRC/59/15/Add.1"

# The form of each document of a review, and an example.
DOCUMENT_SYMBOLS: Mapping[str, tuple[str, str]] = {
    "working_group_report": (r"A/HRC/[0-9]{1,2}/[0-9]{1,3}" + _CHANGED, "A/HRC/59/15"),
    "addendum": (r"A/HRC/[0-9]{1,2}/[0-9]{1,3}/Add\.[0-9]+" + _CHANGED, "A/HRC/59/15/Add.1"),
    "decision": (r"A/HRC/DEC/[0-9]{1,2}/[0-9]{3}", "A/HRC/DEC/59/112"),
    "national_report": (r"A/HRC/WG\.6/[0-9]{1,2}/[A-Z]{3}/1" + _CHANGED, "A/HRC/WG.6/48/SVN/1"),
    "compilation": (r"A/HRC/WG\.6/[0-9]{1,2}/[A-Z]{3}/2" + _CHANGED, "A/HRC/WG.6/48/SVN/2"),
    "stakeholder_summary": (r"A/HRC/WG\.6/[0-9]{1,2}/[A-Z]{3}/3" + _CHANGED, "A/HRC/WG.6/48/SVN/3"),
}
