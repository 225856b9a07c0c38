"""Times as queries write them: "2019", "2020..2023", ">=2021-06", "2025-W38", "7d", "yesterday"."""

import re
from calendar import monthrange
from datetime import date, datetime, timedelta
from functools import lru_cache

EVER, NEVER = "0001-01-01", "9999-12-31"
Period = tuple[str, str]
"""The first and the last day, both inclusive, ISO 8601."""

_DAY = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?")
_WEEK = re.compile(r"(\d{4})-?W(\d{1,2})", re.IGNORECASE)
_AGO = re.compile(r"(\d{1,4}) ?(d|w|m|y)(?:ays?|eeks?|onths?|ears?)?", re.IGNORECASE)
_YEARS = re.compile(r"(\d{4})\s*[-–—]\s*(\d{4})")
_DAYS_IN = {"d": 1, "w": 7, "m": 30.4375, "y": 365.25}
_NAMED = {"week": 7, "month": 30, "year": 365}


def period(text: str, today: date) -> Period | None:
    """Return the days that a text means; None where it means none."""
    text = text.strip()
    for sign in (">=", "<=", ">", "<", "="):
        if text.startswith(sign):
            return _compared(sign, _simple(text[len(sign) :].strip(), today))
    if ".." in text:
        low, high = text.split("..", 1)
        return _range(low, high, today)
    years = _YEARS.fullmatch(text)
    return _range(years[1], years[2], today) if years else _simple(text, today)


def before(days: Period) -> Period:
    """Return the days before a period."""
    return EVER, _shifted(days[0], -1)


def after(days: Period) -> Period:
    """Return the days after a period."""
    return _shifted(days[1], 1), NEVER


def days_of(text: str) -> Period:
    """Return the days that a partial date of a paper may stand for: "2017-06" is all of June."""
    if len(text) == 10:
        return text, text
    return (text + "-01-01"[len(text) - 4 :], text + "-12-31"[len(text) - 4 :]) if text else (NEVER, EVER)


@lru_cache(1 << 16)
def local_day(timestamp: str) -> str:
    """Return the day of a moment where the reader is; a bare date as it is."""
    if "T" not in timestamp:
        return timestamp
    try:
        return datetime.fromisoformat(timestamp).astimezone().date().isoformat()
    except (ValueError, OverflowError):
        return timestamp[:10]


def _compared(sign: str, days: Period | None) -> Period | None:
    if days is None:
        return None
    return {
        ">=": (days[0], NEVER),
        "<=": (EVER, days[1]),
        ">": after(days),
        "<": before(days),
        "=": days,
    }[sign]


def _range(low: str, high: str, today: date) -> Period | None:
    """Return the days from low to high, either of which may be left out."""
    first = _simple(low.strip(), today) if low.strip() else (EVER, EVER)
    last = _simple(high.strip(" ."), today) if high.strip(" .") else (NEVER, NEVER)
    if first is None or last is None or not (low.strip() or high.strip(" .")):
        return None
    return min(first[0], last[0]), max(first[1], last[1])


def _simple(text: str, today: date) -> Period | None:
    return _calendar(text) or _week(text) or _ago(text.casefold(), today)


def _calendar(text: str) -> Period | None:
    found = _DAY.fullmatch(text)
    if not found:
        return None
    year, month, day = found.groups()
    try:
        first = date(int(year), int(month or 1), int(day or 1))
        last_month = int(month or 12)
        last = date(int(year), last_month, int(day or monthrange(int(year), last_month)[1]))
    except ValueError:
        return None
    return first.isoformat(), last.isoformat()


def _week(text: str) -> Period | None:
    found = _WEEK.fullmatch(text)
    if not found:
        return None
    try:
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return monday.isoformat(), (monday + timedelta(6)).isoformat()
    except (ValueError, OverflowError):
        return None


def _ago(text: str, today: date) -> Period | None:
    """Return the days since then; "7d" is today and the seven days before."""
    found = _AGO.fullmatch(text)
    if found:
        ago = round(int(found[1]) * _DAYS_IN[found[2]])
    elif text == "yesterday":
        return (today - timedelta(1)).isoformat(), (today - timedelta(1)).isoformat()
    elif text == "today" or text in _NAMED:
        ago = _NAMED.get(text, 0)
    else:
        return None
    try:
        return (today - timedelta(ago)).isoformat(), NEVER
    except OverflowError:
        return EVER, NEVER


def _shifted(day: str, by: int) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(by)).isoformat()
    except (ValueError, OverflowError):
        return day
