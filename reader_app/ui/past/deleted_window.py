"""What was deleted: papers, notes and highlights, to be looked at and brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from reader_app.library.differences import Difference, Part, Side, differences
from reader_app.library.library import Library
from reader_app.library.past import LISTED, Version
from reader_app.ui.past.difference_view import DifferenceView
from reader_app.ui.past.telling import deleted_entry, without_companions
from reader_app.ui.past.timeline_view import TimelineView
from reader_app.ui.past.window_layout import lay_out
from reader_app.ui.past.wording import full_moment_text
from reader_app.ui.theme import EmptyState, icon, set_role
from reader_app.ui.toast import Toast

if TYPE_CHECKING:
    from reader_app.model.changes import Changes
    from reader_app.ui.session import Session
    from reader_app.ui.theme import Theme


class DeletedWindow(QDialog):
    """Lists what is gone, newest first; several things are brought back in one step."""

    brought_back = Signal(object)
    """The Changes that brought them back."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._most = LISTED
        self._found: tuple[Version, ...] = ()
        self._list = TimelineView(theme, self, takes_several=True)
        self._heading, self._when = QLabel(self), QLabel(self)
        self._preview = DifferenceView(theme, self)
        self._nothing = EmptyState("trash", "", parent=self)
        self._pages = QStackedWidget(self)
        self._back = QPushButton(icon("undo"), self.tr("Bring Back"), self)
        self._toast = Toast(self)
        self._build()
        self._list.setFocus()
        session.changed.connect(self._read)
        self._read()

    def _build(self) -> None:
        self.setObjectName("deleted_window")
        self.setWindowTitle(self.tr("Deleted"))
        self._list.setObjectName("deleted_list")
        self._list.setAccessibleName(self.tr("Deleted papers, notes and highlights, newest first"))
        self._list.selection_changed.connect(self._show_chosen)
        self._list.more_requested.connect(self._read_more)
        self._back.setObjectName("bring_back_deleted")
        self._back.setAccessibleName(self.tr("Bring what is chosen back"))
        self._back.clicked.connect(self._bring_back)
        close = QPushButton(self.tr("Close"), self)
        close.setObjectName("deleted_close")
        close.clicked.connect(self.close)
        self._preview.setAccessibleName(self.tr("What was deleted"))
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(28, 22, 28, 8)
        column.setSpacing(8)
        for label, role in ((self._heading, "title"), (self._when, "muted")):
            set_role(label, role)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addWidget(self._preview, 1)
        for widget in (page, self._nothing):
            self._pages.addWidget(widget)
        lay_out(self, [], self._list, self._pages, [self._back, close])

    def _read(self, *_: object) -> None:
        most = self._most
        self._session.ask("deleted", lambda library: library.past.deleted(most), self._take)

    def _read_more(self) -> None:
        if len(self._found) == self._most:
            self._most += LISTED
            self._read()

    def _take(self, found: tuple[Version, ...]) -> None:
        self._found = found
        entries = tuple(deleted_entry(version, count) for version, count in without_companions(found))
        self._list.show_entries(entries)

    def _chosen(self) -> tuple[Version, ...]:
        values = (entry.value for entry in self._list.chosen)
        return tuple(value for value in values if isinstance(value, Version))

    def _show_chosen(self) -> None:
        chosen = self._chosen()
        self._back.setEnabled(bool(chosen) and not self._session.is_read_only)
        if not chosen:
            title = self.tr("Nothing was deleted") if not self._list.entries else self.tr("Nothing is chosen")
            text = self.tr("Papers in the trash are not deleted yet; restore them there.")
            self._nothing.show_message("trash", title, text)
            self._pages.setCurrentWidget(self._nothing)
            return
        self._pages.setCurrentIndex(0)
        entry = self._list.chosen[0]
        several = self.tr("%1 things").replace("%1", f"{len(chosen):,}")
        self._heading.setText(several if len(chosen) > 1 else self._kind(chosen[0]))
        self._when.setText(self.tr("Deleted %1").replace("%1", full_moment_text(entry.moment)))
        self._when.setVisible(len(chosen) == 1)
        self._preview.show_differences(tuple(one for version in chosen[:20] for one in _fields(version)))

    def _kind(self, version: Version) -> str:
        names = {"papers": self.tr("A paper"), "notes": self.tr("A note"), "annotations": self.tr("A highlight")}
        title = version.event.papers[0].title if version.event.papers else ""
        if version.table == "papers" or not title:
            return names[version.table]
        return self.tr("%1 of “%2”").replace("%1", names[version.table]).replace("%2", title)

    def _bring_back(self) -> None:
        wanted = self._chosen()
        if wanted:
            self._session.change(
                lambda library: library.past.restore_all(wanted), done=self._tell_change, failed=self._toast.warn
            )

    def _tell_change(self, changes: Changes) -> None:
        self._toast.tell(f"{changes.label}.", self.tr("Undo"), lambda: self._session.change(Library.undo))
        self.brought_back.emit(changes)


def _fields(version: Version) -> tuple[Difference, ...]:
    """Return what was deleted, field by field, with nothing struck out."""
    found = differences(version.value, None)
    return tuple(Difference(one.field, one.then, "", (Part(Side.BOTH, one.then),)) for one in found)
