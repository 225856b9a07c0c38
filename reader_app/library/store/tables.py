"""TinyDB's seams: a storage that journals each change before memory has it, and tables that touch only what changes."""

import copy
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from datetime import UTC, datetime
from itertools import islice
from typing import Any

import orjson
from tinydb.storages import Storage
from tinydb.table import Table

from reader_app.library.store.clock import Clock
from reader_app.library.store.device import device_id
from reader_app.library.store.memory import Memory
from reader_app.library.store.opening import Opened
from reader_app.library.store.record import (
    NOTHING_SAID,
    Batch,
    Document,
    Head,
    Position,
    Record,
    Said,
    body_of,
)
from reader_app.library.store.snapshot import DOCUMENTS_A_CHUNK, Tables

Changed = dict[str, dict[str, Document | None]]
"""A batch while it is being gathered."""


class JournaledStorage(Storage):
    """The tables in memory, which never hold what is not on disk."""

    def __init__(self, found: Opened) -> None:
        self.journal = found.journal
        self.memory = Memory(found.snapshot.tables, found.snapshot.numbers)
        self.at = found.at
        self._clock = Clock(found.at.clock)
        self._device = ""
        self._gathered: Changed | None = None
        for record in found.records:
            self.memory.apply(record.after)

    def read(self) -> Tables:
        """Return the tables for TinyDB to look at."""
        return self.memory.tables()

    def write(self, data: Tables) -> None:
        """Make the tables what TinyDB hands over, which it does only where it drops some."""
        gone = {name: dict.fromkeys(self.memory.documents(name)) for name in self.memory.tables().keys() - data.keys()}
        self.commit(gone, NOTHING_SAID)

    def take(self, table: str, changed: dict[str, Document | None]) -> None:
        """Commit what a verb of TinyDB changed in a table, or gather it where `as_one` is at work."""
        if self._gathered is None:
            self.commit({table: changed}, NOTHING_SAID)
        else:
            self._gathered.setdefault(table, {}).update(changed)

    def as_one(self, change: Callable[[], None], said: Said) -> None:
        """Commit all that is changed meanwhile as one change. Raises as `commit` does."""
        gathered = self._gathered = Changed()
        try:
            change()
        finally:
            self._gathered = None
        self.commit(gathered, said)

    def commit(self, changed: Batch, said: Said) -> None:
        """Write a change to the journal, then to memory.

        Raises OSError, TypeError for what JSON cannot hold, or ReaderError; then nothing is changed in either.
        """
        written: list[tuple[Position, Batch]] = []
        self.journal.append(self._bodies(changed, said, written))
        for at, after in written:
            self.at = at
            self.memory.apply(after)

    def follow_clock(self, reading: str) -> None:
        """Let the changes from now on be later than a reading of another library's clock."""
        self._clock.follow(reading)

    def _bodies(self, changed: Batch, said: Said, written: list[tuple[Position, Batch]]) -> Iterator[bytes]:
        """Yield the lines of a change; leave what memory gets, which is what they say and shares nothing with it."""
        self._device = self._device or device_id()
        time = datetime.now(UTC).isoformat(timespec="milliseconds")
        for sequence, (part, has_more) in enumerate(_parts(changed), self.at.sequence + 1):
            at = Position(sequence, self._clock.tick())
            before = {
                name: {key: there for key, there in documents.items() if there is not None}
                for name, documents in self.memory.before(part).items()
            }
            body = body_of(Record(Head(at, self._device, time, said, self.at.sequence + 1, has_more), part, before))
            written.append((at, _kept(part) or orjson.loads(body)["after"]))
            yield body


class DocumentTable(Table):
    """A table that tells the storage which documents a verb has touched, and nothing of the others."""

    def __init__(self, storage: JournaledStorage, name: str, cache_size: int = 0, persist_empty: bool = False) -> None:
        self._journaled = storage
        super().__init__(storage, name, cache_size, persist_empty)

    def put(self, documents: Mapping[str, Document | None]) -> None:
        """Exchange, add and remove documents by their ids, which takes less than its verbs by numbers."""
        memory = self._journaled.memory
        changed = {
            key: document for key, document in documents.items() if _differs(document, memory.document(self.name, key))
        }
        self._journaled.take(self.name, changed)
        self.clear_cache()

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        """Let a verb change the table. TinyDB 4.9 copies the whole table here, and has no smaller seam."""
        touched = _Touched(self._journaled.read().get(self.name, {}))
        updater(touched)
        for number, document in touched.added():
            self._journaled.memory.reserve(self.name, document["id"], number)
        self._journaled.take(self.name, touched.changed())
        self.clear_cache()

    def _get_next_id(self) -> int:
        return self._journaled.memory.free_number(self.name)


class _Touched(MutableMapping[int, Document]):
    """A table as a verb of TinyDB wants it, under numbers; remembers what was touched and changes nothing else."""

    def __init__(self, table: Mapping[str, Document]) -> None:
        self._table = table
        self._touched: dict[int, Document | None] = {}

    def __getitem__(self, number: int) -> Document:
        if number not in self._touched:
            # A verb may edit what it gets, and lists deep inside it: a shallow copy would share those with memory.
            self._touched[number] = copy.deepcopy(self._table[str(number)])
        found = self._touched[number]
        if found is None:
            raise KeyError(number)
        return found

    def __setitem__(self, number: int, document: Document) -> None:
        self._touched[number] = document

    def __delitem__(self, number: int) -> None:
        if number not in self:
            raise KeyError(number)
        self._touched[number] = None

    def __contains__(self, number: object) -> bool:
        return self._touched[number] is not None if number in self._touched else str(number) in self._table

    def __iter__(self) -> Iterator[int]:
        yield from (number for number in map(int, self._table) if number in self)
        yield from (number for number in self._touched if str(number) not in self._table and number in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def added(self) -> Iterator[tuple[int, Document]]:
        """Yield the documents whose ids the table does not have there yet, with their numbers."""
        for number, document in self._touched.items():
            if document is not None and self._table.get(str(number), {}).get("id") != document["id"]:
                yield number, document

    def changed(self) -> dict[str, Document | None]:
        """Return by id what is different now."""
        changed: dict[str, Document | None] = {}
        for number, document in self._touched.items():
            before = self._table.get(str(number))
            if not _differs(document, before):
                continue  # Only looked at.
            if before is not None:
                changed[before["id"]] = None
            if document is not None:
                changed[document["id"]] = document
        return changed


def _differs(document: Document | None, before: Document | None) -> bool:
    """Say whether two documents are written differently, as 1 and 1.0 are; None stands for none at all."""
    if document is None or before is None:
        return document is not before
    return orjson.dumps(document) != orjson.dumps(before)


def _kept(part: Batch) -> Batch | None:
    """Return a copy that shares nothing that could be edited; None where reading the line would give something else.

    It shares texts with whoever made the change, which keeps a large import from being in memory twice.
    """
    try:
        return {
            name: {key: None if document is None else _copied(document) for key, document in documents.items()}
            for name, documents in part.items()
        }
    except TypeError:
        return None


def _copied(value: Any) -> Any:
    """Return a copy of plain JSON. Raises TypeError for all else, which may be read as another type than written."""
    kind = type(value)
    if kind is str or kind is int or kind is bool or value is None:
        return value
    if kind is dict:
        return {key: held if type(held) is str else _copied(held) for key, held in value.items()}
    if kind is list:
        return [held if type(held) is str else _copied(held) for held in value]
    raise TypeError


def _parts(changed: Batch) -> Iterator[tuple[Batch, bool]]:
    """Yield a change in parts that are quickly written each, and whether another follows."""
    held = iter([(name, key, document) for name, documents in changed.items() for key, document in documents.items()])
    part = list(islice(held, DOCUMENTS_A_CHUNK))
    while part:
        following = list(islice(held, DOCUMENTS_A_CHUNK))
        batch: Changed = {}
        for name, key, document in part:
            batch.setdefault(name, {})[key] = document
        yield batch, bool(following)
        part = following
