"""Nothing but a filter turns text into Markdown, and Markdown is put together only from Markdown."""

import ast
from collections.abc import Iterator

import pytest
from support import ROOT

from generator.escape import markdown
from generator.markdown_text import COMMAS, Markdown, Pieces, Printed, frame
from generator.render import Unescaped, _environment

MAKERS = {"Markdown", "frame", "joint"}
MADE_HERE = {"generator/escape.py", "generator/markdown_text.py"}


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (_name(node.func) in MAKERS or (_name(node.func) == "cast" and "Markdown" in ast.dump(node))):
            yield node


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return "Markdown" if function.attr == "Markdown" else ""  # a `frame` of something else is no frame of Markdown
    return function.id if isinstance(function, ast.Name) else ""


def test_only_filters_make_markdown_of_text_that_does_not_stand_in_the_program() -> None:
    for path in sorted((ROOT / "generator").rglob("*.py")):
        if path.relative_to(ROOT).as_posix() in MADE_HERE:
            continue
        for call in calls(ast.parse(path.read_text(encoding="utf-8"))):
            assert len(call.args) == 1, f"{path}:{call.lineno}"
            assert isinstance(call.args[0], ast.Constant), f"{path}:{call.lineno}: only a text that is written out here may be taken for Markdown"


def test_types_refuse_text_that_no_filter_has_escaped() -> None:
    # mypy holds this: where it accepts one of these lines, it complains of the comment that says it will not
    text, escaped = "a", markdown("a")
    named, in_order = frame("{label}"), frame("{}")
    made = [named(label=escaped), in_order(escaped), COMMAS([escaped, escaped])]
    made += [named(label=text), in_order(text), in_order(f"{escaped}")]  # type: ignore[arg-type]
    made += [in_order(escaped + escaped), in_order(escaped.strip()), COMMAS([text]), COMMAS(text)]  # type: ignore[arg-type,list-item]
    assert set(made) == {"a", "a, a", "aa"}
    Pieces[str](lambda key: key)  # type: ignore[arg-type,return-value]


def test_templates_print_markdown_that_was_put_together_and_refuse_plain_text() -> None:
    template = _environment().from_string("{{ said }}")
    assert template.render(said=Printed(markdown("<a>"))) == "&lt;a&gt;"
    with pytest.raises(Unescaped, match="str printed without a filter: '<a>'"):
        template.render(said="<a>")


def test_pieces_are_made_once() -> None:
    made: list[str] = []

    def make(key: str) -> Markdown:
        made.append(key)
        return Markdown(key)

    pieces = Pieces[str](make)
    assert COMMAS([pieces["a"], pieces["b"], pieces["a"]]) == "a, b, a"
    assert made == ["a", "b"]


def test_text_in_a_frame_is_not_read_again() -> None:
    assert frame("{}: {{{}}}")(Markdown("{0}"), Markdown("{}")) == "{0}: {{}}"
