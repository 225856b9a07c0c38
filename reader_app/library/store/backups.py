"""`backups/`: copies of a library, each read again before it counts, of the last minutes, hours, days and weeks."""

import contextlib
import logging
import re
import shutil
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reader_app.library.store import disk
from reader_app.library.store.packing import Packer, packed_documents, unpacked
from reader_app.library.store.record import Document, Position
from reader_app.library.store.snapshot import Snapshot, Tables, snapshot_of, snapshot_pieces
from reader_app.model.errors import ReaderError

log = logging.getLogger(__name__)

PERIODS = (timedelta(minutes=10), timedelta(hours=1), timedelta(days=1), timedelta(weeks=1))
"""Of the last two of each of these in which copies were made, the first copy is kept: eight at most."""
EVERY = PERIODS[0]
ROOM_WANTED = 2
"""A copy is made only where there is room for so many of the library's size: the last room is for changes."""
_NAME = re.compile(r"library-([0-9]{8}T[0-9]{6}Z)(?:-([a-z0-9-]+))?\.json\.gz")
_STAMP = "%Y%m%dT%H%M%S%z"
_BEGINNING = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of a library."""

    path: Path
    time: datetime
    reason: str = ""
    """Why it was made out of turn; such a copy is kept for good."""


class Backups:
    """The copies of one library."""

    def __init__(self, library: Path) -> None:
        self._library = library
        self._folder = library.with_name("backups")
        self._thread: threading.Thread | None = None
        self._last: datetime | None = None

    def all(self) -> tuple[Backup, ...]:
        """Return the copies there are, newest first."""
        if not self._folder.is_dir():
            return ()
        named = ((_NAME.fullmatch(path.name), path) for path in self._folder.iterdir())
        found = [Backup(path, datetime.strptime(name[1], _STAMP), name[2] or "") for name, path in named if name]
        return tuple(sorted(found, key=lambda backup: backup.time, reverse=True))

    def snapshot(self, backup: Backup) -> Snapshot:
        """Return all of a copy at once, for a library that is being opened. Raises as `documents`."""
        return replace(snapshot_of(b"".join(unpacked(backup.path)), backup.path), file=None)

    def documents(self, backup: Backup) -> Iterator[tuple[str, Document]]:
        """Yield a copy's documents with their tables. Raises ReaderError where it is damaged."""
        for table, documents in packed_documents(backup.path, unpacked(backup.path)):
            yield from ((table, document) for document in documents.values())

    def is_due(self) -> bool:
        """Say whether the last copy is so old, or so far in the future, that it is time for another."""
        if self._last is None:
            self._last = max((backup.time for backup in self.all()), default=_BEGINNING)
        return not -EVERY < datetime.now(UTC) - self._last < EVERY

    def begin(self, tables: Tables, at: Position) -> None:
        """Make a copy in the background; what goes wrong is logged, and tried again when the next one is due."""
        self.finish()
        self._last = datetime.now(UTC)
        self._thread = threading.Thread(target=self._try, args=(tables, at), name="backup", daemon=True)
        self._thread.start()

    def finish(self) -> None:
        """Wait for a copy that is being made."""
        if self._thread:
            self._thread.join()

    def make(self, tables: Tables, at: Position, reason: str = "") -> Backup:
        """Make a copy and read it again. Raises ReaderError where it is not what it should be."""
        moment = datetime.now(UTC).replace(microsecond=0)
        name = f"library-{moment.strftime('%Y%m%dT%H%M%SZ')}{f'-{reason}' if reason else ''}.json.gz"
        path = self._folder / name
        packer = Packer()
        try:
            self._folder.mkdir(exist_ok=True)
            self._refuse_to_take_the_last_room()
            disk.replace(path, packer.packed(snapshot_pieces(tables, at)), like=self._library)
        except OSError as error:
            raise ReaderError(f"No backup could be made in {self._folder} ({error.strerror or error}).") from error
        _check(path, packer, sum(map(len, tables.values())))
        return Backup(path, moment, reason)

    def set_aside(self, names: Iterable[str]) -> None:
        """Keep copies that cannot be read under other names, so that they do not count. Raises OSError."""
        for backup in self.all():
            if backup.path.name in set(names):
                backup.path.rename(disk.free_name(backup.path, "damaged"))

    def thin_out(self) -> None:
        """Let go of the copies whose periods are over."""
        in_turn = [backup for backup in self.all() if not backup.reason]
        kept = set(kept_times(backup.time for backup in in_turn))
        for backup in in_turn:
            if backup.time not in kept:
                backup.path.unlink()

    def _try(self, tables: Tables, at: Position) -> None:
        try:
            self.make(tables, at)
            self.thin_out()
        except (OSError, ReaderError) as error:
            log.warning("%s", error)

    def _refuse_to_take_the_last_room(self) -> None:
        size = self._library.stat().st_size if self._library.exists() else 0  # The first changes are in the journal.
        wanted = ROOM_WANTED * size
        if shutil.disk_usage(self._folder).free < wanted:
            raise ReaderError(f"There is too little room for a backup in {self._folder}.")


def kept_times(times: Iterable[datetime]) -> Iterator[datetime]:
    """Yield the times of the copies to keep."""
    in_order = sorted(times)
    for period in PERIODS:
        firsts: dict[int, datetime] = {}
        for moment in in_order:
            firsts.setdefault(int(moment.timestamp() // period.total_seconds()), moment)
        yield from list(firsts.values())[-2:]


def _check(path: Path, packer: Packer, count: int) -> None:
    """Read a copy. Raises ReaderError, and removes it, where it is not what was to be copied."""
    reader = Packer()
    try:
        found = sum(len(documents) for _, documents in packed_documents(path, reader.seen(unpacked(path))))
        if (found, reader.taken) != (count, packer.taken):
            raise ReaderError(f"The backup {path} could not be read as it was written, and was removed.")
    except ReaderError:
        with contextlib.suppress(OSError):
            path.unlink()
        raise
