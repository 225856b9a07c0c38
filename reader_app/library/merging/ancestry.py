"""What two libraries were when they were last one: found in their histories, and in the merges that each remembers."""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import repeat

from reader_app.library.merging.reading import Half, Tables, current
from reader_app.library.places import positions_in
from reader_app.library.store import Batch, Change, Document
from reader_app.library.store.record import Position
from reader_app.model.errors import ReaderError

MERGES = "merges"
"""The table that remembers which states of libraries were merged: whoever has that document holds all of both."""
Shared = Iterator[tuple[Half, Position]]


@dataclass(frozen=True, slots=True)
class _Point:
    """A state that a library has gone through."""

    at: Position
    device: str = ""
    """On which it was reached; empty where nothing tells. Two computers may do the same thing at the same moment."""
    merged: frozenset[Position] = frozenset()
    """The states that the change which led here has merged, where the other library remembers that merge too."""


def base_of(ours: Half, theirs: Half) -> Tables | None:
    """Return the documents of the last state that both contain; None where none is known of."""
    if theirs.base is not None:
        return theirs.base
    if not ours.identity or ours.identity != theirs.identity:
        return None
    for half, place in _shared(ours, theirs):
        if tables := _rewound(half, place):
            return current(half.path, tables)
    return _backed_up(ours, theirs)


def merge_document(ours: Half, theirs: Half) -> Document | None:
    """Return what the merge of two states leaves for later ones to find, the same from either side.

    None where it would tell them something wrong: of a library that is not the same, or of a part of one.
    """
    pair = sorted((ours.at, theirs.at), key=_order)
    is_whole = theirs.base is None and ours.identity == theirs.identity
    if not is_whole or not pair[0].sequence or pair[0] == pair[1]:
        return None
    places = [{"sequence": place.sequence, "clock": place.clock} for place in pair]
    return {"id": "+".join(f"{place.clock}.{place.sequence}" for place in pair), "merged": places}


def _shared(ours: Half, theirs: Half) -> Shared:
    """Yield states that both contain, the latest first, with the library that went through them."""
    halves = (ours, theirs)
    common = _memories(ours).keys() & _memories(theirs).keys()
    told = tuple({place for pair in _memories(half).values() for place in pair} for half in (theirs, ours))
    chains = [zip(_points(half, common), repeat(side)) for side, half in enumerate(halves)]
    made: list[_Point | None] = [None, None]
    last: tuple[_Point | None, int] = None, 0
    for point, side in heapq.merge(*chains, key=lambda one: _order(one[0].at), reverse=True):
        after = made[side]
        # Only who made a merge had nothing else then; others took it in later, with changes of their own.
        if after and point.at in after.merged:
            yield halves[side], after.at
        made[side] = point if point.merged else None
        if last[1] != side and _is_same(last[0], point):
            yield ours, point.at
            yield theirs, point.at
        elif point.at in told[side]:
            yield halves[side], point.at
        last = point, side


def _is_same(one: _Point | None, other: _Point) -> bool:
    return one is not None and one.at == other.at and (one.device == other.device or not (one.device and other.device))


def _points(half: Half, common: set[str]) -> Iterator[_Point]:
    """Yield the states that a library has gone through, the latest first."""
    written = (_Point(place) for place in sorted((*half.places, half.at), key=_order, reverse=True))
    last = None
    for point in heapq.merge(_gone_through(half, common), written, key=lambda one: _order(one.at), reverse=True):
        if point.at != last:
            yield point
        last = point.at


def _gone_through(half: Half, common: set[str]) -> Iterator[_Point]:
    """Yield the states between changes as far back as every single one is known."""
    memories = _memories(half)
    reached = half.at.sequence
    written = {place.sequence: place for place in (*half.places, half.at)}
    for change in half.changes():
        at = change.head.at
        if not _leads_to(change, reached) or written.get(at.sequence, at) != at:
            break  # What is behind a gap may be the history of another file that was here once.
        merged = _merges_in(change) & common
        yield _Point(at, change.head.device, frozenset(place for key in merged for place in memories.get(key, ())))
        reached = change.head.first - 1
    if reached == 0:
        yield _Point(Position())


def _leads_to(change: Change, sequence: int) -> bool:
    return change.is_whole and change.head.at.sequence == sequence


def _merges_in(change: Change) -> set[str]:
    if not any(b'"merges":{' in body for body in change.bodies):
        return set()
    return {key for key, document in change.after.get(MERGES, {}).items() if document}


def _memories(half: Half) -> dict[str, tuple[Position, ...]]:
    """Return the merges that a library remembers, as the states that were merged."""
    held = half.tables.get(MERGES, {})
    return {key: tuple(positions_in(document.get("merged"))) for key, document in held.items()}


def _rewound(half: Half, place: Position) -> dict[str, dict[str, Document]] | None:
    """Return a library's documents as they were; None where not every single change since is known."""
    tables = {name: dict(documents) for name, documents in half.tables.items()}
    tables["meta"] = {"library": half.about}
    sequence = half.at.sequence
    changes = half.changes()
    while sequence > place.sequence:
        change = next(changes, None)
        if change is None or not _leads_to(change, sequence):
            return None
        _take_back(tables, change.before)
        sequence = change.head.first - 1
    return tables if sequence == place.sequence else None


def _take_back(tables: dict[str, dict[str, Document]], batch: Batch) -> None:
    for name, documents in batch.items():
        table = tables.setdefault(name, {})
        for key, document in documents.items():
            if document is None:
                table.pop(key, None)
            else:
                table[key] = document


def _backed_up(ours: Half, theirs: Half) -> Tables | None:
    """Return the latest backup of either that the other has gone through or holds too."""
    halves = (ours, theirs)
    held = [dict(_held(half)) for half in halves]
    been = [{point.at for point in _points(half, set())} for half in halves]
    found = [
        (place, half, documents)
        for side, half in enumerate(halves)
        for place, documents in held[side].items()
        if place in been[1 - side] or place in held[1 - side]
    ]
    if not found:
        return None
    _, half, documents = max(found, key=lambda one: _order(one[0]))
    return current(half.path, documents)


def _held(half: Half) -> Iterator[tuple[Position, Tables]]:
    """Yield the states of which a library has backups, with their documents."""
    for backup in half.backups.all():
        try:
            snapshot = half.backups.snapshot(backup)
        except ReaderError:
            continue  # Another one may be whole.
        tables: Tables = {name: {one["id"]: one for one in table.values()} for name, table in snapshot.tables.items()}
        is_of_it = tables.get("meta", {}).get("library", {}).get("library") == half.identity
        if is_of_it and Position() != snapshot.at and snapshot.at.clock <= half.at.clock:
            yield snapshot.at, tables


def _order(place: Position) -> tuple[str, int]:
    return place.clock, place.sequence
