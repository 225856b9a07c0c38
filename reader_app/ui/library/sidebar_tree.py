"""The tree of the sidebar: hover, opening and closing, dropping papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView, QWidget

from reader_app.ui.library.paper_mime import local_files, paper_ids
from reader_app.ui.library.sidebar_delegate import SidebarDelegate
from reader_app.ui.library.sidebar_entries import Entry, Kind, is_addable

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from reader_app.ui.library.sidebar_model import SidebarModel
    from reader_app.ui.theme import Theme

TAKES_PAPERS = frozenset({"inbox", "later", "reading", "done", "starred", "trash"})


class SidebarTree(QTreeView):
    """No branch lines and no stock look: the delegate paints each line whole."""

    chosen = Signal(object)
    """An Entry with a base."""
    added_to = Signal(object)
    """The section whose plus was clicked."""
    papers_dropped = Signal(object, object)
    """Ids, and the Entry they were dropped on."""
    files_dropped = Signal(object)
    menu_requested = Signal(QModelIndex, QPoint)
    """An entry, and where on the screen."""
    deletion_requested = Signal(object)
    """The Entry to delete: a tag, a saved search or a page."""
    list_requested = Signal()
    """Enter: on to the papers."""

    def __init__(self, model: SidebarModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar_tree")
        self.setAccessibleName(self.tr("Library"))
        self._entries = model
        self._is_locked = False
        self._theme = theme
        self._delegate = SidebarDelegate(model, theme, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.selectionModel().currentChanged.connect(self._choose)

    def lock(self) -> None:
        """Only choose from now on."""
        self._is_locked = True
        self._delegate.shows_plus = False
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAcceptDrops(False)

    def keyboardSearch(self, search: str) -> None:
        """Letters are shortcuts of the window."""

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """The delegate draws the chevrons."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Stand on the colour of the window, not on that of lists."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._theme.colours.window))
        painter.end()
        super().paintEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, key = self.currentIndex(), event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.state() != self.State.EditingState:
            if self._entries.entry(index).kind in (Kind.SECTION, Kind.GROUP):
                self.setExpanded(index, not self.isExpanded(index))
            else:
                self.list_requested.emit()
        elif key == Qt.Key.Key_Delete:
            if not self._is_locked and can_be_deleted(self._entries.entry(index)):
                self.deletion_requested.emit(self._entries.entry(index))
        elif event.text().isprintable() and event.text() and not event.modifiers():
            event.ignore()  # somebody else's key
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep F2 and Delete for the entry, whatever the window does with them elsewhere."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            index = self.currentIndex()
            renames = event.key() == Qt.Key.Key_F2 and bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
            if renames or event.key() == Qt.Key.Key_Delete:
                event.accept()
                return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._is_locked:
            return
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        middle = self.viewport().mapToGlobal(self.visualRect(index).center())
        self.menu_requested.emit(index, middle if by_key else event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open, close and add without choosing; a click on the chosen entry chooses it again."""
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return  # the other buttons choose nothing: the menu comes by an event of its own
        if self._is_on_plus(index, event):
            self.added_to.emit(self._entries.entry(index))
        elif self._is_on_chevron(index, event):
            self.setExpanded(index, not self.isExpanded(index))
        else:
            again = index == self.currentIndex()
            super().mousePressEvent(event)
            if again:
                self._choose(index)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if paper_ids(event.mimeData()) or local_files(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        takes = self._takes(event.mimeData(), self.indexAt(event.position().toPoint()))
        self.show_target(self.indexAt(event.position().toPoint()) if takes else QModelIndex())
        event.setAccepted(takes or bool(local_files(event.mimeData())))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.show_target(QModelIndex())

    def dropEvent(self, event: QDropEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        self.show_target(QModelIndex())
        event.acceptProposedAction()
        if self._takes(event.mimeData(), index):
            self.papers_dropped.emit(paper_ids(event.mimeData()), self._entries.entry(index))
        elif files := local_files(event.mimeData()):
            self.files_dropped.emit(files)

    def show_target(self, index: QModelIndex) -> None:
        """Frame the entry that something is about to be done with; none with an invalid index."""
        self._delegate.target = QPersistentModelIndex(index)
        self.viewport().update()

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid() and self._entries.entry(index).base is not None:
            self.chosen.emit(self._entries.entry(index))

    def _takes(self, mime: QMimeData, index: QModelIndex) -> bool:
        return index.isValid() and bool(paper_ids(mime)) and takes_papers(self._entries.entry(index))

    def _is_on_plus(self, index: QModelIndex, event: QMouseEvent) -> bool:
        entry = self._entries.entry(index)
        area = self._delegate.plus_rect(self.visualRect(index), index).adjusted(-5, -5, 5, 5)
        return not self._is_locked and is_addable(entry) and area.contains(event.position())

    def _is_on_chevron(self, index: QModelIndex, event: QMouseEvent) -> bool:
        if not self._entries.rowCount(index):
            return False
        if self._entries.entry(index).kind in (Kind.SECTION, Kind.GROUP):
            return True
        return self._delegate.chevron_rect(self.visualRect(index), index).contains(event.position())


def can_be_deleted(entry: Entry) -> bool:
    """Say whether an entry is the reader's own."""
    return entry.kind in (Kind.TAG, Kind.SEARCH, Kind.FEED)


def takes_papers(entry: Entry) -> bool:
    """Say whether papers can be dropped on an entry."""
    return entry.kind is Kind.TAG or entry.key in TAKES_PAPERS
