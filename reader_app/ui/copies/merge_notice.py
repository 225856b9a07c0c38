"""A quiet line at the foot of the main window while something of a merge waits for the user."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from reader_app.library.merging.report import ConflictCopy
from reader_app.ui.copies.merge_text import open_conflicts_text
from reader_app.ui.library.row_text import number_text
from reader_app.ui.theme import ElidedLabel, icon, set_role

if TYPE_CHECKING:
    from reader_app.library.library import Library
    from reader_app.ui.copies.merging import Merging
    from reader_app.ui.session import Session


class MergeNotice(QFrame):
    """Says that a copy of the library lies beside it, or that conflicts are open; once closed it stays away."""

    merge_requested = Signal(object)
    """The path of a copy that lies beside the library."""
    conflicts_requested = Signal()

    def __init__(self, session: Session, merging: Merging, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("merge_notice")
        set_role(self, "panel")
        self._session, self._merging = session, merging
        self._copies: Sequence[ConflictCopy] = ()
        self._conflicts = 0
        self._closed: set[object] = set()
        self._text = ElidedLabel(parent=self)
        self._text.setObjectName("merge_notice_text")
        self._act = QPushButton(self)
        self._act.setObjectName("merge_notice_button")
        self._act.setAccessibleName(self.tr("Look at what waits"))
        set_role(self._act, "quiet")
        close = QToolButton(self)
        close.setObjectName("merge_notice_close")
        close.setAccessibleName(self.tr("Put this away until there is news"))
        close.setIcon(icon("close"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        row.setSpacing(10)
        row.addWidget(self._text, 1)
        row.addWidget(self._act)
        row.addWidget(close)
        self._act.clicked.connect(self._request)
        close.clicked.connect(self._put_away)
        session.changed.connect(self.refresh)
        self.hide()
        self.refresh()

    def refresh(self, *_: object) -> None:
        """Look again what waits."""
        merging = self._merging

        def waiting(library: Library) -> tuple[tuple[ConflictCopy, ...], int]:
            return merging.copies(library), len(merging.conflicts(library))

        self._session.ask("merge_notice", waiting, self._show)

    def _show(self, waiting: tuple[Sequence[ConflictCopy], int]) -> None:
        self._copies, self._conflicts = waiting
        if self._copies:
            self._say(self._copies_text(), self.tr("Look at It…"))
        elif self._conflicts:
            self._say(open_conflicts_text(self._conflicts), self.tr("Settle…"))
        self.setVisible(self._news() is not None and self._news() not in self._closed)

    def _say(self, text: str, action: str) -> None:
        self._text.setText(text)
        self.setAccessibleName(text)
        self._act.setText(action)
        self._act.setAccessibleName(action.rstrip("…"))

    def _copies_text(self) -> str:
        first = self._copies[0]
        if len(self._copies) > 1:
            text = self.tr("%1 copies of this library lie beside it, since two computers changed it at once.")
            return text.replace("%1", number_text(len(self._copies)))
        maker = first.made_by or self.tr("Another program")
        return self.tr("%1 left a copy beside this library: %2").replace("%1", maker).replace("%2", first.path.name)

    def _news(self) -> object:
        """Return what waits; None for nothing."""
        return tuple(self._copies) or self._conflicts or None

    def _request(self) -> None:
        if self._copies:
            self.merge_requested.emit(self._copies[0].path)
        else:
            self.conflicts_requested.emit()

    def _put_away(self) -> None:
        self._closed.add(self._news())
        self.hide()
