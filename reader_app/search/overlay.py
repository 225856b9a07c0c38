"""What is not in the index yet, searchable all the same: papers that were just added or edited, analysed in memory."""

from collections.abc import Collection as Several
from collections.abc import Iterable

import numpy as np

from reader_app.model.ids import PaperId
from reader_app.model.row import Row
from reader_app.search.index import stamp_of, words_of
from reader_app.search.postings import Building, Collection, Piece
from reader_app.search.postings.arrays import Array
from reader_app.search.postings.merging import merged

MOST_PIECES = 6
"""Each edit is a piece of its own, and each piece is looked at for each word."""


class Overlay:
    """Pieces of papers as they are now, which lie over what the index knows of them."""

    def __init__(self) -> None:
        self._rows: dict[PaperId, Row] = {}
        self._pieces: list[Piece] = []

    def __len__(self) -> int:
        return len(self._rows)

    def knows(self, row: Row) -> bool:
        """Say whether a paper is searchable as it is now."""
        return self._rows.get(row.paper.id) is row

    def take(self, rows: Iterable[Row]) -> None:
        """Make papers searchable: about a millisecond each."""
        building = Building()
        for row in rows:
            if not self.knows(row):
                building.add(row.paper.id, stamp_of(row), words_of(row))
                self._rows[row.paper.id] = row
        if building:
            self._pieces.append(Piece(building.arrays()))
            if len(self._pieces) > MOST_PIECES:
                self._merge()

    def keep(self, papers: Several[PaperId]) -> None:
        """Let go of all papers but some."""
        self._rows = {paper: row for paper, row in self._rows.items() if paper in papers}
        if not self._rows:
            self._pieces = []

    def over(self, collection: Collection, gone: Iterable[PaperId] = ()) -> Collection:
        """Return a collection with what lies over it; papers that are gone from the library are dead in it."""
        if not self._pieces and not gone:
            return collection
        hidden = [collection.document_of(paper) for paper in (*self._rows, *gone)]
        alive = collection.alive.copy()
        alive[[document for document in hidden if document is not None]] = False
        masks = [
            alive[base : base + len(piece)] for base, piece in zip(collection.bases, collection.pieces, strict=False)
        ]
        return Collection((*collection.pieces, *self._pieces), [*masks, *self._latest()])

    def _latest(self) -> list[Array]:
        """Return of each piece which documents are the latest of papers that are kept."""
        seen: set[PaperId] = set()
        masks = []
        for piece in reversed(self._pieces):
            mask = np.array([paper in self._rows and paper not in seen for paper in piece.papers], np.bool_)
            seen.update(piece.papers)
            masks.append(mask)
        return masks[::-1]

    def _merge(self) -> None:
        self._pieces = [Piece(merged(list(zip(self._pieces, self._latest(), strict=True))))]
