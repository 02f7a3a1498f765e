"""The 262 reports of sessions 1 to 20 and the PDF of session 48: nothing is lost, and positions agree with UPR Info's database."""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator

import pytest
from support import DATA, ROOT

from generator.importers.listed import ImportedList
from generator.importers.state_names import StateNames
from generator.importers.working_group.report import read_wg_report
from generator.importers.working_group.sections import sections
from generator.importers.working_group.text import flowing, printed_text
from generator.read import read

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the outside data is not here")

# All that is not read, and why: the reports themselves leave it open.
UNREAD = {
    # One number is missing; its words stand unnumbered in the item before, which has two asks and might be both.
    "india2008": ["86.4 cannot be found", "86.3: the words of 86.4 may stand in it"],
    # "(None)": recommendations of the Working Group as a whole, by no State.
    "indonesia2008": [f"{label}: the report names no recommending State" for label in (*(f"76.{n}" for n in (1, 2, 3)), *(f"77.{n}" for n in range(1, 8)))],
    # "(NA)".
    "solomonislands2011": ["81.23: the report names no recommending State"],
}
# The report's contents give section II other paragraphs than it has.
CONTENTS_DIFFER = ["bahamas2009", "costarica2010", "mauritius2009", "sanmarino2010"]
MISPRINTED = {
    ("algeria2012", "129.12 is printed 128.12"),
    ("australia2011", "86.75 is printed 85.75"),
    ("cambodia2014", "118.109 is printed 118.09"),
    ("japan2012", "147.18 is printed 146.18"),
    ("japan2012", "147.116 is printed 146.116"),
}
# Where the plain search below finds other labels: what it finds, or how many, and what is read.
EXPLAINED: dict[str, object] = {
    # Misprinted labels, of which the neighbours tell the number.
    "algeria2012": (["128.12"], ["129.12"]),
    "australia2011": (["85.75"], ["86.75"]),
    "cambodia2014": (["118.09"], ["118.109"]),
    "japan2012": (["146.116", "146.18"], ["147.116", "147.18"]),
    "solomonislands2011": (["81.23"], []),  # names no State, so it is a fault
    "albania2010": (93, 106),  # "73" lacks its point, and the search stops counting
    "india2008": (3, 16),  # number 4 is missing, and the search stops counting; 86.3 is a fault
    "bahrain2008": (12, 9),  # the search counts three comments of the State too
}
# Reports whose position UPR Info contradicts, by paragraph: the State changed its answer later (most), or the database errs. The report stands.
CONTRADICTED = {
    "kenya2010 103": 12, "cambodia2014 118": 8, "zimbabwe2011 95": 8, "libya2011 96": 7, "cameroon2009 76": 5, "syria2011 104": 5, "bolivia2014 115": 3,
    "srilanka2012 128": 3, "costarica2010 89": 2, "china2009 114": 1, "costarica2010 92": 1, "guatemala2012 100": 1, "kazakhstan2014 126": 1,
    "turkey2010 103": 1, "uzbekistan2009 104": 1,
}  # fmt: skip


@pytest.fixture(scope="module")
def reports() -> dict[str, ImportedList]:
    """Every report by the name of its file; guinea2014 is the report of 2010 again and left out."""
    content, _ = read(ROOT / "content")
    files = sorted((DATA / "wg-reports").glob("*.txt"))
    return {file.stem: read_wg_report(file, content) for file in files if file.stem != "guinea2014"}


def test_every_recommendation_is_read_or_its_fault_is_known(reports: dict[str, ImportedList]) -> None:
    assert len(reports) == 261
    assert {name: [fault.message for fault in listed.faults] for name, listed in reports.items() if listed.faults} == UNREAD
    assert sum(len(listed.recommendations) for listed in reports.values()) == 28_964, "428 of them stand only in the dialogue"


def test_reports_say_state_cycle_session_and_day(reports: dict[str, ImportedList]) -> None:
    content, _ = read(ROOT / "content")
    for name, listed in reports.items():
        assert listed.state is not None, name
        assert listed.cycle is not None, name
        record = content.reviews[listed.state, listed.cycle].record
        assert record.session == listed.session, name
        assert record.held_on in {None, listed.held_on}, name
    assert max(Counter((listed.state, listed.cycle) for listed in reports.values()).values()) == 1


def test_paragraphs_of_section_two_are_those_of_the_contents(reports: dict[str, ImportedList]) -> None:
    assert [name for name, listed in reports.items() if any("the contents give section II" in remark.message for remark in listed.remarks)] == CONTENTS_DIFFER


def test_misprinted_numbers_are_named(reports: dict[str, ImportedList]) -> None:
    assert {(name, remark.message) for name, listed in reports.items() for remark in listed.remarks if " is printed " in remark.message} == MISPRINTED


def test_count_agrees_with_a_plain_search_for_labels(reports: dict[str, ImportedList]) -> None:
    """A second opinion that knows nothing of blocks: every "NNN.M" at the beginning of an item, and where there are none every rising "M."."""
    differ: dict[str, object] = {}
    for name, listed in reports.items():
        section = sections(flowing(printed_text(DATA / f"wg-reports/{name}.txt"))).conclusions
        found = set(re.findall(r"(?:^|[;.:)”*,]|[;.)]\s?\d{1,2}[;.]?|[a-z])\s?((?:\d{2,3})\.\s?\d{1,3})(?!\d)\.?\s?[|“(\[A-Z]", section))
        labels = {re.sub(r"\s", "", label) for label in found}
        read_ = {one.paragraph for one in listed.recommendations if "." in one.paragraph}
        in_parts = {label for label in read_ if label in labels}
        plain = read_ - in_parts
        rising = sum(1 for _ in _rising(section)) if len(plain) > len(in_parts) else 0
        if rising:
            if rising != len(plain):
                differ[name] = (rising, len(plain))
        elif labels != read_:
            differ[name] = (sorted(labels - read_), sorted(read_ - labels))
    assert differ == EXPLAINED


def _rising(section: str) -> Iterator[int]:
    """Numbers "1." "2." "3." that follow each other, beginning anew with every list."""
    reached = 0
    for found in re.finditer(r"(?:[;.:)”*,a-z]|[;.)]\s?\d{1,2}[;.]?)\s(\d{1,3})\.\s", section):
        number = int(found[1])
        if number == reached + 1 or (number == 1 and reached):
            reached = number
            yield number


@pytest.mark.parametrize("cycle_and_report", ["A_HRC_59_15"])
def test_pdf_gives_exactly_what_the_text_gives(cycle_and_report: str) -> None:
    content, _ = read(ROOT / "content")
    from_pdf, from_text = (read_wg_report(DATA / f"slovenia/{cycle_and_report}.{kind}", content) for kind in ("pdf", "txt"))
    assert len(from_pdf.recommendations) == 254
    assert from_pdf == from_text


def test_symbols_are_found_in_the_heads_of_reports(reports: dict[str, ImportedList]) -> None:
    symbols = {name: listed.report for name, listed in reports.items() if listed.report}
    assert len(symbols) == 147
    assert len(set(symbols.values())) == 147
    assert symbols["afghanistan2009"] == "A/HRC/12/9"
    assert "costarica2014" not in symbols, "A/HRC/13/15, which it names twice, is another report"


def test_pledges_are_read(reports: dict[str, ImportedList]) -> None:
    pledges = {name: len(listed.pledges) for name, listed in reports.items() if listed.pledges}
    assert (len(pledges), sum(pledges.values())) == (32, 147)
    assert pledges["slovenia2010"] == 3
    assert pledges["france2008"] == 10


def test_footnotes_are_remarks_and_leak_into_no_text(reports: dict[str, ImportedList]) -> None:
    notes = [remark for listed in reports.values() for remark in listed.remarks if ": a footnote says: " in remark.message]
    assert len(notes) == 125
    texts = [part.text for listed in reports.values() for one in listed.recommendations for part in one.parts]
    assert [text for text in texts if re.search(r"as read (?:out )?during|original(?:ly)? (?:wording|read)|A/HRC/\d+/\d+ [Pp]age|GE\.\d", text)] == []


def _normal(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.casefold())


@pytest.fixture(scope="module")
def upr_info() -> dict[tuple[str | None, int], dict[tuple[str, str | None], set[str]]]:
    """UPR Info's answers by review, text and State; the database escapes its ampersands and shortens four names."""
    content, _ = read(ROOT / "content")
    names = StateNames(content)
    answers: dict[tuple[str | None, int], dict[tuple[str, str | None], set[str]]] = defaultdict(lambda: defaultdict(set))
    with (DATA / "upr-info/upr-info-sessions-1-20.csv").open(encoding="utf-8-sig", newline="") as opened:
        for row in csv.DictReader(opened):
            answers[names.code(row["To"]), int(row["Session"])][_normal(row["Text"]), names.code(row["From"])].add(row["Response"].strip())
    return answers


def test_decided_positions_agree_with_upr_info(
    reports: dict[str, ImportedList], upr_info: dict[tuple[str | None, int], dict[tuple[str, str | None], set[str]]]
) -> None:
    agree, contradicted, joined = 0, Counter[str](), 0
    for name, listed in reports.items():
        answers = upr_info.get((listed.state, listed.session or 0), {})
        for one in listed.recommendations:
            for response in (response for part in one.parts for code in part.by for response in answers.get((_normal(part.text), code), ())):
                joined += 1
                if str(one.position) in {"supported", "noted"}:
                    right = (response == "Accepted") == (str(one.position) == "supported")
                    agree += right
                    contradicted[f"{name} {one.position_source.paragraph if one.position_source else ''}"] += not right
    assert joined >= 28_300
    assert dict(+contradicted) == CONTRADICTED
    assert agree >= 14_600
    assert agree / (agree + contradicted.total()) >= 0.995
