"""The small bar that comes up beside chosen words: a colour to mark them with, a comment, a quotation, a copy."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from reader_app.ui.reading.colour_dots import ColourDots
from reader_app.ui.reading.floating import float_shadow
from reader_app.ui.theme import Divider, Theme, icon

_ICON = QSize(16, 16)


class SelectionBar(QFrame):
    """Never takes the keyboard, so that the words stay chosen and keys go on working."""

    colour_chosen = Signal(str)
    comment_requested = Signal()
    quote_requested = Signal()
    copy_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("selection_bar")
        self.setAccessibleName(self.tr("What to do with the chosen words"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        float_shadow(self, theme)
        dots = ColourDots(theme, self)
        dots.colour_chosen.connect(self.colour_chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(5, 4, 5, 4)
        row.setSpacing(1)
        row.addWidget(dots)
        row.addWidget(Divider(Qt.Orientation.Vertical, self))
        copy_key = QKeySequence(QKeySequence.StandardKey.Copy).toString(QKeySequence.SequenceFormat.NativeText)
        for name, picture, tip, ask in (
            ("comment", "edit", self.tr("Mark and comment (C)"), self.comment_requested.emit),
            ("quote", "note", self.tr("Quote in the note (Q)"), self.quote_requested.emit),
            ("copy", "copy", self.tr("Copy ({0})").format(copy_key), self.copy_requested.emit),
        ):
            row.addWidget(self._button(name, picture, tip, ask))
        for button in self.findChildren(QToolButton):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def _button(self, name: str, picture: str, tip: str, ask: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"selection_{name}")
        button.setIcon(icon(picture))
        button.setIconSize(_ICON)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(ask)
        return button
