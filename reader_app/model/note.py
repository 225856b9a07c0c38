"""The personal note on a paper."""

from dataclasses import dataclass

from reader_app.model.ids import NoteId, PaperId


@dataclass(frozen=True, slots=True)
class Note:
    """Markdown that a reader wrote about a paper; a paper has one."""

    id: NoteId
    paper: PaperId
    text: str
    created: str
    modified: str
