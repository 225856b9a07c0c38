"""How a paper lies in the index: its id and the mark of its texts; the words of its fields lie in arrays."""

from hashlib import blake2b
from typing import Any

from whoosh import fields

from reader_app.model.row import Row
from reader_app.search.texts import FIELDS, Wording, texts, wording

FORMAT = 2
"""Raise it whenever the analysis, the fields or the arrays change: an index of another format is thrown away."""


def schema() -> Any:
    """Return Whoosh's schema. The terms are ours: Whoosh is handed words, which it does not analyse."""
    return fields.Schema(paper=fields.STORED(), **{field: fields.TEXT(phrase=True) for field in FIELDS})


def words_of(row: Row) -> dict[str, list[Wording]]:
    """Return the words of each text of a paper, by field."""
    return {field: [wording(field, text) for text in of_field] for field, of_field in texts(row).items()}


def stamp_of(row: Row) -> str:
    """Return a short mark of all that is indexed of a paper: another text has another mark."""
    return blake2b(repr(texts(row)).encode("utf-8", "surrogatepass"), digest_size=9).hexdigest()
