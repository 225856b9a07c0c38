import pytest

from reader_app.model.errors import ReaderError
from reader_app.model.ids import PaperId
from reader_app.trends.chart import chart_of
from reader_app.trends.periods import PeriodKind
from reader_app.trends.series import Movement

A, B, C, D, E = (PaperId(letter) for letter in "abcde")
DATES = {A: "2019", B: "2021-03", C: "2021-03-04", D: "", E: "2021"}


def test_each_point_counts_the_papers_of_its_term_among_those_of_its_period() -> None:
    chart = chart_of([("attention", [A, C])], DATES, PeriodKind.YEAR)
    points = [(point.period.label, point.count, point.total) for point in chart.series[0].points]
    assert points == [("2019", 1, 1), ("2020", 0, 0), ("2021", 1, 3)]


def test_the_papers_behind_a_point_are_exactly_those_it_counts() -> None:
    chart = chart_of([("attention", [C, A]), ("diffusion", [E, B])], DATES, PeriodKind.YEAR)
    assert [chart.papers_at(0, place) for place in range(3)] == [(A,), (), (C,)]
    assert chart.papers_at(1, 2) == (E, B)


def test_papers_without_a_date_and_with_too_coarse_a_date_are_counted_apart() -> None:
    chart = chart_of([("attention", [A])], DATES, PeriodKind.MONTH)
    assert (chart.papers, chart.placed, chart.undated, chart.coarse) == (5, 2, 1, 2)
    assert chart.totals == (2,)


def test_papers_outside_the_scope_are_not_counted() -> None:
    chart = chart_of([("attention", [A, PaperId("elsewhere")])], DATES, PeriodKind.YEAR)
    assert chart.series[0].count == 1


def test_a_single_day_is_a_single_period_of_a_day() -> None:
    chart = chart_of([("attention", [A])], {A: "2026-03-18", B: "2026-03-18"})
    assert chart.is_single
    assert chart.kind is PeriodKind.DAY


def test_no_papers_give_an_empty_chart() -> None:
    chart = chart_of([("attention", [])], {})
    assert (chart.periods, chart.papers, chart.is_single, chart.series[0].points) == ((), 0, False, ())


def test_the_kind_asked_for_is_taken() -> None:
    assert chart_of([], DATES, PeriodKind.DECADE).kind is PeriodKind.DECADE


def test_too_many_periods_are_refused() -> None:
    with pytest.raises(ReaderError):
        chart_of([], {A: "0202-01-01", B: "2025-01-01"}, PeriodKind.DAY)


def test_a_chart_says_what_rises() -> None:
    dates = {PaperId(f"{year}-{number}"): str(year) for year in (2020, 2021) for number in range(50)}
    late = [paper for paper in dates if paper.startswith("2021")]
    assert chart_of([("late", late), ("all", list(dates))], dates).movements() == (Movement.RISING, Movement.STEADY)
