"""What stands in place of the list where there is nothing to list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from reader_app.ui.library.place import Emptiness, Offer, any_word, emptiness
from reader_app.ui.theme import EmptyState, set_role

if TYPE_CHECKING:
    from reader_app.library.listing import Listing
    from reader_app.ui.library.place import Place

BUTTON_PADDING = 44
MARGINS = 48


class NothingHere(QFrame):
    """Says why the list is empty and offers what to do about it."""

    import_requested = Signal()
    starter_requested = Signal()
    paste_requested = Signal()
    query_requested = Signal(str)
    everywhere_requested = Signal()
    all_requested = Signal()
    only_cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("nothing_here")
        set_role(self, "surface")
        self._query = ""
        self._is_locked = False
        self._reason = Emptiness("library", "", "")
        self._shown: tuple[Emptiness, int] | None = None
        self._state = EmptyState("library", "", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._state)
        self.setFocusProxy(self._state)
        self._actions = self._made_actions()

    def show_reason(self, place: Place, listing: Listing) -> None:
        """Say why this listing has no papers."""
        self._query = listing.scope.query.strip()
        self._reason = emptiness(place, listing)
        if self._is_locked and Offer.STARTER in self._reason.offers:
            self._reason = Emptiness("library", self.tr("There are no papers"), self.tr("This library is empty."))
        self._show()

    def lock(self) -> None:
        """Offer nothing that brings papers in."""
        self._is_locked = True

    def minimumSizeHint(self) -> QSize:
        """Ask for no room: the buttons of a page that is hardly ever seen would keep the list from being narrow."""
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()

    def _show(self) -> None:
        """Show the reason, with as many of its offers, the best first, as fit beside each other."""
        reason = self._reason
        offers = [self._actions[offer] for offer in reason.offers]
        while len(offers) > 1 and self._width(offers) > self.width() > 0:
            offers.pop()
        if (reason, len(offers)) != self._shown:
            self._shown = (reason, len(offers))
            self._state.show_message(reason.icon, reason.title, reason.text, offers)

    def _width(self, offers: Sequence[QAction]) -> int:
        metrics = self.fontMetrics()
        return sum(metrics.horizontalAdvance(offer.text()) + BUTTON_PADDING for offer in offers) + MARGINS

    def _made_actions(self) -> dict[Offer, QAction]:
        made = {}
        for offer, name, text, done in (
            (Offer.IMPORT, "import", self.tr("Import…"), self.import_requested.emit),
            (Offer.STARTER, "starter", self.tr("Add the starter library"), self.starter_requested.emit),
            (Offer.PASTE, "paste", self.tr("Paste"), self.paste_requested.emit),
            (Offer.ANY_WORD, "any_word", self.tr("Search for any of the words"), self._search_any_word),
            (Offer.CLEAR_SEARCH, "clear_search", self.tr("Clear search"), lambda: self.query_requested.emit("")),
            (Offer.SEARCH_ALL, "search_all", self.tr("Search all papers"), self.everywhere_requested.emit),
            (Offer.SHOW_ALL, "show_all", self.tr("Show all papers"), self.all_requested.emit),
            (Offer.CLEAR_ONLY, "clear_only", self.tr("Show all papers"), self.only_cleared.emit),
        ):
            action = QAction(text, self)
            action.setObjectName(name)
            action.triggered.connect(lambda _=False, done=done: done())
            made[offer] = action
        return made

    def _search_any_word(self) -> None:
        self.query_requested.emit(any_word(self._query))
