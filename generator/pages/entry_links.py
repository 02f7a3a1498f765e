"""Where the words of one page's recommendations lead, in Markdown; what many of them share is made once for the page."""

from datetime import date
from functools import lru_cache
from pathlib import PurePosixPath

from generator.addresses import CONTRIBUTE, GOALS, GROUPS, THEMES, Addresses, recommending_page, relative, subject_page
from generator.addresses import review_page as review_path
from generator.content import Authored, Content
from generator.days import day, partial_day
from generator.escape import link, markdown, paragraphs
from generator.markdown_text import Markdown, Pieces, frame
from generator.model import Assessments, Citation, Review, Source
from generator.overview import goal_of
from generator.pages.page import Link, document_link, rule_link
from generator.vocabulary import Sensitivity

_IN = frame("{}, {}")
_SHARED = 4096  # pieces that are kept in common for all pages: they repeat from one to the next


class SubjectLinks:
    """What the reviews of one State have in common: they stand in one folder, so that the same links lead from all of them.

    None of its parts refers back to it, so that the content is let go as soon as the pages are made, without a search for circles.
    """

    def __init__(self, content: Content, code: str) -> None:
        page = review_path(code, 1)
        names, section = content.name_by_code, code.lower()
        self.states = Pieces[str](lambda by: link(names.get(by, by), f"{relative(recommending_page(by), page)}#{section}"))
        self.themes = Pieces[str](lambda theme: _subject(content.theme_by_id[theme].name, THEMES, theme, page))
        self.groups = Pieces[str](lambda group: _subject(content.group_by_id[group].name, GROUPS, group, page))
        self.goals = Pieces[str](lambda goal: _subject(goal, GOALS, str(goal_of(goal)), page))
        self.treaties = Pieces[str](lambda treaty: markdown(content.treaty_by_id[treaty].name))


class EntryLinks:
    """The links of one page; as little as those of its State does it refer to itself."""

    def __init__(self, content: Content, authored: Authored[Review], addresses: Addresses) -> None:
        review, page = authored.record, review_path(authored.record.state, authored.record.cycle)
        sources = (content.assessments_beside((review.state, review.cycle)) or Assessments()).sources
        self._content, self._authored, self._addresses, self._page, self._code = content, authored, addresses, page, review.state
        self._contribute = _linked(correction(Addresses(), authored.path, 0, page))
        self._sources = Pieces[str](lambda key: _linked(_source_link(sources[key])))
        self._voices = Pieces[str](lambda key: _linked(_source_link(sources[key], by_voice=True)))
        self.rule = _linked(rule_link(page))
        self.kinds = Pieces[str](lambda key: markdown(sources[key].type.label))

    def source(self, key: str, numbers: str | None) -> Markdown:
        """A source of the page by its key, with the paragraphs in it."""
        return _IN(self._sources[key], paragraphs_in_words(numbers)) if numbers else self._sources[key]

    def voice(self, key: str, numbers: str | None) -> Markdown:
        """The same by the name of who speaks and the day: for a place that the source in full stands beside."""
        return _IN(self._voices[key], paragraphs_in_words(numbers)) if numbers else self._voices[key]

    def related(self, to: str) -> Markdown:
        """Another recommendation by its record id, or in the words of the record where it is not of a review on record."""
        code, _, rest = to.partition("-")
        cycle, _, paragraph = rest.partition("-")
        if not cycle.isdigit() or (code, int(cycle)) not in self._content.reviews:
            return markdown(to)
        of_another = "" if code == self._code else f"{self._content.name_by_code[code]}, "
        return link(f"{of_another}cycle {cycle}, {paragraph}", f"{relative(review_path(code, int(cycle)), self._page)}#{to}")

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


def _subject(name: str, subjects: PurePosixPath, key: str, page: PurePosixPath) -> Markdown:
    """A theme, group or goal by its name; it has a page, since a recommendation is on record."""
    return link(name, relative(subject_page(subjects, key), page))


def _linked(to: Link) -> Markdown:
    return link(to.label, to.target)


@lru_cache(maxsize=_SHARED)
def day_in_words(value: date) -> Markdown:
    """28 January 2025."""
    return markdown(day(value))


def cited(citation: Citation) -> Markdown:
    """A document with the paragraph in it."""
    return _cited(citation.symbol, citation.title or "", citation.paragraph)


@lru_cache(maxsize=_SHARED)
def _cited(symbol: str | None, title: str, paragraph: str | None) -> Markdown:
    document = _linked(document_link(symbol) or Link(title))
    return _IN(document, paragraphs_in_words(paragraph)) if paragraph else document


@lru_cache(maxsize=_SHARED)
def paragraphs_in_words(numbers: str) -> Markdown:
    """The numbers of paragraphs, each on one line."""
    return paragraphs(numbers)


def _source_link(source: Source, *, by_voice: bool = False) -> Link:
    """A source in words: never named or linked where people may be at risk."""
    if source.sensitivity is Sensitivity.ANONYMISED:
        return Link("a source known to the editors")
    names = (source.publisher, source.title) if by_voice else (source.title, source.publisher)
    said = next(filter(None, (*names, source.symbol)), source.type.label)
    dated = f"{said}, {partial_day(source.date)}" if source.date else said
    document = document_link(source.symbol)
    return Link(dated, source.url or (document.target if document else ""))
