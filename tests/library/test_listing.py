"""The order of a list."""

import numpy as np
import pytest

from reader_app.library.listing import Order, Rows, first_and_last_changed, same_papers, sorted_rows
from reader_app.model.ids import PaperId
from reader_app.model.paper import ReadState
from reader_app.model.row import Row
from reader_app.search.columns import RowTable
from reader_app.search.ranked import HEAD, Given
from tests.library.making import a_paper

ROWS = [
    Row(a_paper("zebra", authors=("Ada Åström", "Z"), venue="NeurIPS", year=2020, starred=True), highlights=2),
    Row(a_paper("Éclair", published="2021-03", venue="acl", state=ReadState.DONE)),
    Row(a_paper("apple", authors=("Bell, X",), year=2020, state=ReadState.READING), highlights=1),
    Row(a_paper("∑", authors=("van der Aa, C",), year=1999, state=ReadState.LATER)),
]


def titles(order: Order, descending: bool | None = None) -> list[str]:
    return [row.paper.title for row in sorted_rows(ROWS, order, descending)]


@pytest.mark.parametrize(
    ("order", "usual", "other"),
    [
        (Order.PUBLISHED, ["Éclair", "zebra", "apple", "∑"], ["∑", "zebra", "apple", "Éclair"]),
        (Order.TITLE, ["apple", "Éclair", "zebra", "∑"], ["∑", "zebra", "Éclair", "apple"]),
        (Order.AUTHOR, ["∑", "zebra", "apple", "Éclair"], ["apple", "zebra", "∑", "Éclair"]),
        (Order.VENUE, ["Éclair", "zebra", "apple", "∑"], ["zebra", "Éclair", "apple", "∑"]),
        (Order.STATE, ["zebra", "∑", "apple", "Éclair"], ["Éclair", "apple", "∑", "zebra"]),
        (Order.STARRED, ["zebra", "Éclair", "apple", "∑"], ["Éclair", "apple", "∑", "zebra"]),
        (Order.HIGHLIGHTS, ["zebra", "apple", "Éclair", "∑"], ["Éclair", "∑", "apple", "zebra"]),
        (Order.BEST, ["zebra", "Éclair", "apple", "∑"], ["∑", "apple", "Éclair", "zebra"]),
    ],
)
def test_each_order_has_a_usual_way_round_and_the_other(order: Order, usual: list[str], other: list[str]) -> None:
    ways = {descending: titles(order, descending) for descending in (None, True, False)}
    assert ways[None] == usual
    assert {tuple(ways[True]), tuple(ways[False])} == {tuple(usual), tuple(other)}


def test_what_was_added_last_is_usually_first() -> None:
    rows = [Row(a_paper(moment, added=moment)) for moment in ("2026-01-01", "2026-03-03", "2026-02-02")]
    assert [row.paper.title[5:7] for row in sorted_rows(rows, Order.ADDED, None)] == ["03", "02", "01"]


def test_an_order_makes_a_list_of_its_own() -> None:
    before = list(ROWS)
    for order in Order:
        assert sorted_rows(ROWS, order, descending=False) is not ROWS
    assert before == ROWS


PAPERS = {paper: Row(a_paper(id=paper)) for paper in (PaperId("a"), PaperId("b"), PaperId("c"))}
CHANGED = PAPERS | {PaperId("b"): Row(a_paper(id=PaperId("b"), starred=True))}


def tables() -> tuple[RowTable, RowTable, RowTable]:
    """Return a table, one that was made of it by a change of a paper, and one made anew."""
    table = RowTable(PAPERS)
    return table, table.changed(CHANGED, [PaperId("b")]), RowTable(CHANGED)


def rows_of(table: RowTable, *places: int) -> Rows:
    return Rows(table, Given(np.array(places, np.int64)))


def test_lists_are_the_same_papers_only_in_the_same_order() -> None:
    table, changed, anew = tables()
    for after in (changed, anew):
        assert same_papers(rows_of(table, 2, 0, 1), rows_of(after, 2, 0, 1))
        assert not same_papers(rows_of(table, 2, 0, 1), rows_of(after, 2, 1, 0))
        assert not same_papers(rows_of(table, 2, 0), rows_of(after, 2, 0, 1))


def test_a_list_that_differs_only_far_below_is_another() -> None:
    papers = {PaperId(f"p{number:04}"): Row(a_paper(id=PaperId(f"p{number:04}"))) for number in range(2 * HEAD)}
    table, places = RowTable(papers), range(2 * HEAD)
    swapped = (*places[:-2], places[-1], places[-2])
    assert same_papers(rows_of(table, *places), rows_of(table, *places))
    assert not same_papers(rows_of(table, *places), rows_of(table, *swapped))


def test_what_changed_in_a_list_is_found_in_its_order() -> None:
    table, changed, anew = tables()
    for after in (changed, anew, RowTable(PAPERS).changed(CHANGED, [PaperId("b")])):
        assert first_and_last_changed(rows_of(table, 2, 0, 1), rows_of(after, 2, 0, 1)) == (2, 2)
        assert first_and_last_changed(rows_of(table, 2, 0), rows_of(after, 2, 0)) is None
    assert first_and_last_changed(tuple(PAPERS.values()), tuple(CHANGED.values())) == (1, 1)
