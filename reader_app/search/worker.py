"""Indexing many papers in a process of its own, so that the window does not wait for Python's interpreter lock.

    bulk = BulkIndexing(folder, rows, generation)
    bulk.start()
    ...                                   # every now and then, without ever waiting:
    state = bulk.poll()                   # BulkState(done=1200, committed=500, total=50099, ...)
    index.reload()                        # rows[: state.committed] are found from now on
    if state.is_over:
        bulk.close()                      # state.failure is a sentence where it failed

While it runs the index can be searched, and `Index.refresh` raises IndexBusyError. What was committed stays, also when
the process is killed; the generation is kept at the very end. A frozen program must call
`multiprocessing.freeze_support()` first of all.
"""

import contextlib
import logging
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path

from reader_app.model.errors import ReaderError
from reader_app.model.ids import PaperId
from reader_app.model.row import Row
from reader_app.search.index import Index, merge_none

log = logging.getLogger(__name__)

ROWS_A_MESSAGE = 200
FIRST_COMMIT, LARGEST_COMMIT = 500, 4000
"""Rows: a little can be searched soon, and later there are few segments."""
REPORT_EVERY = 50
DAMAGED = "The search index was damaged and has been emptied; it must be filled again:"
END_WITHIN_S = 5.0


@dataclass(frozen=True, slots=True)
class BulkState:
    """How far a bulk indexing is; `committed` counts the rows, from the first, that can be searched."""

    total: int
    done: int = 0
    committed: int = 0
    is_over: bool = False
    failure: str = ""
    """A sentence for the user; empty while all is well."""


class BulkIndexing:
    """Brings many rows into the index, and takes others out, in a process that may be cancelled at any time."""

    def __init__(self, folder: Path, rows: Sequence[Row], generation: int, removed: Iterable[PaperId] = ()) -> None:
        self._rows = rows
        self._state = BulkState(len(rows))
        context = multiprocessing.get_context("spawn")
        self._theirs, self._ours = context.Pipe()
        self._process = context.Process(
            target=_run,
            args=(self._theirs, folder, BulkState(len(rows)), generation, frozenset(removed)),
            name="paper-reader-indexing",
            daemon=True,
        )
        # Rows are fed by a thread, since a pipe is full after twenty of them.
        self._feeder = threading.Thread(target=self._feed, name="feed-indexing", daemon=True)

    def start(self) -> None:
        """Start the process; returns at once."""
        self._process.start()
        self._theirs.close()
        self._feeder.start()

    def poll(self) -> BulkState:
        """Return how far it is, without waiting."""
        if self._state.is_over:
            return self._state
        # Asked before the pipe is read: what a process said before it ended is still there.
        has_ended = not self._process.is_alive()
        try:
            while self._ours.poll():
                self._state = self._ours.recv()
        except (EOFError, OSError):
            has_ended = True
        if has_ended and not self._state.is_over:
            self._fail(f"The process that makes papers searchable ended early ({self._process.exitcode}).")
        return self._state

    def cancel(self) -> None:
        """End it now; what it committed stays."""
        self.close()
        self._state = replace(self._state, is_over=True)

    def close(self) -> None:
        """Let go of process, thread and pipe; a process that is still at work is ended. May be called twice."""
        if self._ours.closed:
            return
        if self._process.pid is None:
            self._theirs.close()
            self._ours.close()
            return
        if not self._state.is_over:
            self._process.terminate()
        self._process.join(END_WITHIN_S)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        # The other end of the pipe is gone with the process, so a feeder that waits in it is awake again.
        self._feeder.join()
        self._ours.close()
        self._process.close()

    def _fail(self, sentence: str) -> None:
        log.warning("%s", sentence)
        self._state = replace(self._state, is_over=True, failure=sentence)

    def _feed(self) -> None:
        rows = iter(self._rows)
        # The other end is closed when the process was cancelled or died; poll() tells of that.
        with contextlib.suppress(OSError):
            while batch := tuple(islice(rows, ROWS_A_MESSAGE)):
                self._ours.send(batch)
            self._ours.send(())


def _run(pipe: Connection, folder: Path, state: BulkState, generation: int, removed: frozenset[PaperId]) -> None:
    """Index what comes through the pipe, in the process of its own."""
    # Ctrl-C in a terminal reaches all processes of it; this one ends when the one that started it does.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(AttributeError, OSError):
        os.nice(5)
    # An end of file: the program that wanted this is gone.
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        _Indexer(pipe, folder, state).index(generation, removed)
    pipe.close()


class _Indexer:
    """The side of the process: takes rows, commits them, says how far it is."""

    def __init__(self, pipe: Connection, folder: Path, state: BulkState) -> None:
        self._pipe = pipe
        self._folder = folder
        self._state = state

    def index(self, generation: int, removed: frozenset[PaperId]) -> None:
        try:
            index = Index(self._folder)
            try:
                self._commits(index, removed)
                index.set_generation(generation)
                was_lost = index.is_lost
            finally:
                index.close()
            self._tell(is_over=True, failure=f"{DAMAGED} {self._folder}." if was_lost else "")
        except (ReaderError, OSError) as error:
            if isinstance(error, BrokenPipeError | ConnectionResetError):
                raise
            self._tell(is_over=True, failure=f"Papers could not be made searchable in {self._folder}: {error}")

    def _commits(self, index: Index, removed: frozenset[PaperId]) -> None:
        index.write((), removed, merging=merge_none)
        rows = self._received()
        size = FIRST_COMMIT
        while some := tuple(islice(rows, size)):
            index.write(some, frozenset(), merging=merge_none, progress=self._row_done)
            self._tell(committed=self._state.done)
            size = min(2 * size, LARGEST_COMMIT)
        index.merge()

    def _received(self) -> Iterator[Row]:
        while batch := self._pipe.recv():
            yield from batch

    def _row_done(self) -> None:
        self._state = replace(self._state, done=self._state.done + 1)
        if self._state.done % REPORT_EVERY == 0:
            self._tell()

    def _tell(self, **changes: int | str) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._pipe.send(self._state)
