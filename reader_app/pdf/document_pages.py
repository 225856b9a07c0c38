"""The pages of an open document as finding and previews read them: again and again, one after the other."""

import re
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import byref, c_float, c_ushort
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import Any
from weakref import WeakKeyDictionary

import pypdfium2.raw as pdfium

from reader_app.model.errors import ReaderError
from reader_app.model.geometry import Rect
from reader_app.model.pdf import OutlineEntry
from reader_app.pdf.document import Document
from reader_app.pdf.finding import Finder, FoundPlace, Sought
from reader_app.pdf.text.page_text import PageText, empty_page_text

_TEXTS_KEPT = 24
_RAW_KEPT = 4000
_MOST_CHARACTERS = 200_000
_MOST_OBJECTS = 5000
_WITHOUT_WORDS = (
    *(pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE),
    *(pdfium.FPDF_PAGEOBJ_SHADING, pdfium.FPDF_PAGEOBJ_FORM),
)
_DIVIDED = re.compile("[\ufffe\x02](?:\r?\n)?")
"""What PDFium makes of a hyphen at the end of a line, and of that end."""


class DocumentPages:
    """Remembers what was read of the pages; a page that cannot be read has no text."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._raw: OrderedDict[int, str] = OrderedDict()
        self._texts: OrderedDict[int, PageText] = OrderedDict()

    @property
    def count(self) -> int:
        return len(self._document)

    def raw(self, page: int) -> str:
        """Return the characters of a page in the order of the file, with its line ends and the hyphens there."""
        if page not in self._raw:
            self._raw[page] = self._read_raw(page)
            if len(self._raw) > _RAW_KEPT:
                self._raw.popitem(last=False)
        return self._raw[page]

    def text(self, page: int) -> PageText:
        if page not in self._texts:
            try:
                self._texts[page] = self._document.text(page)
            except ReaderError:
                self._texts[page] = empty_page_text()
            if len(self._texts) > _TEXTS_KEPT:
                self._texts.popitem(last=False)
        self._texts.move_to_end(page)
        return self._texts[page]

    def drawn(self, page: int) -> tuple[Rect, ...]:
        """Return the boxes of pictures and lines on a page, of the first few thousand."""
        with self._loaded(page) as handle:
            return tuple(_drawn(handle)) if handle else ()

    def outline(self) -> tuple[OutlineEntry, ...]:
        return self._outline_entries

    @cached_property
    def _outline_entries(self) -> tuple[OutlineEntry, ...]:
        return self._document.outline()

    def _read_raw(self, page: int) -> str:
        with self._loaded(page) as handle:
            text_page = pdfium.FPDFText_LoadPage(handle) if handle else None
            if not text_page:
                return ""
            try:
                return _joined(_characters(text_page))
            finally:
                pdfium.FPDFText_ClosePage(text_page)

    @contextmanager
    def _loaded(self, page: int) -> Iterator[Any]:
        handle = pdfium.FPDF_LoadPage(self._document.pdfium, page - 1)
        try:
            yield handle
        finally:
            if handle:
                pdfium.FPDF_ClosePage(handle)


_known: WeakKeyDictionary[Document, DocumentPages] = WeakKeyDictionary()


def pages_of(document: Document) -> DocumentPages:
    """Return the pages of a document, with what was read of them before."""
    if document not in _known:
        _known[document] = DocumentPages(document)
    return _known[document]


def found_roughly(document: Document, sought: Sought, first: int, last: int) -> tuple[FoundPlace, ...]:
    """Return what is found on some pages by their raw characters, which are read in a tenth of the time.

    Their places do not count in the page's text: `found_exactly` says where on the page they are. Raises ReaderError
    where a pattern says nothing.
    """
    finder, pages = _finder(sought), pages_of(document)
    places = (finder.on_page(page, pages.raw(page)) for page in range(first, min(last, pages.count) + 1))
    return tuple(place for on_page in places for place in on_page)


def found_exactly(document: Document, sought: Sought, page: int) -> tuple[FoundPlace, ...]:
    """Return what is found in the text of a page, and where it stands there. Raises ReaderError."""
    text = pages_of(document).text(page)
    places = _finder(sought).on_page(page, text.text)
    return tuple(replace(place, quads=text.quads(place.start, place.end)) for place in places)


@lru_cache(maxsize=4)
def _finder(sought: Sought) -> Finder:
    return Finder(sought)


def _characters(text_page: Any) -> str:
    count = min(max(pdfium.FPDFText_CountChars(text_page), 0), _MOST_CHARACTERS)
    buffer = (c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text_page, 0, count, buffer)
    return bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")


def _joined(raw: str) -> str:
    return _DIVIDED.sub("-\n", raw).replace("\r\n", "\n").replace("\r", "\n")


def _drawn(handle: Any) -> Iterator[Rect]:
    for place in range(min(pdfium.FPDFPage_CountObjects(handle), _MOST_OBJECTS)):
        element = pdfium.FPDFPage_GetObject(handle, place)
        if pdfium.FPDFPageObj_GetType(element) in _WITHOUT_WORDS:
            left, bottom, right, top = (c_float() for _ in range(4))
            if pdfium.FPDFPageObj_GetBounds(element, byref(left), byref(bottom), byref(right), byref(top)):
                yield (left.value, bottom.value, right.value, top.value)
