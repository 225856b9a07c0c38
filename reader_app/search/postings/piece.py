"""The postings of some documents: those of one segment, or of papers that were edited just now."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np

from reader_app.model.ids import PaperId
from reader_app.search.postings.arrays import Array, DamagedError, read
from reader_app.search.postings.vocabulary import Vocabulary


class Posted(NamedTuple):
    """The documents with a word, rising, and how often it is in each."""

    documents: Array
    counts: Array


class Placed(NamedTuple):
    """Documents with a word; where its places in each begin, with the end of all; and the places."""

    documents: Array
    starts: Array
    places: Array


NOWHERE = Posted(np.zeros(0, np.uint32), np.zeros(0, np.uint32))


class Piece:
    """Immutable postings; documents are numbered from 0."""

    def __init__(self, arrays: Mapping[str, Array]) -> None:
        """Take the arrays that `Building` makes. Raises DamagedError where one is missing."""
        self.arrays = arrays
        try:
            self.terms, self.written = (
                Vocabulary(arrays[f"{name}.text"], arrays[f"{name}.offsets"], arrays[f"{name}.letters"])
                for name in ("terms", "written")
            )
            self.stems = arrays["written.stems"]
            """The number of the stem of each written word."""
            self.papers: Sequence[PaperId] = _lines(arrays["papers.text"])  # type: ignore[assignment]
        except (KeyError, ValueError, IndexError) as error:
            raise DamagedError(f"Arrays are missing or damaged: {error}.") from error

        self._looked_up: dict[tuple[str, tuple[str, ...]], tuple[Array, ...]] = {}
        self._known = frozenset(
            name.removesuffix(".documents")
            for name, array in arrays.items()
            if name.endswith(".documents") and len(array)
        )

    @classmethod
    def of_file(cls, path: Path) -> "Piece":
        """Return the postings in a file. Raises OSError and DamagedError."""
        return cls(read(path))

    def __len__(self) -> int:
        return len(self.papers)

    @cached_property
    def stamps(self) -> Sequence[str]:
        """The mark of what is indexed of each document."""
        return _lines(self.arrays["stamps.text"])

    def knows(self, field: str) -> bool:
        """Say whether a field has any words here."""
        return field in self._known

    def lengths(self, field: str) -> Array:
        """Return how many words the field has in each document."""
        return self.arrays[f"{field}.lengths"]

    def frequency(self, field: str, term: int) -> int:
        offsets = self.arrays[f"{field}.offsets"]
        return int(offsets[term + 1]) - int(offsets[term])

    def posted(self, field: str, term: int) -> Posted:
        """Return the postings of a term by its number; none where that is -1."""
        if term < 0:
            return NOWHERE
        return self.posted_from(field, term, term + 1)

    def posted_from(self, field: str, first: int, end: int) -> Posted:
        """Return the postings of terms that follow one another, end to end: a document may come more than once."""
        offsets, documents, counts = self._of_field(field, "offsets", "documents", "counts")
        here = slice(int(offsets[first]), int(offsets[end]))
        return Posted(documents[here], counts[here])

    def written_in(self, field: str, first: int, end: int) -> Array:
        """Return the documents of words that are written so, end to end, as the words follow one another."""
        offsets, documents = self._of_field(field, "written_offsets", "written_documents")
        return documents[int(offsets[first]) : int(offsets[end])]

    def _of_field(self, field: str, *names: str) -> tuple[Array, ...]:
        """Return arrays of a field; they are looked up more often than all else."""
        found = self._looked_up.get((field, names))
        if found is None:
            found = self._looked_up[field, names] = tuple(self.arrays[f"{field}.{name}"] for name in names)
        return found

    def placed(self, field: str, term: int) -> Placed:
        """Return where a term is in each document."""
        posted = self.posted(field, term)
        if term < 0:
            return Placed(posted.documents, np.zeros(1, np.uint32), np.zeros(0, np.uint32))
        starts = np.zeros(len(posted.counts) + 1, np.int64)
        np.cumsum(posted.counts, out=starts[1:])
        first = int(self.arrays[f"{field}.starts"][term])
        return Placed(posted.documents, starts, self.arrays[f"{field}.places"][first : first + int(starts[-1])])

    def own_terms(self, field: str, document: int) -> tuple[Array, Array]:
        """Return the numbers of the terms of a document, and how often each is in it."""
        offsets = self.arrays.get(f"{field}.own_offsets")
        if offsets is None:
            return NOWHERE
        here = slice(int(offsets[document]), int(offsets[document + 1]))
        return self.arrays[f"{field}.own_terms"][here], self.arrays[f"{field}.own_counts"][here]


def _lines(text: Array) -> list[str]:
    return bytes(text).decode("utf-8", "surrogatepass").split("\n")[:-1]
