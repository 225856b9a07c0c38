"""Merging another library into this one: choosing it, seeing what that would change, doing so."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reader_app.library.merging.report import MergeReport
from reader_app.model.errors import ReaderError
from reader_app.ui.copies.change_list import ChangeList
from reader_app.ui.copies.merge_text import matching_text, merge_groups, merge_text
from reader_app.ui.copies.sheet import Sheet
from reader_app.ui.theme import Divider, EmptyState, set_role

if TYPE_CHECKING:
    from reader_app.library.library import Library
    from reader_app.model.changes import Changes
    from reader_app.ui.copies.merging import Merging
    from reader_app.ui.session import Session
    from reader_app.ui.theme import Theme

SIZE, SMALLEST = (760, 600), (480, 360)


class MergeWindow(Sheet):
    """Shows what merging would do; nothing happens before its button is pressed."""

    merged = Signal(object, object)
    """The Changes, and the MergeReport of what was done."""

    def __init__(self, session: Session, merging: Merging, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._merging = merging
        self._report: MergeReport | None = None
        self._is_copy = False
        self._title, self._about = QLabel(self), QLabel(self)
        self._calm = EmptyState("merge", "", parent=self)
        self._changes = ChangeList(theme, self)
        self._pages = QStackedWidget(self)
        self._folder = self._button("merge_folder", self.tr("Choose a Folder…"), self._choose_folder)
        self._file = self._button("merge_file", self.tr("Choose a File…"), self._choose_file)
        self._merge = self._button("merge_button", self.tr("Merge"), self.merge)
        self._build()
        self._show_choice()

    def show_library(self, path: Path, *, is_copy: bool = False) -> None:
        """Show what merging a library would do: its folder, its file, a backup, or a copy that lies beside the library.

        A copy with nothing new in it can be put away, which is what merging does with it in the end.
        """
        self._report = None
        self._is_copy = is_copy
        self._merge.setText(self.tr("Merge"))
        self._merge.setEnabled(False)
        self._title.setText(self.tr("Merge %1").replace("%1", path.stem or path.name))
        self._about.setText(str(path))
        self._calm.show_message("merge", self.tr("Comparing the two libraries…"))
        self._pages.setCurrentWidget(self._calm)

        preview = self._merging.preview

        def previewed(library: Library) -> MergeReport | str:
            try:
                return preview(library, path)
            except ReaderError as error:
                return str(error)

        self._session.ask("merge_preview", previewed, self._take_preview)

    def merge(self) -> None:
        """Bring the two together, as one step that can be undone."""
        if self._report is None:
            return
        path = self._report.path
        told: list[MergeReport] = []
        self._merge.setEnabled(False)
        self._about.setText(self.tr("Merging…"))

        merge = self._merging.merge

        def merged(library: Library) -> Changes:
            changes, report = merge(library, path)
            told.append(report)
            return changes

        self._session.change(merged, done=partial(self._tell_merged, told), failed=self._refuse)

    def _tell_merged(self, told: list[MergeReport], changes: Changes) -> None:
        self.merged.emit(changes, told[0])
        self.close()

    def _take_preview(self, found: MergeReport | str) -> None:
        if isinstance(found, str):
            self._refuse(found)
            return
        self._report = found
        self._title.setText(self.tr("Merge %1").replace("%1", found.name))
        groups = merge_groups(found)
        if any(group.lines for group in groups):
            self._about.setText(f"{merge_text(found)} {matching_text(found)}")
            self._changes.show_groups(groups)
            self._pages.setCurrentIndex(1)
        else:
            self._about.setText(str(found.path))
            self._calm.show_message("merge" if not found.changes_nothing else "check", merge_text(found))
            self._pages.setCurrentWidget(self._calm)
        if found.changes_nothing and self._is_copy:
            self._merge.setText(self.tr("Put the Copy Away"))
        self._merge.setAccessibleName(self._merge.text())
        self._merge.setEnabled(not found.changes_nothing or self._is_copy)
        (self._merge if self._merge.isEnabled() else self._folder).setFocus()

    def _refuse(self, sentence: str) -> None:
        """Say why this library cannot be merged, and let another one be chosen."""
        self._report = None
        self._about.setText("")
        self._calm.show_message("warning", self.tr("This cannot be merged"), sentence)
        self._pages.setCurrentWidget(self._calm)

    def _show_choice(self) -> None:
        self._title.setText(self.tr("Merge another library"))
        self._about.setText(
            self.tr("Bring together what was changed on two computers, or two libraries that are apart.")
        )
        text = self.tr(
            "Choose a library's folder, its library.json, or a backup. You see what would change first, nothing of "
            "either library is lost, and the other one stays as it is."
        )
        actions = [self._action(self._folder, "first_folder"), self._action(self._file, "first_file")]
        self._calm.show_message("merge", self.tr("Which library?"), text, actions)
        self._merge.setEnabled(False)

    def _choose_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self.tr("Folder of the Other Library"), str(Path.home()))
        if path:
            self.show_library(Path(path))

    def _choose_file(self) -> None:
        kinds = self.tr("Libraries and backups (*.json *.json.gz)")
        path, _ = QFileDialog.getOpenFileName(self, self.tr("File of the Other Library"), str(Path.home()), kinds)
        if path:
            self.show_library(Path(path))

    def _action(self, button: QPushButton, name: str) -> QAction:
        action = QAction(button.text(), self)
        action.setObjectName(name)
        action.triggered.connect(button.click)
        return action

    def _button(self, name: str, text: str, slot: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAccessibleName(text.rstrip("…"))
        button.setAutoDefault(False)
        button.clicked.connect(lambda: slot())
        return button

    def _build(self) -> None:
        self.setObjectName("merge_window")
        self.setWindowTitle(self.tr("Merge Another Library"))
        self._changes.setObjectName("merge_changes")
        self._changes.setAccessibleName(self.tr("What merging would change"))
        set_role(self._title, "heading")
        set_role(self._about, "muted")
        set_role(self._merge, "primary")
        set_role(self._calm, "surface")
        self._calm.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        for label, name in ((self._title, "merge_title"), (self._about, "merge_about")):
            label.setObjectName(name)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        inset = QFrame(self)
        set_role(inset, "surface")
        around = QVBoxLayout(inset)
        around.setContentsMargins(18, 12, 10, 8)
        around.addWidget(self._changes)
        for page in (self._calm, inset):
            self._pages.addWidget(page)
        head = QVBoxLayout()
        head.setContentsMargins(28, 20, 28, 14)
        head.setSpacing(4)
        head.addWidget(self._title)
        head.addWidget(self._about)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 10, 14, 10)
        foot.setSpacing(8)
        foot.addWidget(self._folder)
        foot.addWidget(self._file)
        foot.addStretch()
        foot.addWidget(self._merge)
        foot.addWidget(self._button("merge_close", self.tr("Close"), self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Divider(parent=self))
        column.addWidget(self._pages, 1)
        column.addWidget(Divider(parent=self))
        column.addLayout(foot)
        self.setMinimumSize(*SMALLEST)
        self.resize(*SIZE)
