"""A backup as a file: what is in it, read to its end, and taking it elsewhere."""

import contextlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reader_app.library.store import Backup
from reader_app.library.store.disk import Fingerprint, replace
from reader_app.library.store.packing import Packer, packed_documents, unpacked
from reader_app.model.errors import ReaderError

PLAIN = ".json"
"""The suffix of a copy that any program can read; all others stay packed."""
_READ_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Contents:
    """How much a backup holds; there is one only of a backup that could be read to its end."""

    papers: int
    notes: int
    highlights: int


def contents(backup: Backup, progress: Callable[[int, int], None] | None = None) -> Contents:
    """Return what is in a backup. Raises ReaderError where it is damaged."""
    size = _size(backup)
    reader = Packer()
    held: Counter[str] = Counter()
    for table, documents in packed_documents(backup.path, reader.seen(unpacked(backup.path))):
        held[table] += len(documents)
        if progress:
            progress(reader.taken.size, max(size, reader.taken.size))
    return Contents(held["papers"], held["notes"], held["annotations"])


def take_out(backup: Backup, target: Path) -> Path:
    """Write a backup to another place, as a file that any program can read where its name ends in .json.

    Raises ReaderError where the backup is damaged, or the copy cannot be read as it was written.
    """
    contents(backup)  # Nobody shall carry away what is damaged.
    pieces = unpacked(backup.path) if target.suffix == PLAIN else _pieces(backup.path)
    try:
        _compare(target, replace(target, pieces, like=backup.path))
    except OSError as error:
        raise ReaderError(f"{target} could not be written ({error.strerror or error}).") from error
    return target


def discard(backup: Backup) -> None:
    """Delete a backup for ever. Raises ReaderError where that fails."""
    try:
        backup.path.unlink(missing_ok=True)
    except OSError as error:
        raise ReaderError(f"The backup {backup.path} could not be deleted ({error.strerror or error}).") from error


def _compare(target: Path, wanted: Fingerprint) -> None:
    reader = Packer()
    for _ in reader.seen(_pieces(target)):
        pass
    if reader.taken != wanted:
        with contextlib.suppress(OSError):
            target.unlink()
        raise ReaderError(f"{target} could not be read as it was written, and was removed; try another place.")


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_READ_BYTES):
            yield piece


def _size(backup: Backup) -> int:
    try:
        return backup.path.stat().st_size
    except OSError as error:
        raise ReaderError(f"The backup {backup.path} cannot be read ({error.strerror or error}).") from error
