"""The real exports of UPR Info against the real reports: the floors that the importer must keep. Skipped where the data is not here."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from support import DATA, ROOT, project, scorecards, scorecards_process

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the outside data is not here")
EXPORT = DATA / "upr-info/upr-info-sessions-1-20.csv"


def test_nearly_all_rows_find_their_paragraph_and_nearly_all_decided_positions_agree() -> None:
    done = subprocess.run([sys.executable, "benchmarks/upr_info.py", str(DATA)], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
    rows = re.search(r"(\d+) reviews: ([\d,]+) of ([\d,]+) rows joined", done.stdout)
    positions = re.search(r"decides: ([\d,]+) of ([\d,]+) agree", done.stdout)
    assert rows
    assert positions
    reviews, joined, all_rows, agree, decided = (int(number.replace(",", "")) for number in (*rows.groups(), *positions.groups()))
    assert (reviews, all_rows) == (261, 33_405)
    assert joined / all_rows >= 0.99
    assert decided >= 16_000
    assert agree / decided >= 0.97


def test_all_rows_are_imported_and_the_record_passes_the_check(tmp_path: Path) -> None:
    folder = project(tmp_path, ROOT / "content")
    more = ("--reports", str(DATA / "wg-reports"), "--pledges", str(DATA / "upr-info/raw-voluntary-pledges.csv"), "--with-text", "--partial")
    ran = scorecards_process(folder, "import", "upr-info", str(EXPORT), *more)
    assert ran.code == 0, ran.err
    assert ran.out.splitlines()[-2].startswith("42,013 rows read, 33,9")
    assert "261 reviews changed, 0 as they were, 0 refused" in ran.out.splitlines()[-1]
    assert "guinea2014.txt is about GIN-1, and so is guinea2010.txt" in ran.out
    assert '"(Unknown)" is the name of no State or observer' in ran.out
    assert len(re.findall("neither a report nor texts on file", ran.out)) == 43
    slovenia = yaml.safe_load((folder / "content/states/SVN/cycle-2/review.yaml").read_text(encoding="utf-8"))["recommendations"]
    assert [sum(item["position"] == position for item in slovenia) for position in ("supported", "noted")] == [142, 21], "what OHCHR's list has"
    assert scorecards(folder, "check", "--today", "2026-11-21").code == 0


def test_spreadsheet_and_old_mac_export_of_the_same_sessions_give_the_same_record(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    for report in (DATA / "wg-reports").glob("*2010.txt"):
        (tmp_path / "reports" / report.name).symlink_to(report)
    records = []
    for name in ("raw-export-sessions-6-9.xls", "raw-macroman-sessions-6-9.csv"):
        folder = tmp_path / name
        folder.mkdir()
        project(folder, ROOT / "content")
        ran = scorecards(folder, "import", "upr-info", str(DATA / "upr-info" / name), "--reports", "../reports", "--with-text", "--partial")
        assert ran.code == 0
        assert "8,343 rows read, 6,2" in ran.out
        records.append({path.relative_to(folder): path.read_bytes() for path in (folder / "content").rglob("review.yaml")})
    assert records[0] == records[1]
