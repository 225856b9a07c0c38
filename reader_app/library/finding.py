"""What helps to find papers beside the list itself: how they divide, what else is meant, which are alike, and why."""

from dataclasses import replace

import numpy as np

from reader_app.library.listing import Scope
from reader_app.library.searching import Searching
from reader_app.model.explanation import Explanation
from reader_app.model.facet import Facet, FacetField, FacetValue, WayOut
from reader_app.model.ids import PaperId
from reader_app.search.explanation import explain
from reader_app.search.facets import FacetColumns
from reader_app.search.narrowing import without, without_field
from reader_app.search.postings.arrays import Array
from reader_app.search.query import parts
from reader_app.search.similar import similar
from reader_app.search.spelling import respelled

MOST_VALUES = 40
MOST_PARTS = 8
"""Of a query; each of them left out is a search of its own."""
MOST_KNOWN = 20_000
"""Values of a field to complete from; more would be slow to look through at each key."""


class Finding:
    """Answers questions about the papers of a scope."""

    def __init__(self, searching: Searching) -> None:
        self._searching = searching
        self._columns = FacetColumns()

    def facets(self, scope: Scope) -> tuple[Facet, ...]:
        """Return how the papers of a scope divide; for years and states also those that the query leaves out."""
        mask = self._searching.found(scope).mask
        found = []
        for field in FacetField:
            wider = without_field(scope.query, field)
            among = mask if wider == scope.query else self._searching.found(replace(scope, query=wider)).mask
            found.append(Facet(field, self._counted(field, among, MOST_VALUES)))
        return tuple(facet for facet in found if facet.values)

    def ways_out(self, scope: Scope) -> tuple[WayOut, ...]:
        """Return which part of a query that finds nothing can be left out to find something, most papers first."""
        known = parts(scope.query)
        if not 1 < len(known) <= MOST_PARTS:
            return ()
        shorter = ((part, without(scope.query, part.start, part.end)) for part in known)
        found = (WayOut(part.start, part.end, text, self._count(_finished(scope, text))) for part, text in shorter)
        return tuple(sorted((way for way in found if way.papers), key=lambda way: -way.papers))

    def explanation(self, scope: Scope, paper: PaperId) -> Explanation | None:
        """Return why a paper of a scope has its score; None where it is none of them, or nothing ranks them."""
        searcher, found = self._searching.searcher(), self._searching.relevant(scope)
        place = searcher.table.places.get(paper)
        if place is None or found.scores is None or not found.mask[place]:
            return None
        asked = self._searching.asked(scope)
        matches = self._searching.found(scope).mask[place]
        return explain(searcher, asked, paper, float(found.scores[place]), lead=found.lead if matches else 0.0)

    def similar(self, paper: PaperId) -> tuple[PaperId, ...]:
        """Return the papers most like one, the most similar first; none in the trash, nor while it is not indexed."""
        searcher = self._searching.searcher()
        document = searcher.collection.document_of(paper)
        if document is None:
            return ()
        found = (searcher.collection.paper_of(one) for one in similar(searcher.ranking, document))
        trashed = searcher.table.trashed
        return tuple(one for one in found if (at := searcher.table.places.get(one)) is not None and not trashed[at])

    def suggestion(self, scope: Scope) -> str:
        """Return a query spelled better that finds more papers of the scope; empty where there is none."""
        text = respelled(self._searching.searcher().collection, scope.query).strip()
        if text == scope.query.strip():
            return ""
        found, better = (self._count(_finished(scope, query)) for query in (scope.query, text))
        return text if better > found else ""

    def values(self) -> tuple[Facet, ...]:
        """Return what the fields of the whole library hold, to complete from."""
        mask = self._searching.found(Scope()).mask
        return tuple(Facet(field, self._counted(field, mask, MOST_KNOWN)) for field in FacetField)

    def _counted(self, field: FacetField, mask: Array, most: int) -> tuple[FacetValue, ...]:
        self._columns.show_rows(self._searching.searcher().table.rows)
        return self._columns.counted(field, mask, most)

    def _count(self, scope: Scope) -> int:
        return int(np.count_nonzero(self._searching.found(scope).mask))


def _finished(scope: Scope, query: str) -> Scope:
    return replace(scope, query=query, typing=False)
