"""A collection of postings made of rows, without files."""

from collections.abc import Iterable

import numpy as np

from reader_app.model.row import Row
from reader_app.search.postings import Building, Collection, Piece
from reader_app.search.texts import texts, wording


def collected(*pieces: Iterable[Row], dead: Iterable[Iterable[int]] = ()) -> Collection:
    """Return the collection of some pieces; `dead` are the documents deleted in each of the first of them."""
    made = [_piece(rows) for rows in pieces]
    alive = [np.ones(len(piece), np.bool_) for piece in made]
    for mask, gone in zip(alive, dead, strict=False):
        mask[list(gone)] = False
    return Collection(made, alive)


def _piece(rows: Iterable[Row]) -> Piece:
    building = Building()
    for row in rows:
        words = {field: [wording(field, text) for text in of_field] for field, of_field in texts(row).items()}
        building.add(row.paper.id, "", words)
    return Piece(building.arrays())
