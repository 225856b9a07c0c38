"""Topics that can be drawn: proposed by the library or added by the reader, those drawn with a colour each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from reader_app.trends.series import Movement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from reader_app.library.trends import CountedTopic
    from reader_app.trends.chart import Chart
    from reader_app.trends.terms import Term

MOST_LINES = 10
DRAWN_AT_FIRST = 6
ENTRY = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the list of topics."""

    term: Term
    papers: int | None = None
    """None until they are counted."""
    movement: Movement = Movement.STEADY
    colour: int | None = None
    """The number of its line's colour; None while it is not drawn."""
    rank: int = 0
    """How telling it is: the lower the more."""
    is_own: bool = False
    """Added by the reader, and kept when other papers are charted."""


class TopicModel(QAbstractListModel):
    """The topics in the order of the list, own ones first."""

    drawn_changed = Signal()
    """Other topics are drawn, or the same in other colours."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._entries):
            return None
        entry = self._entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.term.name
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Unchecked if entry.colour is None else Qt.CheckState.Checked
            case Qt.ItemDataRole.ToolTipRole:
                return self._told(entry)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._told(entry)
            case Qt.ItemDataRole.UserRole:
                return entry
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Draw a topic or stop drawing it."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        is_drawn = Qt.CheckState(value) == Qt.CheckState.Checked
        return self._draw(index.row()) if is_drawn else self._hide(index.row())

    def entry(self, row: int) -> Entry:
        return self._entries[row]

    def entries(self) -> tuple[Entry, ...]:
        return tuple(self._entries)

    def drawn(self) -> tuple[Entry, ...]:
        """Return the topics that are drawn, in the order of the list."""
        return tuple(entry for entry in self._entries if entry.colour is not None)

    def own(self) -> tuple[Term, ...]:
        """Return the terms that the reader added."""
        return tuple(entry.term for entry in self._entries if entry.is_own)

    def propose(self, topics: Sequence[CountedTopic]) -> None:
        """Show other proposed topics; own terms stay, the first ones are drawn unless the reader drew others."""
        own = [replace(entry, papers=None, movement=Movement.STEADY) for entry in self._entries if entry.is_own]
        names = {entry.term.name.casefold() for entry in own}
        kept = [Entry(topic.term, topic.papers, topic.movement, rank=topic.rank) for topic in topics]
        self.beginResetModel()
        self._entries = [*own, *(entry for entry in kept if entry.term.name.casefold() not in names)]
        self._draw_first()
        self.endResetModel()
        self.drawn_changed.emit()

    def count_own(self, chart: Chart) -> None:
        """Fill in the papers of the reader's own terms, which nobody has counted before the chart."""
        moves = chart.movements()
        places = {series.term: place for place, series in enumerate(chart.series)}
        for row, entry in enumerate(self._entries):
            if entry.is_own and (place := places.get(entry.term.name)) is not None:
                self._entries[row] = replace(entry, papers=chart.series[place].count, movement=moves[place])
                self.dataChanged.emit(self.index(row), self.index(row))

    def add(self, term: Term) -> int:
        """Draw a term, new or in the list already; return its row."""
        for row, entry in enumerate(self._entries):
            if entry.term.name.casefold() == term.name.casefold():
                self._draw(row)
                return row
        self._make_room()
        self.beginInsertRows(QModelIndex(), 0, 0)
        self._entries.insert(0, Entry(term, colour=self._free_colour(), is_own=True))
        self.endInsertRows()
        self.drawn_changed.emit()
        return 0

    def remove(self, row: int) -> None:
        """Take a topic off the list."""
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._entries[row]
        self.endRemoveRows()
        self.drawn_changed.emit()

    def remove_named(self, name: str) -> None:
        """Take the topic of this name off the list."""
        rows = [row for row, entry in enumerate(self._entries) if entry.term.name == name]
        if rows:
            self.remove(rows[0])

    def _draw_first(self) -> None:
        drawn = 0
        for row, entry in sorted(enumerate(self._entries), key=lambda pair: _dullness(pair[1])):
            is_drawn = entry.is_own or drawn < DRAWN_AT_FIRST
            colour = None
            if is_drawn and len(self.drawn()) < MOST_LINES:
                colour = self._free_colour() if entry.colour is None else entry.colour
                drawn += not entry.is_own
            self._entries[row] = replace(entry, colour=colour)

    def _draw(self, row: int) -> bool:
        if self._entries[row].colour is None:
            self._make_room()
            self._colour(row, self._free_colour())
        return True

    def _hide(self, row: int) -> bool:
        if self._entries[row].colour is not None:
            self._colour(row, None)
        return True

    def _make_room(self) -> None:
        """Hide the last of the drawn topics where one more would need a colour that there is not."""
        drawn = [row for row, entry in enumerate(self._entries) if entry.colour is not None]
        if len(drawn) >= MOST_LINES:
            self._entries[drawn[-1]] = replace(self._entries[drawn[-1]], colour=None)
            self.dataChanged.emit(self.index(drawn[-1]), self.index(drawn[-1]))

    def _colour(self, row: int, colour: int | None) -> None:
        self._entries[row] = replace(self._entries[row], colour=colour)
        self.dataChanged.emit(self.index(row), self.index(row))
        self.drawn_changed.emit()

    def _free_colour(self) -> int:
        taken = {entry.colour for entry in self._entries}
        return next(colour for colour in range(MOST_LINES + 1) if colour not in taken)

    def _told(self, entry: Entry) -> str:
        moves = {Movement.RISING: self.tr("rising"), Movement.FADING: self.tr("fading")}
        told = entry.term.name
        if entry.papers is not None:
            told = self.tr("{term}: {papers} papers").format(term=told, papers=f"{entry.papers:,}")
        return f"{told}, {moves[entry.movement]}" if entry.movement in moves else told


def _dullness(entry: Entry) -> tuple[bool, bool, int]:
    """Own terms are drawn first, then topics that rise or fade, which a chart over time is for."""
    return not entry.is_own, entry.movement is Movement.STEADY, entry.rank
