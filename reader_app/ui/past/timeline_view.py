"""A list of moments, newest first, that asks for more when its end comes near."""

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from reader_app.ui.past.timeline import Entry, Timeline
from reader_app.ui.past.timeline_delegate import TimelineDelegate
from reader_app.ui.theme import Theme

MORE_WITHIN_PX = 600


class TimelineView(QListView):
    """Shows entries; one of them, or several where that is allowed, can be chosen."""

    selection_changed = Signal()
    more_requested = Signal()
    """The end of the list is near."""

    def __init__(self, theme: Theme, parent: QWidget, *, takes_several: bool = False) -> None:
        super().__init__(parent)
        self._timeline = Timeline(self)
        self.setModel(self._timeline)
        self.setItemDelegate(TimelineDelegate(self._timeline, theme, self))
        several, one = (
            QAbstractItemView.SelectionMode.ExtendedSelection,
            QAbstractItemView.SelectionMode.SingleSelection,
        )
        self.setSelectionMode(several if takes_several else one)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(self.horizontalScrollBarPolicy().ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.selectionModel().selectionChanged.connect(self.selection_changed)
        self.verticalScrollBar().valueChanged.connect(self._look_for_end)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, in order."""
        return self._timeline.entries

    @property
    def chosen(self) -> tuple[Entry, ...]:
        """The entries that are chosen, in order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return tuple(self._timeline.entries[row] for row in rows)

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Show other entries, the same ones chosen as before; the first one where those are gone."""
        chosen = {entry.value for entry in self.chosen}
        place = self.verticalScrollBar().value()
        self._timeline.show_entries(entries)
        if not self.chosen and entries:
            self._choose([row for row, entry in enumerate(entries) if entry.value in chosen] or [0])
            self.verticalScrollBar().setValue(place)
        self.selection_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._look_for_end()

    def _choose(self, rows: list[int]) -> None:
        selection = self.selectionModel()
        flags = QItemSelectionModel.SelectionFlag
        selection.setCurrentIndex(self._timeline.index(rows[0]), flags.NoUpdate)
        for row in rows:
            selection.select(self._timeline.index(row), flags.Select)

    def _look_for_end(self) -> None:
        bar = self.verticalScrollBar()
        if self._timeline.entries and bar.maximum() - bar.value() < MORE_WITHIN_PX:
            self.more_requested.emit()
