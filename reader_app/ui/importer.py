"""Bringing files, folders and pasted text into the library: reading beside it, adding in one step."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reader_app.formats import read_text
from reader_app.library.attachments.intake import PdfIntake, discard
from reader_app.library.collector import let_go
from reader_app.library.library import Library
from reader_app.library.sources import read_paths
from reader_app.library.starter import SOURCE, starter_readings
from reader_app.model.changes import Changes
from reader_app.model.importing import ImportReport, Reading
from reader_app.ui.session import Progress, Session, Work


@dataclass(frozen=True, slots=True)
class Imported:
    """An import that is over."""

    label: str
    report: ImportReport
    is_quiet: bool = False
    """Nobody asked for it just now."""


class Importer(QObject):
    """One import at a time, with progress, that can be cancelled until it is written."""

    started = Signal(str)
    """What is being read."""
    progressed = Signal(int, int)
    finished = Signal(object)
    """An Imported; also where nothing new was found."""
    failed = Signal(str)
    """A sentence; nothing was changed."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._work: Work | None = None
        self._is_quiet = False
        self.links_pdfs = False
        """PDFs are left where they are."""

    @property
    def is_running(self) -> bool:
        """Whether an import is under way."""
        return self._work is not None

    def import_paths(self, paths: Sequence[Path], *, is_quiet: bool = False) -> None:
        """Import files, and what can be read in folders."""
        if paths:
            name = paths[0].name if len(paths) == 1 else self.tr("%n files", "", len(paths))
            self._start(name, partial(self._read, paths, links=self.links_pdfs), is_quiet=is_quiet)

    def import_text(self, text: str) -> None:
        """Import pasted text."""
        name = self.tr("Clipboard")
        self._start(name, lambda progress: (read_text(text, name=name, today=date.today()),))

    def import_starter(self) -> None:
        """Add the starter library."""
        self._start(SOURCE, lambda progress: starter_readings())

    def cancel(self) -> None:
        """Stop reading; nothing is added."""
        if self._work is not None:
            self._work.cancel()

    def _read(self, paths: Sequence[Path], progress: Progress, *, links: bool) -> tuple[Reading, ...]:
        """Read files on the thread of the work."""
        from reader_app.pdf.process import PdfProcess  # Starting takes longer with all that processes need.

        with PdfProcess() as process:
            pdfs = PdfIntake(self._session.files_folder, process, links=links)
            try:
                return read_paths(paths, today=date.today(), progress=progress, pdfs=pdfs)
            except BaseException:
                pdfs.take_back()
                raise

    def _start(self, name: str, task: Callable[[Progress], tuple[Reading, ...]], *, is_quiet: bool = False) -> None:
        if self._work is not None:
            self.failed.emit(self.tr("Another import is still under way; wait for it or cancel it first."))
            return
        self._is_quiet = is_quiet
        self.started.emit(name)
        self._work = self._session.work(
            task,
            done=lambda readings: self._add(name, readings),
            failed=self._fail,
            progress=self.progressed.emit,
        )

    def _add(self, name: str, readings: tuple[Reading, ...]) -> None:
        if self._work is not None and self._work.is_cancelled:
            discard(readings)
            self._fail(self.tr("Cancelled; nothing was changed."))
            return
        label = self.tr("Import of %1").replace("%1", name)
        reports: list[ImportReport] = []
        read = list(readings)

        def add(library: Library) -> Changes:
            changes, report = library.add(read, label=label)
            reports.append(report)
            drafts = [draft for reading in read for draft in reading.drafts]
            let_go(read)
            let_go(drafts)
            return changes

        def done(_: Changes) -> None:
            self._work = None
            self.finished.emit(Imported(name, reports[0], self._is_quiet))

        self._session.change(add, done=done, failed=self._fail)

    def _fail(self, sentence: str) -> None:
        self._work = None
        self.failed.emit(sentence)
