"""What helps to find papers beside the list itself: how its papers divide by year, tag, author, venue and state."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from reader_app.library.listing import Scope
from reader_app.library.searching import Searching
from reader_app.model.explanation import Explanation
from reader_app.model.facet import Facet, FacetField, FacetValue, WayOut
from reader_app.model.ids import PaperId
from reader_app.model.paper import Paper, ReadState
from reader_app.model.tag import ancestors
from reader_app.search.explanation import explain
from reader_app.search.narrowing import without, without_field
from reader_app.search.query import parse, parts
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

    def facets(self, scope: Scope) -> tuple[Facet, ...]:
        """Return how the papers of a scope divide; for years and states also those that the query leaves out."""
        papers = self._papers(scope)
        found = []
        for field in FacetField:
            wider = without_field(scope.query, field)
            among = papers if wider == scope.query else self._papers(replace(scope, query=wider))
            found.append(Facet(field, _values(field, among)))
        return tuple(facet for facet in found if facet.values)

    def ways_out(self, scope: Scope) -> tuple[WayOut, ...]:
        """Return which part of a query that finds nothing can be left out to find something, most papers first."""
        known = parts(scope.query)
        if not 1 < len(known) <= MOST_PARTS:
            return ()
        shorter = ((part, without(scope.query, part.start, part.end)) for part in known)
        found = (
            WayOut(part.start, part.end, text, len(self._papers(_finished(scope, text)))) for part, text in shorter
        )
        return tuple(sorted((way for way in found if way.papers), key=lambda way: -way.papers))

    def explanation(self, scope: Scope, paper: PaperId) -> Explanation | None:
        """Return why a paper of a scope has its score; None where it is none of them, or nothing ranks them."""
        searcher, found = self._searching.searcher(), self._searching.found(scope)
        place = searcher.table.places.get(paper)
        if place is None or found.scores is None or not found.mask[place]:
            return None
        return explain(searcher, parse(scope.query, typing=scope.typing), paper, float(found.scores[place]))

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
        text = respelled(self._searching.searcher().collection, scope.query)
        if text == scope.query:
            return ""
        found, better = (len(self._papers(_finished(scope, query))) for query in (scope.query, text))
        return text if better > found else ""

    def values(self) -> tuple[Facet, ...]:
        """Return what the fields of the whole library hold, to complete from."""
        papers = self._papers(Scope())
        return tuple(Facet(field, _values(field, papers, MOST_KNOWN)) for field in FacetField)

    def _papers(self, scope: Scope) -> list[Paper]:
        return [row.paper for row in self._searching.rows(scope).values()]


def _finished(scope: Scope, query: str) -> Scope:
    return replace(scope, query=query, typing=False)


def _values(field: FacetField, papers: Iterable[Paper], most: int = MOST_VALUES) -> tuple[FacetValue, ...]:
    counts = Counter(value for paper in papers for value in _OF[field](paper))
    if field is FacetField.STATE:
        ordered = [(state.value, counts[state.value]) for state in ReadState if counts[state.value]]
    elif field is FacetField.YEAR:
        ordered = sorted(counts.items(), reverse=True)
    else:
        ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0].casefold()))
    return tuple(FacetValue(value, count) for value, count in ordered[:most])


def _year(paper: Paper) -> tuple[str, ...]:
    year = str(paper.year) if paper.year else paper.published[:4]
    return (year,) if year else ()


def _tags(paper: Paper) -> set[str]:
    """Return the tags of a paper with those above them, which a search for them finds too."""
    return {name for tag in paper.tags for name in (tag, *ancestors(tag))}


_OF: dict[FacetField, Callable[[Paper], Iterable[str]]] = {
    FacetField.YEAR: _year,
    FacetField.STATE: lambda paper: (paper.state.value,),
    FacetField.TAG: _tags,
    FacetField.AUTHOR: lambda paper: set(paper.authors),
    FacetField.VENUE: lambda paper: (paper.venue,) if paper.venue else (),
}
