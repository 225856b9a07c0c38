"""`library.journal`: changes appended one by one, each durable when `append` returns."""

import contextlib
import errno
import os
import sys
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

from reader_app.library.store import disk
from reader_app.library.store.framing import framed, scanned
from reader_app.model.errors import ReaderError

PIECE_BYTES = 4 << 20
"""As much is read at once: after a change of all papers the journal is larger than all else in memory."""


class Journal:
    """The end of a journal, where changes are appended; from any thread, one at a time."""

    def __init__(self, path: Path, *, size: int, end: int) -> None:
        """Go on behind the good lines of a journal that was found with so many bytes; 0 where there is none."""
        self.path = path
        self._size = size
        self._end = end
        self._handle: int | None = None
        self._is_unsure = False
        self._one_at_a_time = threading.Lock()

    @property
    def end(self) -> int:
        """Where the next line will begin."""
        return self._end

    def append(self, bodies: Iterable[bytes]) -> None:
        """Append lines, all or none of them, and return when they are durable.

        Raises OSError where they are not, what the bodies raise, and ReaderError where another program has written
        to the journal.
        """
        with self._one_at_a_time, self._held() as handle:
            end, is_down = self._end, False
            try:
                for body in bodies:
                    line = framed(body)
                    disk.write_all(handle, line)
                    end += len(line)
                # Where this fails, the system may have dropped what it could not write, and not say so again.
                self._is_unsure = True
                disk.make_durable(handle)
                self._is_unsure = False
                is_down = True
            finally:
                if not is_down:
                    self._take_back(handle)
            self._end = self._size = end

    def begin(self, first: bytes, *, like: Path) -> None:
        """Make a journal of one line, for those to read who may read another file. Raises as `append` does."""
        self._refuse_if(self.path.exists())
        self._end = self._size = disk.replace(self.path, [framed(first)], like=like).size

    def bodies(self, end: int) -> Iterator[bytes]:
        """Yield the good lines up to a place, read a piece at a time. Raises as `append` does."""
        place, rest = 0, b""
        while place < end:
            with self._one_at_a_time, self._held() as handle:
                piece = self._read(handle, place, min(end, place + PIECE_BYTES))
            place += len(piece)
            # No line break is inside of a line: JSON escapes them.
            whole, line_break, rest = (rest + piece).rpartition(b"\n")
            yield from (line.body for line in scanned(whole + line_break).lines)
            if not piece:
                break

    def shorten(self, start: int) -> None:
        """Leave out the lines before a place. Raises as `append` does."""
        with self._one_at_a_time, self._held() as handle:
            self._rewrite([self._read(handle, start)])

    def is_whole(self) -> bool:
        """Say whether the journal is as this program left it, and nobody else wrote to it."""
        try:
            with self._one_at_a_time, self._held():
                return True
        except (OSError, ReaderError):
            return False

    def close(self) -> None:
        with self._one_at_a_time:
            self._let_go()

    @contextlib.contextmanager
    def _held(self) -> Iterator[int]:
        """Keep other processes from appending, and give the journal as this program left it."""
        if self._is_unsure:
            with self._locked() as handle:
                self._rewrite([self._verified(handle)])
            self._is_unsure = False
        with self._locked() as handle:
            if self._size > self._end:
                os.ftruncate(handle, self._end)
                self._size = self._end
            yield handle

    @contextlib.contextmanager
    def _locked(self) -> Iterator[int]:
        """Keep the appends of processes apart where the system can; the library's lock keeps them out altogether."""
        if self._handle is None:
            self._handle = os.open(self.path, os.O_RDWR | os.O_APPEND | disk.BINARY)
        handle = self._handle
        _lock(handle)
        try:
            self._see_that_it_is_ours(handle)
            yield handle
        finally:
            if self._handle == handle:  # Closing it has unlocked it too.
                _unlock(handle)

    def _see_that_it_is_ours(self, handle: int) -> None:
        held, there = os.fstat(handle), os.stat(self.path)  # noqa: PTH116 - half the time, for each change
        is_same = (held.st_dev, held.st_ino) == (there.st_dev, there.st_ino)
        self._refuse_if(not is_same or (held.st_size != self._size and not self._is_unsure))

    def _refuse_if(self, is_foreign: bool) -> None:
        if is_foreign:
            raise ReaderError(
                f"{self.path} was written to by another program while it was open here, so nothing was changed; "
                "close this library and open it again."
            )

    def _take_back(self, handle: int) -> None:
        """Remove what was appended in vain; where that fails too, the next change begins with a new file."""
        try:
            os.ftruncate(handle, self._end)
        except OSError:
            self._is_unsure = True

    def _verified(self, handle: int) -> bytes:
        """Return the good lines, read back. Raises OSError where they cannot be read any more."""
        content = self._read(handle, 0)
        if len(content) != self._end or scanned(content).holes:
            raise OSError(errno.EIO, f"{self.path} cannot be read back")
        return content

    def _read(self, handle: int, start: int, end: int | None = None) -> bytes:
        os.lseek(handle, start, os.SEEK_SET)
        pieces = []
        rest = (self._end if end is None else min(end, self._end)) - start
        while rest > 0 and (piece := os.read(handle, rest)):
            pieces.append(piece)
            rest -= len(piece)
        return b"".join(pieces)

    def _rewrite(self, pieces: Iterable[bytes]) -> None:
        """Put a new file in the place of the old one; the next call opens it."""
        written = disk.write_beside(self.path, pieces)
        if sys.platform == "win32":
            self._let_go()  # An open file cannot be replaced there.
        disk.put_in_place(self.path)
        self._end = self._size = written.size
        self._let_go()

    def _let_go(self) -> None:
        handle, self._handle = self._handle, None
        if handle is not None:
            with contextlib.suppress(OSError):  # All that is in it is durable already.
                os.close(handle)


def _lock(handle: int) -> None:
    if sys.platform != "win32":
        import fcntl  # Not there on Windows.

        with contextlib.suppress(OSError):  # Some network folders know no locks.
            fcntl.flock(handle, fcntl.LOCK_EX)


def _unlock(handle: int) -> None:
    if sys.platform != "win32":
        import fcntl  # Not there on Windows.

        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_UN)
