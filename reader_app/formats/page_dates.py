"""Days as pages of papers write them ("Mar 18", "Tuesday, March 18", "18 Mar 2025"), also those without a year."""

import re
from dataclasses import dataclass
from datetime import date

from reader_app.model.dates import latest_such_day

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_WEEKDAYS = "mon tue wed thu fri sat sun".split()
# A day of the month falls on every day of the week within 28 years, also February 29.
_YEARS_UNTIL_WEEKDAYS_REPEAT = 28

_LABEL = (
    r"(?:(?:hugging\s?face\s+|today'?s\s+)?(?:daily\s+|trending\s+|top\s+)?papers?(?:\s+(?:for|of|on|from))?|date|on)?"
)
_WEEKDAY = r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s*(?P<year>\d{4}))?"
_FORMS = tuple(
    re.compile(rf"{_LABEL}[\s:·|,–—-]*{form}[.\s]*", re.IGNORECASE)
    for form in (
        rf"{_WEEKDAY}{_MONTH}\s*{_DAY}{_YEAR}",
        rf"{_WEEKDAY}{_DAY}\s*(?:of\s+)?{_MONTH}{_YEAR}",
        rf"{_WEEKDAY}(?P<year>\d{{4}})(?P<between>[-/.])(?P<month>\d{{1,2}})(?P=between)(?P<day>\d{{1,2}})",
    )
)


@dataclass(frozen=True, slots=True)
class ShownDay:
    """A day as a page shows it; weekday counts from Monday, 0."""

    month: int
    day: int
    year: int | None = None
    weekday: int | None = None


def shown_day(line: str) -> ShownDay | None:
    """Return the day that is all a line says, but for a label such as "Daily Papers"; None for other lines."""
    if len(line) > 60:
        return None
    for form in _FORMS:
        found = form.fullmatch(line.strip(" ·•|"))
        if found:
            return _checked(found)
    return None


def iso_day(shown: ShownDay, today: date) -> tuple[str, bool]:
    """Return the day in ISO 8601, and whether its year was inferred: the latest such day that is not in the future."""
    if shown.year is not None:
        return date(shown.year, shown.month, shown.day).isoformat(), False
    if shown.weekday is not None:
        for year in range(today.year, today.year - _YEARS_UNTIL_WEEKDAYS_REPEAT, -1):
            day = _day(year, shown.month, shown.day)
            if day and day <= today and day.weekday() == shown.weekday:
                return day.isoformat(), True
    return latest_such_day(shown.month, shown.day, today).isoformat(), True


def _checked(found: re.Match[str]) -> ShownDay | None:
    """Return the day if the calendar has it."""
    month_word, year, weekday = found["month"], found["year"], found["weekday"]
    month = int(month_word) if month_word.isdigit() else _MONTHS.index(month_word[:3].lower()) + 1
    shown = ShownDay(
        month,
        int(found["day"]),
        int(year) if year else None,
        _WEEKDAYS.index(weekday[:3].lower()) if weekday else None,
    )
    leap_year = 2024
    return shown if _day(shown.year or leap_year, month, shown.day) else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
