"""The fast reading of YAML, line by line: only the simple form in which `scorecards format` and the importers write files.

Two spaces a level, a dash and a space before an item, words or quoted text on one line, brackets on one line, comments. Of such a text
`simple_value` gives exactly the value that the safe reading (yaml_events) gives; of any other it says UNSURE, never that something is wrong.

Every repetition in the patterns is possessive (`*+`), and what no pattern takes is taken up to the end of its line: nothing is tried again from the
next character, so that the time grows with the text and no faster.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from typing import Any, Final

from generator.yaml_plain import MAX_DEPTH, MAX_NODES, Plain


class Unsure(Enum):
    """The one answer that is no value."""

    UNSURE = "unsure"


UNSURE: Final = Unsure.UNSURE

_Entry = tuple[str, str, Any, bool]

_MAX_LINES = 50_000  # all are in memory at once
_FLOW_DEPTH = 3
_BLOCK_DEPTH = MAX_DEPTH - _FLOW_DEPTH
_SHORT = 40

# What stands before a key or an item: at which level the mapping or list is, at which one the mapping of an item is, and whether it is an item.
_LEVELS = {" " * 2 * level: (level, level, False) for level in range(_BLOCK_DEPTH)} | {
    " " * 2 * level + "- ": (level, level + 1, True) for level in range(_BLOCK_DEPTH - 1)
}
_NO_LEVEL = (_BLOCK_DEPTH * 2, 0, False)

KEY = r'(?:([A-Za-z0-9_][A-Za-z0-9_-]{0,80}+)|"([^"\\\n]{1,80}+)"):'
_FIRST = r"""[^-?:,\[\]{}#&*!|>'"%@` \n]"""  # of text without quotes
_DOUBLE = r'"(?:[^"\\\n]++|\\["\\])*+"'
_SINGLE = r"'(?:[^'\n]++|'')*+'"
_WORDS = r"\[([A-Za-z0-9_./ ,-]++)\]"

# All but what libyaml refuses or takes for the end of a line, and but tabs, with which it has rules of its own.
_OTHERS = "\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff"
_USUAL = re.compile(f"[ -~\n]*+(?:[{_OTHERS}][ -~\n]*+)*+")
# Lead, key, key in quotes, plain text, text in quotes, words in brackets, any brackets; or a comment; or another line, as a whole.
_LINE = re.compile(
    rf'( *+(?:- )?+)(?:{KEY}(?: |(?=\n)))?+(?:({_FIRST}[^:#\n]*+(?::[^ :#\n][^:#\n]*+)*+)|"([^"\\\n]++)"|{_WORDS}|([\[{{][^\n]*+)|)(?<! )\n'
    r"| *+#[^\n]*+\n|([^\n]*+)\n"
)
# The same of a line with quotes in quotes, with a comment or spaces behind its value, or none.
_OTHER_LINE = re.compile(
    rf"( *+(?:- )?+)(?:{KEY}(?: ++|(?=\n)))?+(?:({_FIRST}(?:[^: \n]++|:(?=[^ \n])| ++(?=[^ #\n]))*+)|({_DOUBLE}|{_SINGLE})|([\[{{][^\n]*+)|)"
    r"(?: *+(?<= )#[^\n]*+| *+)\n"
)
_IN_FLOW = rf"({_FIRST}[^,:#?\[\]{{}}\n]*+(?<! ))"
# In brackets: key, key in quotes, opening bracket, plain text, text in quotes, closing brackets, comma; or the end; or anything else.
PIECE = re.compile(
    rf"(?:{KEY} )?+(?:([\[{{])(?!,)|{_IN_FLOW}|({_DOUBLE}|{_SINGLE}))([\]}}]*+)(, |)"
    r"|(?: ++#[^\n]*+| *+)\Z|([^\n]++)"
)
# The two forms that most brackets have, without the first one: key, key in quotes, plain text, text in quotes, words in brackets, or anything else.
_PAIR = re.compile(rf'{KEY} (?:{_IN_FLOW}|"([^"\\\n]++)"|{_WORDS})(?:, |}}\Z)|([^\n]++)')
_QUOTED = re.compile(r'"([^"\\\n]++)"(?:, |]\Z)|([^\n]++)')
_WORD = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_./ -]*+(?<! )")
_ESCAPE = re.compile(r"\\(.)")


class _Unsure(Exception):
    """The text is not, or not surely, in the simple form."""


class _Remembered(dict[str, Plain | None]):
    """Text without quotes, and nothing where it says so; short ones are made once, since most come again and again."""

    def __init__(self, is_sure: Callable[[str], object]) -> None:
        super().__init__({"null": None, "~": None})
        self.is_sure = is_sure

    def __missing__(self, text: str) -> Plain:
        if not self.is_sure(text):
            raise _Unsure
        made = Plain(text)
        if len(text) <= _SHORT and len(self) < 10_000:
            self[text] = made
        return made


_PLAIN = _Remembered(bool)
_LISTED = _Remembered(_WORD.fullmatch)


def simple_value(text: str) -> Any | Unsure:
    """The value of a text in the simple form, UNSURE of any other."""
    if not _USUAL.fullmatch(text) or not _is_small(text):
        return UNSURE
    try:
        return _nested(_entries(text if text.endswith("\n") else f"{text}\n"))
    except _Unsure:
        return UNSURE


def _is_small(text: str) -> bool:
    """Whether the lines fit into memory, and there are surely no more values than the safe reading takes: each has one of these marks beside it."""
    if 2 * len(text) < min(MAX_NODES, _MAX_LINES):
        return True
    values = 2 * text.count(":") + text.count("-") + text.count(",") + text.count("[") + 1
    return values <= MAX_NODES and text.count("\n") <= _MAX_LINES


def _nested(entries: Iterable[_Entry]) -> dict[str, Any]:
    """The entries put into each other by how far they are indented: two spaces a level."""
    root: dict[str, Any] = {}
    at: list[Any] = [root] * _BLOCK_DEPTH  # at each depth, the mapping or list that is being filled
    top = 0  # the deepest of them
    opened = ""  # the key in it whose value may stand on the lines below
    for lead, key, value, is_open in entries:
        level, depth, is_item = _LEVELS.get(lead, _NO_LEVEL)
        if level > top:
            if not opened or level > top + 1:
                raise _Unsure
            at[top][opened] = at[level] = [] if is_item else {}
        within = at[level]
        if is_item != isinstance(within, list) or (not is_item and (not key or key in within)):
            raise _Unsure
        if not is_item:
            within[key] = value
        elif key:
            at[depth] = {key: value}
            within.append(at[depth])
        else:
            within.append(value)
            depth = level
        top, opened = depth, key if is_open else ""
    if not root:
        raise _Unsure
    return root


def _entries(text: str) -> Iterator[_Entry]:
    """What each line says: spaces and dash before it, its key, its value, and whether that may stand below."""
    for lead, bare_key, quoted_key, plain, quoted, words, flow, other in _LINE.findall(text):
        key = bare_key or quoted_key
        if plain:
            yield lead, key, _PLAIN[plain], False
        elif quoted:
            yield lead, key, quoted, False
        elif words:
            yield lead, key, [_LISTED[word] for word in words.split(", ")], False
        elif flow:
            yield lead, key, _in_brackets(flow), False
        elif key:
            yield lead, key, None, True
        elif other:  # else an empty line or a comment
            yield from _other_entry(other)


def _other_entry(line: str) -> Iterator[_Entry]:
    found = _OTHER_LINE.fullmatch(f"{line}\n")
    if not found:
        raise _Unsure
    lead, bare_key, quoted_key, plain, quoted, flow = found.groups("")
    key = bare_key or quoted_key
    if plain:
        yield lead, key, _PLAIN[plain], False
    elif quoted:
        yield lead, key, _without_quotes(quoted), False
    elif flow:
        yield lead, key, _in_brackets(flow), False
    elif key:
        yield lead, key, None, True
    elif "-" in lead:
        raise _Unsure


def _without_quotes(text: str) -> str:
    if text[0] == "'":
        return text[1:-1].replace("''", "'")
    return _ESCAPE.sub(r"\1", text[1:-1])


def _in_brackets(text: str) -> Any:
    """The value of brackets that begin a text and are closed in it; behind them stands nothing or a comment."""
    if text[0] == "{" and text[-1] == "}":
        return _pairs(text[1:]) or _in_any_brackets(text)
    if text.startswith("[{") and text.endswith("}]"):
        items = [_pairs(f"{item}}}") for item in text[2:-2].split("}, {")]
        return items if None not in items else _in_any_brackets(text)
    if text.startswith('["') and text.endswith('"]'):
        quoted = _QUOTED.findall(text, 1)
        if not any(stray for _, stray in quoted):
            return [inner for inner, _ in quoted]
    return _in_any_brackets(text)


def _pairs(text: str) -> dict[str, Any] | None:
    """The mapping whose pairs stand before a closing bracket; None where a value is anything but words, text or words in brackets."""
    found: dict[str, Any] = {}
    for bare_key, quoted_key, plain, quoted, words, stray in _PAIR.findall(text):
        key = bare_key or quoted_key
        if stray or key in found:
            return None
        found[key] = quoted or (_PLAIN[plain] if plain else [_LISTED[word] for word in words.split(", ")])
    return found


def _in_any_brackets(text: str) -> Any:
    """The value of brackets that begin a text and are closed in it; behind them stands nothing or a comment."""
    root: Any = None
    stack: list[Any] = []
    is_ready = True  # for another value
    for piece in PIECE.finditer(text):  # one by one: a hundred thousand brackets end at the fourth
        bare_key, quoted_key, opening, plain, quoted, closing, comma, stray = piece.groups("")
        if not (opening or plain or quoted or stray):
            break  # the end
        if stray or not is_ready:
            raise _Unsure
        value: Any = _PLAIN[plain] if plain else _without_quotes(quoted) if quoted else [] if opening == "[" else {}
        if stack:
            _put(stack[-1], bare_key or quoted_key, value)
        else:
            root = value
        if opening:
            stack.append(value)
        _close(stack, closing)
        if comma and not stack:
            raise _Unsure
        is_ready = bool(comma or (opening and not closing))
    if stack:
        raise _Unsure
    return root


def _put(within: Any, key: str, value: Any) -> None:
    if type(within) is list and not key:
        within.append(value)
    elif type(within) is dict and key and key not in within:
        within[key] = value
    else:
        raise _Unsure


def _close(stack: list[Any], brackets: str) -> None:
    if len(stack) > _FLOW_DEPTH:
        raise _Unsure
    for bracket in brackets:
        if not stack or type(stack.pop()) is not (list if bracket == "]" else dict):
            raise _Unsure
