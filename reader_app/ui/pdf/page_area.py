"""A scrolled area that knows where on it each point of each page lies, and keeps the reader's place in all changes."""

from dataclasses import replace

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTransform
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from reader_app.model.geometry import Point, Rect
from reader_app.ui.pdf.geometry import PageGeometry, Screen, Sheets
from reader_app.ui.pdf.gliding import Gliding
from reader_app.ui.pdf.page_layout import Spaces
from reader_app.ui.pdf.pdf_document import PdfDocument
from reader_app.ui.pdf.sheet import mapped_rect
from reader_app.ui.pdf.view_place import Arrangement, Fit, ViewPlace

MARGIN = GAP = 10
"""Pixels around pages and between them."""
READ_AT = 0.4
"""The page that lies so far down the viewport, and so far from its left, is the one being read."""
SHOWN_AT = 1 / 3
"""So far down comes what somebody wants to see."""


class PageArea(QAbstractScrollArea):
    """Positions are those of the viewport, points those of pages; pages count from 1."""

    viewport_changed = Signal()
    """Something else is seen, or the same larger or smaller."""
    page_changed = Signal(int)
    """Another page is being read."""
    viewing_changed = Signal()
    """The zoom, the fit, the arrangement, the rotation or the paper is another."""

    def __init__(self, document: PdfDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        # One that comes and goes would change the width that pages are fitted to, and come again.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.document = document
        self.glide = Gliding(self)
        self.laid_out = PageGeometry(Sheets(()), ViewPlace(), self._screen(), self._spaces())
        self._page = 0
        self._pending = ViewPlace()
        document.opened.connect(self._take_document)
        document.shapes_known.connect(self._take_shapes)
        if document.shapes:
            self._take_document()

    @property
    def is_open(self) -> bool:
        """Whether there are pages."""
        return self.laid_out.page_count > 0

    @property
    def page(self) -> int:
        """The page being read; 0 before the document is open."""
        return self._page

    @property
    def viewing(self) -> ViewPlace:
        """The way pages are shown; its page and point do not matter."""
        return self.laid_out.viewing if self.is_open else self._pending

    @property
    def zoom(self) -> float:
        """How much larger than on paper pages are."""
        return self.laid_out.zoom

    @property
    def origin(self) -> QPoint:
        """What is in the upper left corner of the viewport, in device pixels."""
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    @property
    def ratio(self) -> float:
        """Device pixels a pixel."""
        return self.viewport().devicePixelRatioF()

    @property
    def seen(self) -> QRect:
        """What is in the viewport, in device pixels."""
        return QRect(self.origin, self.laid_out.screen.size)

    def place(self) -> ViewPlace:
        """Return what brings the reader back here."""
        if not self.is_open:
            return self._pending
        corner = QPointF(self.origin)
        # Not of the page before, of which nothing but the gap behind it is seen.
        page = self.laid_out.page_near(corner + QPointF(0, self.laid_out.screen.pixels(GAP) + 1))
        left, top = self.laid_out.point_at(page, corner)
        return replace(self.viewing, page=page, left=left, top=top, zoom=self.zoom)

    def to_page(self, position: QPointF) -> tuple[int, Point]:
        """Return the page at or nearest to a position, and the point of it there; 0 where there are no pages."""
        at = position * self.ratio + QPointF(self.origin)
        page = self.laid_out.page_near(at)
        return page, self.laid_out.point_at(page, at) if page else (0.0, 0.0)

    def page_at(self, position: QPointF) -> int:
        """Return the page that lies at a position; 0 beside all pages."""
        at = position * self.ratio + QPointF(self.origin)
        page = self.laid_out.page_near(at)
        return page if page and QRectF(self.laid_out.area(page)).contains(at) else 0

    def transform(self, page: int) -> QTransform:
        """Return the way from points of a page to positions."""
        origin, ratio = self.origin, self.ratio
        back = QTransform.fromTranslate(-origin.x(), -origin.y()) * QTransform.fromScale(1 / ratio, 1 / ratio)
        return self.laid_out.transform(page) * back

    def to_view(self, page: int, rect: Rect) -> QRectF:
        """Return where a box of a page lies, which may be outside of what is seen."""
        return mapped_rect(self.transform(page), rect)

    def pages_seen(self) -> list[int]:
        """Return the pages of which something is seen."""
        return self.laid_out.pages_in(self.seen)

    def go_to(self, page: int, left: float | None = None, top: float | None = None, *, down: float = 0.0) -> None:
        """Show a page from its upper edge, or so that a point of it lies so much of the viewport below its top."""
        if not self.is_open:
            self._pending = replace(self._pending, page=page, left=left, top=top)
            return
        page = min(max(page, 1), self.laid_out.page_count)
        if self.viewing.arrangement is Arrangement.SINGLE and page != self.viewing.page:
            self._lay_out(replace(self.viewing, page=page))
        self._jump_to(page, left, top, down)
        self._note_page()

    def show_rect(self, page: int, rect: Rect) -> None:
        """Bring a box of a page into view, unless it is well in view already."""
        if not self.is_open or page not in self.pages_seen() or not self._is_well_seen(self.to_view(page, rect)):
            self.go_to(page, None, rect[3], down=SHOWN_AT)
        if self.is_open:
            area, width = self.to_view(page, rect), self.viewport().width()
            if area.left() < 0 or area.right() > width:
                across = area.left() - GAP if area.width() > width else area.center().x() - width / 2
                self.glide.jump(self.origin.x() + across * self.ratio, self.origin.y())

    def restore(self, place: ViewPlace) -> None:
        """Show the document as it was left."""
        self._pending = place
        if self.is_open:
            self._lay_out(place)
            self._jump_to(self.viewing.page, place.left, place.top, 0.0)
            self._note_page()

    def show_as(self, viewing: ViewPlace, *, at: QPointF | None = None) -> None:
        """Show pages in another way.

        What is at a position, usually in the middle of the upper edge, stays there; where pages lie otherwise than
        before, or fit in as a whole, the one being read is shown from its upper edge.
        """
        if not self.is_open:
            self._pending = replace(viewing, page=self._pending.page, left=self._pending.left, top=self._pending.top)
            self.viewing_changed.emit()
            return
        was = self.viewing
        if viewing.fit is Fit.PAGE or (viewing.rotation, viewing.arrangement) != (was.rotation, was.arrangement):
            self._lay_out(replace(viewing, page=self.page))
            self.go_to(self.page)
            return
        at = QPointF(self.viewport().width() / 2, 1) if at is None else at
        page, point = self.to_page(at)
        self._lay_out(replace(viewing, page=page if self.viewing.arrangement is not Arrangement.SINGLE else self.page))
        moved = self.transform(page).map(QPointF(*point)) - at
        self.glide.jump(self.origin.x() + moved.x() * self.ratio, self.origin.y() + moved.y() * self.ratio)
        self._note_page()

    def scroll_by(self, across: float, down: float) -> None:
        """Glide by so many pixels; of single pages the next one comes where there is no more to scroll."""
        bar = self.verticalScrollBar()
        at = self.glide.target[1]
        is_at_end = at >= bar.maximum() if down > 0 else at <= bar.minimum()
        if down and is_at_end and self.viewing.arrangement is Arrangement.SINGLE:
            self.turn_page(1 if down > 0 else -1, from_end=True)
        else:
            self.glide.move(across * self.ratio, down * self.ratio)

    def turn_page(self, by: int, *, from_end: bool = False) -> None:
        """Show the next pages, or with -1 those before, which somebody who scrolls up sees from their end."""
        if not self.is_open:
            return
        first = self.laid_out.first_beside(self.page)
        beside = 2 if self.viewing.arrangement is Arrangement.FACING else 1
        page = first + by * beside if by < 0 or first > 1 or beside == 1 else first + by
        if 1 <= max(page, 1) <= self.laid_out.page_count and max(page, 1) != self.page:
            self.go_to(max(page, 1))
            if from_end and by < 0:
                self.glide.jump(self.origin.x(), self.verticalScrollBar().maximum())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_place()

    def scrollContentsBy(self, _across: int, _down: int) -> None:
        self.viewport().update()
        self._note_page()
        self.viewport_changed.emit()

    def _keep_place(self) -> None:
        """Lay out for a viewport of another size."""
        if self.is_open and self._screen() != self.laid_out.screen:
            self.show_as(self.viewing)

    def _take_document(self) -> None:
        shapes = self.document.shapes
        self.laid_out = PageGeometry(Sheets(shapes), replace(self._pending, page=1), self._screen(), self._spaces())
        self.restore(self._pending)

    def _take_shapes(self) -> None:
        """Learn where pages are cut out of their sheets; what is seen stays."""
        sheets = Sheets(self.document.shapes)
        point_is_wanted = self._pending.top is not None
        self.laid_out = PageGeometry(sheets, self.viewing, self._screen(), self._spaces())
        if point_is_wanted:
            self.restore(self._pending)
        self.viewport_changed.emit()

    def _lay_out(self, viewing: ViewPlace) -> None:
        page = min(max(viewing.page, 1), max(self.laid_out.page_count, 1))
        was = self.laid_out
        self.laid_out = PageGeometry(was.sheets, replace(viewing, page=page), self._screen(), self._spaces())
        for bar, whole, part in (
            (self.horizontalScrollBar(), self.laid_out.layout.width, self.laid_out.screen.size.width()),
            (self.verticalScrollBar(), self.laid_out.layout.height, self.laid_out.screen.size.height()),
        ):
            bar.setRange(0, max(0, whole - part))
            bar.setPageStep(part)
        self.viewport().update()
        self.viewport_changed.emit()
        if replace(was.viewing, page=page) != self.laid_out.viewing or was.scale != self.laid_out.scale:
            self.viewing_changed.emit()

    def _jump_to(self, page: int, left: float | None, top: float | None, down: float) -> None:
        """Scroll to a point of a page; what is not said of it is its upper left corner as shown."""
        area, sheet, height = self.laid_out.area(page), self.laid_out.sheet(page), self.laid_out.screen.size.height()
        point = QPointF(sheet.box[0] if left is None else left, sheet.box[3] if top is None else top)
        at = self.laid_out.transform(page).map(point).toPoint()
        across_is_said, down_is_said = left is not None, top is not None
        if sheet.rotation % 180:
            across_is_said, down_is_said = down_is_said, across_is_said
        self.glide.jump(
            at.x() if across_is_said else self._middle(self.origin.x(), area),
            at.y() - round(down * height) if down_is_said else area.top() - self.laid_out.screen.pixels(GAP),
        )

    def _middle(self, left: int, area: QRect) -> int:
        """Return where to scroll across so that a page is in view: where it is, or its middle."""
        width = self.laid_out.screen.size.width()
        is_seen = area.left() < left + width and area.right() > left and left > 0
        return left if is_seen else area.center().x() - width // 2

    def _is_well_seen(self, area: QRectF) -> bool:
        return area.top() >= GAP and area.bottom() <= self.viewport().height() - GAP

    def _note_page(self) -> None:
        if not self.is_open:
            return
        size = self.laid_out.screen.size
        at = QPointF(self.origin) + QPointF(size.width(), size.height()) * READ_AT
        page = self.laid_out.page_near(at)
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)

    def _screen(self) -> Screen:
        ratio = self.ratio
        size = self.viewport().size()
        pixels = QSize(round(size.width() * ratio), round(size.height() * ratio))
        return Screen(pixels, self.logicalDpiX() * ratio, ratio)

    def _spaces(self) -> Spaces:
        return Spaces(round(MARGIN * self.ratio), round(GAP * self.ratio))
