"""Papers as JSON documents."""

from dataclasses import fields
from typing import Any

from reader_app.model.paper import Paper
from reader_app.model.row import Row


def paper_document(paper: Paper) -> dict[str, Any]:
    """Return all that is known of a paper, the same keys for each."""
    document = {field.name: _plain(getattr(paper, field.name)) for field in fields(Paper)}
    return {"id": document.pop("id"), **document, "extra": dict(paper.extra)}


def row_document(row: Row) -> dict[str, Any]:
    """Return what a list shows of a paper."""
    paper = row.paper
    return {
        "id": paper.id,
        "citation_key": paper.citation_key,
        "title": paper.title,
        "authors": list(paper.authors),
        "year": paper.year,
        "date": paper.date,
        "venue": paper.venue,
        "doi": paper.doi,
        "arxiv": paper.arxiv,
        "url": paper.url,
        "tags": list(paper.tags),
        "state": str(paper.state),
        "starred": paper.starred,
        "trashed": bool(paper.trashed),
        "has_note": bool(row.note),
        "highlights": row.highlights,
        "pdfs": len(row.files),
    }


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
