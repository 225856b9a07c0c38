import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.model.facet import FacetField
from reader_app.search.narrowing import chosen, chosen_values, is_chosen, narrowed, widened, without_field
from reader_app.search.query import parse
from tests.search.queries import query_texts

YEAR, STATE, TAG, AUTHOR, VENUE = (
    FacetField.YEAR,
    FacetField.STATE,
    FacetField.TAG,
    FacetField.AUTHOR,
    FacetField.VENUE,
)


@pytest.mark.parametrize(
    ("query", "field", "value", "found"),
    [
        ("", YEAR, "2020", "year:2020"),
        ("deep nets ", YEAR, "2020", "deep nets year:2020"),
        ("year:2020 deep", YEAR, "2018", "deep year:2018,2020"),
        ("year:2018..2020 deep", YEAR, "2019", "deep year:2019"),
        ("is:unread", STATE, "later", "is:unread is:later"),
        ("is:inbox", STATE, "later", "is:inbox,later"),
        ("deep", TAG, "to read", 'deep tag:"to read"'),
        ('tag:"a"', TAG, "b", 'tag:"a" tag:b'),
        ("deep", AUTHOR, "LeCun, Yann", 'deep author:"LeCun, Yann"'),
        ('"deep nets', TAG, "a", '"deep nets" tag:a'),
        ("(deep OR", TAG, "a", "deep tag:a"),
        ("deep", VENUE, "Proc. of “Tests”", 'deep venue:"Proc. of Tests"'),
    ],
)
def test_a_value_narrows_a_query(query: str, field: FacetField, value: str, found: str) -> None:
    assert narrowed(query, field, value) == found


@pytest.mark.parametrize(
    ("query", "field", "value", "found"),
    [
        ("deep year:2020 nets", YEAR, "2020", "deep nets"),
        ("year:2018,2020 deep", YEAR, "2018", "deep year:2020"),
        ("is:later x", STATE, "later", "x"),
        ("x tag:method y", TAG, "method", "x y"),
        ('author:"Qi Ma"', AUTHOR, "Qi Ma", ""),
        ("x -tag:method", TAG, "method", "x -tag:method"),
    ],
)
def test_a_value_that_was_chosen_can_be_left_out_again(query: str, field: FacetField, value: str, found: str) -> None:
    assert widened(query, field, value) == found


def test_a_value_is_chosen_where_it_is_asked_for_by_itself() -> None:
    assert is_chosen("deep tag:method", TAG, "method")
    assert is_chosen("year:2018,2020", YEAR, "2020")
    assert is_chosen("year:2018 OR year:2020", YEAR, "2020")
    assert chosen("tag:a tag:b deep", TAG, ("a", "b", "c")) == {"a", "b"}
    assert chosen("deep", TAG, ("a",)) == frozenset()
    assert not is_chosen("tag:method OR deep", TAG, "method")
    assert not is_chosen("-tag:method", TAG, "method")
    assert not is_chosen("year:2018..2020", YEAR, "2019")


def test_values_that_exclude_each_other_are_counted_without_the_one_chosen() -> None:
    assert without_field("deep year:2018..2020 is:later -is:done", YEAR) == "deep is:later -is:done"
    assert without_field("deep year:2018 is:later,done -is:done", STATE) == "deep year:2018 -is:done"
    assert without_field("tag:a", TAG) == "tag:a"
    assert chosen_values("year:2018..2020 year:2021,2022", YEAR) == ("2021", "2022")


@given(query_texts(), st.sampled_from(FacetField), st.text(min_size=1, max_size=8))
def test_what_is_narrowed_and_widened_again_asks_for_the_same(query: str, field: FacetField, text: str) -> None:
    value = {YEAR: "2015", STATE: "later"}.get(field, text)
    if is_chosen(query, field, value) or without_field(query, field) != query:
        return
    assert parse(widened(narrowed(query, field, value), field, value)) == parse(query)


def test_papers_with_a_pdf_are_asked_for_and_no_longer() -> None:
    assert narrowed("maps", FacetField.HAS, "pdf") == "maps has:pdf"
    assert widened("maps has:pdf", FacetField.HAS, "pdf") == "maps"
    assert is_chosen("has:pdf", FacetField.HAS, "pdf")
