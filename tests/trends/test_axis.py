from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.trends.axis import ceiling, period_ticks, spread, value_ticks
from reader_app.trends.periods import PeriodKind, span
from reader_app.trends.series import Measure, series_of


@pytest.mark.parametrize(
    ("top", "ticks"),
    [(0.83, (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)), (0.5, (0.0, 0.1, 0.2, 0.3, 0.4, 0.5)), (219, (0, 50, 100, 150, 200, 250))],
)
def test_values_are_marked_at_round_numbers_up_to_the_top(top: float, ticks: tuple[float, ...]) -> None:
    assert value_ticks(top) == pytest.approx(ticks)


def test_counts_are_marked_at_whole_numbers() -> None:
    assert value_ticks(3, whole=True) == (0, 1, 2, 3)


def test_nothing_still_has_an_axis() -> None:
    assert value_ticks(0) == (0.0, 1.0)


@given(st.floats(1e-6, 1e9))
def test_the_top_is_always_on_the_axis(top: float) -> None:
    ticks = value_ticks(top)
    assert ticks[-1] >= top * 0.999999
    assert 2 <= len(ticks) <= 7


def lone_share(totals: tuple[int, ...], counts: tuple[int, ...]) -> float:
    periods = span(["2000", str(1999 + len(totals))], PeriodKind.YEAR)
    return ceiling([series_of("term", periods, counts, totals)], Measure.SHARE)


def test_a_share_of_few_papers_does_not_press_the_others_flat() -> None:
    assert lone_share((1, 100, 100), (1, 5, 20)) == 0.2


def test_where_all_shares_are_of_few_papers_they_are_all_shown() -> None:
    assert lone_share((1, 2, 100), (1, 1, 20)) == 1.0


def test_counts_are_all_shown() -> None:
    periods = span(["2000", "2001"], PeriodKind.YEAR)
    assert ceiling([series_of("term", periods, (3, 2), (5, 90))], Measure.COUNT) == 3


def test_years_are_labelled_at_round_years() -> None:
    periods = span(["1987", "2025"], PeriodKind.YEAR)
    assert [periods[place].label for place in period_ticks(periods, 9)] == [
        "1990",
        "1995",
        "2000",
        "2005",
        "2010",
        "2015",
        "2020",
        "2025",
    ]


def test_months_are_labelled_at_the_turns_of_years() -> None:
    periods = span(["2022-11", "2025-03"], PeriodKind.MONTH)
    assert [periods[place].label for place in period_ticks(periods, 4)] == ["2023-01", "2024-01", "2025-01"]


def test_days_are_labelled_from_the_first() -> None:
    periods = span(["2026-03-01", "2026-03-31"], PeriodKind.DAY)
    assert [periods[place].label for place in period_ticks(periods, 5)] == [
        "2026-03-01",
        "2026-03-08",
        "2026-03-15",
        "2026-03-22",
        "2026-03-29",
    ]


def test_something_is_always_labelled() -> None:
    assert period_ticks(span(["2021", "2024"], PeriodKind.YEAR), 1) != ()
    assert period_ticks((), 5) == ()


def test_labels_that_do_not_collide_stay() -> None:
    assert spread([10, 50, 90], 15, 0, 100) == [10, 50, 90]


def test_labels_that_collide_part_around_their_middle() -> None:
    assert spread([50, 52], 10, 0, 100) == [46, 56]


def test_labels_keep_their_order_and_stay_inside() -> None:
    assert spread([2, 0, 1], 10, 0, 100) == [20, 0, 10]
    assert spread([99, 100], 10, 0, 100) == [90, 100]


def test_labels_that_do_not_fit_share_the_room() -> None:
    assert spread([5, 5, 5], 100, 0, 100) == [0, 50, 100]


@given(st.lists(st.floats(-50, 150), min_size=1, max_size=12))
def test_labels_never_overlap(wanted: list[float]) -> None:
    placed = spread(wanted, 8, 0, 100)
    assert all(later - earlier >= 8 - 1e-6 for earlier, later in pairwise(sorted(placed)))
    assert all(-1e-6 <= place <= 100 + 1e-6 for place in placed)
    assert sorted(range(len(placed)), key=lambda place: placed[place]) == sorted(
        range(len(placed)), key=lambda place: wanted[place]
    )
