"""Places that links, a terminal or a second start ask for: found in the library, then shown."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from reader_app.library.library import Library
from reader_app.model.address import SCHEME, Address, address_from, is_address
from reader_app.model.errors import ReaderError
from reader_app.model.ids import AttachmentId, PaperId
from reader_app.ui.session import Session
from reader_app.ui.tabs.open_file import Goal, first_file


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A paper, and where in which PDF of it; no file means the paper itself."""

    paper: PaperId
    title: str
    file: AttachmentId | None = None
    goal: Goal | None = None


class PlaceRequests(QObject):
    """While it is there, addresses of places are opened here, whichever panel they were clicked in."""

    found = Signal(object)
    """A FoundPlace."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        # The stubs of PySide 6.11 ask for bytes, which it refuses.
        QDesktopServices.setUrlHandler(SCHEME, self, "open_url")  # type: ignore[arg-type]

    @Slot(QUrl)
    def open_url(self, url: QUrl) -> None:
        self.open_place(url.toString())

    def open_place(self, wanted: str) -> None:
        """Show what an address names, or the PDF of the paper that a text names; say why where there is none."""
        self._session.ask("place", partial(_found, wanted=wanted), self._show)

    def finish(self) -> None:
        """Leave addresses to the desktop again."""
        QDesktopServices.unsetUrlHandler(SCHEME)

    def _show(self, place: FoundPlace) -> None:
        self.found.emit(place)


def _found(library: Library, *, wanted: str) -> FoundPlace:
    """Return the place. Raises ReaderError where the library has none of that name."""
    if not is_address(wanted):
        paper = library.papers.find_id(wanted)
        return FoundPlace(paper, library.papers.get(paper).title, first_file(library, paper))
    address = address_from(wanted)
    title = library.papers.get(library.papers.find_id(address.paper)).title
    if address.mark is not None:
        return _of_mark(library, address, title)
    file = address.attachment or (first_file(library, address.paper) if address.page else None)
    if file is not None and library.attachments.get(file).paper != address.paper:
        raise ReaderError(f"That file is not one of “{title}”.")
    return FoundPlace(address.paper, title, file, Goal(address.page) if address.page else None)


def _of_mark(library: Library, address: Address, title: str) -> FoundPlace:
    if address.mark is None:
        raise ReaderError("That address names no mark.")
    anchor = library.marks.get(address.mark).anchor
    goal = Goal(anchor.page, mark=address.mark) if anchor.attachment else None
    return FoundPlace(address.paper, title, anchor.attachment, goal)
