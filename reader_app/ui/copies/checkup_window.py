"""Checking the library: what was found, repairing it, and a report to take along."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reader_app.library.doctor import Checkup
from reader_app.library.examining import examine_apart
from reader_app.library.health import Repairs
from reader_app.ui.copies.checkup_text import looked_at, remedy_text, repairable, repaired_text, report, verdict
from reader_app.ui.copies.finding_list import FindingList
from reader_app.ui.copies.sheet import Sheet
from reader_app.ui.theme import Divider, EmptyState, set_role
from reader_app.ui.toast import Toast

if TYPE_CHECKING:
    from reader_app.library.library import Library
    from reader_app.model.changes import Changes
    from reader_app.ui.session import Progress, Session, Work
    from reader_app.ui.theme import Theme

SIZE, SMALLEST = (720, 560), (480, 340)


class CheckupWindow(Sheet):
    """Examines the library when it opens, beside the window's work."""

    repaired = Signal(object)
    """The Changes of a repair; empty where only files were concerned."""

    def __init__(
        self, session: Session, theme: Theme, folder: Path, parent: QWidget, *, is_read_only: bool = False
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._folder = folder
        self._is_read_only = is_read_only
        self._checkup: Checkup | None = None
        self._work: Work | None = None
        self._toast = Toast(self)
        self._verdict, self._about = QLabel(self), QLabel(self)
        self._bar = QProgressBar(self)
        self._findings = FindingList(theme, self)
        self._calm = EmptyState("shield", "", parent=self)
        self._pages = QStackedWidget(self)
        self._repair = self._button("checkup_repair", self.tr("Repair"), self.repair)
        self._again = self._button("checkup_again", self.tr("Check Again"), self.examine)
        self._copy = self._button("checkup_copy", self.tr("Copy Report"), self._copy_report)
        self._build()
        self.examine()

    def examine(self) -> None:
        """Look at everything, again where that was done before."""
        if self._work is not None:
            return
        self._verdict.setText(self.tr("Checking the library…"))
        self._about.setText(self.tr("Files, history, backups, and whether everything belongs together."))
        self._calm.show_message("shield", self.tr("This may take a while"), self.tr("You can go on working meanwhile."))
        self._pages.setCurrentWidget(self._calm)
        self._bar.setRange(0, 0)
        self._bar.show()
        self._allow()
        # What is asked of the library is done by then, and what it wrote is on disk.
        self._session.ask("checkup", lambda library: library.cache, self._begin)

    def repair(self) -> None:
        """Put right what can be put right, then look again."""
        findings = self._checkup.findings if self._checkup else ()
        self._repair.setEnabled(False)
        self._verdict.setText(self.tr("Repairing…"))
        told: list[Repairs] = []

        def repaired(library: Library) -> Changes:
            changes, repairs = library.repair(findings)
            told.append(repairs)
            return changes

        self._session.change(repaired, done=partial(self._tell_repair, told), failed=self._tell_refusal)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._work is not None:
            self._work.cancel()
        super().closeEvent(event)

    def _begin(self, cache: Path | None) -> None:
        folder = self._folder

        def task(progress: Progress) -> Checkup:
            return examine_apart(folder, cache, progress)

        self._work = self._session.work(task, done=self._take, failed=self._fail, progress=self._show_progress)

    def _show_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if not total:
            return
        if done < total:
            text = self.tr("Reading backup %1 of %2…").replace("%1", str(done + 1)).replace("%2", str(total))
            self._about.setText(text)
        else:
            self._bar.setRange(0, 0)
            self._about.setText(self.tr("Comparing what belongs together…"))

    def _take(self, checkup: Checkup) -> None:
        self._work, self._checkup = None, checkup
        self._verdict.setText(verdict(checkup))
        self._about.setText(" ".join(part for part in (looked_at(checkup), remedy_text(checkup)) if part))
        self._findings.show_findings(checkup.findings)
        if checkup.findings:
            self._pages.setCurrentWidget(self._findings)
        else:
            text = self.tr("Every file can be read, every backup is whole, and everything belongs together.")
            self._calm.show_message("shield", self.tr("All is well"), text)
        self._bar.hide()
        self._allow()

    def _fail(self, sentence: str) -> None:
        self._work = None
        self._bar.hide()
        self._verdict.setText(self.tr("The library could not be checked"))
        self._about.setText("")
        again = QAction(self.tr("Check Again"), self)
        again.triggered.connect(self.examine)
        self._calm.show_message("warning", self.tr("The library could not be checked"), sentence, [again])
        self._allow()

    def _tell_repair(self, told: list[Repairs], changes: Changes) -> None:
        self.repaired.emit(changes)
        self._toast.tell(repaired_text(told[0]))
        self.examine()

    def _tell_refusal(self, sentence: str) -> None:
        self._toast.warn(sentence)
        if self._checkup is not None:
            self._take(self._checkup)

    def _copy_report(self) -> None:
        if self._checkup is not None:
            QGuiApplication.clipboard().setText(report(self._checkup))
            self._toast.tell(self.tr("The report was copied."))

    def _allow(self) -> None:
        """Let the buttons do what can be done now."""
        known = self._checkup if self._bar.isHidden() else None
        can_repair = known is not None and bool(repairable(known))
        self._repair.setVisible(can_repair)
        self._repair.setEnabled(can_repair and not self._is_read_only)
        self._again.setEnabled(self._bar.isHidden())
        self._copy.setEnabled(known is not None)

    def _button(self, name: str, text: str, slot: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    def _build(self) -> None:
        self.setObjectName("checkup_window")
        self.setWindowTitle(self.tr("Check the Library"))
        self._verdict.setObjectName("checkup_verdict")
        self._about.setObjectName("checkup_about")
        self._bar.setObjectName("checkup_progress")
        self._bar.setAccessibleName(self.tr("Progress of the check"))
        self._bar.setTextVisible(False)
        set_role(self._verdict, "heading")
        set_role(self._about, "muted")
        set_role(self._repair, "primary")
        set_role(self._pages, "surface")
        set_role(self._calm, "surface")
        self._calm.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        for label in (self._verdict, self._about):
            label.setWordWrap(True)
        for page in (self._calm, self._findings):
            self._pages.addWidget(page)
        head = QVBoxLayout()
        head.setContentsMargins(28, 20, 28, 14)
        head.setSpacing(4)
        for widget in (self._verdict, self._about, self._bar):
            head.addWidget(widget)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 10, 14, 10)
        foot.setSpacing(8)
        foot.addWidget(self._copy)
        foot.addStretch()
        close = self._button("checkup_close", self.tr("Close"), self.close)
        for button in (self._repair, self._again, close):
            foot.addWidget(button)
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
