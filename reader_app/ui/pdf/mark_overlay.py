"""The marks on the pages of one view: painted under the pointer's eyes only where they are seen."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QPainter, QPen, QTransform

from reader_app.library.marks import PlacedMark
from reader_app.model.anchor import Target
from reader_app.model.annotation import Annotation
from reader_app.model.geometry import Point
from reader_app.model.ids import AnnotationId
from reader_app.ui.pdf.mark_painting import PageMark, page_mark, paint_mark
from reader_app.ui.pdf.page_view import PageView
from reader_app.ui.pdf.sheet import mapped_rect
from reader_app.ui.theme import Theme

NEAR = 3.0
"""Pixels beside a mark that still are on it."""
HANDLE = 4.5
"""Pixels: the radius of what a chosen mark is dragged by."""
FLASH_MS = 1100


class MarkOverlay(QObject):
    """Knows the marks by their page, and builds their shapes when the page is first seen."""

    def __init__(self, view: PageView, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._placed: dict[AnnotationId, PlacedMark] = {}
        self._by_page: dict[int, list[Annotation]] = {}
        self._shapes: dict[int, tuple[PageMark, ...]] = {}
        self._chosen = ""
        self._hovered = ""
        self._glow = QVariantAnimation(self)
        self._glow.setDuration(FLASH_MS)
        self._glow.setStartValue(0.8)
        self._glow.setEndValue(0.0)
        self._glow.valueChanged.connect(lambda _value: view.viewport().update())
        view.add_overlay(self._paint)

    @property
    def chosen(self) -> str:
        """The id of the mark that is chosen; empty where none is."""
        return self._chosen

    def show_marks(self, marks: Iterable[PlacedMark]) -> None:
        """Show these marks instead of those before; those that stand in other texts are left out."""
        self._placed = {mark.annotation.id: mark for mark in marks if mark.annotation.anchor.target is Target.PDF}
        by_page: dict[int, list[Annotation]] = defaultdict(list)
        for mark in self._placed.values():
            by_page[mark.annotation.anchor.page].append(mark.annotation)
        self._shapes = {page: held for page, held in self._shapes.items() if _are_same(held, by_page.get(page, ()))}
        self._by_page = dict(by_page)
        if self._chosen not in self._placed:
            self._chosen = ""
        self._view.viewport().update()

    def mark(self, mark: str) -> PlacedMark | None:
        return self._placed.get(AnnotationId(mark))

    def annotations(self, page: int) -> Sequence[Annotation]:
        """Return the marks of a page."""
        return self._by_page.get(page, ())

    def ids(self) -> tuple[AnnotationId, ...]:
        """Return all marks in the order of reading."""
        placed = (mark.annotation for mark in self._placed.values())
        return tuple(
            mark.id for mark in sorted(placed, key=lambda mark: (mark.anchor.page, mark.anchor.start, mark.id))
        )

    def at(self, position: QPointF) -> str:
        """Return the mark at a position of the viewport, the smallest of several; empty where there is none."""
        page = self._view.page_at(position)
        if not page or page not in self._by_page:
            return ""
        _page, point = self._view.to_page(position)
        slack = NEAR / max(self._view.laid_out.scale / self._view.ratio, 0.1)
        held = [mark for mark in self._on(page) if mark.holds(point, slack)]
        return min(held, key=_size).annotation.id if held else ""

    def rect_of(self, mark: str) -> QRectF:
        """Return where a mark is on the viewport; empty where it is not known."""
        shape = self.shape(mark)
        return self._view.to_view(shape.anchor.page, shape.bounds) if shape else QRectF()

    def shape(self, mark: str) -> PageMark | None:
        placed = self.mark(mark)
        if placed is None:
            return None
        on_page = self._on(placed.annotation.anchor.page)
        return next((shape for shape in on_page if shape.annotation.id == mark), None)

    def choose(self, mark: str) -> None:
        """Let a mark stand out; an empty id lets none."""
        if mark != self._chosen:
            self._chosen = mark
            self._view.viewport().update()

    def hover(self, mark: str) -> None:
        if mark != self._hovered:
            self._hovered = mark
            self._view.viewport().update()

    def reveal(self, mark: str) -> None:
        """Bring a mark into view, choose it, and draw the eye to it."""
        shape = self.shape(mark)
        if shape is not None:
            self._view.show_rect(shape.anchor.page, shape.bounds)
            self.choose(mark)
            self._glow.stop()
            self._glow.start()

    def handle_at(self, position: QPointF) -> int | None:
        """Return which handle of the chosen mark is at a position."""
        for number, handle in enumerate(self._handles()):
            if (handle - position).manhattanLength() <= 2.2 * HANDLE:
                return number
        return None

    def _on(self, page: int) -> tuple[PageMark, ...]:
        if page not in self._shapes:
            shapes = (page_mark(annotation) for annotation in self._by_page.get(page, ()))
            self._shapes[page] = tuple(shape for shape in shapes if shape is not None)
        return self._shapes[page]

    def _handles(self) -> list[QPointF]:
        """Return where the handles of the chosen mark are: the ends of its words, or the corners of its area."""
        shape = self.shape(self._chosen) if self._chosen else None
        if shape is None or shape.annotation.author or shape.annotation.kind == "ink":
            return []
        transform = self._view.transform(shape.anchor.page)
        return [transform.map(QPointF(*point)) for point in handle_points(shape)]

    def _paint(self, painter: QPainter, page: int, transform: QTransform) -> None:
        if page not in self._by_page:
            return
        tone = self._view.viewing.tone
        seen = QRectF(self._view.viewport().rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark in self._on(page):
            area = mapped_rect(transform, mark.bounds)
            if area.adjusted(-8, -8, 8, 8).intersects(seen):
                paint_mark(painter, mark, transform, tone)
                if mark.annotation.id in (self._chosen, self._hovered):
                    self._paint_edge(painter, mark, transform, is_chosen=mark.annotation.id == self._chosen)

    def _paint_edge(self, painter: QPainter, mark: PageMark, transform: QTransform, *, is_chosen: bool) -> None:
        accent = QColor(self._theme.colours.accent)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if is_chosen and self._glow.state() == QVariantAnimation.State.Running:
            glow = QColor(accent)
            glow.setAlphaF(float(self._glow.currentValue()))
            painter.setPen(QPen(glow, 6))
            painter.drawRoundedRect(mapped_rect(transform, mark.bounds).adjusted(-4, -4, 4, 4), 5, 5)
        painter.setPen(QPen(accent, 1.4 if is_chosen else 1.0))
        painter.drawPath(mark.boxes.outline(transform))
        if is_chosen:
            painter.setBrush(accent)
            painter.setPen(QPen(QColor(self._theme.colours.on_accent), 1))
            for handle in self._handles():
                painter.drawEllipse(handle, HANDLE, HANDLE)


def handle_points(mark: PageMark) -> tuple[Point, ...]:
    """Return what a mark is dragged by: first and last of its words, or the corners of its area, clockwise."""
    if mark.is_on_words:
        first, last = mark.anchor.quads[0], mark.anchor.quads[-1]
        return ((first[4], first[5]), (last[6], last[7]))
    left, bottom, right, top = mark.bounds
    if mark.annotation.kind == "note":
        return ()
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def _are_same(held: Sequence[PageMark], annotations: Sequence[Annotation]) -> bool:
    return [mark.annotation for mark in held] == [mark for mark in annotations if mark.anchor.quads]


def _size(mark: PageMark) -> float:
    left, bottom, right, top = mark.bounds
    return (right - left) * (top - bottom)
