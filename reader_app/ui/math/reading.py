"""A text with LaTeX in it as a document for reading, and the way from its places to those of the source."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from reader_app.ui.math.commands import Style
from reader_app.ui.math.objects import OBJECT_CHARACTER, MathObjects
from reader_app.ui.math.offsets import Offsets, Piece, utf16_length
from reader_app.ui.math.segment import Kind, Segment
from reader_app.ui.math.segments import segments
from reader_app.ui.math.typeset import Formula, typeset
from reader_app.ui.math.unicode import formula_as_unicode

LINE_GAP = 0.42
PARAGRAPH_GAP = 0.75

# Qt may end a line on either side of an object; not before one that follows this, nor after a hyphen in its wake.
_WORD_JOINER = "\u2060"

# What Qt's documents take for the end of a block, a frame or an object, and what is no character at all.
_UNSAFE = {
    **dict.fromkeys((*range(0x09), *range(0x0B, 0x20), 0x7F, 0x85, 0x2028, 0x2029), " "),
    **dict.fromkeys((*range(0xD800, 0xE000), *range(0xFDD0, 0xFDF0), 0xFFFC, 0xFFFE, 0xFFFF), "\ufffd"),
    0x0A: " ",
    0x09: " ",
}


@dataclass(frozen=True, slots=True)
class Prepared:
    """A text cut and typeset, ready to be put into a document; made in any thread."""

    source: str
    segments: tuple[Segment, ...]
    formulas: tuple[Formula | None, ...]
    """One a segment: None where there is no formula, or one that is shown in Unicode."""


def prepare(text: str, *, typesets: bool = True) -> Prepared:
    """Cut the text and typeset its formulas: about 0.5 ms, and 4 ms a formula never seen before.

    Call it outside the GUI thread. `typesets=False` is quick in any thread and shows formulas in Unicode, for a first
    view while the other is on its way.
    """
    cut = segments(text)
    return Prepared(text, cut, tuple(_formula(segment) if typesets else None for segment in cut))


def _formula(segment: Segment) -> Formula | None:
    if segment.kind not in (Kind.MATH, Kind.DISPLAY):
        return None
    return typeset(segment.shown, is_display=segment.kind is Kind.DISPLAY)


class ReadingDocument:
    """Fills a QTextDocument with prepared texts and maps its positions to offsets of their source.

    Highlights belong into extra selections or a layout's formats: they leave the document, and so the positions, alone.
    """

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._objects = MathObjects(document)
        self._offsets = Offsets(())
        self._prepared = Prepared("", (), ())
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)

    @property
    def source(self) -> str:
        """The text that is shown, as it was given."""
        return self._prepared.source

    def fill(self, prepared: Prepared, font: QFont, link_colour: str = "") -> None:
        """Show the text in the font; GUI thread. Call again when font or theme change."""
        self._prepared = prepared
        self._document.clear()
        self._document.setDefaultFont(font)
        self._objects.set_font(font)
        writer = _Writer(self._document, self._objects, font, link_colour)
        for segment, formula in zip(prepared.segments, prepared.formulas, strict=True):
            writer.write(segment, formula)
        writer.finish()
        self._offsets = Offsets(writer.pieces)

    def source_offset(self, position: int) -> int:
        """Return the offset in the source of a position in the document."""
        return self._offsets.source(position)

    def document_position(self, offset: int) -> int:
        """Return the position in the document of an offset in the source."""
        return self._offsets.shown(offset)

    def source_range(self, start: int, end: int) -> tuple[int, int]:
        """Return what of the source is shown between two positions; formulas are never cut."""
        return self._offsets.source_range(start, end)

    def document_range(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the document the source between two offsets is shown; formulas are never cut."""
        return self._offsets.shown_range(start, end)

    def source_text(self, start: int, end: int) -> str:
        """Return the words of the source between two positions of the document, for copying and for anchors."""
        first, last = self.source_range(start, end)
        return self.source[first:last]


class _Writer:
    """Writes segments into a document one after another and notes how much room each took."""

    def __init__(self, document: QTextDocument, objects: MathObjects, font: QFont, link_colour: str) -> None:
        self.pieces: list[Piece] = []
        self._objects = objects
        self._link_colour = link_colour
        self._cursor = QTextCursor(document)
        self._font = font
        self._at_block_start = True
        self._breaks_next = False
        self._last = " "
        self._cursor.beginEditBlock()
        self._cursor.setBlockFormat(_paragraph(font))
        self._cursor.setBlockCharFormat(self._plain())

    def write(self, segment: Segment, formula: Formula | None) -> None:
        if segment.kind is Kind.BREAK:
            self._break(segment.start, segment.end)
        elif segment.kind is Kind.DISPLAY:
            self._write_display(segment, formula)
        elif segment.shown or segment.kind is Kind.MATH:
            self._write_inline(segment, formula)
        else:
            self.pieces.append(Piece(segment.start, segment.end, 0))

    def finish(self) -> None:
        self._cursor.endEditBlock()

    def _write_display(self, segment: Segment, formula: Formula | None) -> None:
        if not self._at_block_start:
            self._break(segment.start, segment.start)
        self._cursor.setBlockFormat(_display(self._font))
        self._write_inline(segment, formula)
        self._breaks_next = True

    def _write_inline(self, segment: Segment, formula: Formula | None) -> None:
        if self._breaks_next or self._at_block_start:
            segment = self._without_indent(segment)
        if not segment.shown and segment.kind is Kind.TEXT:
            return
        if self._breaks_next:
            self._break(segment.start, segment.start)
        style = self._style(segment)
        first = OBJECT_CHARACTER if formula is not None else segment.shown[:1]
        self._join(segment.start, first, style)
        if formula is not None:
            self._objects.insert(self._cursor, formula, style)
            self.pieces.append(Piece(segment.start, segment.end, 1))
            self._last = OBJECT_CHARACTER
        else:
            self._write_text(segment, style)
            self._last = segment.shown[-1:]
        self._at_block_start = False

    def _join(self, place: int, first: str, style: QTextCharFormat) -> None:
        """Keep a formula on the line of what touches it: "$k$-means", "($n$ rounds)"."""
        if OBJECT_CHARACTER in (self._last, first) and not (self._last + first).count(" "):
            self._cursor.insertText(_WORD_JOINER, style)
            self.pieces.append(Piece(place, place, 1))

    def _without_indent(self, segment: Segment) -> Segment:
        """Hide the spaces at the beginning of a paragraph and return what is left."""
        rest = segment.shown.lstrip(" ") if segment.kind is Kind.TEXT else segment.shown
        hidden = len(segment.shown) - len(rest) if segment.is_literal or not rest else 0
        if hidden == 0:
            return segment
        end = segment.start + hidden if segment.is_literal else segment.end
        self.pieces.append(Piece(segment.start, end, 0))
        return replace(segment, start=end, shown=rest)

    def _write_text(self, segment: Segment, style: QTextCharFormat) -> None:
        shown = segment.shown
        if segment.kind is not Kind.TEXT:
            shown = formula_as_unicode(shown) or shown
            style.setFontItalic(True)
        shown = shown.translate(_UNSAFE)
        self._cursor.insertText(shown, style)
        literal = shown if segment.is_literal else ""
        self.pieces.append(Piece(segment.start, segment.end, utf16_length(shown), literal))

    def _break(self, start: int, end: int) -> None:
        if self._at_block_start and not self._breaks_next:
            self.pieces.append(Piece(start, end, 0))
            return
        self._cursor.insertBlock(_paragraph(self._font), self._plain())
        self.pieces.append(Piece(start, end, 1))
        self._at_block_start, self._breaks_next, self._last = True, False, " "

    def _style(self, segment: Segment) -> QTextCharFormat:
        style = self._plain()
        if segment.style & Style.ITALIC:
            style.setFontItalic(True)
        if segment.style & Style.BOLD:
            style.setFontWeight(QFont.Weight.DemiBold)
        if segment.style & Style.MONO:
            style.setFontFixedPitch(True)
            style.setFontFamilies(["monospace"])
        if segment.style & Style.RAISED:
            style.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        if segment.style & Style.LOWERED:
            style.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSubScript)
        if segment.link:
            self._link(style, segment.link)
        return style

    def _plain(self) -> QTextCharFormat:
        """Name the font with the words: a QTextEdit lays its own over the document's default."""
        style = QTextCharFormat()
        style.setFont(self._font)
        return style

    def _link(self, style: QTextCharFormat, target: str) -> None:
        style.setAnchor(True)
        style.setAnchorHref(target)
        style.setToolTip(target)
        if self._link_colour:
            style.setForeground(QColor(self._link_colour))


def _paragraph(font: QFont) -> QTextBlockFormat:
    height = QFontMetricsF(font).height()
    style = QTextBlockFormat()
    style.setLineHeight(round(height * LINE_GAP), QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value)
    style.setBottomMargin(round(height * PARAGRAPH_GAP))
    return style


def _display(font: QFont) -> QTextBlockFormat:
    style = _paragraph(font)
    style.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return style
