"""Documents by table and id, durable when a write returns, with the history of their changes."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import cast

from tinydb import TinyDB

from reader_app.library.store.backups import Backup, Backups
from reader_app.library.store.change import Change, changes_of
from reader_app.library.store.compaction import Compaction
from reader_app.library.store.contents import read_bytes
from reader_app.library.store.days import day_of
from reader_app.library.store.framing import scanned
from reader_app.library.store.opening import open_files
from reader_app.library.store.record import NOTHING_SAID, Batch, Document, Head, Position, Said, read_head
from reader_app.library.store.rewinding import rewind
from reader_app.library.store.segments import ALL, HEAD_BYTES, HISTORY_BYTES, Segments, Wanted, first_head
from reader_app.library.store.tables import DocumentTable, JournaledStorage
from reader_app.model.errors import ReaderError


class Store:
    """The documents of one library; TinyDB's own integers never leave it. All calls come from one thread."""

    def __init__(
        self, path: Path, *, read_only: bool = False, as_of: datetime | None = None, history_bytes: int = HISTORY_BYTES
    ) -> None:
        """Open a library, or, for reading only, what it was at a moment that the history still knows.

        Of the history, so many compressed bytes are kept.
        """
        # A library may be a link into a folder that is synchronised; no file must be put in the link's place.
        self._path = path.resolve()
        self._read_only = read_only or as_of is not None
        self._history = Segments(self._path.parent / "history", history_bytes)
        self.backups = Backups(self._path)
        found = open_files(self._path, self._history, self.backups, read_only=self._read_only)
        self.notices = found.notices
        """A sentence for each thing that the user has to know about how the library was found."""
        self._storage = storage = JournaledStorage(found)
        # Not through self: a library that is closed would then have to wait for the garbage collector.
        self._db = _Tables(storage=lambda: storage)
        self._compaction = Compaction(self._path, self._storage, self._history, found.snapshot)
        self._compaction.witness.kept.extend(found.foreign)
        if as_of:
            self.notices += rewind(self._storage.memory, self.changes(), as_of)

    @property
    def path(self) -> Path:
        """The library's file."""
        return self._path

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be written."""
        return self._read_only

    def keep_as_it_is(self, notice: str) -> None:
        """Write nothing from now on, and say why."""
        self._read_only = True
        self.notices += (notice,)

    @property
    def sequence(self) -> int:
        """The number of the last change."""
        return self._storage.at.sequence

    @property
    def at(self) -> Position:
        """How far it has come."""
        return self._storage.at

    def tables(self) -> tuple[str, ...]:
        """Return the names of all tables."""
        return tuple(self._storage.read())

    def documents(self, table: str) -> Mapping[str, Document]:
        """Return the documents of a table by id, as they are at any time; not to be changed."""
        return self._storage.memory.documents(table)

    def get(self, table: str, key: str) -> Document | None:
        """Return one document, or None; not to be changed."""
        return self._storage.memory.document(table, key)

    def follow_clock(self, reading: str) -> None:
        """Let the changes from now on be later than a reading of another library's clock."""
        self._storage.follow_clock(reading)

    def write(self, batch: Batch, said: Said = NOTHING_SAID) -> Batch:
        """Write a batch and return the batch that takes it back. Raises ReaderError and changes nothing if it fails."""
        if self._read_only:
            raise ReaderError("This library is open for reading only, so nothing was changed.")
        inverse = self._storage.memory.before(batch)
        try:
            self._compaction.begin()
            self._copy_in_time()
            self._storage.as_one(lambda: self._put(batch), said)
        except (OSError, TypeError) as error:
            reason = getattr(error, "strerror", None) or error
            raise ReaderError(f"{self._path} could not be written ({reason}); nothing was changed.") from error
        self._compaction.consider()
        return inverse

    @property
    def foreign(self) -> tuple[Path, ...]:
        """What others put in the place of the library's files, kept beside them until it is merged."""
        return tuple(self._compaction.witness.kept)

    def let_go_of(self, foreign: Path) -> None:
        """Take one of these as merged, or as what cannot be merged."""
        self._compaction.witness.kept.remove(foreign)

    def pretend(self, batch: Batch) -> None:
        """Change documents in memory alone, for what is open for reading only but has to be looked at as if newer."""
        self._storage.memory.apply(batch)

    def changes(self, wanted: Wanted = ALL) -> Iterator[Change]:
        """Yield all changes that are known, newest first, or those of the stretches that have wanted ones."""
        return changes_of(self._lines(wanted), wanted.below)

    def days(self, since: date | None = None) -> Counter[date]:
        """Return how many changes were made on each day; days before one that is named may be left out."""
        journal = scanned(read_bytes(self._path.with_suffix(".journal")))
        days, last = self._history.days(since)
        heads = (read_head(line.body) for line in journal.lines)
        days.update(day_of(head) for head in heads if head and head.at.sequence > last and not head.has_more)
        return days

    def history_faults(self) -> tuple[str, ...]:
        """Return a sentence for each part of the history that cannot be read."""
        return tuple(self._history.faults())

    def history_size(self, limit_bytes: int | None = None) -> int:
        """Return how many bytes of disk the closed parts of the history take, or would take within a limit."""
        return self._history.size(limit_bytes)

    @property
    def history_bytes(self) -> int:
        """How many bytes of disk they may take; what is beyond is let go of when more comes, or by `prune_history`."""
        return self._history.limit_bytes

    @history_bytes.setter
    def history_bytes(self, most: int) -> None:
        self._history.limit_bytes = most

    def mend_history(self) -> None:
        """Keep what is damaged of the history aside, and what can be read of it in the history. Raises OSError."""
        if not self._read_only:
            self._history.mend()

    def renew_backups(self, damaged: Iterable[str]) -> None:
        """Keep damaged copies aside, by their names, and make a new one. Raises OSError, ReaderError."""
        if not self._read_only:
            self.backups.finish()
            self.backups.set_aside(damaged)
            self.backups.make(self._storage.memory.copy(), self._storage.at)

    def prune_history(self) -> None:
        """Let go of the oldest changes where they take more than they may. Raises OSError."""
        if not self._read_only:
            self._history.prune()

    def oldest(self, limit_bytes: int | None = None) -> Head | None:
        """Return the earliest change from which on all are known, or would be within a limit; None without any."""
        content = read_bytes(self._path.with_suffix(".journal"))
        journal = first_head(content[:HEAD_BYTES]) or first_head(content)
        return self._history.oldest(journal.at.sequence if journal else None, limit_bytes) or journal

    def close(self) -> None:
        """Let go of the files; `library.json` then holds everything, for any program to read."""
        if not self._read_only:
            self.backups.finish()
            self._compaction.finish()
        self._storage.journal.close()
        self._db.close()

    def rest(self) -> None:
        """Tidy up in the background while nothing else is to be done."""
        if not self._read_only:
            self._compaction.consider(is_at_rest=True)

    def back_up(self, reason: str) -> Backup:
        """Make a copy out of turn, which is kept for good. Raises ReaderError where it cannot be relied on."""
        return self.backing_up(reason)()

    def backing_up(self, reason: str) -> Callable[[], Backup]:
        """Return what makes such a copy of the documents as they are now; it may be called on any thread."""
        return partial(self.backups.make, self._storage.memory.copy(), self._storage.at, reason)

    def _copy_in_time(self) -> None:
        """Copy what there is before a change, where there is something and the last copy is old."""
        if self._storage.at.sequence and self.backups.is_due():
            self.backups.begin(self._storage.memory.copy(), self._storage.at)

    def _lines(self, wanted: Wanted) -> Iterator[bytes]:
        # First, since what is folded in meanwhile goes into the history before it leaves the journal.
        journal = read_bytes(self._path.with_suffix(".journal"))
        yield from (line.body for line in reversed(scanned(journal).lines))
        yield from self._history.newest_first(wanted)

    def _put(self, batch: Batch) -> None:
        for name, documents in batch.items():
            cast("DocumentTable", self._db.table(name)).put(documents)


class _Tables(TinyDB):
    """TinyDB with tables that touch only what changes."""

    table_class = DocumentTable  # type: ignore[assignment] # TinyDB 4.9 hides its types behind its own base class
