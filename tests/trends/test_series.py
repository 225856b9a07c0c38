from datetime import date

import pytest

from reader_app.trends.periods import Period, PeriodKind
from reader_app.trends.series import Movement, Series, movement, series_of, wilson


def yearly(counts: list[int], totals: list[int]) -> Series:
    periods = [Period(date(2000 + place, 1, 1), PeriodKind.YEAR) for place in range(len(counts))]
    return series_of("attention", periods, counts, totals)


def test_the_interval_is_wilsons() -> None:
    # The examples of R. G. Newcombe 1998, Statistics in Medicine 17, 857-872.
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert wilson(15, 148) == pytest.approx((0.0624, 0.1605), abs=5e-5)
    assert wilson(1, 29) == pytest.approx((0.0061, 0.1718), abs=5e-5)


def test_the_interval_of_none_begins_at_nothing_and_is_open_above() -> None:
    low, high = wilson(0, 5)
    assert low == 0.0
    assert high == pytest.approx(0.43448, abs=1e-4)


def test_the_interval_of_all_ends_at_one() -> None:
    low, high = wilson(5, 5)
    assert (low, high) == (pytest.approx(0.56552, abs=1e-4), 1.0)


def test_without_papers_every_share_is_possible() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


def test_a_period_without_papers_has_no_share() -> None:
    shares = [point.share for point in yearly([1, 0, 2], [4, 0, 4]).points]
    assert shares == [0.25, None, 0.5]


def test_few_papers_are_marked() -> None:
    assert [point.is_small for point in yearly([1, 1], [9, 10]).points] == [True, False]


def test_a_series_counts_its_papers() -> None:
    assert yearly([1, 0, 2], [4, 0, 4]).count == 3


def test_a_share_that_surely_grows_is_rising() -> None:
    assert movement(yearly([1, 2, 20, 40], [100, 100, 100, 100])) is Movement.RISING


def test_a_share_that_surely_shrinks_is_fading() -> None:
    assert movement(yearly([40, 30, 4, 2], [100, 100, 100, 100])) is Movement.FADING


def test_more_papers_of_a_growing_library_are_not_a_rising_topic() -> None:
    assert movement(yearly([1, 2, 20, 40], [50, 100, 1000, 2000])) is Movement.STEADY


def test_a_difference_that_chance_explains_is_steady() -> None:
    assert movement(yearly([1, 2], [10, 10])) is Movement.STEADY


def test_a_sure_but_trifling_difference_is_steady() -> None:
    assert movement(yearly([50_000, 52_000], [100_000, 100_000])) is Movement.STEADY


def test_one_period_does_not_move() -> None:
    assert movement(yearly([5], [10])) is Movement.STEADY


def test_the_halves_hold_as_many_papers_not_as_many_years() -> None:
    # Ten thin years before two full ones: the change is between the two full ones.
    counts, totals = [1] * 10 + [10, 60], [2] * 10 + [100, 100]
    assert movement(yearly(counts, totals)) is Movement.RISING
