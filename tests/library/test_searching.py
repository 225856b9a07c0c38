"""Which papers a scope has and in which order, as the library lists them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader_app.library.library import Library
from reader_app.library.listing import Listing, Order, Rows, Scope, same_papers
from reader_app.model.explanation import Ground
from reader_app.model.paper import Record
from reader_app.search.ranked import HEAD
from tests.library.making import reading


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library.open(tmp_path / "library", cache=tmp_path / "cache")
    library.add([reading("Map of the stars", "Folding chairs", "Folding maps of maps", "A chair")])
    return library


def titles(listing: Listing) -> list[str]:
    return [row.paper.title for row in listing.rows]


def test_the_best_match_is_first_and_may_be_last(library: Library) -> None:
    best = titles(library.listing(Scope(query="map")))
    assert best == ["Folding maps of maps", "Map of the stars"]
    assert titles(library.listing(Scope(query="map", descending=False))) == best[::-1]
    library.close()


def test_papers_that_are_given_are_listed_as_they_are_given(library: Library) -> None:
    papers = list(library.papers.rows())
    chosen = (papers[2], papers[0], papers[3])
    listing = library.listing(Scope(only=chosen))
    assert [row.paper.id for row in listing.rows] == list(chosen)
    assert titles(library.listing(Scope(only=chosen, query="folding"))) == ["Folding maps of maps"]
    library.close()


def test_only_papers_that_a_query_found_have_a_score(library: Library) -> None:
    listing = library.listing(Scope(query="map"))
    assert set(listing.scores) == {row.paper.id for row in listing.rows}
    assert len(listing.scores) == 2
    assert all(score > 0 for score in listing.scores.values())
    assert listing.scores.get(listing.rows[0].paper.id, 0) > listing.scores.get(listing.rows[1].paper.id, 0)
    other = next(paper for paper in library.papers.rows() if paper not in set(listing.scores))
    with pytest.raises(KeyError):
        listing.scores[other]
    assert not library.listing(Scope(query="is:inbox")).scores
    library.close()


def test_a_listing_stays_as_it_was_when_the_library_changes(library: Library) -> None:
    listing = library.listing(Scope())
    before = list(listing.rows)
    library.papers.set_starred([before[0].paper.id], True)
    library.papers.edit(before[1].paper.id, title="Another title")
    library.papers.trash([before[2].paper.id])
    assert list(library.listing(Scope()).rows) != before
    assert list(listing.rows) == before
    library.close()


def test_a_change_is_listed_at_once(library: Library) -> None:
    paper = library.listing(Scope(query="stars")).rows[0].paper.id
    library.papers.edit(paper, title="Map of the moons")
    assert titles(library.listing(Scope(query="moons"))) == ["Map of the moons"]
    assert titles(library.listing(Scope(query="stars"))) == []
    library.undo()
    assert titles(library.listing(Scope(query="stars"))) == ["Map of the stars"]
    library.papers.trash([paper])
    library.papers.delete([paper])
    assert titles(library.listing(Scope(query="stars"))) == []
    library.undo()
    assert titles(library.listing(Scope(query="stars is:trashed"))) == ["Map of the stars"]
    library.close()


def test_rows_are_a_sequence_however_far_one_looks(library: Library) -> None:
    library.add([reading(*(f"Chart {number}" for number in range(HEAD + 40)))])
    for scope in (Scope(), Scope(query="chart"), Scope(query="chart", order=Order.ADDED)):
        rows = library.listing(scope).rows
        whole = list(library.listing(scope).rows)
        assert len(rows) == len(whole) >= HEAD + 40
        assert [rows[at] for at in (0, HEAD - 1, HEAD, -1)] == [whole[at] for at in (0, HEAD - 1, HEAD, -1)]
        assert list(rows[:5]) == whole[:5]
        assert list(rows[HEAD - 3 : HEAD + 3]) == whole[HEAD - 3 : HEAD + 3]
        assert list(rows[::-1]) == whole[::-1]
        with pytest.raises(IndexError):
            rows[len(whole)]
    library.close()


def test_rows_know_where_a_paper_is_and_whether_others_are_the_same(library: Library) -> None:
    found, all_papers = library.listing(Scope(query="map")).rows, library.listing(Scope()).rows
    assert isinstance(found, Rows)
    assert isinstance(all_papers, Rows)
    assert [found.position(row.paper.id) for row in found] == [0, 1]
    assert [found.position(row.paper.id) for row in all_papers].count(None) == len(all_papers) - 2
    library.papers.set_starred([found[0].paper.id], True)
    again = library.listing(Scope(query="map")).rows
    assert same_papers(found, again)
    assert found != again
    assert not same_papers(found, again[::-1])
    assert not same_papers(found, all_papers)
    assert same_papers(again, tuple(again))
    library.close()


GRAPHS = (
    Record(title="Sparse graph nets", year=2020, venue="ACL"),
    Record(title="Graph nets", year=2019, venue="ACL"),
    Record(title="Graph nets again", year=2020, venue="ICML"),
)
NEARLY = Scope(query="sparse graph nets", nearly=True)


@pytest.fixture
def graphs(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(tmp_path / "library", cache=tmp_path / "cache")
    library.add([reading(*GRAPHS)])
    yield library
    library.close()


def graph_titles(graphs: Library, scope: Scope) -> list[str]:
    return [row.paper.title for row in graphs.listing(scope).rows]


def test_papers_that_match_nearly_follow_and_are_counted_apart(graphs: Library) -> None:
    listing = graphs.listing(NEARLY)
    assert listing.rows[0].paper.title == "Sparse graph nets"
    assert (listing.matching, listing.nearly) == (1, 2)


def test_only_a_scope_that_wants_them_has_papers_that_match_nearly(graphs: Library) -> None:
    """A command that changes all papers a search finds must not touch others."""
    assert graph_titles(graphs, replace(NEARLY, nearly=False)) == ["Sparse graph nets"]


@pytest.mark.parametrize("way", [{"order": Order.TITLE}, {"descending": False}])
def test_in_another_order_there_is_no_behind_and_none_that_matches_nearly(
    graphs: Library, way: dict[str, object]
) -> None:
    assert graph_titles(graphs, replace(NEARLY, **way)) == ["Sparse graph nets"]  # type: ignore[arg-type]


def test_the_place_holds_for_papers_that_match_nearly(graphs: Library) -> None:
    assert graph_titles(graphs, replace(NEARLY, base="venue:acl")) == ["Sparse graph nets", "Graph nets"]
    assert graph_titles(graphs, replace(NEARLY, base="again")) == ["Graph nets again"]
    papers = tuple(paper for paper, row in graphs.papers.rows().items() if row.paper.venue == "ICML")
    assert graph_titles(graphs, replace(NEARLY, only=papers)) == ["Graph nets again"]


def test_facets_count_only_what_matches(graphs: Library) -> None:
    assert sum(value.papers for value in graphs.finding.facets(NEARLY)[0].values) == 1


def test_matching_whole_is_a_reason_where_others_match_nearly(graphs: Library) -> None:
    rows = graphs.listing(NEARLY).rows
    explanations = [graphs.finding.explanation(NEARLY, row.paper.id) for row in rows]
    grounds = [{reason.ground for reason in one.reasons} for one in explanations if one]
    assert Ground.BESIDE in grounds[0]
    assert all(Ground.WHOLE not in other for other in grounds[1:])
    for row, one in zip(rows, explanations, strict=True):
        assert one is not None
        assert one.score == pytest.approx(graphs.listing(NEARLY).scores[row.paper.id])
        assert sum(reason.score for reason in one.reasons) == pytest.approx(one.score, rel=1e-3)


def test_a_word_that_some_write_apart_is_found_and_marked(library: Library) -> None:
    library.add([reading("Data sets of tables", "A dataset")])
    listing = library.listing(Scope(query="datasets"))
    assert set(titles(listing)) == {"Data sets of tables", "A dataset"}
    assert listing.matcher is not None
    assert listing.matcher.spans("title", "Data sets of tables") == ((0, 9),)
    library.close()
