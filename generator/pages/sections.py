"""The recommendations on the page of a review under their first theme, in Markdown."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.addresses import theme_anchor
from generator.content import Content
from generator.escape import heading_attribute, markdown
from generator.markdown_text import BLOCKS, DOTS, NOTHING, Markdown, Pieces, Printed, frame
from generator.model import Recommendation
from generator.pages.page import counted

_SECTION = frame(
    """\
<section class="under-theme" markdown="1">

## {heading} {{#{anchor} .theme}}

<span class="cluster">{cluster}{counted}</span>

{entries}

</section>"""
)
_CLUSTER = frame("{} · ")
_IN_LIST = frame("[{}](#{}) {}")
_NO_THEME = Markdown("Without a theme")


@dataclass(frozen=True, slots=True)
class Sections:
    """All recommendations of a page, how many themes they stand under, and the list that leads to each."""

    count: int
    themes: Printed
    text: Markdown


@dataclass(frozen=True, slots=True)
class _Theme:
    """One theme of the page with its recommendations."""

    anchor: Markdown
    label: Markdown
    heading: Markdown
    cluster: Markdown
    entries: Sequence[Markdown]


def sections(content: Content, recommendations: Iterable[Recommendation], entries: Iterable[Markdown], links: Pieces[str]) -> Sections:
    """Entries under their first theme, in the order of themes.yaml; inside a theme in the order of the report. `links` lead to the themes."""
    by_theme: dict[str, list[Markdown]] = defaultdict(list)
    for recommendation, entry in zip(recommendations, entries, strict=True):
        by_theme[recommendation.themes[0] if recommendation.themes else ""].append(entry)
    themes = list(_themes(content, by_theme, links))
    return Sections(
        count=len(themes),
        themes=Printed(DOTS([_IN_LIST(theme.label, theme.anchor, markdown(str(len(theme.entries)))) for theme in themes])),
        text=BLOCKS(map(_section, themes)),
    )


def _themes(content: Content, by_theme: dict[str, list[Markdown]], links: Pieces[str]) -> Iterator[_Theme]:
    clusters = {cluster.id: _CLUSTER(markdown(cluster.name)) for cluster in content.themes.record.clusters} if content.themes else {}
    for theme_id, theme in content.theme_by_id.items():
        if theme_id in by_theme:
            anchor = heading_attribute((theme_anchor(theme_id),))
            yield _Theme(anchor, markdown(theme.name), links[theme_id], clusters[theme.cluster], by_theme[theme_id])
    if "" in by_theme:
        yield _Theme(heading_attribute(("no-theme",)), _NO_THEME, _NO_THEME, NOTHING, by_theme[""])


def _section(theme: _Theme) -> Markdown:
    return _SECTION(
        heading=theme.heading,
        anchor=theme.anchor,
        cluster=theme.cluster,
        counted=markdown(counted(len(theme.entries), "recommendation")),
        entries=BLOCKS(theme.entries),
    )
