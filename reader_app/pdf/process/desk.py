"""Verbs that the process knows, over the documents it has open."""

from collections.abc import Callable, Mapping
from ctypes import Array, c_longlong, c_ubyte
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2

from reader_app.model.pdf import OutlineEntry, PageLink, PageShape, PdfAnnotation, PdfFacts
from reader_app.pdf.document import Document, open_document
from reader_app.pdf.finding import FoundPlace
from reader_app.pdf.previews import Preview
from reader_app.pdf.process import lookups
from reader_app.pdf.process.canvas import Canvas
from reader_app.pdf.process.open_documents import OpenDocuments
from reader_app.pdf.process.request import Drawn, Request
from reader_app.pdf.process.tile import TileRequest

if TYPE_CHECKING:
    from reader_app.pdf.text.page_text import PageText

HALF_TURN = 180


class Desk:
    """Answers requests one by one."""

    def __init__(self, pixels: "Array[c_ubyte]", unwanted: c_longlong) -> None:
        self._documents = OpenDocuments()
        self._canvas = Canvas(pixels, unwanted)
        self._number = 0

    def answer(self, number: int, request: Request) -> object:
        """Return what the request asks for. Raises ReaderError, and whatever a hostile file brings up."""
        self._number = number
        return VERBS[request.verb](self, request)

    def shapes(self, request: Request) -> tuple[PageShape, ...]:
        return self._document(request).shapes

    def sizes(self, request: Request) -> tuple[tuple[float, float], ...]:
        document = self._document(request)
        try:
            return document.shown_sizes
        except pypdfium2.PdfiumError:  # one damaged page; the others are shown, and that one says why it is not
            return tuple(_shown_size(shape) for shape in document.shapes)

    def has_text(self, request: Request) -> bool:
        return self._document(request).has_text

    def facts(self, request: Request) -> PdfFacts:
        return self._document(request).facts()

    def recognised(self, request: Request) -> object:
        from reader_app.pdf.recognition import recognise  # a reader who only looks at pages has no need of it

        return recognise(self._document(request))

    def text(self, request: Request) -> "PageText":
        return self._document(request).text(request.page)

    def links(self, request: Request) -> tuple[PageLink, ...]:
        return self._document(request).links(request.page)

    def outline(self, request: Request) -> tuple[OutlineEntry, ...]:
        return self._document(request).outline()

    def found(self, request: Request) -> tuple[FoundPlace, ...]:
        return lookups.found(self._document(request), request.page, request.arguments)

    def preview(self, request: Request) -> Preview | None:
        return lookups.preview(self._document(request), request.page, request.arguments)

    def annotations(self, request: Request) -> tuple[PdfAnnotation, ...]:
        from reader_app.pdf.annotations import read_annotations, with_text  # loads pikepdf

        document = self._document(request)
        return with_text(read_annotations(request.path, request.password), document.text)

    def write_copy(self, request: Request) -> None:
        from reader_app.pdf.annotations import write_copy  # loads pikepdf

        copy, annotations = request.arguments
        if not isinstance(copy, Path) or not isinstance(annotations, tuple):
            raise TypeError("a copy is written to a path, with annotations")
        self._documents.forget(copy)
        write_copy(request.path, copy, annotations, password=request.password)

    def draw(self, request: Request) -> Drawn:
        (tile,) = request.arguments
        if not isinstance(tile, TileRequest):
            raise TypeError("what is drawn is a tile")
        page = self._documents.page(request.path, request.password, request.page)
        return self._canvas.draw(self._number, page, tile)

    def forget(self, request: Request) -> None:
        """Close the file, so that others can move or remove it."""
        self._documents.forget(request.path)

    def _document(self, request: Request) -> Document:
        return self._documents.opened(request.path, request.password, open_document)


def _shown_size(shape: PageShape) -> tuple[float, float]:
    left, bottom, right, top = shape.box
    size = (right - left, top - bottom)
    return size[::-1] if shape.rotation % HALF_TURN else size


VERBS: Mapping[str, Callable[[Desk, Request], object]] = {
    verb.__name__: verb
    for verb in (
        *(Desk.shapes, Desk.sizes, Desk.has_text, Desk.facts, Desk.recognised, Desk.text, Desk.links, Desk.outline),
        *(Desk.found, Desk.preview, Desk.annotations, Desk.write_copy, Desk.draw, Desk.forget),
    )
}
