"""Where PDFs are read: one, or two side by side, and at the right what the reader has of the paper."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSplitter, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from reader_app.ui.theme import Divider, ElidedLabel, icon, set_role

SIDE_WIDTH = 380
ROOM_FOR_THREE = 1100
"""In a narrower window, two pages side by side begin without what belongs to their paper."""
LEAST_PAGE_WIDTH = 215
"""In the smallest window two pages stand beside what belongs to their paper."""


class _Half(QWidget):
    """One of the two sides, with the title of what it shows while both are open."""

    close_requested = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setMinimumWidth(LEAST_PAGE_WIDTH)
        self._title = ElidedLabel(parent=self)
        set_role(self._title, "muted")
        self._close = QToolButton(self)
        self._close.setObjectName(f"close_{name}")
        self._close.setAccessibleName(self.tr("End reading side by side"))
        self._close.setToolTip(self._close.accessibleName())
        self._close.setIcon(icon("close"))
        self._close.clicked.connect(self.close_requested)
        self._head, self.pages = QWidget(self), QStackedWidget(self)
        row = QHBoxLayout(self._head)
        row.setContentsMargins(12, 2, 6, 2)
        row.addWidget(self._title, 1)
        row.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._head, Divider(parent=self._head), self.pages):
            column.addWidget(widget)

    def show_head(self, title: str, *, is_chosen: bool) -> None:
        """Name what is shown; no title puts the line away."""
        self._title.setText(title)
        self._head.setVisible(bool(title))
        set_role(self._title, "" if is_chosen else "muted")


class ReadingArea(QSplitter):
    """Shows pages by their keys; the one that the reader turned to last is the chosen one."""

    chosen = Signal(str)
    """The key of the page that the reader turned to."""
    beside_ended = Signal()
    """The reader wants to see one page only."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("reading_area")
        self.setChildrenCollapsible(False)
        self._pages: dict[str, QWidget] = {}
        self._titles: dict[str, str] = {}
        self._left, self._right = _Half("left_half", self), _Half("right_half", self)
        self._beside = ""
        self._shown = ""
        self._side: QWidget | None = None
        for half in (self._left, self._right):
            self.addWidget(half)
            half.close_requested.connect(self.beside_ended)
        self._right.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)

    @property
    def beside(self) -> str:
        """The key of the page at the right; empty where there is one page only."""
        return self._beside

    def add_page(self, key: str, page: QWidget, title: str) -> None:
        """Take a page in, without showing it."""
        self._pages[key], self._titles[key] = page, title
        self._left.pages.addWidget(page)

    def rename(self, key: str, title: str) -> None:
        self._titles[key] = title
        self._name_halves()

    def drop_page(self, key: str) -> None:
        """Let a page go; the other one stays alone where there were two."""
        page = self._pages.pop(key)
        self._titles.pop(key)
        if key == self._beside:
            self._end()
        for half in (self._left, self._right):
            half.pages.removeWidget(page)
        if self._shown == key:
            self._shown = ""

    def show_page(self, key: str) -> None:
        """Turn to a page; one that is at the right stays there."""
        self._shown = key
        if key != self._beside:
            self._left.pages.setCurrentWidget(self._pages[key])
        self._name_halves()

    def show_beside(self, key: str) -> None:
        """Show a page at the right of the one at the left; none ends that."""
        if self._beside:
            self._end()
        if key:
            self._beside = key
            if self._side is not None and self.width() < ROOM_FOR_THREE:
                self._side.hide()
            half = max(self.width() - (self._side.width() if self._side else 0), 2) // 2
            self._right.pages.addWidget(self._pages[key])
            self._right.pages.setCurrentWidget(self._pages[key])
            self._right.show()
            self.setSizes([half, half, *self.sizes()[2:]])
        self._name_halves()

    def show_side(self, side: QWidget, *, shown: bool) -> None:
        """Show what belongs to the paper at the right of everything, or put it away."""
        if self._side is None and shown:
            self._side = side
            self.addWidget(side)
            for place, stretch in enumerate((1, 1, 0)):
                self.setStretchFactor(place, stretch)
            # Before it is laid out, the splitter itself has no width to speak of.
            self.setSizes([max(self.window().width() - SIDE_WIDTH, LEAST_PAGE_WIDTH), 0, SIDE_WIDTH])
        side.setVisible(shown)

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Turn to the side in which the reader clicks or types."""
        for half in (self._left, self._right):
            if self._beside and now is not None and half.isAncestorOf(now):
                self._choose(half.pages.currentWidget())

    def _choose(self, page: QWidget | None) -> None:
        key = next((key for key, one in self._pages.items() if one is page), "")
        if key and key != self._shown:
            self.chosen.emit(key)

    def _end(self) -> None:
        page = self._pages.get(self._beside)
        self._beside = ""
        if page is not None:
            self._left.pages.addWidget(page)
        self._right.hide()
        if self._shown in self._pages:
            self._left.pages.setCurrentWidget(self._pages[self._shown])

    def _name_halves(self) -> None:
        left = next((key for key, page in self._pages.items() if page is self._left.pages.currentWidget()), "")
        for half, key in ((self._left, left), (self._right, self._beside)):
            half.show_head(self._titles.get(key, "") if self._beside else "", is_chosen=key == self._shown)
