"""Cut and flip a small library at every byte and bit, or each so-manieth: `python -m tests.torture.damage [EVERY]`."""

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from reader_app.library.store import Batch, Store
from reader_app.library.store.framing import Line, scanned
from tests.torture.edits import TABLES, State, advance, state_of

EDITS: tuple[Batch, ...] = (
    {"papers": {"p1": {"id": "p1", "title": "Földs"}, "p2": {"id": "p2", "title": "Maps"}}},
    {"notes": {"n1": {"id": "n1", "text": 'A "quoted" line\nand another'}}},
    {"papers": {"p1": {"id": "p1", "title": "Folds", "tags": ["a"]}, "p2": None}},
    {"papers": {"p3": {"id": "p3"}}, "notes": {"n1": None}},
)
FOLDED = 1
"""Edits that are in the documents; the others are in the journal."""


@dataclass
class Count:
    """What a run has done and found."""

    cuts: int = 0
    flips: int = 0
    repairs: int = 0
    made_anew: int = 0
    told: int = 0


def run(folder: Path, every: int = 1) -> Count:
    """Damage each so-manieth bit. Raises AssertionError where a good change is lost or damage is not told."""
    path = folder / "library.json"
    Store(path).close()
    _write(path, EDITS[:FOLDED], close=True)
    _write(path, EDITS[FOLDED:], close=False)
    count = Count()
    whole = {file: file.read_bytes() for file in (path, path.with_suffix(".journal"))}
    _cut(path, whole, count)
    _flip_journal(path, whole, (every, count))
    _flip_documents(path, whole, (every, count))
    return count


def _write(path: Path, edits: tuple[Batch, ...], *, close: bool) -> None:
    store = Store(path)
    for edit in edits:
        store.write(edit)
    if close:
        store.close()
    store._storage.journal.close()


def _lines(journal: bytes) -> tuple[Line, ...]:
    """Return the lines of the edits, without the mark before them."""
    return scanned(journal).lines[1:]


def _state(without: int | None = None, count: int = len(EDITS)) -> State:
    state: State = {table: {} for table in TABLES}
    for number, edit in enumerate(EDITS[:count]):
        if number != without:
            advance(state, edit)
    return state


def _cut(path: Path, whole: dict[Path, bytes], count: Count) -> None:
    file = path.with_suffix(".journal")
    lines = _lines(whole[file])
    for cut in range(len(whole[file])):
        file.write_bytes(whole[file][:cut])
        held = FOLDED + sum(line.end <= cut for line in lines)
        assert state_of(path) == _state(count=held), f"cut at {cut}: not the state after {held} edits"
        assert Store(path, read_only=True).notices == (), f"cut at {cut}: told, though it was never acknowledged"
        count.cuts += 1


def _flip_journal(path: Path, whole: dict[Path, bytes], how: tuple[int, Count]) -> None:
    every, count = how
    file = path.with_suffix(".journal")
    lines = _lines(whole[file])
    for bit in range(0, 8 * len(whole[file]), every):
        content = _flipped(whole[file], bit)
        file.write_bytes(content)
        hit = next((number for number, line in enumerate(lines) if line.start <= bit // 8 < line.end - 1), None)
        expected = _state(None if hit is None else FOLDED + hit)
        assert state_of(path) == expected, f"bit {bit}: more is lost than edit {hit}"
        store = Store(path, read_only=True)
        assert store.notices or bit // 8 == len(content) - 1, f"bit {bit}: damage is not told"
        count.told += bool(store.notices)
        count.flips += 1
        if count.flips % 16 == 0:
            _repair(path, whole, expected)
            count.repairs += 1


def _repair(path: Path, whole: dict[Path, bytes], expected: State) -> None:
    damaged = path.with_suffix(".journal").read_bytes()
    _write(path, ({"papers": {"p9": {"id": "p9"}}},), close=True)
    expected["papers"]["p9"] = {"id": "p9"}
    assert state_of(path) == expected, "a repaired library does not go on"
    kept = list(path.parent.glob("*.damaged"))
    assert not kept or kept[0].read_bytes() == damaged, "the damaged journal is not kept as it was"
    for file in kept:
        file.unlink()
    for file, content in whole.items():
        file.write_bytes(content)


def _flip_documents(path: Path, whole: dict[Path, bytes], how: tuple[int, Count]) -> None:
    every, count = how
    path.with_suffix(".journal").write_bytes(whole[path.with_suffix(".journal")])
    for bit in range(0, 8 * len(whole[path]), every):
        path.write_bytes(_flipped(whole[path], bit))
        store = Store(path, read_only=True)
        assert store.notices, f"bit {bit} of the documents: damage is not told"
        if any("made anew" in notice for notice in store.notices):
            found = {table: dict(store.documents(table)) for table in TABLES}
            assert found == _state(), f"bit {bit} of the documents: what was made anew is not what there was"
            count.made_anew += 1
        count.told += 1
        count.flips += 1


def _flipped(content: bytes, bit: int) -> bytes:
    changed = bytearray(content)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        print(run(Path(place), int(sys.argv[1]) if len(sys.argv) > 1 else 1))
