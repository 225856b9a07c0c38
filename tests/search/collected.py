"""A collection of postings made of rows, without files."""

from collections.abc import Iterable

from reader_app.model.row import Row
from reader_app.search.postings import Building, Collection, Piece
from reader_app.search.texts import texts, wording


def collected(*pieces: Iterable[Row], dead: Iterable[Iterable[int]] | None = None) -> Collection:
    made = [_piece(rows) for rows in pieces]
    return Collection(made, [tuple(gone) for gone in dead] if dead is not None else [()] * len(made))


def _piece(rows: Iterable[Row]) -> Piece:
    building = Building()
    for row in rows:
        words = {field: [wording(field, text) for text in of_field] for field, of_field in texts(row).items()}
        building.add(row.paper.id, "", words)
    return Piece(building.arrays())
