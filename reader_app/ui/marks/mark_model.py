"""The listed marks for Qt's views."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt

from reader_app.library.mark_list import MarkedPassage
from reader_app.ui.marks.mark_mime import MARK_IDS, mime_of
from reader_app.ui.marks.wording import spoken

Index = QModelIndex | QPersistentModelIndex


class MarkModel(QAbstractListModel):
    """Passages of a list, each a row."""

    def __init__(self) -> None:
        super().__init__()
        self._passages: tuple[MarkedPassage, ...] = ()
        self._places: dict[str, int] = {}
        self._is_locked = False

    @property
    def passages(self) -> tuple[MarkedPassage, ...]:
        return self._passages

    def show(self, passages: tuple[MarkedPassage, ...]) -> None:
        """Show other marks; where only some of the same ones changed, the view stays where it is."""
        is_same = [one.annotation.id for one in passages] == list(self._places)
        if is_same:
            self._passages = passages
            if passages:
                self.dataChanged.emit(self.index(0), self.index(len(passages) - 1))
            return
        self.beginResetModel()
        self._passages = passages
        self._places = {one.annotation.id: place for place, one in enumerate(passages)}
        self.endResetModel()

    def lock(self) -> None:
        """Let nothing be edited."""
        self._is_locked = True

    def place_of(self, mark: str) -> int:
        """Return the row of a mark; -1 where it is not listed."""
        return self._places.get(mark, -1)

    def at(self, index: Index) -> MarkedPassage:
        return self._passages[index.row()]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._passages)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return spoken(self._passages[index.row()])

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid():
            flags |= Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemNeverHasChildren
            if not self._is_locked:
                flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def mimeTypes(self) -> list[str]:
        return [MARK_IDS, "text/plain"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return mime_of([self.at(index) for index in sorted(indexes, key=QModelIndex.row)])

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction
