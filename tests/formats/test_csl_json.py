import json
from typing import Any

import pytest

from reader_app.formats import write
from tests.formats.making import FULL, row


def test_a_paper_is_an_item_with_all_that_is_known() -> None:
    assert json.loads(write("csl-json", [FULL], {})) == [
        {
            "id": "lee2020tiny",
            "type": "article-journal",
            "title": "Tiny Clocks for Long Context",
            "author": [
                {"family": "Lee", "given": "Ann"},
                {"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van"},
                {"family": "Davis", "given": "Sammy", "suffix": "Jr."},
                {"literal": "OpenAI"},
            ],
            "issued": {"date-parts": [[2020, 3, 4]]},
            "container-title": "Journal of Clocks",
            "number": "arXiv:2003.00001",
            "DOI": "10.1000/ab_c",
            "URL": "https://example.org/a_b?c=1%20&d",
            "abstract": "We keep 94.5% of $x_1$ & more.",
            "keyword": "clocks, context, method/time",
            "annote": "Read *twice*.",
            "volume": "3",
            "custom": {"primaryClass": "cs.LG", "x y": "z"},
        }
    ]


def test_a_preprint_is_an_article_of_its_server() -> None:
    (item,) = json.loads(write("csl-json", [row("A", arxiv="2003.00001")], {}))
    assert (item["type"], item["publisher"]) == ("article", "arXiv")
    assert item["URL"] == "https://arxiv.org/abs/2003.00001"


@pytest.mark.parametrize(
    ("fields", "parts"),
    [({"year": 2020}, [2020]), ({"published": "2020-03"}, [2020, 3]), ({"published": "2020-03-04"}, [2020, 3, 4])],
)
def test_a_date_is_as_exact_as_it_is_known(fields: dict[str, Any], parts: list[int]) -> None:
    (item,) = json.loads(write("csl-json", [row("A", **fields)], {}))
    assert item["issued"] == {"date-parts": [parts]}


def test_a_conference_paper_says_so() -> None:
    (item,) = json.loads(write("csl-json", [row("A", venue="NeurIPS 2020")], {}))
    assert item["type"] == "paper-conference"


def test_no_papers_are_an_empty_list() -> None:
    assert json.loads(write("csl-json", [], {})) == []
