"""The papers that a query finds, best first: words by the postings, everything else by columns of rows."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np

from reader_app.model.hit import Hit
from reader_app.model.ids import PaperId
from reader_app.model.row import Row
from reader_app.search.columns import RowTable
from reader_app.search.compounds import Compounds
from reader_app.search.lookup import met
from reader_app.search.neighbours import Neighbours
from reader_app.search.pages import PageCollection, Pages
from reader_app.search.postings import Collection
from reader_app.search.postings.arrays import Array, is_few
from reader_app.search.ranked import Ranked
from reader_app.search.ranking import Ranking, Scored
from reader_app.search.syntax import And, Between, Everything, Filter, Not, Or, Query, Words

_TRASHED = Filter("is", "trashed")
LEAVES_KEPT = 48
"""Who types "transformer att" has asked for "transformer" before."""


class Found(NamedTuple):
    """Which papers of a table a query finds, bool[n], and how well they match, float32[n]; None where nothing ranks."""

    mask: Array
    scores: Array | None


class Searcher:
    """Answers queries about a table of rows by a collection of postings; both are as they were when it was made."""

    def __init__(self, table: RowTable, ranking: Ranking, pages: PageCollection | None = None) -> None:
        self.table = table
        self.page_collection = pages
        self.pages = Pages(pages, table.rows) if pages else None
        """None where no page can be searched."""
        self.ranking = ranking
        self.collection = collection = ranking.collection
        document_of = collection.documents
        nowhere = collection.size
        self._documents = np.fromiter(
            (document_of.get(paper, nowhere) for paper in table.papers), np.int64, len(table.papers)
        )
        """The document of each paper; one behind the last where it has none."""
        has_document = np.flatnonzero(self._documents < nowhere)
        self._are_all_indexed = len(has_document) == len(table)
        self._places = np.full(nowhere, len(table), np.int64)
        """The place of each document's paper; one behind the last where it has none, or the document is dead."""
        self._places[self._documents[has_document]] = has_document
        self.neighbours = Neighbours(ranking)
        self.compounds = Compounds(collection)
        self._nothing = Found(np.zeros(len(table), np.bool_), np.zeros(len(table), np.float32))
        self._recent: OrderedDict[Words, Found] = OrderedDict()

    def find(self, query: Query) -> Found:
        """Return what a query finds. Papers in the trash are found only by a query that speaks of the trash."""
        found = self._evaluated(query)
        if self._untrashed is self.everywhere or _speaks_of_trash(query):
            return found
        return Found(found.mask & self._untrashed, found.scores)

    @cached_property
    def everywhere(self) -> Array:
        """A mask of all papers."""
        return np.ones(len(self.table), np.bool_)

    @cached_property
    def _untrashed(self) -> Array:
        trashed = self.table.trashed
        return ~trashed if trashed.any() else self.everywhere

    def documents_at(self, places: Array) -> Array:
        """Return the documents of papers by their places in the table; one behind the last where one has none."""
        return np.asarray(self._documents[places])

    def _evaluated(self, query: Query) -> Found:
        match query:
            case Words():
                return self._words(query)
            case Filter() | Between():
                return Found(self.table.mask(query), None)
            case And(parts):
                return self._all([self._evaluated(part) for part in parts])
            case Or(parts):
                return self._any([self._evaluated(part) for part in parts])
            case Not(part):
                return Found(~self._evaluated(part).mask, None)
            case Everything():
                return Found(self.everywhere, None)

    def _words(self, words: Words) -> Found:
        found = self._recent.get(words)
        if found is None:
            postings = met(self.collection, words)
            found = self._scored(self.ranking.score_or_all(postings)) if postings else self._nothing
            if self.pages:
                found = self._with_pages(found, self.pages.scores(words))
            self._recent[words] = found
            if len(self._recent) > LEAVES_KEPT:
                self._recent.popitem(last=False)
        else:
            self._recent.move_to_end(words)
        return found

    def _with_pages(self, found: Found, on_pages: Array | None) -> Found:
        if on_pages is None:
            return found
        scores = on_pages if found.scores is None else found.scores + on_pages
        return Found(scores > 0, scores)

    def _scored(self, scored: Scored) -> Found:
        """Return the score of each paper of the table, 0 where it has none."""
        if scored.documents is self.collection.everything:
            scores = scored.scores if self._are_all_indexed else np.append(scored.scores, np.float32(0))
            of_papers = scores.take(self._documents)
            return Found(of_papers > 0, of_papers)
        places = self._places.take(scored.documents)
        scores, mask = np.zeros(len(self.table) + 1, np.float32), np.zeros(len(self.table) + 1, np.bool_)
        scores[places] = scored.scores
        mask[places] = True
        return Found(mask[:-1], scores[:-1])

    def _all(self, parts: Sequence[Found]) -> Found:
        mask = parts[0].mask
        for part in parts[1:]:
            mask = mask & part.mask
        return Found(mask, _summed(mask, parts))

    def _any(self, parts: Sequence[Found]) -> Found:
        # Whoever types a word has mostly typed none yet, but the beginning of some.
        telling = [part for part in parts if part is not self._nothing]
        if not telling:
            return self._nothing
        mask = telling[0].mask
        for part in telling[1:]:
            mask = mask | part.mask
        scores = _summed(mask, telling)
        return Found(mask, self._nothing.scores if scores is None and len(telling) < len(parts) else scores)


def find(query: Query, rows: Mapping[PaperId, Row], collection: Collection) -> list[Hit]:
    """Return the papers of `rows` that a query finds, best first, then newest first, then by id."""
    table = RowTable(rows)
    found = Searcher(table, Ranking(collection)).find(query)
    scores = np.zeros(len(table), np.float32) if found.scores is None else found.scores
    ranked = Ranked(table, np.flatnonzero(found.mask), scores).whole().tolist()
    return [Hit(table.papers[place], float(scores[place])) for place in ranked]


def _speaks_of_trash(query: Query) -> bool:
    if isinstance(query, And | Or):
        return any(map(_speaks_of_trash, query.parts))
    if isinstance(query, Not):
        return _speaks_of_trash(query.part)
    return query == _TRASHED


def _summed(mask: Array, parts: Sequence[Found]) -> Array | None:
    """Return the sums of the scores of the parts, 0 where the mask is not; None where nothing ranks."""
    scores = [part.scores for part in parts if part.scores is not None]
    if len(parts) == 1 or not scores:
        return scores[0] if scores else None
    if is_few(int(np.count_nonzero(mask)), len(mask)):
        # Most of the time goes into memory that is read and written: of few papers, only theirs is.
        places = mask.nonzero()[0]
        total = np.zeros(len(mask), np.float32)
        total[places] = sum(of_part.take(places) for of_part in scores)
        return total
    return np.asarray(sum(scores[1:], scores[0]) * mask)
