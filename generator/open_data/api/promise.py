"""What is promised to those who build on the API; it stands in its description, in its index and on the page about the data."""

TITLE = "Open scorecards of the Universal Periodic Review"
DESCRIPTION = (
    "Which recommendations each State received in the Universal Periodic Review of the United Nations, what it answered, and how far each was carried out,"
    " with the evidence. Static files: no key, no limit, no query."
)
COMPATIBILITY = (
    "Within /api/v1/ a file stays at its address.",
    "Within v1 no field is taken away, renamed, or given another meaning or type.",
    "Fields, files and words of a vocabulary may be added: readers pass over what they do not know.",
    "The id of a record, such as SVN-4-140.7, is for good: a record that was published is never deleted, and one that was withdrawn keeps its id and address.",
    "A change that breaks any of this goes to /api/v2/, beside which v1 stays for at least two years.",
    "Every change of the API stands in CHANGELOG.md under the heading API.",
)
