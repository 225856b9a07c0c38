"""Rows for the tests of search, made of what matters to each."""

from collections.abc import Iterable
from typing import Any

from reader_app.model.ids import PaperId
from reader_app.model.paper import Paper
from reader_app.model.row import Row


def row(id: str = "p1", *, note: str = "", highlights: int = 0, comments: str = "", **fields: Any) -> Row:
    fields.setdefault("title", "")
    return Row(Paper(id=PaperId(id), **fields), note, highlights, comments)


def by_id(rows: Iterable[Row]) -> dict[PaperId, Row]:
    return {one.paper.id: one for one in rows}
