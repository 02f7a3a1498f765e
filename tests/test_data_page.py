"""The page about open data: its examples run as readers run them, its figures are those of the files, its promises hold."""

import csv
import html
import json
import re
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import duckdb
import openpyxl
import pytest
from browsing import served
from readers import converted, program
from support import GOLDEN, SITE, TODAY, project, scorecards

from generator.addresses import DATA
from generator.content import Content
from generator.pages.data import size_in_words
from generator.pages.data_examples import EXAMPLES, UNKNOWN_ADDRESS
from generator.read import read
from generator.scoring import score

_CODE = re.compile(r'<h3 id="example-(\w+)">.*?<pre><code[^>]*>(.*?)</code></pre>', re.DOTALL)


@pytest.fixture(scope="module")
def content() -> Content:
    return read(GOLDEN)[0]


@pytest.fixture(scope="module")
def address(golden_site: Path) -> Iterator[str]:
    with served(golden_site / "site") as at:
        yield at.rstrip("/")


@pytest.fixture
def example(golden_site: Path, address: str, request: pytest.FixtureRequest) -> str:
    """The text of an example as a reader copies it from the built page, with the address that the site is really at."""
    page = (golden_site / "site/data/index.html").read_text(encoding="utf-8")
    texts = {key: html.unescape(text) for key, text in _CODE.findall(page)}
    assert list(texts) == [one.key for one in EXAMPLES]
    return texts[request.param].replace(UNKNOWN_ADDRESS, address)


def by_position_and_level(content: Content) -> Counter[tuple[str, str]]:
    """How many recommendations have each answer and level, as the scorecards count."""
    cards = [score(review.record, content.assessments_beside(key)) for key, review in content.reviews.items()]
    return Counter((standing.recommendation.position.value, standing.level_key) for card in cards for standing in card.standings)


def table_printed(text: str) -> Counter[tuple[str, str]]:
    """A table of counts as pandas and R print it: words, whole numbers in rows."""
    lines = [line.split() for line in text.splitlines() if line.strip()]
    levels = next(words for words in lines if "not_assessed" in words)
    levels = [word for word in levels if word not in {"level", "position"}]
    rows = [words for words in lines if len(words) == len(levels) + 1 and all(word.isdigit() for word in words[1:])]
    return Counter({(words[0], level): int(count) for words in rows for level, count in zip(levels, words[1:], strict=True) if int(count)})


@pytest.mark.parametrize("example", ["curl"], indirect=True)
def test_example_for_curl_takes_the_files(example: str, golden_site: Path, tmp_path: Path) -> None:
    program("curl", "curl")
    subprocess.run(["sh", "-ec", example], cwd=tmp_path, check=True, capture_output=True)
    assert (tmp_path / "recommendations.csv").read_bytes() == (golden_site / "site/data/recommendations.csv").read_bytes()
    assert json.loads((tmp_path / "index.json").read_bytes())["meta"]["licence"] == "CC-BY-4.0"


@pytest.mark.parametrize("example", ["pandas"], indirect=True)
def test_example_for_pandas_counts_as_the_scorecards_do(example: str, content: Content, tmp_path: Path) -> None:
    wide = "import pandas as pd\npd.set_option('display.width', 400, 'display.max_columns', 20)\n"
    done = subprocess.run([sys.executable, "-c", wide + example], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert table_printed(done.stdout) == by_position_and_level(content)


@pytest.mark.parametrize("example", ["r"], indirect=True)
def test_example_for_r_counts_as_the_scorecards_do(example: str, content: Content, tmp_path: Path) -> None:
    script = tmp_path / "example.R"
    script.write_text(f"options(width = 400)\n{example}", encoding="utf-8")
    done = subprocess.run([program("Rscript", "r-base-core"), "--vanilla", str(script)], capture_output=True, text=True, check=True)
    assert table_printed(done.stdout) == by_position_and_level(content)


@pytest.mark.parametrize("example", ["excel"], indirect=True)
def test_example_for_spreadsheets_counts_as_the_scorecards_do(example: str, content: Content, golden_site: Path, tmp_path: Path) -> None:
    workbook = openpyxl.load_workbook(golden_site / "site/data/upr-scorecards.xlsx")
    sheet = workbook.create_sheet("Mine", 0)
    sheet["A1"] = example.strip()
    workbook.active = 0
    workbook.save(tmp_path / "mine.xlsx")
    with converted(tmp_path / "mine.xlsx", "csv", tmp_path).open(encoding="utf-8") as file:
        assert int(next(csv.reader(file))[0]) == by_position_and_level(content)["supported", "not_assessed"] > 0


@pytest.mark.parametrize("example", ["sql"], indirect=True)
def test_example_in_sql_counts_as_the_scorecards_do(example: str, content: Content, golden_site: Path) -> None:
    with sqlite3.connect(f"file:{golden_site / 'site/data/upr-scorecards.sqlite'}?mode=ro", uri=True) as database:
        found = {(state, level): count for state, level, count in database.execute(example)}
    cards = [score(review.record, content.assessments_beside(key)) for key, review in content.reviews.items()]
    pairs = Counter((code, one.level_key) for card in cards for one in card.standings for code in one.recommendation.by)
    assert found.items() <= pairs.items()
    assert sorted(found.values(), reverse=True) == sorted(pairs.values(), reverse=True)[:10]


@pytest.mark.parametrize("example", ["duckdb"], indirect=True)
def test_example_for_duckdb_counts_as_the_scorecards_do(
    example: str, content: Content, golden_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(golden_site / "site/data/recommendations.parquet", tmp_path)
    monkeypatch.chdir(tmp_path)
    found = {(state, cycle): (assessed, total) for state, cycle, assessed, total in duckdb.connect().execute(example).fetchall()}
    cards = {key: score(review.record, content.assessments_beside(key)) for key, review in content.reviews.items()}
    assert found == {key: (sum(card.all.counts.values()), card.all.total) for key, card in cards.items() if card.all.total}


def test_sizes_on_the_page_are_those_of_the_files(golden_site: Path) -> None:
    page = (golden_site / "pages/data.md").read_text(encoding="utf-8")
    files = [path for path in (golden_site / "site/data").iterdir() if path.suffix != ".html"]
    assert len(files) > 20
    for path in files:
        assert f'href="{path.name}"' in page
        words = re.escape(size_in_words(path.stat().st_size))
        assert re.search(rf'href="{re.escape(path.name)}"[^>]*>[^<]*</a> <span class="facts">{words}</span>', page), path.name


def test_page_says_how_many_rows_each_table_has(golden_site: Path) -> None:
    page = html.unescape((golden_site / "site/data/index.html").read_text(encoding="utf-8"))
    for path in sorted((golden_site / "site/data").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = sum(1 for _ in csv.reader(file)) - 1
        name = path.stem.replace("-", "_")
        assert re.search(rf'<code>{name}</code> <span class="facts">{rows:,} rows?</span>', page), name


def test_page_is_a_dataset_with_every_file_as_a_distribution(published_site: Path) -> None:
    page = (published_site / "site/data/index.html").read_text(encoding="utf-8")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert found
    said = json.loads(found[1])
    assert (said["@type"], said["license"]) == ("Dataset", "https://creativecommons.org/licenses/by/4.0/")
    files = {file["contentUrl"]: file for file in said["distribution"]}
    for path in (published_site / "site/data").iterdir():
        if path.suffix != ".html":
            file = files[f"{SITE}data/{path.name}"]
            assert file["@type"] == "DataDownload"
            assert file["contentSize"] == f"{path.stat().st_size} B"
            assert "/" in file["encodingFormat"]


def test_site_without_tables_says_so_and_links_to_none(tmp_path: Path) -> None:
    folder = project(tmp_path)
    assert scorecards(folder, "build", "--no-tables", "--no-search", "--today", TODAY).code == 0
    page = (folder / "build/pages" / DATA).read_text(encoding="utf-8")
    assert "The large files of all rows were left out of this copy of the site." in page
    assert ".csv" not in page.split("## Examples")[0]
    assert not (folder / "build/site/data/recommendations.csv").exists()
    assert (folder / "build/site/api/v1/index.json").is_file()


@pytest.mark.parametrize(
    ("size", "words"), [(0, "0 bytes"), (999, "999 bytes"), (1000, "1 kB"), (12_345, "12 kB"), (1_240_000, "1.2 MB"), (123_456_789, "123.5 MB")]
)
def test_sizes_are_in_words_that_browsers_use(size: int, words: str) -> None:
    assert size_in_words(size) == words


@pytest.mark.parametrize(
    ("page", "files"),
    [
        ("states/rur/", ["../../api/v1/states/rur.json", "changes.atom", "reviews.ics", "card/", "card.svg", "badge.svg", "../../data/"]),
        ("states/rur/cycle-3/", ["../../../api/v1/states/rur/cycle-3.json", "RUR-3-matrix.docx", "RUR-3-matrix.xlsx", "../../../data/"]),
        ("states/fre/cycle-3/", ["../../../api/v1/states/fre/cycle-3.json", "../../../data/"]),
        ("recommending-states/fre/", ["../../api/v1/recommending-states/fre.json", "changes.atom", "reviews.ics", "../../data/"]),
    ],
)
def test_foot_of_a_page_leads_to_what_it_says_as_data(page: str, files: list[str], golden_site: Path) -> None:
    text = (golden_site / "site" / page / "index.html").read_text(encoding="utf-8")
    foot = text.split('class="data-links"')[1].split("</div>")[0]
    assert sorted(re.findall(r'href="([^"]+)"', foot)) == sorted(files)
    for file in files:
        assert (golden_site / "site" / page / file).resolve().exists()


@pytest.mark.parametrize(
    ("page", "feed", "data"),
    [
        ("states/rur/", "changes.atom", "../../api/v1/states/rur.json"),
        ("states/rur/cycle-3/", "../changes.atom", "../../../api/v1/states/rur/cycle-3.json"),
        ("recommending-states/fre/", "changes.atom", "../../api/v1/recommending-states/fre.json"),
        ("changes/", "../feeds/changes.atom", "../api/v1/changes.json"),
    ],
)
def test_head_of_a_page_names_its_feed_and_its_data(page: str, feed: str, data: str, golden_site: Path) -> None:
    text = (golden_site / "site" / page / "index.html").read_text(encoding="utf-8")
    assert re.findall(r'<link rel="alternate" type="application/(atom\+xml|json)" title="[^"]+" href="([^"]+)">', text) == [("atom+xml", feed), ("json", data)]


def test_published_state_has_the_html_to_show_it_elsewhere(published_site: Path, golden_site: Path) -> None:
    text = (published_site / "site/states/rur/index.html").read_text(encoding="utf-8")
    codes = [html.unescape(code) for code in re.findall(r"<pre><code>(.*?)</code></pre>", text)]
    assert len(codes) == 3
    assert f'<iframe src="{SITE}states/rur/card/"' in codes[0]
    for code, file in zip(codes[1:], ("card.svg", "badge.svg"), strict=True):
        assert f'<a href="{SITE}states/rur/"><img src="{SITE}states/rur/{file}" alt="Ruritania' in code
    assert "<pre><code>" not in (golden_site / "site/states/rur/index.html").read_text(encoding="utf-8"), "where nobody knows the address"
