"""Folding the journal into `library.json`, a little at a time, so that nobody who waits for the interpreter notices."""

import logging
import threading
from pathlib import Path

from reader_app.library.store import disk
from reader_app.library.store.foreign import Witness, kept_beside
from reader_app.library.store.record import Mark, Position, body_of
from reader_app.library.store.segments import Segments
from reader_app.library.store.snapshot import Snapshot, Tables, snapshot_pieces
from reader_app.library.store.tables import JournaledStorage
from reader_app.model.errors import ReaderError

log = logging.getLogger(__name__)

FROM_BYTES = 4 << 20
"""Of journal; a longer one would be felt when the library opens."""
FROM_SHARE = 4
"""A journal is let grow to this part of the documents, so that a change costs the same in a library of any size."""

REST_SHARE = 8
"""While nothing else is to be done, a journal of this part of that length is folded."""
BUSY_BYTES = 256 << 20
"""Folding waits until nothing else is to be done, since it competes with what follows a large change; not for ever."""


class Compaction:
    """The two files of a library, of which the journal is kept short."""

    def __init__(self, path: Path, storage: JournaledStorage, history: Segments, found: Snapshot) -> None:
        self._path = path
        self._storage = storage
        self._history = history
        self._folded = found.at
        self.witness = Witness(path, found.file)
        self._due = _due(found.file.size if found.file else 0)
        self._thread: threading.Thread | None = None

    def begin(self) -> None:
        """See that there are both files, before the first change is written."""
        if self._storage.journal.end:
            return
        if self._path.exists():
            file = disk.fingerprint(self._path.read_bytes())
        else:
            file = disk.replace(self._path, snapshot_pieces({}, self._folded))
            self.witness.remember(file)
        self._storage.journal.begin(body_of(Mark(self._folded, file)), like=self._path)

    def consider(self, *, is_at_rest: bool = False) -> None:
        """Fold in the background where the journal has grown very long; at rest a short one is reason enough."""
        due = self._due // REST_SHARE if is_at_rest else max(self._due, BUSY_BYTES)
        is_due = self._storage.journal.end >= due and self._storage.at != self._folded
        if not self._is_running() and (is_due or (is_at_rest and self._is_replaced())):
            copied = self._storage.memory.copy(), self._storage.at, self._storage.journal.end
            self._thread = threading.Thread(target=self._fold, args=copied, name="compaction", daemon=True)
            self._thread.start()

    def finish(self) -> None:
        """Fold all there is, so that any program can read the documents."""
        if self._thread:
            self._thread.join()
        is_begun = self._storage.journal.end > 0
        if is_begun and not self._storage.journal.is_whole():
            self._keep_ours()
        elif self._storage.at != self._folded or (is_begun and self.witness.is_other()):
            self._fold(self._storage.memory.copy(), self._storage.at, self._storage.journal.end)

    def _is_replaced(self) -> bool:
        """Say whether another program has put a file in the place of the library's, or has taken it away."""
        return (
            self._storage.journal.end > 0 and self.witness.is_other_and_settled() and self._storage.journal.is_whole()
        )

    def _keep_ours(self) -> None:
        """Keep the documents where another program has replaced the journal: they are merged at the next opening."""
        try:
            if self._storage.at != self._folded:
                kept_beside(self._path, b"".join(snapshot_pieces(self._storage.memory.copy(), self._storage.at)))
        except OSError as error:
            log.warning("The changes in %s could not be kept: %s", self._path, error)

    def _is_running(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def _fold(self, tables: Tables, at: Position, end: int) -> None:
        """Write the documents as they were when the journal ended there; nothing is lost where that fails."""
        journal = self._storage.journal
        try:
            written = disk.write_beside(self._path, snapshot_pieces(tables, at))
            if self.witness.is_other():
                self.witness.keep()
            journal.append([body_of(Mark(at, written))])
            disk.put_in_place(self._path)
            self.witness.remember(written)
            self._folded = at
            self._history.archive(lambda: journal.bodies(end))
            journal.shorten(end)
            self._due = _due(written.size)
        except (OSError, ReaderError) as error:
            log.warning("The journal of %s could not be folded in: %s", self._path, error)
            self._due = 2 * journal.end


def _due(size: int) -> int:
    """Return how long the journal of documents of a size may become."""
    return max(FROM_BYTES, size // FROM_SHARE)
