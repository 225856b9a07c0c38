"""The dialog that corrects the day of a feed's page."""

from __future__ import annotations

from PySide6.QtCore import QDate, QSize, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from reader_app.model.feed import FeedPage
from reader_app.ui.theme import set_role

CALENDAR = QSize(320, 240)


class DateDialog(QDialog):
    """Shows a calendar at the day the page has now."""

    def __init__(self, page: FeedPage, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("date_dialog")
        self.setWindowTitle(self.tr("Date of the page"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._calendar = QCalendarWidget(self)
        self._calendar.setObjectName("date_calendar")
        self._calendar.setAccessibleName(self.tr("Day that the page shows"))
        self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
        self._calendar.setGridVisible(False)
        plain = QTextCharFormat()  # Qt paints weekends red
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self._calendar.setWeekdayTextFormat(weekend, plain)
        day = QDate.fromString(page.date, Qt.DateFormat.ISODate)
        self._calendar.setSelectedDate(day if day.isValid() else QDate.currentDate())
        self._lay_out(page)

    @property
    def date(self) -> str:
        """The chosen day, ISO 8601."""
        return str(self._calendar.selectedDate().toString(Qt.DateFormat.ISODate))

    def _lay_out(self, page: FeedPage) -> None:
        told = QLabel(self.tr("Which day does “%1” show?").replace("%1", page.title or page.source), self)
        told.setWordWrap(True)
        set_role(told, "muted")
        self._calendar.setMinimumSize(CALENDAR)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel, self)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        set_role(buttons.button(kinds.Ok), "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(10)
        for widget in (told, self._calendar, buttons):
            column.addWidget(widget)
