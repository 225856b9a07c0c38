"""A chosen mark that is dragged: the ends of its words, the corners of its area, or, of what has none, all of it."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent

from reader_app.model.anchor import Anchor
from reader_app.model.geometry import Point, Rect
from reader_app.pdf.anchoring import area_anchor, words_anchor
from reader_app.pdf.line_map import LineMap
from reader_app.ui.pdf.mark_overlay import MarkOverlay
from reader_app.ui.pdf.mark_painting import PageMark
from reader_app.ui.pdf.page_texts import PageTexts
from reader_app.ui.pdf.page_view import PageView

LEAST_SIDE = 6.0
"""Points that an area keeps each way."""
STILL = 4
"""Pixels that the mouse moves before it drags a whole mark."""


class MarkDragging(QObject):
    """Takes the mouse of one view where it presses on a handle, or on a note that is chosen."""

    moved = Signal(str, object)
    """A mark's id, and its Anchor as it is while it is being dragged."""
    dropped = Signal(str, object)
    """A mark's id, and its Anchor from now on."""

    def __init__(self, view: PageView, overlay: MarkOverlay, texts: PageTexts) -> None:
        super().__init__(view)
        self._view = view
        self._overlay = overlay
        self._texts = texts
        self._mark: PageMark | None = None
        self._handle: int | None = None
        self._pressed = QPointF()
        self._anchor: Anchor | None = None
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent):
            return False
        left = Qt.MouseButton.LeftButton
        if event.type() == QEvent.Type.MouseButtonPress and event.button() == left:
            return self.press(event.position())
        if self._mark is None:
            return False
        if event.type() == QEvent.Type.MouseMove:
            self.drag(event.position())
        elif event.type() == QEvent.Type.MouseButtonRelease and event.button() == left:
            self.release()
        return True

    def press(self, position: QPointF) -> bool:
        """Take hold of what is at a position; return whether there is something."""
        chosen = self._overlay.shape(self._overlay.chosen) if self._overlay.chosen else None
        if chosen is None or chosen.annotation.author:
            return False
        self._handle = self._overlay.handle_at(position)
        is_whole = not chosen.is_on_words and self._overlay.at(position) == chosen.annotation.id
        if self._handle is None and not is_whole:
            return False
        self._mark, self._pressed, self._anchor = chosen, position, None
        return True

    def drag(self, position: QPointF) -> None:
        """Move what was taken hold of to a position."""
        if self._mark is None or self._texts.lines(self._mark.anchor.page) is None:
            return
        if self._handle is None and (position - self._pressed).manhattanLength() < STILL and self._anchor is None:
            return
        anchor = self._dragged(self._mark, position)
        if anchor is not None:
            self._anchor = anchor
            self.moved.emit(self._mark.annotation.id, anchor)

    def release(self) -> None:
        """Let go of it."""
        if self._mark is not None and self._anchor is not None and self._anchor != self._mark.anchor:
            self.dropped.emit(self._mark.annotation.id, self._anchor)
        self._mark = None

    def _dragged(self, mark: PageMark, position: QPointF) -> Anchor | None:
        lines = self._texts.lines(mark.anchor.page)
        if lines is None:
            return None
        point = self._point(mark, position)
        if mark.is_on_words:
            return self._stretched(mark, lines, point)
        if self._handle is None:
            from_x, from_y = self._point(mark, self._pressed)
            return _shifted(lines, mark, point[0] - from_x, point[1] - from_y)
        return _area(lines, mark, _resized(mark.bounds, self._handle, point))

    def _stretched(self, mark: PageMark, lines: LineMap, point: Point) -> Anchor | None:
        anchor, at = mark.anchor, lines.position(point)
        start, end = (at, anchor.end) if self._handle == 0 else (anchor.start, at)
        if not lines.text.text[min(start, end) : max(start, end)].strip():
            return None
        return words_anchor(lines.text, anchor.page, min(start, end), max(start, end), anchor.attachment)

    def _point(self, mark: PageMark, position: QPointF) -> Point:
        back, _can_be_inverted = self._view.transform(mark.anchor.page).inverted()
        point = back.map(position)
        return (point.x(), point.y())


def _resized(bounds: Rect, corner: int, point: Point) -> Rect:
    """Return an area of which a corner, clockwise from the upper left, is elsewhere."""
    left, bottom, right, top = bounds
    x, y = point
    if corner in (0, 3):
        left = min(x, right - LEAST_SIDE)
    else:
        right = max(x, left + LEAST_SIDE)
    if corner in (0, 1):
        top = max(y, bottom + LEAST_SIDE)
    else:
        bottom = min(y, top - LEAST_SIDE)
    return (left, bottom, right, top)


def _area(lines: LineMap, mark: PageMark, bounds: Rect) -> Anchor:
    return area_anchor(lines, mark.anchor.page, bounds, mark.anchor.attachment)


def _shifted(lines: LineMap, mark: PageMark, across: float, up: float) -> Anchor:
    left, bottom, right, top = mark.bounds
    anchor = _area(lines, mark, (left + across, bottom + up, right + across, top + up))
    strokes = tuple(tuple((x + across, y + up) for x, y in stroke) for stroke in mark.anchor.strokes)
    return replace(anchor, strokes=strokes)
