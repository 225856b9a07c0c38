"""What words of a query add to the score of a document where they stand side by side.

Neighbours in the query that are neighbours in a text, in either order, are one more word (Metzler and Croft 2005, "A
Markov random field model for term dependencies"; Rasolofo and Savoy 2003, "Term proximity scoring for keyword-based
retrieval systems"), as rare as the commoner of the two, so that "of the" means next to nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from reader_app.search.postings.arrays import Array, spread
from reader_app.search.postings.collection import Collection
from reader_app.search.postings.piece import Placed
from reader_app.search.ranking import Ranking, fields_of
from reader_app.search.syntax import And, Kind, Query, Words

LOOKED_AT = 200
"""So many of the best documents are read for neighbours: nobody looks further, and typing stays fast."""
_WEIGHT = 0.2
"""What a pair is worth, measured by a word: Metzler and Croft give 0.15 to 0.2 of the whole to all pairs."""
_LONGEST_TEXT = 1 << 32


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


def bonus(ranking: Ranking, pairs: Iterable[Pair], documents: Array) -> Array:
    """Return what to add to the scores of documents (rising): those that match, at best the first `LOOKED_AT`."""
    found = np.zeros(len(documents), np.float32)
    for pair in pairs:
        found += of_pair(ranking, pair, documents)
    return found


def of_pair(ranking: Ranking, pair: Pair, documents: Array) -> Array:
    """Return the scores of documents (rising) for the two words of a pair side by side."""
    frequency = np.zeros(len(documents), np.float32)
    commoner = 0
    for field in fields_of(pair.field):
        known = [ranking.collection.frequency(field, term) for term in pair.terms]
        # In one field at least so many, and mostly no more: counting them over all fields takes longer than all else.
        commoner = max(commoner, *known)
        counts = _times_beside(ranking.collection, field, pair.terms, documents) if all(known) else None
        if counts is not None:
            frequency += ranking.norms(field)[documents] * counts
    if not frequency.any():
        return frequency
    return ranking.saturated(frequency, ranking.rarity(commoner), weight=_WEIGHT)


def _pair(first: Query, second: Query) -> Pair | None:
    if not (isinstance(first, Words) and isinstance(second, Words)):
        return None
    if first.kind is not Kind.WORD or second.kind is not Kind.WORD or first.field != second.field:
        return None
    return Pair(first.terms[0], second.terms[0], first.field)


def _times_beside(collection: Collection, field: str, terms: Sequence[str], documents: Array) -> Array | None:
    """Return how often two words are side by side in each document; None where they never are."""
    found = [_positions(collection.postings(field, term).documents, documents) for term in terms]
    # Places are many, and hardly any of the documents has both words in any field but the abstract.
    both = np.flatnonzero((found[0] >= 0) & (found[1] >= 0))
    if not len(both):
        return None
    first, second = (
        _places(collection.placed(field, term), at[both], both) for term, at in zip(terms, found, strict=True)
    )
    is_beside = _are_among(first + 1, second) | _are_among(first - 1, second)
    if not is_beside.any():
        return None
    return np.bincount(first[is_beside] // _LONGEST_TEXT, minlength=len(documents))


def _are_among(places: Array, others: Array) -> Array:
    """Say of each place whether it is one of others, which rise; `np.isin` takes seven times as long for so few."""
    if not len(others):
        return np.zeros(len(places), np.bool_)
    return np.asarray(others[np.minimum(np.searchsorted(others, places), len(others) - 1)] == places)


def _positions(rising: Array, values: Array) -> Array:
    """Return where each value is among others that rise, -1 where it is not."""
    at = np.minimum(np.searchsorted(rising, values.astype(rising.dtype)), len(rising) - 1)
    return np.where(rising[at] == values, at, -1)


def _places(placed: Placed, at: Array, numbers: Array) -> Array:
    """Return where a word is in some of its documents: the number given for each and the place, in one rising int64."""
    starts = placed.starts[at]
    counts = placed.starts[at + 1] - starts
    places = placed.places[spread(starts, counts)].astype(np.int64)
    return np.repeat(numbers, counts) * _LONGEST_TEXT + places
