"""Finds the parts of a Working Group report: what stands before section II, section II itself, and the State's voluntary commitments."""

import re
from dataclasses import dataclass

from generator.importers.files.word_file import NotAList

_CONCLUSIONS = re.compile(r"II\. Conclusions (?:and/or|and) recommendations(?P<after>[.*†\s]*)", re.IGNORECASE)
_PARAGRAPHS = re.compile(r"(\d{1,3})(?: ?[-–] ?(\d{1,3}))?(?!\d)")
_CLOSING = re.compile(r"\d{1,3}\. ?(?:All (?:of )?)?(?:the )?conclusions and/or ?(?:the )?recommendations (?:that are )?(?:contained|set out)", re.IGNORECASE)
_COMMITMENTS = re.compile(r"\bIII\. Voluntary (?:pledges|commitments)[^.\d]{0,60}(?=\d{1,3}\. )", re.IGNORECASE)
_ANNEX = re.compile(r"\bAnnex(?:es)?\b ?(?:\[[^\]]{0,60}\] ?)*(?=Composition (?:of the|de la) d[eé]l[eé]gation|\Z)", re.IGNORECASE)
_UNEDITED = re.compile(r"\*{0,3}\s*(The )?[Cc]onclusions (and|and/or) recommendations (have|will) not be(en)? edited\.?")


@dataclass(frozen=True, slots=True)
class Sections:
    """A report in its parts; `announced` are the first and last paragraph of section II according to the table of contents.

    `ends` where something stands behind section II that does so in every report: its closing paragraph, commitments or the annex.
    """

    before: str
    conclusions: str
    commitments: str
    announced: tuple[int, int] | None
    ends: bool


def sections(text: str) -> Sections:
    """The parts of a report that flows on one line; raises NotAList where it has no section II."""
    headings = list(_CONCLUSIONS.finditer(text))
    if not headings:
        raise NotAList("it has no section II, conclusions and recommendations")
    last = headings[-1]  # the ones before it stand in the contents
    rest = text[last.end() :]
    annex = _ANNEX.search(rest)
    rest = rest[: annex.start()] if annex else rest
    commitments = _COMMITMENTS.search(rest)
    conclusions = rest[: commitments.start()] if commitments else rest
    closing = _CLOSING.search(conclusions)
    conclusions = conclusions[: closing.start()] if closing else conclusions
    return Sections(
        before=text[: last.start()],
        conclusions=" ".join(_UNEDITED.sub(" ", conclusions).split()).strip(" *†"),
        commitments=rest[commitments.end() :].strip() if commitments else "",
        announced=_announced(text, headings),
        ends=bool(annex or commitments or closing),
    )


def _announced(text: str, headings: list[re.Match[str]]) -> tuple[int, int] | None:
    """The paragraphs that the table of contents gives section II; None where there is none or its line is unclear."""
    if len(headings) < 2:
        return None
    found = _PARAGRAPHS.match(text, headings[0].end())
    return (int(found[1]), int(found[2] or found[1])) if found else None
