"""Marks as a table of comma-separated values (RFC 4180), a line a mark, for spreadsheets and scripts."""

import csv
import io
from collections.abc import Sequence

from reader_app.formats.marks_entry import MarkEntry

COLUMNS = (
    "title", "authors", "year", "doi", "place", "page", "kind", "colour", "words", "comment", "tags", "author",
    "created", "modified", "file", "link",
)  # fmt: skip
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\n")


def write(entries: Sequence[MarkEntry]) -> str:
    """Return the names of the columns, then the marks in the order given."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([_harmless(cell) for cell in _cells(entry)] for entry in entries)
    return written.getvalue()


def _cells(entry: MarkEntry) -> tuple[str, ...]:
    mark, paper = entry.annotation, entry.row.paper
    return (
        paper.title,
        "; ".join(paper.authors),
        str(paper.year or paper.published[:4] or ""),
        paper.doi,
        entry.where,
        str(mark.anchor.page or ""),
        mark.kind,
        mark.colour,
        entry.words,
        mark.comment,
        "; ".join(mark.tags),
        mark.author,
        mark.created,
        mark.modified,
        entry.file.name if entry.file else "",
        entry.link,
    )


def _harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: one that begins like it gets an apostrophe in front."""
    # Python before 3.13 does not quote a lone carriage return, which would end the line.
    cell = cell.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    return f"'{cell}" if cell.lstrip(" ").startswith(_STARTS_FORMULA) else cell
