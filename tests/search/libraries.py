"""Small random libraries, whose papers share words on purpose."""

from dataclasses import replace

from hypothesis import strategies as st

from reader_app.model.ids import PaperId
from reader_app.model.paper import Paper, ReadState
from reader_app.model.row import Row
from tests.search.queries import WORDS

_TEXTS = st.lists(
    st.sampled_from(
        (*WORDS, "the", "skies", "universal", "mapping", ".", ",", "-", "\\alpha", "{\\em i.e.}", "CO$_2$")
    ),
    max_size=8,
).map(" ".join)
_NAMES = st.sampled_from(["Yann LeCun", "Le Cun, Yann", "Yann Le Cun", "José O'Brien", "Wang", "T. Graph"])
_TAGS = st.sampled_from(["method", "method/rl", "Method/RL", "to read", "methods", "graph nets"])
_DATES = st.sampled_from(["", "2017", "2017-06", "2018-01-31", "2026-03-18"])


def rows() -> st.SearchStrategy[tuple[Row, ...]]:
    return st.lists(_row(), max_size=8).map(
        lambda made: tuple(_numbered(one, number) for number, one in enumerate(made))
    )


def _numbered(row: Row, number: int) -> Row:
    return replace(row, paper=replace(row.paper, id=PaperId(f"p{number}")))


def _row() -> st.SearchStrategy[Row]:
    paper = st.builds(
        Paper,
        id=st.just(PaperId("p")),
        title=_TEXTS,
        authors=st.lists(_NAMES, max_size=3).map(tuple),
        abstract=_TEXTS,
        is_summary=st.booleans(),
        year=st.sampled_from([None, 2017, 2019]),
        published=_DATES,
        venue=_TEXTS,
        doi=st.sampled_from(["", "10.1/x"]),
        arxiv=st.sampled_from(["", "1706.03762"]),
        keywords=st.lists(_TEXTS, max_size=2).map(tuple),
        tags=st.lists(_TAGS, max_size=2, unique=True).map(tuple),
        state=st.sampled_from(ReadState),
        starred=st.booleans(),
        trashed=st.sampled_from(["", "", "2026-03-18T10:00:00+00:00"]),
        added=st.sampled_from(["2026-03-17T10:00:00+00:00", "2025-01-01T00:00:00+00:00"]),
        first_seen=_DATES,
        source=st.sampled_from(["", "daily-papers-page.txt"]),
    )
    return st.builds(Row, paper, _TEXTS, st.integers(0, 2), st.lists(_TEXTS, max_size=2).map("\n".join))
