"""Where words of a query occur: the documents of each field, and how often, by the postings."""

from collections.abc import Iterator

import numpy as np

from reader_app.search.postings import Collection, Piece, Posted
from reader_app.search.postings.arrays import Array
from reader_app.search.postings.phrases import PLACE_BITS, open_phrase_starts, phrase_starts
from reader_app.search.postings.piece import NOWHERE
from reader_app.search.syntax import Kind, Words
from reader_app.search.texts import FIELDS

FEW_AMONG = 16
"""Fewer documents than a sixteenth of all are sorted sooner than all are counted."""
Occurrences = dict[str, Posted]
"""By field the documents with the words, dead ones too, rising, and how often they occur in each."""


def occurrences(collection: Collection, words: Words) -> Occurrences:
    """Return where words occur, fields without any left out."""
    fields = (words.field,) if words.field else FIELDS
    found = ((field, _posted(collection, words, field)) for field in fields)
    return {field: posted for field, posted in found if len(posted.documents)}


def _posted(collection: Collection, words: Words, field: str) -> Posted:
    if words.kind is Kind.WORD:
        return collection.postings(field, words.terms[0])
    found = [
        documents if not base else documents.astype(np.uint32) + np.uint32(base)
        for base, piece in zip(collection.bases, collection.pieces, strict=False)
        if piece.knows(field)
        for documents in _documents(piece, words, field)
        if len(documents)
    ]
    return _counted(np.concatenate(found), collection.size) if found else NOWHERE


def _counted(documents: Array, size: int) -> Posted:
    """Return each document once, rising, with how often it comes."""
    if len(documents) > size // FEW_AMONG:
        counts = np.bincount(documents, minlength=size)
        present = np.flatnonzero(counts > 0)
        return Posted(present, counts[present])
    rising = np.sort(documents)
    firsts = np.flatnonzero(np.append(True, rising[1:] != rising[:-1]))
    return Posted(rising[firsts], np.diff(np.append(firsts, len(rising))))


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
