"""Where a library has been: written into it, so that a copy of its file alone tells what it shares with another one."""

from collections.abc import Iterator
from typing import Any

from reader_app.library.store import Document
from reader_app.library.store.record import Position

PLACES = "places"
"""The id of the document, in the table `meta`."""
KEPT = 64
"""Places more than these are let go of, the oldest first; each is where a session began to change the library."""


def places_document(before: Document | None, at: Position) -> Document:
    """Return the document with another place in it."""
    known = [place for place in places_of(before) if place.sequence < at.sequence]
    kept = [*known, at][-KEPT:]
    return {"id": PLACES, "places": [{"sequence": one.sequence, "clock": one.clock} for one in kept]}


def places_of(document: Document | None) -> tuple[Position, ...]:
    """Return the places that a document holds, the earliest first; what is none is passed over."""
    return tuple(positions_in((document or {}).get("places")))


def positions_in(held: Any) -> Iterator[Position]:
    """Yield the positions that a field of a document lists; a later version may name them otherwise."""
    for one in held if isinstance(held, list) else ():
        sequence, clock = (one.get("sequence"), one.get("clock")) if isinstance(one, dict) else (None, None)
        if isinstance(sequence, int) and isinstance(clock, str) and sequence > 0:
            yield Position(sequence, clock)
