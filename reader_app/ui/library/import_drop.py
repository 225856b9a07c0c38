"""Files and text that are dragged over the list, or pasted into it, to be imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from reader_app.ui.library.paper_mime import PAPER_IDS, local_files

if TYPE_CHECKING:
    from reader_app.ui.theme import Theme

EDGE = 10
RADIUS = 10


class ImportDrop(QWidget):
    """Lies over its parent, unseen but while something is dragged that could be imported."""

    files_dropped = Signal(object)
    text_dropped = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("import_drop")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("Drop to import"))
        self._theme = theme
        self._covered = parent
        self.hide()
        parent.setAcceptDrops(True)
        parent.installEventFilter(self)

    def lock(self) -> None:
        """Take nothing from now on."""
        self._covered.setAcceptDrops(False)

    def take(self, mime: QMimeData) -> None:
        """Hand on what can be imported; papers of this very library cannot."""
        if files := local_files(mime):
            self.files_dropped.emit(files)
        elif _has_text(mime):
            self.text_dropped.emit(mime.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent):
            if local_files(event.mimeData()) or _has_text(event.mimeData()):
                event.acceptProposedAction()
                self._cover()
            return True
        if event.type() == QEvent.Type.DragLeave:
            self.hide()
        elif event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self.hide()
            event.acceptProposedAction()
            self.take(event.mimeData())
            return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), self._theme.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(colours.accent_soft)
        veil.setAlphaF(0.86)
        painter.setPen(QPen(QColor(colours.accent), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(veil)
        frame = QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE)
        painter.drawRoundedRect(frame, RADIUS, RADIUS)
        painter.setPen(QColor(colours.accent))
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, self.accessibleName())

    def _cover(self) -> None:
        self.setGeometry(self._covered.rect())
        self.raise_()
        self.show()


def _has_text(mime: QMimeData) -> bool:
    return mime.hasText() and bool(mime.text().strip()) and not mime.hasFormat(PAPER_IDS)
