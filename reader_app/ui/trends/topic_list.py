"""The list of topics beside the chart: which are drawn, by mouse and keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QMenu, QWidget

from reader_app.ui.trends.topic_delegate import TopicDelegate

if TYPE_CHECKING:
    from reader_app.ui.theme import Theme
    from reader_app.ui.trends.topic_model import TopicModel


class TopicList(QListView):
    """A click or Space draws a topic or stops it, Enter shows its papers, Delete takes it off the list."""

    papers_requested = Signal(object)
    """The Entry whose papers in all periods are wanted."""
    pointed_at = Signal(str)
    """The name of the topic under the pointer; empty when there is none."""

    def __init__(self, model: TopicModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topic_list")
        self.setAccessibleName(self.tr("Topics"))
        self.setModel(model)
        self._topics = model
        self._delegate = TopicDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self.entered.connect(self._point_at)
        theme.changed.connect(self.viewport().update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if not index.isValid():
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Space:
            self._toggle(index)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.papers_requested.emit(self._topics.entry(index.row()))
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._topics.remove(index.row())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Toggle the row, or remove it by its cross."""
        index = self.indexAt(event.position().toPoint())
        is_click = index == self.currentIndex() and event.button() == Qt.MouseButton.LeftButton
        super().mouseReleaseEvent(event)
        if not index.isValid() or not is_click:
            return
        if self._delegate.remove_area(QRectF(self.visualRect(index))).contains(event.position()):
            self._topics.remove(index.row())
        else:
            self._toggle(index)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed_at.emit("")

    def _toggle(self, index: QModelIndex) -> None:
        is_drawn = self._topics.entry(index.row()).colour is not None
        state = Qt.CheckState.Unchecked if is_drawn else Qt.CheckState.Checked
        self._topics.setData(index, state, Qt.ItemDataRole.CheckStateRole)

    def _point_at(self, index: QModelIndex) -> None:
        entry = self._topics.entry(index.row())
        self.pointed_at.emit("" if entry.colour is None else entry.term.name)

    def _open_menu(self, position: QPoint) -> None:
        index = self.indexAt(position)
        if not index.isValid():
            return
        entry = self._topics.entry(index.row())
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Show its papers"), lambda: self.papers_requested.emit(entry))
        menu.addAction(self.tr("Remove from the list"), lambda: self._topics.remove(index.row()))
        menu.popup(self.viewport().mapToGlobal(position))


class TopicPanel(QWidget):
    """The list with room around it; away until there is something to choose from."""

    def __init__(self, topics: TopicList, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("topic_panel")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 6, 8)
        row.addWidget(topics)
        self.hide()
