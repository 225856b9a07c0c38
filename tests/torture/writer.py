"""Write states into a library without end, telling each once it is on disk; to be killed at any moment."""

import sys
from pathlib import Path

from reader_app.library.store import Store

PAPERS = 60


def write_states(path: Path) -> None:
    store = Store(path)
    first = store.get("notes", "n")
    state = first["state"] if first else 0
    while True:
        state += 1
        papers = {f"p{number}": {"id": f"p{number}", "state": state, "text": "x" * 500} for number in range(PAPERS)}
        store.write({"papers": papers, "notes": {"n": {"id": "n", "state": state}}})
        print(state, flush=True)


if __name__ == "__main__":
    write_states(Path(sys.argv[1]))
