"""What is done to the PDFs of the paper that is shown."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from reader_app.library.library import Library
from reader_app.model.ids import AttachmentId, PaperId
from reader_app.ui.library.name_dialog import NameDialog
from reader_app.ui.library.paper_mime import local_files
from reader_app.ui.reading.file_list import FileList, takes_pdfs
from reader_app.ui.reading.open_paper import OpenPaper
from reader_app.ui.session import Session


class PaperFiles(QObject):
    """Carries out the wishes of a list of files, and takes PDFs that are dropped on the paper."""

    pdf_opened = Signal(str)
    """The id of the file that is to be read."""
    attach_requested = Signal(object, object)
    """A paper, and the PDFs that were dropped; an empty list where they are yet to be chosen."""

    def __init__(self, session: Session, files: FileList, pane: QWidget) -> None:
        super().__init__(pane)
        self._session = session
        self._pane = pane
        self._paper: PaperId | None = None
        self._files = files
        files.opened.connect(self.pdf_opened)
        files.attach_requested.connect(self._attach)
        files.folder_requested.connect(self._show_folder)
        files.title_requested.connect(self._ask_for_title)
        files.rename_requested.connect(self._rename)
        files.detach_requested.connect(self._detach)
        if not session.is_read_only:
            pane.setAcceptDrops(True)
            pane.installEventFilter(self)

    def show_paper(self, shown: OpenPaper | None) -> None:
        """Deal with the files of this paper from now on."""
        self._paper = shown.paper.id if shown else None
        self._files.show_files(shown.files if shown else ())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take PDFs that are dropped on the pane."""
        if isinstance(event, QDragEnterEvent):
            if self._paper and takes_pdfs(event):
                event.acceptProposedAction()
                return True
        elif event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent) and self._paper and takes_pdfs(event):
            event.acceptProposedAction()
            self.attach_requested.emit(self._paper, local_files(event.mimeData()))
            return True
        return super().eventFilter(watched, event)

    def _attach(self) -> None:
        if self._paper:
            self.attach_requested.emit(self._paper, [])

    def _show_folder(self, file: str) -> None:
        key = AttachmentId(file)
        self._session.ask("folder of a PDF", lambda library: library.attachments.path(key), _open_folder)

    def _rename(self, file: str) -> None:
        key = AttachmentId(file)
        self._session.change(lambda library: library.attachments.rename_to_fit(key))

    def _detach(self, file: str) -> None:
        key = AttachmentId(file)
        self._session.change(lambda library: library.attachments.detach([key]))

    def _ask_for_title(self, file: str) -> None:
        key = AttachmentId(file)

        def title(library: Library) -> str:
            return library.attachments.get(key).title

        self._session.ask("title of a PDF", title, lambda known: self._open_dialog(key, known))

    def _open_dialog(self, key: AttachmentId, known: str) -> None:
        label = self.tr("What this PDF is called in lists, such as “Supplement”")
        dialog = NameDialog(self.tr("Name of the PDF"), label, known, self._pane)
        dialog.accepted.connect(lambda: self._name(key, dialog.name))
        dialog.open()

    def _name(self, key: AttachmentId, title: str) -> None:
        self._session.change(lambda library: library.attachments.set_title(key, title))


def _open_folder(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
