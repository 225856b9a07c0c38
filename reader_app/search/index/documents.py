"""How a paper lies in the index: per field its stems in sequence, and words written otherwise than their stems."""

from hashlib import blake2b
from typing import Any

from whoosh import fields

from reader_app.model.row import Row
from reader_app.search.texts import FIELDS, Wording, texts, wording

FORMAT = 1
"""Raise it whenever the analysis or the fields change: an index of another format is thrown away."""
GAP = "¶"
"""Stands between two texts of a field, so that no phrase reaches across; no word is written like this."""
BEGINNING = "^"
"""Marks the first letters of words, which are terms of their own: a typed "t" would else be 20,000 terms."""


def schema() -> Any:
    """Return Whoosh's schema. The terms are ours: Whoosh is handed lists, which it does not analyse."""
    kinds: dict[str, Any] = {"paper": fields.STORED(), "stamp": fields.STORED()}
    for field in FIELDS:
        kinds[field] = fields.TEXT(phrase=True)
        kinds[written(field)] = fields.ID()
    return fields.Schema(**kinds)


def written(field: str) -> str:
    """Return the name of the field that holds how words of a field are written, where that is not their stem."""
    return f"{field}_written"


def document(row: Row) -> dict[str, Any]:
    """Return what Whoosh is given for a paper."""
    found: dict[str, Any] = {"paper": str(row.paper.id), "stamp": stamp_of(row)}
    for field, of_field in texts(row).items():
        words = [wording(field, text) for text in of_field]
        if words:
            found[field] = _terms(words)
            found[written(field)] = _surfaces(words)
    return found


def stamp_of(row: Row) -> str:
    """Return a short mark of all that is indexed of a paper: another text has another mark."""
    return blake2b(repr(texts(row)).encode("utf-8", "surrogatepass"), digest_size=9).hexdigest()


def _terms(words: list[Wording]) -> list[str]:
    found: list[str] = []
    for one in words:
        found.extend(word.term for word in one.sequence)
        found.append(GAP)
        for word in one.together:
            found.extend((word.term, GAP))
    return found


def _surfaces(words: list[Wording]) -> list[str]:
    tokens = [word for one in words for word in one.all]
    beginnings = {BEGINNING + word.surface[0] for word in tokens}
    return sorted(beginnings.union(word.surface for word in tokens if word.surface != word.term))
