"""Puts the records of an export aside in a temporary file, so that they come back review by review: an export is larger than memory."""

import json
import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import fields as fields_of
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from generator.importers.listed import RowFault
from generator.importers.uhri.fields import Fields
from generator.importers.uhri.places import Place

_BATCH = 1_000
_NAMES = tuple(field.name for field in fields_of(Fields))

Review = tuple[str, int]
NO_REVIEW: Review = ("", 0)
NO_FORM = "of no known form"


class Spool:
    """Records with their place, and records that have none; use it in a `with` statement, which removes the file."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="scorecards-")
        self.folder = Path(self._folder.name)
        self._database = sqlite3.connect(self.folder / "records", isolation_level=None)
        self._database.executescript(
            """
            PRAGMA journal_mode = OFF;
            PRAGMA synchronous = OFF;
            PRAGMA cache_size = -4000;
            CREATE TABLE placed (state TEXT, cycle INTEGER, number INTEGER, session INTEGER, paragraph TEXT, words TEXT, fields TEXT);
            CREATE TABLE unplaced (state TEXT, cycle INTEGER, number INTEGER, reason TEXT, message TEXT, annotation TEXT);
            BEGIN;
            """
        )
        self._waiting: list[tuple[object, ...]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._database.close()
        self._folder.cleanup()

    def add(self, place: Place, paragraph: str | None, words: str, fields: Fields) -> None:
        """A recommendation whose review is known, and its paragraph if it prints one; `words` is its text without its number."""
        self._waiting.append((place.state, place.cycle, fields.number, place.session, paragraph, words, json.dumps([getattr(fields, name) for name in _NAMES])))
        if len(self._waiting) >= _BATCH:
            self._flush()

    def add_unplaced(self, review: Review, number: int, annotation: str, *, reason: str, message: str) -> None:
        """A record that is listed and not used; `reason` is what the summary counts it under."""
        said = f"AnnotationId {annotation}: {message}" if annotation else message
        self._database.execute("INSERT INTO unplaced VALUES (?, ?, ?, ?, ?, ?)", (*review, number, reason, said, annotation))

    def ready(self) -> int:
        """Ends the adding; returns how many recommendations without a place were the same again, by AnnotationId, and are counted once."""
        self._flush()
        again = "SELECT min(rowid) FROM unplaced GROUP BY CASE annotation WHEN '' THEN number ELSE annotation END, state, cycle, message"
        statement = f"DELETE FROM unplaced WHERE reason <> ? AND rowid NOT IN ({again})"  # noqa: S608 - the text above
        twice = self._database.execute(statement, (NO_FORM,)).rowcount
        for statement in ("CREATE INDEX a ON placed (state, cycle, number)", "CREATE INDEX b ON unplaced (state, cycle, number)", "COMMIT"):
            self._database.execute(statement)
        return twice

    def reasons(self) -> dict[str, int]:
        """Why records have no place, and how many, the most frequent reason first."""
        return dict(self._database.execute("SELECT reason, count(*) FROM unplaced GROUP BY reason ORDER BY count(*) DESC, reason"))

    def reviews(self) -> list[Review]:
        """The reviews of which there are records, those without a review last."""
        found = self._database.execute("SELECT state, cycle FROM placed UNION SELECT state, cycle FROM unplaced ORDER BY state, cycle")
        return sorted(((state, cycle) for state, cycle in found), key=lambda review: (review == NO_REVIEW, review))

    def count(self, review: Review) -> int:
        """How many records of a review have their place."""
        return int(self._database.execute("SELECT count(*) FROM placed WHERE state = ? AND cycle = ?", review).fetchone()[0])

    def placed(self, review: Review) -> Iterator[tuple[int | None, str | None, str, Fields]]:
        """The recommendations of a review in the order of the export, as (session, paragraph, words, fields)."""
        rows = self._database.execute("SELECT session, paragraph, words, fields FROM placed WHERE state = ? AND cycle = ? ORDER BY number", review)
        for session, paragraph, words, fields in rows:
            values: list[Any] = [tuple(value) if isinstance(value, list) else value for value in json.loads(fields)]
            yield session, paragraph, words, Fields(*values)

    def unplaced(self, review: Review) -> Iterator[RowFault]:
        """The records of a review, or of none, that are listed and not used."""
        rows = self._database.execute("SELECT number, message FROM unplaced WHERE state = ? AND cycle = ? ORDER BY number", review)
        return (RowFault(number, message) for number, message in rows)

    def _flush(self) -> None:
        self._database.executemany("INSERT INTO placed VALUES (?, ?, ?, ?, ?, ?, ?)", self._waiting)
        self._waiting = []
