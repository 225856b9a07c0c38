"""How old, how large and how many, as people say it."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QLocale

from reader_app.library.backup_files import Contents
from reader_app.library.copies import Preview
from reader_app.ui.library.row_text import number_text, papers_text

translate = QCoreApplication.translate
_ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
_KILO, _MEGA, _GIGA = 10**3, 10**6, 10**9
_DAY_S, _HOUR_S, _MINUTE_S = 86_400, 3_600, 60
_DAYS_SAID = 13
_WEEKS_SAID = 8


def ago_text(moment: datetime, now: datetime) -> str:
    """Return how long ago something was: "just now", "5 minutes ago", "3 weeks ago"."""
    passed = now - moment
    seconds = int(passed.total_seconds())
    if passed < timedelta(0):
        return translate("Copies", "in the future, by this computer's clock")
    if seconds < _MINUTE_S:
        return translate("Copies", "just now")
    if seconds < _HOUR_S:
        return _counted(seconds // _MINUTE_S, "1 minute ago", "%1 minutes ago")
    if seconds < _DAY_S:
        return _counted(seconds // _HOUR_S, "1 hour ago", "%1 hours ago")
    if passed.days <= _DAYS_SAID:
        return _counted(passed.days, "1 day ago", "%1 days ago")
    if passed.days // 7 <= _WEEKS_SAID:
        return _counted(passed.days // 7, "1 week ago", "%1 weeks ago")
    if passed.days < 2 * 365:
        return _counted(passed.days // 30, "1 month ago", "%1 months ago")
    return _counted(passed.days // 365, "1 year ago", "%1 years ago")


def size_text(size: int) -> str:
    """Return a size in the units of file managers: "1 kB", "4.2 MB", "1.3 GB"."""
    if size >= _GIGA:
        return f"{_ENGLISH.toString(size / _GIGA, 'f', 1)} GB"
    if size >= _MEGA:
        return f"{_ENGLISH.toString(size / _MEGA, 'f', 1)} MB"
    return f"{_ENGLISH.toString(-(-size // _KILO))} kB"


def reason_text(reason: str) -> str:
    """Return why a backup was made out of turn; empty for one of the ring."""
    if not reason:
        return ""
    if reason.startswith("before-format-"):
        return translate("Copies", "made before an update")
    known = {
        "by-hand": translate("Copies", "made by hand"),
        "before-merge": translate("Copies", "made before a merge"),
        "before-repair": translate("Copies", "made before a repair"),
    }
    return known.get(reason, reason.replace("-", " "))


def contents_text(held: Contents) -> str:
    """Return what a library or a copy holds: "57 papers, 3 notes, 1 highlight"."""
    parts = (papers_text(held.papers), notes_text(held.notes), highlights_text(held.highlights))
    counts = (1, held.notes, held.highlights)
    return ", ".join(part for part, count in zip(parts, counts, strict=True) if count)


def notes_text(count: int) -> str:
    return _counted(count, "1 note", "%1 notes")


def highlights_text(count: int) -> str:
    return _counted(count, "1 highlight", "%1 highlights")


def pdfs_text(count: int) -> str:
    return _counted(count, "1 PDF", "%1 PDFs")


def going_back_text(preview: Preview) -> str:
    """Return in a sentence what going back to a backup would do."""
    parts = (
        (len(preview.coming_back), "bring %1 back", papers_text),
        (len(preview.going), "take %1 away", papers_text),
        (len(preview.changing), "change %1", papers_text),
        (preview.notes, "change %1", notes_text),
        (preview.highlights, "change %1", highlights_text),
        (preview.others, "change %1", _others_text),
    )
    said = [translate("Copies", text).replace("%1", counted(count)) for count, text, counted in parts if count]
    if not said:
        return translate("Copies", "The library is like this backup: going back would change nothing.")
    return translate("Copies", "Going back would %1.").replace("%1", listed(said))


def listed(parts: list[str]) -> str:
    """Return parts of a sentence as a list: "one, two and three"."""
    if len(parts) < 2:
        return "".join(parts)
    return translate("Copies", "%1 and %2").replace("%1", ", ".join(parts[:-1])).replace("%2", parts[-1])


def _others_text(count: int) -> str:
    return _counted(count, "1 tag colour, page or search", "%1 tag colours, pages or searches")


def _counted(count: int, one: str, many: str) -> str:
    return translate("Copies", one) if count == 1 else translate("Copies", many).replace("%1", number_text(count))
