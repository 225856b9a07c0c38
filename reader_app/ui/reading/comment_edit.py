"""A small field for the comment on a highlight."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextOption, QWheelEvent
from PySide6.QtWidgets import QTextEdit, QWidget

_FRAME = 16


class CommentEdit(QTextEdit):
    """Plain text that grows with its lines; Escape and Ctrl+Enter end it. Saved as it is written."""

    typed = Signal(str)
    """The whole comment, after each change that the reader made."""
    finished = Signal()
    """The reader is done with it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = ""
        self.setObjectName("comment")
        self.setAccessibleName(self.tr("Comment"))
        self.setPlaceholderText(self.tr("Comment; saved as you write"))
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.textChanged.connect(self._tell_typed)
        self._grow()

    def set_text(self, text: str) -> None:
        """Show another comment; nothing happens where it is shown already."""
        if text != self._known:
            self._known = text
            self.setPlainText(text)

    def event(self, event: QEvent) -> bool:
        """Keep Escape for ending the comment, whatever the window would do with it."""
        if event.type() == QEvent.Type.ShortcutOverride and _ends(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _ends(event):
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.finished.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _tell_typed(self) -> None:
        text = self.toPlainText()
        if text != self._known:
            self._known = text
            self.typed.emit(text)

    def _grow(self) -> None:
        self.setFixedHeight(round(self.document().size().height()) + _FRAME)


def _ends(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent):
        return False
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return event.key() == Qt.Key.Key_Escape or (is_enter and event.modifiers() == Qt.KeyboardModifier.ControlModifier)
