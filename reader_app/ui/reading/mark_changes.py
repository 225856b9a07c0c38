"""What a reader does to the highlights of a paper, asked of the library."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from reader_app.library.library import Library
from reader_app.model.anchor import Anchor
from reader_app.model.changes import Changes
from reader_app.model.ids import AnnotationId, PaperId
from reader_app.ui.notes.text_saver import TextSaver
from reader_app.ui.session import Session


class MarkChanges(QObject):
    """Adds, edits and removes highlights; comments are saved as they are written."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.comments = TextSaver(session, _write_comment, self)

    def add(self, paper: PaperId, anchor: Anchor, colour: str, done: Callable[[Changes], None] | None = None) -> None:
        self._session.change(lambda library: library.marks.add(paper, anchor, colour), origin=self, done=done)

    def recolour(self, mark: str, colour: str) -> None:
        self._session.change(lambda library: library.marks.edit(AnnotationId(mark), colour=colour), origin=self)

    def remove(self, mark: str) -> None:
        """Remove a highlight; what was typed into its comment is saved first, so that undo brings it back."""
        self.comments.flush()
        self._session.change(lambda library: library.marks.remove([AnnotationId(mark)]), origin=self)


def _write_comment(library: Library, mark: str, comment: str) -> Changes:
    """Keep a comment. One on a highlight that is gone has no place any more: there is nothing to keep."""
    return library.marks.edit(AnnotationId(mark), comment=comment)
