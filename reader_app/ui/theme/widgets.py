"""Small widgets that every room of the window uses."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOption,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from reader_app.ui.theme.icons import icon

_PICTURE = QSize(44, 44)


def set_role(widget: QWidget, role: str, *, state: str = "", tint: str = "") -> None:
    """Give the widget a look of the style sheet, also when it is on screen already."""
    for name, value in (("role", role), ("state", state), ("tint", tint)):
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class Divider(QFrame):
    """A line of one pixel between things."""

    def __init__(self, orientation: Qt.Orientation = Qt.Orientation.Horizontal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        upright = orientation == Qt.Orientation.Vertical
        self.setObjectName("divider")
        self.setProperty("upright", "true" if upright else "false")
        policy = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(*(policy if upright else policy[::-1]))
        set_role(self, "divider")


class ElidedLabel(QLabel):
    """One line of plain text that ends in an ellipsis where room ends, and shows it whole as a tool tip."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._tell_rest()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_rest()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOption()
        option.initFrom(self)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option)
        painter.setPen(option.palette.color(QPalette.ColorRole.WindowText))
        painter.drawText(self.contentsRect(), int(self.alignment()), self._shown())

    def _shown(self) -> str:
        line = " ".join(self.text().split())
        return self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, self.contentsRect().width())

    def _tell_rest(self) -> None:
        self.setToolTip(self.text() if self._shown() != " ".join(self.text().split()) else "")


class EmptyState(QWidget):
    """Says in a calm, centred way why there is nothing here, and offers what to do about it."""

    def __init__(
        self,
        icon_name: str,
        title: str,
        text: str = "",
        actions: Sequence[QAction] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("empty_state")
        self._icon_name = icon_name
        self._picture, self._title, self._text = QLabel(self), QLabel(self), QLabel(self)
        set_role(self._title, "title")
        set_role(self._text, "muted")
        self._text.setWordWrap(True)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._lay_out()
        self.show_message(icon_name, title, text, actions)

    def show_message(self, icon_name: str, title: str, text: str = "", actions: Sequence[QAction] = ()) -> None:
        """Say something else; the first action becomes the main button."""
        self._icon_name = icon_name
        self.setAccessibleName(f"{title} {text}".strip())
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._tint()
        self._offer(actions)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(2)
        for label in (self._picture, self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addSpacing(8)
        row = QHBoxLayout()
        row.addStretch()
        row.addLayout(self._buttons)
        row.addStretch()
        column.addLayout(row)
        column.addStretch(3)

    def _tint(self) -> None:
        colour = self.palette().color(QPalette.ColorRole.PlaceholderText).name()
        self._picture.setPixmap(icon(self._icon_name, colour).pixmap(_PICTURE, self.devicePixelRatioF()))

    def _offer(self, actions: Sequence[QAction]) -> None:
        """Make the buttons; the keyboard stays with them, and goes to the main one."""
        focused: QWidget | None = self.window().focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        while (item := self._buttons.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        buttons = [_button(action, main=place == 0) for place, action in enumerate(actions)]
        for button in buttons:
            self._buttons.addWidget(button)
            button.show()  # at once: what the layout has yet to show cannot take the keyboard
        if buttons:
            self.setFocusProxy(buttons[0])
        if had_focus:
            self.setFocus()


def _button(action: QAction, *, main: bool) -> QPushButton:
    """Return a button that does what the action does and is enabled when it is."""
    button = QPushButton(action.text())
    button.setObjectName(f"{action.objectName() or 'action'}_button")
    button.setAccessibleName(action.text().replace("&", ""))
    button.setToolTip(action.toolTip())
    button.setEnabled(action.isEnabled())
    button.clicked.connect(action.trigger)
    action.enabledChanged.connect(button.setEnabled)
    set_role(button, "primary" if main else "")
    return button
