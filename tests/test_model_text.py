"""Text is anything but nothing and mere space, whatever checks it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from generator.model.fields import Text
from generator.yaml_document import Plain

TEXT: TypeAdapter[str] = TypeAdapter(Text)
SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u200a\u2028\u2029\u202f\u205f\u3000"


@given(st.text(alphabet=st.sampled_from(SPACES) | st.characters(codec="utf-8"), max_size=6))
def test_text_is_taken_as_it_is_where_it_is_more_than_space(text: str) -> None:
    for given_text in (text, Plain(text)):
        if text.strip():
            taken = TEXT.validate_python(given_text)
            assert taken == text
            assert type(taken) is str
        else:
            assert refused(given_text) == [("advice", "write text", given_text)]


def test_every_space_of_python_alone_is_no_text() -> None:
    spaces = [character for character in map(chr, range(0x110000)) if character.isspace()]
    assert set(SPACES) <= set(spaces)
    for space in spaces:
        assert refused(space) == [("advice", "write text", space)]


@pytest.mark.parametrize("value", [None, 1, 1.5, True, [], ["a"], {}, {"a": "b"}, b"a"], ids=repr)
def test_anything_else_is_no_text(value: Any) -> None:
    assert refused(value) == [("advice", "write text", value)]


def refused(value: Any) -> list[tuple[str, str, Any]]:
    with pytest.raises(ValidationError) as caught:
        TEXT.validate_python(value)
    return [(details["type"], details["ctx"]["advice"], details["input"]) for details in caught.value.errors()]
