"""The suggestions below the search box: seen while typing, never taken unless asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from reader_app.ui.library.search_words import Completion, Suggestion

if TYPE_CHECKING:
    from reader_app.ui.theme import Theme

LINE = 28
EDGE = 5
LEAST_WIDTH = 220
MOST_WIDTH = 420
NO_COMPLETION = Completion(0, 0, ())


class CompletionPopup(QWidget):
    """A list that never takes the keyboard; the search box moves its mark."""

    taken = Signal(object)
    """A Suggestion that was clicked."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        # A tool tip is the one kind of window that leaves the keyboard where it is on every platform.
        super().__init__(parent, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("completion_popup")
        self.setAccessibleName(self.tr("Suggestions"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setMouseTracking(True)
        self._theme = theme
        self._box = parent
        self.completion = NO_COMPLETION
        self._marked = -1

    @property
    def marked(self) -> Suggestion | None:
        """The suggestion that the arrow keys have reached."""
        return self.completion.suggestions[self._marked] if self._marked >= 0 else None

    def show_completion(self, completion: Completion, below: QPoint) -> None:
        """Come up with suggestions, or go away without any."""
        self.completion = completion
        self._marked = -1
        if not completion.suggestions:
            self.hide()
            return
        self.setFont(self._box.font())
        self.resize(self._size())
        self.move(below)
        self.show()
        self.update()

    def step(self, by: int) -> None:
        """Move the mark; above the first suggestion nothing is marked."""
        self._marked = max(-1, min(self._marked + by, len(self.completion.suggestions) - 1))
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._at(event.position().toPoint())
        if place >= 0:
            self._marked = place
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._at(event.position().toPoint())
        if place >= 0:
            self.taken.emit(self.completion.suggestions[place])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), self._theme.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.border), 1))
        painter.setBrush(QColor(colours.raised))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        for place, suggestion in enumerate(self.completion.suggestions):
            self._paint_line(painter, self._line(place), suggestion, is_marked=place == self._marked)

    def _paint_line(self, painter: QPainter, line: QRect, suggestion: Suggestion, *, is_marked: bool) -> None:
        colours = self._theme.colours
        if is_marked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selection))
            painter.drawRoundedRect(QRectF(line), 6, 6)
        room = line.adjusted(9, 0, -9, 0)
        vertical = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(colours.text))
        shown = self.fontMetrics().elidedText(suggestion.shown, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, vertical | Qt.AlignmentFlag.AlignLeft, shown)
        painter.setPen(QColor(colours.muted))
        painter.drawText(room, vertical | Qt.AlignmentFlag.AlignRight, suggestion.meaning)

    def _size(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        widths = (metrics.horizontalAdvance(f"{one.shown}    {one.meaning}") for one in self.completion.suggestions)
        width = min(max(LEAST_WIDTH, round(max(widths)) + 2 * EDGE + 26), MOST_WIDTH)
        return QSize(width, self._line_height() * len(self.completion.suggestions) + 2 * EDGE)

    def _line_height(self) -> int:
        return max(LINE, self.fontMetrics().height() + 10)

    def _line(self, place: int) -> QRect:
        height = self._line_height()
        return QRect(EDGE, EDGE + place * height, self.width() - 2 * EDGE, height)

    def _at(self, point: QPoint) -> int:
        lines = range(len(self.completion.suggestions))
        return next((place for place in lines if self._line(place).contains(point)), -1)
