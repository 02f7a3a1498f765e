"""Where the words of one page's recommendations lead, in Markdown; what many of them share is made once for the page."""

from datetime import date
from functools import partial
from pathlib import PurePosixPath

from generator.addresses import CONTRIBUTE, GOALS, GROUPS, THEMES, Addresses, relative, subject_page
from generator.addresses import review_page as review_path
from generator.content import Authored, Content
from generator.days import day, partial_day
from generator.escape import link, markdown, paragraphs
from generator.markdown_text import SEMICOLONS, Markdown, Pieces, frame
from generator.model import Assessments, Citation, Review, Source
from generator.overview import goal_of
from generator.pages.page import Link, citation_link, document_link, recommending_link, rule_link
from generator.scorecard import is_rule
from generator.vocabulary import Sensitivity

_IN = frame("{}, {}")
_BY_RULE = frame('- <span class="by-rule">{}</span> by the rule {}, not by a person; method {}')
_BY_SOFTWARE = frame("- Drafted from documents by software, not yet reviewed by a person; method {}")
_BY_PERSONS = frame("- Assessed by {}; method {}")


class EntryLinks:
    """The links of one page. None of its parts refers back to it, so that a page's content is let go as soon as the page is made."""

    def __init__(self, content: Content, authored: Authored[Review], addresses: Addresses) -> None:
        review, page = authored.record, review_path(authored.record.state, authored.record.cycle)
        sources = (content.assessments_beside((review.state, review.cycle)) or Assessments()).sources
        self._content, self._authored, self._addresses, self._page = content, authored, addresses, page
        self._contribute = _linked(correction(Addresses(), authored.path, 0, page))
        self._sources = Pieces[str](lambda key: _linked(_source_link(sources[key])))
        self._voices = Pieces[str](lambda key: _linked(_source_link(sources[key], by_voice=True)))
        self.paragraphs = Pieces[str](paragraphs)
        self.rule = _linked(rule_link(page))
        self.assessed_by = Pieces[tuple[tuple[str, ...], str]](partial(_assessed_by, self.rule))
        self.by_software = Pieces[str](lambda method: _BY_SOFTWARE(markdown(method)))
        self.days = Pieces[date](lambda value: markdown(day(value)))
        self.states = Pieces[str](lambda code: _linked(recommending_link(content, code, page, to=review.state)))
        self.themes = Pieces[str](lambda theme: _linked(subject_link(content.theme_by_id[theme].name, THEMES, theme, page)))
        self.groups = Pieces[str](lambda group: _linked(subject_link(content.group_by_id[group].name, GROUPS, group, page)))
        self.goals = Pieces[str](lambda goal: _linked(subject_link(goal, GOALS, str(goal_of(goal)), page)))
        self.treaties = Pieces[str](lambda treaty: markdown(content.treaty_by_id[treaty].name))
        self.kinds = Pieces[str](lambda key: markdown(sources[key].type.label))

    def source(self, key: str, numbers: str | None) -> Markdown:
        """A source of the page by its key, with the paragraphs in it."""
        return _IN(self._sources[key], self.paragraphs[numbers]) if numbers else self._sources[key]

    def voice(self, key: str, numbers: str | None) -> Markdown:
        """The same by the name of who speaks and the day: for a place that the source in full stands beside."""
        return _IN(self._voices[key], self.paragraphs[numbers]) if numbers else self._voices[key]

    def cited(self, citation: Citation) -> Markdown:
        """A document with the paragraph in it."""
        document = _linked(citation_link(citation) or Link(""))
        return _IN(document, self.paragraphs[citation.paragraph]) if citation.paragraph else document

    def related(self, to: str) -> Markdown:
        """Another recommendation by its record id, or in the words of the record where it is not of a review on record."""
        code, _, rest = to.partition("-")
        cycle, _, paragraph = rest.partition("-")
        if not cycle.isdigit() or (code, int(cycle)) not in self._content.reviews:
            return markdown(to)
        return link(f"{self._content.name_by_code[code]}, cycle {cycle}, {paragraph}", f"{relative(review_path(code, int(cycle)), self._page)}#{to}")

    def correct(self, number: int, paragraph: str, *, is_assessed: bool) -> Markdown:
        """The line to correct on the code host: the findings where there are any, else the record; how to contribute where the host is unknown."""
        if not self._addresses.code_host:
            return self._contribute
        assessments = self._content.assessments.get((self._authored.record.state, self._authored.record.cycle))
        if is_assessed and assessments:
            path, line = assessments.path, assessments.document.place(("recommendations", paragraph), of_key=True).line
        else:
            path, line = self._authored.path, self._authored.document.place(("recommendations", number)).line
        return _linked(correction(self._addresses, path, line, self._page))


def correction(addresses: Addresses, path: PurePosixPath, line: int, page: PurePosixPath) -> Link:
    """The way to correct a line of a file; to the page on how to contribute where the code host is unknown."""
    return Link("Correct this", addresses.edit(path, line) or relative(CONTRIBUTE, page))


def subject_link(name: str, subjects: PurePosixPath, key: str, page: PurePosixPath) -> Link:
    """A theme, group or goal by its name; it has a page, since a recommendation is on record."""
    return Link(name, relative(subject_page(subjects, key), page))


def _linked(to: Link) -> Markdown:
    return link(to.label, to.target)


def _assessed_by(rule: Markdown, said: tuple[tuple[str, ...], str]) -> Markdown:
    """Who assessed, and by which method: persons, or a rule."""
    assessors, method = said
    names = SEMICOLONS([markdown(name) for name in assessors])
    return _BY_RULE(rule, names, markdown(method)) if is_rule(assessors) else _BY_PERSONS(names, markdown(method))


def _source_link(source: Source, *, by_voice: bool = False) -> Link:
    """A source in words: never named or linked where people may be at risk."""
    if source.sensitivity is Sensitivity.ANONYMISED:
        return Link("a source known to the editors")
    names = (source.publisher, source.title) if by_voice else (source.title, source.publisher)
    said = next(filter(None, (*names, source.symbol)), source.type.label)
    dated = f"{said}, {partial_day(source.date)}" if source.date else said
    document = document_link(source.symbol)
    return Link(dated, source.url or (document.target if document else ""))
