"""The recommendations on the page of a review under their first theme, in Markdown."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.addresses import theme_anchor
from generator.content import Content
from generator.escape import heading_attribute, markdown
from generator.markdown_text import BLOCKS, DOTS, NOTHING, Markdown, Pieces, Printed, frame
from generator.model import Recommendation
from generator.pages.page import counted

_BEGINNING = frame("""\
<section class="under-theme" markdown="1">

## {} {{#{} .theme}}

<span class="cluster">{}{}</span>""")
_END = Markdown("</section>")
_CLUSTER = frame("{} · ")
_IN_LIST = frame("[{}](#{}) {}")
_NO_THEME, _NO_ANCHOR = Markdown("Without a theme"), Markdown("no-theme")


@dataclass(frozen=True, slots=True)
class Sections:
    """All recommendations of a page, how many themes they stand under, and the list that leads to each."""

    count: int
    themes: Printed
    text: Markdown


def sections(content: Content, recommendations: Iterable[Recommendation], entries: Iterable[Markdown], links: Pieces[str]) -> Sections:
    """Entries under their first theme, in the order of themes.yaml; inside a theme in the order of the report. `links` lead to the themes."""
    by_theme: dict[str, list[Markdown]] = defaultdict(list)
    for recommendation, entry in zip(recommendations, entries, strict=True):
        by_theme[recommendation.themes[0] if recommendation.themes else ""].append(entry)
    clusters = {cluster.id: _CLUSTER(markdown(cluster.name)) for cluster in content.themes.record.clusters} if content.themes else {}
    listed: list[Markdown] = []
    blocks: list[Markdown] = []
    for slug, theme in content.theme_by_id.items():
        if found := by_theme.get(slug):
            anchor, label = heading_attribute((theme_anchor(slug),)), markdown(theme.name)
            listed.append(_in_list(label, anchor, found))
            blocks += (_beginning(links[slug], anchor, clusters[theme.cluster], found), *found, _END)
    if found := by_theme.get(""):
        listed.append(_in_list(_NO_THEME, _NO_ANCHOR, found))
        blocks += (_beginning(_NO_THEME, _NO_ANCHOR, NOTHING, found), *found, _END)
    return Sections(len(listed), Printed(DOTS(listed)), BLOCKS(blocks))


def _in_list(label: Markdown, anchor: Markdown, entries: Sequence[Markdown]) -> Markdown:
    return _IN_LIST(label, anchor, markdown(str(len(entries))))


def _beginning(heading: Markdown, anchor: Markdown, cluster: Markdown, entries: Sequence[Markdown]) -> Markdown:
    return _BEGINNING(heading, anchor, cluster, markdown(counted(len(entries), "recommendation")))
