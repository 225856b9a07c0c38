"""The command palette: every command by a few letters of its name."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from reader_app.ui.theme import interface_font, set_role

ROWS_SHOWN = 11
WIDTH = 560


class CommandPalette(QDialog):
    """A search line over the list of commands; Enter runs the chosen one."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("command_palette")
        self.setAccessibleName(self.tr("Commands"))
        self._actions = [action for action in actions if action.isEnabled()]
        self._box = QLineEdit(self)
        self._box.setObjectName("command_box")
        self._box.setAccessibleName(self.tr("Type a command"))
        self._box.setPlaceholderText(self.tr("Type a command…"))
        self._box.setFont(interface_font(2))
        set_role(self._box, "search")
        self._list = QListWidget(self)
        self._list.setObjectName("command_list")
        self._list.setAccessibleName(self.tr("Matching commands"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(8)
        column.addWidget(self._box)
        column.addWidget(self._list)
        self._box.installEventFilter(self)
        self._box.textChanged.connect(self._fill)
        self._box.returnPressed.connect(self._run)
        self._list.itemClicked.connect(self._run)
        self._fill("")
        self._place(parent)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move through the list while the line keeps the focus."""
        if watched is self._box and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step and self._list.count():
                self._list.setCurrentRow((self._list.currentRow() + step) % self._list.count())
                return True
        return super().eventFilter(watched, event)

    def _fill(self, text: str) -> None:
        self._list.clear()
        for action in sorted(self._matching(text), key=lambda action: _fit(action.text(), text)):
            item = QListWidgetItem(action.icon(), self._label(action), self._list)
            item.setData(Qt.ItemDataRole.UserRole, self._actions.index(action))
        self._list.setCurrentRow(0)

    def _matching(self, text: str) -> list[QAction]:
        words = text.casefold().split()
        return [action for action in self._actions if all(word in action.text().casefold() for word in words)]

    def _label(self, action: QAction) -> str:
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        name = action.text().rstrip("…")
        return f"{name}\t{keys}" if keys else name

    def _run(self) -> None:
        item = self._list.currentItem()
        self.close()
        if item is not None:
            self._actions[item.data(Qt.ItemDataRole.UserRole)].trigger()

    def _place(self, window: QWidget) -> None:
        height = self._list.sizeHintForRow(0) * ROWS_SHOWN + self._box.sizeHint().height() + 40
        self.resize(min(WIDTH, window.width() - 40), min(height, window.height() - 80))
        self.move(window.mapToGlobal(QPoint((window.width() - self.width()) // 2, 72)))


def _fit(name: str, text: str) -> tuple[bool, str]:
    """Order names that begin with the text before others."""
    return not name.casefold().startswith(text.casefold()), name
