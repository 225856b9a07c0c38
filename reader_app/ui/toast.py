"""A short message over the window, with something to do about it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from reader_app.ui.theme import icon, set_role

SHOWN_MS = 6000
FAULT_SHOWN_MS = 14000
MARGIN = 20


class Toast(QFrame):
    """Floats at the foot of the window; goes by itself, or when closed."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("toast")
        set_role(self, "card")
        self._label = QLabel(self)
        self._label.setObjectName("toast_text")
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._action = QPushButton(self)
        self._action.setObjectName("toast_action")
        set_role(self._action, "quiet")
        self._close = QToolButton(self)
        self._close.setObjectName("toast_close")
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.setIcon(icon("close"))
        self._do: Callable[[], None] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(self._label, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        shadow = QGraphicsDropShadowEffect(self, blurRadius=28, xOffset=0, yOffset=4)
        self.setGraphicsEffect(shadow)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        self._close.clicked.connect(self.hide)
        self._action.clicked.connect(self._act)
        window.installEventFilter(self)
        self.hide()

    def tell(self, text: str, action: str = "", do: Callable[[], None] | None = None) -> None:
        """Show a message, with a button that does something about it."""
        self._show(text, action, do, SHOWN_MS)

    def warn(self, text: str) -> None:
        """Show what went wrong, for longer."""
        self._show(text, "", None, FAULT_SHOWN_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of the window when its size changes."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _show(self, text: str, action: str, do: Callable[[], None] | None, milliseconds: int) -> None:
        self._label.setText(text)
        self.setAccessibleName(text)
        self._do = do
        self._action.setText(action)
        self._action.setAccessibleName(action)
        self._action.setVisible(bool(action))
        self._place()
        self.show()
        self.raise_()
        self._timer.start(milliseconds)

    def _act(self) -> None:
        self.hide()
        if self._do is not None:
            self._do()

    def _place(self) -> None:
        window = self._window
        natural = self._label.fontMetrics().horizontalAdvance(self._label.text()) + 8
        self._label.setMinimumWidth(min(natural, window.width() - 10 * MARGIN))
        self.adjustSize()
        self.move((window.width() - self.width()) // 2, window.height() - self.height() - MARGIN)
