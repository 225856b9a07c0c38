"""What is in a PDF, for programs and for people.

Boxes are in points from the top left corner of the page's crop box, y downwards and the page not turned, as other
programs give them; in the rest of the program they are in the page's own space.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from reader_app.model.geometry import Rect
from reader_app.model.pdf import OutlineEntry, PageShape, PdfAnnotation, PdfFacts

_DIGITS = 2
_INDENT = "  "


def inspection_document(
    path: Path, facts: PdfFacts, annotations: Sequence[PdfAnnotation], texts: Sequence[str] | None
) -> dict[str, Any]:
    """Return all that is known; of a file that needs a password only that."""
    document = {
        "file": str(path),
        "pages": len(facts.shapes),
        "encrypted": facts.encrypted,
        "needs_password": facts.needs_password,
        "has_text": facts.has_text,
        "title": facts.title,
        "authors": list(facts.authors),
        "doi": facts.doi,
        "arxiv": facts.arxiv,
        "outline": [_entry_document(entry) for entry in facts.outline],
        "annotations": [_annotation_document(one, facts.shapes) for one in annotations],
    }
    return document if texts is None else {**document, "text": list(texts)}


def inspection_lines(
    path: Path, facts: PdfFacts, annotations: Sequence[PdfAnnotation], texts: Sequence[str] | None
) -> Iterator[str]:
    """Yield what a person wants to know, line by line."""
    yield f"{path}: {_counted(len(facts.shapes), 'page')}{', encrypted' if facts.encrypted else ''}"
    named = {
        "Title": facts.title,
        "Authors": "; ".join(facts.authors),
        "DOI": facts.doi,
        "arXiv": facts.arxiv,
    }
    yield from (f"{name + ':':<9}{value}" for name, value in named.items() if value)
    if not facts.has_text:
        yield "The pages have no text; they are probably scanned."
    if facts.outline:
        yield from ("", "Outline:", *(_entry_line(entry) for entry in facts.outline))
    if annotations:
        yield from ("", f"{_counted(len(annotations), 'annotation')}:")
        yield from (line for one in annotations for line in _annotation_lines(one))
    for page, text in enumerate(texts or (), 1):
        yield from ("", f"--- {page_name(facts.shapes, page)} ---", *text.split("\n"))


def page_name(shapes: Sequence[PageShape], page: int) -> str:
    """Return a page's number, and its label where that says something else."""
    label = shapes[page - 1].label if page <= len(shapes) else ""
    return f"page {page}" if label in ("", str(page)) else f"page {page} ({label})"


def from_top_left(rect: Rect, shape: PageShape) -> Rect:
    """Return a box as other programs give it: left, top, right, bottom from the top left corner of the crop box."""
    left, _bottom, _right, top = shape.box
    return (rect[0] - left, top - rect[3], rect[2] - left, top - rect[1])


def _entry_document(entry: OutlineEntry) -> dict[str, Any]:
    document: dict[str, Any] = {"title": entry.title, "level": entry.level, "page": entry.page or None}
    return {**document, "uri": entry.uri} if entry.uri else document


def _annotation_document(annotation: PdfAnnotation, shapes: Sequence[PageShape]) -> dict[str, Any]:
    document: dict[str, Any] = {
        "page": annotation.page,
        "kind": annotation.kind,
        "rect": _rounded(from_top_left(annotation.rect, shapes[annotation.page - 1])),
        "colour": annotation.colour,
        "author": annotation.author,
        "date": annotation.modified or annotation.created,
        "comment": annotation.comment,
        "text": annotation.text,
    }
    named = {"name": annotation.name, "in_reply_to": annotation.in_reply_to, "hidden": annotation.hidden}
    return document | {name: value for name, value in named.items() if value}


def _rounded(rect: Rect) -> list[float]:
    return [round(number, _DIGITS) for number in rect]


def _entry_line(entry: OutlineEntry) -> str:
    where = f"  p. {entry.page}" if entry.page else f"  {entry.uri}" if entry.uri else ""
    return f"{_INDENT * entry.level}{entry.title}{where}"


def _annotation_lines(annotation: PdfAnnotation) -> Iterator[str]:
    by = ", ".join(part for part in (annotation.author, (annotation.modified or annotation.created)[:10]) if part)
    yield f"{_INDENT}p. {annotation.page}  {annotation.kind}{f' ({by})' if by else ''}"
    if annotation.text:
        yield f"{_INDENT * 2}“{annotation.text}”"
    if annotation.comment:
        yield from (f"{_INDENT * 2}{line}" for line in annotation.comment.splitlines())


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
