"""What helps with a search beside its list: how it was understood, a better spelling, how its papers divide."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from reader_app.model.facet import Facet, WayOut
from reader_app.ui.browsing import Browsing
from reader_app.ui.library.search_box import SearchBox
from reader_app.ui.library.search_strip import SearchStrip
from reader_app.ui.session import Session

if TYPE_CHECKING:
    from reader_app.library.listing import Listing

FEW = 3
"""With fewer papers than these, a word may have been misspelled."""
ASK_AFTER_MS = 150
"""Behind a listing: who types on does not wait for what helps with the words typed so far."""


class Refining(QObject):
    """Keeps the strip below the search in step with the list."""

    def __init__(
        self, session: Session, browsing: Browsing, search: SearchBox, strip: SearchStrip, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._browsing = browsing
        self._search = search
        self._strip = strip
        self._toggle: QAction | None = None
        self._found = 0
        self._timer = QTimer(self, singleShot=True, interval=ASK_AFTER_MS)
        self._timer.timeout.connect(self._ask)
        browsing.listed.connect(self._take_listing)
        search.query_changed.connect(lambda query, _typing: strip.show_query(query))
        strip.query_requested.connect(search.show_query)
        strip.edit_requested.connect(search.select)

    def slots(self) -> Mapping[str, Callable[[], None]]:
        """Return the commands by their names."""
        return {"toggle_facets": lambda: self.want_facets(not self._strip.wants_facets)}

    def follow(self, actions: Mapping[str, QAction]) -> None:
        """Keep the action that shows the facets pressed while they are shown."""
        self._toggle = actions["toggle_facets"]
        self._toggle.setCheckable(True)

    def want_facets(self, wanted: bool) -> None:
        """Show by what the list can be narrowed down, or put that away."""
        self._strip.want_facets(wanted)
        if self._toggle is not None:
            self._toggle.setChecked(wanted)
        self._ask()

    def _take_listing(self, listing: Listing, _place: object) -> None:
        self._found = listing.matching
        self._timer.start()

    def _ask(self) -> None:
        scope = self._browsing.scope
        if self._found < FEW and scope.query.strip():
            self._session.ask(
                "suggestion",
                lambda library: (scope.query, library.finding.suggestion(scope)),
                self._show_suggestion,
            )
        if not self._found and scope.query.strip():
            self._session.ask(
                "ways out",
                lambda library: (scope.query, library.finding.ways_out(scope)),
                self._show_ways_out,
            )
        if self._strip.wants_facets:
            self._session.ask(
                "facets",
                lambda library: (scope.query, library.finding.facets(scope)),
                self._show_facets,
            )

    def _show_suggestion(self, found: tuple[str, str]) -> None:
        query, suggestion = found
        if query == self._search.query:
            self._strip.show_suggestion(suggestion)

    def _show_ways_out(self, found: tuple[str, tuple[WayOut, ...]]) -> None:
        if found[0] == self._search.query and not self._found:
            self._strip.show_ways_out(*found)

    def _show_facets(self, found: tuple[str, tuple[Facet, ...]]) -> None:
        self._strip.show_facets(*found)
