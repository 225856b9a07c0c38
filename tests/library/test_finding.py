from collections.abc import Iterator
from pathlib import Path

import pytest

from reader_app.library.library import Library
from reader_app.library.listing import Scope
from reader_app.model.facet import FacetField
from reader_app.model.paper import ReadState, Record
from tests.library.making import reading

RECORDS = (
    Record(title="Sparse Attention", authors=("Ada Example", "Grace Sample"), year=2020, venue="ACL"),
    Record(title="Dense Attention", authors=("Ada Example",), published="2019-05-01", venue="ACL"),
    Record(title="Ranking", authors=("Ada Example", "Ada Example"), year=2020),
    Record(title="Untold"),
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(tmp_path / "library", cache=tmp_path / "cache")
    library.add([reading(*RECORDS)])
    yield library
    library.close()


def counted(library: Library, field: FacetField, query: str = "", base: str = "") -> dict[str, int]:
    facets = {facet.field: facet for facet in library.finding.facets(Scope(base, query))}
    return {one.value: one.papers for one in facets[field].values} if field in facets else {}


def test_papers_are_counted_by_year_newest_first(library: Library) -> None:
    assert list(counted(library, FacetField.YEAR).items()) == [("2020", 2), ("2019", 1)]


def test_an_author_named_twice_on_a_paper_counts_once(library: Library) -> None:
    assert list(counted(library, FacetField.AUTHOR).items()) == [("Ada Example", 3), ("Grace Sample", 1)]


def test_papers_without_a_venue_count_for_none(library: Library) -> None:
    assert counted(library, FacetField.VENUE) == {"ACL": 2}


def test_only_papers_of_the_search_are_counted(library: Library) -> None:
    assert counted(library, FacetField.AUTHOR, "attention -dense") == {"Ada Example": 1, "Grace Sample": 1}
    assert counted(library, FacetField.VENUE, "ranking") == {}


def test_the_other_years_stay_on_offer_while_one_is_chosen(library: Library) -> None:
    assert counted(library, FacetField.YEAR, "attention year:2019") == {"2020": 1, "2019": 1}
    assert counted(library, FacetField.VENUE, "attention year:2019") == {"ACL": 1}


def test_the_other_states_stay_on_offer_while_one_is_chosen(library: Library) -> None:
    papers = list(library.papers.rows())
    library.papers.set_state(papers[:1], ReadState.DONE)
    assert list(counted(library, FacetField.STATE, "is:done").items()) == [("inbox", 3), ("done", 1)]


def test_a_tag_counts_for_those_above_it_once_a_paper(library: Library) -> None:
    papers = list(library.papers.rows())
    library.tags.add(papers[:2], ["method/rl", "method/3d"])
    library.tags.add(papers[2:3], ["method"])
    assert counted(library, FacetField.TAG) == {"method": 3, "method/3d": 2, "method/rl": 2}


def test_papers_in_the_trash_are_not_counted(library: Library) -> None:
    papers = list(library.papers.rows())
    library.papers.trash(papers[:2])
    assert counted(library, FacetField.VENUE) == {}


def test_the_values_of_the_whole_library_are_known_to_complete_from(library: Library) -> None:
    held = {facet.field: [one.value for one in facet.values] for facet in library.finding.values()}
    assert held[FacetField.AUTHOR] == ["Ada Example", "Grace Sample"]
    assert held[FacetField.TAG] == []


def test_a_part_that_stands_in_the_way_can_be_left_out(library: Library) -> None:
    query = "attention author:ada xyzzy venue:acl"
    ways = library.finding.ways_out(Scope(query=query, typing=True))
    assert [(query[way.start : way.end], way.query, way.papers) for way in ways] == [
        ("xyzzy", "attention author:ada venue:acl", 2)
    ]


def test_of_several_parts_that_can_be_left_out_the_one_that_costs_least_comes_first(library: Library) -> None:
    ways = library.finding.ways_out(Scope(query="ranking venue:acl"))
    assert [(way.query, way.papers) for way in ways] == [("venue:acl", 2), ("ranking", 1)]


@pytest.mark.parametrize("query", ["xyzzy", "", "xyzzy plugh foobar", " ".join("abcdefghi")])
def test_what_no_part_left_out_would_find_is_not_offered(library: Library, query: str) -> None:
    assert library.finding.ways_out(Scope(query=query)) == ()


def test_the_words_of_a_saved_search_that_is_open_are_explained_too(library: Library) -> None:
    scope = Scope(base="attention", query="sparse")
    paper = library.listing(scope).rows[0].paper.id
    found = library.finding.explanation(scope, paper)
    assert found is not None
    assert {reason.text for reason in found.reasons} == {"attention", "sparse"}


def test_only_papers_that_are_ranked_are_explained(library: Library) -> None:
    first, last = (next(iter(library.papers.rows())), list(library.papers.rows())[-1])
    assert library.finding.explanation(Scope(query="is:inbox"), first) is None
    assert library.finding.explanation(Scope(query="attention"), last) is None


def test_papers_in_the_trash_are_like_none(library: Library) -> None:
    first, second, *_ = library.papers.rows()
    assert second in library.finding.similar(first)
    library.papers.trash([second])
    assert second not in library.finding.similar(first)


def test_a_better_spelling_finds_more_papers(library: Library) -> None:
    assert library.finding.suggestion(Scope(query="atention ", typing=True)) == "attention"
    assert library.finding.suggestion(Scope(query="attention")) == ""
    assert library.finding.suggestion(Scope(query="atention venue:xyzzy")) == ""
