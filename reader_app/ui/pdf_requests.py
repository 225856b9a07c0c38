"""Where a PDF is opened: on the page that the search speaks of, or where it was left."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from reader_app.library.library import Library
from reader_app.library.listing import Scope
from reader_app.model.ids import AttachmentId, PaperId
from reader_app.ui.session import Session

Place = tuple[AttachmentId, int, tuple[str, ...]]
"""A file, the page to open it on, 0 for where it was left, and the words to mark there."""


class PdfRequests(QObject):
    """Asks the library for the place before a PDF is opened."""

    pdf_requested = Signal(str, int, object)
    """The id of a file, the page (0: where it was left), and the words on it that were searched for."""
    nothing_to_open = Signal(object)
    """A paper without a PDF."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._scope = Scope()

    def show_scope(self, scope: Scope) -> None:
        """Take what is searched for now."""
        self._scope = scope

    def open_file(self, attachment: str) -> None:
        """Ask for a file to be opened."""
        question = partial(_place_of_file, scope=self._scope, attachment=AttachmentId(attachment))
        self._session.ask("place in a PDF", question, self._tell)

    def open_paper(self, paper: PaperId) -> None:
        """Ask for a PDF of a paper: the one that the search speaks of, or its first."""

        def tell(place: Place | None) -> None:
            if place is None:
                self.nothing_to_open.emit(paper)
            else:
                self._tell(place)

        self._session.ask("place in a PDF", partial(_place_of_paper, scope=self._scope, paper=paper), tell)

    def _tell(self, place: Place) -> None:
        self.pdf_requested.emit(*place)


def _place_of_file(library: Library, *, scope: Scope, attachment: AttachmentId) -> Place:
    paper = library.attachments.get(attachment).paper
    passage = library.pages.passages(scope, [paper]).get(paper)
    if passage is None or passage.found.attachment != attachment:
        return attachment, 0, ()
    return attachment, passage.found.page, passage.words


def _place_of_paper(library: Library, *, scope: Scope, paper: PaperId) -> Place | None:
    files = library.attachments.of(paper)
    passage = library.pages.passages(scope, [paper]).get(paper)
    if passage is not None:
        return passage.found.attachment, passage.found.page, passage.words
    return (files[0].id, 0, ()) if files else None
