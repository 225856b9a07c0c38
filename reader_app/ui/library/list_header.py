"""The strip above the list: what is shown, how many, in which order, as rows or as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader_app.library.listing import Order
from reader_app.ui.library.row_text import number_text, papers_text
from reader_app.ui.theme import ElidedLabel, icon, set_role

if TYPE_CHECKING:
    from reader_app.library.listing import Listing
    from reader_app.ui.library.place import Place

ICON = QSize(17, 17)
ONLY_WIDTH = 170
USUALLY_DESCENDING = frozenset({Order.BEST, Order.ADDED, Order.PUBLISHED, Order.STARRED, Order.HIGHLIGHTS})
"""As the library sorts where nobody says which way round."""


class ListHeader(QFrame):
    """Title and count at the left, order and the two faces of the list at the right."""

    order_requested = Signal(object, object)
    """An Order, and True for descending, False for ascending, None for the usual way round."""
    table_requested = Signal(bool)
    only_cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("list_header")
        set_role(self, "surface")
        self._title = ElidedLabel(parent=self)
        self._count = QLabel(self)
        self._only = QPushButton(icon("close"), "", self)
        self._order = QToolButton(self)
        self._face = QToolButton(self)
        self._orders = QActionGroup(self)
        self._way = QActionGroup(self)
        self._dress()
        self._fill_order_menu()
        self._lay_out()
        self.show_face(as_table=False)

    def show_place(self, place: Place, listing: Listing) -> None:
        """Tell what is listed."""
        self._title.setText(place.title)
        shown, total = listing.matching, place.total
        is_part = bool(listing.scope.query.strip() or listing.scope.only is not None)
        if is_part and total is not None and total >= shown:
            text = self.tr("%1 of %2").replace("%1", number_text(shown)).replace("%2", number_text(total))
        else:
            text = papers_text(shown)
        if listing.nearly:
            nearly = self.tr("%1, then %2 with some of the words") if shown else self.tr("%2 with some of the words")
            text = nearly.replace("%1", text).replace("%2", number_text(listing.nearly))
        self._count.setText(text)
        self._only.setVisible(listing.scope.only is not None)
        label = place.only or self.tr("Picked papers")
        self._only.setText(self.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, ONLY_WIDTH))
        self._show_order(listing)

    def show_face(self, *, as_table: bool) -> None:
        """Offer the other face."""
        self._is_table = as_table
        text = self.tr("Show as list") if as_table else self.tr("Show as table")
        self._face.setIcon(icon("list" if as_table else "table"))
        self._face.setToolTip(text)
        self._face.setAccessibleName(text)

    def _dress(self) -> None:
        self._title.setObjectName("list_title")
        set_role(self._title, "title")
        self._title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._count.setObjectName("list_count")
        set_role(self._count, "count")
        self._only.setObjectName("clear_only_button")
        self._only.setAccessibleName(self.tr("Show all papers again, not only these"))
        self._only.setToolTip(self._only.accessibleName())
        self._only.clicked.connect(self.only_cleared)
        set_role(self._only, "chip", tint="blue")
        self._order.setObjectName("order_button")
        self._order.setIcon(icon("sort"))
        self._order.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._face.setObjectName("face_button")
        self._face.clicked.connect(lambda: self.table_requested.emit(not self._is_table))
        for button in (self._order, self._face):
            button.setIconSize(ICON)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._title)
        words.addWidget(self._count)
        line = QHBoxLayout(self)
        line.setContentsMargins(18, 10, 10, 8)
        line.setSpacing(4)
        line.addLayout(words, 1)
        line.addWidget(self._only)
        line.addSpacing(4)
        line.addWidget(self._order)
        line.addWidget(self._face)

    def _fill_order_menu(self) -> None:
        menu = QMenu(self._order)
        menu.setObjectName("order_menu")
        for order, text in _order_names(self).items():
            _add_choice(menu, self._orders, text, order)
        menu.addSeparator()
        _add_choice(menu, self._way, self.tr("Ascending"), False)
        _add_choice(menu, self._way, self.tr("Descending"), True)
        # Qt hands an Order back as a plain string.
        self._orders.triggered.connect(lambda action: self.order_requested.emit(Order(action.data()), None))
        self._way.triggered.connect(lambda action: self.order_requested.emit(self._current, action.data()))
        self._order.setMenu(menu)

    def _show_order(self, listing: Listing) -> None:
        self._current = listing.scope.order
        name = ""
        for action in self._orders.actions():
            if action.data() == Order.BEST:
                action.setText(self._natural_order(listing))
            action.setChecked(action.data() == self._current)
            name = action.text() if action.isChecked() else name
        for action in self._way.actions():
            action.setChecked(action.data() == is_descending(listing.scope.order, listing.scope.descending))
        text = self.tr("Sorted by: %1").replace("%1", name)
        self._order.setToolTip(text)
        self._order.setAccessibleName(text)

    def _natural_order(self, listing: Listing) -> str:
        """Return what the order is called in which the library gives papers by itself."""
        if listing.matcher is not None:
            return self.tr("Best match")
        if listing.scope.base.startswith("feed:"):
            return self.tr("As on the page")
        return self.tr("Newest first") if listing.scope.only is None else self.tr("As picked")


def is_descending(order: Order, descending: bool | None) -> bool:
    """Return the way round that is in force."""
    return order in USUALLY_DESCENDING if descending is None else descending


def _add_choice(menu: QMenu, group: QActionGroup, text: str, value: object) -> None:
    action = QAction(text, menu)
    action.setCheckable(True)
    action.setData(value)
    group.addAction(action)
    menu.addAction(action)


def _order_names(header: ListHeader) -> dict[Order, str]:
    return {
        Order.BEST: header.tr("Best match"),
        Order.ADDED: header.tr("Date added"),
        Order.PUBLISHED: header.tr("Date published"),
        Order.TITLE: header.tr("Title"),
        Order.AUTHOR: header.tr("First author"),
        Order.VENUE: header.tr("Venue"),
        Order.STATE: header.tr("Read state"),
        Order.STARRED: header.tr("Starred"),
        Order.HIGHLIGHTS: header.tr("Highlights"),
    }
