"""Papers and libraries for tests to work on."""

from pathlib import Path
from typing import Any

from reader_app.library.catalogue import Catalogue
from reader_app.library.documents import document_of
from reader_app.model.ids import PaperId, new_id
from reader_app.model.importing import Draft, Page, Reading
from reader_app.model.paper import Paper, Record

ABSTRACT = "We fold a map. The map folds flat along its creases. Nobody had counted the ways before."


def opened(folder: Path, *, read_only: bool = False) -> Catalogue:
    return Catalogue(folder / "library.json", read_only=read_only)


def a_paper(title: str = "Folding Maps", **fields: Any) -> Paper:
    return Paper(**{"id": PaperId(new_id()), "title": title, "added": "2026-01-02T03:04:05+00:00"} | fields)


def add(catalogue: Catalogue, title: str = "Folding Maps", **fields: Any) -> PaperId:
    """Put a paper into a library and return its id."""
    paper = a_paper(title, **fields)
    catalogue.commit(f"Add {title}", {"papers": {paper.id: document_of(paper)}})
    return paper.id


def reading(*records: Record | str, source: str = "list.txt", page: Page | None = None) -> Reading:
    """Return what a reader would have found: records, or titles of records that say nothing else."""
    found = (Record(title=record) if isinstance(record, str) else record for record in records)
    drafts = tuple(Draft(record, f"line {place}", place if page else None) for place, record in enumerate(found, 1))
    return Reading(source, drafts, page=page)
