"""The index as the rest of the program sees it: brought up to date, read as arrays, made anew when it is damaged.

It holds nothing that the library lacks, so nothing is ever synced to disk: what a power cut breaks is built again.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from reader_app.model.errors import ReaderError
from reader_app.model.ids import PaperId
from reader_app.model.row import Row
from reader_app.search.index import folder as folders
from reader_app.search.index.segment import Segment
from reader_app.search.index.writing import Merging, merge_all, merge_none, merge_small_ones
from reader_app.search.postings import Collection
from reader_app.search.postings.arrays import check

log = logging.getLogger(__name__)


class Index:
    """An index in a folder; used by one thread. One that cannot be read counts as empty and is made anew."""

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        self._folder = folder
        self._read_only = read_only
        self._segments: list[Segment] = []
        self._commit = folders.UNKNOWN
        """The number of the commit that the segments are of."""
        self._is_lost = False
        self._checking: dict[str, Iterator[None]] = {}
        """Of each segment, what goes through its file to see whether it is whole."""
        self.collection = Collection((), ())
        """What is searchable; another one after each change."""
        self.generation = folders.UNKNOWN
        """The generation of the library that the index was brought to; -1 where it holds nothing for certain."""
        if not (read_only or folders.is_ours(folder)):
            folders.create(folder)
        self.reload()

    @property
    def is_lost(self) -> bool:
        """Say whether the index was found damaged and is empty now; until `stamps` is asked it keeps no generation."""
        return self._is_lost

    @property
    def segments(self) -> int:
        """In how many pieces it lies."""
        return len(self._segments)

    def close(self) -> None:
        """Let go of all files; they stay mapped while somebody holds arrays of them."""
        self._segments = []
        self._checking = {}
        self._commit = folders.UNKNOWN
        self.collection = Collection((), ())

    def reload(self) -> None:
        """See what another process has committed since."""
        if not folders.is_ours(self._folder):
            self._forget()
            return
        commit = folders.latest_commit(self._folder)
        if commit == self._commit != folders.UNKNOWN:
            self.generation = folders.generation_of(self._folder)
            return
        try:
            self._take(commit)
        except folders.DAMAGE:
            if folders.latest_commit(self._folder) != commit:
                # Another process has committed in between and removed what it merged.
                self.reload()
            else:
                self._give_up()

    def check_some(self) -> bool:
        """Read a little of files that were only mapped, and say whether there was anything to read.

        What is found damaged is thrown away, as when the index is opened: searching would find wrong papers by it.
        """
        if folders.latest_commit(self._folder) == folders.UNKNOWN != self._commit:
            self._give_up()  # Somebody has emptied the cache.
            return False
        self._checking = {one.name: self._checking.get(one.name) or check(one.path) for one in self._segments}
        try:
            return any(True for steps in self._checking.values() for _ in islice(steps, 1))
        except folders.DAMAGE:
            self._give_up()
            return False

    def is_sound(self) -> bool:
        """Read all files once more, and say whether they are as they were written; if not, the index is lost now."""
        self._checking = {}
        while self.check_some():
            pass
        return not self._is_lost

    def stamps(self) -> dict[PaperId, str]:
        """Return the papers in the index, each with the stamp (see stamp_of) of what is indexed of it."""
        self._is_lost = False
        return dict(self.collection.stamps)

    def refresh(self, rows: Iterable[Row], removed: Iterable[PaperId], generation: int) -> None:
        """Bring papers up to date, remove others, and keep the generation.

        For up to some hundred papers; more are the work of `worker.BulkIndexing`. Raises IndexBusyError where another
        writes, ReaderError where the folder cannot be written.
        """
        self.write(tuple(rows), frozenset(removed))
        self.set_generation(generation)

    def set_generation(self, generation: int) -> None:
        """Keep the generation, unless papers were lost that the library does not know of yet."""
        if not self._is_lost:
            folders.write_generation(self._folder, generation)
            self.generation = generation

    def write(
        self,
        rows: tuple[Row, ...],
        removed: frozenset[PaperId],
        *,
        merging: Merging = merge_small_ones,
        progress: Callable[[], None] | None = None,
    ) -> None:
        """Put rows in the place of what is indexed of them, and remove others; progress is told of each row.

        Raises what `refresh` raises.
        """
        if rows or removed:
            self._commit_all(rows, removed, merging, progress)

    def merge(self) -> None:
        """Make one segment of all, which takes some seconds for 50,000 papers. Raises what `refresh` raises."""
        if len(self._segments) > 1 or not self.collection.alive.all():
            self._commit_all((), frozenset(), merge_all, None)

    def _commit_all(
        self,
        rows: tuple[Row, ...],
        removed: frozenset[PaperId],
        merging: Merging,
        progress: Callable[[], None] | None,
    ) -> None:
        writer = self._filled(rows, removed, progress)
        try:
            folders.committed(writer, merging)
        except folders.DAMAGE as error:
            # Merging reads old segments. Those that were damaged are gone now, so that this does not come back.
            self._give_up()
            if isinstance(error, OSError):
                raise ReaderError(f"The search index in {self._folder} cannot be written: {error}.") from error
            folders.committed(self._filled(rows, removed, None), merge_none)
        self.reload()

    def _filled(self, rows: tuple[Row, ...], removed: frozenset[PaperId], progress: Callable[[], None] | None) -> Any:
        """Return Whoosh's writer with all that is to be committed."""
        writer = self._writer()
        try:
            # Whoosh's update_document opens a searcher for each paper: 314 ms at 88,000 papers, this takes 5.
            for paper in removed.union(row.paper.id for row in rows):
                if (document := self.collection.document_of(paper)) is not None:
                    writer.delete_document(document)
            for row in rows:
                writer.add_row(row)
                if progress:
                    progress()
        except BaseException:
            folders.cancelled(writer)
            raise
        return writer

    def _writer(self) -> Any:
        """Return Whoosh's writer, making the index anew where it is gone or damaged."""
        try:
            writer = folders.writer(self._folder)
        except folders.DAMAGE:
            self._give_up()
            writer = folders.writer(self._folder)
        # Now that the lock is held nobody else changes the numbers of documents.
        if folders.latest_commit(self._folder) != self._commit:
            self.reload()
        return writer

    def _take(self, commit: int) -> None:
        """Open new segments, keep those that are open, let go of those that are gone."""
        old = {segment.name: segment for segment in self._segments}
        self._segments = [
            Segment.opened(self._folder, one, old.get(one.segment_id())) for one in folders.contents(self._folder)
        ]
        self.collection = Collection(
            [segment.piece for segment in self._segments], [segment.alive for segment in self._segments]
        )
        self._commit = commit
        self.generation = folders.generation_of(self._folder)

    def _give_up(self) -> None:
        """Throw a damaged index away."""
        log.warning("The search index in %s is damaged and is made anew.", self._folder)
        self._forget()
        self._is_lost = True
        if not self._read_only:
            folders.create(self._folder)
            self._commit = folders.latest_commit(self._folder)

    def _forget(self) -> None:
        self.close()
        self.generation = folders.UNKNOWN
