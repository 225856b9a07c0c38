"""Documents by table and id, durable when a write returns."""

from collections.abc import Mapping
from pathlib import Path
from typing import cast

from tinydb import TinyDB

from reader_app.library.store.compaction import Compaction
from reader_app.library.store.opening import open_files
from reader_app.library.store.record import Batch, Document, Kind, Said
from reader_app.library.store.tables import DocumentTable, JournaledStorage
from reader_app.model.errors import ReaderError


class Store:
    """The documents of one library; TinyDB's own integers never leave it. All calls come from one thread."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        # A library may be a link into a folder that is synchronised; no file must be put in the link's place.
        self._path = path.resolve()
        self._read_only = read_only
        found = open_files(self._path, read_only=read_only)
        self.notices = found.notices
        """A sentence for each thing that the user has to know about how the library was found."""
        self._storage = JournaledStorage(found)
        self._db = _Tables(storage=lambda: self._storage)
        self._compaction = Compaction(self._path, self._storage, found.snapshot.at)

    def documents(self, table: str) -> Mapping[str, Document]:
        """Return the documents of a table by id, as they are at any time; not to be changed."""
        return self._storage.memory.documents(table)

    def get(self, table: str, key: str) -> Document | None:
        """Return one document, or None; not to be changed."""
        return self._storage.memory.document(table, key)

    def write(self, batch: Batch, *, label: str = "", kind: Kind = Kind.CHANGE, run: str = "") -> Batch:
        """Write a batch and return the batch that takes it back. Raises ReaderError and changes nothing if it fails."""
        if self._read_only:
            raise ReaderError("This library is open for reading only, so nothing was changed.")
        inverse = {name: {key: self.get(name, key) for key in documents} for name, documents in batch.items()}
        try:
            self._compaction.begin()
            self._storage.as_one(lambda: self._put(batch), Said(label, kind, run))
        except (OSError, TypeError) as error:
            reason = getattr(error, "strerror", None) or error
            raise ReaderError(f"{self._path} could not be written ({reason}); nothing was changed.") from error
        self._compaction.consider()
        return inverse

    def close(self) -> None:
        """Let go of the files; `library.json` then holds everything, for any program to read."""
        if not self._read_only:
            self._compaction.finish()
        self._storage.journal.close()
        self._db.close()

    def _put(self, batch: Batch) -> None:
        for name, documents in batch.items():
            cast("DocumentTable", self._db.table(name)).put(documents)


class _Tables(TinyDB):
    """TinyDB with tables that touch only what changes."""

    table_class = DocumentTable  # type: ignore[assignment] # TinyDB 4.9 hides its types behind its own base class
