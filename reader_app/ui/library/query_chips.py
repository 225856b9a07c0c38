"""Below the search: how it was understood, a chip for each part, which can be changed or left out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from reader_app.search.narrowing import without
from reader_app.search.query import parts
from reader_app.ui.library.chip_wording import ChipWording, worded
from reader_app.ui.theme import FlowLayout, icon, set_role

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_LABEL = 200
"""In pixels of a usual screen; the tool tip has the rest."""
MOST_CHIPS = 30
LONGEST_QUERY = 1000
CROSS = QSize(10, 10)


def understood(query: str) -> tuple[ChipWording, ...]:
    """Return what is to be said of a query; nothing where it is nothing but words, or a whole text that was pasted."""
    if len(query) > LONGEST_QUERY:
        return ()
    found = tuple(worded(part, query) for part in parts(query)[:MOST_CHIPS])
    return () if all(chip.is_plain for chip in found) else found


class QueryChips(QWidget):
    """Shows the parts of a query as chips; away while there is nothing to say."""

    edit_requested = Signal(int, int)
    """Where in the query the part stands that is to be changed."""
    query_requested = Signal(str)
    """The query without one of its parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("query_chips")
        self.setAccessibleName(self.tr("How the search was understood"))
        self._flow = FlowLayout(self, spacing=5)
        self._chips: list[QueryChip] = []
        self._query = ""
        self._told: tuple[ChipWording, ...] = ()
        self.hide()

    def show_query(self, query: str) -> None:
        """Show how a query is understood."""
        self._query = query
        told = understood(query)
        kept = next(
            (place for place, pair in enumerate(zip(told, self._told, strict=False)) if pair[0] != pair[1]), None
        )
        self._fill(told, min(len(told), len(self._told)) if kept is None else kept)
        self._told = told
        self.setVisible(bool(told))

    def _fill(self, told: Sequence[ChipWording], kept: int) -> None:
        """Make the chips anew from the first that differs: mostly the last one is being typed."""
        for chip in self._chips[kept:]:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips[kept:] = [self._chip(wording) for wording in told[kept:]]

    def _chip(self, wording: ChipWording) -> QueryChip:
        chip = QueryChip(wording, self)
        chip.edit_requested.connect(partial(self.edit_requested.emit, wording.start, wording.end))
        chip.remove_requested.connect(partial(self._leave_out, wording.start, wording.end))
        self._flow.addWidget(chip)
        chip.show()
        return chip

    def _leave_out(self, start: int, end: int) -> None:
        self.query_requested.emit(without(self._query, start, end))


class QueryChip(QFrame):
    """One part of a query: its words lead to where it is typed, its cross leaves it out."""

    edit_requested = Signal()
    remove_requested = Signal()

    def __init__(self, wording: ChipWording, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("query_chip")
        set_role(self, "chip", tint=wording.tint)
        name, cross = QPushButton(self), QPushButton(self)
        name.setObjectName("query_chip_name")
        shown = name.fontMetrics().elidedText(wording.label, Qt.TextElideMode.ElideRight, LONGEST_LABEL)
        name.setText(shown.replace("&", "&&"))
        name.setAccessibleName(f"{wording.label}. {wording.meaning}")
        name.setToolTip(f"{wording.label}\n{wording.meaning}\n" + self.tr("Click to change it; Del leaves it out."))
        cross.setObjectName("query_chip_cross")
        cross.setIcon(icon("close"))
        cross.setIconSize(CROSS)
        cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Del on the name does the same
        cross.setAccessibleName(self.tr("Leave out: %1").replace("%1", wording.label))
        cross.setToolTip(cross.accessibleName())
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 0, 2, 0)
        row.setSpacing(0)
        row.addWidget(name)
        row.addWidget(cross)
        name.clicked.connect(self.edit_requested)
        cross.clicked.connect(self.remove_requested)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_requested.emit()
        else:
            super().keyPressEvent(event)
