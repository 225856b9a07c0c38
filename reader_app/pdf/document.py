"""An open PDF: its pages, their text, where its links and its outline lead, and what it says of itself."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property, partial
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from reader_app.model.errors import PasswordNeededError, ReaderError
from reader_app.model.pdf import OutlineEntry, PageLink, PageShape, PdfFacts
from reader_app.pdf.faults import FILE_FAULTS
from reader_app.pdf.links import links_of
from reader_app.pdf.opening import open_pdfium
from reader_app.pdf.outline import outline_of
from reader_app.pdf.shapes import shapes_of
from reader_app.pdf.text.ligatures import mended, names_in
from reader_app.pdf.text.ornaments import letters_in, with_letters
from reader_app.pdf.text.page_text import PageText
from reader_app.pdf.text.raw import RawPage, read_page
from reader_app.pdf.text.reading import page_text

__all__ = ["Document", "PasswordNeededError", "open_document"]

_K = TypeVar("_K")
_V = TypeVar("_V")
_PAGES_REMEMBERED = 8
_NEIGHBOURS = 2
"""A word broken at a line's end is looked for on so many pages before and after, always the same ones: anchors count
characters, so a page's text must not depend on which pages were read before."""
_PAGES_LOOKED_AT_FOR_TEXT = 12


def open_document(path: Path, password: str = "") -> "Document":
    """Open a PDF. Raises ReaderError with a sentence for the user; PasswordNeededError where a password would help."""
    return Document(open_pdfium(path, password), path, password)


class Document:
    """A PDF that is open; for one thread of one process at a time, as PDFium is."""

    def __init__(self, raw: pypdfium2.PdfDocument, path: Path, password: str) -> None:
        self.pdfium = raw
        self.path = path
        self.password = password
        self._raw_pages: OrderedDict[int, RawPage] = OrderedDict()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __len__(self) -> int:
        return len(self.pdfium)

    @cached_property
    def shapes(self) -> tuple[PageShape, ...]:
        """The shapes of all pages; takes a while for long files (40 ms for 300 pages)."""
        return shapes_of(self.pdfium, self.path, self.password)

    @cached_property
    def shown_sizes(self) -> tuple[tuple[float, float], ...]:
        """Width and height of all pages as they are shown, turned; for who cannot wait for the shapes."""
        return tuple(self.pdfium.get_page_size(index) for index in range(len(self)))

    @property
    def is_encrypted(self) -> bool:
        return bool(pdfium.FPDF_GetSecurityHandlerRevision(self.pdfium) != -1)

    def text(self, page: int) -> PageText:
        """Return the text of a page, counted from 1. Raises ReaderError where the page cannot be read."""
        return page_text(self.raw_text(page), self._words_around(page))

    def raw_text(self, page: int) -> RawPage:
        """Return the characters of a page as they come in the file. Raises ReaderError."""
        if page not in self._raw_pages:
            with self._loaded(page) as (_handle, text_page):
                raw = read_page(text_page, self.shapes[page - 1].box)
            raw = with_letters(raw, partial(self._said_by_fonts, letters_in, page))
            self._raw_pages[page] = mended(raw, partial(self._said_by_fonts, names_in, page))
            if len(self._raw_pages) > _PAGES_REMEMBERED:
                self._raw_pages.popitem(last=False)
        return self._raw_pages[page]

    def outline(self) -> tuple[OutlineEntry, ...]:
        return outline_of(self.pdfium)

    def links(self, page: int) -> tuple[PageLink, ...]:
        """Return where areas of a page lead. Raises ReaderError where the page cannot be read."""
        with self._loaded(page) as (handle, text_page):
            return links_of(self.pdfium, handle, text_page)

    def facts(self) -> PdfFacts:
        """Return what there is to say of the file as a whole."""
        from reader_app.pdf.recognition import recognise  # it reads documents: they would import each other

        found = recognise(self)
        return PdfFacts(
            shapes=self.shapes,
            encrypted=self.is_encrypted,
            title=found.title,
            authors=found.authors,
            doi=found.doi,
            arxiv=found.arxiv,
            has_text=self.has_text,
            outline=self.outline(),
        )

    @property
    def has_text(self) -> bool:
        """Whether any of the pages looked at, which are spread over the file, has words; scans have none."""
        count = len(self)
        step = max(1, count // _PAGES_LOOKED_AT_FOR_TEXT)
        return any(self._has_words(page) for page in range(1, count + 1, step))

    def close(self) -> None:
        self._raw_pages.clear()
        if (objects := self.__dict__.pop("_objects", None)) is not None:
            objects.close()
        self.pdfium.close()

    def _said_by_fonts(self, ask: Callable[[pikepdf.Object], Mapping[_K, _V]], page: int) -> Mapping[_K, _V]:
        """Return what the fonts of a page say of letters that PDFium does not know; nothing where they are broken."""
        if self._objects is None:
            return {}
        try:
            return ask(self._objects.pages[page - 1].obj)
        except FILE_FAULTS:
            return {}

    @cached_property
    def _objects(self) -> pikepdf.Pdf | None:
        """The file's objects for what PDFium does not tell; none where only PDFium can read it."""
        try:
            return pikepdf.open(self.path, password=self.password, suppress_warnings=True)
        except FILE_FAULTS:
            return None

    def _has_words(self, page: int) -> bool:
        try:
            return self.raw_text(page).has_words
        except ReaderError:
            return False

    def _words_around(self, page: int) -> Iterator[RawPage]:
        """Yield the pages around one, the nearest first, as far as they can be read."""
        for distance in range(1, _NEIGHBOURS + 1):
            for near in (page - distance, page + distance):
                if 1 <= near <= len(self):
                    try:
                        yield self.raw_text(near)
                    except ReaderError:
                        continue

    @contextmanager
    def _loaded(self, page: int) -> Iterator[tuple[Any, Any]]:
        """Give PDFium's handles of a page and of its text. Raises ReaderError."""
        if not 1 <= page <= len(self):
            raise ReaderError(f"“{self.path}” has no page {page}; it has {len(self)}.")
        handle = pdfium.FPDF_LoadPage(self.pdfium, page - 1)
        text_page = pdfium.FPDFText_LoadPage(handle) if handle else None
        try:
            if not text_page:
                raise ReaderError(f"Page {page} of “{self.path}” is damaged and cannot be read.")
            yield handle, text_page
        finally:
            if text_page:
                pdfium.FPDFText_ClosePage(text_page)
            if handle:
                pdfium.FPDF_ClosePage(handle)
