"""Make edits without end, telling the number of each once it is on disk; to be killed at any moment."""

import sys
from itertools import count
from pathlib import Path

from reader_app.library.store import Said, Store, compaction
from tests.torture.edits import edit, edits_in

CLOSED_EVERY = 40
"""Edits; now and then the library is closed and opened again, so that this is killed too."""


def write_edits(path: Path, seed: int) -> None:
    compaction.FROM_BYTES = compaction.BUSY_BYTES = 100_000  # So that folding is killed too.
    compaction.FROM_SHARE = 1000
    store = Store(path)
    first = edits_in({"notes": dict(store.documents("notes"))}) + 1
    for number in count(first):
        store.write(edit(seed, number), Said(f"Edit {number}"))
        print(number, flush=True)
        if number % CLOSED_EVERY == 0:
            store.close()
            store = Store(path)


if __name__ == "__main__":
    write_edits(Path(sys.argv[1]), int(sys.argv[2]))
