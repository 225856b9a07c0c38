"""How papers come in through the window: from a dialog, a drop, the clipboard; with progress and a word at the end."""

import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from reader_app.library.library import Library
from reader_app.model.feed import FeedPage
from reader_app.model.ids import PaperId
from reader_app.ui.attacher import Attacher, Outcome
from reader_app.ui.dialogs.import_report import attached_sentence, import_sentence, page_sentence, show_refused
from reader_app.ui.import_strip import ImportStrip
from reader_app.ui.importer import Imported, Importer
from reader_app.ui.library.paper_mime import local_files, paper_ids
from reader_app.ui.session import Session
from reader_app.ui.toast import Toast
from reader_app.ui.watch_folder import WatchFolder

INDEXING_SHOWN_FROM = 300
"""Fewer papers are searchable before anybody could read that they are not."""


class Intake(QObject):
    """Shows an import from its beginning to its end."""

    papers_added = Signal(object)
    """The ids of papers that were not here before, once the list could show them."""
    folder_chosen = Signal(str)
    """The folder of the files that the user chose, to be offered the next time."""

    def __init__(self, session: Session, strip: ImportStrip, toast: Toast, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._strip = strip
        self._toast = toast
        self._window = window
        self._most_unindexed, self._indexing_since = 0, 0.0
        self._importer = importer = Importer(session, self)
        importer.started.connect(strip.show_start)
        importer.progressed.connect(strip.show_progress)
        importer.finished.connect(self._finish)
        importer.failed.connect(self._fail)
        strip.cancelled.connect(importer.cancel)
        self._watched = WatchFolder(session, self)
        self._watched.appeared.connect(self.take_appeared)
        self._attacher = Attacher(session, self)
        self._attacher.finished.connect(self._tell_attached)
        self._attacher.failed.connect(toast.warn)
        session.index_moved.connect(self._show_indexing)

    def choose_files(self, folder: str) -> None:
        """Ask for files, beginning in a folder, and import them."""
        title = self.tr("Import papers")
        kinds = self.tr("Papers (*.pdf *.txt *.md *.jsonl *.ndjson *.json *.gz *.xz);;All files (*)")
        paths, _ = QFileDialog.getOpenFileNames(self._window, title, folder, kinds)
        if paths:
            self.folder_chosen.emit(str(Path(paths[0]).parent))
            self.take_files([Path(path) for path in paths])

    def link_pdfs(self, links: bool) -> None:
        """Leave PDFs where they are from now on, or copy them."""
        self._importer.links_pdfs = self._attacher.links_pdfs = links

    def attach(self, paper: PaperId, files: list[Path], folder: str = "") -> None:
        """Attach PDFs to a paper; without any, ask for them, beginning in a folder."""
        if not files:
            title = self.tr("Attach PDFs")
            names, _ = QFileDialog.getOpenFileNames(self._window, title, folder, self.tr("PDFs (*.pdf);;All files (*)"))
            files = [Path(name) for name in names]
            if files:
                self.folder_chosen.emit(str(files[0].parent))
        if files:
            self._attacher.attach(paper, files)

    def take_files(self, paths: list[Path]) -> None:
        """Import files and folders."""
        self._importer.import_paths(paths)

    def take_appeared(self, paths: list[Path]) -> None:
        """Import files that appeared in the folder that is watched, saying little; later, while another import runs."""
        if not self._importer.is_running:
            self._watched.take(paths)
            self._importer.import_paths(paths, is_quiet=True)

    def watch(self, folder: str, known: tuple[str, ...] | None = None) -> None:
        """Watch a folder for PDFs, or none."""
        self._watched.watch(folder, known)

    @property
    def watched(self) -> tuple[str, ...]:
        """What is known of the folder that is watched, to be remembered."""
        return self._watched.known

    def take_text(self, text: str) -> None:
        """Import a text."""
        self._importer.import_text(text)

    def paste(self) -> None:
        """Import what is on the clipboard."""
        mime = QGuiApplication.clipboard().mimeData()
        if files := local_files(mime):
            self.take_files(files)
        elif paper_ids(mime):
            self._toast.tell(self.tr("The papers on the clipboard are from this library already."))
        elif mime.text().strip():
            self.take_text(mime.text())
        else:
            self._toast.tell(self.tr("There is no text on the clipboard; copy a page of papers first."))

    def add_starter_library(self) -> None:
        self._importer.import_starter()

    def _finish(self, imported: Imported) -> None:
        self._strip.show_end()
        feeds = imported.report.feeds

        def pages(library: Library) -> tuple[FeedPage, ...]:
            return tuple(map(library.feeds.get, feeds))

        self._session.ask("import", pages, partial(self._tell, imported))

    def _tell(self, imported: Imported, pages: tuple[FeedPage, ...]) -> None:
        """Say what came in; a page of a feed also says on which day its papers were first seen."""
        report = imported.report
        sentence = " ".join([import_sentence(imported.label, report), *map(page_sentence, pages)])
        if report.added or report.updated:
            self._toast.tell(sentence, self.tr("Undo"), lambda: self._session.change(Library.undo))
        elif not imported.is_quiet:
            self._toast.tell(sentence)
        if report.added and not imported.is_quiet:
            self.papers_added.emit(report.added)
        if report.refused and imported.is_quiet:
            self._toast.warn(report.refused[0].sentence)
        elif report.refused:
            show_refused(report, self._window)

    def _tell_attached(self, outcome: Outcome) -> None:
        if outcome.attached.added:
            undo = self.tr("Undo"), lambda: self._session.change(Library.undo)
            self._toast.tell(attached_sentence(outcome.title, outcome.attached, outcome.refused), *undo)
        else:
            self._toast.warn(attached_sentence(outcome.title, outcome.attached, outcome.refused))

    def _fail(self, sentence: str) -> None:
        self._strip.show_end()
        self._toast.warn(sentence)

    def _show_indexing(self, left: int) -> None:
        """Show how many papers cannot be found yet, while these are many."""
        if not left or left >= self._most_unindexed:
            self._most_unindexed, self._indexing_since = left, time.monotonic()
        many = self._most_unindexed >= INDEXING_SHOWN_FROM
        took, done = time.monotonic() - self._indexing_since, self._most_unindexed - left
        self._strip.show_indexing(left if many else 0, self._most_unindexed, took * left / done if done else None)
