"""What an entry of a feed of changes says: titles and paragraphs, the same words as on the page of changes."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from urllib.parse import quote

from generator.open_data.markup import html
from generator.pages.page import counted
from generator.vocabulary import AssessmentStatus, Level

_LABELS = tuple(level.label.lower() for level in Level)
SUBTITLE = "Every entry bears the day up to which the evidence was looked at. Drafts and withdrawn findings are marked, and count in no figure."
LIST_OF_RECORDS = 20  # named in one entry
_MARKS: Mapping[str, str] = {
    AssessmentStatus.PUBLISHED: "",
    AssessmentStatus.DRAFT: "<p>Drafts, not yet reviewed by a person and not counted.</p>",
    AssessmentStatus.WITHDRAWN: "<p>Withdrawn: they stay on their page and count for nothing. The day is that of the finding, not that of its withdrawal.</p>",
}


def assessments(count: int, status: str) -> str:
    """3 findings, 1 draft, 2 withdrawn findings."""
    if status == AssessmentStatus.DRAFT:
        return counted(count, "draft")
    return counted(count, "withdrawn finding" if status == AssessmentStatus.WITHDRAWN else "finding")


def by_level(counts: Sequence[int]) -> str:
    """Fully implemented 3, in process 1: the levels that occur; `counts` has a number for each level, in their order."""
    return ", ".join([f"{label} {count:,}" for label, count in zip(_LABELS, counts, strict=True) if count])


def assessors_words(assessors: Sequence[str], *, is_rule: bool) -> str:
    """By the rule treaty-record-1; by first-editor and second-editor."""
    names = " and ".join((", ".join(assessors[:-1]), assessors[-1])) if len(assessors) > 1 else "".join(assessors)
    return f"by the rule {names}" if is_rule else f"by {names}"


def content(status: str, sentence: str, links: Iterable[tuple[str, str, str]] = (), after: str = "") -> str:
    """The HTML of an entry: the mark of what does not count, a sentence, a list of links, each with words behind it, and a last word."""
    items = "".join(f'<li><a href="{html(target)}">{html(label)}</a>{html(behind)}</li>' for label, target, behind in links)
    return "".join((_MARKS[status], f"<p>{html(sentence)}</p>", f"<ul>{items}</ul>" if items else "", f"<p>{html(after)}</p>" if after else ""))


def id_words(*parts: str) -> str:
    """Parts of an id as one; no part can be taken for two."""
    return "/".join(map(_id_part, parts))


@lru_cache(maxsize=4096)  # days, codes and assessors come again and again
def _id_part(part: str) -> str:
    return quote(part, safe=" ,", errors="replace")
