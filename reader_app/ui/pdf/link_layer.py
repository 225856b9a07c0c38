"""Links on pages: shown under the pointer, followed by a click."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent

from reader_app.model.geometry import Point
from reader_app.model.pdf import PageLink
from reader_app.ui.links import shown_address
from reader_app.ui.pdf.page_view import PageView

STILL_WITHIN = 4
"""Pixels: a click that moves further drags."""


class LinkLayer(QObject):
    """Follows the mouse over one view."""

    followed = Signal(object)
    """A PageLink that was clicked."""
    hovered = Signal(int, object)
    """The page and the PageLink under the pointer; 0 and None where there is none any more."""

    def __init__(self, view: PageView) -> None:
        super().__init__(view)
        self._view = view
        self._links: dict[int, tuple[PageLink, ...]] = {}
        self._pressed: tuple[QPoint, PageLink] | None = None
        self._pointer: QPointF | None = None
        self._shown: PageLink | None = None
        view.viewport().installEventFilter(self)
        view.document.opened.connect(self._links.clear)

    def link_at(self, position: QPointF) -> PageLink | None:
        """Return the link at a position of the viewport; those of a page are known soon after it is first asked."""
        page = self._view.page_at(position)
        if not page:
            return None
        _page, point = self._view.to_page(position)
        if page not in self._links:
            self._links[page] = ()
            self._view.document.links(page, partial(self._take_links, page))
        return next((link for link in self._links[page] if _holds(link, point)), None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            return self._take_mouse(event)
        if event.type() == QEvent.Type.Leave:
            self._pointer = None
            self._hover(None, 0)
        return False

    def _take_links(self, page: int, links: tuple[PageLink, ...]) -> None:
        """Learn the links of a page; the pointer may rest on one."""
        self._links[page] = links
        if self._pointer is not None and self._view.page_at(self._pointer) == page:
            self._hover(self.link_at(self._pointer), page)

    def _take_mouse(self, event: QMouseEvent) -> bool:
        """Look at a move or a click; others see it too unless it follows a link."""
        if event.type() == QEvent.Type.MouseMove and not event.buttons():
            self._pointer = event.position()
            self._hover(self.link_at(event.position()), self._view.page_at(event.position()))
        elif event.type() == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            link = self.link_at(event.position())
            self._pressed = (event.position().toPoint(), link) if link is not None else None
        elif event.type() == QEvent.Type.MouseButtonRelease and self._pressed is not None:
            (at, link), self._pressed = self._pressed, None
            if (event.position().toPoint() - at).manhattanLength() <= STILL_WITHIN:
                self._hover(None, 0)
                self.followed.emit(link)
                return True
        return False

    def _hover(self, link: PageLink | None, page: int) -> None:
        if link == self._shown:
            return
        self._shown = link
        viewport = self._view.viewport()
        viewport.setToolTip("" if link is None else self._words(link))
        if link is None:
            viewport.unsetCursor()
        else:
            viewport.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hovered.emit(page if link is not None else 0, link)

    def _words(self, link: PageLink) -> str:
        if not link.page:
            return shown_address(link.uri)
        label = self._view.document.label(link.page)
        return self.tr("Page %1").replace("%1", label)


def _holds(link: PageLink, point: Point) -> bool:
    left, bottom, right, top = link.rect
    return left <= point[0] <= right and bottom <= point[1] <= top
