"""What words of a query add to the score of a document where they stand side by side.

Neighbours in the query that are neighbours in a text, in either order, are one more word (Metzler and Croft 2005, "A
Markov random field model for term dependencies"; Rasolofo and Savoy 2003, "Term proximity scoring for keyword-based
retrieval systems"), as rare as the commoner of the two, so that "of the" means next to nothing.
"""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from reader_app.search.postings.arrays import Array
from reader_app.search.postings.collection import Collection
from reader_app.search.postings.phrases import PLACE_BITS
from reader_app.search.postings.piece import Placed
from reader_app.search.ranking import Ranking, fields_of
from reader_app.search.syntax import And, Kind, Query, Words

LOOKED_AT = 200
"""So many of the best documents are read for neighbours: nobody looks further, and typing stays fast."""
_WEIGHT = 0.2
"""What a pair is worth, measured by a word: Metzler and Croft give 0.15 to 0.2 of the whole to all pairs."""
PAIRS_KEPT = 16


@dataclass(frozen=True, slots=True)
class Pair:
    """Two stems that follow one another in a query, and the field in which both are looked for; empty for any."""

    first: str
    second: str
    field: str = ""

    @property
    def terms(self) -> tuple[str, str]:
        return self.first, self.second


def pairs_of(query: Query) -> tuple[Pair, ...]:
    """Return the neighbours among the words of a query that must all occur."""
    if not isinstance(query, And):
        return ()
    found = (_pair(first, second) for first, second in pairwise(query.parts))
    return tuple(dict.fromkeys(pair for pair in found if pair))


class Neighbours:
    """What neighbours add to scores, kept while the next word is typed: the words before it stay neighbours."""

    def __init__(self, ranking: Ranking) -> None:
        self._ranking = ranking
        self._known: OrderedDict[Pair, Array] = OrderedDict()

    def bonus(self, pairs: Iterable[Pair], documents: Array) -> Array:
        """Return what to add to the scores of documents (rising): those that match, at best the first `LOOKED_AT`."""
        found = np.zeros(len(documents), np.float32)
        for pair in pairs:
            found += self._of_pair(pair, documents)
        return found

    def _of_pair(self, pair: Pair, documents: Array) -> Array:
        if pair not in self._known:
            self._known[pair] = np.full(self._ranking.collection.size, np.nan, np.float32)
            if len(self._known) > PAIRS_KEPT:
                self._known.popitem(last=False)
        self._known.move_to_end(pair)
        known = self._known[pair]
        unknown = documents[np.isnan(known.take(documents))]
        if len(unknown):
            known[unknown] = of_pair(self._ranking, pair, unknown)
        return known.take(documents)


def of_pair(ranking: Ranking, pair: Pair, documents: Array) -> Array:
    """Return the scores of documents (rising) for the two words of a pair side by side."""
    frequency = np.zeros(len(documents), np.float32)
    found = [ranking.collection.postings_by_field(fields_of(pair.field), term) for term in pair.terms]
    is_beside = False
    for field in filter(found[1].__contains__, found[0]):
        postings = [of_term[field].documents for of_term in found]
        counts = _times_beside(ranking.collection, field, pair, postings, documents)
        if counts is not None:
            frequency += ranking.norms(field).take(documents) * counts
            is_beside = True
    if not is_beside:
        return frequency
    # In one field at least so many, and mostly no more: counting them over all fields takes longer than all else.
    commoner = max(len(posted.documents) for of_term in found for posted in of_term.values())
    return ranking.saturated(frequency, ranking.rarity(commoner), weight=_WEIGHT)


def _pair(first: Query, second: Query) -> Pair | None:
    if not (isinstance(first, Words) and isinstance(second, Words)):
        return None
    if first.kind is not Kind.WORD or second.kind is not Kind.WORD or first.field != second.field:
        return None
    return Pair(first.terms[0], second.terms[0], first.field)


def _times_beside(
    collection: Collection, field: str, pair: Pair, postings: Sequence[Array], documents: Array
) -> Array | None:
    """Return how often two words are side by side in each document; None where they never are."""
    # Places are many, and hardly any of the documents has both words in any field but the abstract: rare words first.
    of_rarer, of_commoner = sorted(postings, key=len)
    both = _are_among(documents, of_rarer).nonzero()[0]
    both = both[_are_among(documents[both], of_commoner)]
    if not len(both):
        return None
    first, second = (
        _places(collection.placed(field, term), posted.searchsorted(documents[both].astype(posted.dtype)), both)
        for term, posted in zip(pair.terms, postings, strict=True)
    )
    is_beside = _are_among(first + 1, second) | _are_among(first - 1, second)
    if not is_beside.any():
        return None
    return np.bincount(first[is_beside] >> PLACE_BITS, minlength=len(documents))


def _are_among(values: Array, others: Array) -> Array:
    """Say of each value whether it is one of others, which rise; `np.isin` takes seven times as long for so few."""
    if not len(values) or not len(others):
        return np.zeros(len(values), np.bool_)
    at = others.searchsorted(values.astype(others.dtype))
    return np.asarray(others.take(at, mode="clip") == values)


def _places(placed: Placed, at: Array, numbers: Array) -> Array:
    """Return where a word is in some of its documents: the number given for each and the place, in one rising int64."""
    starts = placed.starts.take(at)
    counts = placed.starts.take(at + 1) - starts
    before = counts.cumsum() - counts
    runs = np.repeat(starts - before, counts) + np.arange(int(before[-1] + counts[-1]))
    return np.repeat(numbers << PLACE_BITS, counts) + placed.places.take(runs)
