import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader_app.model.row import Row
from reader_app.search.columns import RowTable
from reader_app.search.evaluate import Searcher
from reader_app.search.matcher import Matcher
from reader_app.search.query import Query, parse
from reader_app.search.ranking import Ranking
from tests.search.collected import collected
from tests.search.papers import by_id, row

PIECES = (
    "dataset",
    "datasets",
    "data",
    "set",
    "sets",
    "Data",
    "net",
    "work",
    "network",
    "of",
    "with",
    "out",
    "without",
)
TEXTS = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from((" ", " ", "-", ", ", ". "))), min_size=1, max_size=8
).map(lambda pieces: "".join(word + sign for word, sign in pieces))
QUERIES = st.sampled_from(
    (
        "datasets",
        "dataset",
        "DataSet",
        "network of datasets",
        "networks OR without",
        "datasets -network",
        "title:network",
    )
)


def understood(rows: list[Row], text: str, *, typing: bool = False) -> tuple[Searcher, Query]:
    searcher = Searcher(RowTable(by_id(rows)), Ranking(collected(rows[:2], rows[2:])))
    return searcher, searcher.compounds.understood(parse(text, typing=typing))


def found(text: str, *abstracts: str, typing: bool = False) -> list[str]:
    rows = [row(f"p{number}", abstract=abstract) for number, abstract in enumerate(abstracts)]
    searcher, query = understood(rows, text, typing=typing)
    return [abstracts[place] for place in searcher.find(query).mask.nonzero()[0].tolist()]


@pytest.mark.parametrize(
    ("query", "text"),
    [("datasets", "many data sets"), ("dataset", "data set"), ("Benchmark", "a bench mark"), ("datasets", "data\nset")],
)
def test_a_word_is_found_where_it_is_written_apart(query: str, text: str) -> None:
    assert found(query, text, "set of data", "nothing of it") == [text]


def test_a_word_that_is_being_typed_is_found_apart_once_it_is_one() -> None:
    assert found("datasets", "many data sets", "datasets", typing=True) == ["many data sets", "datasets"]
    assert found("autoencod", "an auto encoder", typing=True) == []
    assert found("autoencod", "an auto encoder") == ["an auto encoder"]


def test_words_that_only_have_such_words_between_them_are_not_found() -> None:
    assert found("datasets", "data of sets", "data. And sets") == []


@pytest.mark.parametrize(("query", "text"), [("without", "with out-of-order words"), ("another", "a not her")])
def test_small_words_side_by_side_are_no_other_word(query: str, text: str) -> None:
    assert found(query, text) == []


def test_what_is_denied_is_meant_as_it_is_written() -> None:
    assert found("sets -datasets", "data sets", "datasets of sets") == ["data sets"]


def test_a_name_is_not_taken_apart() -> None:
    rows = [row("p", authors=("Ann Gold Smith",), abstract="gold smith")]
    assert understood(rows, "author:goldsmith")[1] == parse("author:goldsmith")
    assert understood(rows, "goldsmith")[1] != parse("goldsmith")


def test_a_query_without_such_words_stays_as_it_is() -> None:
    query = parse("graph OR (nets -trees)")
    searcher, _ = understood([row("p", abstract="graph nets")], "")
    assert searcher.compounds.understood(query) is query


def test_a_paper_that_writes_a_word_apart_ranks_as_if_it_did_not() -> None:
    fillers = [row(f"f{number}", abstract="data and sets of things") for number in range(30)]
    rows = [row("together", abstract="dataset dataset in it"), row("apart", abstract="data set in it"), *fillers]
    searcher, query = understood(rows, "dataset")
    scores = searcher.find(query).scores
    assert scores is not None
    by_paper = dict(zip(searcher.table.papers, scores.tolist(), strict=True))
    assert by_paper["together"] > by_paper["apart"] > 0


@settings(max_examples=150, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=5), QUERIES, st.booleans())
def test_the_index_finds_and_marks_what_reading_every_text_finds(abstracts: list[str], text: str, typing: bool) -> None:
    rows = [row(f"p{number}", title=abstract, abstract=abstract) for number, abstract in enumerate(abstracts)]
    searcher, query = understood(rows, text, typing=typing)
    matcher = Matcher(query)
    mask = searcher.find(query).mask.tolist()
    assert [matcher.matches(one) for one in searcher.table.rows] == mask
    assert all(matcher.spans("title", one.paper.title) for one, is_found in zip(rows, mask, strict=True) if is_found)


def test_halves_that_hardly_a_paper_has_are_no_words() -> None:
    broken = ["repre sentation of repre", *(f"paper {number}" for number in range(4000))]
    assert found("representation", *broken) == []
