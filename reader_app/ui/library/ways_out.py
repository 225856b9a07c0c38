"""Where a search finds nothing: which of its parts to leave out, and how many papers there are then."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from reader_app.search.query import parts
from reader_app.ui.library.chip_wording import worded
from reader_app.ui.library.facet_button import FacetButton
from reader_app.ui.library.row_text import papers_text
from reader_app.ui.theme import FlowLayout, set_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.model.facet import WayOut
    from reader_app.ui.theme import Theme

MOST = 4


class WaysOut(QWidget):
    """A button for each part that stands in the way."""

    query_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("ways_out")
        self._theme = theme
        self._buttons: list[FacetButton] = []
        self._label = QLabel(self.tr("No paper has all of it. Without:"), self)
        set_role(self._label, "small")
        self._flow = FlowLayout(self, spacing=5)
        self._flow.addWidget(self._label)
        self.hide()

    def show_ways(self, query: str, ways: Sequence[WayOut]) -> None:
        """Show what can be left out of a query."""
        for button in self._buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        labels = {(part.start, part.end): worded(part, query).label for part in parts(query)}
        self._buttons = [self._button(labels[way.start, way.end], way) for way in ways[:MOST]]
        self.setVisible(bool(ways))

    def _button(self, label: str, way: WayOut) -> FacetButton:
        button = FacetButton(self._theme, self, label, way.papers)
        button.setObjectName("way_out")
        button.setCheckable(False)
        text = self.tr("Without %1: %2").replace("%1", label).replace("%2", papers_text(way.papers))
        button.setAccessibleName(text)
        button.setToolTip(text)
        button.clicked.connect(partial(self.query_requested.emit, way.query))
        self._flow.addWidget(button)
        button.show()
        return button
