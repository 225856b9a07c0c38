"""Postings as numpy arrays: what ranking, similar papers, spelling and trends read of the index, without Whoosh.

A `Collection` is all that is searchable now: the arrays beside each segment of the index (memory-mapped, immutable) and
those of papers that were edited since (in memory). Documents are numbered from 0 to `size` - 1 over all of them. Some are
dead: deleted, or replaced by a later version; they count in frequencies until their segment is merged, as in Whoosh.

    collection.size                         documents, dead ones too; N of the formulas
    collection.alive                        bool[size]
    collection.papers                       Sequence[PaperId], by document; paper_of(doc), document_of(paper) -> int | None
    collection.postings(field, term)        Posted(documents int[n] rising, counts int[n]); empty where there is no such term
    collection.placed(field, term)          Placed(documents, starts int[n + 1], places int[sum of counts]): where in the field
    collection.frequency(field, term)       documents with the term, dead ones too
    collection.lengths(field)               float32[size], words of the field in each document
    collection.average_length(field)        over all documents
    collection.terms(field)                 tuple of Vocabulary, one a piece; see Vocabulary
    collection.terms_of(doc, field)         (tuple[str, ...], int counts[n]): the document's own words in title, abstract, keywords
    collection.beginning_so(field, start)   Posted: documents with a word written so at its beginning, counts of such words
    collection.columns                      see search.columns: year, state, tags ... of documents as arrays (for facets)

Terms are stems (`search.stemming.stem` of `fold`). Fields are those of `search.texts.FIELDS`. Arrays are read-only views;
document numbers may be of any unsigned type: use them as indices, or convert them before you subtract.
"""
