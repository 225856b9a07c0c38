"""What the settings say of the library itself: where it lies, its backups, and how much of its past it keeps."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSpinBox, QVBoxLayout, QWidget

from reader_app.library.retention import Kept
from reader_app.ui.copies.wording import size_text
from reader_app.ui.dialogs.deletion import ask_to_delete
from reader_app.ui.past.wording import full_moment_text
from reader_app.ui.theme import set_role

if TYPE_CHECKING:
    from reader_app.ui.session import Session

MEGABYTE = 1_000_000
LEAST_MB, MOST_MB, STEP_MB = 5, 10_000, 50
LINES_TOLD = 3
SET_AFTER_MS = 900
"""A size that is being typed, or stepped to, is one change."""


class HistoryRoom(QWidget):
    """How much room the history may take, with what it takes now."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._kept: Kept | None = None
        self._size = QSpinBox(self)
        self._size.setObjectName("history_size")
        self._size.setAccessibleName(self.tr("Keep history up to, in megabytes"))
        self._size.setRange(LEAST_MB, MOST_MB)
        self._size.setSingleStep(STEP_MB)
        self._size.setSuffix(self.tr(" MB"))
        self._size.setEnabled(False)
        self._told = _told(self, "history_told")
        self._told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._told.setMinimumHeight(LINES_TOLD * self._told.fontMetrics().lineSpacing())  # the dialog is laid out first
        self._timer = QTimer(self, singleShot=True, interval=SET_AFTER_MS)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(QLabel(self.tr("Keep up to"), self))
        row.addWidget(self._size)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._told)
        self._size.valueChanged.connect(self._timer.start)
        self._timer.timeout.connect(self.apply)
        self._ask()

    def apply(self) -> None:
        """Keep to the size that is shown, where it is another one; what would be let go for that is asked first."""
        self._timer.stop()
        wanted = self._size.value() * MEGABYTE
        if self._kept is None or self._size.value() == _megabytes(self._kept):
            return
        if wanted >= self._kept.used_bytes:
            self._set(wanted)
            return
        question = self.tr("Let go of the oldest changes for good? The history takes %1 now and may take %2 then.")
        question = question.replace("%1", size_text(self._kept.used_bytes)).replace("%2", size_text(wanted))
        self._show(self._kept, is_read_only=False)  # until the answer is there
        ask_to_delete(self.window(), question, partial(self._set, wanted))

    def finish(self) -> None:
        """Take a size that was set just before the settings are closed, unless that has to be asked."""
        if self._timer.isActive() and self._kept and self._size.value() * MEGABYTE >= self._kept.used_bytes:
            self.apply()

    def _set(self, wanted: int, *_: object) -> None:
        self._session.change(lambda library: library.retention.set(wanted), done=self._ask_after, failed=self._refuse)

    def _ask_after(self, _: object) -> None:
        self._ask()

    def _ask(self) -> None:
        self._session.ask("retention", lambda library: (library.retention.kept(), library.is_read_only), self._take)

    def _refuse(self, sentence: str) -> None:
        self._told.setText(sentence)
        set_role(self._told, "danger")

    def _take(self, answer: tuple[Kept, bool]) -> None:
        kept, is_read_only = answer
        self._show(kept, is_read_only=is_read_only)

    def _show(self, kept: Kept, *, is_read_only: bool) -> None:
        self._kept = kept
        if not self._timer.isActive():  # A size that is being typed is not taken from under the fingers.
            self._size.blockSignals(True)
            self._size.setRange(min(LEAST_MB, _megabytes(kept)), max(MOST_MB, _megabytes(kept)))
            self._size.setValue(_megabytes(kept))
            self._size.blockSignals(False)
        self._size.setEnabled(not is_read_only)
        set_role(self._told, "muted")
        self._told.setText(" ".join(part for part in (self._now(kept), self._bound()) if part))

    def _now(self, kept: Kept) -> str:
        if kept.since is None:
            return self.tr("Nothing was changed yet.")
        text = self.tr("It takes %1 now and reaches back to %2.").replace("%1", size_text(kept.used_bytes))
        return text.replace("%2", full_moment_text(kept.since.astimezone()))

    def _bound(self) -> str:
        return self.tr("Beyond that the oldest changes go; papers, notes and highlights always stay.")


class LibraryPlace(QWidget):
    """The folder of the library."""

    def __init__(self, folder: Path, parent: QWidget) -> None:
        super().__init__(parent)
        label = _told(self, "library_place")
        label.setText(str(folder))
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        button = QPushButton(self.tr("Show in Folder"), self)
        button.setObjectName("library_folder")
        button.setAccessibleName(self.tr("Show the library in its folder"))
        button.setAutoDefault(False)
        button.clicked.connect(partial(_open_folder, folder))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(label, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)


def backups_told(parent: QWidget) -> QLabel:
    """Return in a sentence what the ring of backups is."""
    label = _told(parent, "backups_told")
    label.setText(
        QCoreApplication.translate(
            "Keeping",
            "Before a change a copy is made, ten minutes apart at least. Of the last two ten minutes, hours, days and "
            "weeks one copy each is kept, eight at most; those made by hand stay until you delete them.",
        )
    )
    return label


def _told(parent: QWidget, name: str) -> QLabel:
    label = QLabel(parent)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    set_role(label, "muted")
    return label


def _megabytes(kept: Kept) -> int:
    return max(1, round(kept.allowed_bytes / MEGABYTE))


def _open_folder(folder: Path, *_: object) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
