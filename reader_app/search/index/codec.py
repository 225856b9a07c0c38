"""How a segment of the index lies on disk: Whoosh's own files for documents, arrays in the place of its postings.

The codec is Whoosh's seam for such things. Its own postings are pickled in blocks and read by Python one by one; with
arrays a segment is written in a third of the time, and plain Whoosh can search it all the same, as the tests do.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.codec.base import FieldCursor, TermsReader
from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.matching.mcore import ListMatcher
from whoosh.reading import TermInfo, TermNotFound

from reader_app.search.postings import Building, Piece
from reader_app.search.postings.arrays import Array, write
from reader_app.search.postings.merging import merged
from reader_app.search.texts import FIELDS

EXTENSION = ".arrays"


class ArraySegment(W3Segment):
    """A segment whose files stay apart, since arrays are mapped into memory as they lie."""

    def should_assemble(self) -> bool:
        return False


class ArrayCodec(W3Codec):
    """Whoosh's codec with arrays as postings."""

    length_stats = False

    def new_segment(self, storage: Any, indexname: str) -> ArraySegment:
        return ArraySegment(self, indexname)  # type: ignore[no-untyped-call]

    def field_writer(self, storage: Any, segment: Any) -> "ArrayFieldWriter":
        return ArrayFieldWriter(path_of(storage.folder, segment))

    def terms_reader(self, storage: Any, segment: Any) -> "ArrayTerms":
        return ArrayTerms(Piece.of_file(path_of(storage.folder, segment)))


def path_of(folder: str | Path, segment: Any) -> Path:
    """Return the file of arrays of a segment; Whoosh removes it with the segment, knowing it by its name."""
    return Path(folder, segment.make_filename(EXTENSION))


class ArrayFieldWriter:
    """Takes the documents of a segment, new ones and those of segments that are merged, and writes their arrays."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._merging: list[tuple[Piece, Array]] = []
        self.building = Building()
        self.is_closed = False

    def merge(self, piece: Piece, keep: Array) -> None:
        """Take the documents of a segment that a mask says, behind all new ones."""
        self._merging.append((piece, keep))

    def close(self) -> None:
        """Write the file, unless there is nothing to write."""
        self.is_closed = True
        if not (self.building or self._merging):
            return
        made = self.building.arrays()
        if self._merging:
            fresh = [(Piece(made), np.ones(len(self.building), np.bool_))] if self.building else []
            made = merged([*fresh, *self._merging])
        write(self._path, made)


class ArrayTerms(TermsReader):
    """The terms of a segment for Whoosh's own searcher."""

    def __init__(self, piece: Piece) -> None:
        self._piece = piece

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self.doc_frequency(*term) > 0

    def indexed_field_names(self) -> list[str]:
        return [field for field in FIELDS if self._piece.knows(field)]

    def cursor(self, fieldname: str, fieldobj: Any) -> "ArrayCursor":
        return ArrayCursor(self, [text for field, text in self.terms() if field == fieldname], fieldname)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        for field in sorted(self.indexed_field_names()):
            yield from self.terms_from(field, b"", only=field)

    def terms_from(self, fieldname: str, prefix: bytes, *, only: str = "") -> Iterator[tuple[str, bytes]]:
        for field in sorted(self.indexed_field_names()):
            if field < fieldname or (only and field != only):
                continue
            for number, word in enumerate(self._piece.terms):
                text = word.encode("utf-8", "surrogatepass")
                if (field > fieldname or text >= prefix) and self._piece.frequency(field, number):
                    yield field, text

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        number = self._number(fieldname, text)
        documents, counts = self._piece.posted(fieldname, number)
        lengths = self._piece.lengths(fieldname)[documents]
        return TermInfo(
            weight=float(counts.sum()),
            df=len(documents),
            minlength=int(lengths.min()),
            maxlength=int(lengths.max()),
            maxweight=float(counts.max()),
            minid=int(documents[0]),
            maxid=int(documents[-1]),
        )

    def frequency(self, fieldname: str, text: bytes) -> float:
        return self.term_info(fieldname, text).weight()

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        number = self._piece.terms.find(text.decode("utf-8", "surrogatepass"))
        return self._piece.frequency(fieldname, number) if number >= 0 and self._piece.knows(fieldname) else 0

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> ListMatcher:
        placed = self._piece.placed(fieldname, self._number(fieldname, text))
        counts = np.diff(placed.starts)
        places = np.split(placed.places, placed.starts[1:-1])
        return ListMatcher(
            placed.documents.tolist(),
            counts.astype(np.float64).tolist(),
            [format_.encode(of_document.tolist()) for of_document in places],
            format_,
            scorer=scorer,
            term=(fieldname, text),
            terminfo=self.term_info(fieldname, text),
        )

    def _number(self, fieldname: str, text: bytes) -> int:
        if not self.doc_frequency(fieldname, text):
            raise TermNotFound(f"No term {fieldname}:{text!r}")
        return self._piece.terms.find(text.decode("utf-8", "surrogatepass"))


class ArrayCursor(FieldCursor):
    """Walks over the terms of a field."""

    def __init__(self, terms: ArrayTerms, texts: list[bytes], field: str) -> None:
        self._terms, self._texts, self._field = terms, texts, field
        self._at = 0

    def first(self) -> str | None:
        self._at = 0
        return self.text()

    def find(self, string: str | bytes) -> str | None:
        wanted = string if isinstance(string, bytes) else string.encode("utf-8", "surrogatepass")
        self._at = next((at for at, text in enumerate(self._texts) if text >= wanted), len(self._texts))
        return self.text()

    def next(self) -> str | None:
        self._at += 1
        return self.text()

    def text(self) -> str | None:
        return self._texts[self._at].decode("utf-8", "surrogatepass") if self.is_valid() else None

    def term_info(self) -> TermInfo | None:
        return self._terms.term_info(self._field, self._texts[self._at]) if self.is_valid() else None

    def is_valid(self) -> bool:
        return self._at < len(self._texts)
