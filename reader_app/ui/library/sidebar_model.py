"""The sidebar's entries as a tree that Qt's views can show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from reader_app.model.saved_search import SavedSearch
from reader_app.model.tag import Tag
from reader_app.ui.library.row_text import papers_text
from reader_app.ui.library.sidebar_entries import Entry, Kind

AnyIndex = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
RENAMABLE = frozenset({Kind.TAG, Kind.SEARCH})


class _Node:
    """An entry with its place in the tree."""

    __slots__ = ("children", "entry", "parent", "row")

    def __init__(self, entry: Entry, parent: _Node | None, row: int) -> None:
        self.entry, self.parent, self.row = entry, parent, row
        self.children = [_Node(child, self, place) for place, child in enumerate(entry.children)]

    def shape(self) -> tuple[Any, ...]:
        return self.entry.key, tuple(child.shape() for child in self.children)


class SidebarModel(QAbstractItemModel):
    """Entries as a tree; an edited title is asked for, not taken."""

    renamed = Signal(object, str)
    """An Entry, and the text that its reader typed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = _Node(Entry("", Kind.SECTION, ""), None, 0)

    def show_entries(self, entries: tuple[Entry, ...]) -> bool:
        """Show other entries and return True, or only their counts and colours where the tree is the same."""
        root = _Node(Entry("", Kind.SECTION, "", children=entries), None, 0)
        if root.shape() == self._root.shape():
            self._update(self._root, root)
            return False
        self.beginResetModel()
        self._root = root
        self.endResetModel()
        return True

    def entry(self, index: AnyIndex) -> Entry:
        return self._node(index).entry

    def depth(self, index: AnyIndex) -> int:
        """Return how many tags, or other entries, stand above an entry; headings of sections do not count."""
        node, depth = self._node(index).parent, 0
        while node is not None and node.parent is not None:
            depth += node.entry.kind is not Kind.SECTION
            node = node.parent
        return depth

    def indexes(self) -> Iterator[QModelIndex]:
        """Walk all entries from top to bottom."""
        yield from (self._index_of(node) for node in _walk(self._root))

    def find(self, *, base: str | None = None, key: str | None = None) -> QModelIndex:
        """Return the first entry with a base or a key; an invalid index without one."""
        for index in self.indexes():
            entry = self.entry(index)
            if (base is not None and entry.base == base) or (key is not None and entry.key == key):
                return index
        return QModelIndex()

    def index(self, row: int, column: int, parent: AnyIndex = ROOT) -> QModelIndex:
        children = self._node(parent).children
        if column or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, column, children[row])

    def parent(self, index: AnyIndex = ROOT) -> QModelIndex:  # type: ignore[override]  # QObject.parent is the other
        node = self._node(index).parent
        return QModelIndex() if node is None or node is self._root else self._index_of(node)

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        return 0 if parent.column() > 0 else len(self._node(parent).children)

    def columnCount(self, parent: AnyIndex = ROOT) -> int:
        return 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self.entry(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.EditRole:
            return entry.value.name if isinstance(entry.value, Tag | SavedSearch) else entry.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return entry.tip or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.title}, {papers_text(entry.count)}" if entry.count is not None else entry.title
        return None

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        text = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or not text or text == self.data(index, role):
            return False
        self.renamed.emit(self.entry(index), text)
        return True

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled
        return flags | Qt.ItemFlag.ItemIsEditable if self.entry(index).kind in RENAMABLE else flags

    def _node(self, index: AnyIndex) -> _Node:
        node = index.internalPointer() if index.isValid() else None
        return node if isinstance(node, _Node) else self._root

    def _index_of(self, node: _Node) -> QModelIndex:
        return self.createIndex(node.row, 0, node)

    def _update(self, old: _Node, new: _Node) -> None:
        changed = False
        for before, after in zip(old.children, new.children, strict=True):
            changed = changed or before.entry != after.entry
            before.entry = after.entry
            self._update(before, after)
        if changed:
            self.dataChanged.emit(self._index_of(old.children[0]), self._index_of(old.children[-1]))


def _walk(node: _Node) -> Iterator[_Node]:
    for child in node.children:
        yield child
        yield from _walk(child)
