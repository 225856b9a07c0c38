"""Libraries as plain tables, and how they are put together in tests, both ways."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from reader_app.library.merging.stamps import Stamp
from reader_app.library.merging.union import United, united
from reader_app.library.store import Document

Tables = dict[str, dict[str, Document]]
NOW = "2026-03-20T09:00:00+00:00"
LOCAL = ("ours", "name", "found")
"""What the documents of conflicts say about the library that they are in."""


def key(number: int) -> str:
    """Return an id; a larger number's is larger."""
    return f"01m85gvbrs6bswbgp8vac{number:05d}"


def paper(number: int, title: str = "Folding Maps", **fields: Any) -> Document:
    return {"id": key(number), "title": title, "state": "inbox", **fields}


def note(number: int, of: int, text: str) -> Document:
    return {"id": key(number), "paper": key(of), "text": text}


def mark(number: int, of: int, exact: str = "folds", **fields: Any) -> Document:
    anchor = {"target": "abstract", "exact": exact, "start": 0, "end": len(exact)}
    return {"id": key(number), "paper": key(of), "anchor": anchor, "colour": "yellow", **fields}


def page(number: int, *papers: int, **fields: Any) -> Document:
    items = [{"paper": key(paper), "rank": rank} for rank, paper in enumerate(papers, 1)]
    return {"id": key(number), "title": "Daily", "items": items, **fields}


def tables(**documents: list[Document]) -> Tables:
    return {table: {str(one["id"]): one for one in held} for table, held in documents.items()}


@dataclass
class Made:
    """Says when each document was changed; the others at a clock of its own."""

    clock: str = "1"
    at: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def of(self, table: str, key: str, field: str = "") -> Stamp:
        return Stamp(self.at.get((table, key), self.clock), f"device {self.clock}", NOW)


def put(
    ours: Tables, theirs: Tables, base: Tables | None, clocks: tuple[str, str] = ("1", "2"), *, other: str = ""
) -> United:
    """Put two libraries together; other is the identity of theirs where it is another one."""
    stamps = (Made(clocks[0]), Made(clocks[1]))
    return united(ours, theirs, base, stamps, identity_is_same=not other, name="laptop", now=NOW, their_identity=other)


def state(ours: Tables, made: United) -> Tables:
    """Return a library once a batch is written."""
    after = {table: dict(documents) for table, documents in ours.items()}
    for table, documents in made.batch.items():
        for one, document in documents.items():
            if document is None:
                del after[table][one]
            else:
                after.setdefault(table, {})[one] = document
    return {table: documents for table, documents in after.items() if documents}


def compared(whole: Tables) -> Tables:
    """Return a library without what its conflicts say about which library they are in."""
    conflicts = {
        one: {name: held for name, held in document.items() if name not in LOCAL}
        for one, document in whole.get("conflicts", {}).items()
    }
    return {**whole, "conflicts": conflicts}


def both_ways(
    ours: Tables, theirs: Tables, base: Tables | None, clocks: tuple[str, str] = ("1", "2")
) -> tuple[Tables, United]:
    """Return what two libraries become, and what that was for ours; it is the same whichever of the two is open."""
    made = put(ours, theirs, base, clocks)
    after = state(ours, made)
    there = state(theirs, put(theirs, ours, base, (clocks[1], clocks[0])))
    assert compared(after) == compared(there)
    return after, made
