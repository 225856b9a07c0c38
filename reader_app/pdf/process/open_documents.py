"""Documents that the process has open, and the pages of them that were drawn last."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from reader_app.model.errors import ReaderError
from reader_app.pdf.document import Document, open_document
from reader_app.pdf.process.photographs import photographs

MOST_DOCUMENTS = 8
MOST_PAGES = 12
"""A page that is still parsed is drawn in half the time, but may hold megabytes."""


@dataclass(frozen=True, slots=True)
class _Name:
    """A file as it is at the moment: one that was exchanged meanwhile is another."""

    path: Path
    password: str
    size: int
    changed_ns: int


@dataclass(slots=True)
class ParsedPage:
    """A page ready to be drawn; what of it are photographs is looked up when it is drawn in other colours."""

    pdfium: pypdfium2.PdfPage
    found: tuple[tuple[float, float, float, float], ...] | None = None

    def photographs(self) -> tuple[tuple[float, float, float, float], ...]:
        """Return the boxes of the pictures on the page that keep their colours, in points of the page."""
        if self.found is None:
            self.found = photographs(self.pdfium)
        return self.found


class OpenDocuments:
    """Keeps a few documents open, and closes those asked for longest ago."""

    def __init__(self) -> None:
        self._documents: OrderedDict[_Name, Document] = OrderedDict()
        self._pages: OrderedDict[tuple[_Name, int], ParsedPage] = OrderedDict()

    def opened(self, path: Path, password: str, opening: Callable[[Path, str], Document] = open_document) -> Document:
        """Return the document, opened where it is not or where its file has changed."""
        name = _name(path, password)
        document = self._documents.get(name)
        if document is None:
            self.forget(path)
            document = self._documents[name] = opening(path, password)
        self._documents.move_to_end(name)
        while len(self._documents) > MOST_DOCUMENTS:
            self._close(next(iter(self._documents)))
        return document

    def page(self, path: Path, password: str, page: int) -> ParsedPage:
        """Return a page, counted from 1, ready to be drawn."""
        document = self.opened(path, password)
        key = (next(reversed(self._documents)), page)
        parsed = self._pages.get(key)
        if parsed is None:
            parsed = self._pages[key] = ParsedPage(_loaded(document, path, page))
        self._pages.move_to_end(key)
        while len(self._pages) > MOST_PAGES:
            self._pages.popitem(last=False)[1].pdfium.close()
        return parsed

    def forget(self, path: Path) -> None:
        """Close what is open of a file."""
        for name in [name for name in self._documents if name.path == path]:
            self._close(name)

    def _close(self, name: _Name) -> None:
        for key in [key for key in self._pages if key[0] == name]:
            self._pages.pop(key).pdfium.close()
        self._documents.pop(name).close()


def _name(path: Path, password: str) -> _Name:
    try:
        status = path.stat()
    except OSError:
        return _Name(path, password, -1, 0)  # opening says what is wrong with it
    return _Name(path, password, status.st_size, status.st_mtime_ns)


def _loaded(document: Document, path: Path, page: int) -> pypdfium2.PdfPage:
    if not 1 <= page <= len(document.pdfium):
        raise ReaderError(f"{path} has no page {page}.")
    try:
        return document.pdfium.get_page(page - 1)
    except pypdfium2.PdfiumError as error:
        raise ReaderError(f"Page {page} of {path} is damaged and cannot be shown.") from error
