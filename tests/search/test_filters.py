from datetime import date

import pytest

from reader_app.model.paper import ReadState
from reader_app.model.row import Row
from reader_app.search.filters import DATE_FIELDS, FILTER_FIELDS, HAS, IS, filter_of, holds, may_become
from reader_app.search.syntax import Between, Filter
from tests.search.papers import row

TODAY = date(2026, 3, 18)
BARE = row(state=ReadState.DONE)


def answer(field: str, value: str, one: Row) -> bool:
    wish = filter_of(field, value, TODAY)
    assert isinstance(wish, Filter | Between)
    return holds(wish, one)


@pytest.mark.parametrize(
    ("value", "one", "other"),
    [
        ("inbox", row(), row(state=ReadState.LATER)),
        ("later", row(state=ReadState.LATER), row()),
        ("reading", row(state=ReadState.READING), row()),
        ("done", row(state=ReadState.DONE), row()),
        ("read", row(state=ReadState.DONE), row(state=ReadState.READING)),
        ("unread", row(state=ReadState.READING), row(state=ReadState.DONE)),
        ("starred", row(starred=True), row()),
        ("trashed", row(trashed="2026"), row()),
        ("summary", row(is_summary=True), row()),
        ("untagged", row(), row(tags=("a",))),
        ("tagged", row(tags=("a",)), row()),
    ],
)
def test_a_paper_is_something_or_not(value: str, one: Row, other: Row) -> None:
    assert answer("is", value, one)
    assert not answer("is", value, other)


@pytest.mark.parametrize(
    ("value", "one"),
    [
        ("note", row(note="x")),
        ("highlight", row(highlights=1)),
        ("marks", row(highlights=1)),
        ("comment", row(highlights=1, comments="comment\nwords")),
        ("tags", row(tags=("a",))),
        ("doi", row(doi="10.1/x")),
        ("arxiv", row(arxiv="1706.03762")),
        ("abstract", row(abstract="x")),
        ("year", row(year=2017)),
        ("year", row(published="2017")),
        ("venue", row(venue="x")),
        ("keywords", row(keywords=("x",))),
        ("authors", row(authors=("x",))),
        ("link", row(url="http://x")),
    ],
)
def test_a_paper_has_something_or_not(value: str, one: Row) -> None:
    assert answer("has", value, one)
    assert not answer("has", value, BARE)


def test_a_note_of_blanks_is_none() -> None:
    assert not answer("has", "note", row(note=" \n"))


def test_words_of_a_highlight_are_no_comment() -> None:
    assert not answer("has", "comment", row(highlights=1, comments="words"))


@pytest.mark.parametrize(
    ("value", "tags", "is_found"),
    [
        ("method", ("method",), True),
        ("method", ("method/rl",), True),
        ("Method", ("METHOD/rl",), True),
        ("method", ("methods",), False),
        ("rl", ("method/rl",), False),
        ("method/rl", ("method",), False),
        (" method / rl ", ("method/rl",), True),
        ("#method", ("method",), True),
        ("method/", ("method/rl",), True),
        ("=method", ("method",), True),
        ("=method", ("Method",), True),
        ("=method", ("method/rl",), False),
        ("meth*", ("method/rl",), True),
        ("meth*", ("a/method",), False),
        ("to read", ("x", "to read"), True),
        ("x", (), False),
    ],
)
def test_a_tag_is_found_with_those_below_it(value: str, tags: tuple[str, ...], is_found: bool) -> None:
    assert answer("tag", value, row(tags=tags)) is is_found


@pytest.mark.parametrize(
    ("field", "value", "one", "is_found"),
    [
        ("year", "2019", row(year=2019), True),
        ("year", "2019", row(year=2018), False),
        ("year", "2019", row(published="2019-03"), True),
        ("year", "2019", row(year=2018, published="2019-03"), False),
        ("year", "2019", row(), False),
        ("year", "2019", row(first_seen="2019-01-01"), False),
        ("year", "800..900", row(year=850), None),
        ("year", "0800..0900", row(year=850), True),
        ("before", "2020", row(published="2019-12-31"), True),
        ("before", "2020", row(published="2020-01-01"), False),
        ("before", "2020", row(), False),
        ("after", "2020", row(year=2020), False),
        ("after", "2020", row(year=2021), True),
        ("after", "2020-06", row(year=2020), True),
        ("after", "2020", row(first_seen="2026-03-18"), True),
        ("published", "2017-06", row(published="2017-06-12"), True),
        ("published", "2017-06", row(published="2017"), True),
        ("published", "2017-06", row(published="2017-07"), False),
        ("added", "7d", row(added="2026-03-11"), True),
        ("added", "7d", row(added="2026-03-10"), False),
        ("added", "2026-03", row(added="2026-03-15T12:00:00+00:00"), True),
        ("added", "2026-03", row(), False),
        ("seen", "2026-03-18", row(first_seen="2026-03-18"), True),
        ("seen", "2026-03-18", row(added="2026-03-18"), False),
        ("read", "today", row(read="2026-03-18"), True),
        ("read", "today", row(), False),
        ("doi", "https://doi.org/10.1234/ABC", row(doi="10.1234/abc"), True),
        ("doi", "10.1234/abc", row(doi="10.1234/abcd"), False),
        ("arxiv", "arXiv:1706.03762v3", row(arxiv="1706.03762"), True),
        ("arxiv", "1706.03762", row(), False),
        ("url", "http://www.x.org/a/", row(url="https://x.org/a"), True),
        ("url", "x.org", row(url="https://x.org/a"), True),
        ("url", "x.org", row(), False),
        ("key", "@Lecun1998Gradient", row(citation_key="lecun1998gradient"), True),
        ("key", "lecun1998", row(citation_key="lecun1998gradient"), False),
        ("feed", "daily papers", row(source="Daily Papers, Mar 18"), True),
        ("feed", "2026-03", row(first_seen="2026-03-18"), True),
        ("feed", "daily", row(source="other.bib"), False),
    ],
)
def test_dates_and_identifiers_are_compared(field: str, value: str, one: Row, is_found: bool | None) -> None:
    if is_found is None:
        assert filter_of(field, value, TODAY) is None
    else:
        assert answer(field, value, one) is is_found


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("is", "foo"),
        ("has", "foo"),
        ("is", ""),
        ("tag", ""),
        ("tag", "="),
        ("tag", "/"),
        ("doi", "x"),
        ("arxiv", "x"),
        ("feed", " "),
        ("year", "x"),
    ],
)
def test_values_that_mean_nothing_are_no_filters(field: str, value: str) -> None:
    assert filter_of(field, value, TODAY) is None


@pytest.mark.parametrize(
    ("field", "value", "may"),
    [
        ("is", "st", True),
        ("is", "Sta", True),
        ("is", "xyz", False),
        ("has", "hi", True),
        ("added", "2026-", True),
        ("added", "soon", False),
        ("doi", "10", True),
    ],
)
def test_the_beginning_of_a_value_is_known(field: str, value: str, may: bool) -> None:
    assert may_become(field, value) is may


def test_every_field_of_a_filter_can_be_asked_for() -> None:
    sensible = {
        "is": "inbox",
        "has": "note",
        "tag": "x",
        "doi": "10.1234/x",
        "arxiv": "1706.03762",
        "feed": "x",
        "url": "x",
        "key": "x",
    }
    for field in FILTER_FIELDS:
        assert filter_of(field, "2019" if field in DATE_FIELDS else sensible[field], TODAY) is not None
    assert all(filter_of("is", name, TODAY) == Filter("is", name) for name in IS)
    assert all(filter_of("has", name, TODAY) == Filter("has", name) for name in HAS)
