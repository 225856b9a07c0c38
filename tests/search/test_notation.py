from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.search.notation import text_of
from reader_app.search.query import Filter, parse
from tests.search.queries import query_texts

TODAY = date(2026, 3, 18)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("  deep   nets ", "deep nets"),
        ("“deep nets”", '"deep nets"'),
        ('"deep neural nets', '"deep neural nets"'),
        ("a | b c", "a OR b c"),
        ("(a b) OR c", "(a b) OR c"),
        ("a AND b OR c", "a AND b OR c"),
        ("((a OR b) AND c) OR d", "(a OR b) AND c OR d"),
        ("NOT a", "-a"),
        ("-(a OR b)", "-(a OR b)"),
        ("by:smith", "author:smith"),
        ("author:(x OR -y)", "author:x OR -author:y"),
        ("mark:x", "highlight:x"),
        ("trans*", "trans*"),
        ('"graph neural ne*"', '"graph neural ne*"'),
        ("transfomer~", "transfomer~2"),
        ('"OR"', '"OR"'),
        ("year:2019", "year:2019"),
        ("year:2019..2020", "year:2019..2020"),
        ("year:>2019", "year:2020.."),
        ("before:2020", "published:..2019"),
        ("after:2020-06", "published:2020-07-01.."),
        ("added:yesterday", "added:2026-03-17"),
        ("year:2019,2021", "year:2019,2021"),
        ("tag:to-read", "tag:to-read"),
        ('tag:"to read"', 'tag:"to read"'),
        ("IS:STAR", "is:starred"),
        ("foo:bar", "foo:bar"),
        ("a AND b c", "a AND b c"),
        ("1706.03762|graph", "1706.03762 OR graph"),
        ("1706.03762-", "1706.03762-"),
        ("https://doi.org/10.1145/3292500.3330701", "https://doi.org/10.1145/3292500.3330701"),
        ("", ""),
        ("(((", ""),
    ],
)
def test_a_query_is_written_shortly(text: str, written: str) -> None:
    assert text_of(parse(text, today=TODAY)) == written


def test_a_filter_made_elsewhere_can_be_written() -> None:
    assert text_of(Filter("tag", "graph (nets)")) == 'tag:"graph (nets)"'


@given(st.text())
def test_any_text_is_written_so_that_it_asks_for_the_same(text: str) -> None:
    query = parse(text, today=TODAY)
    assert parse(text_of(query), today=TODAY) == query


@given(query_texts())
def test_any_query_is_written_so_that_it_asks_for_the_same(text: str) -> None:
    query = parse(text, today=TODAY)
    assert parse(text_of(query), today=TODAY) == query
