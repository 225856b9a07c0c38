"""Below the search: how it was understood, a better spelling, and by what its papers can be narrowed down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QVBoxLayout, QWidget

from reader_app.ui.library.facet_panel import FacetPanel
from reader_app.ui.library.query_chips import QueryChips
from reader_app.ui.library.search_stylesheet import search_styles
from reader_app.ui.library.ways_out import WaysOut
from reader_app.ui.theme import Divider, set_role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader_app.model.facet import Facet, WayOut
    from reader_app.ui.theme import Theme


class SearchStrip(QFrame):
    """Away while it has nothing to say."""

    query_requested = Signal(str)
    edit_requested = Signal(int, int)
    """Where in the query something is to be changed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search_strip")
        set_role(self, "surface")
        self._theme = theme
        self._suggested = ""
        self._wants_facets = False
        self._inside = QWidget(self)
        self._chips = QueryChips(self._inside)
        self._suggestion = QPushButton(self._inside)
        self._ways_out = WaysOut(theme, self._inside)
        self._facets = FacetPanel(theme, self._inside)
        self._build()
        self.show_suggestion("")
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def wants_facets(self) -> bool:
        """Whether the ways to narrow down are to be seen."""
        return self._wants_facets

    def show_query(self, query: str) -> None:
        """Show how a query is understood; what was said of another one goes."""
        self._chips.show_query(query)
        self._ways_out.show_ways(query, ())
        self.show_suggestion("")

    def show_suggestion(self, query: str) -> None:
        """Offer another spelling of the query; none without one."""
        self._suggested = query
        text = self.tr("Did you mean “%1”?").replace("%1", query)
        self._suggestion.setText(text.replace("&", "&&"))
        self._suggestion.setAccessibleName(text)
        self._suggestion.setVisible(bool(query))
        self._show()

    def show_ways_out(self, query: str, ways: Sequence[WayOut]) -> None:
        """Show what can be left out of a query that found nothing."""
        self._ways_out.show_ways(query, ways)
        self._show()

    def show_facets(self, query: str, facets: Iterable[Facet]) -> None:
        """Show how the papers that a query found divide."""
        self._facets.show_facets(query, facets)

    def want_facets(self, wanted: bool) -> None:
        """Show the ways to narrow down, or put them away."""
        self._wants_facets = wanted
        self._facets.setVisible(wanted)
        self._show()

    def _build(self) -> None:
        self._suggestion.setObjectName("suggestion")
        set_role(self._suggestion, "quiet")
        self._facets.hide()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(18, 8, 12, 8)
        column.setSpacing(8)
        for widget in (self._chips, self._suggestion, self._ways_out, self._facets):
            column.addWidget(widget)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._inside)
        outer.addWidget(Divider(parent=self))
        self._chips.query_requested.connect(self.query_requested)
        self._chips.edit_requested.connect(self.edit_requested)
        self._facets.query_requested.connect(self.query_requested)
        self._ways_out.query_requested.connect(self.query_requested)
        self._suggestion.clicked.connect(lambda: self.query_requested.emit(self._suggested))

    def _show(self) -> None:
        told = (self._chips, self._suggestion, self._ways_out, self._facets)
        self.setVisible(not all(widget.isHidden() for widget in told))

    def _dress(self) -> None:
        self.setStyleSheet(search_styles(self._theme.colours, QApplication.font().pointSizeF()))
