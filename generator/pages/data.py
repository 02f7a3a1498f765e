"""The page /data/: what open data there is, how large the files are, what a figure means, and examples that work."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from string import ascii_uppercase

from generator.addresses import (
    ALL_CHANGES,
    ALL_REVIEWS,
    API,
    DATA,
    DATA_FILES,
    METHODOLOGY,
    PACKAGE,
    recommending_api,
    relative,
    relative_file,
    review_api,
    state_api,
)
from generator.occurrences import MADE
from generator.open_data.tables.all_tables import TABLES
from generator.open_data.tables.official_tables import RECOMMENDATIONS
from generator.open_data.tables.table import Table
from generator.overview import Overviews
from generator.pages.across import Across
from generator.pages.data_examples import examples_at
from generator.pages.page import Page
from generator.scoring import scorecard_of, sum_of

_ABOUT = PurePosixPath("about.md")
_LARGE = (
    (DATA_FILES / "upr-scorecards.xlsx", "A sheet for each table, with filters and a sheet of notes."),
    (DATA_FILES / "upr-scorecards.sqlite", "Every table with keys and indexes; opens in Datasette, DB Browser and any program that knows SQLite."),
)
_KINDS = {".csv": "CSV", ".parquet": "Parquet", ".xlsx": "Excel workbook", ".sqlite": "SQLite file", ".json": "datapackage.json"}
MEDIA_TYPES: Mapping[str, str] = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".parquet": "application/vnd.apache.parquet",
    ".sqlite": "application/vnd.sqlite3",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class Tables:
    """How large each file that is there is, and how many rows each table has; both empty where the tables were left out."""

    sizes: Mapping[PurePosixPath, int]
    rows: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file to download; without a target a form of addresses."""

    name: str
    target: str = ""
    size: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class TableLine:
    """A table as the page shows it."""

    table: Table
    rows: int
    files: tuple[FileLine, ...]


def data_page(across: Across, tables: Tables, promise: Sequence[str]) -> Page:
    """The page /data/; `promise` says what of the API stays."""
    return Page(
        path=DATA,
        title="Open data",
        description="The recommendations of the Universal Periodic Review, the answers, claims and assessments as open data: tables, API, feeds, calendars.",
        template="data.md.jinja",
        api=API / "index.json",
        distributions=tuple((path, MEDIA_TYPES[path.suffix], tables.sizes[path]) for path in tables.sizes),
        context={
            **_counts(across.overviews),
            "large": tuple(_file(path, tables.sizes[path], words) for path, words in _LARGE if path in tables.sizes),
            "tables": tuple(_lines(tables)),
            "api": tuple(_api(across, has_tables=bool(tables.sizes))),
            "promise": promise,
            "examples": examples_at(across.addresses.site, _letters()),
            "methodology": relative(METHODOLOGY, DATA),
            "about": relative(_ABOUT, DATA),
            "feed": relative(ALL_CHANGES, DATA),
            "events": relative(ALL_REVIEWS, DATA),
        },
    )


def _counts(overviews: Overviews) -> Mapping[str, object]:
    """What there is of everything."""
    all_of_it = scorecard_of(sum_of(one.counts for one in overviews.values()), unlisted=None)
    assessments = sum(dated.count for one in overviews.values() for dated in one.dated)
    return {"recommendations": all_of_it.all.total, "reviews": len(overviews), "assessments": assessments, "claims": all_of_it.claims}


def _lines(tables: Tables) -> Iterator[TableLine]:
    for table in TABLES:
        paths = (DATA_FILES / f"{table.file_name}{suffix}" for suffix in (".csv", ".parquet"))
        yield TableLine(table, tables.rows.get(table.name, 0), tuple(_file(path, tables.sizes[path]) for path in paths if path in tables.sizes))


def _letters() -> Mapping[str, str]:
    """The columns of the sheet of recommendations that an example names, by the letters that spreadsheets give them."""
    names = [column.name for column in RECOMMENDATIONS.columns]
    return {name.upper(): _letter(names.index(name)) for name in ("position", "level")}


def _letter(index: int) -> str:
    return (ascii_uppercase[index // 26 - 1] if index >= 26 else "") + ascii_uppercase[index % 26]


def _file(path: PurePosixPath, size: int, words: str = "") -> FileLine:
    return FileLine(_KINDS[path.suffix], relative_file(path, DATA), size_in_words(size), words)


def size_in_words(size: int) -> str:
    """1.2 MB, 340 kB, 812 bytes: in steps of a thousand, as browsers show downloads."""
    if size < 1000:
        return f"{size} bytes"
    if size < 1_000_000:
        return f"{size / 1000:.0f} kB"
    return f"{size / 1_000_000:.1f} MB"


def _api(across: Across, *, has_tables: bool) -> Iterator[FileLine]:
    """The addresses of the API, each with an example where there is one."""
    fullest = max(across.overviews, key=lambda key: (len(across.overviews[key].counts), key), default=None)
    recommending = next(iter(across.occur.words[MADE]), None)
    yield _line(API / "index.json", "everything there is, with addresses")
    if fullest:
        yield _line(state_api(fullest[0]), "a State: names, follow-up, its reviews with figures")
        yield _line(review_api(*fullest), "a review: every recommendation with answer, claims, assessments and evidence")
    if recommending:
        yield _line(recommending_api(recommending), "what a State or an observer recommended to others")
    yield _line(API / "vocabularies.json", "every word that a field can hold, with its meaning")
    yield _line(API / "calendar.json", "sessions, reviews, adoptions")
    yield _line(API / "changes.json", "assessments by day, withdrawals, corrections")
    yield _line(API / "openapi.json", "all of this described for programs (OpenAPI 3.1), with JSON Schemas")
    if has_tables:
        yield _line(PACKAGE, "the tables described for programs (Frictionless Data Package)")


def _line(path: PurePosixPath, words: str) -> FileLine:
    return FileLine(f"/{path}", relative_file(path, DATA), words=words)
