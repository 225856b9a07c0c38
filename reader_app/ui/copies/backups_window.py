"""The backups of the library: what each holds, what going back to it would change, and doing so."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDesktopServices
from PySide6.QtWidgets import QFileDialog, QPushButton, QStackedWidget, QWidget

from reader_app.library.copies import Preview
from reader_app.library.store import Backup
from reader_app.model.errors import ReaderError
from reader_app.ui.copies.backup_details import BackupDetails
from reader_app.ui.copies.sheet import Sheet
from reader_app.ui.copies.shelf import Copy, Shelf
from reader_app.ui.copies.wording import ago_text, contents_text, reason_text, size_text
from reader_app.ui.dialogs.deletion import ask_to_delete
from reader_app.ui.past.timeline import Entry
from reader_app.ui.past.timeline_view import TimelineView
from reader_app.ui.past.window_layout import lay_out
from reader_app.ui.past.wording import full_moment_text
from reader_app.ui.theme import EmptyState, icon, set_role
from reader_app.ui.toast import Toast

if TYPE_CHECKING:
    from reader_app.library.library import Library
    from reader_app.model.changes import Changes
    from reader_app.ui.session import Session
    from reader_app.ui.theme import Theme

AGAIN_AFTER_MS = 400
"""A row of changes is one reason to compare again."""


class BackupsWindow(Sheet):
    """Lists the backups, newest first, beside what is known of the chosen one."""

    went_back = Signal(object)
    """The Changes that made the library what it was in a backup."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget, *, is_read_only: bool = False) -> None:
        super().__init__(parent)
        self._session = session
        self._is_read_only = is_read_only
        self._shelf = Shelf(session, self)
        self._toast = Toast(self)
        self._list = TimelineView(theme, self)
        self._details = BackupDetails(theme, self)
        self._nothing = EmptyState("backup", self.tr("Looking for backups…"), parent=self)
        self._pages = QStackedWidget(self)
        self._make = QPushButton(icon("add"), self.tr("Make a Backup Now"), self)
        self._shown: Backup | None = None
        self._timer = QTimer(self, singleShot=True, interval=AGAIN_AFTER_MS)
        self._build()
        self._wire()
        self._shelf.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._shelf.stop()
        super().closeEvent(event)

    def _build(self) -> None:
        self.setObjectName("backups_window")
        self.setWindowTitle(self.tr("Backups"))
        self._list.setObjectName("backup_list")
        self._list.setAccessibleName(self.tr("Backups, newest first"))
        self._make.setObjectName("backup_make")
        self._make.setAccessibleName(self.tr("Make a backup now"))
        self._make.setAutoDefault(False)
        self._make.setEnabled(not self._is_read_only)
        set_role(self._nothing, "surface")
        self._nothing.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        close = QPushButton(self.tr("Close"), self)
        close.setObjectName("backups_close")
        close.clicked.connect(self.close)
        for page in (self._nothing, self._details):
            self._pages.addWidget(page)
        lay_out(self, [self._make], self._list, self._pages, [close])
        self._list.setFocus()

    def _wire(self) -> None:
        self._make.clicked.connect(self._shelf.make)
        self._shelf.changed.connect(self._show)
        self._shelf.made.connect(lambda _: self._toast.tell(self.tr("A backup was made, read again, and is whole.")))
        self._shelf.taken_out.connect(self._tell_saved)
        self._shelf.failed.connect(self._toast.warn)
        self._list.selection_changed.connect(self._show_chosen)
        self._details.return_requested.connect(self._go_back)
        self._details.saving_requested.connect(self._save)
        self._details.folder_requested.connect(self._show_folder)
        self._details.deletion_requested.connect(self._delete)
        self._session.changed.connect(self._timer.start)
        self._timer.timeout.connect(self._look_again)

    def _chosen(self) -> Copy | None:
        chosen = [entry.value for entry in self._list.chosen]
        return next((copy for copy in self._shelf.copies or () if copy.backup in chosen), None)

    def _show(self) -> None:
        copies = self._shelf.copies or ()
        now = datetime.now(UTC)
        self._list.show_entries(tuple(self._entry(copy, now) for copy in copies))
        if not copies:
            self._offer_first()

    def _entry(self, copy: Copy, now: datetime) -> Entry:
        if copy.fault:
            title = self.tr("Broken, cannot be read")
        else:
            title = contents_text(copy.contents) if copy.contents else self.tr("Being read…")
        parts = (ago_text(copy.backup.time, now), reason_text(copy.backup.reason) or size_text(copy.size))
        sign = "warning" if copy.fault else "backup"
        return Entry(copy.backup.time.astimezone(), title, " · ".join(parts), sign, copy.backup)

    def _offer_first(self) -> None:
        text = self.tr(
            "While you work, a copy of the library is made every ten minutes at most, before something changes."
        )
        action = QAction(self.tr("Make a Backup Now"), self)
        action.setObjectName("first_backup")
        action.triggered.connect(self._shelf.make)
        action.setEnabled(not self._is_read_only)
        self._nothing.show_message("backup", self.tr("There are no backups yet"), text, [action])
        self._pages.setCurrentWidget(self._nothing)

    def _show_chosen(self) -> None:
        copy = self._chosen()
        if copy is None:
            self._shown = None
            return
        self._pages.setCurrentWidget(self._details)
        self._details.show_copy(copy, datetime.now(UTC))
        if copy.backup != self._shown:
            self._shown = copy.backup
            self._details.show_waiting()
            self._compare(copy.backup)

    def _look_again(self) -> None:
        """The library has changed: there may be another backup, and going back is something else now."""
        self._shelf.refresh()
        if self._shown:
            self._compare(self._shown)

    def _compare(self, backup: Backup) -> None:
        def previewed(library: Library) -> tuple[Backup, Preview | None]:
            try:
                return backup, library.copies.preview(backup)
            except ReaderError:
                return backup, None  # The shelf finds out too, and says why.

        self._session.ask("backup_preview", previewed, self._take_preview)

    def _take_preview(self, answer: tuple[Backup, Preview | None]) -> None:
        backup, found = answer
        if backup != self._shown:
            return
        if found is None:
            self._details.show_refusal()
        else:
            self._details.show_preview(found, allowed=not self._is_read_only)

    def _go_back(self) -> None:
        copy = self._chosen()
        if copy is not None:
            self._details.show_waiting()
            self._session.change(
                lambda library: library.copies.restore(copy.backup), done=self._tell_return, failed=self._toast.warn
            )

    def _tell_return(self, changes: Changes) -> None:
        self.went_back.emit(changes)
        self.close()

    def _save(self) -> None:
        copy = self._chosen()
        if copy is None:
            return
        packed, plain = self.tr("Backup (*.json.gz)"), self.tr("Library that any program can read (*.json)")
        name = f"Paper Reader {copy.backup.time.astimezone():%Y-%m-%d %H.%M}.json.gz"
        path, kind = QFileDialog.getSaveFileName(
            self, self.tr("Save a Copy of the Backup"), str(Path.home() / name), f"{packed};;{plain}"
        )
        if path:
            self._shelf.save(copy, _suffixed(Path(path), ".json" if kind == plain else ".json.gz"))

    def _tell_saved(self, path: Path) -> None:
        self._toast.tell(self.tr("Saved, read again, and whole: %1").replace("%1", str(path)))

    def _show_folder(self) -> None:
        copy = self._chosen()
        if copy is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy.backup.path.parent)))

    def _delete(self) -> None:
        copy = self._chosen()
        if copy is not None:
            when = full_moment_text(copy.backup.time.astimezone())
            question = self.tr("Delete the backup of %1 for ever?").replace("%1", when)
            ask_to_delete(self, question, lambda: self._shelf.discard(copy))


def _suffixed(path: Path, suffix: str) -> Path:
    """Return a path with the suffix of the kind that was chosen."""
    name = path.name.removesuffix(".gz").removesuffix(".json")
    return path.with_name(name + suffix)
