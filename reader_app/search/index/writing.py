"""Which segments Whoosh merges when it commits: small ones, when there are many, so that typing stays fast."""

from contextlib import closing
from pathlib import Path
from typing import Any

from reader_app.search.index.segment import opened

MOST_SMALL_SEGMENTS = 8
SMALL_SEGMENT = 1000
"""Documents; merging more takes seconds, so larger segments are left as they are."""


def merge_small_ones(writer: Any, segments: list[Any]) -> list[Any]:
    """Copy small segments of like size into the one being written, and return the others.

    Whoosh calls this when it commits. A segment larger than all smaller ones together waits, so that each paper is
    copied only as often as its segment doubles.
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
    for segment in merged:
        with closing(opened(Path(writer.storage.folder), segment)) as reader:
            writer.add_reader(reader)
    return [segment for segment in segments if segment not in merged]
