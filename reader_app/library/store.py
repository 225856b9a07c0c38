"""The library's one file: documents in TinyDB tables, known by globally unique ids.

TinyDB's own integers never leave this module. A batch of changes is one atomic write: it is on disk as a whole, or
memory and disk stay as they were.
"""

import contextlib
import os
import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import orjson
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document as TinyDocument

from reader_app.model.errors import ReaderError

Document = dict[str, Any]
"""A document is never edited in place: a changed one is a new one, so that undo can keep the old."""
Batch = Mapping[str, Mapping[str, Document | None]]
"""By table and id, the document as it shall be; None removes it."""

DOCUMENTS_A_CHUNK = 400
"""As many are serialised in one go: a larger chunk would hold the interpreter long enough to be seen in the window."""
_NUMBER = re.compile(r"[1-9][0-9]{0,17}")


class AtomicFile(Storage):
    """Keep the tables in memory and write them as a whole: to a temporary file, synced, renamed over the old one."""

    def __init__(self, path: Path) -> None:
        # A library may be a link into a folder that is synchronised; renaming must not put a file in its place.
        self._path = path.resolve()
        self._tables: dict[str, dict[str, Document]] = _loaded(path)

    def read(self) -> dict[str, dict[str, Document]]:
        """Return the tables in memory; what is on disk is the same after each `flush`."""
        return self._tables

    def write(self, data: dict[str, dict[str, Document]]) -> None:
        """Take the tables as TinyDB hands them over; `flush` puts them on disk."""
        self._tables = data

    def flush(self) -> None:
        """Put the tables on disk, all or nothing.

        Raises OSError, or TypeError for what JSON cannot hold, and leaves the old file where that fails.
        """
        beside = self._path.with_name(self._path.name + ".new")
        try:
            with beside.open("wb") as file:
                self._keep_permissions(beside)
                for piece in _pieces(self._tables):
                    file.write(piece)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(self._path)
        except (OSError, TypeError):
            with contextlib.suppress(OSError):
                beside.unlink()
            raise
        _sync_folder(self._path.parent)

    def _keep_permissions(self, beside: Path) -> None:
        """Let a library that only its owner may read stay so; some file systems know no permissions."""
        with contextlib.suppress(OSError):
            shutil.copymode(self._path, beside)


class Store:
    """Documents by table and id."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self._path = path
        self._read_only = read_only
        self._file = AtomicFile(path)
        self._db = TinyDB(storage=lambda: self._file)
        self._numbers: dict[str, dict[str, int]] = {
            name: {document["id"]: int(number) for number, document in table.items()}
            for name, table in self._file.read().items()
        }

    def documents(self, table: str) -> Mapping[str, Document]:
        """Return the documents of a table by id; not to be changed."""
        raw = self._file.read().get(table, {})
        return {key: raw[str(number)] for key, number in self._numbers.get(table, {}).items()}

    def get(self, table: str, key: str) -> Document | None:
        """Return one document, or None; not to be changed."""
        number = self._numbers.get(table, {}).get(key)
        return None if number is None else self._file.read()[table][str(number)]

    def write(self, batch: Batch) -> Batch:
        """Write a batch and return the batch that takes it back. Raises ReaderError and changes nothing if it fails."""
        if self._read_only:
            raise ReaderError("This library is open for reading only, so nothing was changed.")
        inverse = {name: {key: self.get(name, key) for key in documents} for name, documents in batch.items()}
        self._apply(batch)
        try:
            self._file.flush()
        except (OSError, TypeError) as error:
            self._apply(inverse)
            reason = getattr(error, "strerror", None) or error
            raise ReaderError(f"{self._path} could not be written ({reason}); nothing was changed.") from error
        return inverse

    def close(self) -> None:
        """Let go of the file; everything is on disk already."""
        self._db.close()

    def _apply(self, batch: Batch) -> None:
        for name, documents in batch.items():
            numbers = self._numbers.setdefault(name, {})
            table = self._db.table(name, cache_size=0)
            known = [numbers[key] for key in documents if key in numbers]
            if known:
                table.remove(doc_ids=known)
            self._insert(name, {key: document for key, document in documents.items() if document is not None})
            for key, document in documents.items():
                if document is None:
                    numbers.pop(key, None)

    def _insert(self, name: str, documents: Mapping[str, Document]) -> None:
        numbers = self._numbers[name]
        free = max(numbers.values(), default=0)
        for key in documents:
            if key not in numbers:
                free += 1
                numbers[key] = free
        self._db.table(name).insert_multiple(
            TinyDocument(document, doc_id=numbers[key]) for key, document in documents.items()
        )


def _loaded(path: Path) -> dict[str, dict[str, Document]]:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise ReaderError(f"{path} could not be read ({error.strerror or error}).") from error
    try:
        tables = orjson.loads(content)
    except orjson.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise ReaderError(
            f"{path} is damaged ({place}) and was left as it is; put a copy of it in its place to go on."
        ) from error
    if not isinstance(tables, dict):
        raise ReaderError(f"{path} is not a library of Paper Reader; it was left as it is.")
    for name, table in tables.items():
        if fault := _fault(table):
            raise ReaderError(f"{path} is damaged in its table “{name}” ({fault}) and was left as it is.")
    return tables


def _fault(table: object) -> str:
    """Return what is wrong with a table; nothing where each document has a number and an id of its own."""
    if not isinstance(table, dict):
        return "it holds no documents"
    seen: set[str] = set()
    for number, document in table.items():
        key = document.get("id") if isinstance(document, dict) else None
        if not (_NUMBER.fullmatch(number) and isinstance(key, str) and key):
            return f"entry “{number}” is not a document with a number and an id"
        if key in seen:
            return f"the id “{key}” is there twice"
        seen.add(key)
    return ""


def _pieces(tables: Mapping[str, Mapping[str, Document]]) -> Iterable[bytes]:
    """Yield the file in pieces that each take about a millisecond to make."""
    yield b"{"
    for position, (name, table) in enumerate(tables.items()):
        yield (b",\n" if position else b"\n") + orjson.dumps(name) + b":{"
        numbers = list(table)
        for first in range(0, len(numbers), DOCUMENTS_A_CHUNK):
            chunk = {number: table[number] for number in numbers[first : first + DOCUMENTS_A_CHUNK]}
            yield (b",\n" if first else b"\n") + orjson.dumps(chunk)[1:-1]
        yield b"}"
    yield b"\n}\n"


def _sync_folder(folder: Path) -> None:
    """Make a rename durable; Windows cannot open folders and does not need it."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
