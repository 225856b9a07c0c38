"""Writing to the index through Whoosh, with arrays in the place of its postings; and which segments are merged."""

from collections.abc import Callable
from typing import Any

import numpy as np
from whoosh.writing import SegmentWriter

from reader_app.model.row import Row
from reader_app.search.index.codec import ArrayCodec, path_of
from reader_app.search.index.documents import stamp_of, words_of
from reader_app.search.postings import Piece
from reader_app.search.texts import FIELDS

MOST_SMALL_SEGMENTS = 8
SMALL_SEGMENT = 1000
"""Documents; merging more takes longer than a window may wait, so larger segments are merged by a process."""

Merging = Callable[["RowWriter", list[Any]], list[Any]]
"""Given a writer and segments, merges some into what is written and returns the others."""


class RowWriter(SegmentWriter):
    """Whoosh's writer, which is given rows."""

    def __init__(self, index: Any) -> None:
        super().__init__(index, codec=ArrayCodec())  # type: ignore[no-untyped-call]

    def add_row(self, row: Row) -> None:
        """Add a paper as a new document."""
        words = words_of(row)
        sizes = {field: sum(len(one.all) for one in of_field) for field, of_field in words.items()}
        stamp = stamp_of(row)
        self._describe(str(row.paper.id), sizes)
        self.fieldwriter.building.add(row.paper.id, stamp, words)

    def merge_segment(self, segment: Any) -> None:
        """Add the documents of a segment that are not deleted."""
        piece = Piece.of_file(path_of(self.storage.folder, segment))
        keep = np.ones(len(piece), np.bool_)
        keep[list(segment.deleted_docs())] = False
        lengths = {field: piece.lengths(field) for field in FIELDS if piece.knows(field)}
        for document in np.flatnonzero(keep).tolist():
            self._describe(str(piece.papers[document]), {name: int(of[document]) for name, of in lengths.items()})
        if keep.any():
            self.fieldwriter.merge(piece, keep)

    def _describe(self, paper: str, sizes: dict[str, int]) -> None:
        """Write what Whoosh keeps of a document."""
        self.perdocwriter.start_doc(self.docnum)
        self.perdocwriter.add_field("paper", self.schema["paper"], paper, 0)
        for field, size in sizes.items():
            self.perdocwriter.add_field(field, self.schema[field], None, size)
        self.perdocwriter.finish_doc()
        self.docnum += 1
        self._added = True

    def _flush_segment(self) -> None:
        # Whoosh would sort postings here and hand them over one by one.
        self.perdocwriter.close()
        self.fieldwriter.close()


def merge_small_ones(writer: RowWriter, segments: list[Any]) -> list[Any]:
    """Copy small segments of like size into the one being written, and return the others.

    A segment larger than all smaller ones together waits, so that each paper is copied only as often as its segment
    doubles.
    """
    small = sorted(
        (one for one in segments if one.doc_count_all() <= SMALL_SEGMENT), key=lambda one: one.doc_count_all()
    )
    if len(small) < MOST_SMALL_SEGMENTS:
        return segments
    merged: list[Any] = []
    total = 0
    for segment in small:
        if len(merged) > 1 and segment.doc_count_all() > total:
            break
        merged.append(segment)
        total += segment.doc_count_all()
    return _merged(writer, segments, merged)


def merge_all(writer: RowWriter, segments: list[Any]) -> list[Any]:
    """Make one segment of all."""
    return _merged(writer, segments, segments)


def merge_none(_: RowWriter, segments: list[Any]) -> list[Any]:
    """Leave all segments as they are."""
    return segments


def _merged(writer: RowWriter, segments: list[Any], chosen: list[Any]) -> list[Any]:
    for segment in chosen:
        writer.merge_segment(segment)
    return [segment for segment in segments if segment not in chosen]
