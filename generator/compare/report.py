"""Words differences for who reads them: a person at a terminal, a comment on a pull request, another program."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.compare.assessed import Figure
from generator.compare.facts import Fact
from generator.compare.record import Moved
from generator.compare.review import Differences, ReviewDifference
from generator.compare.words import Section, Sentence, figure_in_words, sections
from generator.escape import comment, link_target, terminal
from generator.problem import Problem
from generator.report import as_json as problems_as_json
from generator.report import as_text as problems_as_text
from generator.report import count_sentence
from generator.scorecard import Share
from generator.vocabulary import Level, Position

MOST_CHARACTERS = 60_000  # GitHub refuses a comment of more than 65,536
_MOST_RECORDS = 12
_MOST_WARNINGS = 20
NO_DIFFERENCE = "Nothing that a reader would notice is different."


@dataclass(frozen=True, slots=True)
class Report:
    """Differences, the warnings that are new, and what is wrong with either side; `site` is the address of the site, or empty."""

    differences: Differences
    new_warnings: tuple[Problem, ...]
    base_problems: tuple[Problem, ...]
    head_problems: tuple[Problem, ...]
    site: str = ""


def as_text(report: Report) -> str:
    """A line for each page with all that is different, then a line for each group of records with their ids."""
    lines: list[str] = []
    for section in sections(report.differences):
        lines.append(f"{section.title}: {_joined(section.sentences)}")
        lines += [f"  {_address(report, section)}"] if section.address else []
        lines += [f"  {sentence.text}: {_some(sentence.records)}" for sentence in section.sentences if sentence.records]
    lines += [] if lines else [NO_DIFFERENCE]
    lines += _sides(report)
    warnings = f"New warnings:\n{problems_as_text(report.new_warnings)}" if report.new_warnings else ""
    return "".join(f"{'  ' if line.startswith('  ') else ''}{terminal(line)}\n" for line in lines) + warnings


def _joined(sentences: Sequence[Sentence]) -> str:
    return "; ".join(sentence.text for sentence in sentences)


def _address(report: Report, section: Section) -> str:
    return f"{report.site}/{section.address}" if report.site else section.address


def _some(records: Sequence[str]) -> str:
    return ", ".join(records[:_MOST_RECORDS]) + (f" and {len(records) - _MOST_RECORDS} more" if len(records) > _MOST_RECORDS else "")


def _sides(report: Report) -> Iterator[str]:
    """One line for each side that has errors, so that nobody takes the comparison for whole."""
    for side, problems in (("before", report.base_problems), ("now", report.head_problems)):
        errors = [problem for problem in problems if problem.is_error]
        if errors:
            first = f"{errors[0].path}:{errors[0].place.line}: {errors[0].message}"
            yield f"The files that are compared have {count_sentence(errors).split(',')[0]} {side}, the first in {first}"


def as_markdown(report: Report) -> str:
    """The same as a comment on a pull request: what is loud first, nobody mentioned, never longer than a code host takes."""
    found = sections(report.differences)
    loud = [f"- ⚠️ **{comment(s.title)}: {comment(sentence.text)}**" for s in found for sentence in s.sentences if sentence.is_loud]
    head = ["### What a reader would notice", "", *loud, *([""] if loud else [])]
    tail = [f"- ⚠️ {comment(line)}" for line in _sides(report)]
    if report.new_warnings:
        shown = report.new_warnings[:_MOST_WARNINGS]
        tail += ["", f"New warnings: {count_sentence(report.new_warnings).split(', ')[1]}", ""]
        tail += [f"- {comment(f'{p.path}:{p.place.line}: {p.record}: {p.message} [{p.check}]')}" for p in shown]
        tail += [f"- and {len(report.new_warnings) - len(shown)} more"] if len(report.new_warnings) > len(shown) else []
    body = [_markdown_section(report, section) for section in found] or [NO_DIFFERENCE]
    room = MOST_CHARACTERS - len("\n".join((*head, *tail))) - 200
    kept, length = 0, 0
    while kept < len(body) and length + len(body[kept]) + 1 <= room:
        length += len(body[kept]) + 1
        kept += 1
    left = [f"- and {len(body) - kept} more pages; scorecards diff lists them all"] if kept < len(body) else []
    return "\n".join((*head, *body[:kept], *left, *tail)) + "\n"


def _markdown_section(report: Report, section: Section) -> str:
    title = f"[{comment(section.title)}]({link_target(_address(report, section))})" if report.site and section.address else comment(section.title)
    path = f" ({comment(section.address)})" if section.address and not report.site else ""
    lines = [f"- **{title}**{path}: {comment(_joined(section.sentences))}"]
    for sentence in section.sentences:
        if sentence.records:
            links = [_record_link(report, section, record) for record in sentence.records[:_MOST_RECORDS]]
            more = len(sentence.records) - len(links)
            lines.append(f"    - {comment(sentence.text)}: {', '.join(links)}{f' and {more} more' if more else ''}")
    return "\n".join(lines)


def _record_link(report: Report, section: Section, record: str) -> str:
    return f"[{comment(record)}]({link_target(f'{_address(report, section)}#{record}')})" if report.site else comment(record)


def as_json(report: Report) -> str:
    """For programs: everything, whatever its length; a level of null is not assessed."""
    value = {
        "vanished": report.differences.vanished,
        "states": [{"state": s.code, "is_new": s.is_new, "is_gone": s.is_gone, "facts": [_fact(f) for f in s.facts]} for s in report.differences.states],
        "reviews": [_review(review) for review in report.differences.reviews],
        "lists": [_fact(fact) for fact in report.differences.lists],
        "pages": report.differences.pages,
        "new_warnings": json.loads(problems_as_json(report.new_warnings)),
        "errors_before": sum(problem.is_error for problem in report.base_problems),
        "errors_now": sum(problem.is_error for problem in report.head_problems),
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _review(review: ReviewDifference) -> Mapping[str, object]:
    record, assessed = review.record, review.assessed
    return {
        "state": review.key[0],
        "cycle": review.key[1],
        "is_new": review.is_new,
        "is_gone": review.is_gone,
        "unread": review.unread,
        "facts": [_fact(fact) for fact in review.facts],
        "vanished": record.vanished,
        "withdrawn": [{"record": record_id, "reason": w.reason, "see": w.see} for record_id, w in record.withdrawn],
        "added": record.added,
        "positions": [_moved(way) for way in record.positions],
        "fields": dict(record.fields),
        **{name: getattr(assessed, name) for name in ("rewritten", "reassessed", "drafts", "claims", "setbacks", "no_setbacks")},
        "levels": [_moved(way) for way in assessed.levels],
        "figures": [_figure(figure) for figure in assessed.figures],
    }


def _fact(fact: Fact) -> Mapping[str, str | None]:
    return {"name": fact.name, "before": fact.before or None, "after": fact.after or None}


def _moved(way: Moved[Level | None] | Moved[Position]) -> Mapping[str, object]:
    return {"before": way.before, "after": way.after, "records": way.records}


def _figure(figure: Figure) -> Mapping[str, object]:
    return {"name": figure.name, "before": _side(figure.before), "after": _side(figure.after)}


def _side(value: object) -> Mapping[str, object] | str | None:
    if isinstance(value, Share):
        return {"count": value.count, "of": value.of, "percent": figure_in_words(value) or None}
    return figure_in_words(value) if value is not None else None  # type: ignore[arg-type]


FORMATS: Mapping[str, Callable[[Report], str]] = {"text": as_text, "markdown": as_markdown, "json": as_json}
