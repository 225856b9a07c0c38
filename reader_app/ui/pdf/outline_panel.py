"""The table of contents of a document; the section being read stands out."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStackedWidget, QTreeView, QWidget

from reader_app.model.pdf import OutlineEntry
from reader_app.ui.pdf.page_view import PageView
from reader_app.ui.theme import EmptyState

ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
SHOWN_LEVELS = 2
"""Chapters and their sections; what is below is opened by the reader."""
SHORT = 40
"""An outline of at most so many entries is shown whole."""
READ_AT = 0.35
"""A heading so far down the viewport has been reached."""


class OutlinePanel(QStackedWidget):
    """Follows one view, and goes where its entries lead."""

    entry_chosen = Signal(object)
    """An OutlineEntry that leads to a page."""
    address_chosen = Signal(str)
    """An entry that leads out of the file."""

    def __init__(self, view: PageView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outline_panel")
        self._view = view
        self._items: list[tuple[int, float, QStandardItem]] = []
        self._model = QStandardItemModel(self)
        self._tree = QTreeView(self)
        self._tree.setObjectName("outline_tree")
        self._tree.setAccessibleName(self.tr("Outline"))
        self._tree.setHeaderHidden(True)
        self._tree.setModel(self._model)
        self._tree.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self._tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._tree.setUniformRowHeights(True)
        self._tree.setIndentation(16)
        self._empty = EmptyState(
            "outline", self.tr("No outline"), self.tr("This PDF has no table of contents."), parent=self
        )
        self.addWidget(self._empty)
        self.addWidget(self._tree)
        self._tree.clicked.connect(self._go)
        self._tree.activated.connect(self._go)
        view.viewport_changed.connect(self._follow)
        view.document.opened.connect(lambda: view.document.outline(self.show_outline))

    def show_outline(self, entries: Sequence[OutlineEntry]) -> None:
        """Show these entries."""
        self._model.clear()
        self._items = []
        above: list[tuple[int, QStandardItem]] = []
        for entry in entries:
            item = QStandardItem(entry.title)
            item.setData(entry, ENTRY_ROLE)
            item.setToolTip(entry.title)
            while above and above[-1][0] >= entry.level:
                above.pop()
            (above[-1][1] if above else self._model.invisibleRootItem()).appendRow(item)
            above.append((entry.level, item))
            if entry.page:
                self._items.append((entry.page, float("-inf") if entry.top is None else -entry.top, item))
        self._items.sort(key=lambda held: held[:2])
        if len(entries) <= SHORT:
            self._tree.expandAll()
        else:
            self._tree.expandToDepth(SHOWN_LEVELS - 2)
        self.setCurrentWidget(self._tree if entries else self._empty)
        self._follow()

    def current(self) -> OutlineEntry | None:
        """Return the entry of the section being read."""
        index = self._tree.currentIndex()
        entry: OutlineEntry | None = index.data(ENTRY_ROLE) if index.isValid() else None
        return entry

    def _follow(self) -> None:
        if not self._items or not self._view.is_open or self._tree.hasFocus():
            return
        view = self._view.viewport()
        page, (_x, y) = self._view.to_page(view.rect().center().toPointF() * 2 * READ_AT)
        reached = [item for at, top, item in self._items if (at, top) <= (page, -y)]
        item = reached[-1] if reached else None
        self._tree.setCurrentIndex(self._shown(item.index()) if item else QModelIndex())

    def _shown(self, index: QModelIndex) -> QModelIndex:
        """Return an entry, or the one it is folded into."""
        shown, parent = index, index.parent()
        while parent.isValid():
            if not self._tree.isExpanded(parent):
                shown = parent
            parent = parent.parent()
        return shown

    def _go(self, index: QModelIndex | QPersistentModelIndex) -> None:
        entry: OutlineEntry = index.data(ENTRY_ROLE)
        if entry.page:
            self.entry_chosen.emit(entry)
        elif entry.uri:
            self.address_chosen.emit(entry.uri)
