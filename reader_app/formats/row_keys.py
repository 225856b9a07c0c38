"""The citation keys of several papers, none twice; a key that a paper has already is kept."""

from collections.abc import Sequence

from reader_app.formats.citation_key import citation_key
from reader_app.model.ids import PaperId
from reader_app.model.row import Row


def keys_of(rows: Sequence[Row]) -> dict[PaperId, str]:
    keys: dict[PaperId, str] = {}
    taken: set[str] = set()
    for row in rows:
        pinned = row.paper.citation_key
        if pinned and pinned not in taken:
            keys[row.paper.id] = pinned
            taken.add(pinned)
    for row in rows:
        if row.paper.id not in keys:
            keys[row.paper.id] = citation_key(row.paper, taken)
            taken.add(keys[row.paper.id])
    return keys
