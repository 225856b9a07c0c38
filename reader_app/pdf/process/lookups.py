"""Verbs that look something up in a document: words in many pages, and what a mention or a link means."""

from reader_app.model.pdf import PageLink
from reader_app.pdf.document import Document
from reader_app.pdf.document_pages import found_exactly, found_roughly, pages_of
from reader_app.pdf.finding import FoundPlace, Sought
from reader_app.pdf.line_map import LineMap
from reader_app.pdf.previews import Preview, link_preview, mention_at, mention_preview

SLACK = 1.5
"""Points that the pointer may be beside a character."""


def found(document: Document, page: int, arguments: tuple[object, ...]) -> tuple[FoundPlace, ...]:
    """Return what is found from a page on to another one; where it stands only on a page asked for alone."""
    sought, last = arguments
    if not isinstance(sought, Sought) or not isinstance(last, int):
        raise TypeError("what is found is sought up to a page")
    return found_roughly(document, sought, page, last) if last else found_exactly(document, sought, page)


def preview(document: Document, page: int, arguments: tuple[object, ...]) -> Preview | None:
    """Return what the words at a point of a page, or the link there, lead to."""
    point, link = arguments
    if not isinstance(point, tuple) or not isinstance(link, PageLink | None):
        raise TypeError("a preview is of a point and perhaps a link")
    pages = pages_of(document)
    lines = LineMap(pages.text(page))
    at = lines.under(point, SLACK)
    mention = None if at is None else mention_at(lines.text.text, at)
    if link is not None:
        return link_preview(link, mention, page, pages)
    return mention_preview(mention, page, pages) if mention else None
