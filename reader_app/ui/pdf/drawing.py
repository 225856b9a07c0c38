"""What is drawn on a page without words: a place for a note, a box, strokes of a pen."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPen, QTabletEvent, QTransform

from reader_app.model.geometry import Point, Rect
from reader_app.ui.pdf.mark_painting import ink_path, ink_pen, scale_of, tint_on
from reader_app.ui.pdf.page_view import PageView

STROKES_BELONG_MS = 1200
"""Strokes that follow each other within this time are one mark, as the letters of a word are."""
LEAST_AREA = 4.0
"""Points: a smaller box is a slip of the hand."""
STEP = 1.5
"""Pixels between the points of a stroke."""
TEXT_WIDTH, TEXT_HEIGHT = 160.0, 34.0
"""Points of a free text that is clicked and not drawn."""


class Tool(StrEnum):
    """What the mouse or the pen does on pages."""

    SELECT = "select"
    NOTE = "note"
    FREETEXT = "freetext"
    SQUARE = "square"
    INK = "ink"


class Drawing(QObject):
    """Takes the mouse of one view while a tool for drawing is chosen."""

    placed = Signal(int, object)
    """The page, and the Point for a note."""
    framed = Signal(str, int, object)
    """The tool, the page, and the Rect that was drawn."""
    inked = Signal(int, object)
    """The page, and the strokes: a tuple of tuples of Points."""

    def __init__(self, view: PageView) -> None:
        super().__init__(view)
        self._view = view
        self._tool = Tool.SELECT
        self._page = 0
        self._start: QPointF | None = None
        self._now = QPointF()
        self._last = QPointF()
        self._strokes: list[list[Point]] = []
        self.colour = "yellow"
        self._pausing = QTimer(self, interval=STROKES_BELONG_MS, singleShot=True)
        self._pausing.timeout.connect(self.finish)
        view.viewport().installEventFilter(self)
        view.add_overlay(self._paint)

    @property
    def tool(self) -> Tool:
        return self._tool

    def take(self, tool: Tool) -> None:
        """Draw with another tool; strokes that were made are kept."""
        self.finish()
        self._tool = tool
        self._start = None
        viewport = self._view.viewport()
        if tool is Tool.SELECT:
            viewport.unsetCursor()
        else:
            viewport.setCursor(Qt.CursorShape.CrossCursor)

    def finish(self) -> None:
        """Make a mark of the strokes so far."""
        self._pausing.stop()
        if self._strokes and self._start is None:
            strokes = tuple(tuple(stroke) for stroke in self._strokes)
            self._strokes = []
            self.inked.emit(self._page, strokes)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._tool is Tool.SELECT:
            return False
        if isinstance(event, QTabletEvent):
            return self._take_pen(event)
        if isinstance(event, QMouseEvent) and watched is self._view.viewport():
            return self._take_mouse(event)
        return False

    def press(self, position: QPointF) -> None:
        """Begin to draw at a position of the viewport."""
        page, point = self._view.to_page(position)
        if not page:
            return
        if self._tool is Tool.NOTE:
            self.placed.emit(page, point)
            return
        if self._strokes and page != self._page:
            self.finish()
        self._page, self._start, self._now, self._last = page, position, position, position
        self._pausing.stop()
        if self._tool is Tool.INK:
            self._strokes.append([point])

    def draw(self, position: QPointF) -> None:
        """Go on to a position."""
        if self._start is None:
            return
        self._now = position
        if self._tool is Tool.INK and (position - self._last).manhattanLength() >= STEP:
            self._last = position
            self._strokes[-1].append(self._point(position))
        self._view.viewport().update()

    def release(self, position: QPointF) -> None:
        """End a stroke or a box at a position."""
        if self._start is None:
            return
        self.draw(position)
        start, self._start = self._start, None
        self._view.viewport().update()
        if self._tool is Tool.INK:
            self._pausing.start()
        else:
            self._frame(self._rect(start, position))

    def _take_mouse(self, event: QMouseEvent) -> bool:
        kind, left = event.type(), Qt.MouseButton.LeftButton
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick) and event.button() == left:
            self.press(event.position())
            return True
        if kind == QEvent.Type.MouseMove:
            self.draw(event.position())
            return bool(event.buttons() & left)
        if kind == QEvent.Type.MouseButtonRelease and event.button() == left:
            self.release(event.position())
            return True
        return False

    def _take_pen(self, event: QTabletEvent) -> bool:
        """Follow a pen, whose points come finer than those of a mouse; one that hovers draws nothing."""
        position = event.position()
        if event.type() == QEvent.Type.TabletPress:
            self.press(position)
        elif event.type() == QEvent.Type.TabletMove and event.pressure() > 0:
            self.draw(position)
        elif event.type() == QEvent.Type.TabletRelease:
            self.release(position)
        event.accept()
        return True

    def _frame(self, rect: Rect) -> None:
        left, bottom, right, top = rect
        is_small = right - left < LEAST_AREA or top - bottom < LEAST_AREA
        if is_small and self._tool is Tool.FREETEXT:
            rect = (left, top - TEXT_HEIGHT, left + TEXT_WIDTH, top)
        if not is_small or self._tool is Tool.FREETEXT:
            self.framed.emit(self._tool.value, self._page, rect)

    def _point(self, position: QPointF) -> Point:
        """Return the point of the page that is drawn on, also where the pointer has left it."""
        back, _can_be_inverted = self._view.transform(self._page).inverted()
        point = back.map(position)
        return (round(point.x(), 2), round(point.y(), 2))

    def _rect(self, one: QPointF, other: QPointF) -> Rect:
        (x, y), (right, top) = self._point(one), self._point(other)
        left, bottom, across, up = self._view.laid_out.sheet(self._page).box
        xs, ys = sorted((x, right)), sorted((y, top))
        return (max(left, xs[0]), max(bottom, ys[0]), min(across, xs[1]), min(up, ys[1]))

    def _paint(self, painter: QPainter, page: int, transform: QTransform) -> None:
        if page != self._page or not (self._strokes or self._start is not None):
            return
        tint = tint_on(self._view.viewing.tone, self.colour)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._strokes:
            painter.setPen(ink_pen(tint, scale_of(transform)))
            painter.drawPath(transform.map(_path(self._strokes)))
        elif self._start is not None:
            painter.setPen(QPen(QColor(tint.solid), 1.5))
            painter.drawRect(QRectF(self._start, self._now).normalized())


def _path(strokes: list[list[Point]]) -> QPainterPath:
    return ink_path(strokes)
