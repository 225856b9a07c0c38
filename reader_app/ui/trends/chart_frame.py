"""Axes, faint grid and strip of papers per period, in pyqtgraph without any of its controls; places in pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from reader_app.trends.axis import ceiling, period_ticks, value_ticks
from reader_app.trends.series import Measure
from reader_app.trends.summary import percent
from reader_app.ui.theme import interface_font

if TYPE_CHECKING:
    from PySide6.QtWidgets import QGraphicsItem

    from reader_app.trends.chart import Chart
    from reader_app.trends.periods import Period
    from reader_app.ui.theme import Colours

LEFT_AXIS, PERIOD_AXIS, STRIP = 56, 28, 40
BESIDE_NAMES = 30.0
"""Pixels between the last period and the names of the lines, and behind the names."""
COLUMN = 0.62


class ChartFrame:
    """The plot of the lines and the strip beneath it, in a pyqtgraph widget."""

    def __init__(self, widget: Any) -> None:
        self._widget = widget
        self._drawn: list[tuple[Any, Any]] = []
        self._periods: tuple[Period, ...] = ()
        self.names_width = 0.0
        self.highest = 1.0
        """The value at the ceiling; a share of few papers may lie above it."""
        widget.ci.layout.setSpacing(0)
        widget.ci.layout.setContentsMargins(8, 10, 8, 4)
        # Menus that nobody would see take a third of the time, in which the window stands still.
        self.plot, self._strip = (widget.addPlot(row=row, col=0, enableMenu=False) for row in range(2))
        self._axes = [plot.getAxis(side) for plot, side in self._sides()]
        self._strip_down()
        widget.ci.layout.setRowFixedHeight(1, STRIP + PERIOD_AXIS)

    @property
    def area(self) -> QRectF:
        """Where values are drawn, in pixels of the plot."""
        return QRectF(self.plot.vb.mapRectToItem(self.plot, self.plot.vb.rect()))

    @property
    def scene_area(self) -> QRectF:
        """The same in the scene."""
        return QRectF(self.plot.vb.sceneBoundingRect())

    def clear(self) -> None:
        for plot, item in self._drawn:
            plot.removeItem(item)
        self._drawn = []

    def add(self, item: QGraphicsItem, depth: float = 0.0) -> None:
        """Draw an item whose coordinates are periods and values."""
        item.setZValue(depth)
        self._add(self.plot, item)

    def draw(self, chart: Chart, measure: Measure, colours: Colours) -> None:
        """Draw axes, grid and strip of a chart."""
        self._periods = chart.periods
        ticks = value_ticks(ceiling(chart.series, measure), whole=measure is Measure.COUNT)
        for value in ticks:
            self.add(pg.InfiniteLine(value, angle=0, pen=pg.mkPen(colours.divider, width=1)), -10)
        # A little more than the values, so that dots on the first and the last line of the grid are whole.
        self.highest, width = ticks[-1], (-0.4, len(chart.periods) - 0.6)
        self.plot.vb.setRange(xRange=width, yRange=(-0.03 * self.highest, 1.03 * self.highest), padding=0)
        names = [percent(value) if measure is Measure.SHARE else f"{value:,.0f}" for value in ticks]
        self._axes[0].setTicks([list(zip(ticks, names, strict=True))])
        self._draw_strip(chart, width, colours)
        for axis in self._axes:
            axis.setTextPen(colours.muted)
            axis.setTickFont(interface_font(-1))

    def make_room(self, names_width: float) -> None:
        """Leave this many pixels for the names of the lines, and label as many periods as the rest has room for."""
        self.names_width = names_width
        for plot in (self.plot, self._strip):
            plot.layout.setContentsMargins(0, 0, names_width + BESIDE_NAMES, 0)
        metrics = QFontMetricsF(interface_font(-1))
        widest = max((metrics.horizontalAdvance(period.name) for period in self._periods), default=0.0)
        room = max(120.0, self._widget.width() - LEFT_AXIS - names_width - BESIDE_NAMES)
        places = period_ticks(self._periods, max(2, int(room / (widest + 26))))
        self._axes[2].setTicks([[(place, self._periods[place].name) for place in places]])
        self._widget.ci.layout.activate()

    def spot(self, place: float, value: float) -> QPointF:
        """Return where a value is, in pixels of the plot; at the ceiling where it lies above."""
        return QPointF(self.plot.vb.mapFromViewToItem(self.plot, QPointF(place, min(value, self.highest))))

    def scene_spot(self, place: float, value: float) -> QPointF:
        """The same in the scene."""
        return QPointF(self.plot.vb.mapViewToScene(QPointF(place, min(value, self.highest))))

    def place_at(self, scene: QPointF) -> int:
        """Return the period next to a point of the scene."""
        place = round(float(self.plot.vb.mapSceneToView(scene).x()))
        return min(max(place, 0), len(self._periods) - 1)

    def _sides(self) -> tuple[tuple[Any, str], ...]:
        return (self.plot, "left"), (self._strip, "left"), (self._strip, "bottom")

    def _add(self, plot: Any, item: Any) -> None:
        plot.addItem(item, ignoreBounds=True)
        self._drawn.append((plot, item))

    def _draw_strip(self, chart: Chart, width: tuple[float, float], colours: Colours) -> None:
        """Draw the papers of each period: what the shares are shares of."""
        places, most = list(range(len(chart.totals))), max(chart.totals)
        columns = pg.BarGraphItem(
            x=places, height=list(chart.totals), width=COLUMN, brush=colours.border, pen=pg.mkPen(None)
        )
        self._add(self._strip, columns)
        self._strip.vb.setRange(xRange=width, yRange=(0, 1.25 * most), padding=0)
        self._axes[1].setTicks([[(most / 2, QCoreApplication.translate("ChartFrame", "papers"))]])

    def _strip_down(self) -> None:
        """Take away pyqtgraph's buttons, panning, axis lines and ticks."""
        for plot in (self.plot, self._strip):
            plot.hideButtons()
            plot.setMouseEnabled(x=False, y=False)
            plot.vb.setDefaultPadding(0)
            plot.getAxis("left").setWidth(LEFT_AXIS)
        self.plot.hideAxis("bottom")
        self._axes[2].setHeight(PERIOD_AXIS)
        for axis in self._axes:
            axis.setPen(pg.mkPen(None))
            # A tick of no length is still a dot, and a label that reaches over the edge is still wanted.
            axis.setStyle(tickLength=0, tickAlpha=0, tickTextOffset=8, hideOverlappingLabels=False)
