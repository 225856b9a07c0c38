"""A page of daily papers saved or copied as text: titles with abstracts, between the furniture of a web page."""

from collections.abc import Sequence
from datetime import date

from reader_app.formats.document import Document, Reader
from reader_app.formats.page_block import Block
from reader_app.formats.page_blocks import blocks_of
from reader_app.formats.page_dates import iso_day, shown_day
from reader_app.formats.page_entries import entries_of, record_of, with_values
from reader_app.formats.page_evidence import why_no_page
from reader_app.formats.page_marks import Kind
from reader_app.formats.page_sequence import parts_of_page
from reader_app.model.errors import ReaderError
from reader_app.model.importing import Draft, Page, Reading

MOST_BYTES = 20 * 1024**2
TITLE = "Daily papers"


def read(document: Document) -> Reading:
    """Return the papers of a page in order, with the day it shows.

    Raises ReaderError where the text is no such page.
    """
    name = document.name
    if len(document.content) > MOST_BYTES:
        raise ReaderError(f"{name} is too large for a page of papers (more than {MOST_BYTES // 1024**2} MB of text).")
    if document.beginning.startswith("<"):
        raise ReaderError(f"{name} is HTML or XML; open it in a browser, select all, and paste what it shows.")
    blocks = with_values(blocks_of(document.text))
    parts = parts_of_page(blocks)
    entries = entries_of(blocks, parts)
    reason = why_no_page(blocks, parts, entries)
    if reason:
        raise ReaderError(f"{name} is not a page of papers: {reason}.")
    drafts = tuple(Draft(record_of(entry), f"line {entry.line}", rank) for rank, entry in enumerate(entries, start=1))
    return Reading(name, drafts, page=page_of(blocks, document.today))


def page_of(blocks: Sequence[Block], today: date) -> Page:
    """Return what a page says about itself: the first day on a line of its own is its day."""
    shown = next((shown_day(block.text) for block in blocks if block.mark.kind is Kind.DATE), None)
    day, is_inferred = iso_day(shown, today) if shown else ("", False)
    return Page(TITLE, day, is_inferred)


READER = Reader(
    format="daily-page",
    label="the saved text of a page of daily papers",
    suffixes=(".txt", ".text", ".md", ".markdown"),
    knows=lambda _document: True,
    read=read,
)
