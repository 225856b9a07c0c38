"""Moments as PDFs write them (`D:20170312211112+01'00'`, ISO 32000-2, 7.9.4) and as ISO 8601."""

import re
from datetime import date, datetime

_PDF_DATE = re.compile(
    r"\s*D?:?\s*(?P<year>\d{4})(?P<month>\d\d)?(?P<day>\d\d)?(?P<hour>\d\d)?(?P<minute>\d\d)?(?P<second>\d\d)?"
    r"\s*(?P<zone>[Zz](?:00'?(?:00)?)?|[+-]\d\d'?\s*(?:\d\d)?)?"
)
_ISO_DATE = re.compile(r"\s*\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?\s?(?:Z|[+-]\d\d:?\d\d)?)?\s*")


def iso_of(text: str) -> str:
    """Return a moment as ISO 8601, as exactly as it is given and in its own zone; empty where it is none."""
    if _ISO_DATE.fullmatch(text):
        return _checked(text.strip().replace(" ", "T", 1).replace(" ", ""))
    found = _PDF_DATE.match(text)
    if found is None or (text[found.end() : found.end() + 1].isdigit()):
        return ""
    day = "-".join(part for part in found.group("year", "month", "day") if part)
    hour, minute, second = found.group("hour", "minute", "second")
    if hour is None:
        return _checked_day(day)
    return _checked(f"{day}T{hour}:{minute or '00'}:{second or '00'}{_zone(found['zone'])}")


def _zone(written: str | None) -> str:
    if not written:
        return ""
    if written[0] in "Zz":
        return "+00:00"
    digits = re.sub(r"\D", "", written)
    return f"{written[0]}{digits[:2]}:{digits[2:] or '00'}"


def _checked(moment: str) -> str:
    """Return the moment if the calendar and the clock have it; without its zone if only that is impossible."""
    try:
        found = datetime.fromisoformat(moment)
    except ValueError:
        local = moment[: len("2017-03-12T21:11:12")]
        return _checked(local) if local != moment else ""
    return found.isoformat() if "T" in moment else moment


def _checked_day(day: str) -> str:
    try:
        date.fromisoformat(f"{day}-01-01"[:10])
    except ValueError:
        return ""
    return day


def pdf_date(moment: str) -> str:
    """Return a moment of ISO 8601 as PDFs write it; empty where it is none."""
    try:
        at = datetime.fromisoformat(moment)
    except ValueError:
        return ""
    zone = at.strftime("%z")
    written = "Z" if zone == "+0000" else f"{zone[:3]}'{zone[3:5]}'" if zone else ""
    return f"D:{at.year:04d}{at:%m%d%H%M%S}{written}"
