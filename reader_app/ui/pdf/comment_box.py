"""A field over the page for the words of a mark that is being made."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from reader_app.ui.reading.comment_edit import CommentEdit
from reader_app.ui.reading.floating import float_shadow, place_beside
from reader_app.ui.theme import Theme, set_role

WIDTH = 280


class CommentBox(QFrame):
    """Escape, Ctrl+Enter or a click elsewhere end the writing; then the words are told, which may be none."""

    written = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("comment_box")
        set_role(self, "card")
        self.setFixedWidth(WIDTH)
        self._title = QLabel(self)
        set_role(self._title, "small")
        self._edit = CommentEdit(self)
        self._edit.setPlaceholderText(self.tr("Markdown; Ctrl+Enter when done"))
        self._edit.finished.connect(self._finish)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 8)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._edit)
        float_shadow(self, theme)
        self.hide()

    def write(self, title: str, beside: QRect, room: QRect) -> None:
        """Take the keyboard for new words."""
        self._title.setText(title)
        self._edit.setAccessibleName(title)
        self._edit.set_text("")
        place_beside(self, beside, room)
        self.show()
        self.raise_()
        self._edit.setFocus()

    def _finish(self) -> None:
        if not self.isHidden():
            words = self._edit.toPlainText().strip()
            self.hide()
            self.written.emit(words)
