"""When something was changed and on which computer, as people say it."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale

translate = QCoreApplication.translate
_ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


def local(time: str) -> datetime:
    """Return a kept moment in the time of this computer's clock."""
    return datetime.fromisoformat(time).astimezone()


def day_text(day: date, today: date) -> str:
    """Return "Today", "Yesterday", "Tuesday, 3 March", or with its year where that is another one."""
    if day == today:
        return translate("Past", "Today")
    if day == today - timedelta(days=1):
        return translate("Past", "Yesterday")
    return _written(day, "dddd, d MMMM" if day.year == today.year else "d MMMM yyyy")


def clock_text(moment: datetime) -> str:
    """Return "14:05"."""
    return f"{moment:%H:%M}"


def moment_text(moment: datetime, today: date) -> str:
    """Return a moment inside a sentence: "today, 14:05", "3 March, 14:05", "3 March 2025, 14:05"."""
    day = moment.date()
    if day == today:
        text = translate("Past", "today")
    elif day == today - timedelta(days=1):
        text = translate("Past", "yesterday")
    else:
        text = _written(day, "d MMMM" if day.year == today.year else "d MMMM yyyy")
    return f"{text}, {clock_text(moment)}"


def full_moment_text(moment: datetime) -> str:
    """Return a moment that leaves nothing to be guessed: "3 March 2026, 14:05"."""
    return f"{_written(moment.date(), 'd MMMM yyyy')}, {clock_text(moment)}"


def window_title(as_of: datetime | None, *, is_read_only: bool) -> str:
    """Return what the window is called: when it is of, where that is not now."""
    if as_of:
        return translate("MainWindow", "As of %1").replace("%1", full_moment_text(as_of.astimezone()))
    return translate("MainWindow", "Reading only") if is_read_only else translate("MainWindow", "Paper Reader")


def device_text(device: str, own: str) -> str:
    """Return where a change was made, empty where that was this computer; others are told apart by their ids' ends."""
    if device == own:
        return ""
    return translate("Past", "on another computer (%1)").replace("%1", device[-4:])


def _written(day: date, shape: str) -> str:
    return _ENGLISH.toString(QDate(day.year, day.month, day.day), shape)
