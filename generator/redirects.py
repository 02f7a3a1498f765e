"""Which names of States lead to a State's page when they stand in an address, such as /states/slovenia/. Pure."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping

from generator.content import Content


def slug(name: str) -> str:
    """A name as an address: ASCII letters and digits in kebab-case; Côte d'Ivoire becomes cote-divoire."""
    plain = unicodedata.normalize("NFKD", re.sub("['’ʼ]", "", name))
    return "-".join(re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode().lower()))


def code_by_slug(content: Content) -> Mapping[str, str]:
    """The State behind each name, former ones included; a name of several States, or one that is a State's own address, leads nowhere."""
    named = _codes_by_slug(content)
    return {name: min(codes) for name, codes in sorted(named.items()) if len(codes) == 1 and name.upper() not in content.states}


def colliding_slugs(content: Content) -> Mapping[str, tuple[str, ...]]:
    """The names that could mean several States, with the codes of these."""
    named = _codes_by_slug(content)
    meant = {name: codes | ({name.upper()} & set(content.states)) for name, codes in named.items()}
    return {name: tuple(sorted(codes)) for name, codes in sorted(meant.items()) if len(codes) > 1}


def _codes_by_slug(content: Content) -> Mapping[str, set[str]]:
    """Names without a letter of the alphabet have no slug and are left out."""
    named: dict[str, set[str]] = defaultdict(set)
    for code, state in content.states.items():
        for name in (state.record.name, *state.record.former_names):
            if made := slug(name):
                named[made].add(code)
    return named
