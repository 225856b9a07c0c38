"""A line ruler: the line under the pointer, or the one that keys have come to, stays clear while the rest is paled."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QLinearGradient, QMouseEvent, QPainter, QTransform

from reader_app.model.geometry import Rect
from reader_app.pdf.line_map import LineMap, boxes_around, column_edges
from reader_app.ui.pdf.page_painter import PAPER
from reader_app.ui.pdf.page_texts import PageTexts
from reader_app.ui.pdf.page_view import PageView
from reader_app.ui.pdf.sheet import mapped_rect

PALED = 0.72
"""How much of what is beside the line the paper covers."""
SOFT = 5.0
"""Pixels over which that begins."""
AIR = 0.22
"""Of a line's height that stays clear above and below it, for accents and descenders."""
STIRS = 6
"""Pixels that the pointer has to move to take the ruler from the keys."""
HIGHEST, LOWEST, KEPT_AT = 0.12, 0.7, 0.3
"""Of the viewport: where the line may be while keys move it, and where it is brought from outside of that."""
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_J: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_K: -1}


@dataclass(frozen=True, slots=True)
class RuledLine:
    """A line of a page by its number among those that can be seen."""

    page: int
    line: int


class Ruler(QObject):
    """Lies over one view while it is switched on."""

    toggled = Signal(bool)

    def __init__(self, view: PageView, texts: PageTexts, *, leaves_keys: Callable[[], bool]) -> None:
        super().__init__(view)
        self._view = view
        self._texts = texts
        self._leaves_keys = leaves_keys
        self._is_on = False
        self._ruled: RuledLine | None = None
        self._pointer = QPointF(-1, -1)
        self._by_keys = False
        self._step_left = 0
        self._bands: dict[int, tuple[LineMap, tuple[Rect, ...]]] = {}
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)
        view.add_overlay(self._paint)
        view.viewport_changed.connect(self._follow_pointer)
        view.document.opened.connect(self._forget)
        texts.arrived.connect(self._go_on)

    @property
    def is_on(self) -> bool:
        return self._is_on

    @property
    def ruled(self) -> RuledLine | None:
        """The line that is clear; None before the words of the page are known."""
        return self._ruled

    def band(self) -> QRectF:
        """Return what of the viewport stays clear; empty where no line is known."""
        bands = self._bands_of(self._ruled.page) if self._ruled else ()
        if self._ruled is None or self._ruled.line >= len(bands):
            return QRectF()
        return mapped_rect(self._view.transform(self._ruled.page), bands[self._ruled.line])

    def switch(self, *, on: bool) -> None:
        """Lay the ruler on the page, or take it away."""
        if on != self._is_on:
            self._is_on, self._by_keys = on, False
            if on and self._pointer.y() < 0:
                self._pointer = QPointF(self._view.viewport().width() / 2, self._view.viewport().height() * KEPT_AT)
            self._follow_pointer()
            self._view.viewport().update()
            self.toggled.emit(on)

    def step(self, by: int) -> None:
        """Move the ruler by lines in the order of reading, over the edges of columns and pages."""
        self._by_keys, self._step_left = True, 0
        here = self._ruled or RuledLine(max(self._view.page, 1), 0)
        page, line = here.page, here.line + by
        bands = self._bands_of(page)
        if not 0 <= line < len(bands):
            page += 1 if by > 0 else -1
            if not 1 <= page <= self._view.document.page_count:
                return
            if self._texts.lines(page) is None:
                self._step_left = by  # until its words have arrived
                return
            line = 0 if by > 0 else max(len(self._bands_of(page)) - 1, 0)
        self._rule(RuledLine(page, line))
        self._keep_in_sight()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            self._move(event.position())
        elif isinstance(event, QKeyEvent) and watched is self._view:
            return self._take_key(event)
        return False

    def _take_key(self, event: QKeyEvent) -> bool:
        if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        do = self._command(event)
        if do is None:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            do()
        return True

    def _command(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return None
        if event.key() == Qt.Key.Key_L:
            return partial(self.switch, on=not self._is_on)
        by = STEPS.get(Qt.Key(event.key()), 0)
        return partial(self.step, by) if by and self._is_on and not self._leaves_keys() else None

    def _move(self, position: QPointF) -> None:
        if self._by_keys and (position - self._pointer).manhattanLength() < STIRS:
            return
        self._pointer, self._by_keys = position, False
        self._follow_pointer()

    def _follow_pointer(self) -> None:
        if not self._is_on or self._by_keys or not self._view.is_open:
            return
        page, point = self._view.to_page(self._pointer)
        lines = self._texts.lines(page) if page else None
        if lines is not None and lines.nearest(point) is not None:
            self._rule(RuledLine(page, lines.line_of(lines.nearest(point) or 0)))

    def _rule(self, ruled: RuledLine) -> None:
        if ruled != self._ruled:
            self._ruled = ruled
            self._view.viewport().update()

    def _keep_in_sight(self) -> None:
        height, band = self._view.viewport().height(), self.band()
        if band.isEmpty():
            self._view.go_to(self._ruled.page if self._ruled else 1)
        elif not HIGHEST * height <= band.top() <= LOWEST * height:
            self._view.scroll_by(0, band.top() - KEPT_AT * height)

    def _go_on(self, _page: int) -> None:
        if self._step_left:
            self.step(self._step_left)
        else:
            self._follow_pointer()

    def _forget(self) -> None:
        self._bands.clear()
        self._ruled = None

    def _bands_of(self, page: int) -> tuple[Rect, ...]:
        lines = self._texts.lines(page)
        if lines is None:
            return ()
        if page not in self._bands or self._bands[page][0] is not lines:
            self._bands = {page: (lines, line_bands(lines))}
        return self._bands[page][1]

    def _paint(self, painter: QPainter, page: int, transform: QTransform) -> None:
        if not self._is_on or self._ruled is None:
            return
        colour = QColor(PAPER[self._view.viewing.tone])
        colour.setAlphaF(PALED)
        area = mapped_rect(transform, self._view.laid_out.sheet(page).box) & QRectF(self._view.viewport().rect())
        band = self.band() & area if page == self._ruled.page else QRectF()
        if band.isEmpty():
            painter.fillRect(area, colour)
        else:
            _pale_around(painter, area, band, colour)


def line_bands(lines: LineMap) -> tuple[Rect, ...]:
    """Return what stays clear of a page for each of its lines: the line as wide as its column, with some air."""
    boxes, _ = boxes_around(lines.text, lines.line_spans)
    edges = column_edges(boxes)
    bands = []
    for left, bottom, right, top in boxes.tolist():
        first = max(0, int(np.searchsorted(edges, left + 1, side="right")) - 1)
        last = min(len(edges) - 1, max(first + 1, int(np.searchsorted(edges, right - 1))))
        is_upright = right - left >= top - bottom
        air = AIR * (top - bottom if is_upright else right - left)
        across = (min(left, edges[first]), max(right, edges[last])) if is_upright else (left, right)
        bands.append((across[0] - air, bottom - air, across[1] + air, top + air))
    return tuple(bands)


def _pale_around(painter: QPainter, area: QRectF, band: QRectF, colour: QColor) -> None:
    """Cover an area but for a band, softly above and below it."""
    clear = QColor(colour)
    clear.setAlpha(0)
    painter.fillRect(QRectF(area.topLeft(), QPointF(band.left(), area.bottom())), colour)
    painter.fillRect(QRectF(QPointF(band.right(), area.top()), area.bottomRight()), colour)
    for edge, outside in ((band.top(), area.top()), (band.bottom(), area.bottom())):
        softly = edge + (SOFT if outside > edge else -SOFT)
        shade = QLinearGradient(0, edge, 0, softly)
        shade.setColorAt(0, clear)
        shade.setColorAt(1, colour)
        low, high = min(edge, outside), max(edge, outside)
        painter.fillRect(QRectF(band.left(), low, band.width(), high - low), shade)
