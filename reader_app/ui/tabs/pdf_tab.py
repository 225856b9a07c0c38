"""One open PDF: what shows it, and the marks of the library that stand in it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reader_app.library.library import Library
from reader_app.library.marks import PlacedMark
from reader_app.model.anchor import Anchor
from reader_app.model.changes import Changes
from reader_app.model.ids import AnnotationId
from reader_app.pdf.process import PdfProcess
from reader_app.ui.pdf.annotating_reader import AnnotatingReader
from reader_app.ui.pdf.mark_wishes import MarkEdit, NewMark
from reader_app.ui.pdf.view_place import ViewPlace
from reader_app.ui.session import Session
from reader_app.ui.tabs.echoes import PAGES, echoes, is_echo
from reader_app.ui.tabs.open_file import Goal, OpenFile, marks_in
from reader_app.ui.theme import Theme


class PdfTab(QWidget):
    """Shows a PDF, keeps each mark made in it at once, and follows those changed elsewhere."""

    link_opened = Signal(str)
    place_changed = Signal(str, object)
    """The id of the file, and the ViewPlace at which its pages rest."""
    mark_chosen = Signal(str)
    quote_requested = Signal(object)
    """The Anchor of words that the reader wants in the note."""

    def __init__(
        self,
        session: Session,
        theme: Theme,
        process: PdfProcess,
        file: OpenFile,
        place: ViewPlace | None,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("pdf_tab")
        self.file = file
        self._session = session
        self._marks: tuple[PlacedMark, ...] = ()
        self._goal: Goal | None = None
        self._is_open = False
        self._reader = AnnotatingReader(file.path, process, theme, self, place=place, attachment=file.id)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._reader)
        self.setFocusProxy(self._reader)
        self._listen()
        self._ask()

    @property
    def place(self) -> ViewPlace:
        """Where the reader is."""
        return self._reader.place

    def go_to(self, goal: Goal) -> None:
        """Show a mark, or words on a page, once the pages are there."""
        self._goal = goal
        self._reach_goal()

    @property
    def password(self) -> str:
        """What the user typed to open the file."""
        return self._reader.document.password

    def lock(self) -> None:
        """Keep nothing that is marked: the library is open for reading."""
        self._reader.mark_made.disconnect(self._add)
        self._reader.mark_changed.disconnect(self._edit)
        self._reader.mark_removed.disconnect(self._remove)

    def close_document(self) -> None:
        """Let go of the file."""
        self._reader.close_document()

    def _listen(self) -> None:
        reader = self._reader
        self._session.changed.connect(self._follow)
        reader.opened.connect(self._take_pages)
        reader.link_opened.connect(self.link_opened)
        reader.mark_chosen.connect(self.mark_chosen)
        reader.quote_requested.connect(self.quote_requested)
        reader.place_changed.connect(lambda place: self.place_changed.emit(self.file.id, place))
        reader.mark_made.connect(self._add)
        reader.mark_changed.connect(self._edit)
        reader.mark_removed.connect(self._remove)

    def _add(self, mark: NewMark) -> None:
        paper = self.file.paper

        def add(library: Library) -> Changes:
            taken_in = tuple(one for one in mark.instead_of if not is_echo(one))
            return library.marks.add(paper, mark.anchor, mark.colour, mark.comment, kind=mark.kind, instead_of=taken_in)

        self._session.change(add, origin=self)

    def _edit(self, edit: MarkEdit) -> None:
        if is_echo(edit.id) and edit.anchor is not None:
            return  # its words are those of the abstract
        mark = AnnotationId(edit.id.removeprefix("echo "))
        colour, comment, anchor = edit.colour, edit.comment, edit.anchor

        def change(library: Library) -> Changes:
            return library.marks.edit(mark, colour=colour, comment=comment, anchor=anchor)

        self._session.change(change, origin=self)

    def _remove(self, mark: str) -> None:
        known = AnnotationId(mark.removeprefix("echo "))
        self._session.change(lambda library: library.marks.remove([known]), origin=self)

    def _follow(self, changes: Changes, _origin: object) -> None:
        if self.file.paper in changes.papers:
            self._ask()

    def _ask(self) -> None:
        self._session.ask(f"marks in {self.file.id}", partial(marks_in, file=self.file), self._show_marks)

    def _show_marks(self, marks: tuple[PlacedMark, ...]) -> None:
        self._marks = marks
        self._show_known()

    def _take_pages(self) -> None:
        self._is_open = True
        for page in range(1, min(PAGES, self._reader.document.page_count) + 1):
            self._reader.document.text(page, lambda _text: self._show_known())
        self._reach_goal()

    def _show_known(self) -> None:
        """Show the marks on the pages, and those of the abstract where the same words stand."""
        document = self._reader.document
        texts = {page: text for page in range(1, PAGES + 1) if (text := document.known_text(page)) is not None}
        self._reader.show_marks(echoes(self._marks, texts, self.file.id))
        if self._goal is not None and self._goal.mark:
            self._reach_goal()

    def _reach_goal(self) -> None:
        goal = self._goal
        if goal is None or not self._is_open:
            return
        if goal.mark:
            self._reach_mark(goal)
        elif goal.page:
            self._goal = None
            self._reader.show_words(goal.page, goal.words)

    def _reach_mark(self, goal: Goal) -> None:
        anchor = next((one.annotation.anchor for one in self._marks if one.annotation.id == goal.mark), None)
        if goal.mark and anchor is not None:
            self._goal = None
            self._choose(goal.mark, anchor)

    def _choose(self, mark: AnnotationId, anchor: Anchor) -> None:
        self._reader.choose_mark(mark if anchor.page else f"echo {mark}")
