"""Short programs that use the open data, as the page about it prints them; a test runs every one of them against a built site."""

from collections.abc import Mapping
from dataclasses import dataclass

# Where a site does not know its own address, the examples use the one of `make serve`.
UNKNOWN_ADDRESS = "http://127.0.0.1:8000"


@dataclass(frozen=True, slots=True)
class Example:
    """A program in one language: what it answers, and its text with `SITE` in the place of the site's address."""

    title: str
    key: str
    language: str
    answers: str
    text: str


_CURL = """\
curl --fail --remote-name SITE/data/recommendations.csv
curl --fail --output index.json SITE/api/v1/index.json
"""

_PANDAS = """\
import pandas as pd

# paragraph 140.10 is not 140.1, so it stays text; an empty cell is an empty text
address = "SITE/data/recommendations.csv"
recommendations = pd.read_csv(address, dtype={"paragraph": str}, keep_default_na=False)
print(pd.crosstab(recommendations["position"], recommendations["level"]))
"""

_R = """\
recommendations <- read.csv("SITE/data/recommendations.csv",
  colClasses = c(paragraph = "character"), na.strings = "", encoding = "UTF-8")
print(table(recommendations$position, recommendations$level))
"""

_EXCEL = """\
=COUNTIFS(recommendations!$POSITION:$POSITION,"supported",recommendations!$LEVEL:$LEVEL,"not_assessed")
"""

_SQL = """\
SELECT recommending_state, recommendations.level, count(*) AS recommendations
FROM state_recommendations JOIN recommendations USING (record_id)
GROUP BY recommending_state, recommendations.level
ORDER BY recommendations DESC
LIMIT 10;
"""

_DUCKDB = """\
SELECT state, cycle, count(*) FILTER (level <> 'not_assessed') AS assessed, count(*) AS recommendations
FROM 'recommendations.parquet'
GROUP BY state, cycle
ORDER BY state, cycle;
"""

EXAMPLES = (
    Example("curl", "curl", "sh", "Take a table and the index of the API.", _CURL),
    Example("Python with pandas", "pandas", "python", "Recommendations by the State's answer and the level of implementation.", _PANDAS),
    Example("R", "r", "r", "The same.", _R),
    Example("Excel or LibreOffice", "excel", "text", "In a new sheet of the workbook: how many supported recommendations nobody has assessed yet.", _EXCEL),
    Example("SQL", "sql", "sql", "In the SQLite file: the ten most frequent pairs of a recommending State and a level.", _SQL),
    Example("SQL on Parquet, with DuckDB", "duckdb", "sql", "Beside the downloaded file: how many recommendations of each review are assessed.", _DUCKDB),
)


def examples_at(site: str, columns: Mapping[str, str]) -> tuple[Example, ...]:
    """The examples with the address of a site, and the letters of the columns that the spreadsheet's formula names (POSITION, LEVEL)."""
    made = []
    for example in EXAMPLES:
        text = example.text.replace("SITE", site or UNKNOWN_ADDRESS)
        for name, letter in columns.items():
            text = text.replace(f"${name}:${name}", f"${letter}:${letter}")
        made.append(Example(example.title, example.key, example.language, example.answers, text))
    return tuple(made)
