"""The eight colours of highlights as a row of dots."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from reader_app.model.colour import COLOUR_NAMES, MEANINGS
from reader_app.ui.theme import Theme

DOT = 16


class ColourDots(QWidget):
    """Asks for a colour; one of them may be marked as the present one."""

    colour_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._present = ""
        self._buttons: dict[str, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, colour in enumerate(COLOUR_NAMES, start=1):
            self._buttons[colour] = button = QToolButton(self)
            button.setObjectName("colour_dot")
            name = self.tr("{0}: {1}").format(colour.capitalize(), MEANINGS[colour])
            button.setAccessibleName(name)
            button.setToolTip(f"{name} ({number})")
            button.setIconSize(QSize(DOT, DOT))
            button.clicked.connect(partial(self.colour_chosen.emit, colour))
            row.addWidget(button)
        theme.changed.connect(self._dress)
        self._dress()

    def show_colour(self, present: str) -> None:
        """Mark a colour as the present one; an empty name marks none."""
        self._present = present
        self._dress()

    def _dress(self) -> None:
        ratio = self.devicePixelRatioF()
        for colour, button in self._buttons.items():
            tint = self._theme.colours.tint(colour)
            button.setIcon(dot_icon(tint.solid, ratio, ring=tint.ink if colour == self._present else ""))


def colour_of_key(event: QKeyEvent) -> str:
    """Return the colour that a key stands for: 1 to 8, and H for the first; empty for other keys."""
    if event.key() == Qt.Key.Key_H:
        return COLOUR_NAMES[0]
    number = event.key() - Qt.Key.Key_0.value
    return COLOUR_NAMES[number - 1] if 1 <= number <= len(COLOUR_NAMES) else ""


def dot_icon(colour: str, ratio: float, *, ring: str = "") -> QIcon:
    """Return a filled dot; with a ring around it where a colour for that is given."""
    picture = QPixmap(round(DOT * ratio), round(DOT * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    inset = 4 if ring else 2
    painter.drawEllipse(inset, inset, DOT - 2 * inset, DOT - 2 * inset)
    if ring:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QColor(ring))
        painter.drawEllipse(1, 1, DOT - 3, DOT - 3)
    painter.end()
    return QIcon(picture)
