"""The panes of the window: the sidebar, and beside it a room at a time."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

WIDTHS = (224, 470, 690)
"""Sidebar, list and reading pane, when nobody has moved them."""
LEAST_DETAIL = 372
"""The states of a paper and its star stand side by side."""
ROOM_FOR_SIDEBAR = 880
"""Narrower panes go without the sidebar, else list and reading pane would be cut off."""


class Panes(QSplitter):
    """Sidebar, and the library's list and reading pane or the trends; the sidebar leaves where there is no room."""

    def __init__(self, sidebar: QWidget, papers: QWidget, detail: QWidget, trends: QWidget, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("panes")
        self._sidebar = sidebar
        self._trends = trends
        self._wants_sidebar = True
        self._has_places = True
        self._reading = QSplitter(self)
        self._reading.setObjectName("reading_splitter")
        detail.setMinimumWidth(LEAST_DETAIL)
        for pane in (papers, detail):
            self._reading.addWidget(pane)
        self._rooms = QStackedWidget(self)
        self._rooms.addWidget(self._reading)
        self._rooms.addWidget(trends)
        for pane in (sidebar, self._rooms):
            self.addWidget(pane)
        for splitter in self.splitters:
            splitter.setChildrenCollapsible(False)
            splitter.setStretchFactor(1, 1)
        self.setSizes([WIDTHS[0], sum(WIDTHS[1:])])
        self._reading.setSizes(list(WIDTHS[1:]))

    @property
    def splitters(self) -> tuple[QSplitter, QSplitter]:
        """What a reader can move, for the layout to be kept."""
        return self, self._reading

    @property
    def wants_sidebar(self) -> bool:
        """Whether the sidebar is to be seen where there is room for it."""
        return self._wants_sidebar

    def want_sidebar(self, wanted: bool) -> None:
        """Show the sidebar, as soon as there is room, or put it away."""
        self._wants_sidebar = wanted
        self._fit(self.width())

    def is_sidebar_shown(self) -> bool:
        return not self._sidebar.isHidden()

    def show_room(self, name: str) -> None:
        """Open the "library" or the "trends"."""
        self._rooms.setCurrentWidget(self._trends if name == "trends" else self._reading)
        self._has_places = True
        self._fit(self.width())

    def show_other(self, room: QWidget) -> None:
        """Open a room that has no use for the places of the sidebar."""
        if self._rooms.indexOf(room) < 0:
            self._rooms.addWidget(room)
        self._rooms.setCurrentWidget(room)
        self._has_places = False
        self._fit(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _fit(self, width: int) -> None:
        self._sidebar.setVisible(self._wants_sidebar and self._has_places and width >= ROOM_FOR_SIDEBAR)
