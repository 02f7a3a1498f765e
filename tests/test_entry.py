"""Hostile text in every field of a review's record stays text on its page, and no markup is born, in both converters."""

import re
from collections.abc import Callable, Iterator
from itertools import cycle, pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from made_review import content_with
from pydantic import BaseModel
from test_escape import CONVERTERS, HOSTILE, Seen

from generator import escape
from generator.addresses import Addresses
from generator.content import Content
from generator.model import Record
from generator.pages.entry_links import SubjectLinks
from generator.pages.review import Around, review_page
from generator.render import render
from generator.repeated import repetitions
from generator.scoring import score

WORDS = st.lists(HOSTILE.map(str.strip).filter(escape.one_line), min_size=1, max_size=12)
TOKEN = re.compile(r"Token\d+x")


def page_of(content: Content) -> str:
    """The body of the review's page, without its front matter."""
    key = ("RUR", 3)
    review = content.reviews[key]
    around = Around(repetitions([review.record]), "", SubjectLinks(content, "RUR"))
    page = review_page(content, review, score(review.record, content.assessments_beside(key)), Addresses(), around)
    return render(page).split("\n---\n", 1)[1]


def page_with_tokens() -> tuple[str, int]:
    numbers = iter(range(10_000))
    page = page_of(content_with(lambda: f"Token{next(numbers)}x"))
    return page, next(numbers)


PLAIN, FIELDS = page_with_tokens()


def with_words(text: str, words: list[str]) -> str:
    return TOKEN.sub(lambda found: words[int(found[0][5:-1]) % len(words)], text)


def records(value: object) -> Iterator[Record]:
    if isinstance(value, Record):
        yield value
    found = (
        value.__dict__.values() if isinstance(value, BaseModel) else value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else ()
    )
    for one in found:
        yield from records(one)


def test_the_made_review_has_words_in_every_field() -> None:
    content = content_with(lambda: "words")
    filled: dict[type[Record], set[str]] = {}
    for record in (*records(content.reviews["RUR", 3].record), *records(content.assessments["RUR", 3].record)):
        filled.setdefault(type(record), set()).update(
            name for name, value in record.__dict__.items() if value is not None and value is not False and value != ()
        )
    missing = {kind.__name__: set(kind.model_fields) - names - {"held_on"} for kind, names in filled.items()}
    assert {name: fields for name, fields in missing.items() if fields} == {}


@pytest.mark.parametrize("convert", CONVERTERS)
@settings(deadline=None, max_examples=40)
@given(words=WORDS)
@example(["</article>"])
@example(["\n\n### [1.1](#RUR-3-1.1) {#x}\n\n</details>"])
@example(["1. a", "- b", "+", "```", "{#id .recommendation}", "a\xa0"])
@example(["](javascript:alert(1))", '" onload="', "javascript:alert(1)"])
def test_page_of_a_review_has_the_same_elements_whatever_its_words(convert: Callable[[str], Seen], words: list[str]) -> None:
    texts = cycle(words)
    page = page_of(content_with(lambda: next(texts)))
    seen, plain = convert(page), convert(PLAIN)
    assert seen.tags == plain.tags
    assert " ".join(seen.text.split()) == " ".join(with_words(plain.text, [escape.one_line(word) for word in words]).split())
    assert [name for name, _ in seen.attributes] == [name for name, _ in plain.attributes]
    assert all(re.match(r"https?://|(?!//)[^:]*($|[/?#])", value or "") for name, value in seen.attributes if name == "href")


@settings(deadline=None, max_examples=40)
@given(words=st.lists(HOSTILE.filter(escape.one_line), min_size=1, max_size=12))
@example(["a\xa0", "\u3000"])
def test_no_line_of_a_page_ends_in_space_and_no_two_blank_lines_follow_each_other(words: list[str]) -> None:
    texts = cycle(words)
    lines = page_of(content_with(lambda: next(texts))).split("\n")
    assert lines == [line.rstrip() for line in lines]
    assert all(line or following for line, following in pairwise(lines))


@pytest.mark.parametrize("code", ["a b", "a}", 'a"', "a=b", "", "é", "a\n"])
@pytest.mark.parametrize("field", ["by", "themes", "groups", "sdgs"])
def test_what_is_no_code_never_enters_a_heading(field: str, code: str) -> None:
    content = content_with(lambda: "words")
    recommendation = content.reviews["RUR", 3].record.recommendations[0]
    recommendation.__dict__[field] = (code,)
    with pytest.raises(ValueError, match="not a list of codes"):
        page_of(content)
