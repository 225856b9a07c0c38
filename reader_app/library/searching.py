"""The papers of a scope: which they are and in which order, by the index and by what is known of each."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import TypeVar

import numpy as np

from reader_app.library.attachments.page_indexing import PageIndexing
from reader_app.library.catalogue import Catalogue
from reader_app.library.feeds import Feeds
from reader_app.library.indexing import Indexing
from reader_app.library.listing import Listing, Order, Rows, Scope, Scores, sorted_rows
from reader_app.library.papers import Papers
from reader_app.library.tags import Tags
from reader_app.model.errors import ReaderError
from reader_app.model.ids import FeedId, PaperId
from reader_app.model.row import Row
from reader_app.search.columns import RowTable
from reader_app.search.evaluate import Found, Searcher
from reader_app.search.matcher import Matcher
from reader_app.search.postings.arrays import Array
from reader_app.search.query import parse
from reader_app.search.ranked import Given, Places, Ranked
from reader_app.search.ranking import Ranking
from reader_app.search.relevance import Relevant, relevant
from reader_app.search.stemming_ahead import stemmed_ahead
from reader_app.search.syntax import And, Query, has_words

FEED = "feed:"
PARSED_KEPT = 16
"""Whoever lists papers asks more than once what a query means."""
Answer = TypeVar("Answer")


class Searching:
    """Finds papers, with what was worked out for earlier searches as long as it holds."""

    def __init__(self, catalogue: Catalogue, indexing: Indexing, pages: PageIndexing | None = None) -> None:
        self._catalogue, self._indexing, self._pages = catalogue, indexing, pages
        self._papers, self._tags, self._feeds = Papers(catalogue), Tags(catalogue), Feeds(catalogue)
        self._latest: Searcher | None = None
        self._stemming: Iterator[int] | None = None

    def listing(self, scope: Scope) -> Listing:
        """Return the papers of a scope, in its order."""
        searcher, ranks = self.searcher(), self._ranks(scope)
        query = self._understood(searcher, scope)
        found = self._relevant(searcher, scope, query, self._within(searcher, scope, ranks))
        rows: Sequence[Row] = Rows(searcher.table, self._placed(searcher, scope, found, ranks))
        scores = Scores(searcher.table, found.mask, found.scores) if found.scores is not None else MappingProxyType({})
        return Listing(
            scope,
            sorted_rows(rows, scope.order, scope.descending),
            self._papers.counts().all,
            scores,
            MappingProxyType(ranks),
            Matcher(query) if has_words(query) else None,
            MappingProxyType(self._tags.colours()),
            self._indexing.backlog,
            found.nearly,
        )

    def relevant(self, scope: Scope) -> Relevant:
        """Return the papers of a scope, ranked, and where it wants them those that match its query nearly."""
        searcher = self.searcher()
        within = self._within(searcher, scope, self._ranks(scope))
        return self._relevant(searcher, scope, self._understood(searcher, scope), within)

    def _relevant(self, searcher: Searcher, scope: Scope, query: Query, within: Array) -> Relevant:
        whole = _with_base(searcher, scope, query)
        and_nearly = scope.nearly and scope.order is Order.BEST and scope.descending is not False
        return self._answer(
            lambda searcher: relevant(searcher, whole, within, and_nearly=and_nearly, is_finished=not scope.typing),
            searcher,
        )

    def rows(self, scope: Scope) -> dict[PaperId, Row]:
        """Return the rows of a scope by their papers."""
        table = self.searcher().table
        mask = self.found(scope).mask
        return {table.papers[place]: table.rows[place] for place in np.flatnonzero(mask).tolist()}

    def found(self, scope: Scope) -> Found:
        """Return the papers that match a scope as a mask over the searcher's table, and what its words score."""
        searcher = self.searcher()
        whole = self.asked(scope)
        found = self._answer(lambda searcher: searcher.find(whole), searcher)
        return Found(found.mask & self._within(searcher, scope, self._ranks(scope)), found.scores)

    def prepare(self) -> bool:
        """Do a little of what makes the next search fast, and say whether there was anything to do."""
        searcher = self.searcher()
        if searcher.table.warm():
            return True
        if self._stemming is None and searcher.collection.size:
            self._stemming = stemmed_ahead(searcher.collection)
        return self._stemming is not None and next(self._stemming, 0) > 0

    def searcher(self) -> Searcher:
        """Return what answers queries about the library as it is now."""
        touched, latest = self._catalogue.changed_rows(), self._latest
        collection = self._indexing.collection
        pages = self._pages.collection if self._pages else None
        if latest is None:
            # Not when a library is opened: the window shows before anybody searches.
            latest = Searcher(RowTable(self._catalogue.rows), Ranking(collection), pages)
        table = latest.table.changed(self._catalogue.rows, touched) if touched else latest.table
        if table is not latest.table or collection is not latest.collection or pages is not latest.page_collection:
            is_same = collection is latest.collection
            latest = Searcher(table, latest.ranking if is_same else Ranking(collection), pages)
        self._latest = latest
        return latest

    def asked(self, scope: Scope) -> Query:
        """Return what is asked of a paper: the base of the scope, and the words and filters of its query."""
        searcher = self.searcher()
        return _with_base(searcher, scope, self._understood(searcher, scope))

    def _understood(self, searcher: Searcher, scope: Scope) -> Query:
        return searcher.compounds.understood(_parsed(scope.query, scope.typing, date.today()))

    def _answer(self, question: Callable[[Searcher], Answer], searcher: Searcher) -> Answer:
        try:
            return question(searcher)
        except (IndexError, ValueError):
            # What arrays say of one another does not fit where one is damaged.
            is_sound = self._indexing.index.is_sound()
            if (self._pages is None or self._pages.is_sound()) and is_sound:
                raise
            return question(Searcher(searcher.table, Ranking(self._indexing.collection)))

    def _within(self, searcher: Searcher, scope: Scope, ranks: dict[PaperId, int]) -> Array:
        """Return a mask of the papers of the page, or of those that are given; of all where none are."""
        given = ranks if scope.base.startswith(FEED) else scope.only
        if given is None:
            return searcher.everywhere
        mask = np.zeros(len(searcher.table), np.bool_)
        mask[_places(searcher.table, given)] = True
        return mask

    def _placed(self, searcher: Searcher, scope: Scope, found: Relevant, ranks: dict[PaperId, int]) -> Places:
        if found.scores is not None:
            return Ranked(searcher.table, np.flatnonzero(found.mask), found.scores)
        order = searcher.table.newest_first
        given = scope.only if scope.only is not None else ranks if scope.base.startswith(FEED) else None
        if given is not None:
            order = _places(searcher.table, given)
        return Given(order[found.mask[order]])

    def _ranks(self, scope: Scope) -> dict[PaperId, int]:
        """Return the places of papers on the page that a scope is, none where it is no page."""
        if not scope.base.startswith(FEED):
            return {}
        try:
            page = self._feeds.get(FeedId(scope.base.removeprefix(FEED)))
        except ReaderError:
            return {}  # The page was removed, or is one of another library; the list then says that it is empty.
        return {item.paper: item.rank for item in page.items}


def _with_base(searcher: Searcher, scope: Scope, query: Query) -> Query:
    """Return what is asked of a paper: the base of the scope, and the words and filters of its query."""
    if not scope.base or scope.base.startswith(FEED):
        return query
    # A conjunction of its own: no word of the base may be missing where those of the query may.
    base = And((searcher.compounds.understood(parse(scope.base)),))
    if isinstance(query, And) and not query.typed:
        return replace(query, parts=(base, *query.parts))
    return And((base, query))


@lru_cache(PARSED_KEPT)
def _parsed(query: str, typing: bool, today: date) -> Query:
    return parse(query, typing=typing, today=today)


def _places(table: RowTable, papers: Sequence[PaperId] | dict[PaperId, int]) -> Array:
    """Return the places of some papers, those left out that are not in the table."""
    found = (table.places.get(paper) for paper in dict.fromkeys(papers))
    return np.array([place for place in found if place is not None], np.int64)
