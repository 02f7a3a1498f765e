"""Links between pages."""

import posixpath
from pathlib import PurePosixPath

from hypothesis import given
from hypothesis import strategies as st

from generator.addresses import relative

PAGES = st.lists(st.sampled_from(["states", "svn", "fre", "themes"]), max_size=4).map(lambda folders: PurePosixPath(*folders, "index.md"))


@given(target=PAGES, page=PAGES)
def test_relative_leads_from_the_folder_of_one_page_to_the_other(target: PurePosixPath, page: PurePosixPath) -> None:
    found = relative(target, page)
    assert found == posixpath.relpath(target.as_posix(), page.parent.as_posix())
    assert posixpath.normpath(page.parent / found) == target.as_posix()
