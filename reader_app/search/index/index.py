"""The index as the rest of the program sees it: brought up to date, asked for scores, made anew when it is damaged.

It holds nothing that the library lacks, so nothing is ever synced to disk: what a power cut breaks is built again.
"""

import logging
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from reader_app.model.errors import ReaderError
from reader_app.model.ids import PaperId
from reader_app.model.row import Row
from reader_app.search.index import folder as folders
from reader_app.search.index.documents import document
from reader_app.search.index.scoring import scores
from reader_app.search.index.segment import Segment
from reader_app.search.index.writing import merge_small_ones
from reader_app.search.syntax import Kind, Words

log = logging.getLogger(__name__)

SMALL_MB = 64
SCORES_KEPT = 500_000
"""Scores of recent words are kept, since who types "transformer att" has asked for "transformer" before."""

_Key = tuple[tuple[str, ...], Kind, str]


class Index:
    """An index in a folder; used by one thread. One that cannot be read counts as empty and is made anew."""

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        self._folder = folder
        self._read_only = read_only
        self._segments: list[Segment] = []
        self._commit = folders.UNKNOWN
        """The number of the commit that the segments are of."""
        self._recent: OrderedDict[_Key, Mapping[PaperId, float]] = OrderedDict()
        self._is_lost = False
        self.generation = folders.UNKNOWN
        """The generation of the library that the index was brought to; -1 where it holds nothing for certain."""
        if not (read_only or folders.is_ours(folder)):
            folders.create(folder)
        self.reload()

    @property
    def is_lost(self) -> bool:
        """Say whether the index was found damaged and is empty now; until `stamps` is asked it keeps no generation."""
        return self._is_lost

    def close(self) -> None:
        """Close all files."""
        for segment in self._segments:
            segment.close()
        self._segments = []
        self._recent.clear()

    def reload(self) -> None:
        """See what another process has committed since."""
        if not folders.is_ours(self._folder):
            self._forget()
            return
        commit = folders.latest_commit(self._folder)
        try:
            self._take(folders.contents(self._folder))
            self._commit = commit
            self.generation = folders.generation_of(self._folder)
        except folders.DAMAGE:
            if folders.latest_commit(self._folder) != commit:
                # Another process has committed in between and removed what it merged.
                self.reload()
            else:
                self._give_up()

    def scores(self, words: Words) -> Mapping[PaperId, float]:
        """Return the papers in which words occur, each with a score above 0."""
        key = (words.terms, words.kind, words.field)
        if key not in self._recent:
            self._recent[key] = self._scored(words)
            while sum(map(len, self._recent.values())) > SCORES_KEPT and len(self._recent) > 1:
                self._recent.popitem(last=False)
        self._recent.move_to_end(key)
        return self._recent[key]

    def stamps(self) -> dict[PaperId, str]:
        """Return the papers in the index, each with the stamp (see stamp_of) of what is indexed of it."""
        self._is_lost = False
        return {
            paper: stamp
            for segment in self._segments
            for paper, stamp in zip(segment.papers, segment.stamps, strict=True)
            if paper is not None
        }

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
        limitmb: int = SMALL_MB,
        progress: Callable[[], None] | None = None,
    ) -> None:
        """Put rows in the place of what is indexed of them, and remove others; progress is told of each row.

        Raises what `refresh` raises.
        """
        if not (rows or removed):
            return
        writer = self._filled(rows, removed, limitmb, progress)
        try:
            folders.committed(writer, merge_small_ones)
        except folders.DAMAGE as error:
            # Merging reads old segments. Those that were damaged are gone now, so that this does not come back.
            self._give_up()
            if isinstance(error, OSError):
                raise ReaderError(f"The search index in {self._folder} cannot be written: {error}.") from error
            folders.committed(self._filled(rows, removed, limitmb, None), merge_small_ones)
        self.reload()

    def _filled(
        self,
        rows: tuple[Row, ...],
        removed: frozenset[PaperId],
        limitmb: int,
        progress: Callable[[], None] | None,
    ) -> Any:
        """Return Whoosh's writer with all that is to be committed."""
        writer = self._writer(limitmb)
        try:
            # Whoosh's update_document opens a searcher for each paper: 314 ms at 88,000 papers, this takes 5.
            for place in self._places(removed.union(row.paper.id for row in rows)):
                writer.delete_document(place)
            for row in rows:
                writer.add_document(**document(row))
                if progress:
                    progress()
        except BaseException:
            folders.cancelled(writer)
            raise
        return writer

    def _writer(self, limitmb: int) -> Any:
        """Return Whoosh's writer, making the index anew where it is gone or damaged."""
        try:
            writer = folders.writer(self._folder, limitmb=limitmb)
        except folders.DAMAGE:
            self._give_up()
            writer = folders.writer(self._folder, limitmb=limitmb)
        # Now that the lock is held nobody else changes the numbers of documents.
        if folders.latest_commit(self._folder) != self._commit:
            self.reload()
        return writer

    def _places(self, papers: frozenset[PaperId]) -> Iterable[int]:
        """Yield the numbers that Whoosh knows the documents of papers by: counted over all segments."""
        offset = 0
        for segment in self._segments:
            for number, paper in enumerate(segment.papers):
                if paper in papers:
                    yield offset + number
            offset += segment.size

    def _scored(self, words: Words) -> Mapping[PaperId, float]:
        try:
            return scores(self._segments, words)
        except folders.DAMAGE:
            if folders.latest_commit(self._folder) != self._commit:
                # Not damaged: another process has merged a segment that was not opened yet.
                self.reload()
                return self._scored(words)
            self._give_up()
            return {}

    def _take(self, latest: list[Any]) -> None:
        """Open new segments, keep those that are open, close those that are gone."""
        old = {segment.name: segment for segment in self._segments}
        taken = [old.get(one.segment_id()) or Segment(self._folder, one) for one in latest]
        for segment, description in zip(taken, latest, strict=True):
            segment.mark_deleted(description)
            old.pop(segment.name, None)
        for gone in old.values():
            gone.close()
        self._segments = taken
        self._recent.clear()

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
        self.generation = self._commit = folders.UNKNOWN
