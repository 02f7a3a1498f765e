"""Other ways to come to the same pages, measured beside ours: Hugo from the same YAML, MkDocs without our hook, and bare writing.

Hugo has templates of its own in benchmarks/hugo/: the same number of pages with every recommendation and the figures, in a plainer frame than
ours and without its extracts, which is to Hugo's advantage.
"""

import re
import shutil
from pathlib import Path

from make_content import ROOT
from process_cost import Cost, cost_here, cost_of
from project import NotThere, Project, run_mkdocs


def hugo(project: Project, program: str | None, *, memory: bool) -> Cost:
    """Hugo reading the same YAML as data and building the same pages, from nothing."""
    if program is None:
        raise NotThere("not installed")
    source = project.folder / "hugo"
    if not source.is_dir():
        shutil.copytree(ROOT / "benchmarks" / "hugo", source)
        shutil.copytree(project.folder / "content", source / "data", ignore=shutil.ignore_patterns("pages"))
        shutil.copytree(project.folder / "content" / "pages", source / "content", dirs_exist_ok=True)
    for name in ("public", "resources"):
        shutil.rmtree(source / name, ignore_errors=True)
    return cost_of([program, "build", "--quiet"], source, memory=memory)


def plain_mkdocs(project: Project, *, memory: bool) -> Cost:
    """MkDocs over our ready pages without our hook: Python-Markdown converts them all."""
    if project.fraction > 0.15:
        raise NotThere("minutes: not run at this size")
    if not project.site.is_dir():
        raise NotThere("no pages")
    configuration = project.folder / "mkdocs-plain.yml"
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    configuration.write_text(re.sub(r"^hooks:.*\n", "", text, flags=re.MULTILINE), encoding="utf-8")
    return run_mkdocs(project, configuration.name, project.folder / "plain-site", memory=memory)


def floor(project: Project, *, memory: bool) -> Cost:
    """Writing the bytes of our site, and nothing else: they stand in memory when the clock starts."""
    if memory:
        raise NotThere("-")
    site, copy = project.site, project.folder / "copy"
    files = [(path.relative_to(site), path.read_bytes()) for path in site.rglob("*") if path.is_file()]
    shutil.rmtree(copy, ignore_errors=True)
    return cost_here(lambda: _write(copy, files))


def _write(folder: Path, files: list[tuple[Path, bytes]]) -> None:
    for parent in {(folder / name).parent for name, _ in files}:
        parent.mkdir(parents=True, exist_ok=True)
    for name, data in files:
        (folder / name).write_bytes(data)
