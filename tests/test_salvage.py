"""A fault in one place of a file hides no fault in another, and calls nothing innocent wrong."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import GOLDEN, project, scorecards

from generator.read import read

ITEM = '  - {{paragraph: "{number}", summary: Do it., by: [{by}], position: {position}}}\n'
HEAD = "state: RUR\ncycle: 3\nsession: 34\nstatus: held\nrecord: complete\nrecommendations:\n"


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(kinds=st.lists(st.sampled_from(["good", "shape", "rule"]), min_size=1, max_size=8))
def test_every_fault_is_on_its_own_line_whatever_stands_around_it(kinds: list[str], tmp_path: Path) -> None:
    folder = tmp_path / "project"
    if not folder.exists():
        folder.mkdir()
        project(folder)
        for name in ("cycle-4/review.yaml", "cycle-3/assessments.yaml"):
            (folder / "content/states/RUR" / name).unlink()
    items = [
        ITEM.format(number=f"1.{n}", by="RUR" if kind == "rule" else "FRE", position="bad" if kind == "shape" else "noted") for n, kind in enumerate(kinds)
    ]
    (folder / "content/states/RUR/cycle-3/review.yaml").write_text(HEAD + "".join(items), encoding="utf-8")
    lines = scorecards(folder, "check", "--today", "2025-06-01").out.splitlines()[:-1]
    found = {int(line.split(":")[1]): line.rsplit("[", 1)[1] for line in lines}
    words = {"shape": "position]", "rule": "state_does_not_recommend_to_itself]"}
    assert found == {n + 7: words[kind] for n, kind in enumerate(kinds) if kind != "good"}
    assert len(found) == len(lines)


def test_faulty_list_of_words_makes_no_word_unknown(tmp_path: Path) -> None:
    folder = project(tmp_path)
    themes = folder / "content/themes.yaml"
    themes.write_text(themes.read_text(encoding="utf-8").replace("id: education", "id: Education!"), encoding="utf-8")
    errors = [line for line in scorecards(folder, "check", "--today", "2025-06-01").out.splitlines()[:-1] if ": warning: " not in line]
    assert [line.rsplit("[", 1)[1] for line in errors] == ["id]"]


def test_word_of_an_emptied_list_is_unknown(tmp_path: Path) -> None:
    folder = project(tmp_path)
    (folder / "content/groups.yaml").write_text("groups: []\n", encoding="utf-8")
    ran = scorecards(folder, "check", "--today", "2025-06-01")
    assert 'groups has "children", which is not in groups.yaml; write an id from content/groups.yaml [group_exists]' in ran.out
    assert ran.code == 1


def test_good_content_is_whole() -> None:
    content, problems = read(GOLDEN)
    assert not problems
    assert not content.unread
