"""A stream of edits whose right outcome is known: what the torture programs write, and how they judge what is left."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reader_app.library.store import Batch, Store

TABLES = ("papers", "notes")
State = dict[str, dict[str, Any]]


def edits(seed: int, first: int = 1) -> Iterator[Batch]:
    """Yield batches without end; the same seed and number give the same batch."""
    number = first
    while True:
        yield edit(seed, number)
        number += 1


def edit(seed: int, number: int) -> Batch:
    """Return one edit: a note, some tags, a removal, or an import of many papers."""
    chance = random.Random(f"{seed} {number}")
    count = chance.choice((1, 1, 1, 3, 900 if number % 7 == 0 else 2))
    papers: dict[str, Any] = {}
    for _ in range(count):
        key = f"p{chance.randrange(1500)}"
        gone = chance.random() < 0.2
        papers[key] = None if gone else {"id": key, "edit": number, "tags": ["ä", "b"] * chance.randrange(3)}
    return {"papers": papers, "notes": {"last": {"id": "last", "edit": number, "text": "é" * chance.randrange(200)}}}


def after(seed: int, count: int) -> State:
    """Return what a library holds after so many edits."""
    state: State = {table: {} for table in TABLES}
    for number in range(1, count + 1):
        advance(state, edit(seed, number))
    return state


def advance(state: State, batch: Batch) -> None:
    for table, documents in batch.items():
        for key, document in documents.items():
            if document is None:
                state[table].pop(key, None)
            else:
                state[table][key] = document


def state_of(path: Path) -> State:
    """Return what a fresh look at a library finds."""
    store = Store(path, read_only=True)
    state = {table: dict(store.documents(table)) for table in TABLES}
    store.close()
    return state


def edits_in(state: State) -> int:
    """Return how many edits a state says it holds."""
    last = state["notes"].get("last")
    return last["edit"] if last else 0
