"""A PDF's table of contents, bounded in depth and length, whatever circles it is written in."""

from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from reader_app.model.pdf import OutlineEntry
from reader_app.pdf.addresses import address_of
from reader_app.pdf.destinations import destination_of, text_by

DEEPEST = 32
MOST_ENTRIES = 20_000
_LONGEST_TITLE = 1000


def outline_of(document: pypdfium2.PdfDocument) -> tuple[OutlineEntry, ...]:
    """Return the entries in the order of reading; levels count from 1."""
    return tuple(_entry(document, bookmark, level) for bookmark, level in _bookmarks(document))


def _bookmarks(document: pypdfium2.PdfDocument) -> Iterator[tuple[Any, int]]:
    """Yield bookmarks and their levels, each once, depth first."""
    seen: set[int] = set()
    waiting = [(pdfium.FPDFBookmark_GetFirstChild(document, None), 1)]
    while waiting and len(seen) < MOST_ENTRIES:
        bookmark, level = waiting.pop()
        address = address_of(bookmark)
        if not address or address in seen:
            continue
        seen.add(address)
        yield bookmark, level
        waiting.append((pdfium.FPDFBookmark_GetNextSibling(document, bookmark), level))
        if level < DEEPEST:
            waiting.append((pdfium.FPDFBookmark_GetFirstChild(document, bookmark), level + 1))


def _entry(document: pypdfium2.PdfDocument, bookmark: Any, level: int) -> OutlineEntry:
    title = " ".join(text_by(pdfium.FPDFBookmark_GetTitle, bookmark)[:_LONGEST_TITLE].split())
    dest = pdfium.FPDFBookmark_GetDest(document, bookmark)
    action = None if dest else pdfium.FPDFBookmark_GetAction(bookmark)
    where = destination_of(document, dest, action)
    return OutlineEntry(title, level, where.page, where.top, where.uri)
