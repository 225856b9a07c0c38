"""Choosing a day and a time at which to look at the library again."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtGui import QColor, QFont, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from reader_app.library.past import Day
from reader_app.ui.theme import set_role

if TYPE_CHECKING:
    from reader_app.library.library import Library
    from reader_app.ui.session import Session
    from reader_app.ui.theme import Theme

_Known = tuple[datetime | None, tuple[Day, ...]]


class EarlierDayDialog(QDialog):
    """A calendar in which the days with changes stand out."""

    moment_chosen = Signal(str)
    """A day and a minute by this computer's clock, "2026-03-03 23:59"."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._changes: dict[QDate, int] = {}
        self._calendar = QCalendarWidget(self)
        self._time = QTimeEdit(QTime(23, 59), self)
        self._said = QLabel(self)
        kinds = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(kinds.Open | kinds.Cancel, self)
        self._build()
        session.ask("days", _known, self._take)

    def _build(self) -> None:
        self.setObjectName("earlier_day")
        self.setWindowTitle(self.tr("The Library on an Earlier Day"))
        self._calendar.setObjectName("earlier_calendar")
        self._calendar.setAccessibleName(self.tr("Day; those on which something was changed stand out"))
        self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self._calendar.setWeekdayTextFormat(day, QTextCharFormat())  # red says nothing here
        self._calendar.setMaximumDate(QDate.currentDate())
        self._calendar.selectionChanged.connect(self._tell)
        self._calendar.activated.connect(self._choose)
        self._time.setObjectName("earlier_time")
        self._time.setAccessibleName(self.tr("Time of that day"))
        self._time.setDisplayFormat("HH:mm")
        self._said.setWordWrap(True)
        set_role(self._said, "muted")
        opening = self._buttons.button(QDialogButtonBox.StandardButton.Open)
        opening.setObjectName("open_earlier")
        opening.setEnabled(False)
        set_role(opening, "primary")
        self._buttons.accepted.connect(self._choose)
        self._buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(QLabel(self.tr("As it was at"), self))
        row.addWidget(self._time)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(14)
        column.addWidget(self._calendar)
        column.addLayout(row)
        column.addWidget(self._said)
        column.addWidget(self._buttons)
        self.setMinimumWidth(420)
        self._calendar.setFocus()

    def _take(self, known: _Known) -> None:
        earliest, days = known
        if earliest is None:
            self._calendar.setEnabled(False)
            self._time.setEnabled(False)
            self._said.setText(self.tr("Nothing was changed in this library yet."))
            return
        first = earliest.astimezone().date()
        self._calendar.setMinimumDate(QDate(first.year, first.month, first.day))
        marked = QTextCharFormat()
        marked.setFontWeight(QFont.Weight.Bold)
        marked.setForeground(QColor(self._theme.colours.accent))
        for day in days:
            date = QDate(day.date.year, day.date.month, day.date.day)
            self._changes[date] = day.changes
            self._calendar.setDateTextFormat(date, marked)
        self._buttons.button(QDialogButtonBox.StandardButton.Open).setEnabled(True)
        self._tell()

    def _tell(self) -> None:
        count = self._changes.get(self._calendar.selectedDate(), 0)
        if not count:
            text = self.tr("Nothing was changed on that day.")
        elif count == 1:
            text = self.tr("One change on that day.")
        else:
            text = self.tr("%1 changes on that day.").replace("%1", f"{count:,}")
        self._said.setText(text)

    def _choose(self) -> None:
        if not self._changes:
            return
        day, clock = self._calendar.selectedDate(), self._time.time()
        self.accept()
        self.moment_chosen.emit(f"{day.toString('yyyy-MM-dd')} {clock.toString('HH:mm')}")


def _known(library: Library) -> _Known:
    return library.past.reach, library.past.days()
