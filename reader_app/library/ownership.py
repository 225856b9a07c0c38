"""Who may write to a library: one process at a time, by a lock that its crash releases."""

import contextlib
import json
import os
import socket
from pathlib import Path

from filelock import FileLock, Timeout

from reader_app.model.dates import now
from reader_app.model.errors import LibraryBusyError, ReaderError

LOCK = "library.lock"
OWNER = "library.owner"


def is_left_over(folder: Path) -> bool:
    """Say whether a folder names an owner who is gone; the lock, unlike the name, is gone with its process."""
    if not (folder / OWNER).exists() or not (folder / LOCK).exists():
        return False
    lock = FileLock(folder / LOCK, timeout=0)
    try:
        with lock:
            return (folder / OWNER).exists()
    except (Timeout, OSError, NotImplementedError):
        return False


class Ownership:
    """The right to write to a library's folder, held until `release`."""

    def __init__(self, folder: Path) -> None:
        self._owner = folder / OWNER
        # Held for the process, not for the thread that took it, so that any thread can let go of it.
        self._lock = FileLock(folder / LOCK, timeout=0, thread_local=False)

    def take(self) -> None:
        """Become the owner. Raises LibraryBusyError, naming the owner, where another process is."""
        try:
            self._lock.acquire()
        except Timeout as error:
            raise LibraryBusyError(
                f"The library in {self._owner.parent} is open in another Paper Reader{self._named_owner()}; "
                "close it there first."
            ) from error
        except (OSError, NotImplementedError) as error:
            reason = getattr(error, "strerror", None) or error
            raise ReaderError(f"The folder {self._owner.parent} cannot be written to ({reason}).") from error
        owner = {"host": socket.gethostname(), "process": os.getpid(), "since": now()}
        with contextlib.suppress(OSError):  # The name is a courtesy to others; a full disk can still be read from.
            self._owner.write_text(json.dumps(owner), encoding="utf-8")

    def release(self) -> None:
        """Let others write."""
        if self._lock.is_locked:
            with contextlib.suppress(OSError):  # Windows keeps a file that another process is reading.
                self._owner.unlink(missing_ok=True)
            self._lock.release()

    def _named_owner(self) -> str:
        try:
            owner = json.loads(self._owner.read_text(encoding="utf-8"))
            since = f"{owner['since'][:16].replace('T', ' ')} UTC"
            return f" (process {owner['process']} on {owner['host']}, since {since})"
        except (OSError, ValueError, KeyError, TypeError):
            return ""
