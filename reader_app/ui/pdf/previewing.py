"""Previews of what is mentioned under the pointer: asked for when it rests there, shown without leaving the place."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent

from reader_app.model.pdf import PageLink
from reader_app.pdf.previews import Preview
from reader_app.pdf.process import Picture, TileRequest, Urgency
from reader_app.ui.pdf.link_layer import LinkLayer
from reader_app.ui.pdf.page_crop import crop_tile, image_of, shown_area
from reader_app.ui.pdf.page_view import PageView
from reader_app.ui.pdf.preview_card import PreviewCard
from reader_app.ui.pdf.selecting import Selecting
from reader_app.ui.theme import Theme

SHOWN_AFTER_MS = 350
GOES_AFTER_MS = 250
LARGEST_SHARE = 0.8
"""Of the viewport that a preview covers at most, each way."""
LEAST_SCALE, MOST_SCALE = 0.9, 1.8
"""Pixels a point: small enough to leave the place in sight, large enough to be read."""
MOVED = 6


class Previewing(QObject):
    """Watches the pointer over one view."""

    jump_requested = Signal(object)
    """The Preview that is shown: somebody wants to go there."""

    def __init__(self, view: PageView, links: LinkLayer, selecting: Selecting, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._viewport = view.viewport()
        self._links = links
        self._selecting = selecting
        self._at = QPointF()
        self._round = 0
        self._shown: Preview | None = None
        self.card = PreviewCard(theme, view)
        self._rest = QTimer(self, interval=SHOWN_AFTER_MS, singleShot=True)
        self._rest.timeout.connect(lambda: self.look(self._at))
        self._going = QTimer(self, interval=GOES_AFTER_MS, singleShot=True)
        self._going.timeout.connect(self._go)
        self.card.entered.connect(self._going.stop)
        self.card.left.connect(self._going.start)
        self.card.closed.connect(self._forget)
        self.card.jump_requested.connect(self._jump)
        view.viewport().installEventFilter(self)
        view.installEventFilter(self)
        view.viewport_changed.connect(self._go)
        links.hovered.connect(self._hide_tip)

    def look(self, position: QPointF) -> None:
        """Show what the words or the link at a position lead to, if anything."""
        page = self._view.page_at(position)
        if not page:
            return
        link = self._links.link_at(position)
        if link is not None and not link.page:
            return
        _page, point = self._view.to_page(position)
        self._round += 1
        self._view.document.preview(page, point, link, partial(self._draw, self._round, position))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return self._take_key(event)
        is_pointer = isinstance(event, QMouseEvent | QWheelEvent) or event.type() == QEvent.Type.Leave
        if is_pointer and watched is self._viewport and not self.card.is_pinned:
            self._take_pointer(event)
        return False

    def _take_key(self, event: QKeyEvent) -> bool:
        if event.key() != Qt.Key.Key_Escape or self.card.isHidden():
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self.card.close_card()
        return True

    def _take_pointer(self, event: QEvent) -> None:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove and not event.buttons():
            moved = (event.position() - self._at).manhattanLength()
            self._at = event.position()
            if moved > 0:
                self._rest.start()
            if moved > MOVED and not self.card.isHidden() and not self._going.isActive():
                self._going.start()
        elif isinstance(event, QMouseEvent | QWheelEvent) or event.type() == QEvent.Type.Leave:
            self._rest.stop()
            if event.type() == QEvent.Type.Leave and not self.card.isHidden():
                self._going.start()
            elif not isinstance(event, QMouseEvent) or event.type() == QEvent.Type.MouseButtonPress:
                self._go()

    def _draw(self, this: int, position: QPointF, preview: Preview | None) -> None:
        if this != self._round or self._selecting.is_dragging or self.card.is_pinned:
            return
        if preview is None:
            self._go()
            return
        if preview == self._shown and not self.card.isHidden():
            self._going.stop()
            return
        tile = self._tile(preview)
        rank = (Urgency.SEEN, 0, 0)
        self._view.document.draw(preview.page, tile, rank, partial(self._show, this, position, preview))

    def _tile(self, preview: Preview) -> TileRequest:
        """Return the piece of a page that a preview shows: as it is seen there, not larger than the room for it."""
        area = shown_area(self._view, preview.page, preview.area)
        room = self._view.viewport().size() * LARGEST_SHARE
        usual = min(max(self._view.laid_out.scale / self._view.ratio, LEAST_SCALE), MOST_SCALE)
        scale = min(usual, room.width() / max(area.width(), 1), room.height() / max(area.height(), 1))
        return crop_tile(self._view, preview.page, area, scale * self._view.ratio)

    def _show(self, this: int, position: QPointF, preview: Preview, picture: Picture | None) -> None:
        if picture is None or this != self._round:
            return
        self._shown = preview
        at = self._view.viewport().mapTo(self._view, position.toPoint())
        title = self.tr("Page %1").replace("%1", self._view.document.label(preview.page))
        self._going.stop()
        self.card.show_crop(image_of(picture, self._view.ratio), title, preview.words, QPoint(at), self._view.rect())

    def _go(self) -> None:
        self._round += 1
        if not self.card.is_pinned:
            self.card.close_card()

    def _hide_tip(self, _page: int, link: PageLink | None) -> None:
        """Do without the words on a link that is going to be previewed."""
        if link is not None and link.page:
            self._view.viewport().setToolTip("")

    def _forget(self) -> None:
        self._shown = None
        if self.card.hasFocus():
            self._view.setFocus()

    def _jump(self) -> None:
        if self._shown is not None:
            shown = self._shown
            self.card.close_card()
            self.jump_requested.emit(shown)
