"""Marks made of what is selected or drawn, and the wishes for those that there are."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from reader_app.library.marks import PlacedMark
from reader_app.model.anchor import Anchor
from reader_app.model.annotation import Annotation
from reader_app.model.geometry import Point, Rect
from reader_app.model.ids import AnnotationId, AttachmentId
from reader_app.pdf.anchoring import area_anchor, ink_anchor, note_anchor, words_anchor
from reader_app.pdf.line_map import LineMap
from reader_app.pdf.uniting import united
from reader_app.ui.pdf.mark_overlay import MarkOverlay
from reader_app.ui.pdf.mark_wishes import MarkEdit, NewMark
from reader_app.ui.pdf.page_texts import PageTexts
from reader_app.ui.pdf.selecting import Selecting


class Marking(QObject):
    """Asks for marks; whoever keeps them shows them then."""

    made = Signal(object)
    """A NewMark."""
    changed = Signal(object)
    """A MarkEdit."""
    removed = Signal(str)
    """The id of a mark."""

    def __init__(self, overlay: MarkOverlay, selecting: Selecting, texts: PageTexts, parent: QObject) -> None:
        super().__init__(parent)
        self._overlay = overlay
        self._selecting = selecting
        self._texts = texts
        self._placed: tuple[PlacedMark, ...] = ()
        self.attachment: AttachmentId | None = None
        """The file that marks are made on."""

    def show(self, marks: tuple[PlacedMark, ...]) -> None:
        """Show the marks as they are kept."""
        self._placed = marks
        self._overlay.show_marks(marks)

    def mark_selected(self, kind: str, colour: str, comment: str = "") -> bool:
        """Mark what is selected, one mark a page; return whether there was something to mark."""
        passages = self._selecting.passages()
        anchors = [self._words(passage.page, passage.start, passage.end) for passage in passages]
        made = [anchor for anchor in anchors if anchor is not None]
        for number, anchor in enumerate(made):
            self._make(anchor, kind, colour, comment if number == 0 else "")
        if made:
            self._selecting.clear()
        return bool(made)

    def selected_anchor(self) -> Anchor | None:
        """Return the anchor of what is selected on its first page."""
        for passage in self._selecting.passages():
            anchor = self._words(passage.page, passage.start, passage.end)
            if anchor is not None:
                return anchor
        return None

    def note(self, page: int, point: Point, colour: str, comment: str) -> None:
        """Put a note beside the text; what can be said of the words there needs the page's words."""
        self._texts.when_known(
            [page], lambda held: self._put(note_anchor(held[page], page, point), "note", colour, comment)
        )

    def frame(self, page: int, area: Rect, kind: str, colour: str, comment: str = "") -> None:
        """Draw a box, or one with words."""
        self._texts.when_known(
            [page], lambda held: self._put(area_anchor(held[page], page, area), kind, colour, comment)
        )

    def ink(self, page: int, strokes: tuple[tuple[Point, ...], ...], colour: str) -> None:
        self._texts.when_known([page], lambda held: self._put(ink_anchor(held[page], page, strokes), "ink", colour, ""))

    def recolour(self, mark: str, colour: str) -> None:
        self.changed.emit(MarkEdit(AnnotationId(mark), colour=colour))

    def comment(self, mark: str, comment: str) -> None:
        self.changed.emit(MarkEdit(AnnotationId(mark), comment=comment))

    def preview_move(self, mark: str, anchor: Anchor) -> None:
        """Show a mark where it is being dragged, before anybody keeps it there."""
        moved = (_moved(placed, anchor) if placed.annotation.id == mark else placed for placed in self._placed)
        self._overlay.show_marks(tuple(moved))

    def move(self, mark: str, anchor: Anchor) -> None:
        self.changed.emit(MarkEdit(AnnotationId(mark), anchor=anchor))

    def remove(self, mark: str) -> None:
        self.removed.emit(mark)

    def _words(self, page: int, start: int, end: int) -> Anchor | None:
        lines = self._texts.lines(page)
        if lines is None or not lines.text.text[start:end].strip():
            return None
        return words_anchor(lines.text, page, start, end, self.attachment)

    def _make(self, anchor: Anchor, kind: str, colour: str, comment: str) -> None:
        lines: LineMap | None = self._texts.lines(anchor.page)
        if lines is None:
            return
        held = [_here(mark, self.attachment) for mark in self._overlay.annotations(anchor.page)]
        found = united(anchor, kind, colour, held, lines.text)
        absorbed = tuple(mark.id for mark in found.absorbed)
        self.made.emit(NewMark(found.anchor, kind, colour, comment, absorbed))

    def _put(self, anchor: Anchor, kind: str, colour: str, comment: str) -> None:
        self.made.emit(NewMark(replace(anchor, attachment=self.attachment), kind, colour, comment))


def _moved(placed: PlacedMark, anchor: Anchor) -> PlacedMark:
    return replace(placed, annotation=replace(placed.annotation, anchor=anchor))


def _here(mark: Annotation, attachment: AttachmentId | None) -> Annotation:
    """Return a mark as one on this file: those that are shown are."""
    return replace(mark, anchor=replace(mark.anchor, attachment=attachment))
