"""What the tables say of themselves in words, wherever they do: title, description, keywords, and where the facts come from."""

TITLE = "Open scorecard of the Universal Periodic Review: reviews, recommendations, claims and assessments"
DESCRIPTION = (
    "What was recommended to each State in the Universal Periodic Review of the United Nations, what it answered, what sources claim about "
    "implementation, and dated, sourced assessments of it. What nobody has assessed is not assessed; it does not mean not implemented. "
    "This project is independent of the United Nations and not endorsed by it."
)
KEYWORDS = ("Universal Periodic Review", "UPR", "human rights", "United Nations", "recommendations", "implementation")

# As README has them under "Where the facts come from"; a test holds both together.
SOURCES = (
    (
        "Recommendations, recommending States, positions, themes, groups, goals",
        "OHCHR's thematic lists of recommendations (Slovenia, cycles 3 and 4), held against the Working Group reports A/HRC/43/15 and A/HRC/59/15",
    ),
    (
        "Positions, dates, totals, what the State says is already implemented",
        "A/HRC/43/15/Add.1, A/HRC/59/15/Add.1, A/HRC/DEC/43/112, A/HRC/DEC/59/112",
    ),
    (
        "Treaty recommendations of sessions 1 to 20: paragraphs, recommending States, positions, days, symbols",
        "261 Working Group reports, as text; where a report leaves the answer open, UPR Info's database, named beside each answer",
    ),
    (
        "Names that UPR Info gives to States",
        "the export of its database, sessions 1 to 20",
    ),
    (
        "Other names of States, also misprinted ones",
        "as printed in the Working Group reports of sessions 1 to 20; the report stands beside each",
    ),
    (
        "Names of States in six languages, ISO codes",
        "UNTERM short names in the taxonomy of countries of OCHA (the list that hdx-python-country carries)",
    ),
    (
        "Regional groups, sessions of each State, dates of sessions",
        "lists compiled for the project from UN documents, and a calendar of sessions 52 to 54; what no document confirms is marked tentative",
    ),
    (
        "Themes and their labels",
        "OHCHR's lists and clusters, the Universal Human Rights Index, UPR Info's issues",
    ),
    (
        "Treaties",
        "titles as in the UN Treaty Collection and OHCHR's status of ratification",
    ),
    (
        "Who signed and who is bound (content/treaty_status/)",
        (
            "days to 14 March 2015 from the UN Treaty Collection; years to August 2022 from a table of 18 instruments; "
            "ICESCR from OHCHR's status of ratification, last updated on 10 October 2025; the Rome Statute to 14 March 2015 only"
        ),
    ),
)
