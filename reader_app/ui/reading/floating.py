"""Where small things float over the pane: near what they belong to, and wholly inside."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsDropShadowEffect, QWidget

from reader_app.ui.theme import Theme

GAP = 8


def float_shadow(widget: QWidget, theme: Theme) -> None:
    """Lift a widget off the page by a soft shadow."""
    strength = 110 if theme.colours.is_dark else 45
    effect = QGraphicsDropShadowEffect(widget)
    effect.setBlurRadius(24)
    effect.setOffset(0, 4)
    effect.setColor(QColor(0, 0, 0, strength))
    widget.setGraphicsEffect(effect)


def place_beside(widget: QWidget, target: QRect, room: QRect) -> None:
    """Put a floating widget below the target, or above where there is no room, in its parent's coordinates."""
    size = widget.sizeHint().expandedTo(widget.minimumSizeHint())
    widget.resize(size)
    below, above = target.bottom() + GAP, target.top() - GAP - size.height()
    fits_below = below + size.height() <= room.bottom()
    top = below if fits_below or above < room.top() else above
    left = target.center().x() - size.width() // 2
    left = max(room.left(), min(left, room.right() + 1 - size.width()))
    widget.move(QPoint(left, top))
    widget.raise_()
