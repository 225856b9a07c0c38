"""When two records are the same paper."""

from typing import Any

import pytest

from reader_app.library.identity import KnownPapers
from reader_app.model.ids import PaperId
from reader_app.model.paper import Record

LONG = "A Title That Is Long Enough to Tell"


def reason(known: dict[str, Any], met: dict[str, Any]) -> str:
    """Return why two records are the same paper; empty where they are not, whichever came first."""
    there = KnownPapers({PaperId("p"): Record(**{"title": LONG} | known)}).same_as(Record(**{"title": LONG} | met))
    back = KnownPapers({PaperId("p"): Record(**{"title": LONG} | met)}).same_as(Record(**{"title": LONG} | known))
    assert there == back
    return there[1] if there else ""


@pytest.mark.parametrize(
    ("known", "met", "told"),
    [
        ({"doi": "10.1000/1"}, {"doi": "10.1000/1", "title": "Other", "year": 1999}, "has the same DOI"),
        ({"doi": "10.1000/aBc"}, {"doi": "https://doi.org/10.1000/ABC"}, "has the same DOI"),
        ({"arxiv": "1706.03762"}, {"arxiv": "1706.03762v2", "title": "Other"}, "has the same arXiv id"),
        ({"arxiv": "1706.03762"}, {"doi": "10.48550/arXiv.1706.03762", "title": "X"}, "has the same arXiv id"),
        ({"doi": "10.1000/1"}, {"doi": "10.48550/arxiv.1706.03762"}, "has the same title"),
        ({}, {"title": LONG.upper() + "."}, "has the same title"),
        ({"doi": "10.1000/1"}, {"arxiv": "1706.03762"}, "has the same title"),
        ({"year": 2020}, {"authors": ("Ada Lovelace",)}, "has the same title"),
        ({"authors": ("Jan van der Berg",)}, {"authors": ("van der Berg, J.", "Else")}, "has the same title"),
        ({"authors": ("Gabriel García Márquez",)}, {"authors": ("Garcia Marquez, G.",)}, "has the same title"),
        ({"title": "Preface", "abstract": "Why."}, {"title": "preface", "abstract": "Why."}, "has the same title"),
        ({"title": "Preface", "authors": ("A B",)}, {"title": "Preface", "authors": ("B, A",)}, "has the same title"),
        ({"title": "Preface"}, {"title": "Preface"}, "has the same title"),
        (
            {"title": "P", "abstract": "Why.", "authors": ("A B",)},
            {"title": "P", "abstract": "Why."},
            "has the same title",
        ),
        ({"year": 2020}, {"year": 2020}, "has the same title"),
        ({"title": "x" * 20, "abstract": "Why."}, {"title": "x" * 20}, "has the same title"),
        ({"title": "折り紙"}, {"title": "折り紙"}, "has the same title"),
        ({"title": "∑"}, {"title": " ∑ "}, "has the same title"),
    ],
)
def test_records_are_one_paper(known: dict[str, Any], met: dict[str, Any], told: str) -> None:
    assert reason(known, met) == told


@pytest.mark.parametrize(
    ("known", "met"),
    [
        ({}, {"title": LONG + " II"}),
        ({"doi": "10.1000/1"}, {"doi": "10.1000/2"}),
        ({"arxiv": "1706.03762"}, {"arxiv": "1706.03763"}),
        ({"year": 2020}, {"year": 2021}),
        ({"authors": ("Ada Lovelace",)}, {"authors": ("Alan Turing",)}),
        ({"authors": ("Ada Lovelace",)}, {"authors": ("Ada Lace",)}),
        ({"title": "x" * 19, "abstract": "Why."}, {"title": "x" * 19}),
        ({"title": "Preface"}, {"title": "Preface", "abstract": "Why."}),
        ({"title": "Preface", "abstract": "Why."}, {"title": "Preface", "abstract": "How."}),
        ({"title": "Preface"}, {"title": "Preface", "authors": ("Ada Lovelace",)}),
        ({"title": "∑"}, {"title": "∫"}),
        ({"title": "折り紙"}, {"title": "切り紙"}),
    ],
)
def test_records_are_two_papers_where_what_they_state_differs_or_says_too_little(
    known: dict[str, Any], met: dict[str, Any]
) -> None:
    assert reason(known, met) == ""


def test_what_more_is_learned_about_a_paper_counts() -> None:
    known = KnownPapers({PaperId("p"): Record(title=LONG)})
    known.add(PaperId("p"), Record(title=LONG, authors=("Ada Lovelace",), doi="10.1000/1"))
    assert known.same_as(Record(title=LONG, authors=("Alan Turing",))) is None
    assert known.same_as(Record(title="Other", doi="10.1000/1")) == (PaperId("p"), "has the same DOI")


def test_the_first_of_two_papers_with_an_identifier_is_meant() -> None:
    known = KnownPapers(
        {PaperId("p"): Record(title="One", doi="10.1/1"), PaperId("q"): Record(title="Two", doi="10.1/1")}
    )
    assert known.same_as(Record(title="Three", doi="10.1/1")) == (PaperId("p"), "has the same DOI")
