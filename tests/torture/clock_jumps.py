"""Set the computer's clock back and forth while a library is edited: `python -m tests.torture.clock_jumps [EDITS]`."""

import random
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from reader_app.library.store import Store, compaction
from reader_app.library.store.contents import read_journal
from tests.torture.edits import TABLES, advance, after, edit, state_of

SEED = 3
YEAR_NS = 365 * 86_400 * 10**9
CRASH_EVERY = 5


@dataclass
class Count:
    """What a run has done and found."""

    edits: int = 0
    jumps: int = 0


def run(folder: Path, edits: int) -> Count:
    """Make so many edits. Raises AssertionError where they are not kept in their order."""
    path = folder / "library.json"
    chance = random.Random(SEED)
    count = Count()
    state = after(SEED, 0)
    real, fold_from = time.time_ns, compaction.FROM_BYTES
    compaction.FROM_BYTES = 1 << 40  # All records stay in the journal, to be looked at in the end.
    store = Store(path)
    try:
        for number in range(1, edits + 1):
            jump = chance.choice((0, -YEAR_NS, YEAR_NS, -3_600 * 10**9, -40 * YEAR_NS))
            time.time_ns = lambda jump=jump: real() + jump
            store.write(edit(SEED, number))
            advance(state, edit(SEED, number))
            count.edits += 1
            count.jumps += bool(jump)
            if number % CRASH_EVERY == 0:
                store._storage.journal.close()
                store = Store(path)
    finally:
        time.time_ns = real
        compaction.FROM_BYTES = fold_from
    records = read_journal(path.with_suffix(".journal")).records
    clocks = [record.at.clock for record in records]
    assert clocks == sorted(set(clocks)), "readings of the clock do not grow"
    assert [record.at.sequence for record in records] == list(range(1, len(records) + 1))
    assert {table: dict(store.documents(table)) for table in TABLES} == state_of(path) == state
    store.close()
    assert state_of(path) == state
    return count


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        print(run(Path(place), int(sys.argv[1]) if len(sys.argv) > 1 else 2000))
