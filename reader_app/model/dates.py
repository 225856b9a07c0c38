"""Dates as papers have them: a year, a month or a day, written in ISO 8601."""

import re
from datetime import UTC, date, datetime

_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def now() -> str:
    """Return this moment in UTC, to the second, as ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def is_partial_date(text: str) -> bool:
    """Say whether text is "YYYY", "YYYY-MM" or "YYYY-MM-DD" and exists in the calendar."""
    found = _PARTIAL.fullmatch(text)
    if not found:
        return False
    year, month, day = (int(part or 1) for part in found.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def year_of(text: str) -> int | None:
    """Return the year that an ISO date or timestamp begins with."""
    year = text[:4]
    return int(year) if len(year) == 4 and year.isascii() and year.isdigit() else None


def latest_such_day(month: int, day: int, today: date) -> date:
    """Return the latest such day that is not in the future.

    Raises ValueError where the calendar has no such day.
    """
    for year in range(today.year, today.year - 9, -1):
        try:
            candidate = date(year, month, day)
        except ValueError:
            continue
        if candidate <= today:
            return candidate
    raise ValueError(f"no day {month}-{day} in the calendar")
