"""What is known of a backup, and what going back to it would change."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from reader_app.library.copies import Preview
from reader_app.ui.copies.change_list import ChangeList, Group
from reader_app.ui.copies.wording import ago_text, contents_text, going_back_text, reason_text, size_text
from reader_app.ui.past.wording import full_moment_text
from reader_app.ui.theme import FlowLayout, set_role

if TYPE_CHECKING:
    from reader_app.ui.copies.shelf import Copy
    from reader_app.ui.theme import Theme


class BackupDetails(QFrame):
    """One backup; its buttons ask, and do nothing themselves."""

    return_requested = Signal()
    saving_requested = Signal()
    folder_requested = Signal()
    deletion_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("backup_details")
        set_role(self, "surface")
        self._title, self._facts, self._proof = QLabel(self), QLabel(self), QLabel(self)
        self._plan = QLabel(self)
        self._changes = ChangeList(theme, self)
        self._return = self._button("backup_return", self.tr("Go Back to This Backup"), self.return_requested)
        self._save = self._button("backup_save", self.tr("Save a Copy…"), self.saving_requested)
        self._folder = self._button("backup_folder", self.tr("Show in Folder"), self.folder_requested)
        self._delete = self._button("backup_delete", self.tr("Delete…"), self.deletion_requested)
        self._lay_out()

    def show_copy(self, copy: Copy, now: datetime) -> None:
        """Show what is known of a backup itself."""
        self._title.setText(full_moment_text(copy.backup.time.astimezone()))
        parts = (ago_text(copy.backup.time, now), size_text(copy.size), reason_text(copy.backup.reason))
        self._facts.setText(" · ".join(part for part in parts if part))
        self._proof.setToolTip(copy.fault)
        if copy.fault:
            self._proof.setText(self.tr("It is damaged and cannot be read; take another one."))
        elif copy.contents is not None:
            held = contents_text(copy.contents)
            self._proof.setText(self.tr("Read to its end just now, and whole: %1.").replace("%1", held))
        else:
            self._proof.setText(self.tr("Reading it, to prove that it is whole…"))
        set_role(self._proof, "danger" if copy.fault else "success" if copy.is_read else "muted")
        self._save.setEnabled(not copy.fault)
        self._delete.setVisible(bool(copy.backup.reason))

    def show_waiting(self) -> None:
        """Say that backup and library are being compared."""
        self._show_plan(self.tr("Comparing it with the library…"), ())
        self._return.setEnabled(False)

    def show_refusal(self) -> None:
        """One cannot go back to what cannot be read."""
        self._show_plan("", ())
        self._return.setEnabled(False)

    def show_preview(self, preview: Preview, *, allowed: bool) -> None:
        """Show what going back would change; allowed where the library can be changed at all."""
        groups = (
            Group(self.tr("Papers that come back"), "add", "success", preview.coming_back),
            Group(self.tr("Papers that go"), "remove", "danger", preview.going),
            Group(self.tr("Papers that change"), "edit", "accent", preview.changing),
        )
        self._show_plan(going_back_text(preview), groups)
        others = preview.notes or preview.highlights or preview.others
        self._return.setEnabled(allowed and (not self._changes.is_empty() or bool(others)))

    def _show_plan(self, sentence: str, groups: tuple[Group, ...]) -> None:
        self._plan.setText(sentence)
        self._changes.show_groups(groups)
        self._changes.setVisible(not self._changes.is_empty())

    def _button(self, name: str, text: str, asks: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAccessibleName(text.rstrip("…"))
        button.setAutoDefault(False)
        button.clicked.connect(asks)
        return button

    def _lay_out(self) -> None:
        self._changes.setObjectName("backup_changes")
        self._changes.setAccessibleName(self.tr("What going back would change"))
        set_role(self._title, "heading")
        set_role(self._facts, "muted")
        set_role(self._return, "primary")
        set_role(self._delete, "danger")
        for label, name in (
            (self._title, "title"),
            (self._facts, "facts"),
            (self._proof, "proof"),
            (self._plan, "plan"),
        ):
            label.setObjectName(f"backup_{name}")
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        buttons = QWidget(self)
        row = FlowLayout(buttons)
        for button in (self._return, self._save, self._folder, self._delete):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 22, 14)
        column.setSpacing(4)
        for widget in (self._title, self._facts, self._proof):
            column.addWidget(widget)
        column.addSpacing(12)
        column.addWidget(buttons)
        column.addSpacing(12)
        column.addWidget(self._plan)
        column.addWidget(self._changes, 1)
        column.addStretch(0)  # takes the room of the list where there is none
