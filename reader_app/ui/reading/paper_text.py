"""The abstract with everything that is done to it: marking, commenting, quoting, and the list of its highlights."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from reader_app.library.marks import PlacedMark
from reader_app.model.anchor import anchor_at
from reader_app.model.changes import Changes
from reader_app.model.hit import Span
from reader_app.ui.reading.abstract_view import AbstractView
from reader_app.ui.reading.floating import GAP, place_beside
from reader_app.ui.reading.highlight_list import HighlightList
from reader_app.ui.reading.keyword_row import KeywordRow
from reader_app.ui.reading.mark_card import MarkCard
from reader_app.ui.reading.mark_changes import MarkChanges
from reader_app.ui.reading.open_paper import OpenPaper
from reader_app.ui.reading.reading_column import ReadingColumn
from reader_app.ui.reading.selection_bar import SelectionBar
from reader_app.ui.session import Session
from reader_app.ui.theme import Theme, set_role


class PaperText(QWidget):
    """Shows abstract, keywords and highlights of one paper, and asks the library for changes to the highlights."""

    search_requested = Signal(str)
    quote_requested = Signal(str)
    history_requested = Signal(str)
    """The id of a highlight."""
    reveal_requested = Signal(QRect)
    """What the pane should bring into view, in this widget's coordinates."""

    def __init__(self, session: Session, theme: Theme, room: ReadingColumn) -> None:
        """`room` is the column in which the bar and the card float."""
        super().__init__(room.page)
        self._room = room
        self._shown: OpenPaper | None = None
        self._awaits_comment = ""
        self._is_locked = False
        self._changes = MarkChanges(session, self)
        self._label, self._count, self._none = QLabel(self), QLabel(self), QLabel(self)
        self._abstract = AbstractView(theme, self)
        self._keywords = KeywordRow(self)
        self._list = HighlightList(theme, self._changes.comments.unsaved, self)
        self._bar = SelectionBar(theme, room.page)
        self._card = MarkCard(theme, room.page)
        self._build()
        self._listen()

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What the Tab key reaches, in this order."""
        return self._abstract, *self._keywords.controls, *self._list.controls

    def show_paper(self, shown: OpenPaper, found: Sequence[Span]) -> None:
        """Show a paper as it is now; `found` are the words of its abstract that were searched for."""
        if self._shown is None or self._shown.paper.id != shown.paper.id:
            self._abstract.clear_choice()
            self._card.close_card()
        self._shown = shown
        paper = shown.paper
        self._label.setText(self.tr("Summary (not the authors’ abstract)") if paper.is_summary else self.tr("Abstract"))
        self._abstract.show_text(shown.abstract)
        self._abstract.show_marks(shown.marks, found)
        self._abstract.setVisible(bool(paper.abstract))
        self._none.setVisible(not paper.abstract)
        self._keywords.show_keywords(paper.keywords)
        self._list.show_marks(shown.marks, is_locked=shown.is_read_only)
        self._count.setText(self.tr("Highlights") + f"  {len(shown.marks)}")
        self._count.setVisible(bool(shown.marks))
        self._list.setVisible(bool(shown.marks))
        self._refresh_card()

    def set_text_size(self, delta: int) -> None:
        """Show the words some points larger or smaller."""
        self._abstract.set_text_size(delta)
        self._list.set_text_size(delta)

    def pending(self) -> bool:
        """Say whether there are words of comments that the library does not have yet."""
        return self._changes.comments.pending()

    def flush(self, done: Callable[[bool], None] | None = None) -> None:
        """Save comments now; `done` is told whether everything typed is in the library then."""
        self._changes.comments.flush(done)

    def lock(self) -> None:
        """Take no more marks."""
        self._is_locked = True

    @property
    def found_count(self) -> int:
        """How many places of the abstract hold words that were searched for."""
        return self._abstract.found_count

    def show_found(self, number: int, *, choose: bool = True) -> None:
        """Bring a place that was found into sight, and choose its words."""
        self._room.settle()
        where = self._abstract.choose_found(number) if choose else self._abstract.found_rect(number)
        self._reveal_in_abstract(where)

    def show_mark(self, mark: str) -> None:
        """Bring a highlight into sight, and draw the eye to it."""
        where = self._abstract.mark_rect(mark)
        if not where.isEmpty():
            self._reveal_in_abstract(where)
            self._abstract.flash(mark)

    def enter(self) -> None:
        """Give the keyboard to the abstract."""
        self._abstract.setFocus()

    def _build(self) -> None:
        self.setObjectName("paper_text")
        for label in (self._label, self._count):
            set_role(label, "section")
        self._none.setText(self.tr("No abstract. Add one under Edit details."))
        set_role(self._none, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, gap in (
            (self._label, 8),
            (self._abstract, 0),
            (self._none, 0),
            (self._keywords, 0),
            (self._count, 4),
            (self._list, 0),
        ):
            if widget in (self._keywords, self._count):
                column.addSpacing(18)
            column.addWidget(widget)
            column.addSpacing(gap)

    def _listen(self) -> None:
        abstract, changes = self._abstract, self._changes
        abstract.mark_requested.connect(self._mark)
        abstract.comment_requested.connect(self._mark_with_comment)
        abstract.mark_chosen.connect(self._comment_on)
        abstract.selection_settled.connect(self._show_bar)
        abstract.caret_moved.connect(self._reveal_in_abstract)
        for source in (abstract, self._list, self._card):
            source.recolour_requested.connect(changes.recolour)
            source.remove_requested.connect(changes.remove)
        for source in (abstract, self._list):
            source.quote_requested.connect(self.quote_requested)
        for source in (self._list, self._card):
            source.commented.connect(changes.comments.keep)
        self._list.history_requested.connect(self.history_requested)
        self._list.chosen.connect(self.show_mark)
        self._list.emptied.connect(abstract.setFocus)
        self._card.closed.connect(self._end_card)
        self._bar.colour_chosen.connect(abstract.mark_chosen_words)
        self._bar.comment_requested.connect(abstract.comment_chosen_words)
        self._bar.quote_requested.connect(abstract.quote_chosen_words)
        self._bar.copy_requested.connect(abstract.copy)
        self._keywords.keyword_chosen.connect(lambda words: self.search_requested.emit(f'"{words}"'))

    def _mark(self, start: int, end: int, colour: str, done: Callable[[Changes], None] | None = None) -> None:
        if self._shown is not None and not self._is_locked:
            paper = self._shown.paper
            self._changes.add(paper.id, anchor_at(paper.abstract, start, end), colour, done)

    def _mark_with_comment(self, start: int, end: int) -> None:
        self._mark(start, end, "yellow", self._await_comment)

    def _await_comment(self, changes: Changes) -> None:
        """Open the card of the new highlight once it is read back from the library."""
        self._awaits_comment = next(iter(changes.annotations), "")
        self._refresh_card()

    def _refresh_card(self) -> None:
        known = {mark.annotation.id for mark in self._shown.marks} if self._shown else set()
        if self._awaits_comment in known:
            self._comment_on(self._awaits_comment)
        elif self._card.mark and self._card.mark not in known:
            self._card.close_card()
        elif self._card.mark:
            self._open_card(self._card.mark)

    def _comment_on(self, mark: str) -> None:
        """Open the card ready for typing: letters typed beside it would be commands of the window."""
        self._open_card(mark)
        self._card.write()

    def _open_card(self, mark: str) -> None:
        placed = next((each for each in self._marks() if each.annotation.id == mark), None)
        if placed is None:
            return
        self._awaits_comment = ""
        self._bar.hide()
        unsaved = self._changes.comments.unsaved(mark)
        comment = placed.annotation.comment if unsaved is None else unsaved
        is_locked = self._shown is not None and self._shown.is_read_only
        self._card.show_mark(placed, comment, is_locked=is_locked)
        self._room.settle()
        place_beside(self._card, self._in_room(self._abstract, self._abstract.mark_rect(mark)), self._visible())
        self._card.show()
        self._card.raise_()

    def _end_card(self) -> None:
        self._changes.comments.flush()
        self._abstract.setFocus()

    def _show_bar(self, where: QRect) -> None:
        if where.isEmpty() or self._is_locked:
            self._bar.hide()
            return
        self._card.close_card()
        place_beside(self._bar, self._in_room(self._abstract, where), self._visible())
        self._bar.show()

    def _reveal_in_abstract(self, where: QRect) -> None:
        self.reveal_requested.emit(QRect(self._abstract.mapTo(self, where.topLeft()), where.size()))

    def _marks(self) -> tuple[PlacedMark, ...]:
        return self._shown.marks if self._shown else ()

    def _in_room(self, widget: QWidget, where: QRect) -> QRect:
        return QRect(widget.mapTo(self._room.page, where.topLeft()), where.size())

    def _visible(self) -> QRect:
        """Return the part of the page that the pane shows now, as wide as the text with a little on either side."""
        shown = self._room.visible_rect()
        column = self._in_room(self._abstract, self._abstract.rect()).adjusted(-GAP, 0, GAP, 0)
        return QRect(column.left(), shown.top(), column.width(), shown.height())
