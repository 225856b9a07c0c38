from datetime import date

import pytest

from reader_app.model.errors import ReaderError
from reader_app.trends.periods import Period, PeriodKind, contiguous, period_of, span, suitable_kind


def label(text: str, kind: PeriodKind) -> str | None:
    period = period_of(text, kind)
    return period.label if period else None


def test_a_day_lies_in_a_period_of_each_kind() -> None:
    assert [label("2025-09-15", kind) for kind in PeriodKind] == ["2025-09-15", "2025-W38", "2025-09", "2025", "2020s"]


def test_a_paper_known_by_its_year_has_no_day_week_or_month() -> None:
    assert [label("2025", kind) for kind in PeriodKind] == [None, None, None, "2025", "2020s"]


def test_a_paper_known_by_its_month_has_no_day_or_week() -> None:
    assert [label("2025-09", kind) for kind in PeriodKind] == [None, None, "2025-09", "2025", "2020s"]


def test_a_timestamp_lies_in_its_day() -> None:
    assert label("2026-03-18T10:11:12+00:00", PeriodKind.DAY) == "2026-03-18"


@pytest.mark.parametrize("text", ["", "soon", "2025-13", "2025-02-30", "20255"])
def test_what_is_no_date_lies_in_no_period(text: str) -> None:
    assert label(text, PeriodKind.YEAR) is None


def test_the_last_days_of_a_year_can_belong_to_the_first_week_of_the_next() -> None:
    assert label("2024-12-30", PeriodKind.WEEK) == "2025-W01"
    assert label("2021-01-03", PeriodKind.WEEK) == "2020-W53"


def test_a_period_ends_on_the_day_before_the_next() -> None:
    ends = [Period(date(2024, 2, 1), PeriodKind.MONTH).end, Period(date(2020, 1, 1), PeriodKind.DECADE).end]
    assert ends == [date(2024, 2, 29), date(2029, 12, 31)]


def test_the_last_period_of_the_calendar_ends_with_it() -> None:
    assert Period(date(9990, 1, 1), PeriodKind.DECADE).end == date.max


def test_periods_read_as_one_says_them() -> None:
    names = [period.name for kind in PeriodKind if (period := period_of("2025-09-15", kind))]
    assert names == ["15 Sep 2025", "week 38 of 2025", "Sep 2025", "2025", "2020s"]


def test_no_period_between_the_first_and_the_last_is_missing() -> None:
    periods = contiguous(Period(date(2025, 11, 1), PeriodKind.MONTH), Period(date(2026, 2, 1), PeriodKind.MONTH))
    assert [period.label for period in periods] == ["2025-11", "2025-12", "2026-01", "2026-02"]


def test_weeks_run_on_over_the_turn_of_the_year() -> None:
    assert [period.label for period in span(["2025-12-20", "2026-01-06"], PeriodKind.WEEK)] == [
        "2025-W51",
        "2025-W52",
        "2026-W01",
        "2026-W02",
    ]


def test_dates_that_are_not_exact_enough_span_nothing() -> None:
    assert span(["2020", "2021-05"], PeriodKind.DAY) == ()


def test_the_days_of_centuries_are_refused_with_a_sentence() -> None:
    with pytest.raises(ReaderError, match="choose longer periods"):
        span(["0202-01-01", "2025-01-01"], PeriodKind.DAY)


def test_one_day_stays_a_day() -> None:
    assert suitable_kind(["2026-03-18"] * 81) is PeriodKind.DAY


def test_one_year_stays_a_year() -> None:
    assert suitable_kind(["2017"] * 5) is PeriodKind.YEAR


def test_full_days_are_shown_as_days() -> None:
    assert suitable_kind([f"2026-03-{day:02}" for day in range(1, 15) for _ in range(20)]) is PeriodKind.DAY


def test_thin_days_are_gathered_into_weeks() -> None:
    assert suitable_kind([f"2026-{month:02}-{day:02}" for month in (3, 4) for day in range(1, 29)]) is PeriodKind.WEEK


def test_a_few_days_are_shown_as_days_however_thin() -> None:
    assert suitable_kind(["2026-03-18", "2026-03-20", "2026-03-21"]) is PeriodKind.DAY


def test_years_of_full_days_are_shown_as_months() -> None:
    dates = [f"{year}-{month:02}-07" for year in (2023, 2024, 2025) for month in range(1, 13) for _ in range(9)]
    assert suitable_kind(dates) is PeriodKind.MONTH


def test_a_few_exact_dates_among_years_are_shown_as_years() -> None:
    assert suitable_kind(["2019", "2020", "2021"] * 30 + ["2021-05-06", "2021-05-07"]) is PeriodKind.YEAR


def test_one_paper_in_most_years_is_shown_as_decades() -> None:
    assert suitable_kind([str(year) for year in range(1936, 2026, 2)]) is PeriodKind.DECADE


def test_papers_without_dates_do_not_matter() -> None:
    assert suitable_kind(["", "", "", ""] + ["2019", "2020"] * 9) is PeriodKind.YEAR
