"""Where words of a query occur: the documents of each field, and how often, by the postings."""

from collections.abc import Iterator, Sequence

import numpy as np

from reader_app.search.postings import Collection, Piece, Posted
from reader_app.search.postings.arrays import Array, summed
from reader_app.search.postings.phrases import PLACE_BITS, open_phrase_starts, phrase_starts
from reader_app.search.syntax import Kind, Words
from reader_app.search.texts import FIELDS

Occurrences = dict[str, Posted]
"""By field the documents with the words, dead ones too, rising, and how often they occur in each."""
_ONE = np.ones(1, np.float32)


def occurrences(collection: Collection, words: Words) -> Occurrences:
    """Return where words occur, fields without any left out."""
    return {field: _counted(posted, collection.size) for field, posted in met(collection, words).items()}


def met(collection: Collection, words: Words) -> Occurrences:
    """Return what `occurrences` does, as it is got soonest, which is enough for a score.

    A field has all documents, whether met or not, or each that is met once, or some in any order that come repeatedly.
    """
    fields = (words.field,) if words.field else FIELDS
    if words.kind is Kind.WORD:
        found = collection.postings_by_field(fields, words.terms[0])
        return _with_apart(collection, fields, words, found) if words.apart else found
    begun: dict[str, list[Array]] = {}
    for base, piece in zip(collection.bases, collection.pieces, strict=False):
        for field in filter(piece.knows, fields):
            for documents in _documents(piece, words, field):
                if len(documents):
                    numbers = documents.astype(np.uint32) + np.uint32(base) if base else documents
                    begun.setdefault(field, []).append(numbers)
    return {field: _repeated(collection, of_field) for field, of_field in begun.items()}


def _with_apart(collection: Collection, fields: Sequence[str], words: Words, found: Occurrences) -> Occurrences:
    """Return where a word occurs, and where it is written apart."""
    together = dict(found)
    for pair in words.apart:
        for field, (documents, counts) in met(collection, Words(pair, Kind.PHRASE, words.field)).items():
            known = together.get(field, Posted(documents[:0], counts[:0]))
            together[field] = Posted(
                np.concatenate([known.documents, documents]), np.concatenate([known.counts, counts])
            )
    return together


def _repeated(collection: Collection, met_here: Sequence[Array]) -> Posted:
    documents = np.concatenate(met_here) if len(met_here) > 1 else met_here[0]
    if len(documents) > collection.size:
        counts = np.bincount(documents, minlength=collection.size)
        return Posted(collection.everything, counts.astype(np.float32))
    # One number that is read again and again: a view of no stride.
    return Posted(documents, np.ndarray((len(documents),), np.float32, _ONE, strides=(0,)))


def _counted(posted: Posted, size: int) -> Posted:
    """Return each document once, rising, with how often it comes."""
    documents, counts = summed(posted.documents, posted.counts.astype(np.float32), size)
    return Posted(documents, counts.astype(np.int64))


def _documents(piece: Piece, words: Words, field: str) -> Iterator[Array]:
    """Yield the documents of a piece in which words occur, as often as they do."""
    match words.kind:
        case Kind.PHRASE:
            yield phrase_starts(piece, field, words.terms) >> PLACE_BITS
        case Kind.OPEN_PHRASE:
            yield open_phrase_starts(piece, field, words.terms[:-1], words.terms[-1]) >> PLACE_BITS
        case Kind.PREFIX:
            beginning = words.terms[0]
            yield piece.posted_from(field, *piece.terms.beginning_so(beginning)).documents
            yield piece.written_in(field, *piece.written.beginning_so(beginning))
        case Kind.FUZZY:
            for number in piece.terms.nearly(words.terms[0], words.edits):
                yield piece.posted(field, number).documents
            for number in piece.written.nearly(words.terms[0], words.edits):
                yield piece.written_in(field, number, number + 1)
