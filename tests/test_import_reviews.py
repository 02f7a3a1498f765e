"""Lists of many reviews: each review is written or refused on its own, and a list that repeats UN documents never overrules them."""

from pathlib import Path

import pytest
import yaml
from support import TODAY, project, scorecards

from generator.importers.listed import ImportedList, ListedPart, ListedPledge, ListedRecommendation, ListedSource, RowFault
from generator.importers.run import ImportRefused, import_reviews
from generator.read import ReviewsOnDemand, read, read_frame
from generator.vocabulary import Position

INDEX = ListedSource(title="An index")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return project(tmp_path) / "content"


def listed(paragraph: str, *by: str, position: Position = Position.SUPPORTED, themes: tuple[str, ...] = ()) -> ListedRecommendation:
    return ListedRecommendation(paragraph, (ListedPart("Ask", by),), position, INDEX, themes=themes)


def run(content: Path, *lists: ImportedList, partial: bool = False) -> tuple[list[str], int]:
    """The lines printed, and how many reviews were refused."""
    lines: list[str] = []
    try:
        lines.extend(import_reviews(content, read_frame(content), lists, "an index", with_text=False, partial=partial))
    except ImportRefused as refused:
        return lines, int(refused.lines[0].split()[0])
    return lines, 0


def index(state: str, cycle: int, session: int, *recommendations: ListedRecommendation, note: str | None = None) -> ImportedList:
    return ImportedList(state, cycle, session, recommendations, secondary=True, note=note)


def recommendation(content: Path, paragraph: str, folder: str = "RUR/cycle-3") -> dict[str, object]:
    review = yaml.safe_load((content / "states" / folder / "review.yaml").read_text(encoding="utf-8"))
    found = next(item for item in review["recommendations"] if item["paragraph"] == paragraph)
    assert isinstance(found, dict)
    return found


def test_index_fills_what_a_file_lacks_and_overrules_nothing(content: Path) -> None:
    lines, refused = run(content, index("RUR", 3, 34, listed("121.1", "SYL", "FRE", position=Position.NOTED, themes=("education",)), listed("122.5", "SYL")))
    assert refused == 0
    assert recommendation(content, "121.1") == {
        "paragraph": "121.1",
        "summary": "Ratify the treaty on clean rivers.",
        "by": ["FRE", "SYL"],
        "position": "supported",
        "position_source": {"symbol": "A/HRC/99/15", "paragraph": "121"},
        "themes": ["treaty-ratification", "environment", "education"],
        "sdgs": [6, "16.3"],
        "treaties": ["river-treaty"],
        "treaty_action": "join",
        "kind": "one_off",
    }
    assert "to decide: RUR-3-121.1: position is supported, the list says noted; it was kept" in lines
    assert "to decide: RUR-3-122.5: by is [FRE], the list says [SYL]; it was kept" in lines
    assert recommendation(content, "122.5")["by"] == ["FRE"]


def test_index_answers_where_the_file_waits_and_names_itself_as_the_source(content: Path) -> None:
    run(content, index("RUR", 4, 48, listed("140.1", "FRE"), listed("140.2", "FRE", "SYL", position=Position.NOT_RECORDED), listed("140.10", "SYL")))
    assert (recommendation(content, "140.1", "RUR/cycle-4")["position"], recommendation(content, "140.1", "RUR/cycle-4")["position_source"]) == (
        "supported",
        {"title": "An index"},
    )
    assert recommendation(content, "140.2", "RUR/cycle-4")["position"] == "unclear"
    assert recommendation(content, "140.10", "RUR/cycle-4")["position"] == "supported"


def test_source_of_a_position_changes_where_the_position_does(content: Path) -> None:
    first = ImportedList("RUR", 3, 34, (listed("122.1", "FRE", position=Position.SUPPORTED),))
    lines, _ = run(content, first, partial=True)
    assert recommendation(content, "122.1")["position"] == "supported"
    assert recommendation(content, "122.1")["position_source"] == {"title": "An index"}
    assert 'RUR-3-122.1: position_source was {symbol: A/HRC/99/15/Add.1, paragraph: "5"}, is {title: "An index"}' in lines


def test_index_adds_nothing_to_a_complete_record_and_says_so(content: Path) -> None:
    before = (content / "states/RUR/cycle-3/review.yaml").read_bytes()
    lines, _ = run(content, index("RUR", 3, 34, listed("121.99", "SYL")))
    assert "to decide: RUR-3-121.99: is in the list but not in the file, whose record is complete; it was left out" in lines
    assert (content / "states/RUR/cycle-3/review.yaml").read_bytes() == before


def test_index_adds_to_a_partial_record_and_asks_about_its_note(content: Path) -> None:
    lines, _ = run(content, index("RUR", 4, 48, listed("140.11", "SYL")))
    assert "to decide: RUR-4: 1 recommendations were added; see whether its record_note still holds" in lines
    assert recommendation(content, "140.11", "RUR/cycle-4")["by"] == ["SYL"]


def test_record_made_from_an_index_alone_is_partial_with_its_note(content: Path) -> None:
    run(content, index("FRE", 3, 33, listed("80.1", "SYL"), note="As listed: by an index."))
    review = yaml.safe_load((content / "states/FRE/cycle-3/review.yaml").read_text(encoding="utf-8"))
    assert (review["record"], review["record_note"]) == ("partial", "As listed: by an index.")
    assert scorecards(content.parent, "check", "--today", TODAY).code == 1  # the new recommendation waits for its summary


def test_other_session_and_report_of_a_list_are_reported_and_kept(content: Path) -> None:
    other = ImportedList("RUR", 3, 33, (listed("121.1", "FRE", "SYL"),), report="A/HRC/98/15", secondary=True)
    lines, _ = run(content, other)
    assert "to decide: RUR-3: session is 34, the list says 33; it was kept" in lines
    assert "to decide: RUR-3: working_group_report is A/HRC/99/15, the list says A/HRC/98/15; it was kept" in lines


def test_review_without_a_file_and_without_a_session_is_refused_and_others_are_written(content: Path) -> None:
    lost = ImportedList("SYL", 3, None, (listed("1.1", "FRE"),), secondary=True)
    lines, refused = run(content, lost, index("RUR", 4, 48, listed("140.11", "SYL")))
    assert refused == 1
    assert any(line.startswith("SYL-3: ") and "does not say the session" in line for line in lines)
    assert not (content / "states/SYL/cycle-3").exists()
    assert recommendation(content, "140.11", "RUR/cycle-4")["by"] == ["SYL"]


def test_rows_that_belong_to_no_review_are_listed_and_stop_nothing(content: Path) -> None:
    lines, refused = run(content, ImportedList(None, None, None, (), unmatched=(RowFault(7, "no country is named"),), rows=1))
    assert refused == 0
    assert lines[:2] == ["no review: unmatched: row 7: no country is named", "1 rows read, 0 matched, 1 unmatched"]


def test_reviews_read_on_demand_are_those_of_the_folder(content: Path) -> None:
    (content / "states/FRE/cycle-3/review.yaml").write_text("state: FRE\ncycle: x\n", encoding="utf-8")
    known, _ = read(content)
    on_demand = ReviewsOnDemand(content)
    assert (sorted(on_demand), len(on_demand)) == ([("FRE", 3), ("FRE", 4), ("RUR", 3), ("RUR", 4)], 4)
    assert [on_demand[key].record for key in (("RUR", 3), ("RUR", 4))] == [known.reviews[key].record for key in (("RUR", 3), ("RUR", 4))]
    assert (on_demand.get(("FRE", 3)), on_demand.get(("SYL", 1))) == (None, None)


def withdraw(content: Path, *lines: str) -> None:
    """Takes the recommendation 122.5 of the golden review out by hand, as a contributor does."""
    path = content / "states/RUR/cycle-3/review.yaml"
    text = path.read_text(encoding="utf-8")
    entry = text[text.index('  - paragraph: "122.5"') : text.index('  - paragraph: "122.6"')]
    path.write_text(text.replace(entry, "").replace("recommendations: 16, supported: 13", "recommendations: 15, supported: 12") + "\n".join((*lines, "")))


def test_withdrawn_recommendation_is_not_brought_back_and_the_import_says_so(content: Path) -> None:
    withdraw(content, '  - {id: "122.5", on: 2024-12-04, reason: It is no recommendation.}')
    before = (content / "states/RUR/cycle-3/review.yaml").read_bytes()
    lines, refused = run(content, ImportedList("RUR", 3, 34, (listed("122.5", "FRE"),)), partial=True)
    assert refused == 0
    assert "left out: RUR-3-122.5 was withdrawn on 2024-12-04; delete its line under withdrawn to take it back" in lines
    assert (content / "states/RUR/cycle-3/review.yaml").read_bytes() == before


def test_withdrawn_recommendation_does_not_count_in_the_totals_of_a_list(content: Path) -> None:
    withdraw(content, '  - {id: "122.5", on: 2024-12-04, reason: It is no recommendation.}')
    given, _ = read(content)
    whole = tuple(listed(r.paragraph, *r.by, position=r.position) for r in given.reviews["RUR", 3].record.recommendations)
    lines, refused = run(content, ImportedList("RUR", 3, 34, (*whole, listed("122.5", "FRE"))))
    assert (refused, sum(line.startswith("left out") for line in lines)) == (0, 1)


def test_pledges_are_left_to_people_where_one_was_withdrawn(content: Path) -> None:
    pledge = ListedPledge("Plan something.", ListedSource(symbol="A/HRC/99/15", paragraph="14"))
    before = (content / "states/RUR/cycle-3/review.yaml").read_bytes()
    lines, _ = run(content, ImportedList("RUR", 3, 34, (), pledges=(pledge,)), partial=True)
    assert "left out: the pledges of the list, because pledges of RUR-3 were withdrawn and could be among them; add new ones by hand" in lines
    assert (content / "states/RUR/cycle-3/review.yaml").read_bytes() == before
