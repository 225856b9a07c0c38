from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader_app.model.ids import PaperId
from reader_app.model.row import Row
from reader_app.search.columns import COLUMNS_KEPT, RowTable
from reader_app.search.filters import holds
from reader_app.search.query import Between, Filter, leaves, parse
from tests.search.libraries import rows as libraries
from tests.search.papers import by_id, row
from tests.search.queries import FILTERS

TODAY = date(2026, 3, 18)
WISHES = [
    leaf
    for text in (*FILTERS, "key:lecun2017", "url:example.org", "has:url", "is:read", "read:2026", "url:https://a.b/c")
    for leaf in leaves(parse(text, today=TODAY))
    if isinstance(leaf, Filter | Between)
]


def found(table: RowTable, wish: Filter | Between) -> list[PaperId]:
    return [paper for paper, is_in in zip(table.papers, table.mask(wish), strict=True) if is_in]


def expected(rows: Iterable[Row], wish: Filter | Between) -> list[PaperId]:
    return sorted(one.paper.id for one in rows if holds(wish, one))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(libraries())
def test_a_mask_has_the_papers_of_which_the_filter_holds(rows: tuple[Row, ...]) -> None:
    table = RowTable(by_id(rows))
    for wish in WISHES:
        assert found(table, wish) == expected(rows, wish), wish


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(libraries(), libraries(), st.sets(st.integers(0, 7)))
def test_a_changed_table_is_as_one_made_anew(
    before: tuple[Row, ...], fresh: tuple[Row, ...], removed: set[int]
) -> None:
    rows = by_id(before)
    table = RowTable(rows)
    for wish in WISHES:
        table.mask(wish)
    _ = (table.dates, table.newest_first)
    renamed = (replace(one, paper=replace(one.paper, id=PaperId(f"p{n + 4}"))) for n, one in enumerate(fresh))
    changed = by_id(renamed)
    after = {paper: one for paper, one in (rows | changed).items() if paper not in {f"p{n}" for n in removed}}
    kept = list(table.rows)
    table_after = table.changed(after, {*changed, *(paper for paper in rows if paper not in after)})
    anew = RowTable(after)
    assert (table_after.papers, table_after.rows) == (anew.papers, anew.rows)
    assert table_after.places == anew.places
    for wish in WISHES:
        assert found(table_after, wish) == expected(after.values(), wish), wish
    assert table_after.dates.tolist() == anew.dates.tolist()
    assert table_after.newest_first.tolist() == anew.newest_first.tolist()
    assert table.rows == kept


@given(st.lists(st.sampled_from(["", "2017", "2017-06", "2017-06-12", "2018", "1999-12-31", "0850"]), max_size=6))
def test_dates_sort_as_their_texts_do(days: list[str]) -> None:
    table = RowTable(by_id(row(f"p{number}", published=day) for number, day in enumerate(days)))
    by_number = sorted(range(len(days)), key=table.dates.tolist().__getitem__)
    assert [days[number] for number in by_number] == sorted(days)


def test_papers_of_one_import_keep_their_order_below_those_of_later_ones() -> None:
    rows = [row("a", added="2025"), row("b", added="2026"), row("c", added="2026"), row("d", added="2024")]
    table = RowTable(by_id(rows))
    assert [table.papers[place] for place in table.newest_first] == ["b", "c", "a", "d"]


def test_columns_of_what_nobody_asks_for_any_more_are_let_go() -> None:
    table = RowTable(by_id([row("a", tags=("x",))]))
    for number in range(3 * COLUMNS_KEPT):
        table.mask(Filter("tag", f"tag {number}"))
    assert len(table._columns) <= COLUMNS_KEPT + 1
    assert table.dates is table.dates
    assert table.mask(Filter("tag", "x")).tolist() == [True]


def test_a_table_gets_ready_a_step_at_a_time() -> None:
    table = RowTable(by_id([row("a", starred=True), row("b")]))
    steps = 0
    while table.warm():
        steps += 1
    assert steps > 5
    assert table.mask(Filter("is", "starred")).tolist() == [True, False]
