"""Rows made for tests of the writers."""

from typing import Any

from reader_app.model.anchor import anchor_at
from reader_app.model.annotation import Annotation
from reader_app.model.ids import AnnotationId, PaperId, new_id
from reader_app.model.paper import Paper
from reader_app.model.row import Row


def row(title: str = "Tiny Clocks for Long Context", note: str = "", **fields: Any) -> Row:
    return Row(Paper(id=PaperId(new_id()), title=title, **fields), note=note)


def mark(row: Row, words: str, colour: str = "yellow", comment: str = "") -> Annotation:
    start = row.paper.abstract.index(words)
    anchor = anchor_at(row.paper.abstract, start, start + len(words))
    return Annotation(AnnotationId(new_id()), row.paper.id, anchor, colour, comment)


FULL = row(
    "Tiny Clocks for Long Context",
    authors=("Ann Lee", "Ludwig van Beethoven", "Sammy Davis Jr.", "OpenAI"),
    abstract="We keep 94.5% of $x_1$ & more.",
    year=2020,
    published="2020-03-04",
    venue="Journal of Clocks",
    doi="10.1000/ab_c",
    arxiv="2003.00001",
    url="https://example.org/a_b?c=1%20&d",
    keywords=("clocks", "context"),
    tags=("method/time", "Clocks"),
    extra=(("Volume", "3"), ("primaryClass", "cs.LG"), ("x y", "z")),
    note="Read *twice*.",
)
