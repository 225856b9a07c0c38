"""All that is searchable now: the pieces of the index and of what was edited since, as one run of documents."""

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import cached_property

import numpy as np

from reader_app.model.ids import PaperId
from reader_app.search.postings.arrays import Array
from reader_app.search.postings.piece import Piece, Placed, Posted
from reader_app.search.postings.vocabulary import Vocabulary


class Collection:
    """Documents numbered over several pieces, some of them dead; immutable."""

    def __init__(self, pieces: Sequence[Piece], alive: Sequence[Array]) -> None:
        """Take pieces, and masks of the documents of each that are alive; of a paper at most one is."""
        self.pieces = tuple(pieces)
        self.bases: tuple[int, ...] = tuple(np.cumsum([0, *map(len, self.pieces)]).tolist())
        self.size = self.bases[-1]
        self.alive = np.concatenate([np.zeros(0, np.bool_), *alive])
        self.papers: list[PaperId] = [paper for piece in self.pieces for paper in piece.papers]
        self._documents: dict[PaperId, int] | None = None
        self._remembered: dict[Hashable, Array] = {}

    @cached_property
    def everything(self) -> Array:
        """The numbers of all documents."""
        return np.arange(self.size)

    def paper_of(self, document: int) -> PaperId:
        return self.papers[document]

    def document_of(self, paper: PaperId) -> int | None:
        """Return the living document of a paper."""
        return self.documents.get(paper)

    @property
    def documents(self) -> dict[PaperId, int]:
        """The living documents by paper."""
        if self._documents is None:
            alive = np.flatnonzero(self.alive).tolist()
            self._documents = {self.papers[document]: document for document in alive}
        return self._documents

    @cached_property
    def stamps(self) -> dict[PaperId, str]:
        """The mark of what is indexed of each paper."""
        all_stamps = [stamp for piece in self.pieces for stamp in piece.stamps]
        return {paper: all_stamps[document] for paper, document in self.documents.items()}

    def terms(self, field: str) -> tuple[Vocabulary, ...]:
        """Return the stems of each piece; those of other fields are among them, with a frequency of 0."""
        return tuple(piece.terms for piece in self.pieces if piece.knows(field))

    def frequency(self, field: str, term: str) -> int:
        """Return how many documents have a term, dead ones too."""
        found = 0
        for piece in self.pieces:
            number = piece.terms.find(term)
            if number >= 0 and piece.knows(field):
                found += piece.frequency(field, number)
        return found

    def lengths(self, field: str) -> Array:
        """Return how many words the field has in each document, as float32."""
        return self.remembered(("lengths", field), lambda: self._all_lengths(field))

    def _all_lengths(self, field: str) -> Array:
        known = (
            piece.lengths(field) if piece.knows(field) else np.zeros(len(piece), np.uint8) for piece in self.pieces
        )
        return np.concatenate([np.zeros(0, np.float32), *known], dtype=np.float32)

    def average_length(self, field: str) -> float:
        """Return how many words a field has on average; 1 where it has none, so that one can divide by it."""
        lengths = self.lengths(field)
        return (float(lengths.sum(dtype=np.float64)) / len(lengths) if len(lengths) else 0.0) or 1.0

    def postings(self, field: str, term: str) -> Posted:
        """Return the documents with a term, dead ones too."""
        found = [
            (base, piece.posted(field, number))
            for base, piece in zip(self.bases, self.pieces, strict=False)
            if (number := piece.terms.find(term)) >= 0 and piece.knows(field)
        ]
        return _together(found)

    def postings_by_field(self, fields: Iterable[str], term: str) -> dict[str, Posted]:
        """Return what `postings` does of several fields, those left out that have no document with the term."""
        found: dict[str, list[tuple[int, Posted]]] = {}
        for base, piece in zip(self.bases, self.pieces, strict=False):
            number = piece.terms.find(term)
            if number >= 0:
                for field in filter(piece.knows, fields):
                    posted = piece.posted(field, number)
                    if len(posted.documents):
                        found.setdefault(field, []).append((base, posted))
        return {field: _together(of_field) for field, of_field in found.items()}

    def placed(self, field: str, term: str) -> Placed:
        """Return where a term is in each document, dead ones too."""
        found = [
            (base, piece.placed(field, number))
            for base, piece in zip(self.bases, self.pieces, strict=False)
            if (number := piece.terms.find(term)) >= 0 and piece.knows(field)
        ]
        if len(found) == 1 and not found[0][0]:
            return found[0][1]
        documents = _together([(base, Posted(placed.documents, placed.documents)) for base, placed in found]).documents
        counts = [np.diff(placed.starts) for _, placed in found]
        starts = np.append(0, np.cumsum(np.concatenate([np.zeros(0, np.int64), *counts])))
        places = np.concatenate([np.zeros(0, np.uint8), *(placed.places for _, placed in found)])
        return Placed(documents, starts.astype(np.int64), places)

    def remembered(self, key: Hashable, make: Callable[[], Array]) -> Array:
        """Return what was made of this collection before by this key, making it the first time."""
        if key not in self._remembered:
            self._remembered[key] = make()
        return self._remembered[key]

    def terms_of(self, document: int, field: str) -> tuple[tuple[str, ...], Array]:
        """Return the stems in a field of a document, and how often each is there; title, abstract and keywords only."""
        at = bisect_right(self.bases, document) - 1
        piece = self.pieces[at]
        numbers, counts = piece.own_terms(field, document - self.bases[at])
        return tuple(piece.terms[number] for number in numbers.tolist()), counts


def _together(found: Sequence[tuple[int, Posted]]) -> Posted:
    """Return the postings of several pieces with the numbers of all documents."""
    if len(found) == 1 and not found[0][0]:
        return found[0][1]
    documents = [posted.documents.astype(np.uint32) + np.uint32(base) for base, posted in found]
    counts = [posted.counts for _, posted in found]
    return Posted(
        np.concatenate([np.zeros(0, np.uint32), *documents]), np.concatenate([np.zeros(0, np.uint8), *counts])
    )
