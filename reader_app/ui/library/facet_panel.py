"""How the listed papers divide by year, state, tag, author and venue; a click narrows the search down."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reader_app.model.facet import Facet, FacetField, FacetValue
from reader_app.model.paper import ReadState
from reader_app.search.narrowing import chosen, narrowed, widened
from reader_app.ui.library.facet_button import FacetButton
from reader_app.ui.library.row_text import papers_text, state_name
from reader_app.ui.theme import FlowLayout, set_role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader_app.ui.theme import Theme

LABEL_WIDTH = 62
SPACING = 5
MOST_VALUES = 24
"""More would push the papers out of sight."""


class FacetPanel(QWidget):
    """A line for each field; what does not fit the line is shown on request."""

    query_requested = Signal(str)
    """The query with a value more, or with one less."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("facet_panel")
        self.setAccessibleName(self.tr("Narrow down"))
        self._query = ""
        self._lines = {field: FacetLine(name, theme, self) for field, name in _names(self).items()}
        self._nothing = QLabel(self.tr("Nothing to narrow down by."), self)
        set_role(self._nothing, "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for field, line in self._lines.items():
            column.addWidget(line)
            line.value_toggled.connect(partial(self._toggle, field))
        column.addWidget(self._nothing)
        self.show_facets("", ())

    def show_facets(self, query: str, facets: Iterable[Facet]) -> None:
        """Show how the papers that a query found divide."""
        self._query = query
        known = {facet.field: facet.values for facet in facets}
        for field, line in self._lines.items():
            values = known.get(field, ())
            line.show_values(field, values, chosen(query, field, (one.value for one in values)))
        self._nothing.setVisible(not known)

    def _toggle(self, field: FacetField, value: str, on: bool) -> None:
        self.query_requested.emit((narrowed if on else widened)(self._query, field, value))


class FacetLine(QWidget):
    """The values of one field, the chosen ones first."""

    value_toggled = Signal(str, bool)

    def __init__(self, name: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._name, self._theme = name, theme
        self._field = FacetField.YEAR
        self._told: tuple[FacetValue, ...] = ()
        self._chosen: frozenset[str] = frozenset()
        self._buttons: list[FacetButton] = []
        self._is_open = False
        self._label, self._more = QLabel(name, self), QPushButton(self)
        self._values = QWidget(self)
        self._flow = FlowLayout(self._values, spacing=SPACING)
        self._build()

    def show_values(self, field: FacetField, values: tuple[FacetValue, ...], chosen: frozenset[str]) -> None:
        """Show values with their counts; those in `chosen` are pressed."""
        told = values[:MOST_VALUES]
        if field in _MANY:
            told = tuple(sorted(told, key=lambda one: one.value not in chosen))
        if (told, chosen) == (self._told, self._chosen):
            return
        focused = next((button.value for button in self._buttons if button.hasFocus()), None)
        self._field, self._told, self._chosen = field, told, chosen
        for button, one in zip(self._buttons, told, strict=False):
            self._fill(button, one)
        self.setVisible(bool(values))
        self._fit()
        for button in self._buttons[: len(told)]:
            if button.value == focused:
                button.setFocus()

    def minimumSizeHint(self) -> QSize:
        """Ask for no width: values that do not fit are put away."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _build(self) -> None:
        self.setObjectName("facet_line")
        self.setAccessibleName(self._name)
        self._label.setFixedWidth(LABEL_WIDTH)
        set_role(self._label, "small")
        self._more.setObjectName("facet_more")
        self._more.clicked.connect(self._open_or_close)
        self._say_more()
        self.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._label)
        row.addWidget(self._values, 1)
        row.addWidget(self._more)

    def _make(self, count: int) -> None:
        """Have buttons for so many values: most lines never show all of theirs."""
        for one in self._told[len(self._buttons) : count]:
            button = FacetButton(self._theme, self._values)
            button.clicked.connect(lambda on, button=button: self.value_toggled.emit(button.value, on))
            self._fill(button, one)
            self._flow.addWidget(button)
            self._buttons.append(button)

    def _fill(self, button: FacetButton, one: FacetValue) -> None:
        label = self._called(one.value)
        button.show_value(one.value, label, one.papers)
        button.setChecked(one.value in self._chosen)
        button.setAccessibleName(f"{self._name}: {label}, {papers_text(one.papers)}")
        button.setToolTip(f"{label}\n{papers_text(one.papers)}")

    def _called(self, value: str) -> str:
        """Return a value as readers know it."""
        if self._field is FacetField.STATE:
            return state_name(ReadState(value))
        if self._field is FacetField.HAS:
            return {"pdf": self.tr("PDF"), "note": self.tr("Note"), "highlight": self.tr("Highlights")}.get(
                value, value
            )
        return value

    def _open_or_close(self) -> None:
        self._is_open = not self._is_open
        self._fit()

    def _fit(self) -> None:
        """Show the values that fit on one line, or all of them."""
        room = self.width() - LABEL_WIDTH - 4
        count = self._fitting(room)
        is_all = count == len(self._told)
        if not is_all:
            self._say_more()
            count = max(1, self._fitting(room - self._more.sizeHint().width() - 4))
        if self._is_open:
            count = len(self._told)
            self._make(count)
        for place, button in enumerate(self._buttons):
            button.setVisible(place < count)
        self._more.setVisible(not is_all)
        self._values.updateGeometry()

    def _fitting(self, room: int) -> int:
        """Return how many values fit."""
        for place in range(len(self._told)):
            self._make(place + 1)
            room -= self._buttons[place].sizeHint().width() + SPACING
            if room < -SPACING:
                return place
        return len(self._told)

    def _say_more(self) -> None:
        self._more.setText(self.tr("less") if self._is_open else self.tr("more"))
        text = self.tr("%1: show less") if self._is_open else self.tr("%1: show more")
        self._more.setAccessibleName(text.replace("%1", self._name))


_MANY = frozenset({FacetField.TAG, FacetField.AUTHOR, FacetField.VENUE, FacetField.HAS})


def _names(panel: FacetPanel) -> dict[FacetField, str]:
    return {
        FacetField.YEAR: panel.tr("Year"),
        FacetField.STATE: panel.tr("State"),
        FacetField.TAG: panel.tr("Tag"),
        FacetField.AUTHOR: panel.tr("Author"),
        FacetField.VENUE: panel.tr("Venue"),
        FacetField.HAS: panel.tr("With"),
    }
