from datetime import UTC, date, datetime

import pytest

from reader_app.search.periods import EVER, NEVER, after, before, days_of, local_day, period

TODAY = date(2026, 3, 18)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019", ("2019-01-01", "2019-12-31")),
        ("2019-2", ("2019-02-01", "2019-02-28")),
        ("2020-02", ("2020-02-01", "2020-02-29")),
        ("2019/02/03", ("2019-02-03", "2019-02-03")),
        ("2025-W38", ("2025-09-15", "2025-09-21")),
        ("2025w1", ("2024-12-30", "2025-01-05")),
        ("2019..2021", ("2019-01-01", "2021-12-31")),
        ("2021..2019", ("2019-01-01", "2021-12-31")),
        ("2019-03..2019-05", ("2019-03-01", "2019-05-31")),
        ("2019...2021", ("2019-01-01", "2021-12-31")),
        ("2019-2021", ("2019-01-01", "2021-12-31")),
        ("2019–2021", ("2019-01-01", "2021-12-31")),
        ("2019..", ("2019-01-01", NEVER)),
        ("..2019", (EVER, "2019-12-31")),
        (">2019", ("2020-01-01", NEVER)),
        (">= 2019", ("2019-01-01", NEVER)),
        ("<2019", (EVER, "2018-12-31")),
        ("<=2019", (EVER, "2019-12-31")),
        ("=2019", ("2019-01-01", "2019-12-31")),
        ("today", ("2026-03-18", NEVER)),
        ("yesterday", ("2026-03-17", "2026-03-17")),
        ("7d", ("2026-03-11", NEVER)),
        ("2 weeks", ("2026-03-04", NEVER)),
        ("1y", ("2025-03-18", NEVER)),
        ("Week", ("2026-03-11", NEVER)),
        ("9999y", (EVER, NEVER)),
    ],
)
def test_a_text_means_days(text: str, expected: tuple[str, str]) -> None:
    assert period(text, TODAY) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "19",
        "2019-13",
        "2019-00",
        "2019-02-30",
        "0000",
        "..",
        ">",
        ">soon",
        "2019..soon",
        "2025-W60",
        "d",
        "7",
    ],
)
def test_other_texts_mean_no_days(text: str) -> None:
    assert period(text, TODAY) is None


def test_before_and_after_leave_the_days_themselves_out() -> None:
    assert before(("2019-01-01", "2019-12-31")) == (EVER, "2018-12-31")
    assert after(("2019-01-01", "2019-12-31")) == ("2020-01-01", NEVER)
    assert after(("2019-01-01", NEVER)) == (NEVER, NEVER)


def test_a_date_may_stand_for_many_days() -> None:
    assert days_of("2017") == ("2017-01-01", "2017-12-31")
    assert days_of("2017-06") == ("2017-06-01", "2017-06-31")
    assert days_of("2017-06-12") == ("2017-06-12", "2017-06-12")


def test_no_date_is_within_no_days() -> None:
    first, last = days_of("")
    assert not (first <= NEVER and last >= EVER and first <= last)


def test_a_moment_is_on_the_day_it_was_where_the_reader_is() -> None:
    moment = datetime(2026, 3, 18, 12, tzinfo=UTC)
    assert local_day(moment.isoformat()) == moment.astimezone().date().isoformat()
    assert local_day("2026-03-18") == "2026-03-18"
    assert local_day("2026-03-18Tnoon") == "2026-03-18"
