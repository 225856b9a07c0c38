"""Fill the disk under a library: `python -m tests.torture.full_disk`.

A small tmpfs where one can be made, else a process whose files may not grow.
"""

import contextlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count as numbers
from pathlib import Path

from reader_app.library.store import Store
from reader_app.model.errors import ReaderError
from tests.places import PROJECT
from tests.torture.edits import TABLES, advance, after, edit, state_of

SEED = 11
SIZE_KIB = 400
BALLAST_KIB = 100


@dataclass
class Count:
    """What a run has done and found."""

    edits: int = 0
    refused: int = 0
    after_making_room: int = 0


@contextlib.contextmanager
def small_disk(folder: Path) -> Iterator[bool]:
    """Put a small file system over a folder; say whether that could be done."""
    command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE_KIB}k", "none", str(folder)]
    is_mounted = sys.platform == "linux" and subprocess.run(command, capture_output=True, check=False).returncode == 0
    try:
        yield is_mounted
    finally:
        if is_mounted:
            subprocess.run(["umount", str(folder)], check=True)


def run(folder: Path) -> Count:
    """Edit until the disk is full, make room and go on. Raises AssertionError where anything else than a refusal comes.

    On a disk that cannot be made small, the files of a process of its own are limited instead.
    """
    with small_disk(folder) as is_small:
        if not is_small:
            return limited(folder)
        ballast = folder / "ballast"
        ballast.write_bytes(bytes(BALLAST_KIB << 10))
        count = Count()
        _fill(folder / "library.json", count, ballast)
        return count


def _fill(path: Path, count: Count, ballast: Path | None) -> None:
    state = after(SEED, 0)
    store = Store(path)
    for number in numbers(1):
        try:
            store.write(edit(SEED, number))
        except ReaderError:
            count.refused += 1
            assert {table: dict(store.documents(table)) for table in TABLES} == state_of(path) == state
            if ballast is None or not ballast.exists():
                break
            ballast.unlink()
        else:
            advance(state, edit(SEED, number))
            count.edits += 1
            count.after_making_room += bool(count.refused)
    store.close()
    assert state_of(path) == state
    Store(path).close()
    assert state_of(path) == state


def limited(folder: Path) -> Count:
    code = f"from tests.torture import full_disk; full_disk.under_limit({str(folder)!r})"
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    edits, refused = map(int, done.stdout.split())
    return Count(edits, refused)


def under_limit(folder: str) -> None:
    """Fill files that may only become so large; to be called in a process of its own."""
    import resource
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (SIZE_KIB << 10, SIZE_KIB << 10))
    count = Count()
    _fill(Path(folder) / "library.json", count, None)
    print(count.edits, count.refused)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        print(run(Path(place)))
