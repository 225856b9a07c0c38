"""The personal notes of a library."""

from dataclasses import replace

from reader_app.library.catalogue import Catalogue
from reader_app.library.documents import document_of
from reader_app.model.changes import Changes
from reader_app.model.dates import now
from reader_app.model.ids import NoteId, PaperId, new_id
from reader_app.model.note import Note


class Notes:
    """The verbs on notes; a paper has one, or none."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def get(self, paper: PaperId) -> Note | None:
        return self._catalogue.note(paper)

    def text(self, paper: PaperId) -> str:
        """Return the text of a paper's note; empty where it has none."""
        note = self._catalogue.note(paper)
        return note.text if note else ""

    def write(self, paper: PaperId, text: str) -> Changes:
        """Keep text as the paper's note; blank text removes it. Raises ReaderError where there is no such paper."""
        title = self._catalogue.row(paper).paper.title
        known, moment = self._catalogue.note(paper), now()
        if text == (known.text if known else ""):
            return Changes()
        note = known or Note(NoteId(new_id()), paper, "", moment, moment)
        document = document_of(replace(note, text=text, modified=moment)) if text.strip() else None
        if document is None and known is None:
            return Changes()
        return self._catalogue.commit(f"Note on “{title}”", {"notes": {note.id: document}}, run=f"note {paper}")
