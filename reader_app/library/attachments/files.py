"""The folder of a library's files: what comes in is whole on disk before it has its name, and nothing is ever deleted.

A file that belongs to no paper any more stays where it is, so that undoing needs nothing but the record; the check of
the library can move it into the folder `detached`, where it is still found.
"""

import contextlib
import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reader_app.library.attachments.naming import key
from reader_app.library.store.disk import BINARY, SYNCED_EVERY_BYTES, make_durable, sync_folder, write_all
from reader_app.model.attachment import Attachment
from reader_app.model.errors import ReaderError
from reader_app.model.ids import new_id

FOLDER = "files"
DETACHED = "detached"
UNFINISHED = ".new"
READ_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a file is known by."""

    hash: str
    size: int


class Files:
    """The folder beside a library in which the files of its papers lie."""

    def __init__(self, library: Path) -> None:
        self.folder = library / FOLDER

    def path_of(self, attachment: Attachment) -> Path:
        """Return where a file is, or should be."""
        return Path(attachment.path) if attachment.path else self.folder / attachment.name

    def found(self, attachment: Attachment) -> Path | None:
        """Return where a file is, also where it was renamed in the folder or set aside; None where it is not there."""
        path = self.path_of(attachment)
        if path.is_file() or attachment.path:
            return path if path.is_file() else None
        return self.with_content(Fingerprint(attachment.hash, attachment.size))

    def with_content(self, content: Fingerprint) -> Path | None:
        """Return a file in the folder with this in it, whatever its name; None where there is none."""
        return next((one for one in self.all() if _is_this(one, content)), None)

    def holds(self, name: str, content: Fingerprint) -> bool:
        """Say whether a name in the folder is that of a file with this in it."""
        return _is_this(self.folder / name, content)

    def names(self) -> frozenset[str]:
        """Return the names that are taken, as `naming.key` has them."""
        return frozenset(key(path.name) for path in self.all())

    def all(self) -> Iterator[Path]:
        """Yield all files that are whole, those set aside too."""
        for folder in (self.folder, self.folder / DETACHED):
            yield from (path for path in _children(folder) if path.is_file() and path.suffix != UNFINISHED)

    def put(self, staged: Path, name: str) -> Path:
        """Give a file that was brought in its name. Raises OSError."""
        place = self.folder / name
        os.replace(staged, place)  # noqa: PTH105 - the torture programs fail each call of os in turn
        sync_folder(self.folder)
        return place

    def set_aside(self, path: Path) -> None:
        """Move a file that belongs to no paper into a folder of its own. Raises OSError."""
        folder = self.folder / DETACHED
        folder.mkdir(exist_ok=True)
        taken = frozenset(key(one.name) for one in _children(folder))
        stem, number, name = path.stem, 1, path.name
        while key(name) in taken:
            number += 1
            name = f"{stem} ({number}){path.suffix}"
        os.replace(path, folder / name)  # noqa: PTH105 - likewise
        sync_folder(folder)
        sync_folder(self.folder)


def staged_copy(source: Path, folder: Path) -> tuple[Path, Fingerprint]:
    """Copy a file into a folder under a passing name, durably; return that with what the file is known by.

    Raises ReaderError, and leaves nothing, where it cannot be read or written whole.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReaderError(f"The folder {folder} cannot be made ({error.strerror or error}).") from error
    staged = folder / f"{new_id()}{UNFINISHED}"
    try:
        return staged, _copied(source, staged)
    except BaseException as error:
        with contextlib.suppress(OSError):
            os.unlink(staged)  # noqa: PTH108 - likewise
        if isinstance(error, OSError):
            raise ReaderError(
                f"{source} could not be copied to {folder} ({error.strerror or error}); nothing was changed."
            ) from error
        raise


def fingerprint_of(path: Path) -> Fingerprint:
    """Return what a file is known by. Raises OSError where it cannot be read."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while piece := file.read(READ_BYTES):
            digest.update(piece)
            size += len(piece)
    return Fingerprint(digest.hexdigest(), size)


def _is_this(path: Path, content: Fingerprint) -> bool:
    try:
        return path.stat().st_size == content.size and fingerprint_of(path) == content
    except OSError:
        return False


def _copied(source: Path, staged: Path) -> Fingerprint:
    digest, size, unsynced = hashlib.sha256(), 0, 0
    handle = os.open(staged, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, 0o666)
    try:
        with source.open("rb") as file:
            while piece := file.read(READ_BYTES):
                write_all(handle, piece)
                digest.update(piece)
                size += len(piece)
                unsynced += len(piece)
                if unsynced >= SYNCED_EVERY_BYTES:
                    make_durable(handle)
                    unsynced = 0
        make_durable(handle)
    finally:
        os.close(handle)
    return Fingerprint(digest.hexdigest(), size)


def _children(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except FileNotFoundError:
        return []
