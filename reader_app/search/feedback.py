"""What else the best papers for a query speak of: words that tell its subject, found in place of what it lacks.

Pseudo-relevance feedback by the first Bose-Einstein model (Amati 2003, "Probability models for information retrieval
based on divergence from randomness", chapter 6): a word tells the more, the more often it is in the best papers than
chance would have it. The papers count by the fourth power of their scores, so that one that stands out is not talked
over by the rest. Words that only one of them has, or that are in every tenth paper of all, say nothing.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import log2

import numpy as np

from reader_app.search.postings.arrays import Array
from reader_app.search.postings.building import OWN_FIELDS
from reader_app.search.ranking import Ranking

PAPERS = 20
"""So many of the best papers are read."""
WORDS = 60
WEIGHT = 0.4
"""What the most telling word is worth, measured by a word of the query (Amati's beta)."""
_TRUST = 4
"""The power of a paper's score by which it counts."""
_COMMON = 0.1
"""The share of all papers in which a word is too common to tell anything."""


def telling_words(ranking: Ranking, documents: Sequence[int], scores: Sequence[float]) -> dict[str, float]:
    """Return the most telling stems of documents, best first, and what each is worth: `WEIGHT` at most."""
    best = max(scores, default=0.0)
    if best <= 0:
        return {}
    often: defaultdict[str, float] = defaultdict(float)
    having: defaultdict[str, int] = defaultdict(int)
    for document, score in zip(documents, scores, strict=True):
        for term, count in _words_of(ranking, document).items():
            often[term] += count * (score / best) ** _TRUST
            having[term] += 1
    worth = {term: _worth(ranking, term, often[term]) for term, papers in having.items() if papers > 1}
    chosen = sorted((term for term in worth if worth[term] > 0), key=lambda term: (-worth[term], term))[:WORDS]
    most = worth[chosen[0]] if chosen else 1.0
    return {term: WEIGHT * worth[term] / most for term in chosen}


def scores_of(ranking: Ranking, weights: Mapping[str, float], documents: Array) -> Array:
    """Return what weighted words add to the scores of some documents (float32)."""
    of_all = np.zeros(ranking.collection.size, np.float32)
    for term, weight in weights.items():
        found = {field: ranking.collection.postings(field, term) for field in OWN_FIELDS}
        scored = ranking.score(found, weight=weight)
        of_all[scored.documents] += scored.scores
    added: Array = of_all[documents]
    return added


def _words_of(ranking: Ranking, document: int) -> dict[str, int]:
    """Return how often each stem is in what a document is about."""
    counts: defaultdict[str, int] = defaultdict(int)
    for field in OWN_FIELDS:
        for term, count in zip(*ranking.collection.terms_of(document, field), strict=True):
            counts[term] += int(count)
    return counts


def _worth(ranking: Ranking, term: str, often: float) -> float:
    """Return by how much a stem that is so often in the best papers is there more than by chance; 0 for common ones."""
    size = ranking.collection.size
    papers = max(ranking.collection.frequency(field, term) for field in OWN_FIELDS)
    if papers > _COMMON * size:
        return 0.0
    by_chance = papers / size
    return often * log2((1 + by_chance) / by_chance) + log2(1 + by_chance)
