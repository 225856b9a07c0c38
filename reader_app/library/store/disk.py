"""Bytes that stay: files written as a whole or not at all, and made durable before anybody is told."""

import contextlib
import os
import shutil
import sys
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

SYNCED_EVERY_BYTES = 8 << 20
"""A large file is made durable bit by bit: a note saved meanwhile would wait for all that is still to be written."""
BINARY = getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What tells whether a file is still the one that was written."""

    size: int
    crc: int


def fingerprint(content: bytes) -> Fingerprint:
    return Fingerprint(len(content), zlib.crc32(content))


def write_all(handle: int, content: bytes) -> None:
    """Write to the end of the content; the system may take it in several bites."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(handle, rest) :]


def make_durable(handle: int) -> None:
    """Return when the bytes of a file would survive a power cut."""
    if sys.platform == "darwin":
        import fcntl  # Not there on Windows.

        fcntl.fcntl(handle, fcntl.F_FULLFSYNC)  # fsync leaves them in the drive's own memory there.
    elif sys.platform == "win32":
        os.fsync(handle)
    else:
        os.fdatasync(handle)


def write_beside(path: Path, pieces: Iterable[bytes], *, like: Path | None = None) -> Fingerprint:
    """Write what shall replace a file next to it, for those to read who may read the file, or one it is like.

    Raises OSError, or TypeError from the pieces, and leaves nothing.
    """
    beside = _beside(path)
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | BINARY, 0o666)
        try:
            _keep_permissions(like or path, beside)
            return _written(handle, pieces)
        finally:
            os.close(handle)
    except (OSError, TypeError):
        with contextlib.suppress(OSError):
            os.unlink(beside)  # noqa: PTH108 - the torture programs fail each call of os in turn
        raise


def put_in_place(path: Path) -> None:
    """Let what was written beside a file take its place, durably."""
    try:
        os.replace(_beside(path), path)  # noqa: PTH105 - likewise
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(_beside(path))  # noqa: PTH108 - likewise
        raise
    sync_folder(path.parent)


def replace(path: Path, pieces: Iterable[bytes], *, like: Path | None = None) -> Fingerprint:
    """Write a file as a whole: afterwards it is the new one, or, where that raises, the old one."""
    written = write_beside(path, pieces, like=like)
    put_in_place(path)
    return written


def free_name(path: Path, suffix: str) -> Path:
    """Return a name beside a file that no other has, for keeping it aside."""
    names = (f"{path.name}{f'.{number}' if number else ''}.{suffix}" for number in count())
    return next(free for name in names if not (free := path.with_name(name)).exists())


def sync_folder(folder: Path) -> None:
    """Make a rename durable; Windows cannot open folders and does not need it."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _beside(path: Path) -> Path:
    return path.with_name(path.name + ".new")


def _written(handle: int, pieces: Iterable[bytes]) -> Fingerprint:
    size = crc = unsynced = 0
    for piece in pieces:
        write_all(handle, piece)
        crc = zlib.crc32(piece, crc)
        size += len(piece)
        unsynced += len(piece)
        if unsynced >= SYNCED_EVERY_BYTES:
            make_durable(handle)
            unsynced = 0
    make_durable(handle)
    return Fingerprint(size, crc)


def _keep_permissions(path: Path, beside: Path) -> None:
    """Let a library that only its owner may read stay so; some file systems know no permissions."""
    with contextlib.suppress(OSError):
        shutil.copymode(path, beside)
