"""Pages as a collection of their own."""

import numpy as np
import pytest

from reader_app.model.attachment import Attachment
from reader_app.model.ids import AttachmentId, PaperId
from reader_app.model.paper import Paper
from reader_app.model.row import Row
from reader_app.search.columns import RowTable
from reader_app.search.evaluate import Searcher
from reader_app.search.pages import PageCollection, Pages, page_of, page_row
from reader_app.search.query import parse
from reader_app.search.ranking import Ranking
from reader_app.search.syntax import Words, leaves
from tests.search.collected import collected

ONE, OTHER = "a" * 64, "b" * 64


def a_row(id: str, *contents: str, title: str = "") -> Row:
    files = tuple(
        Attachment(AttachmentId(f"{id}{place}"), PaperId(id), "x.pdf", content, 1, "")
        for place, content in enumerate(contents)
    )
    return Row(Paper(id=PaperId(id), title=title), files=files)


def pages_of(content: str, *texts: str) -> list[Row]:
    return [page_row(content, page, pages=len(texts), text=text) for page, text in enumerate(texts, 1)]


def words(text: str) -> list[Words]:
    return [leaf for leaf in leaves(parse(text)) if isinstance(leaf, Words)]


@pytest.fixture
def collection() -> PageCollection:
    return PageCollection(
        collected(
            pages_of(ONE, "one zebra among many other things", "a map zebra zebra"),
            pages_of(OTHER, "nothing", "a kite"),
        )
    )


def found(collection: PageCollection, query: str, *rows: Row) -> list[str]:
    table = RowTable({row.paper.id: row for row in rows})
    searcher = Searcher(table, Ranking(collected(rows)), collection)
    return [table.papers[place] for place in np.flatnonzero(searcher.find(parse(query)).mask)]


def test_the_id_of_a_page_says_what_it_is() -> None:
    assert page_of(page_row(ONE, 7, pages=9, text="").paper.id) == (ONE, 7, 9)


def test_a_paper_has_the_words_of_all_its_files(collection: PageCollection) -> None:
    rows = (a_row("p1", ONE, OTHER), a_row("p2", OTHER), a_row("p3"))
    assert found(collection, "kite", *rows) == ["p1", "p2"]
    assert found(collection, "kite zebra", *rows) == ["p1"]
    assert found(collection, "kite OR zebra", *rows) == ["p1", "p2"]
    assert found(collection, "-kite", *rows) == ["p3"]


def test_the_title_and_a_page_answer_together(collection: PageCollection) -> None:
    assert found(collection, "folding kite", a_row("p1", OTHER, title="Folding"), a_row("p2", OTHER)) == ["p1"]


def test_a_paper_scores_by_its_best_page(collection: PageCollection) -> None:
    pages = Pages(collection, [a_row("p1", ONE), a_row("p2")])
    (leaf,) = words("zebra")
    scores = pages.scores(leaf)
    page = pages.found(a_row("p1", ONE), [leaf])
    assert scores is not None
    assert page is not None
    assert (page.page, page.pages) == (2, 2)
    assert scores.tolist() == [pytest.approx(page.score), 0.0]


def test_the_best_page_is_looked_for_in_all_files(collection: PageCollection) -> None:
    page = Pages(collection, []).found(a_row("p1", OTHER, ONE), words("map zebra"))
    assert page is not None
    assert (page.attachment, page.page) == ("p11", 2)


def test_words_of_other_fields_are_on_no_page(collection: PageCollection) -> None:
    pages = Pages(collection, [a_row("p1", ONE)])
    assert pages.scores(words("title:zebra")[0]) is None
    assert pages.found(a_row("p1", ONE), words("title:zebra")) is None
    assert pages.scores(words("text:zebra")[0]) is not None


def test_pages_that_were_removed_are_not_found() -> None:
    rows = pages_of(ONE, "zebra", "kite")
    dead = PageCollection(collected(rows, dead=[[0]]))
    assert found(dead, "zebra", a_row("p1", ONE)) == []
    assert found(dead, "kite", a_row("p1", ONE)) == ["p1"]
    assert Pages(dead, []).found(a_row("p1", ONE), words("zebra")) is None


def test_a_file_without_pages_has_none(collection: PageCollection) -> None:
    assert Pages(collection, []).found(a_row("p1", "c" * 64), words("zebra")) is None
    assert Pages(collection, []).found(a_row("p1"), words("zebra")) is None
