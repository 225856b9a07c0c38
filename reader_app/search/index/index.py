"""The index as the rest of the program sees it: brought up to date, asked for scores, made anew when it is damaged.

It holds nothing that the library lacks, so nothing is ever synced to disk: what a power cut breaks is built again.
"""

import logging
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

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
    """An index in a folder; used by one thread. A folder that cannot be read counts as empty and is made anew."""

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        self._folder = folder
        self._read_only = read_only
        self._segments: list[Segment] = []
        self._recent: OrderedDict[_Key, Mapping[PaperId, float]] = OrderedDict()
        self.generation = folders.UNKNOWN
        """The generation of the library that the index was brought to; -1 where it holds nothing for certain."""
        if not (read_only or folders.is_ours(folder)):
            folders.create(folder)
        self.reload()

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
        try:
            storage, latest = folders.contents(self._folder, read_only=self._read_only)
            self._take(storage, latest)
            self.generation = folders.generation_of(self._folder)
        except folders.DAMAGE:
            self._give_up()

    def scores(self, words: Words) -> Mapping[PaperId, float]:
        """Return the papers in which words occur, each with a score above 0."""
        key = (words.terms, words.kind, words.field)
        found = self._recent.get(key)
        if found is None:
            try:
                found = scores(self._segments, words)
            except folders.DAMAGE:
                self._give_up()
                return {}
            self._recent[key] = found
            while sum(map(len, self._recent.values())) > SCORES_KEPT and len(self._recent) > 1:
                self._recent.popitem(last=False)
        self._recent.move_to_end(key)
        return found

    def stamps(self) -> dict[PaperId, str]:
        """Return the papers in the index, each with the stamp (see stamp_of) of what is indexed of it."""
        return {
            paper: stamp
            for segment in self._segments
            for paper, stamp in zip(segment.papers, segment.stamps, strict=True)
            if paper is not None
        }

    def refresh(self, rows: Iterable[Row], removed: Iterable[PaperId], generation: int) -> None:
        """Bring papers up to date, remove others, and keep the generation. Raises IndexBusyError.

        For up to some hundred papers; more are the work of `worker.BulkIndexing`.
        """
        self.write(tuple(rows), frozenset(removed))
        self.set_generation(generation)

    def set_generation(self, generation: int) -> None:
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

        Raises IndexBusyError.
        """
        if not (rows or removed):
            return
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
            writer.cancel()
            raise
        writer.commit(mergetype=merge_small_ones)
        self.reload()

    def _writer(self, limitmb: int) -> Any:
        """Return Whoosh's writer, making the index anew where it is gone or damaged."""
        try:
            writer = folders.writer(self._folder, limitmb=limitmb)
        except folders.DAMAGE:
            self._give_up()
            writer = folders.writer(self._folder, limitmb=limitmb)
        # Now that the lock is held nobody else changes the numbers of documents.
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

    def _take(self, storage: Any, latest: list[Any]) -> None:
        """Open new segments, keep those that are open, close those that are gone."""
        old = {segment.name: segment for segment in self._segments}
        self._segments = []
        self._recent.clear()
        for description in latest:
            kept = old.pop(description.segment_id(), None)
            if kept is None:
                kept = Segment(storage, description)
            else:
                kept.mark_deleted(description)
            self._segments.append(kept)
        for gone in old.values():
            gone.close()

    def _give_up(self) -> None:
        """Throw a damaged index away; the library sees by its generation that it must be filled again."""
        log.warning("The search index in %s is damaged and is made anew.", self._folder)
        self._forget()
        if not self._read_only:
            folders.create(self._folder)

    def _forget(self) -> None:
        self.close()
        self.generation = folders.UNKNOWN
