"""A value that narrows the list down, with the number of papers it would leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from reader_app.ui.library.row_text import number_text

if TYPE_CHECKING:
    from reader_app.ui.theme import Theme

LONGEST_LABEL = 170.0
PADDING = 8.0
GAP = 5.0
SMALLER_POINTS = 1.0


class FacetButton(QAbstractButton):
    """Pressed while the search asks for its value."""

    def __init__(self, theme: Theme, parent: QWidget, label: str = "", papers: int = 0) -> None:
        super().__init__(parent)
        self.setObjectName("facet_value")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._theme = theme
        self.value = ""
        self._count = ""
        self.show_value(label, label, papers)

    def show_value(self, value: str, label: str, papers: int) -> None:
        """Stand for a value, by what readers call it."""
        self.value, self._count = value, number_text(papers)
        self.setText(label)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._small_font())
        width = metrics.horizontalAdvance(self._shown(metrics)) + metrics.horizontalAdvance(self._count)
        return QSize(round(width + GAP + 2 * PADDING), round(metrics.height() + 6))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours, font = QPainter(self), self._theme.colours, self._small_font()
        metrics = QFontMetricsF(font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        edge = colours.focus if self.hasFocus() else colours.accent if self.isChecked() else ""
        painter.setPen(QPen(QColor(edge), 1) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._ground()))
        painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2)
        painter.setFont(font)
        inside = frame.adjusted(PADDING, 0, -PADDING, 0)
        painter.setPen(QColor(colours.accent if self.isChecked() else colours.text))
        vertical = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inside, vertical | Qt.AlignmentFlag.AlignLeft, self._shown(metrics))
        painter.setPen(QColor(colours.muted))
        painter.drawText(inside, vertical | Qt.AlignmentFlag.AlignRight, self._count)

    def _ground(self) -> str:
        colours = self._theme.colours
        if self.isChecked():
            return colours.accent_soft
        return colours.pressed if self.underMouse() else colours.sunken

    def _shown(self, metrics: QFontMetricsF) -> str:
        return metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, LONGEST_LABEL)

    def _small_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() - SMALLER_POINTS)
        return font
