"""What a list of moments shows: its entries, newest first, each knowing whether it is the first of its day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader_app.library.merging.report import Conflict
from reader_app.library.past import Event, Version
from reader_app.library.store import Backup
from reader_app.ui.past.wording import clock_text, day_text

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list."""

    moment: datetime
    """By this computer's clock."""
    title: str
    detail: str
    """What is said behind the time."""
    icon: str
    value: Event | Version | Backup | Conflict

    @property
    def byline(self) -> str:
        """The second line: the time and the detail."""
        return " · ".join(part for part in (clock_text(self.moment), self.detail) if part)


class Timeline(QAbstractListModel):
    """Entries as Qt asks for them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self._today = date.today()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, in order."""
        return self._entries

    def entry(self, index: Index) -> Entry:
        return self._entries[index.row()]

    def heading(self, index: Index) -> str:
        """Return the day that begins with an entry; empty where it does not begin one."""
        row = index.row()
        day = self._entries[row].moment.date()
        if row and self._entries[row - 1].moment.date() == day:
            return ""
        return day_text(day, self._today)

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Show other entries; those that only go on are put below those that are there."""
        had = len(self._entries)
        self._today = date.today()
        if had and len(entries) > had and entries[:had] == self._entries:
            self.beginInsertRows(QModelIndex(), had, len(entries) - 1)
            self._entries = entries
            self.endInsertRows()
        elif entries != self._entries:
            self.beginResetModel()
            self._entries = entries
            self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        entry = self.entry(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            day = day_text(entry.moment.date(), self._today)
            return f"{entry.title}. {day}, {entry.byline}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{entry.title}\n{entry.byline}"
        return None
