"""Marks to and from other programs: annotations that stand in a PDF taken over, and a copy with the reader's own."""

from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from reader_app.library.library import Library
from reader_app.library.marks import PlacedMark
from reader_app.model.annotation import Annotation
from reader_app.model.changes import Changes
from reader_app.pdf.annotations.taking_over import annotations_from, marks_from
from reader_app.pdf.process import PdfProcess
from reader_app.ui.session import Progress, Session
from reader_app.ui.tabs.open_file import OpenFile, marks_in

if TYPE_CHECKING:
    from reader_app.pdf.text.page_text import PageText

SUFFIX = ".annotated.pdf"


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads the annotations of a file; asked for on a thread of its own."""

    process: PdfProcess
    file: OpenFile
    password: str

    def __call__(self, _: Progress) -> tuple[Annotation, ...]:
        path = self.file.path

        @cache
        def text_of(page: int) -> "PageText":
            return self.process.page_text(path, page, self.password)

        found = self.process.annotations(path, self.password)
        return marks_from(found, text_of, paper=self.file.paper, attachment=self.file.id)


class OtherPrograms(QObject):
    """Both ways, for the PDF that is read."""

    told = Signal(str)
    """What was done."""

    def __init__(self, session: Session, process: PdfProcess, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._process = process
        self._window = window

    def take_over(self, file: OpenFile, password: str = "") -> None:
        """Make the annotations of a file marks of the reader, as one step that can be undone."""
        self._session.work(_Reading(self._process, file, password), done=partial(self._keep, file))

    def write_copy(self, file: OpenFile, password: str = "") -> None:
        """Ask where to, and write a copy of a file with the marks as annotations; the file itself stays as it is."""
        start = str(file.path.with_name(file.path.stem + SUFFIX))
        title = self.tr("Write an annotated copy")
        path, _ = QFileDialog.getSaveFileName(
            self._window, title, start, self.tr("PDFs (*.pdf)"), options=QFileDialog.Option.DontConfirmOverwrite
        )
        if path:
            self.write(file, Path(path), password)

    def write(self, file: OpenFile, path: Path, password: str = "") -> None:
        """Write that copy; one written before is brought up to date, another program's file is left alone."""

        def write(marks: tuple[PlacedMark, ...]) -> None:
            annotations = annotations_from((mark.annotation for mark in marks), file.id)

            def task(_: Progress) -> str:
                self._process.write_copy(file.path, path, annotations, password=password)
                return self.tr("Written: %1").replace("%1", str(path))

            self._session.work(task, done=self.told.emit)

        self._session.ask("annotated copy", partial(marks_in, file=file), write)

    def _keep(self, file: OpenFile, marks: tuple[Annotation, ...]) -> None:
        def take_over(library: Library) -> Changes:
            return library.marks.take_over(file.paper, marks)

        self._session.change(take_over, done=self._tell)

    def _tell(self, changes: Changes) -> None:
        nothing = self.tr("There are no annotations in this PDF that are not among the marks already.")
        self.told.emit(f"{changes.label}." if changes else nothing)
