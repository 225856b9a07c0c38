"""The pane in which a chosen paper is read, or several are dealt with at once.

What is done here is done to the paper that is shown, which is the one whose answer came from the library last, never
to one that was only asked for.
"""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from reader_app.model.changes import Changes
from reader_app.model.ids import PaperId
from reader_app.model.paper import ReadState
from reader_app.search.matcher import Matcher
from reader_app.ui.math import prepare
from reader_app.ui.notes.note_editor import NoteEditor
from reader_app.ui.reading.edit_paper import EditPaper
from reader_app.ui.reading.found_words import FoundWords
from reader_app.ui.reading.many_papers import ManyPapers, Several, several
from reader_app.ui.reading.open_paper import OpenPaper, open_paper
from reader_app.ui.reading.paper_files import PaperFiles
from reader_app.ui.reading.paper_head import PaperHead
from reader_app.ui.reading.paper_text import PaperText
from reader_app.ui.reading.reading_column import ReadingColumn
from reader_app.ui.reading.stylesheet import reading_styles
from reader_app.ui.reading.tab_order import chain
from reader_app.ui.session import Session
from reader_app.ui.settings import Settings
from reader_app.ui.theme import Divider, EmptyState, Theme

GREY_AFTER_MS = 300
WARM_UP_AFTER_MS = 1500


class DetailPane(QWidget):
    """Shows nothing, one paper, or several."""

    search_requested = Signal(str)
    """A query that the reader clicked: an author, a tag, a keyword."""
    preview_toggled = Signal(bool)
    """The note is shown typeset, or for writing."""
    left = Signal()
    """Escape: the reader wants to go back to the list."""
    history_requested = Signal(object, str, str)
    """Of a paper: its note ("notes"), or one highlight ("", and its id)."""
    paper_shown = Signal(str)
    """A paper has come from the library and is on screen."""
    pdf_opened = Signal(str)
    """The id of a file that the reader wants to read."""
    attach_requested = Signal(object, object)
    """A paper, and PDFs to attach to it; an empty list where they are yet to be chosen."""

    def __init__(self, session: Session, theme: Theme, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._topic = f"detail {id(self)}"
        self._theme = theme
        self._wanted: PaperId | None = None
        self._wanted_many: tuple[PaperId, ...] = ()
        self._shown: OpenPaper | None = None
        self._matcher: Matcher | None = None
        self._column, self._many_column = ReadingColumn(self), ReadingColumn(self)
        self._head = PaperHead(theme, self._column.page)
        self._files = PaperFiles(session, self._head.files, self)
        self._text = PaperText(session, theme, self._column)
        self._note = NoteEditor(session, theme, settings, self._column.page)
        self._found = FoundWords(self._text, self._note)
        self._many = ManyPapers(theme, self._many_column.page)
        self._empty = EmptyState(
            "book_open",
            self.tr("No paper chosen"),
            self.tr("Choose one in the list to read its abstract, mark words in it and write a note."),
            parent=self,
        )
        self._late, self._idle = QTimer(self), QTimer(self)
        self._build()
        self._listen()
        self._dress()
        self.set_text_size(settings.text_size)

    def show_paper(self, paper: PaperId | None, matcher: Matcher | None = None) -> None:
        """Show a paper, with the words that were searched for marked; None shows that there is none."""
        self._matcher = matcher
        self._wanted_many = ()
        if paper is not None and paper == self._wanted:
            self._show()
            return
        self._turn_to(paper)
        if paper is None:
            self._stack.setCurrentWidget(self._empty)
        else:
            self._late.start(GREY_AFTER_MS)
            self._ask()

    def show_many(self, papers: Sequence[PaperId]) -> None:
        """Show what several papers have in common, with what can be done to all of them."""
        self._turn_to(None)
        self._wanted_many = tuple(papers)
        self._ask_many()

    def set_text_size(self, delta: int) -> None:
        """Show everything some points larger or smaller."""
        for part in (self._column, self._head, self._text, self._note):
            part.set_text_size(delta)

    def pending(self) -> bool:
        """Say whether there are words that the library does not have yet."""
        return self._note.pending() or self._text.pending()

    def flush(self, done: Callable[[bool], None] | None = None) -> None:
        """Save now; `done` is told whether everything typed is in the library then."""
        self._text.flush()
        self._note.flush(None if done is None else lambda _saved: self._text.flush(lambda _: done(not self.pending())))

    def lock(self) -> None:
        """Offer nothing that changes the library; the note locks itself when it is read."""
        for part in (self._head, self._text, self._many):
            part.lock()

    def enter(self) -> None:
        """Give the keyboard to the abstract, at the words that were searched for."""
        self._text.enter()
        self._found.land()

    def step_found(self, by: int) -> None:
        """Go to the next words that were searched for, or back."""
        if self._shown is not None:
            self._found.step(by)

    def scroll_on(self, pages: int) -> bool:
        """Scroll the paper by so many pages; False where its end, or its beginning, is reached."""
        return self._shown is not None and self._column.scroll_on(pages)

    def write_note(self) -> None:
        """Give the keyboard to the note."""
        self._note.write()
        self._column.reveal(self._note, self._note.rect())

    def quote(self, markdown: str) -> None:
        """Add a quotation to the note, with the caret below it."""
        self._note.append(markdown)

    def edit_tags(self) -> None:
        """Open the field for a new tag."""
        if self._wanted_many:
            self._many.tags.edit()
        elif self._shown is not None:
            self._column.to_top()
            self._head.tags.edit()

    def edit_details(self) -> None:
        """Open the dialog in which the paper's details are put right."""
        if self._shown is not None:
            EditPaper(self._session, self._shown.paper, self).open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def open_link(self) -> None:
        """Say where the paper's first link goes, ready to be opened."""
        if self._shown is not None:
            self._head.links.open_first()

    def _build(self) -> None:
        self.setObjectName("detail_pane")
        self.setAccessibleName(self.tr("Paper"))
        self._column.add(self._head)
        self._column.add(Divider(parent=self._column.page), gap=18)
        self._column.add(self._text, gap=18)
        self._column.add(Divider(parent=self._column.page), gap=24)
        self._column.add(self._note, gap=12)
        self._column.finish()
        self._many_column.add(self._many)
        self._many_column.finish()
        self._stack = QStackedLayout(self)
        for side in (self._empty, self._column, self._many_column):
            self._stack.addWidget(side)
        for timer in (self._late, self._idle):
            timer.setSingleShot(True)
        self._idle.start(WARM_UP_AFTER_MS)

    def _listen(self) -> None:
        head, text, note = self._head, self._text, self._note
        self._session.changed.connect(self._follow)
        self._theme.changed.connect(self._dress)
        self._late.timeout.connect(partial(self._column.page.setDisabled, True))
        self._idle.timeout.connect(self._warm_up)
        head.search_requested.connect(self.search_requested)
        text.search_requested.connect(self.search_requested)
        head.state_chosen.connect(self._set_state)
        head.star_toggled.connect(self._set_starred)
        head.day_chosen.connect(self._set_day)
        head.edit_requested.connect(self.edit_details)
        self._files.pdf_opened.connect(self.pdf_opened)
        self._files.attach_requested.connect(self.attach_requested)
        text.quote_requested.connect(note.quote)
        text.reveal_requested.connect(partial(self._column.reveal, text))
        text.history_requested.connect(partial(self._request_history, ""))
        note.history_requested.connect(partial(self._request_history, "notes", ""))
        note.caret_moved.connect(partial(self._column.reveal, note))
        note.preview_toggled.connect(self.preview_toggled)
        self._many.state_chosen.connect(self._set_state)
        self._many.star_requested.connect(self._set_starred)
        self._many.trash_requested.connect(self._set_trashed)
        for tags in (head.tags, self._many.tags):
            tags.add_requested.connect(self._add_tags)
            tags.remove_requested.connect(self._remove_tag)
            tags.recolour_requested.connect(self._recolour_tag)
            tags.tag_chosen.connect(self._find_tag)

    def _turn_to(self, paper: PaperId | None) -> None:
        """Save what was typed into the paper shown until now, and want another one."""
        self._late.stop()
        self._wanted = paper
        self._text.flush()
        self._note.show_paper(paper)
        if paper is None:
            self._shown = None
            self._files.show_paper(None)

    def _warm_up(self) -> None:
        """Load what typesets formulas while nothing is asked for: the first paper that has some need not wait."""
        self._session.work(lambda _progress: prepare("$x$"), done=lambda _prepared: None)

    def _ask(self) -> None:
        if self._wanted is not None:
            self._session.ask(self._topic, partial(open_paper, paper=self._wanted), self._take)

    def _ask_many(self) -> None:
        self._session.ask(self._topic, partial(several, ids=self._wanted_many), self._take_many)

    def _take(self, shown: OpenPaper | None) -> None:
        if shown is None or shown.paper.id != self._wanted:
            return
        self._late.stop()
        self._column.page.setEnabled(True)
        is_other = self._shown is None or self._shown.paper.id != shown.paper.id
        self._shown = shown
        self._show()
        self._stack.setCurrentWidget(self._column)
        if is_other:
            self._column.to_top()
            self.paper_shown.emit(shown.paper.id)

    def _show(self) -> None:
        if self._shown is not None:
            self._head.show_paper(self._shown)
            self._files.show_paper(self._shown)
            self._found.show(self._shown, self._matcher)
            first, *others = (*self._head.controls, *self._text.controls, *self._note.controls)
            chain(first, others)

    def _take_many(self, shown: Several) -> None:
        if self._wanted_many:
            self._many.show_papers(shown)
            self._stack.setCurrentWidget(self._many_column)

    def _follow(self, changes: Changes, _origin: object) -> None:
        """Read again what a change may have touched; what is typed into the note shows nowhere else."""
        is_only_note = bool(changes.notes) and changes.papers <= changes.notes and not changes.annotations
        if is_only_note and not changes.tags:
            return
        if self._wanted_many and (changes.tags or not changes.papers.isdisjoint(self._wanted_many)):
            self._ask_many()
        elif self._wanted in changes.papers or changes.tags or changes.feeds:
            self._ask()

    def _papers(self) -> tuple[PaperId, ...]:
        """Return the papers on screen, to which things are done."""
        if self._wanted_many:
            return self._wanted_many
        return (self._shown.paper.id,) if self._shown else ()

    def _request_history(self, table: str, key: str) -> None:
        if self._shown is not None:
            self.history_requested.emit(self._shown.paper.id, table, key)

    def _set_state(self, state: ReadState) -> None:
        papers = self._papers()
        self._session.change(lambda library: library.papers.set_state(papers, state))

    def _set_starred(self, starred: bool) -> None:
        papers = self._papers()
        self._session.change(lambda library: library.papers.set_starred(papers, starred))

    def _set_trashed(self, trashed: bool) -> None:
        papers = self._papers()
        if trashed:
            self._session.change(lambda library: library.papers.trash(papers))
        else:
            self._session.change(lambda library: library.papers.restore(papers))

    def _set_day(self, day: str) -> None:
        """Correct the day of the page that showed the paper, or, where that is gone, the paper's own."""
        if self._shown is None:
            return
        paper, page = self._shown.paper.id, self._shown.page
        if page is not None:
            self._session.change(lambda library: library.feeds.set_date(page.id, day))
        else:
            self._session.change(lambda library: library.papers.edit(paper, first_seen=day))

    def _add_tags(self, names: Sequence[str]) -> None:
        papers = self._papers()
        self._session.change(lambda library: library.tags.add(papers, names))

    def _remove_tag(self, name: str) -> None:
        papers = self._papers()
        self._session.change(lambda library: library.tags.remove(papers, [name]))

    def _recolour_tag(self, name: str, colour: str) -> None:
        self._session.change(lambda library: library.tags.recolour(name, colour))

    def _find_tag(self, name: str) -> None:
        self.search_requested.emit(f'tag:"{name}"')

    def _dress(self) -> None:
        points = QApplication.font().pointSizeF()
        self.setStyleSheet(reading_styles(self._theme.colours, points))
