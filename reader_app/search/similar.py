"""The papers most like one: those that its own telling words find.

The rarest of the words that a paper is about, weighted by how often it has them, are a query for papers like it, as in
Lucene's MoreLikeThis. BM25F answers it, which forgives the lengths of texts where the cosine of weighted words does not
(Robertson and Zaragoza 2009, section 3.4).
"""

from collections import defaultdict

import numpy as np

from reader_app.search.postings.arrays import Array
from reader_app.search.postings.building import OWN_FIELDS
from reader_app.search.ranking import K1, Ranking
from reader_app.search.texts import BOOSTS

WORDS_ASKED = 32
MOST = 50
LEAST_SHARE = 0.1
"""Of the score of the most similar; papers below share no more than a word or two."""


def similar(ranking: Ranking, document: int, most: int = MOST) -> list[int]:
    """Return the living documents most like one, the most similar first."""
    scores = np.zeros(ranking.collection.size, np.float32)
    for term, weight in telling_words(ranking, document).items():
        found = {field: ranking.collection.postings(field, term) for field in OWN_FIELDS}
        scored = ranking.score(found, weight=weight)
        scores[scored.documents] += scored.scores
    scores[document] = 0.0
    scores[~ranking.collection.alive] = 0.0
    return _best(scores, most)


def telling_words(ranking: Ranking, document: int) -> dict[str, float]:
    """Return the stems that tell best what a document is about, and the weight of each, below 1."""
    often: defaultdict[str, float] = defaultdict(float)
    for field in OWN_FIELDS:
        for term, count in zip(*ranking.collection.terms_of(document, field), strict=True):
            often[term] += BOOSTS[field] * int(count)
    weights = {term: count / (count + K1) for term, count in often.items()}
    worth = {term: weight * _rarity(ranking, term) for term, weight in weights.items()}
    chosen = sorted(worth, key=lambda term: (-worth[term], term))[:WORDS_ASKED]
    return {term: weights[term] for term in chosen}


def _rarity(ranking: Ranking, term: str) -> float:
    """Return the rarity of a stem; 0 for one that no other document has, since it finds none."""
    papers = max(ranking.collection.frequency(field, term) for field in OWN_FIELDS)
    return ranking.rarity(papers) if papers > 1 else 0.0


def _best(scores: Array, most: int) -> list[int]:
    places = np.flatnonzero(scores > LEAST_SHARE * scores.max(initial=0.0))
    if len(places) > most:
        places = places[np.argpartition(-scores[places], most)[:most]]
    return [int(place) for place in places[np.lexsort((places, -scores[places]))]]
