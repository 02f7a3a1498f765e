"""Gives the built site its search index, made by Pagefind; a site without one is whole, and its search box says so to readers."""

import shutil
import subprocess
from pathlib import Path

try:
    from pagefind_bin import get_executable
except ImportError:  # there is no wheel for this machine
    get_executable = None

INDEX = "pagefind"
NOT_WANTED = "It was left out, as --no-search says"
# What a page shows to be looked at or repeats from elsewhere: bars, tables of figures, ways to other pages, and on pages that are no
# records (data-outline, set by theme/main.html) the lists, whose recommendations are found on the page of their review.
_NOT_INDEXED = (
    *("nav", "figure", "details.themes", ".levels", ".legend", ".tiles", ".state-table", ".by-state", ".records", ".treaty-record"),
    *(".card table", ".review-cards", ".filters", ".actions", ".data-links", ".sources", "h2.given", "[data-outline] li"),
)
_NEVER_ASKED_FOR = ("pagefind-*ui.*", "pagefind-highlight.js", "pagefind-worker.js")  # Pagefind's own search boxes; ours is search.js


def add_search_index(site: Path) -> str:
    """Writes the index into the site and returns nothing; else why there is none, in a line. A part of an index is never left.

    The same site gives the same fragments and words. Pagefind lists the values of a filter in no fixed order, so that the files in
    `filter/` and those that name them (pagefind-entry.json and one .pf_meta) differ from run to run; they say the same.
    """
    try:
        if get_executable is None:
            return "Pagefind is not installed, or there is none for this machine"
        command = [str(get_executable()), "--silent", "--site", str(site), "--output-subdir", INDEX, "--exclude-selectors", ", ".join(_NOT_INDEXED)]
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    except OSError as fault:
        return f"Pagefind could not be started: {fault.strerror or 'its program is missing'}"
    index = site / INDEX
    if done.returncode or not (index / "pagefind.js").is_file():
        shutil.rmtree(index, ignore_errors=True)
        said = next((line.strip() for line in (done.stderr + done.stdout).splitlines() if line.strip()), "it wrote nothing")
        return f"Pagefind failed: {said}"
    for path in (path for pattern in _NEVER_ASKED_FOR for path in index.glob(pattern)):
        path.unlink()
    return ""
