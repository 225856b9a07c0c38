"""The highlights of a paper below its abstract, in the order of the text, lost ones last."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reader_app.library.marks import PlacedMark
from reader_app.ui.reading.highlight_item import HighlightItem
from reader_app.ui.theme import Theme


class HighlightList(QWidget):
    """Keeps the items of highlights that stay, so that a comment being typed is not disturbed."""

    chosen = Signal(str)
    commented = Signal(str, str)
    recolour_requested = Signal(str, str)
    remove_requested = Signal(str)
    quote_requested = Signal(str)
    history_requested = Signal(str)
    emptied = Signal()
    """The last highlight was removed while it had the keyboard."""

    def __init__(self, theme: Theme, unsaved: Callable[[str], str | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._unsaved = unsaved
        self._delta = 0
        self._items: dict[str, HighlightItem] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.setObjectName("highlight_list")
        self.setAccessibleName(self.tr("Highlights"))

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What the Tab key reaches, in this order."""
        return tuple(widget for item in self._items.values() for widget in item.controls)

    def show_marks(self, marks: Sequence[PlacedMark], *, is_locked: bool = False) -> None:
        """Show highlights; where a comment has words not saved yet, those are shown."""
        known, self._items = self._items, {}
        for place, mark in enumerate(marks):
            key = mark.annotation.id
            item = self._items[key] = known.pop(key) if key in known else self._item(mark)
            unsaved = self._unsaved(key)
            comment = mark.annotation.comment if unsaved is None else unsaved
            item.show_mark(mark, comment, is_locked=is_locked)
            if self._column.indexOf(item) != place:
                self._column.insertWidget(place, item)
        self._drop(known.values())

    def set_text_size(self, delta: int) -> None:
        self._delta = delta
        for item in self._items.values():
            item.set_text_size(delta)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from highlight to highlight with the arrow keys."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            if step and isinstance(watched, HighlightItem) and watched.hasFocus():
                self._step(watched, step)
                return True
        return super().eventFilter(watched, event)

    def _item(self, mark: PlacedMark) -> HighlightItem:
        item = HighlightItem(mark, self._theme, self)
        item.chosen.connect(self.chosen)
        item.commented.connect(self.commented)
        item.recolour_requested.connect(self.recolour_requested)
        item.remove_requested.connect(self.remove_requested)
        item.quote_requested.connect(self.quote_requested)
        item.history_requested.connect(self.history_requested)
        item.installEventFilter(self)
        item.set_text_size(self._delta)
        item.show()
        return item

    def _drop(self, gone: Iterable[HighlightItem]) -> None:
        """Let items go; the keyboard of one goes to the item that takes its place."""
        for item in gone:
            place, had_keyboard = self._column.indexOf(item), item.hasFocus()
            left = list(self._items.values())
            if had_keyboard and left:
                left[min(place, len(left) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
            elif had_keyboard:
                self.emptied.emit()
            self._column.removeWidget(item)
            item.deleteLater()

    def _step(self, item: HighlightItem, step: int) -> None:
        items = list(self._items.values())
        goal = items.index(item) + step
        if 0 <= goal < len(items):
            items[goal].setFocus(Qt.FocusReason.TabFocusReason)
