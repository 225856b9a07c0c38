"""Pages as slides: one fills the screen, and nothing else is there."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QWidget

from reader_app.ui.pdf.page_layout import Spaces
from reader_app.ui.pdf.page_view import NOTCH, PageView
from reader_app.ui.pdf.pdf_document import PdfDocument
from reader_app.ui.pdf.view_place import Arrangement, Fit, ViewPlace

POINTER_GOES_AFTER_MS = 2000
NEXT = frozenset({Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_Return})
BACK = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace})
END = frozenset({Qt.Key.Key_Escape, Qt.Key.Key_F5, Qt.Key.Key_Q})
BLANK = frozenset({Qt.Key.Key_B, Qt.Key.Key_Period})


class Presentation(PageView):
    """A window of its own; `ended` tells the page on which it was left."""

    ended = Signal(int)

    def __init__(self, document: PdfDocument, place: ViewPlace, parent: QWidget | None = None) -> None:
        super().__init__(document, parent)
        self.setObjectName("presentation")
        self.setWindowFlag(Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Presentation of %1").replace("%1", document.path.name))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        palette = self.palette()
        # Light words on a dark window, so that no paler desk is made of it.
        palette.setColor(QPalette.ColorRole.Window, QColor(Qt.GlobalColor.black))
        palette.setColor(QPalette.ColorRole.WindowText, QColor(Qt.GlobalColor.white))
        palette.setColor(QPalette.ColorRole.Mid, QColor(Qt.GlobalColor.black))
        self.setPalette(palette)
        self._is_blank = False
        self._still = QTimer(self, interval=POINTER_GOES_AFTER_MS, singleShot=True)
        self._still.timeout.connect(lambda: self.viewport().setCursor(Qt.CursorShape.BlankCursor))
        self.restore(replace(place, left=None, top=None, arrangement=Arrangement.SINGLE, fit=Fit.PAGE))
        self._still.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_blank:
            QPainter(self.viewport()).fillRect(event.rect(), Qt.GlobalColor.black)
        else:
            super().paintEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in END:
            self.end()
        elif key in BLANK:
            self._is_blank = not self._is_blank
            self.viewport().update()
        elif key in NEXT or key in BACK:
            self.turn_page(1 if key in NEXT else -1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.turn_page(-1 if event.button() is Qt.MouseButton.RightButton else 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.viewport().unsetCursor()
        self._still.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if abs(event.angleDelta().y()) >= NOTCH:
            self.turn_page(-1 if event.angleDelta().y() > 0 else 1)
        event.accept()

    def end(self) -> None:
        """Close the window."""
        self.pictures.want(())
        self.ended.emit(self.page)
        self.close()

    def _spaces(self) -> Spaces:
        return Spaces(0, 0)
