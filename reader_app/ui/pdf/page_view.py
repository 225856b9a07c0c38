"""The pages of a document on the screen, with what others paint over them."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QNativeGestureEvent, QPainter, QPaintEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QWidget

from reader_app.model.geometry import Rect
from reader_app.pdf.process import Urgency
from reader_app.ui.pdf.page_area import PageArea
from reader_app.ui.pdf.page_painter import desk_colour, paint_edge, paint_page
from reader_app.ui.pdf.page_pictures import PagePictures
from reader_app.ui.pdf.pdf_document import PdfDocument
from reader_app.ui.pdf.tiles import TileKey
from reader_app.ui.pdf.view_keys import command_of
from reader_app.ui.pdf.view_place import Fit
from reader_app.ui.pdf.wishes import wishes_for
from reader_app.ui.pdf.zooming import Zooming

ZOOM_RESTS_MS = 40
"""While somebody zooms nothing is drawn that would be of another size at the next frame."""
PIXELS_A_NOTCH = 110
NOTCH = 120
"""What a notch of a wheel counts in Qt."""

Overlay = Callable[[QPainter, int, QTransform], None]
"""Paints over a page, counted from 1; the transform leads from points of the page to the painter's coordinates."""


class PageView(PageArea):
    """Shows a document; what is selected, found or marked on it is painted by overlays."""

    painted = Signal(bool)
    """A frame was painted; whether all of it was sharp."""

    def __init__(self, document: PdfDocument, parent: QWidget | None = None) -> None:
        self.pictures = PagePictures(document)
        self._overlays: list[Overlay] = []
        self._last_top = 0
        self._is_downwards = True
        super().__init__(document, parent)
        self.pictures.setParent(self)
        self.setObjectName("page_view")
        self.setAccessibleName(self.tr("Pages"))
        self.viewport().setMouseTracking(True)
        self.zooming: Zooming = Zooming(self)
        self._zoom_rest = QTimer(self, interval=ZOOM_RESTS_MS, singleShot=True)
        self._zoom_rest.timeout.connect(self._look)
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._look)
        self.viewport_changed.connect(self._look_soon)
        self.pictures.arrived.connect(self._show_piece)
        self.pictures.refused.connect(self.viewport().update)
        document.opened.connect(self._look)  # at once, before anybody asks for what takes longer
        self._look_soon()

    @property
    def is_sharp(self) -> bool:
        """Whether all that is seen has been drawn."""
        if not self.is_open:
            return False
        wishes = wishes_for(self.laid_out, self.pictures, self.seen, downwards=True)
        return all(self.pictures.image(wish.key) is not None for wish in wishes if wish.urgency is Urgency.SEEN)

    def add_overlay(self, overlay: Overlay) -> None:
        """Let somebody paint over the pages; later ones paint over earlier ones."""
        self._overlays.append(overlay)
        self.viewport().update()

    def share_overlays(self, other: "PageView") -> None:
        """Paint what is painted over another view, whatever comes to that."""
        self._overlays = other._overlays

    def update_page(self, page: int, rect: Rect | None = None) -> None:
        """Paint a page anew, or a box of it."""
        if self.is_open:
            area = self.to_view(page, self.laid_out.sheet(page).box if rect is None else rect)
            self.viewport().update(area.toAlignedRect().adjusted(-2, -2, 2, 2))

    def zoom_to(self, zoom: float, *, at: QPointF | None = None) -> None:
        """Show pages so much larger than on paper; what is at a position, usually the middle, stays there."""
        self._zoom_rest.start()
        viewing = replace(self.viewing, zoom=zoom, fit=Fit.ZOOM)
        self.show_as(viewing, at=QPointF(self.viewport().rect().center()) if at is None else at)

    def try_again(self) -> None:
        """Draw everything anew, also pages that could not be drawn."""
        self.pictures.forget_all()
        self.viewport().update()
        self._look_soon()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), desk_colour(self.palette()))
        ratio, origin = self.ratio, self.origin
        area = event.rect()
        shown = QRect(area.topLeft() * ratio, QSize(area.size() * ratio)).adjusted(-1, -1, 1, 1)
        seen = shown.translated(origin)
        pages = self.laid_out.pages_in(seen) if self.is_open else []
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        painter.translate(-origin)
        edge = self.palette().mid().color()
        is_sharp = True
        for page in pages:
            paint_edge(painter, self.laid_out.area(page), edge)
            is_moving = self._zoom_rest.isActive() or self.glide.is_moving
            is_sharp &= paint_page(painter, self.laid_out, self.pictures, page, seen, is_moving=is_moving)
        painter.restore()
        for page in pages:
            self._paint_overlays(painter, page)
        painter.end()
        self.painted.emit(is_sharp)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zooming.zoom_by_wheel(event)
        elif not event.pixelDelta().isNull():
            self._scroll_exactly(event.pixelDelta().x(), event.pixelDelta().y())
        else:
            notches = QPointF(event.angleDelta()) / NOTCH
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not notches.x():
                notches = notches.transposed()
            self.scroll_by(-notches.x() * PIXELS_A_NOTCH, -notches.y() * PIXELS_A_NOTCH)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = command_of(event)
        if command is None:
            event.ignore()
        else:
            command(self)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and self.zooming.zoom_by_gesture(event):
            return True
        return super().viewportEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and command_of(event):
            event.accept()  # the window means something else by this key while the pages do not have the focus
            return True
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._keep_place()
        return super().event(event)

    def _scroll_exactly(self, across: int, down: int) -> None:
        """Follow a finger, which needs no gliding."""
        target = self.glide.target
        self.glide.jump(target[0] - across * self.ratio, target[1] - down * self.ratio)

    def _paint_overlays(self, painter: QPainter, page: int) -> None:
        transform = self.transform(page)
        for overlay in self._overlays:
            painter.save()
            overlay(painter, page, transform)
            painter.restore()

    def _show_piece(self, key: TileKey) -> None:
        page = key.face.page
        if not self.is_open or page > self.laid_out.page_count:
            return
        if key.face != self.laid_out.face(page):
            self.update_page(page)
            return
        area = key.area.translated(self.laid_out.area(page).topLeft() - self.origin)
        ratio = self.ratio
        self.viewport().update(
            QRect(area.topLeft() / ratio, QSize(area.size() / ratio)).adjusted(-1, -1, 2, 2) & self.viewport().rect()
        )

    def _look_soon(self) -> None:
        """Ask for what is missing when all that moves the viewport now has done so."""
        if not self._zoom_rest.isActive():
            self._soon.start()

    def _look(self) -> None:
        if not self.is_open:
            return
        top = self.origin.y()
        if top != self._last_top:
            self._is_downwards = top > self._last_top
            self._last_top = top
        size = self.laid_out.screen.size
        self.pictures.fit_viewport(size.width() * size.height())
        self.pictures.want(wishes_for(self.laid_out, self.pictures, self.seen, downwards=self._is_downwards))
