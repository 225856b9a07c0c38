"""The papers that answer a query, ranked as well as time allows: those that match it whole, then those that nearly do.

Where few papers have all the words of a query, those that have some of them follow, always behind the others. Only
plain words may be missing: phrases and what is denied, filtered, joined by AND or asked for in one field are meant so.
"""

from dataclasses import dataclass

import numpy as np

from reader_app.search import feedback, neighbours
from reader_app.search.evaluate import Found, Searcher
from reader_app.search.neighbours import LOOKED_AT, Pair
from reader_app.search.postings.arrays import Array
from reader_app.search.syntax import And, Everything, Kind, Or, Query, Words, all_of, leaves

FEW = 20
"""With fewer papers than these that match whole, those are found that match nearly."""
LEAST_WORDS, LEAST_PRESENT = 3, 2
"""Of so many words some may be missing, if so many are there: who types two words means both."""
MOST_NEARLY = 100
"""Papers that have only some of the words; nobody wants to see all that have one."""
_READ_AGAIN = 1000
"""So many of the best papers are ranked anew by what the best of them speak of."""
_PLAIN = frozenset({Kind.WORD, Kind.PREFIX, Kind.FUZZY})
_APART = 0.01


@dataclass(frozen=True, slots=True)
class Relevant:
    """Papers of a table, bool[n], and their scores, float32[n]; None where nothing ranks."""

    mask: Array
    scores: Array | None
    matching: int
    """How many match the query whole."""
    nearly: int = 0
    """How many have only some of its words: those with the lowest scores."""
    lead: float = 0.0
    """What each of those has in its score for matching the query whole."""
    told: tuple[tuple[str, float], ...] = ()
    """Stems that the best papers speak of, and what each was worth in ranking."""
    pairs: tuple[Pair, ...] = ()
    """Words that count more where they are side by side."""


def relevant(
    searcher: Searcher, query: Query, within: Array, *, and_nearly: bool = False, is_finished: bool = True
) -> Relevant:
    """Return the papers within a mask, bool[n], that answer a query, and where they are few those that nearly do.

    Until the query is finished, less is done to rank those.
    """
    found = searcher.find(query)
    whole = found.mask if within is searcher.everywhere else found.mask & within
    matching = int(np.count_nonzero(whole))
    if found.scores is None:
        return Relevant(whole, None, matching)
    pairs = neighbours.pairs_of(query)
    nearly = _nearly(searcher, query, within) if and_nearly and matching < FEW else None
    if nearly is None:
        return Relevant(whole, _with_neighbours(searcher, Found(whole, found.scores), pairs), matching, pairs=pairs)
    scores = _with_neighbours(searcher, nearly, pairs)
    told = _told(searcher, Found(nearly.mask, scores)) if is_finished else {}
    if told:
        scores = _with_told(searcher, Found(nearly.mask, scores), told)
    others = _best(Found(nearly.mask & ~whole, scores), MOST_NEARLY)
    lead = _lead(scores[whole], scores[others])
    scores[whole] += lead
    mask = whole.copy()
    mask[others] = True
    return Relevant(mask, scores, matching, len(others), lead, tuple(told.items()), pairs)


def _nearly(searcher: Searcher, query: Query, within: Array) -> Found | None:
    """Return the papers that have some of the plain words and all else; None where no word can be left out."""
    if not isinstance(query, And) or query.is_strict:
        return None
    plain = [part for part in query.parts if _is_plain(part)]
    if len(plain) < LEAST_WORDS:
        return None
    required = searcher.find(all_of(part for part in query.parts if not _is_plain(part)) or Everything())
    total = np.zeros(len(within), np.float32) if required.scores is None else required.scores.copy()
    present = np.zeros(len(within), np.uint16)
    for part in plain:
        scores = searcher.find(part).scores
        if scores is not None:
            total += scores
            present += scores > 0
    return Found(required.mask & within & (present >= LEAST_PRESENT), total)


def _is_plain(part: Query) -> bool:
    """Say whether a part of a query is a word, or the readings of one, to find anywhere."""
    if isinstance(part, And | Or):
        # Readings of one word, such as a hyphenated one; a phrase has blanks.
        first = next((leaf for leaf in leaves(part) if isinstance(leaf, Words)), None)
        return len(part.typed.split()) == 1 and first is not None and not first.field
    return isinstance(part, Words) and part.kind in _PLAIN and not part.field


def _with_neighbours(searcher: Searcher, found: Found, pairs: tuple[Pair, ...]) -> Array:
    """Return scores, of the best papers also for words side by side."""
    assert found.scores is not None
    if not pairs:
        return found.scores
    scores = found.scores.copy()
    places = _best(found, LOOKED_AT)
    scores[places] += searcher.neighbours.bonus(pairs, searcher.documents_at(places))
    return scores


def _told(searcher: Searcher, found: Found) -> dict[str, float]:
    """Return what the best papers speak of."""
    assert found.scores is not None
    places = _best(found, feedback.PAPERS)
    documents = searcher.documents_at(places)
    return feedback.telling_words(searcher.ranking, documents.tolist(), found.scores[places].tolist())


def _with_told(searcher: Searcher, found: Found, told: dict[str, float]) -> Array:
    """Return scores, of the best papers also for what the very best speak of."""
    assert found.scores is not None
    scores = found.scores.copy()
    places = _best(found, _READ_AGAIN)
    scores[places] += feedback.scores_of(searcher.ranking, told, searcher.documents_at(places))
    return scores


def _best(found: Found, most: int) -> Array:
    """Return the places with the highest scores above 0, `most` of them, rising."""
    assert found.scores is not None
    places = found.mask.nonzero()[0]
    scores = found.scores.take(places)
    if len(places) > most:
        best = np.sort(scores.argpartition(len(scores) - most)[len(scores) - most :])
        places, scores = places[best], scores[best]
    return np.asarray(places[scores > 0])


def _lead(whole: Array, others: Array) -> float:
    """Return what to add to the scores of papers that match whole, so that all come before the others."""
    if not len(whole) or not len(others):
        return 0.0
    return max(0.0, float(others.max()) - float(whole.min()) + _APART)
