"""What a batch of documents touches: papers, what hangs on them, and what the search index reads."""

from reader_app.library.documents import RETENTION, TASKS
from reader_app.library.store import Batch
from reader_app.model.changes import Changes
from reader_app.model.ids import AnnotationId, AttachmentId, FeedId, PaperId, SearchId
from reader_app.model.row import Row

OWNED = ("notes", "annotations", "attachments")
"""The tables of what belongs to a paper."""
CHOICES = frozenset({RETENTION, TASKS})
"""What the reader decides of what a library says about itself."""


def searched_part(row: Row) -> tuple[object, ...]:
    """Return all of a row that the index reads."""
    paper = row.paper
    said = (paper.title, paper.abstract, paper.authors, paper.venue, paper.keywords)
    return (*said, paper.tags, row.note, row.comments)


def changes_of_batch(label: str, batch: Batch, back: Batch) -> Changes:
    """Return the ids that a batch and the batch that takes it back touch."""
    owners = {
        table: frozenset(
            PaperId(document["paper"])
            for side in (batch, back)
            for document in side.get(table, {}).values()
            if document
        )
        for table in OWNED
    }
    papers = frozenset(PaperId(key) for key in batch.get("papers", {}))
    return Changes(
        label,
        papers=papers.union(*owners.values()),
        notes=owners["notes"],
        annotations=frozenset(AnnotationId(key) for key in batch.get("annotations", {})),
        attachments=frozenset(AttachmentId(key) for key in batch.get("attachments", {})),
        tags=_tags(batch, back),
        feeds=frozenset(FeedId(key) for key in batch.get("feeds", {})),
        searches=frozenset(SearchId(key) for key in batch.get("searches", {})),
        conflicts=frozenset(batch.get("conflicts", {})),
        about=frozenset(batch.get("meta", {})) & CHOICES,
    )


def _tags(batch: Batch, back: Batch) -> frozenset[str]:
    """Return the tags whose colour or papers a batch changes."""
    touched = set(batch.get("tags", {}))
    for key, document in batch.get("papers", {}).items():
        before = (back["papers"][key] or {}).get("tags", ())
        touched.update(set(before) ^ set((document or {}).get("tags", ())))
    return frozenset(touched)
