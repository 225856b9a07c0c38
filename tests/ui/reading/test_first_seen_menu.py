"""The years that are offered for a day without one."""

from reader_app.ui.reading.first_seen_menu import days_offered


def test_the_day_is_offered_in_its_year_and_those_before() -> None:
    assert days_offered("2026-03-18")[:3] == ("2026-03-18", "2025-03-18", "2024-03-18")


def test_a_leap_day_is_offered_only_where_there_is_one() -> None:
    assert days_offered("2024-02-29") == ("2024-02-29", "2020-02-29")
    assert days_offered("1904-02-29") == ("1904-02-29",)
