"""Postings as numpy arrays: what ranking, similar papers, spelling and trends read of the index, without Whoosh.

A `Collection` is all that is searchable now: the arrays beside each segment of the index (memory-mapped, immutable)
and those of papers that were edited since (in memory). Documents are numbered from 0 to `size` - 1 over all of them.
Some are dead: deleted, or replaced by a later version; they count in frequencies until their segment is merged.

    collection.size                        documents, dead ones too; N of the formulas
    collection.alive                       bool[size]
    collection.papers                      Sequence[PaperId] by document; also paper_of(doc), document_of(paper) or None
    collection.postings(field, term)       Posted(documents int[n] rising, counts int[n]); empty for an unknown term
    collection.placed(field, term)         Placed(documents, starts int[n + 1], places int[sum of counts])
    collection.frequency(field, term)      documents with the term, dead ones too
    collection.lengths(field)              float32[size], words of the field in each document
    collection.average_length(field)       over all documents, 1.0 where there are no words
    collection.terms(field)                tuple of Vocabulary, one a piece
    collection.terms_of(doc, field)        (tuple[str, ...], counts int[n]) in title, abstract or keywords of a document

A `Vocabulary` is a sorted sequence of words with `find(word)`, `beginning_so(beginning)` and `nearly(word, edits)`; a
piece has two: `piece.terms` (stems) and `piece.written` (words written otherwise than their stems, which are
`piece.stems`). Terms are stems (`search.stemming.stem` of `fold`), fields those of `search.texts.FIELDS`. Arrays are
read-only views; document numbers may be of any unsigned type: use them as indices, or convert before you subtract.
"""

from reader_app.search.postings.arrays import DamagedError
from reader_app.search.postings.building import Building
from reader_app.search.postings.collection import Collection
from reader_app.search.postings.piece import Piece, Placed, Posted
from reader_app.search.postings.vocabulary import Vocabulary

__all__ = ["Building", "Collection", "DamagedError", "Piece", "Placed", "Posted", "Vocabulary"]
