"""Dates as papers have them: a year, a month or a day, written in ISO 8601."""

import re
from datetime import UTC, date, datetime, timedelta

from reader_app.model.errors import ReaderError

_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")

_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[ T]([0-9]{2}:[0-9]{2})(:[0-9]{2})?(\.[0-9]{1,6})?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?"
)
_SHORTEST = timedelta(microseconds=1)
_LENGTHS = (timedelta(days=1), timedelta(minutes=1), timedelta(seconds=1), _SHORTEST)
"""Of a moment that is named with a day, and so many of time, seconds and parts of a second."""


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


def moment_of(text: str) -> datetime:
    """Return the end of the day, minute or second that a text names, where this computer is unless it names a zone.

    Such as "2026-03-03", "2026-03-03 14:05", "2026-03-03T14:05:09+01:00". Raises ReaderError where it names none.
    """
    wanted = text.strip()
    found = _MOMENT.fullmatch(wanted)
    try:
        if not found or (found[3] and not found[2]):
            raise ValueError(wanted)
        length = _LENGTHS[sum(part is not None for part in found.groups())]
        return (datetime.fromisoformat(wanted) + length - _SHORTEST).astimezone()
    except (ValueError, OverflowError) as error:
        raise ReaderError(f"“{text}” is not a moment; write it as 2026-03-03 or “2026-03-03 14:05”.") from error


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
