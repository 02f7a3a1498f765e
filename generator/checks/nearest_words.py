"""What to write instead of a word that is on no list: the nearest right ones, found by id, by name and by what others call them."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from generator.content import Content
from generator.model import Group, Theme, Treaty
from generator.shape_faults import nearest


def state_advice(content: Content, word: str, *, otherwise: str) -> str:
    """The nearest codes: by code, by name in any language, by former name and by former code."""
    by_code = [code for code in content.name_by_code if re.fullmatch("[A-Za-z]{2}", word) and code.startswith(word.upper())]
    code_by_name = dict(_names(content))
    near = [*by_code, *nearest(word, content.name_by_code), *(code_by_name[name] for name in nearest(word, code_by_name))]
    if exact := code_by_name.get(word):
        near.insert(0, exact)
    named = [f"{code} ({content.name_by_code[code]})" for code in list(dict.fromkeys(near))[:3]]
    return f"did you mean {' or '.join(named)}?" if named else otherwise


def _names(content: Content) -> Iterator[tuple[str, str]]:
    """Whatever a State or an observer is called or was called, with its code; the names of today come last and are kept."""
    for code, state in content.states.items():
        yield from ((name, code) for name in (*state.record.former_codes, *state.record.former_names, *state.record.names.values()))
    for code, observer in content.observer_by_code.items():
        yield from ((name, code) for name in (*observer.former_names, *observer.names.values()))
    yield from ((name, code) for code, name in content.name_by_code.items())


def word_advice(word: str, known: Mapping[str, Theme | Group | Treaty], *, otherwise: str) -> str:
    """The nearest ids of a list: by id, by name, by abbreviation and by the labels of others."""
    id_by_name = {name: key for key, item in known.items() for name in _called(item)}
    near = [*nearest(word, known), *(id_by_name[name] for name in nearest(word, id_by_name))]
    if exact := next((key for name, key in id_by_name.items() if name.casefold() == word.casefold()), None):
        near.insert(0, exact)
    return meant(list(dict.fromkeys(near))[:3], otherwise=otherwise)


def _called(item: Theme | Group | Treaty) -> Iterable[str]:
    match item:
        case Theme():
            return (item.name, *item.labels.uhri, *item.labels.ohchr, *item.labels.upr_info)
        case Group():
            return (item.name, *item.labels)
        case Treaty():
            return (item.name, item.short) if item.short else (item.name,)


def meant(near: Collection[str], *, otherwise: str) -> str:
    """Did you mean this or that? Or else what to do."""
    return f"did you mean {' or '.join(near)}?" if near else otherwise
