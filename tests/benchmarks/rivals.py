"""Other engines that search the same papers: FTS5 of sqlite3, and tantivy where it is installed."""

import multiprocessing
import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Protocol

from reader_app.model.paper import Record

try:
    # Not where the worker process imports this program anew: its memory is measured.
    tantivy: Any = import_module("tantivy") if multiprocessing.parent_process() is None else None
except ImportError:  # of the optional group `bench`
    tantivy = None

SHOWN = 50
FIELDS = ("title", "authors", "keywords", "abstract", "venue")
WEIGHTS = (3.0, 2.0, 1.5, 1.0, 0.5)


@dataclass(frozen=True, slots=True)
class Asked:
    """A query in a form that each engine can be given."""

    kind: str
    words: tuple[str, ...]
    text: str
    """As it is typed into the search box."""
    is_open: bool = False
    """The last word may go on."""
    year: int = 0


class Rival(Protocol):
    """An engine that returns the best papers of a query."""

    name: str

    def find(self, asked: Asked) -> Sequence[Any] | None:
        """Return the best 50, or None for what it does not know."""
        ...


class Fts5:
    """sqlite3's full text search, with stems and indexes of short prefixes."""

    name = "FTS5"

    def __init__(self, records: Iterable[Record]) -> None:
        self._database = sqlite3.connect(":memory:")
        columns = ", ".join(FIELDS)
        self._database.execute(
            f"CREATE VIRTUAL TABLE papers USING fts5({columns}, year, tokenize='porter', prefix='2 3')"
        )
        rows = ((*_texts(record), str(record.year or "")) for record in records)
        self._database.executemany("INSERT INTO papers VALUES (?, ?, ?, ?, ?, ?)", rows)
        weights = ", ".join(map(str, WEIGHTS))
        self._statement = (
            f"SELECT rowid FROM papers WHERE papers MATCH ? ORDER BY bm25(papers, {weights}, 0.0) LIMIT {SHOWN}"
        )

    def find(self, asked: Asked) -> Sequence[Any] | None:
        if asked.kind == "fuzzy":
            return None
        return self._database.execute(self._statement, (self._written(asked),)).fetchall()

    def _written(self, asked: Asked) -> str:
        words = [f'"{word}"' for word in asked.words]
        if asked.kind == "phrase":
            return '"' + " ".join(asked.words) + '"'
        if asked.is_open:
            words[-1] += " *"
        found = (" OR " if asked.kind == "or" else " AND ").join(words)
        if asked.kind == "author":
            return f"authors : ({found})"
        return f"({found}) AND year : {asked.year}" if asked.year else found


class Tantivy:
    """Tantivy with English stems."""

    name = "tantivy"

    def __init__(self, records: Iterable[Record]) -> None:
        schema = tantivy.SchemaBuilder()
        for field in FIELDS:
            schema.add_text_field(field, tokenizer_name="en_stem")
        schema.add_integer_field("year", indexed=True)
        self._schema = schema.build()
        self._index = tantivy.Index(self._schema)
        writer = self._index.writer()
        for record in records:
            texts = dict(zip(FIELDS, _texts(record), strict=True))
            writer.add_document(tantivy.Document(**texts, year=record.year or 0))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()
        self._boosts = dict(zip(FIELDS, WEIGHTS, strict=True))

    def find(self, asked: Asked) -> Sequence[Any] | None:
        return self._searcher.search(self._query(asked), SHOWN).hits

    def _query(self, asked: Asked) -> Any:
        parts: list[Any]
        if asked.kind == "phrase":
            parts = [self._parsed('"' + " ".join(asked.words) + '"')]
        elif asked.kind == "fuzzy":
            parts = [self._any_field(lambda field: tantivy.Query.fuzzy_term_query(self._schema, field, asked.words[0]))]
        else:
            closed = asked.words[:-1] if asked.is_open else asked.words
            parts = [self._parsed(word, asked.kind) for word in closed]
            if asked.is_open:
                begun = f"{re.escape(asked.words[-1])}.*"
                parts.append(self._any_field(lambda field: tantivy.Query.regex_query(self._schema, field, begun)))
        occur = tantivy.Occur.Should if asked.kind == "or" else tantivy.Occur.Must
        if asked.year:
            year = tantivy.Query.term_query(self._schema, "year", asked.year)
            parts.append(tantivy.Query.const_score_query(year, 0.0))
        return tantivy.Query.boolean_query([(occur, part) for part in parts])

    def _parsed(self, text: str, kind: str = "") -> Any:
        fields = ["authors"] if kind == "author" else list(FIELDS)
        return self._index.parse_query(text, fields, field_boosts=self._boosts, conjunction_by_default=True)

    def _any_field(self, make: Any) -> Any:
        parts = [
            (tantivy.Occur.Should, tantivy.Query.boost_query(make(field), self._boosts[field])) for field in FIELDS
        ]
        return tantivy.Query.boolean_query(parts)


def rivals(records: Sequence[Record]) -> list[Rival]:
    """Return the engines there are, with the papers read."""
    found: list[Rival] = [Fts5(records)]
    if tantivy is None:
        print("tantivy is not installed (pip install -e .[bench]); it is left out")
    else:
        found.append(Tantivy(records))
    return found


def _texts(record: Record) -> tuple[str, ...]:
    return (
        record.title,
        "; ".join(record.authors),
        "; ".join(record.keywords),
        record.abstract,
        record.venue,
    )
