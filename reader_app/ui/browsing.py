"""Which papers the list shows: the sidebar's choice, the query, the order; asked again after each change."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from reader_app.library.listing import Listing, Order, Scope
from reader_app.model.changes import Changes
from reader_app.model.ids import PaperId
from reader_app.ui.library.place import Place
from reader_app.ui.session import Session


class Browsing(QObject):
    """The scope of the list and of the charts."""

    listed = Signal(object, object)
    """A Listing and its Place."""
    scope_changed = Signal(object)
    """The Scope, when it is another one."""

    def __init__(self, session: Session, place: Place, scope: Scope, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._place = place
        self._scope = scope
        session.changed.connect(self._take_change)

    @property
    def scope(self) -> Scope:
        """What is shown now, or asked for."""
        return self._scope

    @property
    def place(self) -> Place:
        """What the sidebar chose."""
        return self._place

    def refresh(self) -> None:
        """Ask for the papers as they are now."""
        scope = self._scope
        self._session.ask("listing", lambda library: library.listing(scope), self._show)

    def choose(self, place: Place) -> None:
        """Go to another place; the query stays."""
        self._place = place
        self._change(base=place.base, only=None)

    def rename(self, place: Place) -> None:
        """Take what is known by now about the place, such as its count; it is still the same one."""
        self._place = replace(place, only=self._place.only)

    def search(self, query: str, *, typing: bool) -> None:
        """Show what a query finds in this place, best first."""
        begins = query.strip() and not self._scope.query.strip()
        order = Order.BEST if begins else self._scope.order
        descending = None if begins else self._scope.descending
        self._change(query=query, typing=typing, order=order, descending=descending)

    def search_everywhere(self, query: str, title: str) -> None:
        """Show what a query finds in the whole library."""
        self._place = Place(title)
        self._change(base="", only=None, query=query, typing=False)

    def show_only(self, label: str, papers: tuple[PaperId, ...]) -> None:
        """Show exactly these papers."""
        self._place = replace(self._place, only=label)
        self._change(only=papers)

    def clear_only(self) -> None:
        """Show all papers of the place again."""
        self._place = replace(self._place, only="")
        self._change(only=None)

    def sort(self, order: Order, descending: bool | None) -> None:
        self._change(order=order, descending=descending)

    def _change(self, **fields: object) -> None:
        scope = replace(self._scope, **fields)  # type: ignore[arg-type]
        moved = (scope.base, scope.query, scope.only) != (self._scope.base, self._scope.query, self._scope.only)
        self._scope = scope
        self.refresh()
        if moved:
            self.scope_changed.emit(scope)

    def _take_change(self, changes: Changes, _: object) -> None:
        if changes.papers or changes.tags or changes.feeds:
            self.refresh()

    def _show(self, listing: Listing) -> None:
        self.listed.emit(listing, self._place)
