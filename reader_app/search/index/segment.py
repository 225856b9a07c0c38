"""One immutable piece of the index, read through Whoosh: its papers and its postings."""

from collections.abc import Container, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from whoosh.reading import SegmentReader, TermNotFound

from reader_app.model.ids import PaperId
from reader_app.search.index.documents import schema
from reader_app.search.index.files import Files


def opened(folder: Path, segment: Any) -> Any:
    """Return Whoosh's reader of a segment; the files are closed with it."""
    files = Files(folder, read_only=True)
    try:
        return SegmentReader(files, schema(), segment)
    except BaseException:
        files.close()
        raise


class Segment:
    """A segment, opened once and kept while it is part of the index; what is deleted in it is told apart from it."""

    def __init__(self, folder: Path, segment: Any) -> None:
        self._folder, self._segment = folder, segment
        self._opened: Any = None
        self.name: str = segment.segment_id()
        self.size: int = segment.doc_count_all()
        self._ids, self.stamps = self._stored()
        self.papers: list[PaperId | None] = []
        """The paper of each document; None where it was deleted."""
        self.mark_deleted(segment)
        self._lengths: dict[str, list[int]] = {}

    def _stored(self) -> tuple[list[PaperId], list[str]]:
        with closing(opened(self._folder, self._segment)) as reader:
            stored = [reader.stored_fields(document) for document in range(self.size)]
        return [PaperId(fields["paper"]) for fields in stored], [fields["stamp"] for fields in stored]

    def mark_deleted(self, segment: Any) -> None:
        """Take over what Whoosh's latest description of this segment says is deleted."""
        deleted = set(segment.deleted_docs())
        self.papers = [None if document in deleted else paper for document, paper in enumerate(self._ids)]

    def close(self) -> None:
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    @property
    def _reader(self) -> Any:
        """Whoosh's reader, opened when the first word is looked for: it copies its files into memory."""
        if self._opened is None:
            self._opened = opened(self._folder, self._segment)
        return self._opened

    def frequency(self, field: str, term: str) -> int:
        """Return in how many documents of the segment a term is, also deleted ones."""
        return int(self._reader.doc_frequency(field, term))

    def total_length(self, field: str) -> int:
        return int(self._reader.field_length(field))

    def lengths(self, field: str) -> list[int]:
        """Return how many words the field has in each document."""
        if field not in self._lengths:
            length = self._reader.doc_field_length
            self._lengths[field] = [length(document, field, 0) or 0 for document in range(self.size)]
        return self._lengths[field]

    def weights(self, field: str, term: str) -> Iterator[tuple[int, float]]:
        """Yield the documents with a term, deleted ones too, and how often it is in each."""
        postings = self._postings(field, term)
        if postings is None:
            return
        is_active, document, weight, following = postings.is_active, postings.id, postings.weight, postings.next
        while is_active():
            yield document(), weight()
            following()

    def documents(self, field: str, term: str) -> Iterable[int]:
        """Return the documents with a term, perhaps deleted ones too."""
        postings = self._postings(field, term)
        return () if postings is None else postings.all_ids()

    def positions(self, field: str, term: str, among: Container[int] | None) -> dict[int, list[int]]:
        """Return where a term is in each document, or in each of some documents."""
        postings = self._postings(field, term)
        found: dict[int, list[int]] = {}
        while postings is not None and postings.is_active():
            document = postings.id()
            if among is None or document in among:
                found[document] = postings.value_as("positions")
            postings.next()
        return found

    def beginning_so(self, field: str, beginning: str) -> list[str]:
        """Return the terms of a field that begin so."""
        return [term.decode("utf-8") for term in self._reader.expand_prefix(field, beginning)]

    def _postings(self, field: str, term: str) -> Any:
        try:
            postings = self._reader.postings(field, term)
        except TermNotFound:
            return None
        # Whoosh wraps postings to leave out what was deleted when the segment was opened, which takes twice the time.
        return next(iter(postings.children()), postings)
