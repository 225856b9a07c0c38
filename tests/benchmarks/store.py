"""Saving, opening and importing with 50,000 papers, beside a bare sync, sqlite3 and orjson.

Prints a line a bar and exits 1 if one is short. Rivals are interleaved, and each bar compares medians of one run. The
library lies in the folder named by the first argument, which must be on a real disk; the project's own by default.
"""

import json
import lzma
import math
import os
import sqlite3
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT))

import orjson  # noqa: E402 - found by the line above

from reader_app.app import TURN_S  # noqa: E402
from reader_app.library.catalogue import Catalogue  # noqa: E402
from reader_app.library.collector import collector_at_rest  # noqa: E402
from reader_app.library.documents import document_of  # noqa: E402
from reader_app.library.library import Library  # noqa: E402
from reader_app.library.listing import Listing, Scope  # noqa: E402
from reader_app.library.notes import Notes  # noqa: E402
from reader_app.library.store import Store  # noqa: E402
from reader_app.library.store.disk import make_durable  # noqa: E402
from reader_app.model.ids import PaperId, new_id  # noqa: E402
from reader_app.model.importing import Draft, Reading  # noqa: E402
from reader_app.model.paper import Paper, Record  # noqa: E402
from tests.benchmarks.bars import Bar, report  # noqa: E402

CORPUS = PROJECT.parent / "shared" / "corpus" / "papers-50k.jsonl.xz"
SIZES = (1_000, 10_000, 50_000)
IMPORTED = 10_000
SAVES = 150
OPENINGS = 5
IMPORTS = 3
TICK_S = 0.005
NOTE = "What they call a fold is a projection; compare with the one of last week. " * 8


def main(folder: Path) -> int:
    sys.setswitchinterval(TURN_S)  # As the window has it.
    records = list(read_corpus(max(SIZES)))
    with tempfile.TemporaryDirectory(dir=folder) as place:
        saved = {size: saving(Path(place) / str(size), records[:size]) for size in SIZES}
        path = Path(place) / str(max(SIZES)) / "library.json"
        opened, loaded, whole = opening(path)
        rounds = [importing(path, records, number) for number in range(IMPORTS)]
        imported, import_stall = (median(values) for values in zip(*rounds, strict=True))
        restarted = undoing(path)
    largest = saved[max(SIZES)]
    print(f"a sync alone: {largest['sync'] * 1e3:.3g} ms; sqlite3: {largest['sqlite'] * 1e3:.3g} ms")
    print(f"opening with all rows: {whole:.3g} s; first question about undo: {restarted * 1e3:.3g} ms")
    return report(
        Bar("saving a note with its row, beyond a sync", (largest["note"] - largest["sync"]) * 1e3, "ms", 0.2),
        Bar("saving a note with its row, of sqlite3 without rows", largest["note"] / largest["sqlite"], "times", 1.5),
        Bar("saving a note's document, of sqlite3", largest["store"] / largest["sqlite"], "times", 1.5),
        Bar("saving a note, growth of its time with papers", exponent(saved, "note"), "exponent", 0.1),
        Bar("saving a note, growth of its processor time", exponent(saved, "processor"), "exponent", 0.1),
        Bar("saving a note, longest stall", largest["stall"] * 1e3, "ms", 50),
        Bar("opening the documents", opened, "s", 1.0),
        Bar("opening the documents, of orjson", opened / loaded, "times", 1.5),
        Bar(f"importing {IMPORTED:,} papers, durable and visible", imported, "s", 3.0),
        Bar("importing, longest stall", import_stall * 1e3, "ms", 50),
        Bar("closing, longest stall", largest["closing stall"] * 1e3, "ms", 50),
    )


def read_corpus(count: int) -> Iterator[Record]:
    with lzma.open(CORPUS, "rt", encoding="utf-8") as lines:
        for _, line in zip(range(count), lines, strict=False):
            held = json.loads(line)
            lists = {name: tuple(held.get(name) or ()) for name in ("authors", "keywords")}
            texts = {name: held.get(name) or "" for name in ("title", "abstract", "venue", "url")}
            yield Record(**texts, **lists, year=held.get("year"))


def saving(folder: Path, records: list[Record]) -> dict[str, float]:
    """Return the median seconds of saving a note, of a sync alone and of sqlite3, in a library of these papers."""
    folder.mkdir()
    papers = [Paper(**{name: getattr(one, name) for name in FIELDS}, id=PaperId(new_id())) for one in records]
    store = Store(folder / "library.json")
    with collector_at_rest():
        store.write({"papers": {paper.id: document_of(paper) for paper in papers}})
    store.close()
    catalogue = Catalogue(folder / "library.json")
    rivals = Rivals(folder, papers)
    times: dict[str, list[float]] = {"note": [], "store": [], "processor": [], "sync": [], "sqlite": []}
    with stalls() as gaps:
        on_a_thread(lambda: save_in_turns(catalogue, rivals, papers, times))
    stall = max(gaps)
    with stalls() as gaps:
        on_a_thread(catalogue.close)
    rivals.close()
    return {name: median(values) for name, values in times.items()} | {"stall": stall, "closing stall": max(gaps)}


FIELDS = ("title", "abstract", "authors", "keywords", "venue", "url", "year")


def save_in_turns(catalogue: Catalogue, rivals: "Rivals", papers: list[Paper], times: dict[str, list[float]]) -> None:
    """Let each save the same text, in an order that changes: what one leaves to the disk, the next has to wait for."""
    for turn in range(SAVES):
        paper, text = papers[turn * 7 % len(papers)].id, f"{NOTE}{turn}"
        calls: list[tuple[str, Callable[[], object]]] = [
            ("note", lambda paper=paper, text=text: Notes(catalogue).write(paper, text)),
            ("store", lambda paper=paper, text=text: catalogue.store.write(stored(paper, text))),
            ("sync", lambda text=text: rivals.sync(text)),
            ("sqlite", lambda paper=paper, text=text: rivals.save(paper, text)),
        ]
        first = turn % len(calls)
        for name, call in (*calls[first:], *calls[:first]):
            processor = time.thread_time()
            times[name].append(timed(call))
            if name == "note":
                times["processor"].append(time.thread_time() - processor)


def stored(paper: str, text: str) -> dict[str, dict[str, dict[str, Any] | None]]:
    return {"notes": {f"n{paper}": {"id": f"n{paper}", "paper": paper, "text": text, "changed": time.time()}}}


class Rivals:
    """A file that is appended to and synced, and the same library in sqlite3, as durable."""

    def __init__(self, folder: Path, papers: list[Paper]) -> None:
        self._file = os.open(folder / "bare", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self._db = sqlite3.connect(folder / "library.sqlite", check_same_thread=False)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=FULL")
        for table in ("papers", "notes"):
            self._db.execute(f"CREATE TABLE {table} (id TEXT PRIMARY KEY, document TEXT)")
        rows = ((paper.id, orjson.dumps(document_of(paper))) for paper in papers)
        self._db.executemany("INSERT INTO papers VALUES (?, ?)", rows)
        self._db.commit()

    def sync(self, text: str) -> None:
        os.write(self._file, text.encode())
        make_durable(self._file)

    def save(self, paper: str, text: str) -> None:
        for table, documents in stored(paper, text).items():
            rows = [(key, orjson.dumps(document)) for key, document in documents.items()]
            self._db.executemany(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", rows)
        self._db.commit()

    def close(self) -> None:
        os.close(self._file)
        self._db.close()


def opening(path: Path) -> tuple[float, float, float]:
    """Return the median seconds of opening the store, of orjson alone, and of opening with all rows."""
    times: dict[str, list[float]] = {"store": [], "orjson": [], "catalogue": []}
    for _ in range(OPENINGS):
        with collector_at_rest():
            times["orjson"].append(timed(lambda: orjson.loads(path.read_bytes())))
            times["store"].append(timed(lambda: Store(path, read_only=True)))
        times["catalogue"].append(timed(lambda: Catalogue(path, read_only=True)))
    return median(times["store"]), median(times["orjson"]), median(times["catalogue"])


def importing(path: Path, records: list[Record], number: int) -> tuple[float, float]:
    """Return the seconds until papers new to a library are durable and in the list, and the longest stall meanwhile."""
    library = Library.open(path.parent, cache=path.parent / "cache")
    before = library.papers.counts().all
    drafts = tuple(
        Draft(Record(title=f"{number} {place}: {one.title}", abstract=one.abstract, authors=one.authors), f"{place}")
        for place, one in enumerate(records[:IMPORTED])
    )
    seconds: list[float] = []
    listed: list[Listing] = []

    def take() -> None:
        with collector_at_rest():
            seconds.append(timed(lambda: listed.append(add(library, drafts))))

    with stalls() as gaps:
        on_a_thread(take)
    assert len(listed[0].rows) == before + IMPORTED
    library.close()
    return seconds[0], max(gaps)


def add(library: Library, drafts: tuple[Draft, ...]) -> Listing:
    """Import papers, and return the list that shows them."""
    library.add([Reading("list.bib", drafts)], label="Import")
    return library.listing(Scope())


def undoing(path: Path) -> float:
    """Return the seconds of the first question about undo after a restart and a large import."""
    catalogue = Catalogue(path, read_only=True)
    return timed(lambda: catalogue.undo_label)


def timed(call: Callable[[], Any]) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def on_a_thread(call: Callable[[], object]) -> None:
    """Call on a thread, as the window does, while this one ticks."""
    thread = threading.Thread(target=call)
    thread.start()
    while thread.is_alive():
        _tick()


_gaps: list[float] = []


def _tick() -> None:
    began = time.perf_counter()
    time.sleep(TICK_S)
    _gaps.append(time.perf_counter() - began - TICK_S)


@contextmanager
def stalls() -> Iterator[list[float]]:
    """Give the times by which ticks came late meanwhile, in seconds."""
    _gaps.clear()
    yield _gaps


def exponent(saved: dict[int, dict[str, float]], name: str) -> float:
    """Return the exponent with which a time grows with the papers, fitted over all sizes."""
    points = [(math.log(size), math.log(times[name])) for size, times in saved.items()]
    across, up = (sum(values) / len(points) for values in zip(*points, strict=True))
    return sum((x - across) * (y - up) for x, y in points) / sum((x - across) ** 2 for x, _ in points)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else PROJECT))
