"""What the pointer does to words and marks: the bar over a selection, the card of a mark, tools for drawing."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent

from reader_app.library.marks import PlacedMark
from reader_app.model.colour import COLOUR_NAMES
from reader_app.model.geometry import Point, Rect, bounds_of
from reader_app.pdf.anchoring import NOTE_SIZE
from reader_app.ui.pdf.comment_saving import CommentSaving
from reader_app.ui.pdf.drawing import Drawing, Tool
from reader_app.ui.pdf.link_layer import LinkLayer
from reader_app.ui.pdf.mark_dragging import MarkDragging
from reader_app.ui.pdf.mark_overlay import MarkOverlay
from reader_app.ui.pdf.mark_painting import fitted
from reader_app.ui.pdf.mark_writing import MarkWriting
from reader_app.ui.pdf.marking import Marking
from reader_app.ui.pdf.page_texts import PageTexts
from reader_app.ui.pdf.page_view import PageView
from reader_app.ui.pdf.selecting import Selecting
from reader_app.ui.reading.floating import place_beside
from reader_app.ui.reading.mark_card import MarkCard
from reader_app.ui.reading.selection_bar import SelectionBar
from reader_app.ui.theme import Theme

STILL = 4
"""Pixels: a click that moves further drags."""


class MarkingControls(QObject):
    """Acts on one view."""

    quote_requested = Signal(object)
    """The Anchor of words that the reader wants in the note."""
    chosen = Signal(str)
    """The id of the mark that is chosen; empty where none is any more."""
    tool_changed = Signal()
    """Another tool, kind or colour is taken."""

    def __init__(self, view: PageView, links: LinkLayer, selecting: Selecting, texts: PageTexts, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._links = links
        self._selecting = selecting
        self.overlay = MarkOverlay(view, theme)
        self.marking = Marking(self.overlay, selecting, texts, self)
        self.drawing = Drawing(view)
        self._dragging = MarkDragging(view, self.overlay, texts)
        self.bar = SelectionBar(theme, view)
        self.card = MarkCard(theme, view)
        self.writing = MarkWriting(view, theme, self)
        self.comments = CommentSaving(self)
        self._pressed: QPointF | None = None
        self.colour = COLOUR_NAMES[0]
        self.brush = ""
        """The kind that words get as soon as they are selected; empty while the reader is asked."""
        self._connect()
        view.viewport().installEventFilter(self)

    def take_tool(self, tool: Tool, brush: str = "") -> None:
        """Select, mark what is selected at once, or draw."""
        self.drawing.take(tool)
        self.brush = brush
        self._selecting.is_on = tool is Tool.SELECT
        self.choose("")
        self.tool_changed.emit()

    def take_colour(self, colour: str) -> None:
        """Mark in another colour from now on."""
        self.colour = self.drawing.colour = colour
        self.tool_changed.emit()

    def choose(self, mark: str, *, writes: bool = False) -> None:
        """Choose a mark and show its card, or, without an id, none."""
        before = self.overlay.chosen
        self.overlay.choose(mark)
        self.bar.hide()
        placed = self.overlay.mark(mark) if mark else None
        if placed is None:
            self.card.close_card()
        else:
            is_others = bool(placed.annotation.author)
            self._fill_card(placed)
            self.card.show()
            self._place_card()
            if writes and not is_others:
                self.card.write()
        if mark != before:
            self.chosen.emit(mark)

    def reveal(self, mark: str) -> None:
        """Bring a mark into view and choose it."""
        self._selecting.clear()
        self.overlay.reveal(mark)
        self.chosen.emit(mark)

    def step(self, by: int) -> None:
        """Go to the next mark, or back; from the page being read where none is chosen."""
        marks = self.overlay.ids()
        if not marks:
            return
        if self.overlay.chosen in marks:
            at = (marks.index(self.overlay.chosen) + by) % len(marks)
        else:
            pages = [self._page_of(mark) for mark in marks]
            later = [number for number, page in enumerate(pages) if page >= self._view.page]
            at = (later[0] if later else 0) if by > 0 else ((later[0] if later else len(marks)) - 1) % len(marks)
        self.reveal(marks[at])
        self.choose(marks[at])

    def refresh(self) -> None:
        """Show the card as the marks are kept now."""
        placed = self.overlay.mark(self.card.mark) if self.card.mark else None
        if placed is not None:
            self._fill_card(placed)
        elif self.card.mark:
            self.card.close_card()

    def mark_selected(self, kind: str, colour: str = "") -> None:
        """Mark what is selected."""
        self.bar.hide()
        if colour:
            self.colour = self.drawing.colour = colour
        self.marking.mark_selected(kind, colour or self.colour)
        self.tool_changed.emit()

    def comment_selected(self) -> None:
        """Mark what is selected, with words that are asked for."""
        target = self._selected_rect()
        self.bar.hide()
        kind = self.brush or "highlight"
        self.writing.ask(self.tr("Comment"), target, partial(self.marking.mark_selected, kind, self.colour))

    def quote_selected(self) -> None:
        anchor = self.marking.selected_anchor()
        if anchor is not None:
            self.bar.hide()
            self.quote_requested.emit(anchor)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            self._take_mouse(event)
        return False

    def _connect(self) -> None:
        self._selecting.rested.connect(self._offer)
        self._selecting.changed.connect(self._hide_bar)
        self._view.viewport_changed.connect(self._follow)
        self.bar.colour_chosen.connect(lambda colour: self.mark_selected("highlight", colour))
        self.bar.comment_requested.connect(self.comment_selected)
        self.bar.quote_requested.connect(self.quote_selected)
        self.bar.copy_requested.connect(self._selecting.copy)
        self.card.commented.connect(self.comments.type)
        self.comments.written.connect(self.marking.comment)
        self.card.closed.connect(self.comments.flush)
        self.card.recolour_requested.connect(self.marking.recolour)
        self.card.remove_requested.connect(self.remove)
        self.card.closed.connect(self._view.setFocus)
        self.drawing.placed.connect(self._place_note)
        self.drawing.framed.connect(self._take_frame)
        self.drawing.inked.connect(lambda page, strokes: self.marking.ink(page, strokes, self.colour))
        self._dragging.moved.connect(self.marking.preview_move)
        self._dragging.dropped.connect(self.marking.move)

    def remove(self, mark: str) -> None:
        """Remove a mark of the reader's own."""
        placed = self.overlay.mark(mark)
        if placed is not None and not placed.annotation.author:
            self.comments.flush()
            self.card.close_card()
            self.marking.remove(mark)

    def _offer(self) -> None:
        """Show the bar beside what was selected, or mark it where a kind is taken."""
        if not self._selecting.has_words:
            return
        if self.brush and self._pressed is None:
            self.mark_selected(self.brush)
            return
        place_beside(self.bar, self._selected_rect(), self._view.viewport().rect())
        self.bar.show()
        self.bar.raise_()

    def _hide_bar(self) -> None:
        self.bar.hide()
        if self._selecting.has_words:
            self.choose("")

    def _follow(self) -> None:
        """Keep the bar and the card beside what they belong to."""
        if not self.bar.isHidden():
            place_beside(self.bar, self._selected_rect(), self._view.viewport().rect())
        if self.card.mark:
            self._place_card()

    def _fill_card(self, placed: PlacedMark) -> None:
        mark = placed.annotation
        comment = self.comments.comment_of(mark.id, mark.comment)
        self.card.show_mark(placed, comment, is_locked=bool(mark.author))

    def _place_card(self) -> None:
        place_beside(self.card, self.overlay.rect_of(self.card.mark).toRect(), self._view.viewport().rect())

    def _selected_rect(self) -> QRect:
        """Return the last line of what is selected, on the viewport."""
        anchor = None
        for passage in self._selecting.passages():
            lines = self._selecting.texts.lines(passage.page)
            quads = lines.text.quads(passage.start, passage.end) if lines else ()
            if quads:
                anchor = self._view.to_view(passage.page, bounds_of(quads[-1])).toRect()
        return anchor or QRect(self._view.viewport().rect().center(), self._view.viewport().rect().center())

    def _take_mouse(self, event: QMouseEvent) -> None:
        kind, position = event.type(), event.position()
        if self.drawing.tool is not Tool.SELECT:
            return
        if kind == QEvent.Type.MouseMove and not event.buttons():
            self._hover(position)
        elif kind == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = position
        elif kind == QEvent.Type.MouseButtonDblClick and (mark := self.overlay.at(position)):
            self._pressed = None
            self._selecting.clear()
            self.choose(mark, writes=True)
        elif kind == QEvent.Type.MouseButtonRelease and self._pressed is not None:
            still = (position - self._pressed).manhattanLength() <= STILL
            self._pressed = None
            if still and not self._selecting.has_words and self._links.link_at(position) is None:
                self.choose(self.overlay.at(position))

    def _hover(self, position: QPointF) -> None:
        mark = self.overlay.at(position)
        self.overlay.hover(mark)
        if self._links.link_at(position) is not None:
            return
        shape = Qt.CursorShape.ArrowCursor
        if self.overlay.handle_at(position) is not None:
            shape = Qt.CursorShape.SizeAllCursor
        elif mark:
            shape = Qt.CursorShape.PointingHandCursor
        elif self._selecting.is_over_words(position):
            shape = Qt.CursorShape.IBeamCursor
        if self._view.viewport().cursor().shape() != shape:
            self._view.viewport().setCursor(shape)

    def _page_of(self, mark: str) -> int:
        placed = self.overlay.mark(mark)
        return placed.annotation.anchor.page if placed else 0

    def _place_note(self, page: int, point: Point) -> None:
        self.take_tool(Tool.SELECT)
        area = (point[0], point[1] - NOTE_SIZE, point[0] + NOTE_SIZE, point[1])
        self.writing.ask(
            self.tr("Note"), self._view.to_view(page, area).toRect(), partial(self._keep_note, page, point)
        )

    def _keep_note(self, page: int, point: Point, words: str) -> None:
        if words:
            self.marking.note(page, point, self.colour, words)

    def _take_frame(self, tool: str, page: int, area: Rect) -> None:
        if tool == Tool.SQUARE:
            self.marking.frame(page, area, "square", self.colour)
            return
        self.take_tool(Tool.SELECT)
        target = self._view.to_view(page, area).toRect()
        self.writing.ask(self.tr("Text on the page"), target, partial(self._keep_text, page, area))

    def _keep_text(self, page: int, area: Rect, words: str) -> None:
        if words:
            self.marking.frame(page, fitted(area, words), "freetext", self.colour, words)
