"""Why a paper has its score: the share of each word of the query, of words side by side, and of related ones."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from reader_app.model.explanation import Explanation, FieldShare, Ground, Reason
from reader_app.model.ids import PaperId
from reader_app.search.evaluate import Searcher
from reader_app.search.lookup import occurrences
from reader_app.search.neighbours import of_pair, pairs_of
from reader_app.search.postings.arrays import Array
from reader_app.search.syntax import And, Or, Query, Words, leaves
from reader_app.search.texts import TEXT

LEAST_SHARE = 1e-4
"""Of the score; less is how numbers are rounded."""


def explain(searcher: Searcher, query: Query, paper: PaperId, score: float, *, lead: float = 0.0) -> Explanation:
    """Return what the score is made of that a paper has for a query; `lead` of it for matching the query whole."""
    document = searcher.collection.document_of(paper)
    if document is None or score <= 0:
        return Explanation(max(score, 0.0))
    reasons = list(_of(searcher, query, paper))
    if lead > 0:
        reasons.append(Reason(Ground.WHOLE, "", lead))
    rest = score - sum(reason.score for reason in reasons)
    for reason in _beside(searcher, query, document):
        if reason.score <= rest + LEAST_SHARE * score:
            reasons.append(reason)
            rest -= reason.score
    if rest > LEAST_SHARE * score:
        reasons.append(Reason(Ground.RELATED, "", rest))
    return Explanation(score, tuple(sorted(reasons, key=lambda reason: -reason.score)))


def _of(searcher: Searcher, query: Query, paper: PaperId) -> Iterator[Reason]:
    """Yield the reasons that the words of a query give; of alternatives, those of each that the paper matches."""
    match query:
        case Words():
            yield from _merged(searcher, (query,), query.text, paper)
        case Or(parts, typed):
            met = [part for part in parts if _is_met(searcher, part, paper)]
            if typed:
                readings = tuple(leaf for part in met for leaf in leaves(part) if isinstance(leaf, Words))
                yield from _merged(searcher, readings, typed, paper)
            else:
                for part in met:
                    yield from _of(searcher, part, paper)
        case And(parts):
            for part in parts:
                yield from _of(searcher, part, paper)


def _is_met(searcher: Searcher, alternative: Query, paper: PaperId) -> bool:
    """Say whether an alternative adds to the score: one of several words only where all of them occur."""
    return not isinstance(alternative, And) or bool(searcher.find(alternative).mask[searcher.table.places[paper]])


def _merged(searcher: Searcher, readings: tuple[Words, ...], text: str, paper: PaperId) -> Iterator[Reason]:
    """Yield one reason for all the readings of a piece of the query, if the paper has any of them."""
    total, papers = 0.0, 0
    times: defaultdict[str, int] = defaultdict(int)
    shares: defaultdict[str, float] = defaultdict(float)
    document = searcher.collection.documents[paper]
    for words in readings:
        count, own = _shares(searcher, words, document)
        own.update(_share_of_pages(searcher, words, paper))
        for field, (often, share) in own.items():
            shares[field] += share
            times[field] = max(times[field], often)
            total += share
        papers = max(papers, count)
    if total > 0:
        yield Reason(Ground.WORDS, text, total, papers, tuple(FieldShare(f, times[f], shares[f]) for f in shares))


def _shares(searcher: Searcher, words: Words, document: int) -> tuple[int, dict[str, tuple[int, float]]]:
    """Return how many papers have words, and of each field of a document how often it has them, with its share."""
    found = occurrences(searcher.collection, words)
    scored = searcher.ranking.score(found)
    at = int(np.searchsorted(scored.documents, document))
    if at == len(scored.documents) or scored.documents[at] != document:
        return len(scored.documents), {}
    score = float(scored.scores[at])
    counts = {field: _count(posted.documents, posted.counts, document) for field, posted in found.items()}
    weights = {field: float(searcher.ranking.norms(field)[document]) * n for field, n in counts.items() if n}
    whole = sum(weights.values())
    return len(scored.documents), {field: (counts[field], score * one / whole) for field, one in weights.items()}


def _share_of_pages(searcher: Searcher, words: Words, paper: PaperId) -> dict[str, tuple[int, float]]:
    """Return on how many pages of its PDFs a paper has words, and their share in the score; nothing where on none."""
    row = searcher.table.rows[searcher.table.places[paper]]
    found = searcher.pages.found(row, (words,)) if searcher.pages and row.files else None
    return {TEXT: (found.pages, found.score)} if found else {}


def _beside(searcher: Searcher, query: Query, document: int) -> Iterator[Reason]:
    for pair in pairs_of(query):
        score = float(of_pair(searcher.ranking, pair, np.array([document]))[0])
        if score > 0:
            typed = {leaf.terms: leaf.text for leaf in leaves(query) if isinstance(leaf, Words)}
            yield Reason(Ground.BESIDE, " ".join(typed.get((term,)) or term for term in pair.terms), score)


def _count(documents: Array, counts: Array, document: int) -> int:
    at = int(np.searchsorted(documents, document))
    return int(counts[at]) if at < len(documents) and documents[at] == document else 0
