from datetime import UTC, date, datetime

import pytest

from reader_app.ui.past.wording import day_text, device_text, full_moment_text, moment_text

TODAY = date(2026, 3, 3)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (TODAY, "Today"),
        (date(2026, 3, 2), "Yesterday"),
        (date(2026, 1, 9), "Friday, 9 January"),
        (date(2025, 12, 31), "31 December 2025"),
    ],
)
def test_days_are_named_as_people_name_them(day: date, text: str) -> None:
    assert day_text(day, TODAY) == text


def test_moments_stand_inside_a_sentence() -> None:
    assert moment_text(datetime(2026, 3, 3, 14, 5, tzinfo=UTC), TODAY) == "today, 14:05"
    assert moment_text(datetime(2026, 3, 2, 9, 0, tzinfo=UTC), TODAY) == "yesterday, 09:00"
    assert moment_text(datetime(2026, 2, 1, 9, 0, tzinfo=UTC), TODAY) == "1 February, 09:00"
    assert moment_text(datetime(2025, 2, 1, 9, 0, tzinfo=UTC), TODAY) == "1 February 2025, 09:00"
    assert full_moment_text(datetime(2026, 3, 3, 14, 5, tzinfo=UTC)) == "3 March 2026, 14:05"


def test_only_another_computer_is_mentioned() -> None:
    assert device_text("me", "me") == ""
    assert device_text("01j8other", "me") == "on another computer (ther)"
