"""Kill a program that edits a library, again and again: `python -m tests.torture.kill [ROUNDS]`, 2,000 by default."""

import random
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path

from reader_app.library.store import Store
from tests.places import PROJECT
from tests.torture.edits import State, advance, after, edit, edits_in, state_of

LONGEST_S = 0.25
"""After its first edit a writer lives no longer."""
SAME_LIBRARY = 50
"""Rounds, after which a new library is begun."""


@dataclass
class Count:
    """What a run has done and found."""

    rounds: int = 0
    told: int = 0
    unacknowledged: int = 0
    """Edits that were on disk when the kill came before the writer could say so."""


def run(rounds: int, folder: Path, seed: int = 1) -> Count:
    """Kill so many times. Raises AssertionError where an edit that was told is lost, or anything else is changed."""
    count = Count()
    chance = random.Random(seed)
    state: State = after(0, 0)
    for number in range(rounds):
        library = number // SAME_LIBRARY
        path = folder / str(library) / "library.json"
        if number % SAME_LIBRARY == 0:
            state = after(library, 0)
            path.parent.mkdir()
        before = edits_in(state)
        told = killed(path, library, chance.random() * LONGEST_S)
        found = state_of(path)
        held = edits_in(found)
        assert held in (told, told + 1), f"round {number}: told {told}, on disk {held}"
        for missing in range(before + 1, held + 1):
            advance(state, edit(library, missing))
        assert found == state, f"round {number}: what is on disk is not what edits 1 to {held} make"
        if number % SAME_LIBRARY == SAME_LIBRARY - 1 or number == rounds - 1:
            remembered = [change.head.said.label for change in Store(path, read_only=True).changes()]
            assert remembered == [f"Edit {edit}" for edit in range(held, 0, -1)], "the history is not what was done"
        count.rounds += 1
        count.told += told - before
        count.unacknowledged += held - told
    return count


def killed(path: Path, seed: int, after_s: float) -> int:
    """Kill a writer a moment after its first edit; return the last edit that it told."""
    writer = subprocess.Popen(
        [sys.executable, "-m", "tests.torture.writer", str(path), str(seed)],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert writer.stdout is not None
    with writer.stdout:
        told = [int(writer.stdout.readline())]
        timer = threading.Timer(after_s, writer.kill)
        timer.start()
        told += [int(line) for line in writer.stdout if line.endswith("\n")]
    writer.wait()
    timer.join()
    return told[-1]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 2000, Path(place)))
