from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.formats.page_dates import ShownDay, iso_day, shown_day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Mar 18", ShownDay(3, 18)),
        ("MARCH 18.", ShownDay(3, 18)),
        ("Sept. 3rd, 2024", ShownDay(9, 3, 2024)),
        ("3 of May 2024", ShownDay(5, 3, 2024)),
        ("Tue, 18 Mar 2025", ShownDay(3, 18, 2025, 1)),
        ("· Daily Papers · Mar 18 ·", ShownDay(3, 18)),
        ("Papers for 2025-05-29", ShownDay(5, 29, 2025)),
        ("2025.05.29", ShownDay(5, 29, 2025)),
        ("Feb 29", ShownDay(2, 29)),
    ],
)
def test_a_line_that_is_a_day_is_known(line: str, day: ShownDay) -> None:
    assert shown_day(line) == day


@pytest.mark.parametrize(
    "line",
    [
        "",
        "March",
        "18",
        "Mar 32",
        "Feb 30",
        "Feb 29, 2025",
        "2025-13-01",
        "2025-05/29",
        "May 5 papers on dogs",
        "Marching 18",
    ],
)
def test_other_lines_are_no_day(line: str) -> None:
    assert shown_day(line) is None


@pytest.mark.parametrize(
    ("day", "iso"),
    [
        (ShownDay(3, 18), "2025-03-18"),
        (ShownDay(11, 23), "2025-11-23"),
        (ShownDay(11, 24), "2024-11-24"),
        (ShownDay(2, 29), "2024-02-29"),
        (ShownDay(3, 18, weekday=1), "2025-03-18"),
        (ShownDay(3, 18, weekday=0), "2024-03-18"),
    ],
)
def test_a_day_without_a_year_is_the_latest_not_in_the_future(day: ShownDay, iso: str) -> None:
    assert iso_day(day, date(2025, 11, 23)) == (iso, True)


def test_a_year_that_is_shown_is_kept_even_in_the_future() -> None:
    assert iso_day(ShownDay(3, 18, 2031), date(2025, 11, 23)) == ("2031-03-18", False)


@given(st.dates(), st.dates(date(1990, 1, 1)))
def test_the_inferred_day_is_never_in_the_future(day: date, today: date) -> None:
    iso, is_inferred = iso_day(ShownDay(day.month, day.day), today)
    assert is_inferred
    assert iso <= today.isoformat()
    assert iso[5:] == day.isoformat()[5:]
