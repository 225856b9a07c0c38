"""The command palette: every command by a few letters of its name."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPainter, QPalette, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reader_app.ui.theme import interface_font, set_role

ROWS_SHOWN = 11
WIDTH = 560
ROW_HEIGHT = 36
MARGIN, GAP = 12, 8
ICON = QSize(18, 18)
KEYS = Qt.ItemDataRole.UserRole + 1


class KeyedRow(QStyledItemDelegate):
    """A command at the left, its key at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width(), ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        painter.save()
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(option.rect.adjusted(0, 0, -12, 0), right, index.data(KEYS))
        painter.restore()


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
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setIconSize(ICON)
        self._list.setItemDelegate(KeyedRow(self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        frame = QFrame(self)
        set_role(frame, "popup")
        around.addWidget(frame)
        column = QVBoxLayout(frame)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self._box)
        column.addWidget(self._list)
        self._box.installEventFilter(self)
        self._box.textChanged.connect(self._fill)
        self._box.returnPressed.connect(self._run)
        self._list.itemClicked.connect(self._run)
        self._fill("")
        self._place(parent)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._box.setFocus()

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
            item = QListWidgetItem(action.icon(), action.text().rstrip("…"), self._list)
            item.setData(Qt.ItemDataRole.UserRole, self._actions.index(action))
            item.setData(KEYS, action.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
        self._list.setCurrentRow(0)
        rows = max(1, min(self._list.count(), ROWS_SHOWN))
        self._list.setFixedHeight(rows * ROW_HEIGHT)
        self.setFixedHeight(rows * ROW_HEIGHT + self._box.sizeHint().height() + 2 * MARGIN + GAP)

    def _matching(self, text: str) -> list[QAction]:
        words = text.casefold().split()
        return [action for action in self._actions if all(word in action.text().casefold() for word in words)]

    def _run(self) -> None:
        item = self._list.currentItem()
        self.close()
        if item is not None:
            self._actions[item.data(Qt.ItemDataRole.UserRole)].trigger()

    def _place(self, window: QWidget) -> None:
        self.setFixedWidth(min(WIDTH, window.width() - 40))
        self.move(window.mapToGlobal(QPoint((window.width() - self.width()) // 2, 72)))


def _fit(name: str, text: str) -> tuple[bool, str]:
    """Order names that begin with the text before others."""
    return not name.casefold().startswith(text.casefold()), name
