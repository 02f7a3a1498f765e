"""Hand-written pages, and the glossary, whose closed words come from the vocabulary."""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from generator import vocabulary
from generator.addresses import Addresses
from generator.content import Content, WrittenPage
from generator.pages.page import Page
from generator.vocabulary import NOT_ASSESSED, NOT_ASSESSED_DEFINITION, NOT_ASSESSED_LABEL, Word

GLOSSARY_WORDS: Mapping[str, type[Word]] = {
    "Levels of implementation": vocabulary.Level,
    "Positions of the State under Review": vocabulary.Position,
    "Trends": vocabulary.Trend,
    "Status of an assessment": vocabulary.AssessmentStatus,
    "Status of a review": vocabulary.ReviewStatus,
    "How whole a record is": vocabulary.RecordCompleteness,
    "Kinds of recommendation": vocabulary.Kind,
    "Asks about treaties": vocabulary.TreatyAction,
    "Relations between recommendations": vocabulary.Relation,
    "Follow-up": vocabulary.FollowUpKind,
    "Whether a source is named": vocabulary.Sensitivity,
}
_TITLE = re.compile(r"\A#\s+(.+?)(?:\s+\{[^}]*\})?\s*$", re.MULTILINE)
_FIRST_PARAGRAPH = re.compile(r"^(?![#>|\-*\s])(.+?)(?:\n\s*\n|\Z)", re.MULTILINE | re.DOTALL)


def written_pages(content: Content, addresses: Addresses) -> Iterator[Page]:
    """One page for each file in content/pages."""
    for written in content.pages.values():
        yield Page(
            path=PurePosixPath(f"{written.name}.md"),
            title=page_title(written),
            description=_description(written),
            template="glossary.md.jinja" if written.name == "glossary" else "written.md.jinja",
            context={
                "text": written.text.strip(),
                "edit": addresses.edit(written.path),
                "words": GLOSSARY_WORDS,
                "not_assessed": (NOT_ASSESSED, NOT_ASSESSED_LABEL, NOT_ASSESSED_DEFINITION),
            },
        )


def page_title(written: WrittenPage) -> str:
    """The first heading, else the name of the file."""
    found = _TITLE.search(written.text.lstrip())
    return found[1] if found else written.name.replace("-", " ").capitalize()


def _description(written: WrittenPage) -> str:
    """The first paragraph without its markup."""
    found = _FIRST_PARAGRAPH.search(_TITLE.sub("", written.text.lstrip(), count=1))
    return re.sub(r"\[([^\]]*)\]\([^)]*\)|[*_`]", r"\1", found[1]) if found else ""
