"""Making the postings of documents: words counted and sorted by numpy, not one by one."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import count

import numpy as np

from reader_app.search.postings.arrays import Array, ends, smallest, spread
from reader_app.search.postings.vocabulary import Vocabulary
from reader_app.search.texts import FIELDS, Wording

GAP = 0
"""The number that stands between two texts of a field, so that no phrase reaches across."""
OWN_FIELDS = ("title", "abstract", "keywords")
"""The fields of which a document's own words are kept: what a paper is about, whoever reads it."""


class _Stream:
    """The numbers of words in one field, document after document."""

    def __init__(self) -> None:
        self.numbers = array("I")
        self.counts = array("I")

    def add(self, numbers: Iterable[int]) -> None:
        before = len(self.numbers)
        self.numbers.extend(numbers)
        self.counts.append(len(self.numbers) - before)

    def laid_out(self) -> tuple[Array, Array, Array]:
        """Return each word's number, document, and place in the document."""
        counts = np.frombuffer(self.counts, np.uint32) if self.counts else np.zeros(0, np.uint32)
        numbers = np.frombuffer(self.numbers, np.uint32) if self.numbers else np.zeros(0, np.uint32)
        documents = np.repeat(np.arange(len(counts), dtype=np.uint32), counts)
        return numbers, documents, spread(np.zeros(len(counts)), counts)


class Building:
    """Takes documents one after the other, and makes their arrays at the end."""

    def __init__(self) -> None:
        self._terms: defaultdict[str, int] = defaultdict(count(1).__next__)
        self._written: dict[str, int] = {}
        self._stems = array("I")
        """Of each word that is written otherwise than its stem, by number."""
        self._streams = {field: (_Stream(), _Stream()) for field in FIELDS}
        self._papers: list[str] = []
        self._stamps: list[str] = []

    def __len__(self) -> int:
        return len(self._papers)

    def add(self, paper: str, stamp: str, words: Mapping[str, Sequence[Wording]]) -> None:
        """Take a document: the words of each text of its fields."""
        self._papers.append(paper)
        self._stamps.append(stamp)
        for field, (in_sequence, written) in self._streams.items():
            in_sequence.add(self._in_sequence(words.get(field, ())))
            written.add(self._written_otherwise(words.get(field, ())))

    def arrays(self) -> dict[str, Array]:
        """Return the arrays of all documents taken, as `Piece` reads them."""
        terms, ranks = _sorted(self._terms)
        written, written_ranks = _sorted(self._written)
        stems = np.zeros(len(written), np.uint32)
        stems[written_ranks[1:]] = ranks[np.array(self._stems, np.uint32)]
        made = heading(self._papers, self._stamps, terms, written, stems)
        for field, (in_sequence, otherwise) in self._streams.items():
            of_field = _postings(in_sequence, ranks, len(terms), keeps_own=field in OWN_FIELDS)
            _, documents, numbers = _grouped(*otherwise.laid_out()[:2], written_ranks)
            of_field["written_offsets"] = offsets_of(numbers, len(written))
            of_field["written_documents"] = smallest(documents)
            made.update({f"{field}.{name}": values for name, values in of_field.items()})
        return made

    def _in_sequence(self, of_field: Sequence[Wording]) -> Iterable[int]:
        number_of = self._terms
        for words in of_field:
            yield from [number_of[word.term] for word in words.sequence]
            yield GAP
            for word in words.together:
                yield number_of[word.term]
                yield GAP

    def _written_otherwise(self, of_field: Sequence[Wording]) -> Iterable[int]:
        forms = {word.surface: word.term for words in of_field for word in words.all if word.surface != word.term}
        for form, term in forms.items():
            number = self._written.get(form)
            if number is None:
                number = self._written[form] = len(self._written) + 1
                self._stems.append(self._terms[term])
            yield number


def heading(
    papers: Sequence[str], stamps: Sequence[str], terms: Sequence[str], written: Sequence[str], stems: Array
) -> dict[str, Array]:
    """Return the arrays that are not of a field."""
    made: dict[str, Array] = {"written.stems": stems}
    for name, words in (("terms", terms), ("written", written)):
        made |= {f"{name}.{part}": array for part, array in Vocabulary.parts(words).items()}
    for name, lines in (("papers", papers), ("stamps", stamps)):
        text = "".join(f"{line}\n" for line in lines)
        made[f"{name}.text"] = np.frombuffer(text.encode("utf-8", "surrogatepass"), np.uint8)
    return made


def posted(
    documents: Array, numbers: Array, counts: Array, places: Array, *, terms: int, size: int
) -> dict[str, Array]:
    """Return the arrays of a field: postings by term and document, and the places of each, in this order."""
    lengths = np.bincount(documents, counts, minlength=size).astype(np.uint32)
    return {
        "offsets": offsets_of(numbers, terms),
        "documents": smallest(documents),
        "counts": smallest(counts),
        "starts": np.append(0, np.cumsum(np.bincount(numbers, counts, minlength=terms))).astype(np.uint32),
        "places": smallest(places),
        "lengths": smallest(lengths),
    }


def own_words(documents: Array, numbers: Array, counts: Array, size: int) -> dict[str, Array]:
    """Return the arrays that say which terms a document has, from its postings by term."""
    order = np.argsort(documents, kind="stable")
    return {
        "own_offsets": ends(np.bincount(documents, minlength=size).astype(np.uint32)),
        "own_terms": numbers[order].astype(np.uint32),
        "own_counts": smallest(counts[order]),
    }


def _postings(stream: _Stream, ranks: Array, terms: int, *, keeps_own: bool) -> dict[str, Array]:
    numbers, documents, places = stream.laid_out()
    is_word = numbers != GAP
    numbers, documents, places = numbers[is_word], documents[is_word], places[is_word]
    order, documents, numbers = _grouped(numbers, documents, ranks)
    firsts, documents, numbers = _firsts(documents, numbers)
    counts = np.diff(np.append(firsts, len(order)))
    size = len(stream.counts)
    made = posted(documents, numbers, counts, places[order], terms=terms, size=size)
    return made | own_words(documents, numbers, counts, size) if keeps_own else made


def _grouped(numbers: Array, documents: Array, ranks: Array) -> tuple[Array, Array, Array]:
    """Return the order by rank, in which documents and places still rise, and documents and ranks in that order."""
    ranked = ranks[numbers]
    order = np.argsort(ranked, kind="stable")
    return order, documents[order], ranked[order]


def _firsts(documents: Array, numbers: Array) -> tuple[Array, Array, Array]:
    """Return where each document of each term comes first, with the document and the term."""
    if not len(documents):
        return np.zeros(0, np.int64), documents, numbers
    is_first = np.append(True, (np.diff(documents) != 0) | (np.diff(numbers) != 0))
    firsts = np.flatnonzero(is_first)
    return firsts, documents[firsts], numbers[firsts]


def offsets_of(numbers: Array, size: int) -> Array:
    """Return where the postings of each of some words begin, and at last where all end."""
    return ends(np.bincount(numbers, minlength=size).astype(np.uint32))


def _sorted(numbers: Mapping[str, int]) -> tuple[list[str], Array]:
    """Return words in order, and the place in it of each number."""
    words = sorted(numbers)
    ranks = np.zeros(len(words) + 1, np.uint32)
    ranks[[numbers[word] for word in words]] = np.arange(len(words), dtype=np.uint32)
    return words, ranks
