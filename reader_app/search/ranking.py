"""How well documents answer words: BM25F, one frequency for a word, added up over weighted fields.

A word's frequencies in the fields of a document are added up before they saturate, with the field's weight and for
the field's length (Robertson, Zaragoza and Taylor 2004, "Simple BM25 extension to multiple weighted fields"; Robertson
and Zaragoza 2009, "The probabilistic relevance framework: BM25 and beyond", section 3.6). A sum of scores field by
field would count the rarity of a word once for each of them, and finds worse. The constants are the literature's.

The score of a document is that of each leaf of the query that it matches, added up; `neighbours`, and where few papers
match all words `feedback`, add to it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log
from typing import NamedTuple

import numpy as np

from reader_app.search.postings.arrays import Array, is_few, summed
from reader_app.search.postings.collection import Collection
from reader_app.search.postings.piece import Posted
from reader_app.search.texts import BOOSTS, FIELDS

K1, B = 1.2, 0.75


def rarity(size: int, documents: int) -> float:
    """Return the inverse document frequency of what is in some of `size` documents; above 0 for the commonest."""
    return log(1 + (size - documents + 0.5) / (documents + 0.5))


@dataclass(frozen=True, slots=True)
class Scheme:
    """The constants of BM25F."""

    k1: float = K1
    b: float = B
    weights: Mapping[str, float] = field(default_factory=lambda: BOOSTS)
    """Of each field that is looked into."""
    rarity: Callable[[int, int], float] = rarity


class Scored(NamedTuple):
    """Documents, rising, and their scores (float32), all above 0; dead documents may be among them."""

    documents: Array
    scores: Array


NOTHING = Scored(np.zeros(0, np.uint32), np.zeros(0, np.float32))


def fields_of(field: str) -> tuple[str, ...]:
    """Return the fields in which a word is looked for: all where none is named."""
    return (field,) if field else FIELDS


class Ranking:
    """Scores the documents of one collection; what is worked out of their lengths is kept."""

    def __init__(self, collection: Collection, scheme: Scheme | None = None) -> None:
        self.collection = collection
        self.scheme = scheme or Scheme()
        self._norms: dict[str, Array] = {}

    def of_word(self, term: str, field: str = "", *, weight: float = 1.0) -> Scored:
        """Return the documents with a stem in a field, or in any where it is empty."""
        found = {name: self.collection.postings(name, term) for name in fields_of(field)}
        return self.score(found, weight=weight)

    def score(self, found: Mapping[str, Posted], *, weight: float = 1.0) -> Scored:
        """Return the documents in which something was found so often in these fields, as if it were one word.

        Takes what `lookup.met` gives, too.
        """
        documents, scores = self.score_or_all(found, weight=weight)
        if documents is not self.collection.everything:
            return Scored(documents, scores)
        present = np.flatnonzero(scores > 0)
        return Scored(present, scores[present])

    def score_or_all(self, found: Mapping[str, Posted], *, weight: float = 1.0) -> Scored:
        """Return what `score` does, or all documents, those without a score with 0: that is faster where many have."""
        documents, frequency = self._frequency(found)
        rarity = self.rarity(int(np.count_nonzero(frequency > 0)))
        return Scored(documents, self.saturated(frequency, rarity, weight=weight))

    def _frequency(self, found: Mapping[str, Posted]) -> tuple[Array, Array]:
        """Return documents, rising, and the sum of weighted frequencies in each: some above 0, or those of all."""
        size = self.collection.size
        # Taken, and added up in place: indexing and counting do so too, in twice and in ten times the time.
        if is_few(sum(len(posted.documents) for posted in found.values()), size):
            few = [self.norms(name).take(documents) * counts for name, (documents, counts) in found.items()]
            numbers = [posted.documents for posted in found.values()]
            return summed(_end_to_end(numbers), _end_to_end(few), size) if few else NOTHING
        of_all = np.zeros(size, np.float32)
        for name, (documents, counts) in found.items():
            if documents is self.collection.everything:
                of_all += self.norms(name) * counts
            else:
                np.add.at(of_all, documents, self.norms(name).take(documents) * counts)
        return self.collection.everything, of_all

    def norms(self, field: str) -> Array:
        """Return what one occurrence in a field counts in each document (float32): less in longer texts."""
        if field not in self._norms:
            lengths, b = self.collection.lengths(field), self.scheme.b
            # Over those that have any: a note of usual length is not long because most papers have none.
            average = float(lengths[lengths > 0].mean()) if lengths.any() else 1.0
            self._norms[field] = (self.scheme.weights[field] / (1 - b + b / average * lengths)).astype(np.float32)
        return self._norms[field]

    def saturated(self, frequency: Array, rarity: float, *, weight: float = 1.0) -> Array:
        """Return the scores of weighted frequencies: the tenth occurrence says less than the second."""
        k1 = self.scheme.k1
        scores: Array = frequency + np.float32(k1)
        np.divide(frequency, scores, out=scores)
        scores *= np.float32(weight * rarity * (k1 + 1))
        return scores

    def rarity(self, documents: int) -> float:
        """Return the rarity of what so many documents have."""
        return self.scheme.rarity(self.collection.size, documents)


def _end_to_end(arrays: Sequence[Array]) -> Array:
    return np.concatenate(arrays) if len(arrays) > 1 else arrays[0]
