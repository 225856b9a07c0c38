"""The formats that marks can be written in, by name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reader_app.formats import marks_csv, marks_html, marks_json_ld, marks_markdown
from reader_app.formats.marks_entry import MarkEntry
from reader_app.model.errors import ReaderError


@dataclass(frozen=True, slots=True)
class MarkWriter:
    """A format for marks: the words for it, its usual suffix, its media type, and how to write it."""

    label: str
    suffix: str
    media_type: str
    write: Callable[[Sequence[MarkEntry]], str]


MARK_WRITERS: dict[str, MarkWriter] = {
    "markdown": MarkWriter("Markdown", ".md", "text/markdown", marks_markdown.write),
    "html": MarkWriter("HTML", ".html", "text/html", marks_html.write),
    "json-ld": MarkWriter("W3C Web Annotations (JSON-LD)", ".jsonld", "application/ld+json", marks_json_ld.write),
    "csv": MarkWriter("CSV", ".csv", "text/csv", marks_csv.write),
}


def write_marks(format: str, entries: Sequence[MarkEntry]) -> str:
    """Return the marks in a format. Raises ReaderError for a format that is not known."""
    if format not in MARK_WRITERS:
        raise ReaderError(f"“{format}” is not a format for marks; use one of {', '.join(MARK_WRITERS)}.")
    return MARK_WRITERS[format].write(entries)
