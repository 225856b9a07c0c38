"""The conflicts of merges that nobody has settled yet, and settling them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from reader_app.library.library import Library
from reader_app.library.merging.report import Conflict, Take
from reader_app.ui.copies.conflict_sides import KEYS, ConflictSides
from reader_app.ui.copies.merge_text import open_conflicts_text, side_name
from reader_app.ui.copies.sheet import Sheet
from reader_app.ui.past.timeline import Entry
from reader_app.ui.past.timeline_view import TimelineView
from reader_app.ui.past.window_layout import lay_out
from reader_app.ui.past.wording import local
from reader_app.ui.theme import EmptyState, set_role
from reader_app.ui.toast import Toast

if TYPE_CHECKING:
    from reader_app.model.changes import Changes
    from reader_app.ui.copies.merging import Merging
    from reader_app.ui.session import Session
    from reader_app.ui.theme import Theme


class ConflictsWindow(Sheet):
    """Lists them beside the two versions of the chosen one; a click or a key settles it."""

    def __init__(
        self, session: Session, merging: Merging, theme: Theme, parent: QWidget, *, is_read_only: bool = False
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._merging = merging
        self._is_read_only = is_read_only
        self._list = TimelineView(theme, self)
        self._count, self._title, self._what = QLabel(self), QLabel(self), QLabel(self)
        self._sides = ConflictSides(self)
        self._nothing = EmptyState("done", "", parent=self)
        self._page = QFrame(self)
        self._pages = QStackedWidget(self)
        self._toast = Toast(self)
        self._build()
        self._list.selection_changed.connect(self._show_chosen)
        self._sides.chosen.connect(self.settle)
        for take, key in KEYS.items():
            QShortcut(QKeySequence(key), self).activated.connect(lambda take=take: self.settle(take))
        session.changed.connect(self._ask)
        self._ask()

    def settle(self, take: Take) -> None:
        """Keep one side of the chosen conflict."""
        conflict = self._chosen()
        if conflict is None or self._is_read_only:
            return
        said = self.tr("Kept: %1.").replace("%1", side_name(conflict, take))
        settle = self._merging.settle
        self._session.change(
            lambda library: settle(library, conflict, take), done=partial(self._tell, said), failed=self._toast.warn
        )

    def _tell(self, said: str, _: Changes) -> None:
        self._toast.tell(said, self.tr("Undo"), self._undo)

    def _undo(self) -> None:
        self._session.change(Library.undo, failed=self._toast.warn)

    def _ask(self, *_: object) -> None:
        self._session.ask("conflicts", self._merging.conflicts, self._show)

    def _show(self, conflicts: tuple[Conflict, ...]) -> None:
        self._list.show_entries(tuple(Entry(local(one.found), one.title, one.what, "merge", one) for one in conflicts))
        self._count.setText(open_conflicts_text(len(conflicts)) if conflicts else "")
        if not conflicts:
            text = self.tr(
                "Where two libraries changed the same thing, each in its own way, both versions are kept here."
            )
            self._nothing.show_message("done", self.tr("No conflict is open"), text)
            self._pages.setCurrentWidget(self._nothing)

    def _chosen(self) -> Conflict | None:
        chosen = self._list.chosen
        return chosen[0].value if chosen and isinstance(chosen[0].value, Conflict) else None

    def _show_chosen(self) -> None:
        conflict = self._chosen()
        if conflict is not None:
            self._title.setText(conflict.title)
            self._what.setText(conflict.what)
            self._sides.show_conflict(conflict, allowed=not self._is_read_only)
            self._pages.setCurrentIndex(1)

    def _build(self) -> None:
        self.setObjectName("conflicts_window")
        self.setWindowTitle(self.tr("Conflicts"))
        self._list.setObjectName("conflict_list")
        self._list.setAccessibleName(self.tr("Conflicts"))
        labels = {"count": self._count, "title": self._title, "what": self._what}
        for name, label in labels.items():
            label.setObjectName(f"conflict_{name}")
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self._count, "muted")
        set_role(self._title, "heading")
        set_role(self._what, "muted")
        set_role(self._page, "surface")
        set_role(self._nothing, "surface")
        self._nothing.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self._page)
        column.setContentsMargins(28, 22, 22, 20)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._what)
        column.addSpacing(12)
        column.addWidget(self._sides, 1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._page)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it can be reached
        for page in (self._nothing, scroll):
            self._pages.addWidget(page)
        close = QPushButton(self.tr("Close"), self)
        close.setObjectName("conflicts_close")
        close.clicked.connect(self.close)
        lay_out(self, [self._count], self._list, self._pages, [close])
        self._list.setFocus()
