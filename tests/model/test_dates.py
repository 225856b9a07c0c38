"""Dates of which only a part is known."""

from datetime import UTC, date, datetime, timedelta

import pytest

from reader_app.model.dates import is_partial_date, latest_such_day, moment_of, now, year_of
from reader_app.model.errors import ReaderError


@pytest.mark.parametrize("text", ["2017", "2017-06", "2017-06-12", "2024-02-29", "0001"])
def test_a_year_a_month_or_a_day_is_a_date(text: str) -> None:
    assert is_partial_date(text)


@pytest.mark.parametrize(
    "text", ["", "17", "2017-6", "2017-13", "2023-02-29", "0000", "2017-06-12T10:00", "2017\n", "２０１７", "June 2017"]
)
def test_what_the_calendar_lacks_is_no_date(text: str) -> None:
    assert not is_partial_date(text)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2017", 2017),
        ("2017-06-12", 2017),
        ("2026-03-18T10:00:00+00:00", 2026),
        ("", None),
        ("201", None),
        ("²²²²", None),
    ],
)
def test_the_year_is_what_a_date_begins_with(text: str, year: int | None) -> None:
    assert year_of(text) == year


@pytest.mark.parametrize(
    ("month", "day", "today", "found"),
    [
        (3, 18, date(2026, 3, 18), date(2026, 3, 18)),
        (3, 18, date(2026, 3, 17), date(2025, 3, 18)),
        (12, 31, date(2026, 1, 1), date(2025, 12, 31)),
        (2, 29, date(2027, 6, 1), date(2024, 2, 29)),
        (2, 29, date(2103, 6, 1), date(2096, 2, 29)),
    ],
)
def test_a_day_without_a_year_is_the_latest_that_is_not_in_the_future(
    month: int, day: int, today: date, found: date
) -> None:
    assert latest_such_day(month, day, today) == found


def test_a_day_that_no_year_has_is_refused() -> None:
    with pytest.raises(ValueError, match="no day 2-30"):
        latest_such_day(2, 30, date(2026, 1, 1))


def test_a_moment_is_told_in_universal_time() -> None:
    told = datetime.fromisoformat(now())
    assert told.utcoffset() == timedelta(0)
    assert abs(datetime.now(UTC) - told) < timedelta(minutes=5)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-03", datetime(2026, 3, 3, 23, 59, 59, 999999)),
        (" 2026-03-03 14:05 ", datetime(2026, 3, 3, 14, 5, 59, 999999)),
        ("2026-03-03T14:05:09", datetime(2026, 3, 3, 14, 5, 9, 999999)),
        ("2026-03-03 14:05:09.25", datetime(2026, 3, 3, 14, 5, 9, 250000)),
        ("2026-03-03T14:05:09Z", datetime(2026, 3, 3, 14, 5, 9, 999999, tzinfo=UTC)),
        ("2026-03-03T14:05+01:00", datetime(2026, 3, 3, 13, 5, 59, 999999, tzinfo=UTC)),
        ("2026-03-03T14:05:09.250+00:00", datetime(2026, 3, 3, 14, 5, 9, 250000, tzinfo=UTC)),
    ],
)
def test_a_moment_is_the_end_of_what_is_named(text: str, moment: datetime) -> None:
    found = moment_of(text)
    assert found == moment.astimezone()
    assert found.tzinfo is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026",
        "2026-03",
        "2026-3-3",
        "2026-02-30",
        "2026-03-03 24:61",
        "3 March",
        "2026-03-03 14:05.5",
        "9999-12-31x",
    ],
)
def test_what_is_no_moment_is_told(text: str) -> None:
    with pytest.raises(ReaderError, match="is not a moment"):
        moment_of(text)
