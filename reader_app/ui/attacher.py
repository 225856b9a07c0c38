"""Attaching PDFs to a paper: copied and looked at beside the library, recorded in one step."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reader_app.library.attachments.attachments import Attached
from reader_app.library.attachments.intake import PdfIntake, is_original
from reader_app.library.library import Library
from reader_app.model.changes import Changes
from reader_app.model.errors import ReaderError
from reader_app.model.ids import PaperId
from reader_app.model.importing import PdfFile
from reader_app.ui.session import Progress, Session


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of PDFs that were to be attached."""

    title: str
    """Of the paper."""
    attached: Attached
    refused: tuple[str, ...] = ()
    """Why others were not, a sentence each."""


class Attacher(QObject):
    """Attaches the files of one drop, or of one dialog, after the other."""

    finished = Signal(object)
    """An Outcome."""
    failed = Signal(str)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.links_pdfs = False
        """PDFs are left where they are."""

    def attach(self, paper: PaperId, paths: Sequence[Path]) -> None:
        """Attach PDFs, and those in folders, to a paper."""
        task = partial(_brought, tuple(paths), self._session.files_folder, links=self.links_pdfs)
        self._session.work(task, done=partial(self._record, paper), failed=self.failed.emit)

    def _record(self, paper: PaperId, brought: tuple[list[PdfFile], list[str]]) -> None:
        files, refused = brought
        outcomes: list[Outcome] = []

        def attach(library: Library) -> Changes:
            changes, attached = library.attachments.attach(paper, files)
            outcomes.append(Outcome(library.papers.get(paper).title, attached, tuple(refused)))
            return changes

        def done(_: Changes) -> None:
            self.finished.emit(outcomes[0])

        self._session.change(attach, done=done, failed=self.failed.emit)


def _brought(
    paths: Sequence[Path], folder: Path, progress: Progress, *, links: bool
) -> tuple[list[PdfFile], list[str]]:
    """Return files ready to be attached, and why others are not; on the thread of the work."""
    from reader_app.pdf.process import PdfProcess  # Starting takes longer with all that processes need.

    files: list[PdfFile] = []
    refused: list[str] = []
    found = [
        one for path in paths for one in (sorted(filter(is_original, path.rglob("*"))) if path.is_dir() else [path])
    ]
    with PdfProcess() as process:
        intake = PdfIntake(folder, process, links=links)
        try:
            for number, path in enumerate(found):
                progress(number, len(found))
                try:
                    files.append(intake.bring(path))
                except ReaderError as error:
                    refused.append(str(error))
        except BaseException:
            intake.take_back()
            raise
    return files, refused
