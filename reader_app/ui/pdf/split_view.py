"""Two parts of one document above each other: the one that is read, and another to look at meanwhile."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from reader_app.model.pdf import PageLink
from reader_app.ui.pdf.link_layer import LinkLayer
from reader_app.ui.pdf.page_view import PageView


class SplitView(QSplitter):
    """Holds the view, and below it a second one while that is wanted; what is painted over one is over both."""

    split = Signal(bool)
    """Whether there are two now."""
    link_opened = Signal(str)
    """An address outside of the file that was clicked in the second view."""

    def __init__(self, view: PageView, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setObjectName("split_view")
        self.setChildrenCollapsible(False)
        self._view = view
        self.second: PageView | None = None
        self.addWidget(view)
        self.setFocusProxy(view)

    def toggle(self) -> None:
        """Show the same place a second time, or only once again."""
        if self.second is not None:
            self.end()
        elif self._view.is_open:
            self._begin()

    def end(self) -> None:
        """Show the document only once."""
        second, self.second = self.second, None
        if second is None:
            return
        self._view.painted.disconnect(second.viewport().update)
        second.pictures.want(())
        second.hide()
        second.deleteLater()
        self._view.setFocus()
        self.split.emit(False)

    def _begin(self) -> None:
        place = self._view.place()
        second = self.second = PageView(self._view.document, self)
        second.setObjectName("second_page_view")
        second.setAccessibleName(self.tr("Pages, a second time"))
        second.share_overlays(self._view)
        links = LinkLayer(second)
        links.followed.connect(self._follow)
        self._view.painted.connect(second.viewport().update)
        self.addWidget(second)
        self.setSizes([self.height() // 2] * 2)
        second.restore(place)
        self._view.restore(place)
        second.setFocus()
        self.split.emit(True)

    def _follow(self, link: PageLink) -> None:
        if link.page and self.second is not None:
            self.second.go_to(link.page, link.left, link.top)
        elif link.uri:
            self.link_opened.emit(link.uri)
