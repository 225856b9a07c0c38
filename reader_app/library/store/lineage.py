"""Which changes lead on from documents: those of the journal, and of the history where the documents are older."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from reader_app.library.store.contents import Contents
from reader_app.library.store.record import Position, Record, read_head, read_record
from reader_app.library.store.segments import Segments


class Descent(Enum):
    """How documents are related to the journal beside them."""

    PRESENT = "present"
    """It goes on from them."""
    OLDER = "older"
    """They are what the library once was."""
    FOREIGN = "foreign"
    """They come from elsewhere."""


@dataclass(frozen=True, slots=True)
class Lineage:
    """How documents are related to a journal, and what has to be done to them."""

    descent: Descent
    records: tuple[Record, ...]
    from_history: int
    """So many of the records are in the history and not in the journal."""
    missing: int
    """So many changes are in neither."""


def lineage(at: Position, journal: Contents, history: Segments) -> Lineage:
    """Find out what leads on from documents that hold all changes up to a position."""
    records = tuple(record for record in journal.records if record.at.sequence > at.sequence)
    marks = {mark.at for mark in journal.marks}
    reached = max((mark.sequence for mark in marks), default=0)
    if not marks or at in marks or any(record.at == at for record in journal.records):
        return Lineage(Descent.PRESENT, records, 0, _missing(at, records, reached))
    # Each time documents are written, the journal says so first: these were not written last.
    between, then = _back_to(at, history, below=records[0].at.sequence if records else reached + 1)
    is_known = then == at
    if is_known and at.sequence > reached:
        return Lineage(Descent.PRESENT, records, 0, _missing(at, records, reached))  # The journal is an older copy.
    if not is_known and (then or at.sequence >= min(mark.sequence for mark in marks)):
        return Lineage(Descent.FOREIGN, (), 0, 0)
    whole = (*between, *records) if is_known else records
    return Lineage(Descent.OLDER, whole, len(whole) - len(records), _missing(at, whole, reached))


def _back_to(at: Position, history: Segments, *, below: int) -> tuple[tuple[Record, ...], Position | None]:
    """Return the changes of the history after a position, and which position it has under that number."""
    bodies: list[bytes] = []
    for body in history.newest_first():
        head = read_head(body)
        if head and head.at.sequence <= at.sequence:
            is_there = head.at.sequence == at.sequence
            return tuple(map(read_record, reversed(bodies))), head.at if is_there else None
        if head and head.at.sequence < below:
            bodies.append(body)
    return (), None


def _missing(at: Position, records: Iterable[Record], reached: int) -> int:
    """Return how many changes are left out between a position and the last one known of."""
    missing, last = 0, at.sequence
    for record in records:
        missing += max(0, record.at.sequence - last - 1)
        last = max(last, record.at.sequence)
    return missing + max(0, reached - last)
