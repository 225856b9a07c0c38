"""A piece of another page on a card beside the pointer."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from reader_app.ui.reading.floating import float_shadow
from reader_app.ui.theme import Theme, icon, set_role

GAP = 14


class _Crop(QWidget):
    """The picture, in pixels of the screen."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._image = QImage()

    def show_image(self, image: QImage) -> None:
        self._image = image
        self.setFixedSize((QSize(image.size()) / image.devicePixelRatio()).expandedTo(QSize(1, 1)))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawImage(QPoint(0, 0), self._image)
        painter.end()


class PreviewCard(QFrame):
    """Goes when the pointer leaves it, unless a click has pinned it; Escape closes it."""

    pinned = Signal()
    jump_requested = Signal()
    closed = Signal()
    entered = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("preview_card")
        set_role(self, "card")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(self.tr("Preview"))
        self._theme = theme
        self._is_pinned = False
        self._drag_from: QPoint | None = None
        self._crop = _Crop(theme, self)
        self._title = QLabel(self)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self._title, "small")
        self._go = self._button("preview_go", "forward", self.tr("Go there"), self.jump_requested.emit)
        self._close = self._button("preview_close", "close", self.tr("Close the preview (Esc)"), self.close_card)
        head = QHBoxLayout()
        head.setContentsMargins(4, 0, 0, 0)
        head.setSpacing(2)
        head.addWidget(self._title, 1)
        head.addWidget(self._go)
        head.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 4, 6, 6)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._crop, 0, Qt.AlignmentFlag.AlignHCenter)
        float_shadow(self, theme)
        self.hide()

    @property
    def is_pinned(self) -> bool:
        return self._is_pinned

    def show_crop(self, image: QImage, title: str, words: str, at: QPoint, room: QRect) -> None:
        """Show a picture below a position of the parent, or above it where there is no room."""
        self._is_pinned = False
        self._close.hide()
        self._title.setText(title)
        self._crop.show_image(image)
        self._crop.setAccessibleName(words)
        self.setAccessibleDescription(words)
        self.adjustSize()
        size = self.sizeHint()
        self.resize(size)
        top = at.y() + GAP
        if top + size.height() > room.bottom() and at.y() - GAP - size.height() >= room.top():
            top = at.y() - GAP - size.height()
        left = min(max(room.left() + 6, at.x() - size.width() // 3), max(room.left(), room.right() - size.width() - 6))
        self.move(left, top)
        self.show()
        self.raise_()

    def pin(self) -> None:
        """Stay, also when the pointer goes elsewhere."""
        if not self._is_pinned:
            self._is_pinned = True
            self._close.show()
            self.setFocus()
            self.pinned.emit()

    def close_card(self) -> None:
        if not self.isHidden():
            self._is_pinned = False
            self.closed.emit()
            self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pin()
        self._drag_from = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag_from is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self.move(self.pos() + event.position().toPoint() - self._drag_from)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._drag_from = None

    def enterEvent(self, _event: object) -> None:
        self.entered.emit()

    def leaveEvent(self, _event: object) -> None:
        self.left.emit()

    def _button(self, name: str, picture: str, words: str, do: object) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setIcon(icon(picture))
        button.setIconSize(QSize(14, 14))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(do)
        return button
