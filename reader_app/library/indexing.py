"""Keeping the search index in step with the catalogue: a little at a time, or in bulk in a process of its own.

The index holds nothing that the store lacks; what it has not read yet is known by name, so that search can look at
those papers themselves.
"""

import logging
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from reader_app.library.catalogue import Catalogue
from reader_app.model.errors import ReaderError
from reader_app.model.ids import PaperId
from reader_app.model.row import Row
from reader_app.search.index import Index, stamp_of
from reader_app.search.overlay import Overlay
from reader_app.search.postings import Collection
from reader_app.search.worker import BulkIndexing

log = logging.getLogger(__name__)

PAPERS_A_STEP = 30
"""As many are indexed in one go on the library's thread: about 80 ms, in which no question is answered."""
BULK_FROM = 600
"""From so many papers on, a process of its own costs less than it saves the window."""
LOOK_EVERY_S = 0.05
READ_AT_ONCE = 500
"""So many papers that the index lacks are read for one search, 0.4 ms each: who imports a page finds it at once."""
READ_AT_ONCE_FOR_READING = 2000
"""Where nobody will bring the index up to date."""
MOST_SEGMENTS = 10
MOST_DEAD = 0.25
FEWEST_MERGED = 1000
"""Documents; fewer are merged while they are written."""


class Indexing:
    """The index of one library, and what it still lacks."""

    def __init__(self, catalogue: Catalogue, folder: Path, *, read_only: bool = False) -> None:
        self._catalogue = catalogue
        self._read_only = read_only
        self._bulk: BulkIndexing | None = None
        self._in_bulk: dict[PaperId, Row] = {}
        """What a process is reading, in its order."""
        self._committed = 0
        self._bulk_fails = False
        """The process could not be started or ended early; its work is done a little at a time instead."""
        self._overlay = Overlay()
        self._collection: tuple[object, Collection] = (None, Collection((), ()))
        self._makeshift: TemporaryDirectory[str] | None = None
        self._folder, self.index = self._opened(folder)
        if self.index.generation != catalogue.generation:
            self.compare()

    @property
    def backlog(self) -> int:
        """How many papers the index has yet to read or to forget."""
        return self._catalogue.unindexed_count

    @property
    def collection(self) -> Collection:
        """All that can be searched: the index, and over it what changed since."""
        state = (self._catalogue.generation, self.index.collection, self.backlog, len(self._in_bulk))
        if state != self._collection[0]:
            self._collection = (state, self._overlaid())
        return self._collection[1]

    def _overlaid(self) -> Collection:
        unindexed, removed = self._catalogue.unindexed()
        # What a process is reading just now will be found soon, and until then as it was.
        rows = (self._catalogue.row(paper) for paper in sorted(unindexed, reverse=True))
        fresh = (row for row in rows if self._in_bulk.get(row.paper.id) is not row)
        self._overlay.keep(unindexed)
        self._overlay.take(islice(fresh, READ_AT_ONCE_FOR_READING if self._read_only else READ_AT_ONCE))
        return self._overlay.over(self.index.collection, removed)

    def step(self) -> int:
        """Do a little of what is to be done, and return the backlog. Raises ReaderError where the disk refuses."""
        try:
            if not self._read_only:
                self._step()
        except OSError as error:
            reason = error.strerror or error
            raise ReaderError(
                f"The search index in {self._folder} cannot be written ({reason}); make room there to find new papers."
            ) from error
        return self.backlog

    def finish(self, progress: Callable[[int, int], None] | None = None) -> None:
        """Bring the index in step before returning; progress gets papers done and in all."""
        total = self.backlog
        if total >= BULK_FROM and not self._read_only and not self._bulk:
            self._begin_bulk()
        self._finish_bulk(total, progress)
        while self.backlog and not self._read_only:
            self._read(BULK_FROM)
            if progress:
                progress(total - self.backlog, total)

    def compare(self) -> None:
        """Find out how the index differs from the library, whatever it says itself."""
        stamps = self.index.stamps()
        rows = self._catalogue.rows
        self._catalogue.mark_unindexed(
            (paper for paper, row in rows.items() if stamps.get(paper) != stamp_of(row)),
            (paper for paper in stamps if paper not in rows),
        )

    def close(self) -> None:
        """Stop, keeping what is done; the rest is done the next time."""
        self._end_bulk()
        try:
            if not self._read_only and self.backlog <= PAPERS_A_STEP:
                self._step()
        except (OSError, ReaderError) as error:
            log.warning("The search index in %s is left behind the library: %s", self._folder, error)
        self.index.close()
        if self._makeshift:
            self._makeshift.cleanup()

    def _opened(self, folder: Path) -> tuple[Path, Index]:
        """Return the index and its folder; for want of one that can be written, one for this session only."""
        try:
            return folder, Index(folder, read_only=self._read_only)
        except OSError as error:
            log.warning("The search index in %s cannot be opened (%s); one is made for now.", folder, error)
        self._makeshift = TemporaryDirectory(prefix="paper-reader-index-", ignore_cleanup_errors=True)
        folder = Path(self._makeshift.name)
        return folder, Index(folder, read_only=self._read_only)

    def _step(self) -> None:
        if self.index.is_lost:
            self.compare()
        if self._bulk:
            self._follow(self._bulk)
        elif self.backlog >= BULK_FROM and not self._bulk_fails:
            self._begin_bulk()
        elif self.backlog:
            self._read(PAPERS_A_STEP)
        elif self.index.generation != self._catalogue.generation:
            self.index.refresh((), (), self._catalogue.generation)
        elif self._is_worn and not self._bulk_fails:
            self._begin_bulk()
        elif not self.index.check_some() and self.index.is_lost:
            self.compare()

    @property
    def _is_worn(self) -> bool:
        """Say whether the index lies in many pieces, or holds much that is dead."""
        collection = self.index.collection
        dead = collection.size - int(collection.alive.sum())
        return self.index.segments > MOST_SEGMENTS or (
            collection.size > FEWEST_MERGED and dead > MOST_DEAD * collection.size
        )

    def _read(self, most: int) -> None:
        unindexed, removed = self._catalogue.unindexed()
        papers = sorted(unindexed)[:most]
        is_last = len(papers) == len(unindexed)
        generation = self._catalogue.generation if is_last else self.index.generation
        self.index.refresh([self._catalogue.row(paper) for paper in papers], removed, generation)
        self._catalogue.mark_indexed(papers, removed)

    def _begin_bulk(self) -> None:
        unindexed, removed = self._catalogue.unindexed()
        # The newest first: they are what the list shows.
        self._in_bulk = {paper: self._catalogue.row(paper) for paper in sorted(unindexed, reverse=True)}
        self._committed = 0
        self._bulk = BulkIndexing(self._folder, tuple(self._in_bulk.values()), self.index.generation, removed)
        self._bulk.start()
        self._catalogue.mark_indexed((), removed)

    def _finish_bulk(self, total: int, progress: Callable[[int, int], None] | None) -> None:
        """Wait for a process that commits more at a time than a window could wait for: twice as fast."""
        while self._bulk:
            if progress:
                progress(self._bulk.poll().done, total)
            self._follow(self._bulk)
            time.sleep(LOOK_EVERY_S)

    def _follow(self, bulk: BulkIndexing) -> None:
        """Take in what the process has committed since it was looked at last."""
        state = bulk.poll()
        if state.committed > self._committed:
            self.index.reload()
            fresh = islice(self._in_bulk.values(), self._committed, state.committed)
            self._committed = state.committed
            # A paper that was changed meanwhile is in the index as it was; it stays to be read again.
            same = (row.paper.id for row in fresh if self._catalogue.rows.get(row.paper.id) is row)
            self._catalogue.mark_indexed(same, ())
        if state.is_over:
            self._end_bulk()
            if state.failure:
                log.warning("%s", state.failure)
                self._bulk_fails = True
                self.compare()

    def _end_bulk(self) -> None:
        if self._bulk:
            self._bulk.close()
            self._bulk = None
            self._in_bulk = {}
            self.index.reload()
