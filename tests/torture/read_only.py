"""Open and edit a library whose folder cannot be written to: `python -m tests.torture.read_only`."""

import contextlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reader_app.library.store import Store
from reader_app.model.errors import ReaderError
from tests.torture.edits import TABLES, advance, after, edit, state_of

SEED = 13
EDITS = 5


@dataclass
class Count:
    """What a run has done and found."""

    is_possible: bool = True
    refused: int = 0


@contextlib.contextmanager
def unwritable(folder: Path) -> Iterator[bool]:
    """Take the right to write to a folder away; say whether that could be done."""
    if sys.platform == "win32":
        yield False
        return
    folder.chmod(0o555)
    is_bound = False
    if os.geteuid() == 0:  # Rights mean nothing to root; a mount does.
        bind = subprocess.run(["mount", "--bind", str(folder), str(folder)], capture_output=True, check=False)
        is_bound = bind.returncode == 0
        if is_bound:
            subprocess.run(["mount", "-o", "remount,ro,bind", str(folder)], check=True)
    try:
        yield not os.access(folder, os.W_OK)
    finally:
        if is_bound:
            subprocess.run(["umount", str(folder)], check=True)
        folder.chmod(0o755)


def run(folder: Path) -> Count:
    """Edit what cannot be edited. Raises AssertionError where that does anything but be refused."""
    path = folder / "library.json"
    store = Store(path)
    for number in range(1, EDITS + 1):
        store.write(edit(SEED, number))
    store._storage.journal.close()
    state = after(SEED, EDITS)
    count = Count()
    with unwritable(folder) as is_possible:
        count.is_possible = is_possible
        for number in range(EDITS if is_possible else 0):
            store = Store(path)
            try:
                store.write(edit(SEED, EDITS + 1 + number))
            except ReaderError:
                count.refused += 1
            assert {table: dict(store.documents(table)) for table in TABLES} == state_of(path) == state
            store.close()
    store = Store(path)
    store.write(edit(SEED, EDITS + 1))
    advance(state, edit(SEED, EDITS + 1))
    store.close()
    assert state_of(path) == state
    return count


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        print(run(Path(place)))
