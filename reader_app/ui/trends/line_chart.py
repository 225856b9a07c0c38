"""Terms over time: smooth lines with their names at the end, and a crosshair that moves from point to point."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QFont, QFontMetricsF, QPainterPath
from PySide6.QtWidgets import QGraphicsPathItem

from reader_app.trends.axis import spread
from reader_app.trends.series import Measure
from reader_app.trends.summary import reading
from reader_app.ui.theme import interface_font
from reader_app.ui.trends.chart_frame import ChartFrame
from reader_app.ui.trends.term_line import TermLine
from reader_app.ui.trends.value_box import ValueBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from reader_app.trends.chart import Chart
    from reader_app.ui.theme import Theme

LABEL_GAP = 18.0
WIDEST_NAMES = 0.3
FAR = 24.0
"""Pixels from the pointer to a point that still means it."""
STANDING_BACK = 0.22
RING = 5.5
BEHIND, BEFORE = -5.0, 5.0
_BY_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
Spot = tuple[int, int]
"""Which series, and which period."""


class LineChart(pg.GraphicsLayoutWidget):  # type: ignore[misc]
    """Draws a chart; the pointer or the arrow keys move from point to point, a click or Enter asks for its papers."""

    papers_requested = Signal(int, int)
    """Which series, and which period."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("line_chart")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Topics over time"))
        self.setFrameShape(pg.GraphicsLayoutWidget.Shape.NoFrame)
        self.setAntialiasing(True)
        self.setMouseTracking(True)
        self._theme = theme
        self._chart: Chart | None = None
        self._measure = Measure.SHARE
        self._colours: tuple[str, ...] = ()
        self._lines: list[TermLine] = []
        self._current: Spot | None = None
        self._frame = ChartFrame(self)
        self._box = ValueBox(self)
        self._crosshair, self._ring = QGraphicsPathItem(self._frame.plot), QGraphicsPathItem(self._frame.plot)
        self._crosshair.setZValue(BEHIND)
        self._ring.setZValue(BEFORE)
        self._frame.plot.vb.sigResized.connect(self._place_in_pixels)

    @property
    def lines(self) -> tuple[TermLine, ...]:
        """What is drawn, in the order of the chart's series."""
        return tuple(self._lines)

    @property
    def current(self) -> Spot | None:
        """The series and the period of the point that the crosshair is on."""
        return self._current

    @property
    def value_box(self) -> ValueBox:
        """The box that tells the values."""
        return self._box

    def show_chart(self, chart: Chart, colours: Sequence[str], measure: Measure, summary: str) -> None:
        """Draw a chart of several periods; a colour for each series."""
        self._chart, self._colours, self._measure = chart, tuple(colours), measure
        self._current = None
        self.setAccessibleDescription(summary)
        self._draw()

    def recolour(self, colours: Sequence[str]) -> None:
        """Draw the same chart in other colours."""
        self._colours = tuple(colours)
        self._draw()

    def point_at(self, series: int, period: int) -> QPointF:
        """Return where a point is, in the widget's pixels."""
        value = self._lines[series].value(period) or 0.0
        return QPointF(self.mapFromScene(self._frame.scene_spot(period, value)))

    def emphasise(self, term: str) -> None:
        """Let all lines but one stand back; none of them for an empty name."""
        if self._current is None:
            names = [line.series.term for line in self._lines]
            self._strengthen(names.index(term) if term in names else None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the crosshair to the point next to the pointer."""
        super().mouseMoveEvent(event)
        found = self._nearest(event.position())
        self._move_to(found)
        shape = Qt.CursorShape.PointingHandCursor if self._is_meant(found, event.position()) else None
        self.viewport().setCursor(shape or Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the papers of the point that was clicked."""
        super().mouseReleaseEvent(event)
        found = self._nearest(event.position())
        if event.button() == Qt.MouseButton.LeftButton and found and self._is_meant(found, event.position()):
            self._move_to(found)
            self.papers_requested.emit(*found)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._move_to(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the arrow keys start from."""
        super().focusInEvent(event)
        if self._lines and self._current is None and event.reason() in _BY_KEYBOARD:
            self._step(0, 0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._move_to(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move from point to point; pyqtgraph's own keys are left out."""
        far = len(self._chart.periods) if self._chart else 0
        steps = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
            Qt.Key.Key_Home: (-far, 0),
            Qt.Key.Key_End: (far, 0),
        }
        key = Qt.Key(event.key())
        if key in steps and self._lines:
            self._step(*steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current:
            self.papers_requested.emit(*self._current)
        elif key == Qt.Key.Key_Escape and self._current:
            self._move_to(None)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        # pyqtgraph 0.14 calls this without an event while the widget is being made.
        if event is not None:
            self._make_room()

    def _draw(self) -> None:
        """Draw everything anew in the colours of the theme."""
        self._clear()
        colours = self._theme.colours
        self.setBackground(colours.surface)
        if self._chart is None or not self._chart.periods:
            return
        self._frame.draw(self._chart, self._measure, colours)
        self._lines = [
            TermLine(series, self._measure, QColor(colour), QColor(colours.surface), _name_font())
            for series, colour in zip(self._chart.series, self._colours, strict=True)
        ]
        for line in self._lines:
            for item in line.in_units:
                self._frame.add(item)
            for item in line.in_pixels:
                item.setParentItem(self._frame.plot)
        self._crosshair.setPen(pg.mkPen(colours.faint, width=1))
        self._ring.setPen(pg.mkPen(colours.surface, width=2))
        self._make_room()
        self._strengthen(self._current[0] if self._current else None)

    def _clear(self) -> None:
        self._frame.clear()
        for line in self._lines:
            for item in line.in_pixels:
                self.scene().removeItem(item)
        self._lines = []
        self._hide_point()

    def _make_room(self) -> None:
        """Leave room for the names on the right, and place what is in pixels."""
        if not self._lines:
            return
        metrics = QFontMetricsF(_name_font())
        widest = max(metrics.horizontalAdvance(line.series.term) for line in self._lines)
        self._frame.make_room(min(widest + 4, WIDEST_NAMES * self.width()))
        self._place_in_pixels()

    def _place_in_pixels(self) -> None:
        """Put dots and names where the lines are now."""
        area = self._frame.area
        ends = [self._frame.spot(*line.end) for line in self._lines]
        heights = spread([end.y() for end in ends], LABEL_GAP, area.top(), area.bottom())
        for line, end, y in zip(self._lines, ends, heights, strict=True):
            line.place_dots([self._dot_of(line, place) for place in range(len(line.values))])
            line.place_label(end, area.right(), y, self._frame.names_width)
        self._show_point()

    def _dot_of(self, line: TermLine, place: int) -> QPointF | None:
        """Return where the dot of a point is; a value above the ceiling has none."""
        value = line.values[place]
        return None if value is None or value > self._frame.highest else self._frame.spot(place, value)

    def _nearest(self, position: QPointF) -> Spot | None:
        """Return the point next to a position of the pointer; none outside the lines' area."""
        scene = self.mapToScene(position.toPoint())
        if not self._lines or not self._frame.scene_area.adjusted(-8, -8, 8, 8).contains(scene):
            return None
        place = self._frame.place_at(scene)
        found = [(number, place) for number, line in enumerate(self._lines) if line.values[place] is not None]
        return min(found, key=lambda spot: abs(self.point_at(*spot).y() - position.y()), default=None)

    def _is_meant(self, spot: Spot | None, position: QPointF) -> bool:
        return spot is not None and (self.point_at(*spot) - position).manhattanLength() <= FAR

    def _step(self, periods: int, lines: int) -> None:
        """Move sideways to the next period with papers, or up and down through the lines by their values."""
        if self._chart is None:
            return
        filled = [place for place, total in enumerate(self._chart.totals) if total]
        if self._current is None:
            number, place = 0, filled[0] if periods > 0 else filled[-1]
        else:
            number, place = self._current
            at = min(max(filled.index(place) + periods, 0), len(filled) - 1)
            place = filled[at]
        ranked = sorted(range(len(self._lines)), key=lambda line: -(self._lines[line].values[place] or 0.0))
        rank = min(max(ranked.index(number) + lines, 0), len(ranked) - 1)
        self._move_to((ranked[rank], place))
        self._announce()

    def _move_to(self, spot: Spot | None) -> None:
        if spot != self._current:
            self._current = spot
            self._strengthen(spot[0] if spot else None)
            self._show_point()

    def _strengthen(self, chosen: int | None) -> None:
        for number, line in enumerate(self._lines):
            is_chosen = number == chosen
            line.set_strength(1.0 if chosen is None or is_chosen else STANDING_BACK, with_band=is_chosen)

    def _show_point(self) -> None:
        """Show crosshair, ring and box at the current point."""
        if self._current is None or not self._lines:
            self._hide_point()
            return
        number, place = self._current
        line, area = self._lines[number], self._frame.area
        spot = self._frame.spot(place, line.values[place] or 0.0)
        upright, ring = QPainterPath(QPointF(spot.x(), area.top())), QPainterPath()
        upright.lineTo(spot.x(), area.bottom())
        ring.addEllipse(spot, RING, RING)
        self._crosshair.setPath(upright)
        self._ring.setPath(ring)
        self._ring.setBrush(line.colour)
        self._crosshair.show()
        self._ring.show()
        self._tell(number, place)

    def _hide_point(self) -> None:
        for shown in (self._crosshair, self._ring, self._box):
            shown.hide()

    def _tell(self, number: int, place: int) -> None:
        """Show what all lines say at a period in the box beside it."""
        ranked = sorted(enumerate(self._lines), key=lambda pair: -pair[1].series.points[place].count)
        rows = [(line.series.term, line.colour.name(), line.series.points[place], at == number) for at, line in ranked]
        within = self.mapFromScene(self._frame.scene_area).boundingRect()
        self._box.show_values(rows, self._theme.colours.muted, int(self.point_at(number, place).x()), within)

    def _announce(self) -> None:
        """Tell a screen reader what the point says."""
        if self._current is not None:
            series = self._lines[self._current[0]].series
            told = reading(series.term, series.points[self._current[1]])
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))


def _name_font() -> QFont:
    return interface_font(0, QFont.Weight.DemiBold)
