"""Let two programs write to one library past its lock: `python -m tests.torture.two_writers [EDITS]`."""

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from reader_app.library.store import Store
from reader_app.model.errors import ReaderError
from tests.places import PROJECT
from tests.torture.edits import state_of

WRITERS = ("a", "b")


@dataclass
class Count:
    """What a run has done and found."""

    edits: int = 0
    refused: int = 0


def run(folder: Path, edits: int) -> Count:
    """Let both make so many edits. Raises AssertionError where one that was told is lost."""
    path = folder / "library.json"
    store = Store(path)
    store.write({"notes": {"n": {"id": "n"}}})
    store.close()
    writers = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.torture.two_writers", str(path), name, str(edits)],
            cwd=PROJECT,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in WRITERS
    ]
    refused = [int(writer.communicate()[0]) for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0]
    expected = {f"{name}{number}" for name in WRITERS for number in range(edits)}
    assert set(state_of(path)["papers"]) == expected
    return Count(len(expected), sum(refused))


def write(path: Path, name: str, edits: int) -> int:
    """Make so many edits, opening the library again whenever the other one was faster; return how often that was."""
    refused = 0
    store = Store(path)
    for number in range(edits):
        key = f"{name}{number}"
        while store.get("papers", key) is None:
            try:
                store.write({"papers": {key: {"id": key}}})
            except ReaderError:
                refused += 1
                store._storage.journal.close()
                store = Store(path)
    return refused


if __name__ == "__main__":
    if len(sys.argv) > 2:
        print(write(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])))
    else:
        with tempfile.TemporaryDirectory() as place:
            print(run(Path(place), int(sys.argv[1]) if len(sys.argv) > 1 else 1000))
