import shutil
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader_app.model.ids import PaperId
from reader_app.model.row import Row
from reader_app.search.evaluate import find
from reader_app.search.index import Index
from reader_app.search.matcher import Matcher
from reader_app.search.overlay import Overlay
from reader_app.search.query import Filter, leaves, parse
from tests.search.libraries import rows as libraries
from tests.search.papers import by_id, row
from tests.search.queries import query_texts

TODAY = date(2026, 3, 18)


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    made = Index(tmp_path / "index")
    yield made
    made.close()


def found(query: str, rows: tuple[Row, ...], index: Index, *, typing: bool = False) -> list[str]:
    index.refresh(rows, (), 1)
    return [str(hit.paper) for hit in find(parse(query, typing=typing, today=TODAY), by_id(rows), index.collection)]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(libraries(), st.lists(query_texts(), min_size=1, max_size=12), st.booleans())
def test_the_index_finds_what_reading_every_paper_finds(
    tmp_path: Path, rows: tuple[Row, ...], queries: list[str], typing: bool
) -> None:
    folder = Path(tempfile.mkdtemp(dir=tmp_path))
    index = Index(folder)
    try:
        # In several commits, some of them taken back, so that there are segments and deletions.
        for start in range(0, len(rows), 3):
            index.refresh(rows[start : start + 3], (), 1)
        index.refresh(rows[:2], [one.paper.id for one in rows[2:3]], 2)
        index.refresh(rows[2:3], (), 3)
        for text in queries:
            query = parse(text, typing=typing, today=TODAY)
            hits = find(query, by_id(rows), index.collection)
            with_trash = Filter("is", "trashed") in set(leaves(query))
            expected = {
                one.paper.id for one in rows if Matcher(query).matches(one) and (with_trash or not one.paper.trashed)
            }
            assert {hit.paper for hit in hits} == expected, text
            assert all(hit.score >= 0 for hit in hits)
            # What is not in the index yet is found all the same.
            fresh = Overlay()
            fresh.take(rows)
            unindexed = fresh.over(index.collection, [one.paper.id for one in rows])
            assert {hit.paper for hit in find(query, by_id(rows), unindexed)} == expected, text
    finally:
        index.close()
        shutil.rmtree(folder)


def test_planning_finds_plan_and_plan_finds_planning(index: Index) -> None:
    rows = (row("a", title="A plan"), row("b", title="Planning ahead"), row("c", title="Planets"))
    assert set(found("plan", rows, index)) == set(found("planning", rows, index)) == {"a", "b"}


@pytest.mark.parametrize("typed", ["t", "tr", "transf", "transforme", "transformers"])
def test_words_are_found_at_every_letter_that_is_typed(index: Index, typed: str) -> None:
    assert found(typed, (row("a", title="Transformers"), row("b", title="Planning")), index, typing=True) == ["a"]


def test_planning_finds_plan_while_it_is_typed(index: Index) -> None:
    rows = (row("a", title="A plan"), row("b", title="Pretraining"))
    assert found("planning", rows, index, typing=True) == ["a"]
    assert found("pretraini", rows, index, typing=True) == ["b"]


@pytest.mark.parametrize("query", ["pre-training", "pretraining", "pre-trained", '"pre training"', "Pre–Training"])
def test_hyphenated_words_are_found_however_they_are_written(index: Index, query: str) -> None:
    assert found(query, (row("a", title="Pre-training"),), index) == ["a"]


def test_a_hyphenated_word_finds_its_parts_only_side_by_side(index: Index) -> None:
    rows = (row("a", title="learning in context"), row("b", title="in no context"), row("c", title="in-context"))
    assert set(found("in-context", rows, index)) == {"a", "c"}


@pytest.mark.parametrize(
    "query", ['author:"Le Cun"', "author:lecun", "lecun", 'by:"LeCun, Yann"', 'author:"Yann LeCun"']
)
@pytest.mark.parametrize("name", ["Yann LeCun", "LeCun, Yann"])
def test_authors_are_found_however_they_are_written(index: Index, query: str, name: str) -> None:
    assert found(query, (row("a", authors=(name,)), row("b", title="Cun Le")), index) == ["a"]


def test_a_family_name_of_two_words_is_found_as_one(index: Index) -> None:
    rows = (row("a", authors=("Yann Le Cun",)), row("b", authors=("Le Cun, Yann",)), row("c", authors=("Le", "Cun")))
    assert set(found("author:lecun", rows, index)) == {"a", "b"}


@pytest.mark.parametrize(
    "name", ["Yann LeCun", "Yann Le Cun", "Le Cun, Yann", "Y. LeCun", "LeCun, Y.", "Yann M. LeCun"]
)
@pytest.mark.parametrize("query", ['author:"Y. LeCun"', 'author:"LeCun, Y."', "author:y.lecun", 'author:"Y. Le Cun"'])
def test_an_initial_finds_the_names_it_may_stand_for(index: Index, query: str, name: str) -> None:
    assert found(query, (row("a", authors=(name,)), row("b", authors=("Ann LeCun", "Yo Wang"))), index) == ["a"]


def test_a_given_name_finds_its_initial_but_no_other_name(index: Index) -> None:
    rows = (row("a", authors=("Y. LeCun",)), row("b", authors=("Yves LeCun",)), row("c", authors=("LeCun, Yann",)))
    assert set(found('author:"Yann LeCun"', rows, index)) == {"a", "c"}


def test_each_word_may_be_in_another_field(index: Index) -> None:
    rows = (row("a", title="Graphs", authors=("Ada Byron",), note="read on Monday"),)
    assert found("graph byron monday", rows, index) == ["a"]


def test_a_phrase_is_in_one_text_of_one_field(index: Index) -> None:
    rows = (
        row("a", title="deep", abstract="learning"),
        row("b", keywords=("deep", "learning")),
        row("c", keywords=("deep learning",)),
    )
    assert found('"deep learning"', rows, index) == ["c"]


@pytest.mark.parametrize(
    ("field", "one"),
    [
        ("title", row("a", title="quark")),
        ("abstract", row("a", abstract="quark")),
        ("author", row("a", authors=("Quark",))),
        ("venue", row("a", venue="Quark")),
        ("keyword", row("a", keywords=("quark",))),
        ("note", row("a", note="quark")),
        ("mark", row("a", comments="quark", highlights=1)),
    ],
)
def test_a_field_finds_only_what_is_in_it(index: Index, field: str, one: Row) -> None:
    others = ("title", "abstract", "author", "venue", "keyword", "note", "mark")
    assert found("quark", (one,), index) == ["a"]
    assert found(f"{field}:quark", (one,), index) == found(f"{field}:qua*", (one,), index) == ["a"]
    assert all(found(f"{other}:quark", (one,), index) == [] for other in others if other != field)


def test_tags_are_found_by_their_words(index: Index) -> None:
    assert found("rl", (row("a", tags=("method/rl",)), row("b", title="other")), index) == ["a"]


def test_papers_in_the_trash_are_found_only_where_the_trash_is_spoken_of(index: Index) -> None:
    rows = (row("a", title="quark", trashed="2026-03-18T10:00:00+00:00"), row("b", title="quark"))
    assert found("quark", rows, index) == found("", rows, index) == ["b"]
    assert found("quark is:trashed", rows, index) == ["a"]
    assert found("quark -is:trashed", rows, index) == ["b"]
    assert set(found("quark is:trashed OR quark", rows, index)) == {"a", "b"}


def test_words_in_the_title_count_more_than_in_the_abstract(index: Index) -> None:
    rows = (
        row("a", title="Something else", abstract="quark matter", published="2026"),
        row("b", title="Quark matter", abstract="something else"),
        row("c", title="Unrelated words", abstract="unrelated words"),
    )
    assert found("quark", rows, index) == ["b", "a"]


def test_a_word_itself_counts_more_than_one_that_begins_so(index: Index) -> None:
    rows = (row("a", title="Robotics now", published="2026"), row("b", title="Robo now"), row("c", title="Other"))
    assert found("robo", rows, index, typing=True) == ["b", "a"]


def test_papers_that_match_alike_come_newest_first_and_then_by_id(index: Index) -> None:
    rows = (
        row("b", title="quark", year=2019),
        row("c", title="quark", published="2020-05-01"),
        row("a", title="quark", year=2019),
    )
    assert found("quark", rows, index) == found("", rows, index) == ["c", "a", "b"]


def test_a_query_without_words_ranks_nothing(index: Index) -> None:
    rows = (row("a", title="quark", starred=True), row("b", title="lepton"))
    index.refresh(rows, (), 1)
    assert [hit.score for hit in find(parse("is:starred"), by_id(rows), index.collection)] == [0.0]
    assert [hit.score for hit in find(parse(""), by_id(rows), index.collection)] == [0.0, 0.0]


def test_scores_of_words_add_up(index: Index) -> None:
    rows = (row("a", title="deep nets"), row("b", title="deep graphs"), row("c", title="old nets"))
    index.refresh(rows, (), 1)

    def score(text: str) -> float:
        return {hit.paper: hit.score for hit in find(parse(text), by_id(rows), index.collection)}[PaperId("a")]

    assert score("deep nets") == pytest.approx(score("deep") + score("nets"), abs=1e-5)
    assert score("deep OR nets") == pytest.approx(score("deep nets"), abs=1e-5)
    assert score("deep is:inbox -graphs") == score("deep")


def test_papers_that_the_index_knows_and_the_library_does_not_are_not_found(index: Index) -> None:
    rows = (row("a", title="quark"), row("b", title="quark"))
    index.refresh(rows, (), 1)
    assert [hit.paper for hit in find(parse("quark OR -lepton"), by_id(rows[:1]), index.collection)] == ["a"]


@pytest.mark.parametrize("query", ["2017", "vaswani 2017"])
def test_a_year_finds_the_papers_of_that_year(index: Index, query: str) -> None:
    rows = (row("a", authors=("A. Vaswani",), year=2017), row("b", authors=("A. Vaswani",), year=2018))
    assert found(query, rows, index) == ["a"]


@pytest.mark.parametrize(
    "query",
    [
        "1706.03762",
        "https://arxiv.org/abs/1706.03762v7",
        "arxiv:1706.03762",
        "10.1016/S01(97)110-x",
        "https://doi.org/10.1016/s01(97)110-X",
        "doi:10.1016/S01(97)110-x",
    ],
)
def test_a_paper_is_found_by_its_identifiers(index: Index, query: str) -> None:
    rows = (row("a", arxiv="1706.03762", doi="10.1016/s01(97)110-x"), row("b", title="other"))
    assert found(query, rows, index) == ["a"]


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(), st.booleans())
def test_any_text_can_be_searched_for(tmp_path: Path, text: str, typing: bool) -> None:
    index = Index(Path(tempfile.mkdtemp(dir=tmp_path)))
    try:
        rows = (row("a", title=text, abstract=f"before {text} after"), row("b", title="quark"))
        index.refresh(rows, (), 1)
        find(parse(text, typing=typing), by_id(rows), index.collection)
    finally:
        index.close()
