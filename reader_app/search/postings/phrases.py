"""Where words stand in sequence in a piece: by arrays of places, all documents at once."""

from collections.abc import Sequence

import numpy as np

from reader_app.search.postings.arrays import Array, spread
from reader_app.search.postings.piece import Piece, Placed

PLACE_BITS = 32
"""A place is a document and, in its lower bits, the place of a word in its field."""
NOTHING = np.zeros(0, np.int64)
_MANY = 20_000
_SIEVE = 1 << 20
_BITS_OF_PLACES = 8
"""Most places within a document have no more bits; the document's number lies above them in the sieve."""
_FEW_AMONG = 16
"""Numbers fewer than a sixteenth of others are sooner looked up one by one."""


def phrase_starts(piece: Piece, field: str, terms: Sequence[str]) -> Array:
    """Return the places at which terms stand in sequence, rising."""
    numbers = [piece.terms.find(term) for term in terms]
    if min(numbers) < 0 or not all(piece.frequency(field, number) for number in numbers):
        return NOTHING
    rarest_first = sorted(range(len(numbers)), key=lambda at: piece.frequency(field, numbers[at]))
    # Places are many: only those in documents that have all the terms are looked at.
    shared = piece.posted(field, numbers[rarest_first[0]]).documents
    for at in rarest_first[1:]:
        documents = piece.posted(field, numbers[at]).documents
        shared = documents.take(_where(documents, shared, len(piece)))
    starts: Array | None = None
    for at in rarest_first if len(shared) else ():
        places = _places(piece.placed(field, numbers[at]), shared, len(piece)) - at
        starts = places if starts is None else _common(starts, places)
    return NOTHING if starts is None else starts


def open_phrase_starts(piece: Piece, field: str, terms: Sequence[str], beginning: str) -> Array:
    """Return the places at which terms stand in sequence before a word that begins so.

    Places are those of stems: a stem counts in a document where it, or one of its words there, begins so.
    """
    starts = phrase_starts(piece, field, terms)
    if not len(starts):
        return starts
    among = _mask(starts, len(piece))
    first, end = piece.terms.beginning_so(beginning)
    forms, documents = _written_among(piece, field, beginning, among)
    stems = piece.stems[forms]
    others = _distinct(stems[(stems < first) | (stems >= end)].astype(np.int64))
    within = _ends_of_range(piece, field, first, end, among=among) - len(terms)
    of_terms, of_documents, ends = _ends(piece, field, others, among)
    follows = are_among(ends - len(terms), starts)
    of_terms, of_documents, ends = of_terms[follows], of_documents[follows], ends[follows]
    pairs = np.sort((stems.astype(np.int64) << PLACE_BITS) | documents)
    begins = are_among((of_terms << PLACE_BITS) | of_documents, pairs)
    return _distinct(np.concatenate([within[are_among(within, starts)], ends[begins] - len(terms)]))


def _written_among(piece: Piece, field: str, beginning: str, among: Array) -> tuple[Array, Array]:
    """Return the words written so, each with a document it is in, where that is one of some."""
    first, end = piece.written.beginning_so(beginning)
    offsets = piece.arrays[f"{field}.written_offsets"][first : end + 1].astype(np.int64)
    documents = piece.written_in(field, first, end)
    forms = np.repeat(np.arange(first, end), np.diff(offsets)) if end > first else NOTHING
    chosen = among.take(documents).nonzero()[0]
    return forms.take(chosen), documents.take(chosen).astype(np.int64)


def _ends_of_range(piece: Piece, field: str, first: int, end: int, *, among: Array) -> Array:
    """Return all places of terms that follow one another, in some documents: their postings are one stretch."""
    documents, counts = piece.posted_from(field, first, end)
    chosen = among.take(documents).nonzero()[0]
    sizes = counts.take(chosen).astype(np.int64)
    before = np.cumsum(counts, dtype=np.int64).take(chosen) - sizes
    runs = spread(int(piece.arrays[f"{field}.starts"][first]) + before, sizes)
    of_places = np.repeat(documents.take(chosen).astype(np.int64) << PLACE_BITS, sizes)
    return np.asarray(of_places + piece.arrays[f"{field}.places"].take(runs))


def _ends(piece: Piece, field: str, terms: Array, among: Array) -> tuple[Array, Array, Array]:
    """Return all places of some terms in some documents, with the term and the document of each."""
    offsets = piece.arrays[f"{field}.offsets"]
    firsts_of = offsets.take(terms).astype(np.int64)
    frequencies = offsets.take(terms + 1).astype(np.int64) - firsts_of
    postings = spread(firsts_of, frequencies)
    counts = piece.arrays[f"{field}.counts"][postings].astype(np.int64)
    before = np.cumsum(counts) - counts
    of_terms = np.repeat(np.arange(len(terms)), frequencies)
    # The places of a posting lie behind those of the postings of its term that come before it.
    firsts = np.append(0, np.cumsum(frequencies))[:-1]
    base = np.append(before, 0)[np.minimum(firsts, len(before))]
    starts = piece.arrays[f"{field}.starts"].take(terms).astype(np.int64)[of_terms] + before - base[of_terms]
    documents = piece.arrays[f"{field}.documents"][postings].astype(np.int64)
    chosen = among[documents]
    counts, starts, documents = counts[chosen], starts[chosen], documents[chosen]
    places = piece.arrays[f"{field}.places"][spread(starts, counts)].astype(np.int64)
    of_places = np.repeat(documents, counts)
    return np.repeat(terms[of_terms][chosen], counts), of_places, (of_places << PLACE_BITS) + places


def _where(rising: Array, values: Array, size: int) -> Array:
    """Return where those of some rising numbers below a size are that are among others, rising too."""
    if len(values) * _FEW_AMONG < len(rising):
        at = np.minimum(rising.searchsorted(values), len(rising) - 1)
        return np.asarray(at[rising.take(at) == values])
    is_wanted = np.zeros(size, np.bool_)
    is_wanted[values] = True
    return is_wanted.take(rising).nonzero()[0]


def _places(placed: Placed, documents: Array, size: int) -> Array:
    """Return the places in some of the documents."""
    at = _where(placed.documents, documents, size)
    starts = placed.starts.take(at)
    counts = placed.starts.take(at + 1) - starts
    before = counts.cumsum() - counts
    runs = np.repeat(starts - before, counts) + np.arange(int(counts.sum()))
    return np.repeat(placed.documents.take(at).astype(np.int64) << PLACE_BITS, counts) + placed.places.take(runs)


def _mask(starts: Array, size: int) -> Array:
    mask = np.zeros(size, np.bool_)
    mask[starts >> PLACE_BITS] = True
    return mask


def _distinct(values: Array) -> Array:
    """Return values in order, each once; numpy's own way of it takes twice as long."""
    rising = np.sort(values)
    return rising[np.append(True, rising[1:] != rising[:-1])] if len(rising) else rising


def _common(one: Array, other: Array) -> Array:
    return one[are_among(one, other)]


def are_among(values: Array, rising: Array) -> Array:
    """Say of each value whether it is among others that are sorted: faster than numpy's, which sorts first."""
    if not len(rising):
        return np.zeros(len(values), np.bool_)
    if len(values) < _MANY:
        return np.asarray(rising.take(rising.searchsorted(values), mode="clip") == values)
    # Most are not, as a sieve tells at once; only those that pass it are looked up.
    sieve = np.zeros(_SIEVE, np.bool_)
    sieve[_sieved(rising)] = True
    found = sieve.take(_sieved(values))
    passed = found.nonzero()[0]
    chosen = values.take(passed)
    found[passed] = rising.take(rising.searchsorted(chosen), mode="clip") == chosen
    return found


def _sieved(places: Array) -> Array:
    return np.asarray((places ^ (places >> (PLACE_BITS - _BITS_OF_PLACES))) & (_SIEVE - 1))
