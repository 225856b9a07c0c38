"""Let each call of the system fail in turn: `python -m tests.torture.faults`."""

import errno
import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader_app.library.store import Store
from reader_app.model.errors import ReaderError
from tests.torture.edits import TABLES, State, advance, after, edit, state_of

CALLS = ("open", "write", "fsync", "fdatasync", "ftruncate", "replace", "unlink", "fstat", "lseek", "read", "close")
SEED = 5
EDITS = 9
SESSIONS = 3
MOST_CALLS = 5000


@dataclass
class Count:
    """What a run has done and found."""

    faults: int = 0
    refused: int = 0
    not_opened: int = 0
    left_behind: int = 0
    """Edits that were refused but could not be taken back, since the disk failed there too."""


class Disk:
    """The system's calls, of which one, or all from one on, fail."""

    def __init__(self, fails_at: int, *, for_good: bool, code: int) -> None:
        self._fails_at = fails_at
        self.for_good = for_good
        self._code = code
        self.calls = 0

    def around(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def tried(*arguments: Any, **options: Any) -> Any:
            self.calls += 1
            if self.calls != self._fails_at and not (self.for_good and self.calls > self._fails_at):
                return call(*arguments, **options)
            if name == "write":
                call(arguments[0], arguments[1][: len(arguments[1]) // 2])
            elif name == "close":
                call(*arguments)  # The system closes a file even where it says that it could not.
            raise OSError(self._code, os.strerror(self._code))

        return tried


@contextmanager
def failing(disk: Disk) -> Iterator[None]:
    """Put a failing disk under all that is called meanwhile."""
    real = {name: getattr(os, name) for name in CALLS if hasattr(os, name)}
    for name, call in real.items():
        setattr(os, name, disk.around(name, call))
    try:
        yield
    finally:
        for name, call in real.items():
            setattr(os, name, call)


def run(folder: Path, every: int = 1) -> Count:
    """Fail each so-manieth call. Raises AssertionError where an acknowledged edit is lost or anything else changes."""
    count = Count()
    for code in (errno.EIO, errno.ENOSPC):
        for for_good in (False, True):
            for fails_at in range(1, MOST_CALLS, every):
                disk = Disk(fails_at, for_good=for_good, code=code)
                _try(folder / f"{code}-{for_good}-{fails_at}" / "library.json", disk, count)
                if disk.calls < fails_at:
                    break
    return count


def _try(path: Path, disk: Disk, count: Count) -> None:
    path.parent.mkdir()
    outcome = _Outcome(after(SEED, 0), disk.for_good)
    with failing(disk):
        for session in range(SESSIONS):
            _edit(path, range(session * EDITS + 1, (session + 1) * EDITS + 1), outcome)
    outcome.compare(state_of(path))
    count.faults += 1
    count.refused += outcome.refused
    count.not_opened += outcome.not_opened
    count.left_behind += outcome.left_behind
    shutil.rmtree(path.parent)


def _edit(path: Path, numbers: range, outcome: "_Outcome") -> None:
    try:
        store = Store(path)
    except ReaderError:
        outcome.not_opened += 1
        return
    outcome.compare({table: dict(store.documents(table)) for table in TABLES})
    for number in numbers:
        try:
            store.write(edit(SEED, number))
        except ReaderError:
            outcome.refused += 1
            outcome.unsettled = outcome.unsettled or number
        else:
            advance(outcome.state, edit(SEED, number))
        assert {table: dict(store.documents(table)) for table in TABLES} == outcome.state, "memory holds something else"
    store.close()


@dataclass
class _Outcome:
    """What has to be in a library after what was told about each edit."""

    state: State
    for_good: bool
    unsettled: int = 0
    """The first edit that was refused since the library was read last."""
    refused: int = 0
    not_opened: int = 0
    left_behind: int = 0

    def compare(self, found: State) -> None:
        """Raise AssertionError where a library is not as it was told.

        A disk that fails for good in the middle of an edit may keep it, though it was refused: not even that can be
        taken back there.
        """
        if found != self.state and self.for_good and self.unsettled:
            advance(self.state, edit(SEED, self.unsettled))
            self.left_behind += 1
        assert found == self.state, "what is on disk is not what was acknowledged"
        self.unsettled = 0


if __name__ == "__main__":
    logging.disable()
    with tempfile.TemporaryDirectory() as place:
        print(run(Path(place)))
