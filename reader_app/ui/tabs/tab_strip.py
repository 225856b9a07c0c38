"""The strip of tabs over the window: the library first, then the PDFs in the order that the reader gave them."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QTabBar, QToolButton, QWidget

from reader_app.ui.theme import icon

LIBRARY = ""
"""The key of the first tab."""
_WIDEST = 230
_CLOSE = QSize(14, 14)


class TabStrip(QTabBar):
    """Shows a tab for each key; the first one stays, and stays first."""

    chosen = Signal(str)
    """The key of the tab that is to be shown."""
    close_requested = Signal(str)
    close_others_requested = Signal(str)
    beside_requested = Signal(str)
    """A tab is to be shown at the right of the one that is open."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tab_strip")
        self.setAccessibleName(self.tr("Open papers"))
        self.setMovable(True)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setIconSize(QSize(16, 16))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.addTab(icon("library"), self.tr("Library"))
        self.setTabData(0, LIBRARY)
        self.currentChanged.connect(self._tell)
        self.tabMoved.connect(self._keep_library_first)
        self.hide()

    @property
    def keys(self) -> Sequence[str]:
        """The keys of all tabs but the library's, in their order."""
        return [str(self.tabData(place)) for place in range(1, self.count())]

    @property
    def current(self) -> str:
        """The key of the tab that is shown."""
        return str(self.tabData(self.currentIndex()))

    def add(self, key: str, title: str, *, behind: str | None = None) -> None:
        """Add a tab behind another, or behind the one that is shown, without showing it."""
        before = self.currentIndex() if behind is None else self._place(behind)
        place = self.insertTab(before + 1, icon("pdf"), _one_line(title))
        self.setTabData(place, key)
        self.setTabToolTip(place, _one_line(title))
        self.setTabButton(place, QTabBar.ButtonPosition.RightSide, self._close_button(key, title))
        self.show()

    def rename(self, key: str, title: str) -> None:
        """Call a tab otherwise."""
        place = self._place(key)
        self.setTabText(place, _one_line(title))
        self.setTabToolTip(place, _one_line(title))

    def remove(self, key: str) -> None:
        """Take a tab away; the one at its left is shown where it was the one shown."""
        self.setSelectionBehaviorOnRemove(QTabBar.SelectionBehavior.SelectLeftTab)
        self.removeTab(self._place(key))
        self.setVisible(self.count() > 1)

    def choose(self, key: str) -> None:
        self.setCurrentIndex(self._place(key))

    def step(self, by: int) -> None:
        """Go to a neighbouring tab, round the ends."""
        self.setCurrentIndex((self.currentIndex() + by) % self.count())

    def tabSizeHint(self, index: int) -> QSize:
        size = super().tabSizeHint(index)
        return QSize(min(size.width(), _WIDEST), size.height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        key = self._key_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.MiddleButton and key:
            self.close_requested.emit(key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        key = self._key_at(event.pos())
        if not key:
            return
        menu = QMenu(self)
        menu.setObjectName("tab_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("close"), self.tr("Close"), lambda: self.close_requested.emit(key))
        others = menu.addAction(self.tr("Close the other tabs"), lambda: self.close_others_requested.emit(key))
        others.setEnabled(self.count() > 2)
        menu.addSeparator()
        menu.addAction(self.tr("Show on the right"), lambda: self.beside_requested.emit(key))
        menu.popup(event.globalPos())

    def _close_button(self, key: str, title: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("close_tab_button")
        button.setProperty("role", "tab_close")
        button.setAccessibleName(self.tr("Close “%1”").replace("%1", _one_line(title)))
        button.setToolTip(self.tr("Close"))
        button.setIcon(icon("close"))
        button.setIconSize(_CLOSE)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.close_requested.emit(key))
        return button

    def _place(self, key: str) -> int:
        return next(place for place in range(self.count()) if self.tabData(place) == key)

    def _key_at(self, where: QPoint) -> str:
        place = self.tabAt(where)
        return str(self.tabData(place)) if place >= 0 else ""

    def _tell(self, place: int) -> None:
        if place >= 0 and self.tabData(place) is not None:
            self.chosen.emit(str(self.tabData(place)))

    def _keep_library_first(self) -> None:
        place = self._place(LIBRARY)
        if place:
            self.moveTab(place, 0)


def _one_line(title: str) -> str:
    """Return a title for a tab, in which Qt would take a single & for a key to press."""
    return " ".join(title.split()).replace("&", "&&")
