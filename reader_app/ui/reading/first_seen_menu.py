"""A menu that puts the year right which a page of a feed did not give."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from reader_app.model.feed import FeedPage
from reader_app.model.paper import Paper
from reader_app.ui.library.row_text import day_text

YEARS_OFFERED = 5


class FirstSeenMenu(QMenu):
    """Offers the years in which the day may have been; the page was seen as a whole, so all its papers follow."""

    day_chosen = Signal(str)
    """The day, ISO 8601."""
    other_requested = Signal()

    def __init__(self, paper: Paper, page: FeedPage | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("first_seen_menu")
        self.setAccessibleName(self.tr("First seen"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if page is not None and len(page.items) > 1:
            self.addSection(self.tr("For all {0} papers of that page").format(len(page.items)))
        for day in days_offered(paper.first_seen):
            action = self.addAction(day_text(day), partial(self.day_chosen.emit, day))
            action.setCheckable(True)
            action.setChecked(day == paper.first_seen)
        self.addSeparator()
        self.addAction(self.tr("Another day, for this paper…"), self.other_requested.emit)


def days_offered(day: str) -> tuple[str, ...]:
    """Return the day in its year and the years before; a leap day only where there is one."""
    year, rest = int(day[:4]), day[4:]
    years = range(year, year - YEARS_OFFERED, -1)
    return tuple(f"{each:04d}{rest}" for each in years if rest != "-02-29" or _is_leap(each))


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
