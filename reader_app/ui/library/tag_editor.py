"""The small window that puts tags on papers and takes them off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reader_app.model.row import Row
from reader_app.model.tag import Tag
from reader_app.ui.library.row_text import papers_text
from reader_app.ui.library.tag_choices import Choice, Held, choices, matching, toggled
from reader_app.ui.library.tag_line_delegate import CHOICE, TagLineDelegate
from reader_app.ui.theme import Divider, set_role

if TYPE_CHECKING:
    from reader_app.ui.theme import Theme

WIDTH = 330
LEAST_LINES, MOST_LINES = 4, 11
_TO_LIST = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_WORDS = {Held.ALL: "on all", Held.SOME: "on some", Held.NONE: "off"}


class TagEditor(QWidget):
    """Type to find or to make a tag, Enter to put it on or off, Esc when done; each change is made at once."""

    tags_requested = Signal(object, object, object)
    """Ids, tags to add, tags to remove."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("tag_editor")
        self.setAccessibleName(self.tr("Tags of the chosen papers"))
        self._theme = theme
        self._rows: tuple[Row, ...] = ()
        self._choices: tuple[Choice, ...] = ()
        self._title = QLabel(self)
        self._field = QLineEdit(self)
        self._list = QListWidget(self)
        self._hint = QLabel(self.tr("Enter puts a tag on or off · Esc when done"), self)
        self._list.setItemDelegate(TagLineDelegate(theme, self._list))
        self._dress()
        self._lay_out()
        self._field.textChanged.connect(self._fill)
        self._list.itemClicked.connect(self._toggle)
        self._field.installEventFilter(self)

    def edit(self, rows: Sequence[Row], tags: Sequence[Tag], at: QPoint) -> None:
        """Come up for some papers, with every tag of the library to choose from."""
        self._rows = tuple(rows)
        self._choices = choices(tags, [row.paper.tags for row in rows])
        title = rows[0].paper.title if len(rows) == 1 else papers_text(len(rows))
        self._title.setText(self.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, WIDTH - 40))
        self._field.clear()
        self._fill("")
        self._fit()
        self.move(self._on_screen(at))
        self.show()
        self._field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys walk through the tags while the field keeps the keyboard."""
        if watched is self._field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _TO_LIST:
                self._list.keyPressEvent(event)
                return True
            if key in _ENTER:
                self._toggle(self._list.currentItem())
                return True
            if key == Qt.Key.Key_Escape:
                self.close()
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(QColor(self._theme.colours.border), 1))
        painter.setBrush(QColor(self._theme.colours.raised))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _dress(self) -> None:
        set_role(self._title, "small")
        self._field.setObjectName("tag_field")
        self._field.setAccessibleName(self.tr("Find or make a tag"))
        self._field.setPlaceholderText(self.tr("Find or make a tag, such as method/rl"))
        self._list.setObjectName("tag_choices")
        self._list.setAccessibleName(self.tr("Tags"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setMouseTracking(True)
        self._list.setStyleSheet("background: transparent")  # it stands on this window, not on a list's colour
        self._list.setUniformItemSizes(True)
        self._list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_role(self._hint, "small")

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(14, 12, 14, 10)
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._field)
        foot = QVBoxLayout()
        foot.setContentsMargins(14, 8, 14, 10)
        foot.addWidget(self._hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._list, 1)
        column.addWidget(Divider(parent=self))
        column.addLayout(foot)

    def _fill(self, typed: str) -> None:
        self._list.clear()
        for choice in matching(self._choices, typed):
            item = QListWidgetItem(self._list)
            self._show(item, choice)
        self._list.setCurrentRow(0)

    def _fit(self) -> None:
        """Be as high as the tags need, with a line to spare for a new one; typing changes nothing of that."""
        lines = max(LEAST_LINES, min(self._list.count() + 1, MOST_LINES))
        option = QStyleOptionViewItem()
        option.initFrom(self._list)
        height = self._list.itemDelegate().sizeHint(option, QModelIndex()).height()
        self._list.setFixedHeight(lines * height)
        self.setFixedSize(WIDTH, self.sizeHint().height())

    def _show(self, item: QListWidgetItem, choice: Choice) -> None:
        item.setData(CHOICE, choice)
        text = self.tr("Make “%1”").replace("%1", choice.name) if choice.is_new else choice.name
        item.setText(text)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{text}, {_WORDS[choice.held]}")

    def _toggle(self, item: QListWidgetItem | None) -> None:
        """Put the tag on all papers, or off them; a new one becomes one to choose."""
        if item is None:
            return
        choice = toggled(item.data(CHOICE))
        names = {known.name: known for known in self._choices} | {choice.name: choice}
        self._choices = tuple(names.values())
        add, remove = ((choice.name,), ()) if choice.held is Held.ALL else ((), (choice.name,))
        self.tags_requested.emit(tuple(row.paper.id for row in self._rows), add, remove)
        if self._field.text():
            self._field.clear()
            self._mark(choice.name)
        else:
            self._show(item, choice)

    def _mark(self, name: str) -> None:
        for place in range(self._list.count()):
            if self._list.item(place).data(CHOICE).name == name:
                self._list.setCurrentRow(place)

    def _on_screen(self, at: QPoint) -> QPoint:
        screen = self.screen().availableGeometry()
        left = min(max(at.x(), screen.left()), screen.right() - self.width())
        return QPoint(left, min(max(at.y(), screen.top()), screen.bottom() - self.height()))
