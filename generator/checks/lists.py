"""The lists of words: each thing once, each in its place."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from generator.checks.fault import Fault, fault
from generator.content import Authored, Content
from generator.model.fields import LANGUAGES
from generator.shape_faults import nearest
from generator.yaml_document import Path


def list_names_each_thing_once(content: Content, _: date) -> Iterator[Fault]:
    """An id, number, code or outside label stands once in its list, so that nothing can mean two things.

    An import that finds a label twice would have to guess.
    """
    lists: tuple[tuple[Authored[Any] | None, str, str], ...] = (
        (content.sessions, "sessions", "number"),
        (content.observers, "observers", "code"),
        (content.themes, "clusters", "id"),
        (content.themes, "themes", "id"),
        (content.groups, "groups", "id"),
        (content.sdgs, "goals", "number"),
        (content.treaties, "treaties", "id"),
    )
    for authored, field, key in lists:
        seen: set[Any] = set()
        for index, item in enumerate(getattr(authored.record, field) if authored else ()):
            word = getattr(item, key)
            if word in seen and authored:
                yield fault(authored, (field, index, key), f'{key} "{word}" is used before in this list; give each its own')
            seen.add(word)
    yield from _repeated_labels(content)


def _repeated_labels(content: Content) -> Iterator[Fault]:
    """Labels of one outside source that stand under two themes, groups or treaties, so that an import could not choose."""
    themes = content.themes.record.themes if content.themes else ()
    for source in ("uhri", "ohchr", "upr_info"):
        labels = [(("themes", i, "labels", source, j), label) for i, theme in enumerate(themes) for j, label in enumerate(getattr(theme.labels, source))]
        yield from _repeated(content.themes, labels)
    groups = content.groups.record.groups if content.groups else ()
    yield from _repeated(content.groups, [(("groups", i, "labels", j), label) for i, group in enumerate(groups) for j, label in enumerate(group.labels)])
    treaties = content.treaties.record.treaties if content.treaties else ()
    listed = [(("treaties", i, "listed_as", j), label) for i, treaty in enumerate(treaties) for j, label in enumerate(treaty.listed_as)]
    yield from _repeated(content.treaties, listed)


def _repeated(authored: Authored[Any] | None, labels: Sequence[tuple[Path, str]]) -> Iterator[Fault]:
    seen: set[str] = set()
    for path, label in labels:
        if label in seen and authored:
            yield fault(authored, path, f'{path[2]} has "{label}", which stands under another id already; keep one')
        seen.add(label)


def theme_belongs_to_a_cluster(content: Content, _: date) -> Iterator[Fault]:
    """Every theme belongs to a cluster of the same file.

    Themes are listed under clusters; one without would not be listed at all.
    """
    if content.themes:
        known = [cluster.id for cluster in content.themes.record.clusters]
        for index, theme in enumerate(content.themes.record.themes):
            if theme.cluster not in known:
                near = nearest(theme.cluster, known, most=1)
                advice = f"did you mean {near[0]}?" if near else f"write one of {', '.join(known)}"
                yield fault(content.themes, ("themes", index, "cluster"), f'cluster is "{theme.cluster}", which is not listed; {advice}')


def name_is_in_an_official_language(content: Content, _: date) -> Iterator[Fault]:
    """Names of a State are given in the other official languages of the UN: fr, es, ru, zh, ar.

    Searches and imports look names up by these languages.
    """
    for state in content.states.values():
        for language in state.record.names:
            if language not in LANGUAGES:
                yield fault(state, ("names", language), f'names has the language "{language}"; write {", ".join(LANGUAGES)}', of_key=True)
